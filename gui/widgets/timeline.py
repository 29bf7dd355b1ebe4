"""The timeline: two lanes (MoySklad left, shop right), our own acts between them, time at the left, thin arrows from
cause to effect. Newest on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import text_width, theme
from gui.widgets.inline import Text
from gui.widgets.wrapped import draw_wrapped, line_height, wrapped_height

MOYSKLAD, SHOP, OWN = "ms", "shop", "own"
_ROW, _PAD, _RADIUS = 36.0, 8.0, 6.0
_LANES, _AFTER_TIME, _TEXT = 24.0, 18.0, 22.0
_TIME_LEAST = 46.0


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event: `lane` is ms, shop or own; `cause` the place in the list of what led to it."""

    time: str
    lane: str
    text: str
    note: str = ""
    cause: int | None = None


class Timeline(QWidget):
    """Paints events; readers get them as the description, one sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[TimelineEntry] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_entries(self, entries: Sequence[TimelineEntry], name: str) -> None:
        """Show events, the newest first; `name` is what readers hear of the whole."""
        self._entries = entries
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.told())
        self.updateGeometry()
        self.update()

    def told(self) -> str:
        """Every event in words, with what led to it."""
        lines = []
        for entry in self._entries:
            words = " · ".join(part for part in (entry.time, entry.text, entry.note) if part)
            cause = self._entries[entry.cause].text if entry.cause is not None else ""
            lines.append(f"{words} ← {cause}" if cause else words)
        return ". ".join(lines)

    # --- measures ---------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(sum(self._height(entry, width) for entry in self._entries)) + 4

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _time_width(self) -> float:
        return max([_TIME_LEAST, *(text_width("small", entry.time) for entry in self._entries)])

    def _lane(self, lane: str) -> float:
        left = self._time_width() + _AFTER_TIME
        return left + {MOYSKLAD: 0.0, OWN: _LANES / 2, SHOP: _LANES}[lane]

    def _room(self, width: int) -> float:
        return max(80.0, width - self._lane(SHOP) - _TEXT - 4)

    def _in_one_line(self, entry: TimelineEntry, room: float) -> bool:
        note = text_width("small", entry.note) + 8 if entry.note else 0.0
        return text_width("name", entry.text) + note <= room

    def _height(self, entry: TimelineEntry, width: int) -> float:
        room = self._room(width)
        if self._in_one_line(entry, room):
            return _ROW
        high = wrapped_height("name", entry.text, room)
        return max(_ROW, high + (line_height("small") if entry.note else 0) + 2 * _PAD)

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._entries:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tops = [0.0]
        for entry in self._entries:
            tops.append(tops[-1] + self._height(entry, self.width()))
        for lane, tone in ((MOYSKLAD, "ms"), (SHOP, "shop")):
            painter.setPen(QPen(self._faint(tone), 1.5))
            x = self._lane(lane)
            painter.drawLine(QPointF(x, 6), QPointF(x, tops[-1] - 6))
        for place, entry in enumerate(self._entries):
            if entry.cause is not None:
                start = QPointF(self._lane(self._entries[entry.cause].lane), tops[entry.cause] + _ROW / 2)
                self._arrow(painter, start, QPointF(self._lane(entry.lane), tops[place] + _ROW / 2))
        for entry, top in zip(self._entries, tops, strict=False):
            self._paint_entry(painter, entry, top)

    @staticmethod
    def _faint(tone: str) -> QColor:
        color = QColor(theme.color(tone))
        color.setAlphaF(0.45)
        return color

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """From the cause sideways, then up to the effect; within one lane in a small bow beside it."""
        painter.setPen(QPen(theme.color("t2"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        up = -1 if end.y() < start.y() else 1
        tip = QPointF(end.x(), end.y() - up * (_RADIUS + 2))
        path = QPainterPath(start)
        if abs(start.x() - end.x()) < 1:
            side = 9.0 if start.x() < self._lane(SHOP) else -9.0
            path.cubicTo(QPointF(start.x() + side, start.y()), QPointF(end.x() + side, tip.y()), tip)
        else:
            path.cubicTo(
                QPointF(end.x(), start.y()), QPointF(end.x(), start.y()), QPointF(end.x(), start.y() + up * 14)
            )
            path.lineTo(tip)
        painter.drawPath(path)
        painter.drawLine(tip, QPointF(tip.x() - 3.5, tip.y() - up * 4.5))
        painter.drawLine(tip, QPointF(tip.x() + 3.5, tip.y() - up * 4.5))

    def _paint_entry(self, painter: QPainter, entry: TimelineEntry, top: float) -> None:
        middle = top + _ROW / 2
        wide = text_width("small", entry.time)
        Text(entry.time, "small", "t3").paint(painter, self._time_width() - wide, middle, wide)
        x = self._lane(entry.lane)
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(theme.color({MOYSKLAD: "ms", SHOP: "shop", OWN: "accentGfx"}[entry.lane]))
        if entry.lane == OWN:
            painter.drawRoundedRect(QRectF(x - 5.5, middle - 5.5, 11, 11), 3, 3)
        else:
            painter.drawEllipse(QPointF(x, middle), _RADIUS + 0.5, _RADIUS + 0.5)
        left, room = self._lane(SHOP) + _TEXT, self._room(self.width())
        if self._in_one_line(entry, room):
            text = Text(entry.text, "name", "t1")
            text.paint(painter, left, middle, text.width())
            Text(entry.note, "small", "t2").paint(
                painter, left + text.width() + 8, middle, text_width("small", entry.note)
            )
            return
        y = draw_wrapped(painter, entry.text, QPointF(left, top + _PAD + 1), room, "name", "t1")
        if entry.note:
            draw_wrapped(painter, entry.note, QPointF(left, y), room, "small", "t2")
