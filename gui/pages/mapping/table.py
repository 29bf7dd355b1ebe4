"""The mapping table: its columns, header and cell painter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from core.domain.links import MatchState
from core.domain.screens.mapping import FamilyRow, MappingRow
from gui import format as formats
from gui.models.window_model import ROW_ROLE
from gui.pages.mapping import family_cells, words
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.checkbox import draw_check
from gui.widgets.inline import Icon, Item, Mark, Meter, Text
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

CHECK, STATE, ITEM, SIGN, OFFER, MATCH = range(6)
COLUMNS = 6
WIDE = {CHECK: 44, STATE: 134, SIGN: 32, MATCH: 140}
SLIM = {CHECK: 0, STATE: 54, SIGN: 40, MATCH: 0}
DRAG = frozenset({STATE, ITEM, OFFER, MATCH})
SORTS = {STATE: "state", ITEM: "item", OFFER: "offer", MATCH: "score"}
#: Families are small: no variant stands further below its parent's row.
_LOOK_BACK = 400
_SIGNS = {
    MatchState.AMBIGUOUS: ("question", "warn"),
    MatchState.SUGGESTED: ("dots-three", "accentGfx"),
    MatchState.UNLINKED: ("minus", "t4"),
    MatchState.UNCHECKED: ("minus", "t4"),
    MatchState.IGNORED: ("minus", "t4"),
    MatchState.DELETED: ("x", "err"),
    MatchState.LINKED: ("arrow-right", "ok"),
}


class MappingHeader(Header):
    """Header with the sort arrow, both marks and the check box for all rows."""

    check_all_clicked = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.sort, self.descending = "state", False
        self.all_checked = False
        self.some_checked = False
        self.slim = False
        self._pressed = -1

    def items(self, section: int) -> list[Item]:
        translate = QCoreApplication.translate
        titles = {
            STATE: translate("MappingHeader", "State"),
            ITEM: translate("MappingHeader", "MoySklad"),
            OFFER: translate("MappingHeader", "Shop"),
            MATCH: translate("MappingHeader", "Match"),
        }
        if section not in titles or (section == STATE and self.slim):
            return []
        sorted_here = SORTS.get(section) == self.sort
        line: list[Item] = []
        if section in (ITEM, OFFER):
            line.append(Mark("ms" if section == ITEM else "shop"))
        line.append(Text(titles[section], "smallName", "t1" if sorted_here else "t2"))
        if sorted_here:
            line.append(Icon("arrow-down" if self.descending else "arrow-up", 12, "t2"))
        return line

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if section == CHECK and rect.width() > 30:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(rect.left() + 24, rect.top() + 9, 16, 16)
            draw_check(painter, box, self.all_checked, self.some_checked)
            painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed == CHECK == self.logicalIndexAt(event.position().toPoint()):
            self.check_all_clicked.emit()
            return
        super().mouseReleaseEvent(event)


class MappingDelegate(RowDelegate):
    """Two-line rows: state, warehouse item, sign, shop offer, match."""

    row_height = 48

    def __init__(self, checked: set[int], opened: set[int] | None = None) -> None:
        super().__init__()
        self.checked = checked
        self.opened = opened
        self.slim = False

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if isinstance(row, FamilyRow):
            self._family(painter, rect, row, index.column())
        elif isinstance(row, MappingRow):
            if index.column() == ITEM and self._below(row, index):
                inner = rect.adjusted(family_cells.CARET + family_cells.INDENT, 0, 0, 0)
                name = Text(row.variant or row.name, "name", "t1", shrinks=True)
                self.two_lines(painter, inner, [name], self._second("", row.article))
                return
            self.paint_part(painter, rect, row, index.column())

    def _below(self, row: MappingRow, index: Index) -> bool:
        """Whether a row is a variant under its opened parent; looks at numbers only, this is done for every frame."""
        if not self.opened:
            return False
        model = index.model()
        for at in range(index.row() - 1, max(-1, index.row() - _LOOK_BACK), -1):
            if model.ids[at] < 0:
                head = model.row_at(at)
                return isinstance(head, FamilyRow) and head.row in self.opened and row.row in head.rows
        return False

    def _family(self, painter: QPainter, rect: QRect, row: FamilyRow, column: int) -> None:
        """Paint what stands in `column` of a parent's row."""
        if column == CHECK:
            meant = frozenset(row.rows)
            box = QRectF(rect.left() + 24, rect.center().y() - 8, 16, 16)
            draw_check(painter, box, bool(meant) and meant <= self.checked, bool(meant & self.checked))
        elif column == STATE:
            chip = family_cells.family_chip(row, bare=self.slim)
            middle = rect.top() + (rect.height() - 1) / 2
            chip.paint(painter, rect.left() + (16 if self.slim else 8), middle, min(chip.width(), rect.width() - 12))
        elif column == ITEM:
            family_cells.paint_caret(painter, rect, opened=self.opened is not None and row.row in self.opened)
            family_cells.paint_item(painter, rect, row)
        elif column == OFFER:
            family_cells.paint_card(painter, rect, row)
        elif column == MATCH:
            family_cells.paint_share(painter, rect, row)

    def paint_part(self, painter: QPainter, rect: QRect, row: MappingRow, column: int) -> None:
        """Paint what stands in `column` of the mapping table."""
        if column == CHECK:
            middle = rect.center().y()
            draw_check(painter, QRectF(rect.left() + 24, middle - 8, 16, 16), row.row in self.checked)
        elif column == STATE:
            self._state(painter, rect, row)
        elif column == SIGN:
            name, color = _SIGNS[row.state]
            draw_icon(painter, name, QRectF(rect), 16, theme.color(color))
        elif column == ITEM:
            self.two_lines(
                painter, rect, [Text(row.name, "name", "t1", shrinks=True)], self._second(row.variant, row.article)
            )
        elif column == OFFER:
            self._offer(painter, rect, row)
        elif column == MATCH:
            self._match(painter, rect, row)

    def _state(self, painter: QPainter, rect: QRect, row: MappingRow) -> None:
        middle = rect.top() + (rect.height() - 1) / 2
        if not self.slim:
            chip = words.state_chip(row.state)
            chip.paint(painter, rect.left() + 8, middle, min(chip.width(), rect.width() - 12))
            return
        chip = words.state_chip(row.state, bare=True)
        chip.paint(painter, rect.left() + 16, middle, 31 if chip.kind != "quiet" else chip.width())

    @staticmethod
    def _second(variant: str, code: str) -> list[Item]:
        line: list[Item] = []
        if variant:
            line.append(Text(variant, "small", "t2", shrinks=True))
        if code:
            line.append(Text(code, "small", "t3", shrinks=True))
        return line

    def _offer(self, painter: QPainter, rect: QRect, row: MappingRow) -> None:
        translate = QCoreApplication.translate
        if row.state is MatchState.AMBIGUOUS:
            count = self.tr("%Ln candidates", "", row.candidates)
            note = words.note_word(row.note) or translate("MappingDelegate", "several are alike")
            self.two_lines(
                painter, rect, [Text(count, "name", "warnText")], [Text(note, "small", "t3", shrinks=True)]
            )
            return
        if row.offer_id is None:
            none = translate("MappingDelegate", "No pair")
            self.two_lines(
                painter,
                rect,
                [Text(none, "body", "t3")],
                [Text(words.no_pair_word(row.state), "small", "t3", shrinks=True)],
            )
            return
        second = self._second(row.offer_variant, "")
        second.append(Text(f"ID {row.offer_id}", "small", "t3"))
        if row.offer_xml_id and not self.slim:
            second.append(Text(row.offer_xml_id, "small", "t3", shrinks=True))
        self.two_lines(painter, rect, [Text(row.offer_name, "name", "t1", shrinks=True)], second)

    def _match(self, painter: QPainter, rect: QRect, row: MappingRow) -> None:
        if row.rule is None or row.score is None:
            Text(formats.DASH, "body", "t4").paint(painter, rect.left() + 8, rect.center().y(), 20)
            return
        first: list[Item] = [
            Icon(words.RULE_ICONS[row.rule], 14, "t3"),
            Text(words.rule_word(row.rule), "smallName", "t2"),
        ]
        second: list[Item] = [Meter(row.score), Text(formats.percent(row.score), "smallName", "t2")]
        self.two_lines(painter, rect, first, second, second_gap=8)


class MappingTable(StretchTable):
    """The table with its check boxes; `check_clicked` and `caret_clicked` (of a parent) carry a row's position."""

    check_clicked = Signal(int)
    caret_clicked = Signal(int)

    def __init__(self, delegate: MappingDelegate) -> None:
        super().__init__(delegate, dict(WIDE), (ITEM, OFFER))
        self.header = MappingHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == CHECK and event.button() == Qt.MouseButton.LeftButton:
            self.check_clicked.emit(index.row())
            return
        super().mousePressEvent(event)
        on_caret = event.position().x() < self.visualRect(index).left() + family_cells.CARET + 4
        if on_caret and index.column() == ITEM and isinstance(index.data(ROW_ROLE), FamilyRow):
            self.caret_clicked.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if isinstance(index.data(ROW_ROLE), FamilyRow) and index.column() != CHECK:
            self.caret_clicked.emit(index.row())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()


def cell_text(row: MappingRow, column: int) -> str:
    """A cell's words in full, for tooltips and readers."""
    if column == STATE:
        return words.state_word(row.state)
    if column == ITEM:
        return "\n".join(part for part in (row.name, f"{row.variant}  {row.article}".strip()) if part)
    if column == OFFER:
        if row.offer_id is None:
            return words.no_pair_word(row.state)
        return f"{row.offer_name}\n{row.offer_variant}  ID {row.offer_id}  {row.offer_xml_id}"
    if column == MATCH and row.score is not None:
        return f"{words.rule_word(row.rule)} {formats.percent(row.score)}"
    return ""
