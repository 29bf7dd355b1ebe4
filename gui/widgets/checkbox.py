"""The check box: a real QCheckBox under our own paint, and the painter that tables share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Text

_BOX, _GAP = 16, 9


def draw_check(painter: QPainter, box: QRectF, checked: bool, partly: bool = False) -> None:
    """A 16 px check box."""
    on = checked or partly
    painter.setPen(QPen(theme.color("accent" if on else "ctrl"), 1.2))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
    if on:
        draw_icon(painter, "check-bold" if checked else "minus-bold", box, 11, theme.color("onAccent"))


class CheckBox(QCheckBox):
    """A box and its words, one line."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(_BOX + _GAP + text_width("name", self.text())) + 6, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + 40, 28)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        checked = self.checkState() == Qt.CheckState.Checked
        draw_check(painter, QRectF(2, middle - _BOX / 2, _BOX, _BOX), checked)
        left = 2 + _BOX + _GAP
        Text(self.text(), "name", "t1", shrinks=True).paint(painter, left, middle, self.width() - left)
