"""The stock table: two-tier header MoySklad / Calculation / Shop, one-line rows that open to warehouses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from core.domain.screens.stock import StockDetail, StockViewRow
from gui import format as formats
from gui.i18n import say
from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Chip, Icon, Item, Mark, Text, draw_line, line_width
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

ITEM, ON_HAND, RESERVED, EXPECTED, TARGET, NOW, CHANGE, UPDATED = range(8)
COLUMNS = 8
WIDE = {ON_HAND: 81, RESERVED: 78, EXPECTED: 78, TARGET: 125, NOW: 95, CHANGE: 141, UPDATED: 128}
SLIM = {ON_HAND: 70, RESERVED: 71, EXPECTED: 70, TARGET: 99, NOW: 66, CHANGE: 112, UPDATED: 122}
DRAG = frozenset(range(COLUMNS))
SORTS = {ITEM: "item", ON_HAND: "free", TARGET: "target", NOW: "shop", CHANGE: "change"}
ROW, SUB = 40, 28
STALE = timedelta(hours=1)
_GROUPS = ((ON_HAND, EXPECTED, "ms"), (TARGET, TARGET, "calc"), (NOW, UPDATED, "shop"))


def change_of(row: StockViewRow) -> Decimal | None:
    """What the next push would change; None while either side is unknown."""
    if row.target is None or row.shop_now is None:
        return None
    return row.target - row.shop_now


def becomes_zero(row: StockViewRow) -> bool:
    """Whether the push would take the last pieces off sale."""
    return row.target == 0 and row.shop_now is not None and row.shop_now > 0


class StockHeader(Header):
    """Groups with a coloured rule above, columns below."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view, 62)
        self.sort, self.descending = "item", False
        self.right_aligned = frozenset(range(1, COLUMNS))

    def titles(self) -> list[str]:
        """Column titles."""
        translate = QCoreApplication.translate
        return [
            translate("StockHeader", "Item"),
            translate("StockHeader", "On hand"),
            translate("StockHeader", "Reserved"),
            translate("StockHeader", "Incoming"),
            translate("StockHeader", "For shop"),
            translate("StockHeader", "Now"),
            translate("StockHeader", "Change"),
            translate("StockHeader", "Updated"),
        ]

    def items(self, section: int) -> list[Item]:
        sorted_here = SORTS.get(section) == self.sort
        line: list[Item] = [Text(self.titles()[section], "smallName", "t1" if sorted_here else "t2")]
        if sorted_here:
            line.append(Icon("arrow-down" if self.descending else "arrow-up", 12, "t2"))
        return line

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        inner = QRect(rect)
        if section == ITEM:
            inner.setLeft(rect.left() + 16)
        if section == UPDATED:
            inner.setRight(rect.right() - 16)
        painter.fillRect(rect, theme.color("surface"))
        super().paintSection(painter, inner, section)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        for first, last, system in _GROUPS:
            if first <= section <= last:
                self._paint_group(painter, rect, section, first, last, system)

    def _paint_group(self, painter: QPainter, rect: QRect, section: int, first: int, last: int, system: str) -> None:
        translate = QCoreApplication.translate
        color = "accentGfx" if system == "calc" else system
        left = rect.left() + (16 if section == first and first != last else 0) + (20 if first == last else 0)
        right = rect.right() - (8 if section == last and section != UPDATED else 24 if section == UPDATED else -1)
        painter.fillRect(left, rect.top() + 26, right - left, 2, theme.color(color))
        if section != last:
            return
        words = {
            "ms": translate("StockHeader", "MoySklad"),
            "calc": translate("StockHeader", "Calculation"),
            "shop": translate("StockHeader", "Shop"),
        }[system]
        mark: Item = Icon("calculator", 15, "accentGfx") if system == "calc" else Mark(system)
        tone = "accentText" if system == "calc" else f"{system}Text"
        line: list[Item] = [mark, Text(words, "smallName", tone)]
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setClipping(False)
        draw_line(painter, line, right - line_width(line), rect.top() + 15, 400)
        painter.restore()


class StockDelegate(RowDelegate):
    """One line per offer; an opened row shows its warehouses and the sum as an equation below."""

    row_height = ROW

    def __init__(self, opened: dict[int, StockDetail]) -> None:
        super().__init__()
        self.opened = opened

    def ground(self, row: object, selected: bool, hovered: bool) -> str:
        if isinstance(row, StockViewRow) and row.row in self.opened:
            return "sunken"
        return super().ground(row, selected, hovered)

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, StockViewRow):
            return
        column = index.column()
        top = QRect(rect.left(), rect.top(), rect.width(), self.height())
        detail = self.opened.get(row.row)
        if column == ITEM:
            self._item(painter, top, row, detail is not None)
        elif column == CHANGE:
            self._change(painter, top, row)
        elif column == UPDATED:
            self._updated(painter, top, row)
        else:
            self._number(painter, top, row, column)
        if detail is not None:
            self._below(painter, rect, detail, column)

    @staticmethod
    def _item(painter: QPainter, rect: QRect, row: StockViewRow, opened: bool) -> None:
        middle = rect.top() + rect.height() / 2
        caret = "caret-down" if opened else "caret-right"
        draw_icon(painter, caret, QRectF(rect.left() + 24, middle - 8, 16, 16), 14, theme.color("t3"))
        line: list[Item] = [Text(row.name, "name", "t1", shrinks=True)]
        if row.variant:
            line.append(Text(row.variant, "small", "t2", shrinks=True))
        if row.article:
            line.append(Text(row.article, "small", "t3", shrinks=True))
        draw_line(painter, line, rect.left() + 48, middle, rect.width() - 56, 9)

    @staticmethod
    def _right(painter: QPainter, rect: QRect, text: str, font: str, color: str, margin: int = 8) -> None:
        width = text_width(font, text)
        Text(text, font, color).paint(
            painter, rect.right() + 1 - margin - width, rect.top() + rect.height() / 2, width
        )

    def _number(self, painter: QPainter, rect: QRect, row: StockViewRow, column: int) -> None:
        value = {
            ON_HAND: row.on_hand,
            RESERVED: row.reserved,
            EXPECTED: row.expected,
            TARGET: row.target,
            NOW: row.shop_now,
        }[column]
        if value is None:
            self._right(painter, rect, formats.DASH, "body", "t4")
            return
        font = "strong" if column == TARGET else "body"
        color = "t2" if column == NOW else "t1"
        if value == 0 and column != TARGET:
            color = "t3"
        self._right(painter, rect, formats.number(value), font, color)

    def _change(self, painter: QPainter, rect: QRect, row: StockViewRow) -> None:
        if row.problem or row.target is None:
            chip = Chip(QCoreApplication.translate("StockDelegate", "not known"), "question", "soft", "warn")
            chip.paint(painter, rect.right() + 1 - 8 - chip.width(), rect.top() + rect.height() / 2, chip.width())
            return
        change = change_of(row)
        if not change:
            self._right(painter, rect, formats.DASH, "body", "t4")
            return
        line: list[Item] = []
        if becomes_zero(row):
            line.append(Chip(QCoreApplication.translate("StockDelegate", "becomes 0"), "prohibit", "soft", "err"))
        else:
            line.append(Icon("arrow-up", 12, "accentGfx") if change > 0 else Icon("arrow-down", 12, "warn"))
        line.append(Text(formats.signed(change), "strong", "t1"))
        draw_line(painter, line, rect.right() + 1 - 8 - line_width(line), rect.top() + rect.height() / 2, 400)

    def _updated(self, painter: QPainter, rect: QRect, row: StockViewRow) -> None:
        if row.read_at is None:
            self._right(painter, rect, formats.DASH, "body", "t4", 24)
            return
        now = datetime.now(UTC)
        words = formats.age(row.read_at, now)
        if now - row.read_at <= STALE:
            self._right(painter, rect, words, "small", "t2", 24)
            return
        line: list[Item] = [Icon("warning", 15, "warn"), Text(words, "smallName", "warnText")]
        draw_line(painter, line, rect.right() + 1 - 24 - line_width(line), rect.top() + rect.height() / 2, 400)

    def _below(self, painter: QPainter, rect: QRect, detail: StockDetail, column: int) -> None:
        translate = QCoreApplication.translate
        y = rect.top() + self.height()
        for store in detail.stores:
            line = QRect(rect.left(), y, rect.width(), SUB)
            tone = "t1" if store.counted else "t3"
            if column == ITEM:
                sign = Icon("check-circle", 16, "ok") if store.counted else Icon("minus-circle", 16, "t3")
                said = (
                    translate("StockDelegate", "counted")
                    if store.counted
                    else translate("StockDelegate", "left out in the settings")
                )
                name = Text(store.name, "smallName" if store.counted else "small", tone, True)
                draw_line(
                    painter,
                    [sign, name, Text(said, "small", "t3", True)],
                    rect.left() + 68,
                    line.top() + line.height() / 2,
                    rect.width() - 76,
                    8,
                )
            elif column == TARGET:
                self._right(painter, line, formats.quantity(store.figure), "small", tone)
            y += SUB
        if column == ITEM:
            equation: list[Item] = [
                Icon("equals", 14, "accentGfx"),
                Text(equation_text(detail), "smallStrong", "accentText", True),
            ]
            draw_line(painter, equation, rect.left() + 69, y + SUB / 2, rect.width() - 76, 8)


def equation_text(detail: StockDetail) -> str:
    """The figure as a sum (6 − 1 reserved − 1 safety stock = 4), or core's sentence where it is no plain sum."""
    row = detail.row
    if not row.rule.startswith("figure.") or row.on_hand is None:
        return say(f"reason.{row.rule}", {**detail.numbers, "result": row.target}) if row.rule else formats.DASH
    translate = QCoreApplication.translate
    terms: list[tuple[Decimal | None, str]] = []
    if row.rule != "figure.physical":
        terms.append((-row.reserved if row.reserved else None, translate("StockEquation", "%1 reserved")))
    if row.rule == "figure.available":
        terms.append((row.expected, translate("StockEquation", "%1 incoming")))
    terms.append((-row.in_flight if row.in_flight else None, translate("StockEquation", "%1 in new orders")))
    terms.append((-row.safety if row.safety else None, translate("StockEquation", "%1 safety stock")))
    parts = [formats.number(row.on_hand)]
    for value, words in terms:
        if value:
            sign = formats.MINUS if value < 0 else "+"
            parts.append(f"{sign} {words.replace('%1', formats.number(abs(value)))}")
    return f"{' '.join(parts)} = {formats.quantity(row.target)}"


def opened_height(closed: int, stores: Sequence[object]) -> int:
    """Height of an opened row that is `closed` pixels high while it is not."""
    return closed + SUB * (len(stores) + 1) + 4


class StockTable(StretchTable):
    """The table; the page opens and closes rows."""

    def __init__(self, delegate: StockDelegate) -> None:
        super().__init__(delegate, dict(WIDE), (ITEM,))
        self.header = StockHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
