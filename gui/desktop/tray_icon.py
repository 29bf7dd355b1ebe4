"""The tray's icon: the logo, with a mark of its own shape for a running job and for what needs a person."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from gui.theme.tokens import DARK, LIGHT
from gui.widgets.logo import draw_logo

SIZES = (16, 20, 22, 24, 32, 44, 48, 64, 128, 256)


class TrayState(StrEnum):
    """What the icon says."""

    NORMAL = "normal"
    RUNNING = "running"
    PAUSED = "paused"
    ATTENTION = "attention"


@lru_cache(maxsize=8)
def tray_icon(state: TrayState) -> QIcon:
    """The icon, drawn anew for each size, so that it is sharp in every panel."""
    result = QIcon()
    for size in SIZES:
        result.addPixmap(_drawn(state, size))
    return result


def _drawn(state: TrayState, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_logo(painter, QRectF(0, 0, size, size))
    if state is not TrayState.NORMAL:
        _mark(painter, state, size)
    painter.end()
    return pixmap


def _mark(painter: QPainter, state: TrayState, size: int) -> None:
    """A disc in the lower right corner, cut free from the logo: "!", a pause sign, or an arrow that goes round."""
    side = size * 0.58
    box = QRectF(size - side, size - side, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(QBrush(Qt.GlobalColor.black))
    painter.drawEllipse(box.adjusted(-size * 0.06, -size * 0.06, size * 0.06, size * 0.06))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    attention = state is TrayState.ATTENTION
    painter.setBrush(QColor(DARK["warn"] if attention else LIGHT["surface"]))
    painter.drawEllipse(box)
    ink = QColor(LIGHT["t1"] if attention else LIGHT["accent"])
    stroke = max(1.5, side * 0.15)
    painter.setPen(QPen(ink, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    middle = box.center()
    if attention:
        top, foot = middle.y() - side * 0.3, middle.y() + side * 0.3
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), middle.y() + side * 0.08))
        painter.drawLine(QPointF(middle.x(), foot - stroke), QPointF(middle.x(), foot))
    elif state is TrayState.PAUSED:
        for shift in (-0.14, 0.14):
            x = middle.x() + side * shift
            painter.drawLine(QPointF(x, middle.y() - side * 0.24), QPointF(x, middle.y() + side * 0.24))
    else:
        _round_arrow(painter, box, ink)


def _round_arrow(painter: QPainter, box: QRectF, ink: QColor) -> None:
    side = box.width()
    ring = box.adjusted(side * 0.24, side * 0.24, -side * 0.24, -side * 0.24)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(ring, 40 * 16, 270 * 16)
    tip = QPointF(ring.right(), ring.center().y() - side * 0.04)
    head = QPainterPath(tip + QPointF(0, side * 0.16))
    head.lineTo(tip + QPointF(side * 0.17, -side * 0.1))
    head.lineTo(tip + QPointF(-side * 0.17, -side * 0.1))
    head.closeSubpath()
    painter.fillPath(head, ink)
