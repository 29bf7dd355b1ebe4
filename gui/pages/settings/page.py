"""The settings page: every setting with a sentence of its own, saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import SkladLinkError
from gui import i18n
from gui.desktop import start_at_login
from gui.pages import Desk, Page, Scene
from gui.pages.settings import scenes
from gui.pages.settings.board import Board
from gui.pages.settings.cards import (
    ForwardingCard,
    GuardCard,
    LimitsCard,
    Maker,
    MatchingCard,
    OrdersCard,
    ScheduleCard,
    StockCard,
    WarehouseCard,
    unplaced,
)
from gui.pages.settings.carrying import Carrying
from gui.pages.settings.connections import Connections
from gui.pages.settings.create_card import CreateCard
from gui.pages.settings.data_cards import AboutCard, CarryCard, DataCard, DesktopCard
from gui.pages.settings.facts import Facts, gather
from gui.pages.settings.look_card import LookCard
from gui.pages.settings.rows import SettingRow
from gui.pages.settings.section_list import SectionList
from gui.pages.settings.sheets import PickSheet
from gui.theme import theme

#: Settings of the window's own look: the window takes them over and remembers them.
LIVE = ("ui.lang", "ui.theme", "ui.density", "ui.high_contrast", "ui.letter_keys")
_FIRST_AMOUNT = "1"


class SettingsPage(Page):
    """Sections at the left, cards beside them. Targets: a section, or `setting:<key>`."""

    key = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: dict[str, SettingRow] = {}
        self.facts: Facts | None = None
        self._slim = self._built = False
        self._wanted = ""
        self.list = SectionList()
        self.connections = Connections(desk, self)
        self.board = Board([self.connections.note])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.board, 1)
        self.list.chosen.connect(self._to_section)
        self.list.searched.connect(self.board.search)
        self.list.setup_wanted.connect(lambda: self.desk.go("load", "step:1"))
        self.board.section_seen.connect(self.list.choose)
        self.connections.changed.connect(self.fetch)
        self.bridge.changed.connect(self._data_changed)
        self.retranslate()
        if self.connections.asks_at_start:
            self.connections.ask_at_start()

    def _build(self) -> None:
        infos: dict[str, Any] = self.bridge.app.preferences.infos()
        make = Maker(infos)
        self.stock, self.warehouses = StockCard(make), WarehouseCard()
        self.forwarding, self.orders, self.guard = ForwardingCard(make), OrdersCard(make), GuardCard(make)
        self.matching, self.create, self.limits = MatchingCard(), CreateCard(), LimitsCard(make)
        self.schedule, self.desktop = ScheduleCard(), DesktopCard(make)
        self.look, self.data = LookCard(), DataCard(make)
        self.carry, self.about = CarryCard(), AboutCard()
        self.carrying = Carrying(self.desk, self)
        cards = [
            *self.connections.cards.values(),
            self.stock,
            self.warehouses,
            self.forwarding,
            self.orders,
            self.guard,
        ]
        cards += [self.matching, self.create, self.limits, self.schedule, self.desktop, self.look, self.data]
        cards += [self.carry, self.about]
        placed = {row.key for card in cards for row in card.rows}
        for row in unplaced(infos, placed, make):
            self.orders.add_row(row)
        self.rows = {row.key: row for card in cards for row in card.rows}
        for row in self.rows.values():
            row.wanted.connect(self.save)
        self.board.set_cards(cards)
        self._wire_cards()

    def _wire_cards(self) -> None:
        for amounts in (self.stock.folders, self.stock.items):
            amounts.add_wanted.connect(self._pick)
        self.schedule.page_wanted.connect(lambda: self.desk.go("schedule"))
        self.desktop.login.turned.connect(self._start_at_login)
        carrying = self.carrying
        self.data.folder_wanted.connect(lambda: carrying.open_folder(self.facts))
        self.data.copy_wanted.connect(carrying.copy_now)
        self.carry.export_wanted.connect(carrying.ask_where)
        self.carry.import_wanted.connect(carrying.ask_which)
        self.carry.support_wanted.connect(lambda: self.desk.show_support())
        self.about.help_wanted.connect(lambda: self.desk.show_help("start"))
        self.about.licence_wanted.connect(carrying.show_licence)
        carrying.changed.connect(self.fetch)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Settings")

    def retranslate(self) -> None:
        self.set_fact(self.tr("saved at once"))
        self.board.nothing.setText(self.tr("No setting is called so. Try another word, or empty the search."))
        self._renew_attention()

    def opened(self) -> None:
        if not self._built:
            self._built = True
            self._build()
            self.board.set_slim(self._slim)
        self.fetch()
        self.connections.fetch_keys()
        self.list.buttons[self.list.current()].setFocus()

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        self.list.set_slim(slim)
        self.board.set_slim(slim)

    def show_target(self, target: str) -> None:
        kind, _, key = target.partition(":")
        if self.list.search.text():
            self.list.search.clear()
            self.board.search("")
        if kind == "setting" and key in self.rows:
            self._wanted = key
            self._show_wanted()
        elif kind in self.list.buttons:
            self._to_section(kind)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("/", self.tr("find a setting")),
            ("J K", self.tr("next and previous section")),
            ("Esc", self.tr("take back what was typed")),
        )

    def key_pressed(self, chord: str) -> bool:
        acts: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("/", "Ctrl+F"), self.list.search.setFocus),
            **dict.fromkeys(("J", "Down"), lambda: self._to_section(self.list.step(1))),
            **dict.fromkeys(("K", "Up"), lambda: self._to_section(self.list.step(-1))),
        }
        act = acts.get(chord)
        if act is not None:
            act()
        return act is not None

    def scenes(self) -> Sequence[Scene]:
        return scenes.scenes(self)

    # --- showing ----------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        """Look at everything anew."""
        app = self.bridge.app
        self.bridge.ask(lambda: gather(app), self.show_facts, owner=self)

    def show_facts(self, facts: Facts) -> None:
        """Put what was found into the cards."""
        before, self.facts = self.facts, facts
        self.create.show_places(facts.catalogues, facts.sections)
        self.warehouses.stores.show_warehouses(facts.warehouses)
        self.warehouses.map.show_stores(facts.warehouses, facts.stores)
        self.forwarding.show_choices(facts.organizations, facts.warehouses, facts.services)
        for amounts in (self.stock.folders, self.stock.items):
            amounts.show_safety(facts.safety)
        for key, row in self.rows.items():
            if key in facts.values:
                row.show_value(facts.values[key])
        self.limits.show_figures(facts.budget, facts.checked["moysklad"].facts)
        self.desktop.login.show_entry(*facts.login)
        self.data.show_data(facts.about, facts.copies)
        self.about.show_version(facts.about.version)
        self.connections.show_facts(facts)
        self._renew_attention()
        if before is not None:
            self._take_over(before, facts)
        self._show_wanted()

    def _take_over(self, before: Facts, now: Facts) -> None:
        """The look was changed elsewhere, by a file or the command line: the window takes it over.

        What this window itself chose since then counts more: an earlier choice that arrives now is no news.
        """
        for key in LIVE:
            value, waits = now.values[key], self.desk.memory.waits(key.removeprefix("ui."))
            if value != before.values[key] and self.rows[key].asked is None and not waits:
                self._live(key, value)

    def _renew_attention(self) -> None:
        wants = self._built and self.connections.wants_a_person()
        self.list.buttons["connections"].set_attention(self.tr("needs your attention") if wants else "")

    def _data_changed(self, topics: frozenset[str]) -> None:
        if self._built and topics & {"settings", "references"}:
            self.fetch()

    # --- places -----------------------------------------------------------------------------------------------

    def _to_section(self, section: str) -> None:
        if self.list.search.text():
            self.list.search.clear()
            self.board.search("")
        self.list.choose(section)
        self.board.show_section(section)

    def _show_wanted(self) -> None:
        """Bring the wanted setting into sight, as soon as its card has its height."""
        key, row = self._wanted, self.rows.get(self._wanted)
        if row is None or self.facts is None:
            return
        self._wanted = ""
        card = next(card for card in self.board.cards if row in card.rows)  # type: ignore[attr-defined]
        self.list.choose(card.section)  # type: ignore[attr-defined]
        self.board.show_row(row)
        row.flash()
        stop: QWidget = self.rows[key].first_stop()
        stop.setProperty("ringed", True)
        stop.setFocus()

    # --- saving -----------------------------------------------------------------------------------------------

    def save(self, key: str, text: str) -> None:
        """Save one setting at once; its row gets the tick, or says what is allowed."""
        row, app = self.rows[key], self.bridge.app
        if key in LIVE:
            self._live(key, text)

        def write() -> str:
            if key == "connection.moysklad_url":
                self.connections.write_address(text)
            else:
                app.set_setting(key, text)
            return str(app.setting(key))

        def refused(error: BaseException) -> None:
            if isinstance(error, SkladLinkError):
                row.refuse(error)
            else:
                row.asked = None
                self.bridge.failed.emit(error)

        self.bridge.act(write, lambda stored: row.saved(text, stored), owner=row, failed=refused)

    def _live(self, key: str, value: str) -> None:
        """Let the window look so from now on."""
        window: Any = self.window()
        takers: dict[str, Callable[[], object]] = {
            "ui.lang": lambda: i18n.install(value),
            "ui.theme": lambda: theme.set_mode(value),
            "ui.density": lambda: theme.set_density(value),
            "ui.high_contrast": lambda: theme.set_high_contrast(value == "true"),
            "ui.letter_keys": lambda: window.keyboard.set_letters(value == "true"),
        }
        takers[key]()

    def _start_at_login(self, on: bool) -> None:
        row = self.desktop.login

        def refused(error: BaseException) -> None:
            if isinstance(error, OSError):
                row.refuse_words(self.tr("The system did not allow it: %1").replace("%1", error.strerror or ""))
            else:
                self.bridge.failed.emit(error)

        def done(_: object) -> None:
            row.saved(text, text)
            self.fetch()  # an answer under way may still tell of before

        row.asked = text = "true" if on else "false"
        self.bridge.act(lambda: start_at_login.set_enabled(on), done, owner=row, failed=refused)

    def _pick(self, kind: str) -> None:
        """Add a safety stock of its own for a folder or an item."""
        door = self.bridge.app.preferences
        amounts = self.stock.folders if kind == "folder" else self.stock.items
        taken = amounts.stored_keys()

        def find(text: str) -> list[tuple[str, str, str]]:
            if kind == "folder":
                wanted = text.casefold().split()
                paths = [path for path in door.folders() if all(word in path.casefold() for word in wanted)]
                return [(path, path, "") for path in paths if path not in taken]
            found = door.find_items(text)
            return [
                (one.id, " · ".join(part for part in (one.name, one.variant) if part), one.article)
                for one in found
                if one.id not in taken
            ]

        title = self.tr("Choose a folder") if kind == "folder" else self.tr("Choose an item")
        sheet = PickSheet(self.window(), self.bridge, title, find)
        sheet.picked.connect(lambda key: amounts.put(key, _FIRST_AMOUNT))
        self.desk.show_sheet(sheet, sheet.field)
