"""The cards of settings that are nothing but settings, each with its rows; and the limits with their gauge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.settings import OrganizationLine, ServiceLine, WarehouseLine
from gui import format as formats
from gui.connect.rights import advice
from gui.i18n import say
from gui.pages.settings import words
from gui.pages.settings.lists import AmountsRow, RulesRow, StoreMapRow, StoresRow
from gui.pages.settings.rows import NumberRow, SelectRow, SettingRow, SwitchRow, TextRow
from gui.pages.settings.setting_card import SettingCard
from gui.widgets.bars import BudgetGauge
from gui.widgets.button import Button
from gui.widgets.label import Label

if TYPE_CHECKING:
    from core.app import BudgetFigures

#: The only setting of the schedule that stands here: the others have their own page.
_SCHEDULE = "schedule.enabled"
_GUARD = ("zero_count", "zero_share", "few_count", "few_share", "rise_factor", "rise_share")
_TITLES = {
    "stock": QT_TRANSLATE_NOOP("SettingsCards", "What the shop is told"),
    "warehouses": QT_TRANSLATE_NOOP("SettingsCards", "Warehouses for stock"),
    "orders": QT_TRANSLATE_NOOP("SettingsCards", "Orders in stock and on screen"),
    "forwarding": QT_TRANSLATE_NOOP("SettingsCards", "Orders → MoySklad"),
    "guard": QT_TRANSLATE_NOOP("SettingsCards", "Guard of the push"),
    "matching": QT_TRANSLATE_NOOP("SettingsCards", "Matching rules"),
    "limits": QT_TRANSLATE_NOOP("SettingsCards", "MoySklad’s API budget"),
    "schedule": QT_TRANSLATE_NOOP("SettingsCards", "Schedule"),
}
_NOTES = {
    "guard": QT_TRANSLATE_NOOP(
        "SettingsCards", "A push that looks like a mistake stops and asks. Nothing is sent until a person decides."
    ),
    "limits": QT_TRANSLATE_NOOP(
        "SettingsCards",
        "MoySklad gives an account a certain number of units per 3 seconds, for all programs together.",
    ),
}


class Info(Protocol):
    """What is known of a setting."""

    unit: str
    low: int | None
    high: int | None
    one_of: tuple[str, ...]
    default: object


def _title(name: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("SettingsCards", _TITLES[name])


def _note(name: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("SettingsCards", _NOTES[name])


class Maker:
    """Makes rows by what is known of a setting."""

    def __init__(self, infos: dict[str, Info]) -> None:
        self._infos = infos

    def number(self, key: str) -> NumberRow:
        """A number's row."""
        info = self._infos[key]
        return NumberRow(key, info.unit, info.low, info.high)

    def select(self, key: str) -> SelectRow:
        """A row of core's choices."""
        return SelectRow(key, lambda: words.choices(key, self._infos[key].one_of))

    def any(self, key: str) -> SettingRow:
        """A row for a setting that nobody placed: by its kind."""
        info = self._infos[key]
        if isinstance(info.default, bool):
            return SwitchRow(key)
        if info.one_of:
            return self.select(key)
        return TextRow(key) if isinstance(info.default, str) else self.number(key)


class StockCard(SettingCard):
    """How the shop's figure comes about."""

    def __init__(self, make: Maker) -> None:
        self.folders = AmountsRow("stock.safety_by_folder", "folder")
        self.items = AmountsRow("stock.safety_by_item", "item")
        rows = [
            make.select("stock.measure"),
            make.number("stock.safety_global"),
            self.folders,
            self.items,
            make.select("stock.rounding"),
            SwitchRow("stock.reserve_to_shop"),
            make.select("stock.reserve_changes"),
        ]
        super().__init__("stock", _title("stock"), rows)


class WarehouseCard(SettingCard):
    """Which warehouses count, and which store takes them."""

    def __init__(self) -> None:
        self.stores, self.map = StoresRow(), StoreMapRow()
        super().__init__("stock", _title("warehouses"), [self.stores, self.map])


class ForwardingCard(SettingCard):
    """Which orders go to MoySklad, and how they are made out there."""

    def __init__(self, make: Maker) -> None:
        self._names: dict[str, Sequence[tuple[str, str]]] = {}
        self._picked = {
            key: SelectRow(key, lambda key=key: self._choices(key))
            for key in ("orders.organization_id", "orders.store_id", "orders.delivery_item_id")
        }
        rows: list[SettingRow] = [
            SwitchRow("orders.forward"),
            SwitchRow("orders.paid_only"),
            *self._picked.values(),
            make.select("orders.vat"),
            make.select("orders.price_mode"),
            SwitchRow("orders.reserve"),
            SwitchRow("orders.own_numbers"),
        ]
        super().__init__("orders", _title("forwarding"), rows)

    def show_choices(
        self,
        organizations: Sequence[OrganizationLine],
        warehouses: Sequence[WarehouseLine],
        services: Sequence[ServiceLine],
    ) -> None:
        """What the account has to choose from."""
        names = {
            "orders.organization_id": [(one.id, one.name) for one in organizations],
            "orders.store_id": [(one.id, one.name) for one in warehouses],
            "orders.delivery_item_id": [(one.id, one.name) for one in services],
        }
        if names != self._names:
            self._names = dict(names)
            for row in self._picked.values():
                row.renew()

    def _choices(self, key: str) -> list[tuple[str, str]]:
        return [("", QCoreApplication.translate("SettingsCards", "not chosen yet")), *self._names.get(key, ())]


class OrdersCard(SettingCard):
    """How orders count in the stock and on the screens."""

    def __init__(self, make: Maker) -> None:
        rows = [
            SwitchRow("stock.count_in_flight"),
            make.number("stock.in_flight_seconds"),
            make.select("stock.shop_reserves"),
            make.number("load.orders_days"),
            make.number("shipments.partly_days"),
        ]
        super().__init__("orders", _title("orders"), rows)


class GuardCard(SettingCard):
    """When a push stops and asks."""

    def __init__(self, make: Maker) -> None:
        super().__init__(
            "guard", _title("guard"), [make.number(f"stock.brake_{name}") for name in _GUARD], _note("guard")
        )


class MatchingCard(SettingCard):
    """What may link by itself."""

    def __init__(self) -> None:
        rows = [RulesRow(), SwitchRow("link.several_offers"), SwitchRow("link.write_copies")]
        super().__init__("matching", _title("matching"), rows)


class LimitsCard(SettingCard):
    """Our share of MoySklad's budget, and how much of it is in use."""

    def __init__(self, make: Maker) -> None:
        self.gauge = BudgetGauge()
        self.figures = Label(font="small", color="t2", wrap=True)
        self.price = Label(font="small", color="t3", wrap=True)
        self._figures: BudgetFigures | None = None
        self._facts: Mapping[str, object] = {}
        super().__init__("limits", _title("limits"), [make.number("budget.cap")], _note("limits"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.gauge, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.figures, 1)
        self.add(line)
        self.add(self.price)
        self.card_words()

    def show_figures(self, figures: BudgetFigures, facts: Mapping[str, object]) -> None:
        """Show the gauge, and by the facts of the token what a request costs and how it gets cheaper."""
        self._figures, self._facts = figures, facts
        self.gauge.set_figures(figures.used, figures.limit, figures.cap)
        self.retranslate()

    def retranslate(self) -> None:
        now = self._figures
        if now is None:
            return
        told = self.tr("%1 of %2 units in use, our limit is %3 per %4 s")
        shown = (now.used, now.limit, now.cap, round(now.window))
        for at, number in enumerate(shown, start=1):
            told = told.replace(f"%{at}", formats.number(number))
        self.figures.setText(told)
        self.gauge.setAccessibleName(told)
        weight, requests = self._facts.get("weight"), self._facts.get("requests_per_window")
        price = [f"{say('cli.budget', {'weight': weight, 'requests': requests})}."] if weight else []
        self.price.setText("\n".join([*price, *(f"{line}." for line in advice(self._facts))]))
        self.price.setVisible(bool(self.price.text()))


class ScheduleCard(SettingCard):
    """The switch of the schedule, and the way to its page."""

    page_wanted = Signal()

    def __init__(self) -> None:
        self.open = Button(icon="timer", size=30)
        super().__init__("schedule", _title("schedule"), [SwitchRow(_SCHEDULE)])
        line = QHBoxLayout()
        line.addWidget(self.open)
        line.addStretch(1)
        self.add(line)
        self.open.clicked.connect(self.page_wanted.emit)

    def retranslate(self) -> None:
        self.open.set_label(self.tr("Intervals, quiet hours, history…"))


def elsewhere(key: str) -> bool:
    """Whether a setting is changed on another page, or by the window itself."""
    own = ("ui.geometry", "stock.sold_out_by_folder")
    return key in own or (key.startswith("schedule.") and key != _SCHEDULE)


def unplaced(infos: dict[str, Info], placed: set[str], make: Maker) -> list[SettingRow]:
    """Rows for settings that no card has: a newer part of the program may have brought them."""
    return [make.any(key) for key in infos if key not in placed and not elsewhere(key)]
