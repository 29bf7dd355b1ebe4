"""The left side of the mapping page: tabs, filters, search, the table with check boxes, empty states, footer."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.domain.links import MatchState
from core.domain.screens.mapping import FamilyRow, MappingCounts, MappingQuery, MappingRow, MappingTab
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.mapping import table as columns
from gui.pages.mapping import words
from gui.pages.mapping.footer import ListFooter
from gui.pages.mapping.table import MappingDelegate, MappingTable
from gui.pages.mapping.tree import MappingTree
from gui.pages.mapping.words import UNDECIDED
from gui.remember import ColumnMemory, Memory
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.states import StatePage
from gui.widgets.toggles import FilterChip, Tabs

_FILTERS = {
    "ambiguous": frozenset({MatchState.AMBIGUOUS}),
    "suggested": frozenset({MatchState.SUGGESTED}),
    "unlinked": frozenset({MatchState.UNLINKED, MatchState.UNCHECKED}),
    "deleted": frozenset({MatchState.DELETED}),
}
_LOOK_AHEAD = 2000


class MappingList(Surface):
    """Knows the list and its numbers; the page does the acts. `emptied` comes when no row is left to show."""

    counted = Signal()
    emptied = Signal()
    load_wanted = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge, self._memory = bridge, memory
        self.counts = MappingCounts()
        self._total = 0
        self.checked: set[int] = set()
        self._sort, self._descending = memory.recall_sort("mapping", frozenset(columns.SORTS.values()), "state")
        self._wanted_row: int | None = None
        self._aims = False
        self._build_tools()
        self._build_list()
        self._compose()
        self.retranslate()

    def _build_tools(self) -> None:
        self.tabs = Tabs([tab.value for tab in MappingTab])
        self.tabs.choose(MappingTab.ALL.value)
        self.tabs.chosen.connect(lambda _: self.reload())
        self.undo = Button(kind="ghost", icon="arrow-u-up-left", size=30)
        self.redo = Button(kind="ghost", icon="arrow-u-up-right", size=30)
        self.accept = Button(kind="soft", icon="checks", size=30)
        self.more = Button(kind="ghost", icon="dots-three", size=30)
        self.search = SearchField()
        self.search.searched.connect(lambda _: self.reload())
        self.search.returnPressed.connect(self.to_table)
        self.filters: dict[str, FilterChip] = {}
        for name, states in _FILTERS.items():
            look = words.LOOKS[min(states)]
            chip = FilterChip(look.icon, "accentGfx" if look.tone == "accent" else look.tone)
            chip.toggled.connect(lambda _: self.reload())
            self.filters[name] = chip
        self.tree = MappingTree(self, self._memory)

    def _build_list(self) -> None:
        self.model = WindowModel(self.bridge, columns.COLUMNS, self.tree.rows, lambda row: row.row, self)
        self.model.spoken = self.tree.spoken
        self.model.text = self.tree.text
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self.bridge.failed.emit)
        self._delegate = MappingDelegate(self.checked, self.tree.opened)
        self.table = MappingTable(self._delegate)
        self.table.setModel(self.model)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(self._memory, "mapping", self.table, columns.WIDE, columns.SLIM)
        self.table.header.sort, self.table.header.descending = self._sort, self._descending
        self.table.header.sectionClicked.connect(self._sort_by)
        self.table.header.check_all_clicked.connect(self._check_all)
        self.table.check_clicked.connect(self.check)
        self.table.caret_clicked.connect(self.tree.toggle)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.footer = ListFooter()
        self.footer.reset.clicked.connect(self.reset_filters)
        self.footer.drop.clicked.connect(self.uncheck_all)

    def _compose(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(16, 13, 20, 0)
        first.setSpacing(6)
        first.addWidget(self.tabs)
        first.addStretch(1)
        for button in (self.undo, self.redo):
            first.addWidget(button)
        first.addSpacing(2)
        first.addWidget(self.accept)
        first.addWidget(self.more)
        second = QHBoxLayout()
        second.setContentsMargins(24, 10, 20, 11)
        second.setSpacing(6)
        second.addWidget(self.search, 1)
        second.addSpacing(2)
        for chip in (*self.filters.values(), self.tree.incomplete, self.tree.chip):
            second.addWidget(chip)
        self._rows = (first, second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rule = Surface("line")
        rule.setFixedHeight(1)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(rule)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)

    def retranslate(self) -> None:
        """Words of tools, table and footer."""
        self.tabs.set_texts(
            {
                "todo": self.tr("To decide"),
                "linked": self.tr("Linked"),
                "ignored": self.tr("Ignored"),
                "all": self.tr("All"),
            }
        )
        self.undo.set_label("", self.tr("Undo (Ctrl+Z)"))
        self.redo.set_label("", self.tr("Redo (Ctrl+Shift+Z)"))
        self.more.set_label("", self.tr("More: dictionary, save and load the mapping"))
        self.search.name(self.tr("Search the list"))
        self.filters["ambiguous"].set_label(self.tr("Ambiguous"))
        self.filters["suggested"].set_label(self.tr("Suggested"))
        self.filters["unlinked"].set_label(self.tr("Unlinked"))
        self.filters["deleted"].set_label(self.tr("Deleted"))
        self.table.setAccessibleName(self.tr("Mapping of items and offers"))
        self.tree.retranslate()
        if self.stack.currentWidget() is self.state:
            self._show_empty()
        self._renew_counts()
        self.renew_footer()
        self.table.header.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: chips and states as icons, no match column."""
        for chip in self.filters.values():
            chip.set_compact(slim)
        self.tabs.tabs["ignored"].setVisible(not slim)
        self.table.header.slim = slim
        self._delegate.slim = slim
        self._columns.set_slim(slim)
        self._rows[0].setContentsMargins(8 if slim else 16, 13, 12 if slim else 20, 0)
        self._rows[1].setContentsMargins(16 if slim else 24, 10, 12 if slim else 20, 11)
        self.footer.set_slim(slim)
        self._renew_counts()

    def query(self) -> MappingQuery:
        """The question the tools ask now."""
        states: frozenset[MatchState] = frozenset().union(
            *(states for name, states in _FILTERS.items() if self.filters[name].isChecked())
        )
        tab, text = MappingTab(self.tabs.current()), self.search.text().strip()
        return self.tree.asks(MappingQuery(tab, states, text, self._sort, self._descending))

    def reload(self) -> None:
        """Ask for the list and the numbers again; the current row stays current where it is still there."""
        row = self.any_current()
        # A row that somebody asked for and that is still on its way stays the one to show.
        self._wanted_row = row.row if row is not None and not self._aims else self._wanted_row
        self.model.open(self.tree.fetch(self.query(), self._wanted_row))

    def renew(self) -> None:
        """The same after suggestions were ranked anew: a list that stays as it is only gets its rows anew."""
        query = self.query()

        def came(ids: array[int]) -> None:
            if query != self.query():
                return
            if ids == self.model.ids:
                self.model.refresh()
                self.fetch_counts()
            else:
                self.reload()

        self.bridge.ask(self.tree.fetch(query), came, owner=self)

    def current(self) -> MappingRow | None:
        """The current item's row, None while there is none, it is on its way, or a parent is current."""
        row = self.any_current()
        return row if isinstance(row, MappingRow) else None

    def any_current(self) -> MappingRow | FamilyRow | None:
        """The current row, be it an item or a parent."""
        position = self.table.current_row()
        return self.model.row_at(position) if 0 <= position < self.model.rowCount() else None

    def reset_filters(self) -> None:
        """Take search and filters away."""
        for chip in self.filters.values():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.reload()

    def show_rows(self, tab: MappingTab, text: str = "", row: int | None = None) -> None:
        """Show a tab's rows that `text` finds (all for ""), `row` current; filters are taken away."""
        self.tabs.choose(tab.value)
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        for chip in self.filters.values():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        self._wanted_row, self._aims = row, row is not None
        self.model.open(self.tree.fetch(self.query(), row))

    def fetch_counts(self) -> None:
        """Ask for the numbers again."""
        text = self.search.text().strip()
        self.bridge.ask(lambda: self.bridge.app.mapping_counts(text), self._counted, owner=self)

    def _counted(self, counts: MappingCounts) -> None:
        self.counts = counts
        if not self.search.text():
            self._total = counts.total
        self._renew_counts()
        self.renew_footer()
        self.counted.emit()
        if self.stack.currentWidget() is self.state:
            self._show_empty()

    def _renew_counts(self) -> None:
        counts = self.counts
        self.tabs.set_counts(
            {"todo": counts.todo, "linked": counts.linked, "ignored": counts.ignored, "all": counts.total}
        )
        numbers = {
            "ambiguous": counts.ambiguous,
            "suggested": counts.suggested,
            "unlinked": counts.unlinked + counts.unchecked,
            "deleted": counts.deleted,
        }
        for name, number in numbers.items():
            self.filters[name].set_count(number)
        exact = formats.number(counts.exact)
        if not counts.exact and self.accept.hasFocus():
            self.table.setFocus()  # a disabled button would hand the keys to its neighbour
        self.accept.setEnabled(counts.exact > 0)
        slim = self.filters["deleted"].compact
        name = self.tr("Accept exact (%1)").replace("%1", exact)
        self.accept.set_label(exact if slim else name, name)

    def _loaded(self, count: int) -> None:
        """The rows are there; the numbers are asked for only now, so that they do not hold the rows up."""
        self._aims = False
        self.fetch_counts()
        self.renew_footer()
        if count == 0:
            self.emptied.emit()
            self._show_empty()
            return
        self.stack.setCurrentWidget(self.table)
        wanted = -1 if self._wanted_row is None else self.model.position(self._wanted_row)
        self.table.go(max(0, wanted))

    def _show_empty(self) -> None:
        filtered = bool(self.search.text()) or any(chip.isChecked() for chip in self.filters.values())
        self.stack.setCurrentWidget(self.state)
        if filtered:
            self.state.show_state(
                "none",
                self.tr("Nothing fits"),
                self.tr("No row fits the search and the filters."),
                self.tr("Reset filters"),
            )
        elif self.counts.total == 0:
            self.state.show_state(
                "none",
                self.tr("No items yet"),
                self.tr("The first load brings items and offers here."),
                self.tr("To the first load"),
            )
        elif self.tabs.current() == "todo":
            text = self.tr("%Ln items are linked.", "", self.counts.linked)
            more = self.tr("New ones appear here by themselves.")
            self.state.show_state("done", self.tr("Everything is mapped"), f"{text} {more}", self.tr("Show all"))
        else:
            self.state.show_state("none", self.tr("Nothing here"), "", self.tr("Show all"))

    def _state_action(self) -> None:
        if self.search.text() or any(chip.isChecked() for chip in self.filters.values()):
            self.reset_filters()
        elif self.counts.total == 0:
            self.load_wanted.emit()
        else:
            self.tabs.choose(MappingTab.ALL.value)
            self.reload()

    def _sort_by(self, section: int) -> None:
        name = columns.SORTS.get(section)
        if name is None:
            return
        self._descending = not self._descending if name == self._sort else False
        self._sort = name
        self.table.header.sort, self.table.header.descending = name, self._descending
        self._memory.keep_sort("mapping", name, self._descending)
        self.table.header.viewport().update()
        self.reload()

    def renew_footer(self) -> None:
        """Figures and active filters again."""
        chips = (*self.filters.values(), self.tree.incomplete)
        active = [chip.text() for chip in chips if chip.isChecked() and (self.tree.on or chip is not chips[-1])]
        if self.search.text().strip():
            active.append(f"“{self.search.text().strip()}”")
        total = self.model.rowCount() if self.tree.on else self._total
        self.footer.show_figures(self.model.rowCount(), total, ", ".join(active), len(self.checked))

    def show_changed(self, row: MappingRow) -> None:
        """Show a row's new state; in the list to decide a decided row leaves."""
        if MappingTab(self.tabs.current()) is MappingTab.TODO and row.state not in UNDECIDED:
            self.model.remove(row.row)
            if self.model.rowCount() == 0:
                self._loaded(0)
        else:
            self.model.replace(row)
        self.renew_footer()

    def check(self, position: int) -> None:
        """Check or uncheck the row at `position`."""
        if 0 <= position < self.model.rowCount():
            meant = self.tree.checks(self.model.ids[position])
            # A parent's box takes all its variants away only when all of them are checked.
            self.checked ^= meant if meant <= self.checked else meant - self.checked
            self.checks_changed()

    def _check_all(self) -> None:
        everything = self.table.header.all_checked or (self.tree.on and bool(self.checked))
        self.checked.clear()
        if not everything:
            self.tree.check_all()
        self.checks_changed()

    def uncheck_all(self) -> None:
        """Take all check marks away."""
        self.checked.clear()
        self.checks_changed()

    def checks_changed(self) -> None:
        """Show what is checked now."""
        header = self.table.header
        header.all_checked = 0 < len(self.checked) == self.model.rowCount() and not self.tree.on
        header.some_checked = bool(self.checked) and not header.all_checked
        header.viewport().update()
        self.table.viewport().update()
        self.renew_footer()

    def go_on(self, pending: Callable[[int], bool]) -> None:
        """Go to the next row that waits for a decision and is not `pending`."""
        start = self.table.current_row()
        last = min(self.model.rowCount(), start + _LOOK_AHEAD)
        for position in range(start + 1, last):
            row = self.model.row_at(position)
            if row is None or (row.state in UNDECIDED and not pending(row.row)):
                self.table.go(position)
                break
        self.table.setFocus()

    def to_table(self) -> None:
        """Put the focus on the table and make a row current."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)
