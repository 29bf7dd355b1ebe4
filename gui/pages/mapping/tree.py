"""The mapping list by parent: the two chips, which parents are open, and the keys → ← that open and fold them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.screens.mapping import FamilyRow, MappingQuery, MappingRow
from gui.pages.mapping import table as columns
from gui.pages.mapping import words
from gui.pages.mapping.family_cells import FamilyWords
from gui.remember import Memory
from gui.widgets.toggles import FilterChip

if TYPE_CHECKING:
    from gui.pages.mapping.list_panel import MappingList

_KEY = "mapping.by_parent"


class MappingTree(QObject):
    """Parents have negative numbers in the list's model; an open one is followed by its variants.

    `toggled` comes when one was opened or folded.
    """

    toggled = Signal()

    def __init__(self, listing: MappingList, memory: Memory) -> None:
        super().__init__(listing)
        self._list, self._memory = listing, memory
        self.opened: set[int] = set()
        self.chip = FilterChip("tree-structure", "t2")
        self.incomplete = FilterChip("circle-half", "accentGfx")
        for chip in (self.chip, self.incomplete):
            chip.set_compact(True)
        self.chip.setChecked(memory.recall_number(_KEY, 0, 1, 0) == 1)
        self.incomplete.setVisible(self.chip.isChecked())
        self.chip.toggled.connect(self._switched)
        self.incomplete.toggled.connect(lambda _: listing.reload())

    @property
    def on(self) -> bool:
        """Whether the list is by parent."""
        return self.chip.isChecked()

    def retranslate(self) -> None:
        """Words of the chips: they are read and shown in their tooltips, on screen are signs alone."""
        self.chip.set_label(self.tr("By product"))
        self.incomplete.set_label(self.tr("With unlinked variants"))

    def asks(self, query: MappingQuery) -> MappingQuery:
        """The query with what the chips add."""
        return replace(query, grouped=self.on, incomplete=self.on and self.incomplete.isChecked())

    def fetch(self, query: MappingQuery, wanted: int | None = None) -> Callable[[], array[int]]:
        """What gives the list's numbers in a worker; the parent of row `wanted` is opened for it."""
        app = self._list.bridge.app
        if not query.grouped:
            return lambda: app.mapping_ids(query)

        def numbers() -> array[int]:
            head = app.mapping_tree.family_of(wanted) if wanted is not None and wanted > 0 else None
            if head is not None:
                self.opened.add(head)
            return app.mapping_tree.ids(query, frozenset(self.opened))

        return numbers

    def rows(self, numbers: Sequence[int]) -> Sequence[MappingRow | FamilyRow]:
        """Rows of both kinds; called in a worker."""
        app = self._list.bridge.app
        by_parent = any(number < 0 for number in numbers)
        return app.mapping_tree.rows(numbers) if by_parent else app.mapping_rows(numbers)

    def text(self, row: MappingRow | FamilyRow, column: int) -> str:
        """A cell's words in full."""
        if isinstance(row, MappingRow):
            return columns.cell_text(row, column)
        told = FamilyWords()
        if column == columns.ITEM:
            return "\n".join(part for part in (row.name, f"{told.variants(row)}  {row.article}".strip()) if part)
        if column == columns.OFFER:
            return f"{row.card_name or told.no_card()}\n{told.card(row)}"
        return told.linked(row) if column in (columns.STATE, columns.MATCH) else ""

    def spoken(self, row: MappingRow | FamilyRow) -> str:
        """What a screen reader says of a row."""
        if isinstance(row, FamilyRow):
            return FamilyWords().spoken(row, opened=row.row in self.opened)
        return words.spoken(row)

    def head(self) -> FamilyRow | None:
        """The current row where it is a parent."""
        row = self._list.any_current()
        return row if isinstance(row, FamilyRow) else None

    def key(self, chord: str) -> bool:
        """→ opens a parent, ← folds it or goes to it from a variant."""
        if not self.on or chord not in ("Left", "Right"):
            return False
        head, table = self.head(), self._list.table
        if head is not None:
            if (head.row in self.opened) is (chord == "Left"):
                self.toggle(table.current_row())
            elif chord == "Right":
                table.go(table.current_row() + 1)
            return True
        at = next((at for at in range(table.current_row(), -1, -1) if self._list.model.ids[at] < 0), -1)
        if chord == "Left" and at >= 0 and self._list.model.ids[at] in self.opened:
            table.go(at)
        return True

    def toggle(self, position: int) -> None:
        """Open or fold the parent at `position`."""
        model = self._list.model
        row = model.row_at(position) if 0 <= position < model.rowCount() else None
        if not isinstance(row, FamilyRow):
            return
        if row.row in self.opened:
            self.opened.discard(row.row)
            members = set(row.rows)
            count = 0
            while position + 1 + count < model.rowCount() and model.ids[position + 1 + count] in members:
                count += 1
            model.take_out(position + 1, count)
        else:
            self.opened.add(row.row)
            model.put_in(position + 1, row.rows)
        model.replace(row)
        self.toggled.emit()

    def checks(self, number: int) -> frozenset[int]:
        """What the check box of a row stands for: a parent's means all its variants."""
        if number > 0:
            return frozenset({number})
        model = self._list.model
        row = model.row_at(model.position(number))
        return frozenset(row.rows) if isinstance(row, FamilyRow) else frozenset()

    def check_all(self) -> None:
        """Check every row that the list shows, those of folded parents, too."""
        listing = self._list
        if not self.on:
            listing.checked.update(listing.model.ids)
            return
        query, app = replace(listing.query(), grouped=False), listing.bridge.app

        def came(ids: array[int]) -> None:
            listing.checked.update(ids)
            listing.checks_changed()

        listing.bridge.ask(lambda: app.mapping_ids(query), came, owner=listing)

    def _switched(self, on: bool) -> None:
        self._memory.keep(_KEY, str(int(on)))
        self.opened.clear()
        self.incomplete.setVisible(on)
        self._list.reload()
