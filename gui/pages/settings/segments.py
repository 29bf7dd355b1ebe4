"""The segmented control: two or three choices in one frame, the chosen one raised."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from gui.theme import theme
from gui.widgets.toggles import Tabs, Toggle


class Segment(Toggle):
    """One choice."""

    padding = 13

    def _colors(self) -> tuple[str, str, str]:
        color = "t1" if self.isChecked() else "t2"
        return color, color, color

    def paint_box(self, painter: QPainter) -> None:
        if self.isChecked():
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


class Segments(Tabs):
    """The frame around them; `chosen` carries the key."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(keys, Segment)
        layout = self.layout()
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.takeAt(layout.count() - 1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
