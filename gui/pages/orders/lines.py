"""Painted parts of the detail: positions, and lists of what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.domain.screens.orders import PositionView
from gui import format as formats
from gui.i18n import say
from gui.pages.orders import words
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.wrapped import draw_wrapped, line_height, wrapped_height

_MARGIN = 20
_HEAD, _ROW = 30, 48
_BETWEEN = 14


class PositionsTable(QWidget):
    """One line a position, the one that stands in the way on top; readers get all as the description."""

    def __init__(self) -> None:
        super().__init__()
        self._positions: Sequence[PositionView] = ()
        self._currency = "RUB"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_positions(self, positions: Sequence[PositionView], currency: str) -> None:
        """Show other positions."""
        self._positions, self._currency = positions, currency
        self.setAccessibleName(self.tr("Positions"))
        self.setAccessibleDescription(". ".join(self._told(position) for position in positions))
        self.updateGeometry()
        self.update()

    def _columns(self) -> tuple[float, float]:
        """Widths of quantities and sums: as wide as the widest of them."""
        amounts = [self.tr("Qty"), *(formats.quantity(position.quantity) for position in self._positions)]
        sums = [self.tr("Sum"), *(words.money(position.sum, self._currency) for position in self._positions)]
        widest = [max(text_width("body", text) for text in texts) + _BETWEEN for texts in (amounts, sums)]
        return widest[0], widest[1]

    def _told(self, position: PositionView) -> str:
        amount = f"{formats.quantity(position.quantity)} × {words.money(position.price, self._currency)}"
        return ", ".join(part for part in (position.name, *self._parts(position), amount) if part)

    def tip_at(self, place: QPoint) -> str:
        """The position at a place, whole: its name may be cut where it is painted."""
        row = (place.y() - _HEAD) // _ROW
        return self._told(self._positions[row]) if 0 <= row < len(self._positions) else ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(300, _HEAD + _ROW * len(self._positions))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def _parts(self, position: PositionView) -> list[str]:
        """The second line: variant or article, and what is known of pair and warehouse."""
        first = position.variant or position.article
        second = ""
        if not position.linked:
            second = self.tr("no pair")
        elif position.broken:
            second = say(position.trouble)
        elif position.on_hand is not None:
            second = self.tr("on hand %1").replace("%1", formats.quantity(position.on_hand))
        return [part for part in (first, second) if part]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, line = self.width(), theme.color("line")
        painter.fillRect(0, 0, width, 1, line)
        middle = _HEAD / 2
        Text(self.tr("Position"), "smallName", "t2").paint(painter, _MARGIN, middle, 200)
        columns = self._columns()
        self._right(painter, self.tr("Qty"), width - _MARGIN - columns[1], middle, "smallName", "t2")
        self._right(painter, self.tr("Sum"), width - _MARGIN, middle, "smallName", "t2")
        painter.fillRect(0, _HEAD - 1, width, 1, line)
        for place, position in enumerate(self._positions):
            top = _HEAD + place * _ROW
            if event.rect().top() <= top + _ROW and event.rect().bottom() >= top:
                self._paint_row(painter, position, top, columns)

    def _paint_row(self, painter: QPainter, position: PositionView, top: float, columns: tuple[float, float]) -> None:
        width, middle = self.width(), top + (_ROW - 1) / 2
        if position.broken:
            painter.fillRect(QRectF(0, top, width, _ROW - 1), theme.color("errRow"))
        painter.fillRect(QRectF(0, top + _ROW - 1, width, 1), theme.color("line"))
        sign = ("link-break", "err") if position.broken else ("link-break", "mute")
        if position.linked:
            sign = ("link", "ok") if not position.broken else ("warning", "err")
        room = width - 2 * _MARGIN - sum(columns)
        Icon(sign[0], 15, sign[1]).paint(painter, _MARGIN, middle - 9.5, 15)
        name: list[Item] = [Text(position.name, "name", "t1", shrinks=True)]
        color = "errText" if position.broken else "t3"
        parts = self._parts(position)
        below: list[Item] = [Text(part, "small", color, shrinks=part is parts[0]) for part in parts]
        below.insert(1, Text("·" if len(parts) > 1 else "", "small", color))
        draw_line(painter, name, _MARGIN + 23, middle - 9.5, room - 23)
        draw_line(painter, below, _MARGIN + 23, middle + 10.5, room - 23, 4)
        amount, total = formats.quantity(position.quantity), words.money(position.sum, self._currency)
        self._right(painter, amount, width - _MARGIN - columns[1], middle, "body", "t1")
        self._right(painter, total, width - _MARGIN, middle, "body", "t1" if position.sum is not None else "t4")

    @staticmethod
    def _right(painter: QPainter, text: str, right: float, middle: float, font: str, color: str) -> None:
        wide = text_width(font, text)
        Text(text, font, color).paint(painter, right - wide, middle, wide)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a list: a sign, a time and what happened."""

    sign: Item
    time: str
    text: str
    color: str = "t2"


class Happenings(QWidget):
    """A list of what happened, its signs joined by a thin line; readers get it as the description."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Happening] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_lines(self, name: str, lines: Sequence[Happening]) -> None:
        """Show another list, called `name`."""
        self._lines = lines
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(f"{line.time} {line.text}".strip() for line in lines))
        self.setVisible(bool(lines))
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """The lines in words."""
        return [f"{line.time} {line.text}".strip() for line in self._lines]

    def _left(self) -> float:
        """Where the words begin: behind the widest time."""
        widest = max((text_width("smallStrong", line.time) for line in self._lines), default=0.0)
        return 26 + (widest + 8 if widest else 0)

    def _height(self, line: Happening, width: float) -> float:
        return max(24.0, wrapped_height("small", line.text, width - (self._left() if line.time else 26)) + 7)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(sum(self._height(line, width) for line in self._lines)) + 1

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, left, width = 0.0, self._left(), self.width()
        for place, line in enumerate(self._lines):
            high = self._height(line, width)
            middle = top + 12
            if place + 1 < len(self._lines):
                painter.fillRect(QRectF(7, middle + 9, 1, max(0.0, high - 18)), theme.color("line2"))
            line.sign.paint(painter, 0, middle, line.sign.width())
            Text(line.time, "smallStrong", "t1").paint(painter, 26, middle, left - 26)
            start = left if line.time else 26
            place_at = QPointF(start, middle - line_height("small") / 2)
            draw_wrapped(painter, line.text, place_at, width - start, "small", line.color)
            top += high
