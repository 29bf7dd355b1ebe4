"""The logo: two linked squares on accent. Needs nothing but the theme, so that the first paint is quick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.theme import theme


def draw_logo(painter: QPainter, box: QRectF) -> None:
    """Two linked squares on accent."""
    side = box.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(box, side * 0.25, side * 0.25)
    square = side * 0.34
    first = QRectF(box.left() + side * 0.19, box.top() + side * 0.17, square, square)
    second = first.translated(side * 0.26, side * 0.28)
    painter.setPen(QPen(theme.color("onAccent"), side * 0.072))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(first, side * 0.09, side * 0.09)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(second, side * 0.09, side * 0.09)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setClipRect(QRectF(first.left(), first.top(), square + side * 0.04, square * 0.7))
    painter.drawRoundedRect(first, side * 0.09, side * 0.09)
    painter.setClipping(False)
