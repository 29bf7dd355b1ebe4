"""The orders table: two-line rows, what was checked, and the words of every cell for copies and files."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from core.domain.orders import ExportState
from core.domain.screens.orders import OrderRow, OrdersSort
from gui import format as formats
from gui.models.window_model import ROW_ROLE, WindowModel
from gui.pages.orders import words
from gui.theme import text_width
from gui.widgets.checkbox import draw_check
from gui.widgets.inline import Gap, Icon, Item, Mark, Text
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

ORDER, BUYER, SUM, SHOP, WAREHOUSE, EXPORT, DATE, POSITIONS, VAT, PAYMENT, NUMBER, REASON = range(12)
COLUMNS = 12
_FILE_ONLY = dict.fromkeys((DATE, POSITIONS, VAT, PAYMENT, NUMBER, REASON), 0)
WIDE = {ORDER: 128, SUM: 106, SHOP: 178, WAREHOUSE: 150, EXPORT: 150, **_FILE_ONLY}
SLIM = {ORDER: 112, SUM: 98, SHOP: 169, WAREHOUSE: 0, EXPORT: 140, **_FILE_ONLY}
DRAG = frozenset({ORDER, SUM, SHOP, WAREHOUSE, EXPORT, BUYER})
SORTS = {ORDER: OrdersSort.PLACED, BUYER: OrdersSort.BUYER, SUM: OrdersSort.SUM}
STATUS_COLUMNS = (SHOP, WAREHOUSE)
_LEFT, _BESIDE_BOX = 20, 24


class OrdersModel(WindowModel):
    """A cell's tooltip tells both of its lines; what is copied and saved has a column for each."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            row = index.data(ROW_ROLE)
            return tooltip(row, index.column()) if isinstance(row, OrderRow) else None
        return super().data(index, role)


class OrdersHeader(Header):
    """Names the columns, also those that only files have; marks the two systems."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.sort, self.descending = OrdersSort.PLACED, True
        self.right_aligned = frozenset({SUM})
        self.first_margin = _LEFT

    def titles(self) -> list[str]:
        """Titles of all columns."""
        return [
            self.tr("Order"), self.tr("Buyer"), self.tr("Sum"), self.tr("Shop"), self.tr("MoySklad"),
            self.tr("Export"), self.tr("Date"), self.tr("Positions"), self.tr("VAT"), self.tr("Payment"),
            self.tr("MoySklad number"), self.tr("Reason"),
        ]  # fmt: skip

    def items(self, section: int) -> list[Item]:
        here = SORTS.get(section) is self.sort
        line: list[Item] = []
        if section in STATUS_COLUMNS:
            line.append(Mark("shop" if section == SHOP else "ms"))
        line.append(Text(self.titles()[section], "smallName", "t1" if here else "t2"))
        if here:
            line.append(Icon("arrow-down" if self.descending else "arrow-up", 12, "t2"))
        return line


class OrdersDelegate(RowDelegate):
    """Two lines a cell; the boxes appear as soon as one order is checked."""

    def __init__(self, checked: set[int]) -> None:
        super().__init__()
        self.checked = checked

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, OrderRow):
            return
        column = index.column()
        if column == ORDER:
            self._order(painter, rect, row)
        elif column == BUYER:
            below = words.Counted().positions(row.positions)
            buyer = row.buyer or formats.DASH
            self.two_lines(
                painter, rect, [Text(buyer, "name", "t1", shrinks=True)], [Text(below, "small", "t3", shrinks=True)]
            )
        elif column == SUM:
            self._sum(painter, rect, row)
        elif column == SHOP:
            self._status(painter, rect, words.spot(row.status), row.status.name, words.payment(row))
        elif column == WAREHOUSE:
            self._warehouse(painter, rect, row)
        elif column == EXPORT:
            self._export(painter, rect, row)

    def _order(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        left = _LEFT
        if self.checked:
            draw_check(painter, QRectF(rect.left() + 5, rect.center().y() - 7.5, 16, 16), row.row in self.checked)
            left = _BESIDE_BOX
        placed = words.when(row.created)
        if text_width("small", placed) > rect.width() - left - 4:
            placed = words.short_time(row.created)
        self.two_lines(painter, rect, [Text(row.number, "strong", "t1")], [Text(placed, "small", "t3")], left=left)

    def _sum(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        wrong = row.export is ExportState.FAILED and row.code == words.VAT_DIFFERS
        font, color = ("smallName", "errText") if wrong else ("small", "t3")
        below = Text(words.vat(row.vat), font, color, shrinks=True)
        total = Text(words.money(row.sum, row.currency), "strong", "t1" if row.sum is not None else "t4")
        self.two_lines(painter, rect, [total], [below], right=8, right_aligned=True)

    def _status(self, painter: QPainter, rect: QRect, dot: Item, name: str, below: str) -> None:
        """A long status goes on in the second line instead of being cut."""
        room = rect.width() - 8 - 4 - 14
        first, rest = parted(name, room)
        line: list[Item] = [dot, Text(first, "body", "t1", shrinks=True)]
        second: list[Item] = [Gap(8)]
        if rest:
            second.append(Text(rest, "body", "t1", shrinks=True))
            if text_width("body", rest) + text_width("small", below) + 10 <= room:
                second.append(Text(f"· {below}", "small", "t3"))
        elif below:
            second.append(Text(below, "small", "t3", shrinks=True))
        self.two_lines(painter, rect, line, second, second_gap=6)

    def _warehouse(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        if row.state is not None:
            number = words.warehouse_number(row)
            self._status(painter, rect, words.spot(row.state), row.state.name, number)
            return
        nothing = words.warehouse(row)
        alone = Text(nothing, "small", "t4" if nothing == formats.DASH else "t3", shrinks=True)
        middle = QRect(rect.left(), rect.top() + 10, rect.width(), rect.height())
        self.two_lines(painter, middle, [Gap(8), alone], [])

    def _export(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        look = words.LOOKS[row.export]
        failed = row.export is ExportState.FAILED
        first: list[Item] = [
            Icon(look.icon, 14, look.tone), Text(words.export(row.export), look.font, look.color, shrinks=True)
        ]  # fmt: skip
        below = Text(words.reason(row), "small", "t2" if failed else "t3", shrinks=True)
        self.two_lines(painter, rect, first, [Gap(14), below], right=0, second_gap=6)


def parted(name: str, room: float) -> tuple[str, str]:
    """`name` as far as whole words fit into `room`, and the rest."""
    if text_width("body", name) <= room:
        return name, ""
    head: list[str] = []
    tail = name.split()
    while len(tail) > 1 and text_width("body", " ".join([*head, tail[0]])) <= room:
        head.append(tail.pop(0))
    return (" ".join(head), " ".join(tail)) if head else (name, "")


class OrdersTable(StretchTable):
    """`check_clicked` carries the position whose box was hit, `status_clicked` position and column of a status."""

    check_clicked = Signal(int)
    status_clicked = Signal(int, int)

    def __init__(self, delegate: OrdersDelegate) -> None:
        super().__init__(delegate, dict(WIDE), (BUYER,))
        self._checked = delegate.checked
        self.header = OrdersHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        position, column = self.rowAt(place.y()), self.columnAt(place.x())
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_box = bool(self._checked) and column == ORDER and place.x() < _BESIDE_BOX
        if event.button() == Qt.MouseButton.LeftButton and position >= 0 and (in_box or with_ctrl):
            self.check_clicked.emit(position)
            return
        again = position >= 0 and position == self.current_row() and column in STATUS_COLUMNS
        super().mousePressEvent(event)
        if again and event.button() == Qt.MouseButton.LeftButton:
            self.status_clicked.emit(position, column)


def cell_text(row: OrderRow, column: int) -> str:
    """A cell's words for copies and files."""
    texts = {
        ORDER: row.number,
        BUYER: row.buyer,
        SUM: formats.quantity(row.sum),
        SHOP: row.status.name,
        WAREHOUSE: words.warehouse(row),
        EXPORT: words.export(row.export),
        DATE: words.when(row.created),
        POSITIONS: str(row.positions),
        VAT: words.vat(row.vat),
        PAYMENT: words.payment_full(row),
        NUMBER: row.warehouse_number,
        REASON: words.reason_full(row),
    }
    return texts[column]


def tooltip(row: OrderRow, column: int) -> str:
    """Both lines of a cell; a status also says that a click explains it."""
    pairs = {
        ORDER: (row.number, words.when(row.created)),
        BUYER: (row.buyer, words.Counted().positions(row.positions)),
        SUM: (words.money(row.sum, row.currency), words.vat(row.vat)),
        SHOP: (row.status.name, words.payment_full(row)),
        WAREHOUSE: (words.warehouse(row), words.warehouse_number(row)),
        EXPORT: (words.export(row.export), words.reason_full(row)),
    }
    lines = [line for line in pairs.get(column, ("", "")) if line]
    if column in STATUS_COLUMNS:
        lines.append(QCoreApplication.translate("OrdersTable", "Click again to see why"))
    return "\n".join(lines)
