"""Rows that are on their way: grey shapes in the table's columns, fading down, without movement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import theme

_SHOWN, _HEAD = 7, 34


class SkeletonRows(QWidget):
    """Stands in a table's place before its first rows are there; `columns` tells left edges and widths of now."""

    def __init__(self, columns: Callable[[], list[tuple[int, int]]], height: int = 48) -> None:
        super().__init__()
        self._columns, self._high = columns, height
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(0, _HEAD - 1, self.width(), 1, theme.color("line"))
        for row in range(_SHOWN):
            top = _HEAD + row * self._high
            painter.setOpacity(1 - row / _SHOWN)
            for place, (left, width) in enumerate(self._columns()):
                painter.setBrush(theme.color("track"))
                long = (width - 28) * (0.5 + 0.13 * ((row * 7 + place * 3) % 4))
                if long > 12:
                    painter.drawRoundedRect(QRectF(left + 12, top + 11, long, 9), 4, 4)
                    painter.drawRoundedRect(QRectF(left + 12, top + 28, long * 0.6, 7), 3, 3)
            painter.fillRect(0, top + self._high - 1, self.width(), 1, theme.color("line"))
