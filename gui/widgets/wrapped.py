"""Wrapped words: how high a text gets in a given width, and painting it. For widgets that paint their own lines."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from gui.theme import theme
from gui.widgets.inline import Text


@lru_cache(maxsize=4096)
def _lines(role: str, text: str, width: int) -> tuple[tuple[str, float], ...]:
    """`text` cut into lines no wider than `width`, each with its own width; a long word breaks anywhere."""
    layout = QTextLayout(text, theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[tuple[str, float]] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20, width))
        part = text[line.textStart() : line.textStart() + line.textLength()]
        found.append((part.rstrip(), line.naturalTextWidth()))
    layout.endLayout()
    return tuple(found)


def line_height(role: str) -> float:
    """The height of one line of wrapped text."""
    return round(theme.metrics(role).height() * 1.16)


def wrapped_height(role: str, text: str, width: float) -> float:
    """How high `text` gets in `width` pixels."""
    return len(_lines(role, text, int(width))) * line_height(role)


def wrapped_width(role: str, text: str, width: float) -> float:
    """How wide the widest of its lines is."""
    return max((natural for _, natural in _lines(role, text, int(width))), default=0.0)


def draw_wrapped(
    painter: QPainter, text: str, place: QPointF, width: float, role: str, color: str, *, struck: bool = False
) -> float:
    """Paint `text` from the upper left corner `place`; returns where it ended."""
    high, y = line_height(role), place.y()
    for line, natural in _lines(role, text, int(width)):
        middle = y + high / 2
        Text(line, role, color).paint(painter, place.x(), middle, natural)
        if struck:
            painter.drawLine(QPointF(place.x(), middle), QPointF(place.x() + natural, middle))
        y += high
    return y
