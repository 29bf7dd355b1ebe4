"""Bars: the proportional bar with hatching, the API budget gauge, the progress bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.format import number
from gui.theme import text_width, theme
from gui.widgets.inline import Text

HATCH_STEP = 5


def hatch(painter: QPainter, box: QRectF, color: str, radius: float = 3) -> None:
    """Fill `box` with slanted lines and an outline: the risky part of a bar, told without colour."""
    painter.save()
    painter.setPen(QPen(theme.color(color), 1))
    painter.setBrush(theme.color(f"{color}Soft"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setClipRect(box.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(theme.color(color), 1.4))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(int(x), int(box.bottom()), int(x + box.height()), int(box.top()))
        x += HATCH_STEP
    painter.restore()


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a proportional bar."""

    label: str
    count: int
    color: str
    hatched: bool = False


class ProportionalBar(QWidget):
    """Parts of a whole with a legend under them; `total_text` stands at the legend's right."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[Segment] = ()
        self._total = ""
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[Segment], total_text: str) -> None:
        """Show `parts`; readers hear the legend."""
        self._parts = parts
        self._total = total_text
        self.setAccessibleName(", ".join(f"{part.label} {number(part.count)}" for part in parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [part for part in self._parts if part.count > 0]
        whole = sum(part.count for part in shown)
        room = self.width() - 2 * max(0, len(shown) - 1)
        widths = [max(4.0, room * part.count / whole) for part in shown]
        if widths:
            widths[widths.index(max(widths))] -= sum(widths) - room
        x = 0.0
        for part, width in zip(shown, widths, strict=True):
            box = QRectF(x, 0, width, 14)
            if part.hatched:
                hatch(painter, box, part.color)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(part.color))
                painter.drawRoundedRect(box, 3, 3)
            x += width + 2
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        x, middle = 0.0, 31.0
        for part in self._parts:
            box = QRectF(x, middle - 5.5, 11, 11)
            if part.hatched:
                hatch(painter, box, part.color, 2)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(part.color))
                painter.drawRoundedRect(box, 3, 3)
            label = Text(part.label, "small", "t2")
            count = Text(number(part.count), "smallStrong", "t1")
            label.paint(painter, x + 18, middle, label.width())
            count.paint(painter, x + 18 + label.width() + 6, middle, count.width())
            x += 18 + label.width() + 6 + count.width() + 20
        width = text_width("small", self._total)
        Text(self._total, "small", "t3").paint(painter, self.width() - width, middle, width)


class BudgetGauge(QWidget):
    """The MoySklad budget: one cell per 3 units of 45, a tick at our own cap; amber above it, red near the end."""

    CELLS = 15

    def __init__(self) -> None:
        super().__init__()
        self._used, self._limit, self._cap = 0, 45, 45
        self.setFixedSize(QSize(104, 18))

    def set_figures(self, used: int, limit: int, cap: int) -> None:
        """Show `used` of `limit` units with our cap at `cap`."""
        if (used, limit, cap) != (self._used, self._limit, self._cap):
            self._used, self._limit, self._cap = used, limit, cap
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        limit = max(1, self._limit)
        lit = min(self.CELLS, math.ceil(self._used / limit * self.CELLS))
        color = "accentGfx"
        if self._used > self._cap:
            color = "warn"
        if self._used >= limit * 0.97:
            color = "err"
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in range(self.CELLS):
            painter.setBrush(theme.color(color if cell < lit else "track"))
            painter.drawRoundedRect(QRectF(cell * 7, 4, 5, 10), 1.5, 1.5)
        tick = min(1.0, self._cap / limit) * (self.CELLS * 7 - 2)
        painter.setPen(QPen(theme.color("t2"), 1))
        painter.drawLine(int(tick), 1, int(tick), 17)


class ProgressBar(QWidget):
    """A bar of any length; `share` None while the total is unknown. Moves at most as often as it is told."""

    def __init__(self, height: int = 6) -> None:
        super().__init__()
        self._share: float | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float | None) -> None:
        """Show `share` (0 to 1)."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("track")))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share:
            width = max(float(self.height()), self.width() * min(1.0, self._share))
            painter.setBrush(QBrush(theme.color("accentGfx")))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
