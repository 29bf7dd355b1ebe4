"""Inline items: the pieces of a line (text, icon, chip, meter, bar, key, mark) that labels and delegates share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.theme import elided, text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets import cuts

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
METER_FLOORS = (55, 75, 90, 98)
_TOLERANCE = 0.5


class Item(Protocol):
    """One piece of a line: knows its width and paints itself around the line's vertical centre."""

    def width(self) -> float:
        """The width it wants, in pixels."""

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint into `width` pixels from `x`."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one font and colour. `shrinks` lets it be cut at the right; `mark` names a background token."""

    text: str
    font: str = "body"
    color: str = "t1"
    shrinks: bool = False
    mark: str = ""

    def width(self) -> float:
        """Width of the words, with the mark's margins."""
        return text_width(self.font, self.text) + (12 if self.mark else 0)

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the words, cut to `width` when they may shrink."""
        if self.mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self.mark))
            painter.drawRoundedRect(QRectF(x, middle - 9, width, 18), 4, 4)
            x += 6
            width -= 12
        words = self.text
        missing = text_width(self.font, self.text) - width
        if missing > _TOLERANCE:
            cuts.tell(self.text, missing, painter, shrinks=self.shrinks)
            if self.shrinks:
                words = elided(self.font, self.text, int(width))
        painter.setFont(theme.font(self.font))
        painter.setPen(theme.color(self.color))
        painter.drawText(QRectF(x, middle - 12, width + 4, 24), int(_LEFT), words)


@dataclass(frozen=True, slots=True)
class Icon:
    """One Phosphor icon."""

    name: str
    size: int = 14
    color: str = "t2"

    def width(self) -> float:
        """The icon is as wide as high."""
        return self.size

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the icon in its square."""
        draw_icon(
            painter,
            self.name,
            QRectF(x, middle - self.size / 2, width, self.size),
            self.size,
            theme.color(self.color),
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space."""

    pixels: float

    def width(self) -> float:
        """Its size."""
        return self.pixels

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Nothing to paint."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A round spot, for connection states (a token) and colours that are data ("#2f5bd0")."""

    color: str
    size: int = 7

    def width(self) -> float:
        """Its diameter."""
        return self.size

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the spot."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color) if self.color.startswith("#") else theme.color(self.color))
        painter.drawEllipse(QRectF(x, middle - self.size / 2, self.size, self.size))


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of one system: teal cube for MoySklad ("ms"), plum storefront for the shop ("shop")."""

    system: str
    size: int = 16

    def width(self) -> float:
        """The tile is square."""
        return self.size

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the soft tile and its icon."""
        box = QRectF(x, middle - self.size / 2, self.size, self.size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self.system}Soft"))
        painter.drawRoundedRect(box, self.size / 4, self.size / 4)
        name = "cube" if self.system == "ms" else "storefront"
        size = round(self.size * 0.72)
        draw_icon(painter, f"{name}-bold" if size < 13 else name, box, size, theme.color(self.system))


@dataclass(frozen=True, slots=True)
class Chip:
    """A state: icon and word. `kind` is soft, quiet (no fill), outline or dashed; `tone` a colour family."""

    text: str
    icon: str = ""
    kind: str = "soft"
    tone: str = "mute"
    font: str = "smallName"

    def _pad(self) -> int:
        return 0 if self.kind == "quiet" else 9

    def width(self) -> float:
        """Icon, word and margins."""
        icon = (13 + (5 if self.text else 0)) if self.icon else 0
        return icon + text_width(self.font, self.text) + self._pad() * 2

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the box by its kind, then icon and word."""
        box = QRectF(x, middle - 11, width, 22)
        if self.kind == "soft":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{self.tone}Soft"))
            painter.drawRoundedRect(box, 6, 6)
        elif self.kind in ("outline", "dashed"):
            pen = QPen(theme.color("ctrl" if self.kind == "dashed" else "line2"), 1)
            if self.kind == "dashed":
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        at = x + self._pad()
        graphic = "accentGfx" if self.tone == "accent" else self.tone
        if self.icon:
            Icon(self.icon, 13, graphic).paint(painter, at, middle, 13)
            at += 18
        if self.text:
            color = {"soft": f"{self.tone}Text", "quiet": "t2"}.get(self.kind, "t1")
            Text(self.text, self.font, color).paint(painter, at, middle, text_width(self.font, self.text))


@dataclass(frozen=True, slots=True)
class Badge:
    """A number of things that wait; `tone` err, warn or mute."""

    text: str
    tone: str = "mute"

    def width(self) -> float:
        """The number and its margins, at least a circle."""
        return max(20.0, text_width("badge", self.text) + 13)

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the pill and the number."""
        box = QRectF(x, middle - 9, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self.tone}Soft"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.color(f"{self.tone}Text"))
        painter.drawText(box, int(_CENTER), self.text)


@dataclass(frozen=True, slots=True)
class Kbd:
    """A key cap; `on_accent` for caps inside a primary button. `icon` draws a glyph instead of the text."""

    text: str
    on_accent: bool = False
    icon: str = ""

    def width(self) -> float:
        """The cap is at least as wide as high."""
        words = 11.0 if self.icon else text_width("kbd", self.text)
        return max(20.0, words + 12)

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the cap and its name."""
        box = QRectF(x, middle - 9, width, 18)
        if self.on_accent:
            fill = QColor(theme.color("onAccent"))
            fill.setAlphaF(0.18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 4, 4)
        else:
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        color = theme.color("onAccent" if self.on_accent else "t2")
        if self.icon:
            draw_icon(painter, self.icon, box, 11, color)
            return
        painter.setFont(theme.font("kbd"))
        painter.setPen(color)
        painter.drawText(box, int(_CENTER), self.text)


def meter_level(score: int) -> int:
    """How many of the five bars `score` (0 to 100) lights: 5 from 98, 4 from 90, 3 from 75, 2 from 55, else 1."""
    return 1 + sum(score >= floor for floor in METER_FLOORS)


@dataclass(frozen=True, slots=True)
class Meter:
    """Confidence: five bars, green only when all are lit."""

    score: int

    def width(self) -> float:
        """Five bars of 4 px, 2 px apart."""
        return 28

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint lit and unlit bars."""
        level = meter_level(self.score)
        color = {5: "ok", 4: "accentGfx", 3: "warn"}.get(level, "mute")
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in range(5):
            painter.setBrush(theme.color(color if bar < level else "track"))
            painter.drawRoundedRect(QRectF(x + bar * 6, middle - 5, 4, 10), 1.5, 1.5)


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar; `share` 0 to 1, None while the total is unknown."""

    share: float | None
    pixels: float = 140
    height: float = 6
    color: str = "accentGfx"

    def width(self) -> float:
        """Its length."""
        return self.pixels

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the track and the done part."""
        box = QRectF(x, middle - self.height / 2, width, self.height)
        radius = min(3.0, self.height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(box, radius, radius)
        if self.share:
            box.setWidth(max(self.height, width * min(1.0, self.share)))
            painter.setBrush(theme.color(self.color))
            painter.drawRoundedRect(box, radius, radius)


def line_width(items: Sequence[Item], gap: float = 6) -> float:
    """Width of `items` in a row."""
    return sum(item.width() for item in items) + gap * max(0, len(items) - 1)


def words_of(items: Sequence[Item]) -> list[str]:
    """The words of a line, its chips and badges included; key caps left out."""
    return [item.text for item in items if isinstance(item, Text | Chip | Badge) and item.text]


def draw_line(
    painter: QPainter,
    items: Sequence[Item],
    left: float,
    middle: float,
    room: float,
    gap: float = 6,
    right: bool = False,
) -> float:
    """Paint `items` in a row and return where it ended.

    `room` is the space there is: texts that may shrink are cut, the last one first. `right` aligns to the right end.
    """
    widths = [item.width() for item in items]
    over = sum(widths) + gap * max(0, len(items) - 1) - room
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if over <= 0:
            break
        if isinstance(item, Text) and item.shrinks:
            cut = min(over, max(0.0, widths[index] - 16))
            widths[index] -= cut
            over -= cut
    if over > _TOLERANCE:
        cuts.tell(" ".join(words_of(items)), over, painter, shrinks=False)
    x = left + max(0.0, -over) if right else left
    for item, width in zip(items, widths, strict=True):
        item.paint(painter, x, middle, width)
        x += width + gap
    return x - gap if items else x
