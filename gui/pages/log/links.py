"""Where an entry leads: its object's page, and the acts that put right what it tells of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.domain.screens.log import LogRow, LogSource

#: Beginnings of codes whose cure is a look at the keys and addresses of both systems.
_CONNECTION = ("moysklad.", "bitrix.", "log.connection.lost.", "jobs.not_connected")


@dataclass(frozen=True, slots=True)
class Act:
    """A button of an opened entry. `page` and `target` are where it leads; special pages: connections, undo, run."""

    words: str
    icon: str
    page: str
    target: str = ""


def place_of(row: LogRow) -> tuple[str, str]:
    """Page and target of the entry's object; ("", "") when there is none to show."""
    about = row.about
    sales = "shipments" if row.source is LogSource.SHIPMENTS else "orders"
    places = {
        "order": (sales, f"order:{about.id}"),
        "shipment": ("shipments", f"order:{about.id}"),
        "orders": ("orders", ""),
        "conflict": ("conflicts", f"conflict:{about.id}"),
        "conflicts": ("conflicts", ""),
        "item": ("mapping", f"item:{about.id}"),
        "offer": ("stock", f"offer:{about.id}"),
        "links": ("mapping", "tab:linked"),
        "offers": ("stock", f"run:{about.id}"),
        "plan": ("stock", "preview"),
        "limit": ("settings", "limits"),
        "connection": ("settings", "connections"),
        "secret": ("settings", "connections"),
        "setting": ("settings", f"setting:{about.id}"),
        "database": ("settings", "data"),
    }
    return places.get(about.kind, ("", ""))


def acts_of(row: LogRow) -> list[Act]:
    """Buttons under the explanation, the cure first."""
    translate = QCoreApplication.translate
    found: list[Act] = []
    params = row.params
    if params.get("item_id") and row.source in (LogSource.ORDERS, LogSource.SHIPMENTS):
        found.append(Act(translate("LogLinks", "Map the item"), "link", "mapping", f"item:{params['item_id']}"))
    elif params.get("offer_id") and row.source in (LogSource.ORDERS, LogSource.SHIPMENTS):
        found.append(Act(translate("LogLinks", "Map the item"), "link", "mapping", f"offer:{params['offer_id']}"))
    if row.code.startswith(_CONNECTION):
        found.append(Act(translate("LogLinks", "Check the connections"), "plugs-connected", "connections"))
    if row.undoable:
        found.append(Act(translate("LogLinks", "Undo"), "arrow-u-up-left", "undo"))
    page, target = place_of(row)
    words = {
        "order": translate("LogLinks", "Open the order"),
        "shipment": translate("LogLinks", "Open the shipment"),
        "orders": translate("LogLinks", "Show orders"),
        "conflict": translate("LogLinks", "Open the conflict"),
        "conflicts": translate("LogLinks", "Show conflicts"),
        "item": translate("LogLinks", "Show the item"),
        "offer": translate("LogLinks", "Show the offer"),
        "links": translate("LogLinks", "Show linked items"),
        "offers": translate("LogLinks", "Show stock"),
        "plan": translate("LogLinks", "Preview changes"),
    }
    if page:
        word = words.get(row.about.kind, translate("LogLinks", "Open settings"))
        found.append(Act(word, "arrow-square-out", page, target))
    if row.run_id is not None:
        found.append(Act(translate("LogLinks", "All about this run"), "list-dashes", "run", f"run:{row.run_id}"))
    return found
