"""The list of shipments: one painted column, the others are what is copied and exported."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from core.domain.screens.shipments import ShipmentRow
from core.domain.shipments import ShipmentState
from gui import format as formats
from gui.pages.shipments import words
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Text, draw_line, line_width
from gui.widgets.segments import Segments
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

ROW, NUMBER, BUYER, STATE, ORDERED, SHIPPED, LEFT, RETURNED, OVER, UNIT, SINCE = range(11)
COLUMNS = 11
HIDDEN = dict.fromkeys(range(NUMBER, COLUMNS), 0)
_MARGIN = 20
_BAR = 176
#: In a narrow dense list the state's icon stands alone; its word is in the tooltip.
_NARROW = 400


class ShipmentHeader(Header):
    """Never seen; names the columns of an exported file."""

    def items(self, section: int) -> list[Item]:
        titles = [
            "", self.tr("Order"), self.tr("Buyer"), self.tr("State"), self.tr("Ordered"), self.tr("Shipped"),
            self.tr("Remaining"), self.tr("Returned"), self.tr("Over"), self.tr("Unit"), self.tr("Last change"),
        ]  # fmt: skip
        return [Text(titles[section])] if titles[section] else []


class ShipmentDelegate(RowDelegate):
    """Number, buyer and state above; bar, "5 of 8" and time below."""

    row_height = 60

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, ShipmentRow):
            return
        look, view = words.LOOKS[row.view.state], row.view
        state: list[Item] = [
            Icon(look.icon, 15, look.tone),
            Text(words.state_word(view.state), look.font, look.color),
        ]
        told: Item = Text(words.done(view.figures, view.unit, short=True), "smallStrong", words.tone_of(view.state))
        names: list[Item] = [Text(row.number, "strong"), Text(row.buyer, "body", "t2", shrinks=True)]
        left, room = rect.left() + _MARGIN, rect.width() - 2 * _MARGIN
        middle = rect.top() + (rect.height() - 1) / 2
        wide = line_width(state, 6)
        if theme.dense:
            if rect.width() < _NARROW:
                state = state[:1]
            column = (
                15.0
                if len(state) == 1
                else max(text_width(each.font, words.state_word(one)) for one, each in words.LOOKS.items()) + 21
            )
            draw_line(painter, state, left + room - column, middle, column, 6)
            bar: list[Item] = [Segments(words.bar(view.figures), 84), told]
            start = left + room - column - 84 - 8 - max(told.width(), text_width("smallStrong", "00 / 00")) - 16
            draw_line(painter, bar, start, middle, left + room - column - 8 - start, 8)
            draw_line(painter, names, left, middle, start - left - 12, 8)
            return
        first, second = middle - 11, middle + 12
        draw_line(painter, state, left, first, room, 6, True)
        draw_line(painter, names, left, first, room - wide - 12, 9)
        time = Text(words.since(row), "small", "t2")
        pixels = max(60.0, min(_BAR, room - time.width() - told.width() - 26))
        draw_line(painter, [Segments(words.bar(view.figures), pixels), told], left, second, room, 10)
        draw_line(painter, [time], left, second, room, 6, True)


class ShipmentTable(StretchTable):
    """One column over the whole width."""

    def __init__(self) -> None:
        super().__init__(ShipmentDelegate(), dict(HIDDEN), (ROW,))
        header = ShipmentHeader(self)
        header.right_aligned = frozenset({ORDERED, SHIPPED, LEFT, RETURNED, OVER})
        self.setHorizontalHeader(header)
        header.hide()

    def lay_out(self) -> None:
        """Hide what is only copied; call it after a list came."""
        for column in HIDDEN:
            self.setColumnHidden(column, True)
        self.share()


def cell_text(row: ShipmentRow, column: int) -> str:
    """A cell's words in full, for tooltips, copies and files."""
    view = row.view
    figures = view.figures
    if column == ROW:
        return words.spoken(row)
    numbers = {
        ORDERED: figures.ordered,
        SHIPPED: figures.shipped,
        LEFT: figures.left,
        RETURNED: figures.returned,
        OVER: figures.over,
    }
    if column in numbers:
        return formats.number(numbers[column])
    texts = {
        NUMBER: row.number,
        BUYER: row.buyer,
        STATE: words.state_word(view.state),
        UNIT: words.unit_word(view.unit),
        SINCE: words.since(row) if view.state is ShipmentState.NOT_STARTED else formats.day_time(view.changed_at),
    }
    return texts[column]
