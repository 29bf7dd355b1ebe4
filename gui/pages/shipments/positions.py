"""The positions of one order: a table of its own, as high as its rows, with the sums below."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent

from core.domain.screens.shipments import PositionRow
from core.domain.shipments import Figures
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.shipments import words
from gui.theme import theme
from gui.widgets.inline import Icon, Item, Text, draw_line, line_width
from gui.widgets.segments import Segments
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable, dense_height

ITEM, BAR, ORDERED, SHIPPED, LEFT, RETURNED = range(6)
COLUMNS = 6
WIDE = {BAR: 120, ORDERED: 86, SHIPPED: 92, LEFT: 84, RETURNED: 84}
SLIM = {BAR: 0, ORDERED: 76, SHIPPED: 84, LEFT: 84, RETURNED: 88}
_MARGIN = 20
_SUM_HEIGHT, _LINE = 36, 18


@dataclass(frozen=True, slots=True)
class SumRow:
    """The sum of all positions of one unit; `several` when there are sums of other units besides."""

    row: int
    unit: str
    figures: Figures
    several: bool = False


class PositionsModel(WindowModel):
    """Rows that are all there at once."""

    def __init__(self, bridge: Bridge, parent: PositionsTable) -> None:
        super().__init__(bridge, COLUMNS, self.fetch, lambda row: row.row, parent)
        self.text = cell_text
        self.spoken = spoken

    def show(self, positions: Sequence[PositionRow]) -> None:
        """Show the positions of an order, and their sums."""
        totals: dict[str, Figures] = {}
        for position in positions:
            totals[position.unit] = totals.get(position.unit, Figures()) + position.figures
        sums = [
            SumRow(len(positions) + at, unit, figures, len(totals) > 1)
            for at, (unit, figures) in enumerate(totals.items())
        ]
        rows: list[PositionRow | SumRow] = [*positions, *sums]
        self.beginResetModel()
        self.ids = array("q", range(len(rows)))
        self._rows = {row.row: row for row in rows}
        self.endResetModel()

    def fetch(self, numbers: Sequence[int]) -> Sequence[object]:
        """Rows by number; all are in memory."""
        return [self._rows[number] for number in numbers if number in self._rows]


class PositionsHeader(Header):
    """Column heads."""

    def items(self, section: int) -> list[Item]:
        titles = {
            ITEM: self.tr("Position"),
            ORDERED: self.tr("Ordered"),
            SHIPPED: self.tr("Shipped"),
            LEFT: self.tr("Remaining"),
            RETURNED: self.tr("Returned"),
        }
        return [Text(titles[section], "smallName", "t2")] if section in titles else []

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The last column keeps the page's margin at its right, as its figures do."""
        spare = _MARGIN - 8 if section == RETURNED else 0
        super().paintSection(painter, rect.adjusted(0, 0, -spare, 0), section)
        if spare:
            rest = QRect(rect.right() - spare + 1, rect.top(), spare, rect.height())
            painter.fillRect(rest, theme.color(self.fill))
            painter.fillRect(rest.left(), rest.bottom(), spare, 1, theme.color("line"))


class PositionsDelegate(RowDelegate):
    """Two-line positions, one-line sums."""

    row_height = 46

    def ground(self, row: object, selected: bool, hovered: bool) -> str:
        if isinstance(row, SumRow) and not selected:
            return "sunken"
        return super().ground(row, selected, hovered)

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        middle = rect.top() + (rect.height() - 1) / 2
        if isinstance(row, SumRow):
            if index.column() == ITEM:
                draw_line(painter, [Text(sum_name(row), "strong")], rect.left() + _MARGIN, middle, rect.width() - 28)
            elif index.column() != BAR:
                self._figure(painter, rect, middle, row.figures, index.column(), strong=True)
        elif isinstance(row, PositionRow):
            if index.column() == ITEM:
                self._item(painter, rect, row)
            elif index.column() == BAR:
                wide = max(24.0, rect.width() - 20)
                Segments(words.bar(row.figures)).paint(painter, rect.left() + 10, middle, wide)
            else:
                self._figure(painter, rect, middle, row.figures, index.column(), strong=False)

    def _item(self, painter: QPainter, rect: QRect, row: PositionRow) -> None:
        first: list[Item] = [Text(row.name or row.item_id, "name", "t1", shrinks=True)]
        lines = second_lines(row, rect.width())
        if theme.dense or len(lines) < 2:
            # A dense row leaves out what does not fit: rather the variant than the news.
            below = [item for line in reversed(lines) for item in line]
            self.two_lines(painter, rect, first, below, left=_MARGIN, second_gap=6)
            return
        left, room, middle = rect.left() + _MARGIN, rect.width() - _MARGIN - 4, rect.top() + 13.0
        draw_line(painter, first, left, middle, room)
        for line in lines:
            middle += _LINE
            draw_line(painter, line, left, middle, room)

    def high(self, row: PositionRow, width: int) -> int:
        """How high a position gets in an item column of `width` pixels."""
        return self.height() if theme.dense else self.row_height + _LINE * max(0, len(second_lines(row, width)) - 1)

    @staticmethod
    def _figure(
        painter: QPainter, rect: QRect, middle: float, figures: Figures, column: int, *, strong: bool
    ) -> None:
        value, color = figure_of(figures, column)
        bold = strong or column == SHIPPED or (column == LEFT and value > 0)
        dash = value == 0 and column in (LEFT, RETURNED)
        text = formats.DASH if dash else formats.number(value)
        item: list[Item] = [Text(text, "strong" if bold and not dash else "body", "t4" if dash else color)]
        draw_line(
            painter, item, rect.left(), middle, rect.width() - (_MARGIN if column == RETURNED else 8), right=True
        )


class PositionsTable(StretchTable):
    """Never scrolls by itself: the panel around it does."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(PositionsDelegate(), dict(WIDE), (ITEM,))
        header = PositionsHeader(self)
        header.first_margin = _MARGIN
        header.right_aligned = frozenset({ORDERED, SHIPPED, LEFT, RETURNED})
        self.setHorizontalHeader(header)
        self.rows = PositionsModel(bridge, self)
        self.setModel(self.rows)
        theme.density_changed.connect(self._fit)

    def show_positions(self, positions: Sequence[PositionRow]) -> None:
        """Show an order's positions."""
        self.rows.show(positions)
        self.share()
        self._fit()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: narrower columns."""
        self.set_widths(dict(SLIM if slim else WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every row as high as its lines need, and the table as high as its rows."""
        high, sums = 0, dense_height(_SUM_HEIGHT) if theme.dense else _SUM_HEIGHT
        delegate, width = self.itemDelegate(), self.columnWidth(ITEM)
        assert isinstance(delegate, PositionsDelegate)
        for position in range(self.rows.rowCount()):
            row = self.rows.row_at(position)
            wanted = delegate.high(row, width) if isinstance(row, PositionRow) else sums
            if self.rowHeight(position) != wanted:
                self.setRowHeight(position, wanted)
            high += wanted
        self.setFixedHeight(high + self.horizontalHeader().sizeHint().height())


def second_lines(row: PositionRow, width: int) -> list[list[Item]]:
    """What stands under the name: one line where all of it fits, else a line each."""
    variant: list[Item] = [Text(row.variant, "small", "t2", shrinks=True)] if row.variant else []
    notes: list[list[Item]] = [
        [
            Icon("warning-circle" if bad else "info", 14, "err" if bad else "warn"),
            Text(text, "small", "errText" if bad else "warnText", shrinks=True),
        ]
        for text, bad in words.notes(row)
    ]
    joined = [*variant, *(item for note in notes for item in note)]
    if not theme.dense and line_width(joined) <= width - _MARGIN - 4:
        return [joined] if joined else []
    return [*([variant] if variant else []), *notes]


def sum_name(row: SumRow) -> str:
    """What the sum is called."""
    total = PositionsTable.tr("Total")
    return f"{total}, {words.unit_word(row.unit)}" if row.several else total


def figure_of(figures: Figures, column: int) -> tuple[Decimal, str]:
    """A column's figure and its colour."""
    if column == ORDERED:
        return figures.ordered, "t1"
    if column == SHIPPED:
        return figures.shipped, "errText" if figures.over > 0 else "t1"
    if column == LEFT:
        return figures.left, "warnText" if figures.left > 0 else "t1"
    return figures.returned, "t1"


def cell_text(row: PositionRow | SumRow, column: int) -> str:
    """A cell's words in full."""
    if column == BAR:
        return words.done(row.figures, row.unit)
    if column != ITEM:
        return formats.number(figure_of(row.figures, column)[0])
    if isinstance(row, SumRow):
        return sum_name(row)
    return "\n".join([words.full_name(row), *(text for text, _ in words.notes(row))])


def spoken(row: PositionRow | SumRow) -> str:
    """The row in one sentence."""
    return ", ".join([*cell_text(row, ITEM).split("\n"), cell_text(row, BAR)])
