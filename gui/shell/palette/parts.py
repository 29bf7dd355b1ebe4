"""Parts of the palette's panel: the surface, the field's line at the top, the line of keys at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.inline import Icon, Item, Kbd, Text, draw_line, line_width
from gui.widgets.label import Inline

RADIUS = 12


def shade(painter: QPainter, box: QRectF) -> None:
    """The one soft shadow under a panel at `box`."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(1, 9):
        painter.setBrush(QColor(0, 0, 0, 5))
        grown = box.adjusted(-step * 3, -step * 3 + 10, step * 3, step * 3 + 10)
        painter.drawRoundedRect(grown, RADIUS + step * 3, RADIUS + step * 3)


class Panel(QWidget):
    """The palette's surface."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Head(QWidget):
    """The magnifying glass, the field, Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(53)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFont(theme.font("verdict"))
        self.field.setStyleSheet("QLineEdit { background: transparent; border: 0; }")
        self.field.setMaxLength(200)
        row = QHBoxLayout(self)
        row.setContentsMargins(45, 0, 18, 1)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(Inline(lambda: [Kbd("Esc")], height=24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Icon("magnifying-glass", 18, "t3").paint(painter, 17, self.height() / 2 - 1, 18)
        painter.setPen(QPen(theme.color("line"), 1))
        base = self.height() - 0.5
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))


class Foot(QWidget):
    """What the keys do, and the two prefixes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(37)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._actions = False
        self._words: dict[str, str] = {}

    def sizeHint(self) -> QSize:
        return QSize(0, 37)

    def show_actions(self, on: bool) -> None:
        """Whether there are actions for Tab to go to."""
        if on != self._actions:
            self._actions = on
            self.update()

    def retranslate(self) -> None:
        """Words of the line."""
        self._words = {
            "choose": self.tr("choose"),
            "open": self.tr("open"),
            "actions": self.tr("actions"),
            "commands": self.tr("commands only"),
            "orders": self.tr("orders"),
        }
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        words, middle = self._words, self.height() / 2
        groups: list[list[Item]] = [
            [Kbd("", icon="arrow-up"), Kbd("", icon="arrow-down"), Text(words["choose"], "small", "t2")],
            [Kbd("Enter"), Text(words["open"], "small", "t2")],
        ]
        if self._actions:
            groups.append([Kbd("Tab"), Text(words["actions"], "small", "t2")])
        x = 18.0
        for items in groups:
            x = draw_line(painter, items, x, middle, 400, 5) + 15
        x = self.width() - 18.0
        for sign, word in (("#", words["orders"]), (">", words["commands"])):
            items = [Kbd(sign), Text(word, "small", "t2")]
            x -= line_width(items, 6)
            draw_line(painter, items, x, middle, 400, 6)
            x -= 15
