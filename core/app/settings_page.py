"""The settings page's and the wizard's door: what they show besides the values, keys, copies, carrying over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from core.app.settings_file import portable, read_file, write_file
from core.domain.catalogue import ReferenceKind
from core.domain.rights import passes
from core.domain.screens.settings import (
    STEPS,
    About,
    CheckedSystem,
    CopyLine,
    Imported,
    ItemChoice,
    OrganizationLine,
    SafetyLine,
    ServiceLine,
    Setup,
    ShopStores,
    WarehouseLine,
)
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs import initial_load, marks
from core.jobs.stock_read import MEASURES
from core.ports import SecretName
from core.settings import ConnectionSettings, OrderSettings, SettingInfo, StockSettings, describe
from core.store import backups
from core.store.windows.settings import SettingsWindow
from core.version import VERSION

if TYPE_CHECKING:
    from core.app.doors import Surroundings

#: Where the wizard keeps which of its own steps (stock, statuses) a person went through.
SETUP_KEY = "ui.setup"
_OWN_STEPS = ("stock", "statuses")
_KINDS = {"hand": "hand", "good": "daily", "skladlink": "upgrade"}
#: Groups of settings by the screens that show what follows from them.
_TOPICS = {"stock": {"settings", "stock"}, "link": {"settings", "mapping"}}


class SettingsDoor:
    """Questions block for a moment of SQL; `keys` may wait for the keyring."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = SettingsWindow(around.store.raw)

    # --- values -----------------------------------------------------------------------------------------------

    def infos(self) -> dict[str, SettingInfo]:
        """Every setting's default, unit and limits by key."""
        return {info.key: info for info in describe()}

    def values(self) -> dict[str, str]:
        """Every declared setting as text: words as they are, anything else as JSON."""
        return {key: self._around.settings.text(key) for key in self.infos()}

    def follow(self, key: str) -> None:
        """A setting was saved: let what works by it take it over, and tell the screens."""
        group = key.partition(".")[0]
        if group == "budget":
            self._around.gateways.renew_cap()
        elif group == "connection":
            self._around.gateways.forget()
        if key in self.infos():
            self._around.events.publish(DataChanged(frozenset(_TOPICS.get(group, {"settings"}))))

    # --- warehouses and safety stock --------------------------------------------------------------------------

    def warehouses(self) -> list[WarehouseLine]:
        """MoySklad's warehouses with the pieces in them as last read; one that the report left out is empty."""
        rules = self._around.settings.get(StockSettings)
        pieces = self._window.pieces_by_store(MEASURES[rules.measure])
        absent = Decimal(0) if any(pieces) else None
        stores = self._around.store.catalogue.references(ReferenceKind.STORE)
        return [
            WarehouseLine(
                store.id,
                store.name,
                pieces.get(store.id, absent),
                not rules.store_ids or store.id in rules.store_ids,
                bool(store.get("archived")),
            )
            for store in stores
        ]

    def shop_stores(self) -> ShopStores:
        """The shop's stores, and whether quantities are written to them by documents."""
        stores = self._around.store.catalogue.references(ReferenceKind.SHOP_STORE)
        managed = bool(marks.shop(self._around.store.watermarks).get("inventory_management"))
        return ShopStores(managed, tuple((int(store.id), store.name) for store in stores if store.id.isdigit()))

    def services(self) -> list[ServiceLine]:
        """MoySklad's services: one of them may stand for the shop's delivery."""
        return [ServiceLine(item.id, item.name) for item in self._around.store.catalogue.services()]

    def organizations(self) -> list[OrganizationLine]:
        """The account's organisations that are in use, in MoySklad's order."""
        pays = {"true": True, "false": False}
        return [
            OrganizationLine(one.id, one.name, pays.get(one.get("payer_vat")), one.get("vat"))
            for one in self._around.store.catalogue.references(ReferenceKind.ORGANIZATION)
            if not one.get("archived")
        ]

    def folders(self) -> list[str]:
        """Folder paths of the goods, with those above them."""
        return self._window.folders()

    def find_items(self, text: str) -> list[ItemChoice]:
        """Goods whose name, article, code or barcode holds every word."""
        return self._window.find_items(text)

    def safety(self) -> list[SafetyLine]:
        """Safety stocks of single folders and goods; an item that is gone keeps its id for a name."""
        rules = self._around.settings.get(StockSettings)
        known = self._window.items(list(rules.safety_by_item))
        folders = [SafetyLine("folder", path, path, amount) for path, amount in rules.safety_by_folder.items()]
        items = [
            SafetyLine("item", item_id, _title(known.get(item_id), item_id), amount)
            for item_id, amount in rules.safety_by_item.items()
        ]
        return [*sorted(folders, key=lambda line: line.title), *sorted(items, key=lambda line: line.title)]

    # --- connections ------------------------------------------------------------------------------------------

    def checked(self) -> dict[str, CheckedSystem]:
        """What the last check of either system found."""
        store = self._around.store.watermarks
        found = {"moysklad": marks.warehouse(store), "shop": marks.shop(store)}
        return {
            system: CheckedSystem(system, _moment(facts.get("at")), facts, _moment(facts.get("certificate_until")))
            for system, facts in found.items()
        }

    def address(self) -> tuple[str, str]:
        """Where MoySklad's API and the shop are; no secret is in them, "" where there is no webhook yet."""
        return self._around.settings.get(ConnectionSettings).moysklad_url, self._around.gateways.shop_address()

    def forget_key(self, name: SecretName) -> None:
        """Disconnect: forget a key in memory and in the keyring. Raises SkladLinkError keyring_…, and
        secret_in_environment for one that cannot be forgotten here."""
        secrets = self._around.secrets
        if secrets.source(name) == "environment":
            raise SkladLinkError("secret_in_environment", variable=name.value)
        secrets.delete(name)
        self._around.gateways.forget()
        self._around.events.publish(DataChanged(frozenset({"settings"})))

    # --- the wizard -------------------------------------------------------------------------------------------

    def setup(self) -> Setup:
        """How far the first set-up is; a first load that ended makes its choices done, too."""
        store = self._around.store
        done = set(self._around.settings.text(SETUP_KEY).split())
        for step, facts in (("moysklad", marks.warehouse(store.watermarks)), ("shop", marks.shop(store.watermarks))):
            done |= {step} if passes(step, facts) else set()
        if marks.moment(store.watermarks, marks.LOADED) is not None:
            done |= set(STEPS[:-1])
            if initial_load.unfinished(self._around.local()) is None:
                done.add("load")
        rules = self._around.settings.get(StockSettings)
        count = sum(not one.get("archived") for one in store.catalogue.references(ReferenceKind.STORE))
        return Setup(
            frozenset(done) & frozenset(STEPS),
            count,
            len(rules.store_ids) or count,
            rules.measure.value,
            self._around.settings.get(OrderSettings).vat,
        )

    def finish_step(self, step: str) -> None:
        """A person went through one of the wizard's own steps; kept at once, a kill does not lose it."""
        done = set(self._around.settings.text(SETUP_KEY).split()) | {step}
        self._around.settings.set_text(SETUP_KEY, " ".join(name for name in _OWN_STEPS if name in done))
        self._around.events.publish(DataChanged(frozenset({"settings"})))

    # --- copies and carrying over -----------------------------------------------------------------------------

    def copies(self) -> list[CopyLine]:
        """Whole copies of the database, newest first."""
        return [
            CopyLine(copy.path.name, copy.made, _KINDS[copy.path.stem.partition("-")[0]], copy.path.stat().st_size)
            for copy in backups.copies(self._around.home)
        ]

    def copy_now(self) -> None:
        """Copy the database. Raises SkladLinkError store.disk_full and its like."""
        backups.by_hand(self._around.store.raw.path, self._around.home)

    def export_to(self, path: Path) -> int:
        """Write the settings that may be carried over, no secrets; returns how many."""
        values = {key: text for key, text in self.values().items() if portable(key)}
        write_file(path, values)
        return len(values)

    def read_import(self, path: Path) -> Mapping[str, str]:
        """What a file of settings would change, checked as a whole: nothing is taken from a file with one bad value.

        Raises SkladLinkError: file.not_settings, file.not_read, setting.bad_value.
        """
        values = read_file(path)
        now = self.values()
        for key, text in values.items():
            if key in now and portable(key):
                self._around.settings.check_text(key, text)
        return {key: text for key, text in values.items() if now.get(key) != text}

    def outcome(self, wanted: Mapping[str, str]) -> Imported:
        """How `read_import`'s answer divides into what will change and what this version does not know."""
        known = {key for key in self.infos() if portable(key)}
        return Imported(
            tuple(key for key in wanted if key in known), tuple(key for key in wanted if key not in known)
        )

    def about(self) -> About:
        """Version and places."""
        path = self._around.store.raw.path
        size = sum(side.stat().st_size for side in path.parent.glob(f"{path.name}*"))
        return About(VERSION, str(self._around.home), size, str(path))


def _title(item: ItemChoice | None, item_id: str) -> str:
    return item_id if item is None else " · ".join(part for part in (item.name, item.variant) if part)


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str) or not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
