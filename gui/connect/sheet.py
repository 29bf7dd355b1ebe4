"""The connection sheet: two blocks, one check. Keys go to the keyring, or stay in memory by a person's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.connect.block import MoySkladBlock, ShopBlock, SystemBlock
from gui.connect.keys import Outcome, Typed, keep_and_check, places
from gui.connect.result import Line, shop_lines, warehouse_lines
from gui.i18n import explain
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.checkbox import CheckBox
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.problem import ProblemBox
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.app import KeyPlace, SystemsCheck


class KeyringNote(Card):
    """Why keys cannot be kept here, and the choice to hold them in memory; hidden while the keyring is well."""

    def __init__(self, choice: Callable[[], str] | None = None) -> None:
        super().__init__("warnSoft", "", 10)
        self._choice = choice or (lambda: self.tr("Keep the keys only until the program closes"))
        self._words: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._what = Label(font="strong", color="warnText", wrap=True)
        self._rest = Label(font="small", color="t1", wrap=True)
        self.session = CheckBox(self._choice())
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._what)
        column.addWidget(self._rest)
        column.addSpacing(4)
        column.addWidget(self.session)
        sign = Inline(lambda: [Icon("key", 20, "warn")], height=22)
        sign.setFixedWidth(22)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 10)
        row.setSpacing(12)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def tell(self, error: SkladLinkError) -> None:
        """Show it for this failure of the keyring."""

        def words() -> tuple[str, str]:
            told = explain(error.code, error.params)
            return told.what, f"{told.means} {told.do}".strip()

        self.say(words)

    def say(self, words: Callable[[], tuple[str, str]]) -> None:
        """Show it with these words, a heading and the rest; they are asked for again in another language."""
        self._words = words
        self._retranslate()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        what, rest = self._words()
        self._what.setText(what)
        self._rest.setText(rest)
        self.session.setText(self._choice())


class ConnectSheet(Sheet):
    """`connected` comes when both systems let us in. Esc leaves, Enter checks; after success Enter leaves too."""

    connected = Signal()

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window, QSize(920, 700))
        self._bridge = bridge
        self._check: SystemsCheck | None = None
        self.outcome: Outcome | None = None
        self.head.setText(self.tr("Connections"))
        self.sub.setText(self.tr("Keys are written, never shown again, and never put into a file."))
        self.moysklad, self.shop = MoySkladBlock(), ShopBlock()
        self.blocks: dict[str, SystemBlock] = {"moysklad": self.moysklad, "shop": self.shop}
        self.note = KeyringNote()
        self.note.session.setChecked(bridge.app.setting("ui.ask_keys") == "true")
        self.trouble = ProblemBox()
        self._compose_body()
        self._compose_foot()
        bridge.ask(lambda: places(bridge.app), self._places_came, owner=self)

    def _compose_body(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 4, 24, 16)
        column.setSpacing(14)
        pair = QHBoxLayout()
        pair.setSpacing(14)
        for block in self.blocks.values():
            block.entered.connect(self.check)
            pair.addWidget(block, 1)
        for part in (self.note, self.trouble):
            column.addWidget(part)
        column.addLayout(pair)
        column.addStretch(1)
        self._area: QScrollArea = scroll_area(holder)
        self.body.addWidget(self._area, 1)

    def _compose_foot(self) -> None:
        self.cancel = Button(self.tr("Close"), key="Esc")
        self.test = Button(self.tr("Test connection"), kind="primary", icon="activity")
        self.done = Button(self.tr("Done"), kind="primary", icon="check")
        self._verdict = Inline(self._verdict_items, height=24)
        self.cancel.clicked.connect(self.dismiss)
        self.test.clicked.connect(self.check)
        self.done.clicked.connect(self.dismiss)
        self.foot.row.addWidget(self._verdict)
        self.foot.row.addStretch(1)
        for button in (self.cancel, self.test, self.done):
            self.foot.row.addWidget(button)
        self.done.hide()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.moysklad.first_field()

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        now = self.window().focusWidget()
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 40)
        return moved

    def dismiss(self) -> None:
        """Leave; a check under way is stopped, what was typed and not kept is forgotten."""
        if self._check is not None:
            self._check.stop()
        for block in self.blocks.values():
            block.forget()
        super().dismiss()

    def check(self) -> None:
        """Keep what was typed and look at both systems, in a worker."""
        if self._check is not None:
            return
        typed = Typed(
            self.moysklad.token.text().strip(),
            self.moysklad.login.text().strip(),
            self.moysklad.password.text(),
            self.shop.webhook.text().strip(),
            self.note.session.isChecked(),
        )
        app = self._bridge.app
        check = self._check = app.systems_check()
        self.outcome = None
        self.trouble.hide()
        for block in self.blocks.values():
            block.result.show_waiting(self.tr("Checking…"))
        self._renew()
        self._bridge.act(lambda: keep_and_check(app, typed, check), self._checked, owner=self, failed=self._failed)

    def _checked(self, outcome: Outcome) -> None:
        self._check = None
        self.outcome = outcome
        self._places_came(outcome.places)
        for system in outcome.kept:
            self.blocks[system].forget()
        if "moysklad" in outcome.kept and outcome.found.warehouse is not None:
            self.moysklad.use_login(False)
        keyring = outcome.keyring_trouble()
        if keyring is not None:
            self.note.tell(keyring)
        self._show_found("moysklad", warehouse_lines(outcome.found.warehouse) if outcome.found.warehouse else [])
        self._show_found("shop", shop_lines(outcome.found.shop) if outcome.found.shop else [])
        if outcome.trouble is not None:
            told = explain(outcome.trouble.code, outcome.trouble.params)
            self.trouble.tell(told.what, told.means, told.do)
        self._renew()
        if outcome.well:
            self.note.hide()
            self.connected.emit()
        self._to_next()

    def _show_found(self, system: str, lines: list[Line]) -> None:
        block, error = self.blocks[system], self.outcome.errors.get(system) if self.outcome else None
        if error is not None and error.code.startswith("keyring_"):
            error = self._without_keyring(block)
        if error is not None:
            block.result.show_error(error)
        elif lines:
            block.result.show_lines(lines)
        else:
            block.result.clear()

    @staticmethod
    def _without_keyring(block: SystemBlock) -> SkladLinkError | None:
        """The note above tells of the keyring; the block says only that its key is still missing."""
        system = "moysklad" if isinstance(block, MoySkladBlock) else "shop"
        return SkladLinkError("jobs.not_connected", what=system) if block.empty() else None

    def _failed(self, error: BaseException) -> None:
        """Something nobody foresaw: the window tells it calmly, the sheet is usable again."""
        self._check = None
        for block in self.blocks.values():
            block.result.clear()
        self._renew()
        self._bridge.failed.emit(error)

    def _places_came(self, found: Mapping[str, KeyPlace]) -> None:
        for system, place in found.items():
            self.blocks[system].show_place(place)
        trouble = next((place.trouble for place in found.values() if place.trouble is not None), None)
        if trouble is not None:
            self.note.tell(trouble)

    def _to_next(self) -> None:
        """Put the focus where the next step is: leave, choose the session, or mend the first refused key."""
        if self.outcome is None:
            return
        if self.outcome.well:
            self.done.setProperty("ringed", True)
            self.done.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.outcome.keyring_trouble() is not None and not self.note.session.isChecked():
            self._focus(self.note.session)
        else:
            refused = next((system for system in self.blocks if system in self.outcome.errors), "moysklad")
            self._focus(self.blocks[refused].first_field())

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(widget, 0, 40)

    def _renew(self) -> None:
        well = self.outcome is not None and self.outcome.well
        busy = self._check is not None
        self.test.setEnabled(not busy)
        self.test.set_label(
            self.tr("Checking…") if busy else self.tr("Test again") if well else self.tr("Test connection")
        )
        self.test.set_kind("plain" if well else "primary")
        self.done.setVisible(well)
        self.cancel.setVisible(not well)
        self._verdict.refresh()

    def _verdict_items(self) -> list[Item]:
        if self.outcome is None:
            return []
        if self.outcome.well:
            return [Icon("check-circle-fill", 16, "ok"), Text(self.tr("Both systems are connected"), "strong", "t1")]
        return [Icon("warning-fill", 16, "warn"), Text(self.tr("Not connected yet"), "strong", "t1")]
