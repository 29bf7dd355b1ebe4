"""Segmented progress: a cell for each unit up to 14, else shares; always beside its words, "5 of 8".

Shipped is solid, what came back and what is too much are hatched, so that the bar tells without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import text_width, theme
from gui.widgets.bars import hatch
from gui.widgets.inline import Text

MOST_CELLS = 14
_GAP = 2
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a bar shows, in one unit: with the buyer, come back, still to come, too much."""

    kept: Decimal = _NOTHING
    back: Decimal = _NOTHING
    left: Decimal = _NOTHING
    over: Decimal = _NOTHING

    def parts(self) -> tuple[tuple[str, Decimal], ...]:
        """Parts from left to right."""
        return (("kept", self.kept), ("back", self.back), ("left", self.left), ("over", self.over))


def cells(amounts: Amounts, width: float) -> list[tuple[str, float, float]]:
    """Kind, left edge and width of every cell in `width` pixels: one a unit where that is possible, else shares."""
    shown = [(kind, amount) for kind, amount in amounts.parts() if amount > 0]
    whole = sum((amount for _, amount in shown), _NOTHING)
    if all(amount == amount.to_integral_value() for _, amount in shown) and whole <= MOST_CELLS:
        shown = [(kind, Decimal(1)) for kind, amount in shown for _ in range(int(amount))]
    if not shown:
        return [("left", 0.0, width)]
    room = width - _GAP * (len(shown) - 1)
    widths = [max(3.0, room * float(amount / whole)) for _, amount in shown]
    widest = widths.index(max(widths))
    widths[widest] = max(3.0, widths[widest] - (sum(widths) - room))
    found, x = [], 0.0
    for (kind, _), wide in zip(shown, widths, strict=True):
        found.append((kind, x, wide))
        x += wide + _GAP
    return found


def draw_cells(painter: QPainter, box: QRectF, amounts: Amounts, radius: float = 2) -> None:
    """Paint the bar into `box`."""
    for kind, left, wide in cells(amounts, box.width()):
        draw_cell(painter, QRectF(box.left() + left, box.top(), wide, box.height()), kind, radius)


def draw_cell(painter: QPainter, box: QRectF, kind: str, radius: float = 2) -> None:
    """Paint one cell: solid, track, or hatched."""
    if kind in ("back", "over"):
        hatch(painter, box, "warn" if kind == "back" else "err", radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ok" if kind == "kept" else "track"))
    painter.drawRoundedRect(box, radius, radius)


@dataclass(frozen=True, slots=True)
class Segments:
    """The bar as a piece of a line; its words stand beside it as a text of their own."""

    amounts: Amounts
    pixels: float = 176
    height: float = 8

    def width(self) -> float:
        """Its length."""
        return self.pixels

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the cells."""
        draw_cells(painter, QRectF(x, middle - self.height / 2, width, self.height), self.amounts)


class SegmentBar(QWidget):
    """The big bar with its legend; `total` stands at the right of the legend. Readers hear words and legend."""

    _BAR, _LEGEND = 14, 30

    def __init__(self) -> None:
        super().__init__()
        self._amounts = Amounts()
        self._legend: Sequence[tuple[str, str, str]] = ()
        self._total = ""
        self.setFixedHeight(self._BAR + self._LEGEND)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_amounts(self, amounts: Amounts, legend: Sequence[tuple[str, str, str]], words: str, total: str) -> None:
        """`legend` names each part: kind, word, number; `words` is the whole as "5 of 8"."""
        self._amounts, self._legend, self._total = amounts, legend, total
        self.setAccessibleName(words)
        self.setAccessibleDescription(", ".join(f"{word} {number}" for _, word, number in legend))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_cells(painter, QRectF(0, 0, self.width(), self._BAR), self._amounts, 3)
        middle, x = self._BAR + 16.0, 0.0
        present = dict(self._amounts.parts())
        for kind, word, number in self._legend:
            there = present[kind] > 0
            draw_cell(painter, QRectF(x, middle - 5.5, 11, 11), kind, 3)
            label = Text(word, "small", "t2" if there else "t3")
            count = Text(number, "smallStrong" if there else "small", "t1" if there else "t3")
            label.paint(painter, x + 18, middle, label.width())
            count.paint(painter, x + 24 + label.width(), middle, count.width())
            x += 24 + label.width() + count.width() + 20
        wide = text_width("smallStrong", self._total)
        Text(self._total, "smallStrong", "t1").paint(painter, self.width() - wide, middle, wide)
