"""Steps 1 and 2: one system's key, its test, and what the test found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.domain.rights import passes
from core.domain.screens.settings import CheckedSystem
from core.errors import SkladLinkError
from gui.connect.block import MoySkladBlock, ShopBlock, SystemBlock
from gui.connect.keys import NAMES, Outcome, Typed, keep_and_check
from gui.connect.sheet import KeyringNote
from gui.i18n import explain
from gui.pages import Desk
from gui.pages.wizard.found import FoundCard
from gui.pages.wizard.pane import GAP, StepPane
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.problem import ProblemBox

if TYPE_CHECKING:
    from core.app import KeyPlace, SystemsCheck

_SIDE_BY_SIDE = 860
Answer = tuple[Outcome, CheckedSystem]


class ConnectStep(StepPane):
    """The key is kept and tested by one button; Next opens when the system let us in with all rights that we need."""

    system = ""
    tested = Signal()

    def __init__(self, desk: Desk) -> None:
        self.block: SystemBlock = self.make_block()
        self.test = Button(kind="primary", icon="activity", size=36)
        self.note = KeyringNote()
        self.trouble = ProblemBox()
        self.found = FoundCard(self.system)
        self.demo_words = Label(font="small", color="t2", wrap=True)
        super().__init__(desk)
        self.checked: CheckedSystem | None = None
        self.outcome: Outcome | None = None
        self._check: SystemsCheck | None = None
        self._fill()

    def make_block(self) -> SystemBlock:
        """The fields of this system."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What a person typed."""
        raise NotImplementedError

    def _fill(self) -> None:
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(GAP)
        left = QWidget()
        column = self._column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.block)
        column.addWidget(self.demo_words)
        self._pair.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self.found, 1, Qt.AlignmentFlag.AlignTop)
        for part in (self.note, self.trouble):
            self.content.addWidget(part)
        self.content.addLayout(self._pair)
        self.foot.add(self.test)
        self.test.clicked.connect(self.check)
        self._listen()
        self.demo_words.setVisible(self._demo())
        self.renew()

    def _demo(self) -> bool:
        return self.bridge.app.demo is not None

    def keys_matter(self) -> bool:
        return False

    def first(self) -> QWidget:
        if self.ready():
            return self.foot.onward
        if self.block.place is not None and self.block.place.source and self.block.empty() and self.checked is None:
            return self.test
        return self.block.first_field()

    def ready(self) -> bool:
        known = self.block.place is not None and bool(self.block.place.source)
        well = self.checked is not None and passes(self.system, self.checked.facts)
        return known and well and self.problem() is None and self.block.empty() and self._check is None

    def problem(self) -> SkladLinkError | None:
        """What the last test of this session failed at."""
        if self.outcome is None:
            return None
        return self.outcome.errors.get(self.system) or self.outcome.trouble

    # --- asking -----------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        app = self.bridge.app
        name = NAMES[self.system]

        def look() -> tuple[KeyPlace, CheckedSystem]:
            return app.key_place(name), app.preferences.checked()[self.system]

        self.bridge.ask(look, self._known, owner=self)

    def _known(self, answer: tuple[KeyPlace, CheckedSystem]) -> None:
        place, checked = answer
        fresh = self.block.place is None
        self._take_place(place)
        self.checked = checked if checked.facts else None
        if self.problem() is None:
            self.found.show_checked(self.checked)
        self.renew()
        if fresh:
            self.focus()

    def _take_place(self, place: KeyPlace) -> None:
        self.block.show_place(place)
        if place.trouble is not None:
            self.note.tell(place.trouble)

    # --- testing ----------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Keep what was typed and look at this system, in a worker."""
        if self._check is not None:
            return
        app, typed = self.bridge.app, self.typed()
        check = self._check = app.systems_check()
        self.outcome = None
        self.trouble.hide()
        self.block.result.show_waiting(self.tr("Checking…"))
        self.renew()

        def work() -> Answer:
            outcome = keep_and_check(app, typed, check, self.system)
            return outcome, app.preferences.checked()[self.system]

        self.bridge.act(work, self._tested, owner=self, failed=self._broke)

    def stop(self) -> None:
        """Nobody waits for a test under way any more."""
        if self._check is not None:
            self._check.stop()

    def _tested(self, answer: Answer) -> None:
        self._check = None
        self.show_outcome(*answer)
        self.tested.emit()

    def show_outcome(self, outcome: Outcome, checked: CheckedSystem) -> None:
        """Show what a test came to, and lead on to the next thing to do."""
        before, self.outcome = self.checked, outcome
        self._take_place(outcome.places[self.system])
        if self.system in outcome.kept:
            self.block.forget()
            self._key_kept()
        self.checked = checked if checked.facts else None
        looked = self.checked is not None and (before is None or before.at != self.checked.at)
        self._show(looked)
        self.renew()
        self._to_next()

    def _key_kept(self) -> None:
        """The key lies where it belongs; nothing more to type."""

    def _show(self, looked: bool) -> None:
        """What was found, or why nothing was; a lack of rights is told by the rights, not by a second error."""
        error, keyring = self.problem(), self.outcome.keyring_trouble() if self.outcome is not None else None
        self.block.result.clear()
        self.found.show_checked(self.checked if error is None or looked else None)
        if keyring is not None:
            self.note.tell(keyring)
        elif error is not None and not any(row.right.blocks for row in self.found.rows):
            told = explain(error.code, error.params)
            self.trouble.tell(told.what, told.means, told.do)
        if error is None and self.ready():
            self.note.hide()

    def _broke(self, error: BaseException) -> None:
        self._check = None
        self.block.result.clear()
        self.renew()
        self.bridge.failed.emit(error)

    def _to_next(self) -> None:
        if not self.isVisible():
            return
        if self.ready():
            self.foot.onward.setProperty("ringed", True)
            self.reach(self.foot.onward)
        elif self.outcome is not None and self.outcome.keyring_trouble() and not self.note.session.isChecked():
            self.reach(self.note.session)
        elif self.problem() is None or any(row.right.blocks for row in self.found.rows):
            self.reach(self.test)
        else:
            self.reach(self.block.first_field())

    # --- words ------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        if not hasattr(self, "_check"):
            return
        super().renew()
        busy, ready = self._check is not None, self.ready()
        self.test.setEnabled(not busy)
        self.test.set_kind("plain" if ready else "primary")
        label = self.tr("Test again") if self.checked is not None and self.block.empty() else ""
        self.test.set_label(self.tr("Checking…") if busy else label or self.tr("Test connection"))
        self.foot.onward.set_kind("primary" if ready else "plain")
        self.demo_words.setText(
            self.tr("This is the demo: the pretend systems’ keys are filled in already. Just test the connection.")
        )

    def quiet(self) -> str:
        if self._check is not None:
            return ""
        if self.ready():
            return ""
        if self.checked is not None and not passes(self.system, self.checked.facts):
            return self.tr("Some rights are missing")
        return self.tr("Next opens when the test passes")

    def retranslate(self) -> None:
        if not hasattr(self, "_check"):
            return
        self.found.retranslate()
        self._word_anew()
        if self.outcome is not None:
            self._show(self.checked is not None)
        super().retranslate()

    def _word_anew(self) -> None:
        """Fields and note are worded when they are made: put new ones in their place, with what was typed."""
        old, note = self.block, self.note
        self.block, self.note = self.make_block(), KeyringNote()
        self._column.replaceWidget(old, self.block)
        self.content.replaceWidget(note, self.note)
        self.note.session.setChecked(note.session.isChecked())
        if isinstance(old, MoySkladBlock) and isinstance(self.block, MoySkladBlock):
            self.block.use_login(old.by_login)
        for before, now in zip(old.inputs(), self.block.inputs(), strict=True):
            now.setText(before.text())
        self._listen()
        if old.place is not None:
            self._take_place(old.place)
        focused = next((at for at, field in enumerate(old.inputs()) if field.hasFocus()), None)
        for gone in (old, note):
            gone.hide()
            gone.deleteLater()
        if focused is not None:
            self.block.show()
            self.reach(self.block.inputs()[focused])

    def _listen(self) -> None:
        self.block.entered.connect(self.check)
        for field in self.block.inputs():
            field.textChanged.connect(lambda _: self.renew())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - 96 >= _SIDE_BY_SIDE
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class MoySkladStep(ConnectStep):
    """Step 1: MoySklad's token, or login and password that are exchanged for one."""

    key = system = "moysklad"

    def make_block(self) -> SystemBlock:
        return MoySkladBlock()

    def typed(self) -> Typed:
        block = self.block
        assert isinstance(block, MoySkladBlock)
        token, login = block.token.text().strip(), block.login.text().strip()
        return Typed(token, login, block.password.text(), "", self.note.session.isChecked())

    def _key_kept(self) -> None:
        block = self.block
        if isinstance(block, MoySkladBlock) and self.problem() is None:
            block.use_login(False)

    def title(self) -> str:
        return self.tr("Connect MoySklad")

    def lead(self) -> str:
        return self.tr("Goods, stock and warehouses come from here. SkladLink reads now and writes nothing.")


class ShopStep(ConnectStep):
    """Step 2: the shop's incoming webhook; what kind of shop it is follows from the test."""

    key = system = "shop"

    def make_block(self) -> SystemBlock:
        return ShopBlock()

    def typed(self) -> Typed:
        block = self.block
        assert isinstance(block, ShopBlock)
        return Typed(webhook=block.webhook.text().strip(), session_only=self.note.session.isChecked())

    def title(self) -> str:
        return self.tr("Connect the online shop")

    def lead(self) -> str:
        return self.tr("Offers and orders come from here. What kind of shop it is, the test finds out by itself.")
