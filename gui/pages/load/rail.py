"""The wizard's left rail: the five steps, each ticked only where it is a fact, the load last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from gui.pages.load.readiness import STEPS, Readiness, Step
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.card import Surface
from gui.widgets.inline import Icon, Text, draw_line
from gui.widgets.logo import draw_logo

_FIRST, _PITCH, _LEFT = 134, 68, 46
LOAD = len(STEPS)


class Rail(Surface):
    """Painted, not clickable."""

    def __init__(self) -> None:
        super().__init__("win", "r")
        self.setFixedWidth(316)
        self.readiness = Readiness()
        self._now = Step(False, "")

    def show_readiness(self, readiness: Readiness) -> None:
        """What is known of the steps before the load."""
        self.readiness = readiness
        self._tell()

    def show_now(self, words: str, *, finished: bool) -> None:
        """The line under the load's step; `finished` ticks it."""
        self._now = Step(finished, words)
        self._tell()

    def steps(self) -> list[Step]:
        """All five as they are shown."""
        return [*(self.readiness.step(key) for key in STEPS), self._now]

    def _tell(self) -> None:
        titles = zip(self._titles(), self.steps(), strict=True)
        told = [f"{title}: {step.words}" for title, step in titles]
        self.setAccessibleName("; ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("Rail", "MoySklad"),
            translate("Rail", "Online shop"),
            translate("Rail", "Warehouses, prices and VAT"),
            translate("Rail", "Statuses and rules"),
            translate("Rail", "First load"),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_logo(painter, QRectF(32, 36, 32, 32))
        room = self.width() - 76 - 16
        Text("SkladLink", "detail", "t1").paint(painter, 76, 43, room)
        Text(self.tr("Setting up in 5 steps"), "small", "t3").paint(painter, 76, 63, room)
        for number, (title, step) in enumerate(zip(self._titles(), self.steps(), strict=True)):
            self._paint_step(painter, number, title, step)
        words = Text(self.readiness.keys_words(), "small", "t2", shrinks=True)
        draw_line(painter, [Icon("shield-check", 16, "ok"), words], 32, self.height() - 40, self.width() - 48, 8)

    def _paint_step(self, painter: QPainter, number: int, title: str, step: Step) -> None:
        middle = _FIRST + number * _PITCH
        current = number == LOAD and self.readiness.ready
        self._paint_sign(painter, QRectF(_LEFT - 14, middle - 14, 28, 28), number, step.done)
        if number < LOAD:
            painter.setPen(QPen(theme.color("ok" if step.done else "line2"), 2))
            painter.drawLine(QPointF(_LEFT, middle + 18), QPointF(_LEFT, middle + _PITCH - 18))
        room = self.width() - 74 - 16
        Text(title, "card" if number == LOAD else "name", "t1", shrinks=True).paint(painter, 74, middle - 9, room)
        Text(step.words, "small", "accentText" if current else "t3", shrinks=True).paint(
            painter, 74, middle + 11, room
        )

    def _paint_sign(self, painter: QPainter, circle: QRectF, number: int, done: bool) -> None:
        """A tick for a fact, the number for the load, an empty dashed circle for what is not there yet."""
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("okSoft"))
            painter.drawEllipse(circle)
            draw_icon(painter, "check-bold", circle, 14, theme.color("ok"))
            return
        if number < LOAD:
            pen = QPen(theme.color("ctrl"), 1.5)
            pen.setDashPattern([3, 2.4])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(3, 3, -3, -3))
            return
        ready = self.readiness.ready
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if ready else "track"))
        painter.drawEllipse(circle)
        painter.setFont(theme.font("smallStrong"))
        painter.setPen(theme.color("onAccent" if ready else "t2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
