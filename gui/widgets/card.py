"""Surfaces: the card, the filled box (why box, inline error) and the plain coloured panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import theme


class Surface(QWidget):
    """A rectangle of one token; `edges` are the sides with a hairline ("b", "r", "tb" …)."""

    def __init__(self, fill: str = "surface", edges: str = "") -> None:
        super().__init__()
        self._fill = fill
        self._edges = edges
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._fill))
        line = theme.color("line")
        width, height = self.width(), self.height()
        sides = {
            "t": (0, 0, width, 1),
            "b": (0, height - 1, width, 1),
            "l": (0, 0, 1, height),
            "r": (width - 1, 0, 1, height),
        }
        for edge in self._edges:
            painter.fillRect(*sides[edge], line)


class Card(QWidget):
    """A surface with a hairline and rounded corners; without `border` it is a filled box."""

    def __init__(self, fill: str = "surface", border: str = "line", radius: int = 10) -> None:
        super().__init__()
        self._fill = fill
        self._border = border
        self._radius = radius
        theme.changed.connect(self.update)

    def set_fill(self, fill: str) -> None:
        """Change the fill token."""
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color(self._fill))
        box = QRectF(self.rect())
        if self._border:
            painter.setPen(QPen(theme.color(self._border), 1))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, self._radius, self._radius)
