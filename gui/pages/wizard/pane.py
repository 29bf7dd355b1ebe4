"""What every step of the set-up has: title and lead, a scrolling body, and the foot with Back and Next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.screens.settings import Setup
from gui.pages import Desk
from gui.pages.load.readiness import Readiness
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.inline import Icon
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Foot

GAP = 15


class StepFoot(Foot):
    """72 px at the bottom: Back, a quiet word, and onward; a step adds its own button before the last."""

    def __init__(self) -> None:
        super().__init__(fill="surface")
        self.back = Button(icon="arrow-left", size=36)
        self.info = Label(font="body", color="t2")
        self.onward = Button(kind="primary", icon="arrow-right", size=36)
        self._sign = Inline(lambda: [Icon("info", 16, "t3")], height=20)
        self._sign.setFixedWidth(18)
        self.setFixedHeight(72)
        self.row.setContentsMargins(48, 0, 48, 0)
        self.row.setSpacing(10)
        self.row.addWidget(self.back)
        self.row.addWidget(self._sign)
        self.row.addWidget(self.info)
        self.row.addStretch(1)
        self.row.addWidget(self.onward)

    def add(self, button: Button) -> None:
        """Put a step's own button before the onward one."""
        self.row.insertWidget(self.row.count() - 1, button)

    def tell(self, words: str, *, slim: bool) -> None:
        """The quiet word, left out in a narrow window."""
        self.info.setText(words)
        for part in (self.info, self._sign):
            part.setVisible(bool(words) and not slim)


class KeysNote(Card):
    """Says that the keys are to be given again, with the button that leads there; hidden while they are there."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("warnSoft", "", 10)
        self._words = Label(font="body", color="warnText", wrap=True)
        self.give = Button(kind="plain", icon="key")
        self.give.clicked.connect(self.wanted.emit)
        sign = Inline(lambda: [Icon("key", 18, "warn")], height=20)
        sign.setFixedWidth(20)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.give)
        self.hide()

    def tell(self, words: str, button: str) -> None:
        """Set its words."""
        self._words.setText(words)
        self.give.set_label(button)


class StepPane(QWidget):
    """One step. `passed` says that a person is through with it, `left` that they want the step before,
    `keys_wanted` that they want to give the keys again."""

    key = ""
    passed = Signal()
    left = Signal()
    keys_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bridge = desk.bridge
        self.setup = Setup(frozenset())
        self.readiness = Readiness()
        self.leads_home = False
        self.slim = False
        self._title = Label(font="wizard")
        self._lead = Label(font="lead", color="t2", wrap=True)
        self.keys_note = KeysNote()
        self.foot = StepFoot()
        self.content = QVBoxLayout()
        self.content.setSpacing(GAP)
        self._compose()
        self.foot.back.clicked.connect(self.left.emit)
        self.foot.onward.clicked.connect(self.go_on)
        self.keys_note.wanted.connect(self.keys_wanted.emit)

    def _compose(self) -> None:
        body = Surface("base")
        column = QVBoxLayout(body)
        column.setContentsMargins(48, 39, 48, 16)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(5)
        column.addWidget(self._lead)
        column.addSpacing(25)
        column.addLayout(self.content)
        column.addStretch(1)
        self.content.addWidget(self.keys_note)
        self.area: QScrollArea = scroll_area(body)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.area, 1)
        stack.addWidget(self.foot)

    # --- what a step says of itself ---------------------------------------------------------------------------

    def title(self) -> str:
        """The step's title."""
        raise NotImplementedError

    def lead(self) -> str:
        """What the step is for, in one sentence."""
        raise NotImplementedError

    def quiet(self) -> str:
        """The quiet word in the foot."""
        return ""

    def first(self) -> QWidget:
        """Where a person goes on, with the keyboard."""
        raise NotImplementedError

    def fetch(self) -> None:
        """Ask for what the step shows; it came on screen."""

    def go_on(self) -> None:
        """The onward button: the step is done."""
        self.passed.emit()

    def ready(self) -> bool:
        """Whether the next step may open."""
        return self.key in self.setup.done

    # --- what happens to it -----------------------------------------------------------------------------------

    def know(self, setup: Setup, readiness: Readiness) -> None:
        """How far the set-up is, and what is known of the keys."""
        self.setup, self.readiness = setup, readiness
        self.renew()

    def set_slim(self, slim: bool) -> None:
        """The window became narrow or wide again."""
        self.slim = slim
        self.renew()

    def renew(self) -> None:
        """Words and buttons as they are true now."""
        self._title.setText(self.title())
        self._lead.setText(self.lead())
        self.foot.back.set_label(self.tr("Back to the window") if self.leads_home else self.tr("Back"))
        self.foot.onward.set_label(self.tr("Next"))
        self.foot.onward.setEnabled(self.ready())
        self.foot.tell(self.quiet(), slim=self.slim)
        self.keys_note.tell(
            self.tr("The keys are asked for at every start. The set-up is kept; give them again before the load."),
            self.tr("Give the keys"),
        )
        self.keys_note.setVisible(self.keys_matter() and self.readiness.known and not self.readiness.ready)

    def keys_matter(self) -> bool:
        """Whether a lack of keys is told on this step."""
        return True

    def focus(self) -> None:
        """Put the focus where a person goes on."""
        if self.isVisible():
            self.reach(self.first())

    def reach(self, widget: QWidget) -> None:
        """Focus a widget and bring it into sight."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.area.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, 40)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        if now is not None and self.area.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, 40)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.renew()
