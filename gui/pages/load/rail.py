"""The wizard's left rail: the five steps, done ones with what they found, the current one last."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.card import Surface
from gui.widgets.inline import Icon, Text, draw_line
from gui.widgets.logo import draw_logo

STEPS = ("moysklad", "shop", "stock", "statuses")
_FIRST, _PITCH, _LEFT = 134, 68, 46


class Rail(Surface):
    """Painted, not clickable: the steps before this one are done (their pages come with the wizard's other steps)."""

    def __init__(self) -> None:
        super().__init__("win", "r")
        self.setFixedWidth(316)
        self._facts: Mapping[str, str] = {}
        self._now = ""
        self._finished = False

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """What the done steps found, by step."""
        self._facts = facts
        self.update()

    def show_now(self, words: str, *, finished: bool) -> None:
        """The line under the current step; `finished` ticks it."""
        self._now, self._finished = words, finished
        self.update()

    def _titles(self) -> list[str]:
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
        titles = self._titles()
        subs = [self._facts.get(key, "") for key in STEPS] + [self._now]
        for number, (title, sub) in enumerate(zip(titles, subs, strict=True)):
            self._paint_step(painter, number, title, sub)
        keys = self.tr("Keys are kept in the system keyring only")
        draw_line(
            painter,
            [Icon("shield-check", 16, "ok"), Text(keys, "small", "t2", shrinks=True)],
            32,
            self.height() - 40,
            self.width() - 48,
            8,
        )

    def _paint_step(self, painter: QPainter, number: int, title: str, sub: str) -> None:
        middle = _FIRST + number * _PITCH
        done = number < len(STEPS) or self._finished
        circle = QRectF(_LEFT - 14, middle - 14, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("okSoft" if done else "accent"))
        painter.drawEllipse(circle)
        if done:
            draw_icon(painter, "check-bold", circle, 14, theme.color("ok"))
        else:
            painter.setFont(theme.font("smallStrong"))
            painter.setPen(theme.color("onAccent"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        if number < len(STEPS):
            painter.setPen(QPen(theme.color("ok"), 2))
            painter.drawLine(QPointF(_LEFT, middle + 18), QPointF(_LEFT, middle + _PITCH - 18))
        room = self.width() - 74 - 16
        Text(title, "card" if number == len(STEPS) else "name", "t1", shrinks=True).paint(
            painter, 74, middle - 9, room
        )
        color = "accentText" if number == len(STEPS) else "t3"
        Text(sub, "small", color, shrinks=True).paint(painter, 74, middle + 11, room)
