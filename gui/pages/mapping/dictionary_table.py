"""The dictionary as a table: the characteristic, MoySklad's word, the shop's word, and who says so."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from core.domain.dictionary import EVERYWHERE, NAMES, Term, TermOrigin
from core.domain.screens.dictionary import TermRow, TermTab
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.widgets.inline import Icon, Item, Mark, Text, draw_line
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

SCOPE, WAREHOUSE, SHOP, ORIGIN = range(4)
_ICONS = {TermOrigin.KNOWN: "book-open", TermOrigin.LEARNED: "graduation-cap", TermOrigin.PERSON: "hand-pointing"}


def scope_words(term: Term) -> str:
    """Which characteristic an entry belongs to."""
    if term.scope == NAMES:
        return QCoreApplication.translate("Dictionary", "Name of a characteristic")
    if term.scope == EVERYWHERE:
        return QCoreApplication.translate("Dictionary", "Any characteristic")
    return term.scope


def pair_words(term: Term) -> str:
    """An entry in short."""
    return f"{term.warehouse} = {term.shop}"


class Origin(Header):
    """Titles; also the words of an entry's origin, which need a plural."""

    def items(self, section: int) -> list[Item]:
        titles = {
            SCOPE: self.tr("Characteristic"),
            WAREHOUSE: self.tr("MoySklad"),
            SHOP: self.tr("Shop"),
            ORIGIN: self.tr("Who says so"),
        }
        marks: list[Item] = [Mark("ms")] if section == WAREHOUSE else [Mark("shop")] if section == SHOP else []
        return [*marks, Text(titles[section], "smallName", "t2")]

    def words(self, row: TermRow) -> str:
        """Who says so: the program's own, so many pairs, or a person with the day."""
        term = row.term
        if row.tab is TermTab.PROPOSED:
            return self.tr("%Ln suggested pairs show it", "", term.support)
        if row.tab is TermTab.REFUSED and row.at is not None:
            return self.tr("taken out %1").replace("%1", formats.day_time(row.at))
        if term.origin is TermOrigin.KNOWN:
            return self.tr("the program’s own")
        if term.origin is TermOrigin.LEARNED:
            return self.tr("learnt, %Ln pairs", "", term.support)
        return self.tr("by hand, %1").replace("%1", formats.day_time(row.at) if row.at is not None else "")


class DictionaryDelegate(RowDelegate):
    """One-line rows."""

    row_height = 40
    fill = "raised"

    def __init__(self, origin: Callable[[TermRow], str]) -> None:
        super().__init__()
        self._origin = origin

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, TermRow):
            return
        column, term = index.column(), row.term
        left = 24 if column == SCOPE else 8
        items: list[Item]
        if column == SCOPE:
            items = [Text(scope_words(term), "body", "t2", shrinks=True)]
        elif column == WAREHOUSE:
            items = [Text(term.warehouse, "name", "t1", shrinks=True)]
        elif column == SHOP:
            items = [Icon("equals", 12, "t4"), Text(term.shop, "name", "t1", shrinks=True)]
        else:
            icon = {TermTab.PROPOSED: "sparkle", TermTab.REFUSED: "prohibit"}.get(row.tab, _ICONS[term.origin])
            items = [Icon(icon, 14, "t3"), Text(self._origin(row), "small", "t2", shrinks=True)]
        middle = rect.top() + (rect.height() - 1) / 2
        draw_line(painter, items, rect.left() + left, middle, rect.width() - left - 8, 8)


class DictionaryTable(StretchTable):
    """Shows the entries of one tab; `remove_pressed` comes with Del."""

    remove_pressed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        delegate = DictionaryDelegate(lambda row: self.origin.words(row))
        super().__init__(delegate, {SCOPE: 190, ORIGIN: 220}, (WAREHOUSE, SHOP))
        self._found: Sequence[TermRow] = ()
        self.rows = WindowModel(bridge, 4, self._of, lambda row: row.row, self)
        self.rows.text = self._text
        self.rows.spoken = lambda row: ", ".join(self._text(row, column) for column in range(4))
        self.origin = Origin(self)
        self.origin.first_margin = 24
        self.origin.fill = "raised"
        self.setHorizontalHeader(self.origin)
        self.origin.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Entries of the dictionary"))

    def show_rows(self, fetch: Callable[[], Sequence[TermRow]]) -> None:
        """Show what `fetch` gives; it is called in a worker."""

        def numbers() -> array[int]:
            self._found = fetch()
            return array("q", range(len(self._found)))

        self.rows.open(numbers)

    def current(self) -> TermRow | None:
        """The current entry."""
        at = self.current_row()
        row = self.rows.row_at(at) if 0 <= at < self.rows.rowCount() else None
        return row if isinstance(row, TermRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
            return
        super().keyPressEvent(event)

    def _of(self, numbers: Sequence[int]) -> Sequence[TermRow]:
        found = self._found
        return [found[number] for number in numbers if number < len(found)]

    def _text(self, row: TermRow, column: int) -> str:
        return (scope_words(row.term), row.term.warehouse, row.term.shop, self.origin.words(row))[column]
