"""Lines of the overview's lists: a real button under our paint, with a hairline above."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui.theme import theme
from gui.widgets.inline import Item, draw_line, line_width

Build = Callable[[], Sequence[Sequence[Item]]]


class LineButton(QPushButton):
    """One or two lines at the left and at the right: `build` gives (left 1, right 1[, left 2, right 2])."""

    def __init__(self, build: Build, height: int, *, line: bool = True, indent: int = 0) -> None:
        super().__init__()
        self._build, self._line, self._indent = build, line, indent
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.color("hover"))
        if self._line:
            painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        parts = list(self._build())
        two = len(parts) > 2
        middles = (self.height() / 2 - 9, self.height() / 2 + 9) if two else (self.height() / 2,)
        for number, middle in enumerate(middles):
            left, right = parts[2 * number], parts[2 * number + 1]
            x = 16 + (self._indent if number else 0)
            wide = line_width(right, 8)
            room = self.width() - x - 16 - (wide + 12 if right else 0)
            draw_line(painter, left, x, middle, room, 8)
            draw_line(painter, right, self.width() - 16 - wide, middle, wide + 1, 8)
