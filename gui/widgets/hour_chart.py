"""A day of two series by the hour: bars up and down from a middle line, told hour by hour by mouse and keys.

Painted by hand: Qt's own charts are not part of PySide6-Essentials, and this one needs bars of two sides, an hour
that the keyboard chooses, and words for readers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from gui import format as formats
from gui.theme import text_width, theme
from gui.widgets.inline import Text

UP, DOWN = "accentGfx", "bar2"
_LEFT, _TOP, _BOTTOM = 36, 8, 24
_STEPS = (1, 2, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Hour:
    """One pair of bars: `label` names the hour on the axis, `span` in full."""

    label: str
    span: str
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Words:
    """What the two series and the last hour are called; `none` is said when nothing happened in any hour."""

    up: str
    down: str
    now: str
    none: str = ""


def nice_ceiling(value: int) -> int:
    """The even number at or above `value` that an axis ends with: its half is 1, 2, 4 or 5 times a power of ten."""
    half = max(1, math.ceil(value / 2))
    power = int(10 ** (len(str(half)) - 1))
    for step in _STEPS:
        if half <= step * power:
            return 2 * step * power
    return 20 * power


def _signed(count: int) -> str:
    return formats.signed(Decimal(count))


class HourChart(QWidget):
    """Hover or ← → show an hour, Home and End the first and the last; `table_wanted` asks for the same as a table."""

    table_wanted = Signal()
    hour_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._hours: Sequence[Hour] = ()
        self._words = Words("", "", "")
        self.hour = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(600, 150)

    def show_hours(self, hours: Sequence[Hour], words: Words) -> None:
        """Show these hours, oldest first."""
        self._hours, self._words = hours, words
        if self.hour >= len(hours):
            self.hour = -1
        self._tell()
        self.update()

    def choose(self, hour: int) -> None:
        """Show the figures of one hour; -1 hides them."""
        hour = max(-1, min(hour, len(self._hours) - 1))
        if hour == self.hour:
            return
        self.hour = hour
        self._tell()
        self.hour_changed.emit(hour)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def spoken(self, hour: int) -> str:
        """One hour in words."""
        one = self._hours[hour]
        falls = _signed(-one.down)
        return f"{one.span}: {self._words.up} {_signed(one.up)}, {self._words.down} {falls}"

    # --- input ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._hours) - 1
        moves = {
            Qt.Key.Key_Left: self.hour - 1 if self.hour > 0 else (last if self.hour < 0 else 0),
            Qt.Key.Key_Right: min(last, self.hour + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves and self._hours:
            self.choose(moves[key])
        elif key == Qt.Key.Key_Escape and self.hour >= 0:
            self.choose(-1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.choose(self._hour_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self.hour < 0:
            self.choose(len(self._hours) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(-1)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show as table"), self.table_wanted.emit)
        menu.popup(event.globalPos())

    def _hour_at(self, place: QPoint) -> int:
        ground = self._ground()
        if not self._hours or not ground.contains(place):
            return -1
        return min(len(self._hours) - 1, int((place.x() - ground.left()) / ground.width() * len(self._hours)))

    def _tell(self) -> None:
        up, down = sum(hour.up for hour in self._hours), sum(hour.down for hour in self._hours)
        total = f"{self._words.up} {_signed(up)}, {self._words.down} {_signed(-down)}"
        self.setAccessibleDescription(self.spoken(self.hour) if 0 <= self.hour < len(self._hours) else total)

    # --- painting ---------------------------------------------------------------------------------------------

    def _ground(self) -> QRectF:
        """Where the bars are."""
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - 4, self.height() - _TOP - _BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        ceiling = nice_ceiling(max((max(hour.up, hour.down) for hour in self._hours), default=0))
        self._paint_axis(painter, ground, ceiling)
        if not self._hours:
            return
        slot = ground.width() / len(self._hours)
        if self.hour >= 0:
            painter.fillRect(
                QRectF(ground.left() + self.hour * slot, ground.top(), slot, ground.height()), theme.color("hover")
            )
            self._paint_lines(painter, ground)
        middle, half = ground.center().y(), ground.height() / 2
        width = max(4.0, min(20.0, slot * 0.62))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, hour in enumerate(self._hours):
            x = ground.left() + number * slot + (slot - width) / 2
            for count, color in ((hour.up, UP), (hour.down, DOWN)):
                if not count:
                    continue
                height = max(2.0, (half - 2) * count / ceiling)
                top = middle - 1 - height if color == UP else middle + 1
                painter.setBrush(theme.color(color))
                painter.drawRoundedRect(QRectF(x, top, width, height), 2, 2)
        self._paint_labels(painter, ground, slot)
        if not any(hour.up or hour.down for hour in self._hours):
            self._paint_none(painter, ground)
        if self.hour >= 0:
            self._paint_tip(painter, ground, slot)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accentGfx"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_lines(self, painter: QPainter, ground: QRectF) -> None:
        for step in range(5):
            y = round(ground.top() + ground.height() * step / 4)
            painter.fillRect(
                QRectF(ground.left(), y, ground.width(), 1), theme.color("line2" if step == 2 else "line")
            )

    def _paint_axis(self, painter: QPainter, ground: QRectF, ceiling: int) -> None:
        self._paint_lines(painter, ground)
        for step, value in enumerate((ceiling, ceiling // 2, 0, -ceiling // 2, -ceiling)):
            words = _signed(value)
            width = text_width("kbd", words)
            y = ground.top() + ground.height() * step / 4
            Text(words, "kbd", "t3").paint(painter, ground.left() - 8 - width, y, width)

    def _paint_labels(self, painter: QPainter, ground: QRectF, slot: float) -> None:
        y = ground.bottom() + 14
        last = len(self._hours) - 1
        now = Text(self._words.now, "badge", "t1")
        now.paint(painter, ground.right() - now.width(), y, now.width())
        for number in range(2, last - 1, 3):
            label = Text(self._hours[number].label, "kbd", "t3")
            x = ground.left() + (number + 0.5) * slot - label.width() / 2
            if x + label.width() < ground.right() - now.width() - 8:
                label.paint(painter, x, y, label.width())

    def _paint_none(self, painter: QPainter, ground: QRectF) -> None:
        words = Text(self._words.none, "body", "t3")
        x, middle = ground.center().x() - words.width() / 2, ground.center().y()
        painter.fillRect(QRectF(x - 12, middle - 14, words.width() + 24, 28), theme.color("surface"))
        words.paint(painter, x, middle, words.width())

    def _paint_tip(self, painter: QPainter, ground: QRectF, slot: float) -> None:
        hour = self._hours[self.hour]
        lines = (
            (self._words.up, _signed(hour.up)),
            (self._words.down, _signed(-hour.down)),
        )
        inner = max(text_width("small", words) + 28 + text_width("smallStrong", count) for words, count in lines)
        width, height = max(inner, text_width("smallStrong", hour.span)) + 24, 62.0
        x = ground.left() + (self.hour + 1) * slot + 8
        if x + width > ground.right():
            x = ground.left() + self.hour * slot - 8 - width
        box = QRectF(max(2.0, x), ground.top() + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRoundedRect(box, 8, 8)
        Text(hour.span, "smallStrong", "tipText").paint(painter, box.left() + 12, box.top() + 15, inner)
        for row, (words, count) in enumerate(lines):
            y = box.top() + 34 + row * 16
            Text(words, "small", "tipText").paint(painter, box.left() + 12, y, inner)
            wide = text_width("smallStrong", count)
            Text(count, "smallStrong", "tipText").paint(painter, box.right() - 12 - wide, y, wide)
