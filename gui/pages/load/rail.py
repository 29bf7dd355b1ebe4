"""The wizard's left rail: the five steps, each ticked only where it is a fact; a step that is open can be gone to."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton

from core.domain.screens.settings import STEPS as ALL_STEPS
from gui.pages.load.readiness import Readiness, Step
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Icon, Text, draw_line
from gui.widgets.logo import draw_logo

_FIRST, _PITCH, _LEFT = 134, 68, 46
_HIGH = 52
LOAD = len(ALL_STEPS) - 1


class RailStep(QPushButton):
    """One step: its sign, its title, its line below. Not open: disabled, and nothing to click."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.step = Step(False, "")
        self.current = False
        self.title = ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)

    def show_step(self, title: str, step: Step, *, current: bool, opens: bool) -> None:
        """What the step is now."""
        self.title, self.step, self.current = title, step, current
        self.setEnabled(opens)
        state = self.tr("shown now") if current else self.tr("done") if step.done else ""
        closed = "" if opens else self.tr("opens after the steps before it")
        self.setAccessibleName(", ".join(part for part in (title, step.words, state, closed) if part))
        told = "\n".join(part for part in (title, step.words) if part)
        self.setToolTip(told if opens else self.tr("Opens after the steps before it"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and self.underMouse() and not self.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        middle = self.height() / 2
        self._paint_sign(painter, QRectF(_LEFT - 14 - self.x(), middle - 14, 28, 28))
        left = 74 - self.x()
        room = self.width() - left - 8
        plain = "t1" if self.isEnabled() else "t2"
        Text(self.title, "card" if self.current else "name", plain, shrinks=True).paint(
            painter, left, middle - 10, room
        )
        color = "accentText" if self.current else "t3"
        Text(self.step.words, "small", color, shrinks=True).paint(painter, left, middle + 10, room)

    def _paint_sign(self, painter: QPainter, circle: QRectF) -> None:
        """The number of the step on screen, a tick for a fact, a ring for an open one, dashes for one that waits."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self.current and not (self.step.done and self.number == LOAD):
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(circle)
            self._paint_number(painter, circle, "onAccent")
        elif self.step.done:
            painter.setBrush(theme.color("okSoft"))
            painter.drawEllipse(circle)
            draw_icon(painter, "check-bold", circle, 14, theme.color("ok"))
        else:
            pen = QPen(theme.color("ctrl"), 1.5)
            if not self.isEnabled():
                pen.setDashPattern([3, 2.4])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
            self._paint_number(painter, circle, "t2")

    def _paint_number(self, painter: QPainter, circle: QRectF, color: str) -> None:
        painter.setFont(theme.font("smallStrong"))
        painter.setPen(theme.color(color))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))


class Rail(Surface):
    """`chosen` carries the key of a step that a person wants to see, `help_wanted` asks for the guide."""

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("win", "r")
        self.setFixedWidth(316)
        self.readiness = Readiness()
        self.current = ALL_STEPS[LOAD]
        self.open: frozenset[str] = frozenset()
        self._now = Step(False, "")
        self.buttons: dict[str, RailStep] = {}
        for number, key in enumerate(ALL_STEPS):
            button = RailStep(number)
            button.setParent(self)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self.buttons[key] = button
        self.help = Button(kind="link", icon="question", size=28, parent=self)
        self.help.clicked.connect(lambda: self.help_wanted.emit())
        self._tell()

    def show_readiness(self, readiness: Readiness) -> None:
        """What is known of the steps before the load."""
        self.readiness = readiness
        self._tell()

    def show_now(self, words: str, *, finished: bool) -> None:
        """The line under the load's step; `finished` ticks it."""
        self._now = Step(finished, words)
        self._tell()

    def show_place(self, current: str, opened: Collection[str]) -> None:
        """Which step is on screen, and which ones may be gone to."""
        self.current, self.open = current, frozenset(opened)
        self._tell()

    def steps(self) -> list[Step]:
        """All five as they are shown."""
        return [*(self.readiness.step(key) for key in ALL_STEPS[:LOAD]), self._now]

    def _tell(self) -> None:
        self.help.set_label(self.tr("Help"))
        titles = self._titles()
        for key, title, step in zip(ALL_STEPS, titles, self.steps(), strict=True):
            self.buttons[key].show_step(
                title, step, current=key == self.current, opens=key in self.open or key == self.current
            )
        named = zip(titles, self.steps(), strict=True)
        self.setAccessibleName("; ".join(f"{title}: {step.words}" for title, step in named))
        self.update()

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("Rail", "MoySklad"),
            translate("Rail", "Online shop"),
            translate("Rail", "Warehouses and VAT"),
            translate("Rail", "Statuses and rules"),
            translate("Rail", "First load"),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for number, button in enumerate(self.buttons.values()):
            button.setGeometry(24, _FIRST + number * _PITCH - _HIGH // 2, self.width() - 24 - 16, _HIGH)
        self.help.setGeometry(32, self.height() - 44, self.help.sizeHint().width(), self.help.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_logo(painter, QRectF(32, 36, 32, 32))
        room = self.width() - 76 - 16
        Text("SkladLink", "detail", "t1").paint(painter, 76, 43, room)
        Text(self.tr("Setting up in 5 steps"), "small", "t3").paint(painter, 76, 63, room)
        for number, step in enumerate(self.steps()[:LOAD]):
            middle = _FIRST + number * _PITCH
            painter.setPen(QPen(theme.color("ok" if step.done else "line2"), 2))
            painter.drawLine(QPointF(_LEFT, middle + 18), QPointF(_LEFT, middle + _PITCH - 18))
        words = Text(self.readiness.keys_words(), "small", "t2", shrinks=True)
        draw_line(painter, [Icon("shield-check", 16, "ok"), words], 32, self.height() - 56, self.width() - 48, 8)
