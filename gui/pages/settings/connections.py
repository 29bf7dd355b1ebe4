"""The connections of the page: keys kept and replaced, checks of one system, leaving it, the keyring's trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.app import acts
from core.domain.screens.common import ConnectionView
from core.errors import SkladLinkError
from gui.connect.keys import NAMES, keep
from gui.connect.sheet import ConnectSheet, KeyringNote
from gui.i18n import explain
from gui.pages import Desk
from gui.pages.settings import words
from gui.pages.settings.facts import Facts, Keys, gather_keys
from gui.pages.settings.rows import SelectRow, TextRow
from gui.pages.settings.sheets import DisconnectSheet
from gui.pages.settings.system_card import SystemCard

if TYPE_CHECKING:
    from core.app import SystemsFound

#: Remembered where there is no keyring: a person wants to be asked for the keys at every start.
ASK = "ask_keys"


class Connections(QObject):
    """Both cards and the note above them; `changed` asks the page to look anew."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, desk.bridge
        self.note = KeyringNote(
            lambda: self.tr("Ask for the keys at every start; they are held only till the program closes")
        )
        self.note.session.toggled.connect(self._asking)
        self.cards = {
            "moysklad": SystemCard("moysklad", [TextRow("connection.moysklad_url")]),
            "shop": SystemCard("shop", [TextRow("shop.title"), SelectRow("connection.shop_zone", words.zones)]),
        }
        self.busy: set[str] = set()
        for system, card in self.cards.items():
            card.key_given.connect(lambda key, system=system: self.give(system, key))
            card.check_wanted.connect(lambda system=system: self.check(system))
            card.disconnect_wanted.connect(lambda system=system: self.ask_to_leave(system))
            card.login_wanted.connect(self._login)

    @property
    def asks_at_start(self) -> bool:
        """A person without a keyring chose to be asked."""
        return self._desk.memory.recall(ASK) == "true"

    def wants_a_person(self) -> bool:
        """A right is lacking, or a system refused us."""
        return any(card.wants_a_person() for card in self.cards.values())

    def ask_at_start(self) -> None:
        """Ask for keys that are nowhere, as a person wanted it."""

        def found(keys: Keys) -> None:
            if not all(place.source for place in keys.places.values()):
                self._desk.show_connections()

        app = self._bridge.app
        self._bridge.ask(lambda: gather_keys(app), found, owner=self)

    # --- showing ----------------------------------------------------------------------------------------------

    def show_facts(self, facts: Facts) -> None:
        """What the last checks found."""
        for system, card in self.cards.items():
            view = facts.views.get(system, ConnectionView(system, "off", "", None))
            if system not in self.busy:
                card.show_facts(facts.checked[system], view, card.address)

    def fetch_keys(self) -> None:
        """Ask where the keys are; the keyring may take seconds."""
        app = self._bridge.app
        self._bridge.ask(lambda: gather_keys(app), self.show_keys, owner=self)

    def show_keys(self, keys: Keys) -> None:
        """Where the keys are, and what is wrong with the keyring."""
        self.cards["shop"].address = keys.shop_address
        for system, card in self.cards.items():
            card.show_place(keys.places[system])
        trouble = next((place.trouble for place in keys.places.values() if place.trouble is not None), None)
        self._show_trouble(trouble)

    def _show_trouble(self, trouble: SkladLinkError | None) -> None:
        blocked = self.note.session.blockSignals(True)
        self.note.session.setChecked(self.asks_at_start)
        self.note.session.blockSignals(blocked)
        if trouble is not None:
            self.note.tell(trouble)
        elif self.asks_at_start:
            self.note.say(
                lambda: (self.tr("The keys are asked for at every start"), self.tr("They are kept nowhere."))
            )
        else:
            self.note.hide()

    def _asking(self, on: bool) -> None:
        self._desk.memory.keep(ASK, "true" if on else "false")

    # --- keys -------------------------------------------------------------------------------------------------

    def give(self, system: str, key: str) -> None:
        """Keep another key, and look whether it lets us in; the old one stays where the new one is none."""
        app, session = self._bridge.app, self.note.isVisible() and self.note.session.isChecked()
        card = self.cards[system]
        card.trouble.hide()

        def kept(_: object) -> None:
            self.fetch_keys()
            self.check(system)

        def refused(error: BaseException) -> None:
            if not isinstance(error, SkladLinkError):
                self._bridge.failed.emit(error)
                return
            card.refuse_key(error)
            if error.code.startswith("keyring_"):
                self._show_trouble(error)

        self._bridge.act(lambda: keep(app, system, key, session), kept, owner=self, failed=refused)

    def _login(self) -> None:
        self._desk.show_connections()
        sheet = next((one for one in self._window_sheets() if one.isVisible()), None)
        if sheet is not None:
            sheet.moysklad.use_login(True)

    def _window_sheets(self) -> list[ConnectSheet]:
        return self.cards["moysklad"].window().findChildren(ConnectSheet)

    # --- checks -----------------------------------------------------------------------------------------------

    def check(self, system: str) -> None:
        """Look at one system, in the background; what was found is remembered by the core."""
        if system in self.busy:
            return
        self.busy.add(system)
        self.cards[system].show_busy(True)
        app, probe = self._bridge.app, self._bridge.app.systems_check()

        def work() -> SystemsFound:
            found = probe.run(only=system)
            if found.shop is not None:
                app.keep_moved_webhook()
            return found

        self._bridge.ask(
            work,
            lambda found: self._checked(system, found),
            owner=self,
            failed=lambda error: self._broke(system, error),
        )

    def _checked(self, system: str, found: SystemsFound) -> None:
        self._end(system)
        error = found.warehouse_error if system == "moysklad" else found.shop_error
        if error is not None:
            self.cards[system].show_error(error)
        self.changed.emit()

    def _broke(self, system: str, error: BaseException) -> None:
        self._end(system)
        if isinstance(error, SkladLinkError):
            self.cards[system].show_error(error)
        else:
            self._bridge.failed.emit(error)

    def _end(self, system: str) -> None:
        self.busy.discard(system)
        self.cards[system].show_busy(False)

    # --- leaving ----------------------------------------------------------------------------------------------

    def ask_to_leave(self, system: str) -> None:
        """Say what follows from disconnecting, before anything is done."""
        sheet = DisconnectSheet(self.cards[system].window(), system)
        sheet.confirmed.connect(lambda: self._leave(system))
        self._desk.show_sheet(sheet, sheet.cancel)

    def _leave(self, system: str) -> None:
        door, title = self._bridge.app.preferences, self.cards[system].title()

        def left(_: object) -> None:
            self._desk.toast(self.tr("Disconnected: %1").replace("%1", title))
            self.fetch_keys()
            self.changed.emit()

        def refused(error: BaseException) -> None:
            if isinstance(error, SkladLinkError):
                told = explain(error.code, error.params)
                self._desk.toast(f"{told.what}. {told.do}", bad=True)
            else:
                self._bridge.failed.emit(error)

        self._bridge.act(lambda: door.forget_key(NAMES[system]), left, owner=self, failed=refused)

    def write_address(self, text: str) -> None:
        """Keep another address of MoySklad; called in a worker. Raises moysklad.url_…."""
        acts.keep_address(self._bridge.app, text)
