"""The left side of the conflicts page: tabs with counts, the grouped inbox, empty states, what is checked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.domain.conflicts import ConflictKind
from core.domain.screens.conflicts import ConflictCounts, ConflictRow, ConflictTab, GroupRow
from gui import format as formats
from gui.bridge import Bridge
from gui.pages.conflicts import table as columns
from gui.pages.conflicts import words
from gui.pages.conflicts.bulk import BulkBar
from gui.pages.conflicts.table import InboxDelegate, InboxModel, InboxTable
from gui.remember import Memory
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.states import StatePage
from gui.widgets.toggles import Tabs


class Inbox(Surface):
    """Knows the list and what is checked; the page does the acts. `emptied` comes when nothing is left to show."""

    counted = Signal()
    emptied = Signal()
    rules_wanted = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface", "r")
        self.bridge, self._memory = bridge, memory
        self.counts = ConflictCounts()
        self.checked: set[int] = set()
        self.kinds: dict[int, ConflictKind] = {}
        self._wanted: int | None = None
        self._position = 0
        self._build()
        self._compose()
        self.retranslate()

    def _build(self) -> None:
        self.tabs = Tabs([tab.value for tab in ConflictTab])
        self.tabs.chosen.connect(self._tab_chosen)
        kept = self._memory.recall("tab.conflicts")
        if kept in {tab.value for tab in ConflictTab}:
            self.tabs.choose(kept)
        self.rules = Button(kind="ghost", icon="magic-wand", size=30)
        self.rules.clicked.connect(self.rules_wanted.emit)
        door = self.bridge.app.conflicts
        self.model = InboxModel(self.bridge, columns.COLUMNS, door.rows, lambda row: row.row, self)
        self.model.text = _cell_text
        self.model.spoken = words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self._delegate = InboxDelegate(self.checked)
        self.table = InboxTable(self._delegate)
        self.table.setModel(self.model)
        self.table.check_clicked.connect(self.check)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.bulk = BulkBar()
        self.bulk.drop.clicked.connect(self.uncheck_all)
        self.bulk.hide()

    def _compose(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 13, 10, 12)
        tools.setSpacing(2)
        tools.addWidget(self.tabs, 1)
        tools.addWidget(self.rules)
        rule = Surface("line")
        rule.setFixedHeight(1)
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 10, 12, 12)
        holder.addWidget(self.bulk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(rule)
        column.addWidget(self.stack, 1)
        column.addLayout(holder)

    def retranslate(self) -> None:
        """Words of tabs, table and states."""
        self.tabs.set_texts(
            {"open": self.tr("Open"), "postponed": self.tr("Postponed"), "resolved": self.tr("Resolved")}
        )
        self.table.setAccessibleName(self.tr("Conflicts"))
        self._renew_counts()
        self._renew_bulk()
        if self.stack.currentWidget() is self.state:
            self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- the list ---------------------------------------------------------------------------------------------

    def tab(self) -> ConflictTab:
        """The tab on screen."""
        return ConflictTab(self.tabs.current())

    def show_tab(self, tab: ConflictTab, wanted: int | None = None) -> None:
        """Open a tab, at conflict `wanted` where it is in the list."""
        if tab is not self.tab():
            self.tabs.choose(tab.value)
            self._tab_chosen(tab.value)
        self._wanted = wanted
        self.reload()

    def _tab_chosen(self, tab: str) -> None:
        self._memory.keep("tab.conflicts", tab)
        self._position = 0
        self.uncheck_all()
        self.reload()

    def reload(self) -> None:
        """Ask for the list and the numbers again; the current row stays current where it is still there."""
        tab, door = self.tab(), self.bridge.app.conflicts
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount() and not self.model.is_head(position):
            self._position = position
            if self._wanted is None:
                self._wanted = self.model.ids[position]
        self._delegate.decided = tab is ConflictTab.RESOLVED
        self.model.open(lambda: door.ids(tab))

    def fetch_counts(self) -> None:
        """Ask for the numbers on the tabs again."""
        self.bridge.ask(self.bridge.app.conflicts.counts, self._counted, owner=self)

    def _counted(self, counts: ConflictCounts) -> None:
        self.counts = counts
        self._renew_counts()
        self.counted.emit()
        if self.stack.currentWidget() is self.state and not self.model.rowCount():
            self._show_empty()

    def _renew_counts(self) -> None:
        counts = self.counts
        self.tabs.set_counts({"open": counts.open, "postponed": counts.postponed, "resolved": counts.resolved})
        self.rules.set_label("", self.tr("Rules: %1").replace("%1", formats.number(counts.rules)))

    def _loaded(self, count: int) -> None:
        self.fetch_counts()
        gone = self.checked - set(self.model.ids)
        if gone:
            self.checked -= gone
            self._renew_bulk()
        if count == 0:
            self._wanted = None
            self._show_empty()
            self.emptied.emit()
            return
        self.stack.setCurrentWidget(self.table)
        self.table.lay_out()
        wanted = -1 if self._wanted is None else self.model.position(self._wanted)
        self._wanted = None
        self.table.go(wanted if wanted >= 0 else self._near(min(self._position, count - 1)))

    def _near(self, position: int) -> int:
        """The conflict at `position`, or the next one below or above."""
        count = self.model.rowCount()
        below = next((at for at in range(position, count) if not self.model.is_head(at)), -1)
        return below if below >= 0 else next((at for at in range(count - 1, -1, -1) if not self.model.is_head(at)), 0)

    def _failed(self, error: BaseException) -> None:
        """What is on screen stays; with nothing on screen the place says what happened."""
        self.bridge.failed.emit(error)
        if not self.model.rowCount():
            self.stack.setCurrentWidget(self.state)
            self.state.show_state(
                "error",
                self.tr("The conflicts could not be read"),
                self.tr("The data is safe."),
                self.tr("Try again"),
            )

    def _show_empty(self) -> None:
        self.stack.setCurrentWidget(self.state)
        tab = self.tab()
        if tab is ConflictTab.OPEN:
            self.state.show_state(
                "done",
                self.tr("Nothing to decide"),
                self.tr("MoySklad and the shop agree. What only you can decide appears here by itself."),
            )
        elif tab is ConflictTab.POSTPONED:
            self.state.show_state("none", self.tr("Nothing is postponed"), "", self.tr("To the open ones"))
        else:
            self.state.show_state("none", self.tr("Nothing was decided yet"), "", self.tr("To the open ones"))

    def _state_action(self) -> None:
        if self.tab() is ConflictTab.OPEN:
            self.reload()
        else:
            self.show_tab(ConflictTab.OPEN)

    # --- rows -------------------------------------------------------------------------------------------------

    def current(self) -> ConflictRow | None:
        """The current conflict, None while there is none or it is on its way."""
        position = self.table.current_row()
        row = self.model.row_at(position) if 0 <= position < self.model.rowCount() else None
        return row if isinstance(row, ConflictRow) else None

    def place(self) -> tuple[int, int]:
        """Which conflict of how many is current."""
        numbers = self.model.conflicts()
        position = self.table.current_row()
        if not 0 <= position < self.model.rowCount() or self.model.is_head(position):
            return 0, len(numbers)
        return sum(number >= 0 for number in self.model.ids[: position + 1]), len(numbers)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) conflict, over the heads of groups."""
        position = self.table.current_row() + step
        while self.model.is_head(position):
            position += step
        if 0 <= position < self.model.rowCount():
            self.table.go(position)
            if position == 1:
                self.table.scrollToTop()

    def ends(self, *, last: bool) -> None:
        """Go to the first or the last conflict."""
        numbers = self.model.conflicts()
        if numbers:
            self.table.go(self.model.position(numbers[-1 if last else 0]))

    # --- checking ---------------------------------------------------------------------------------------------

    def check(self, position: int) -> None:
        """Check or uncheck the conflict at `position`."""
        if self.tab() is ConflictTab.RESOLVED or not 0 <= position < self.model.rowCount():
            return
        row = self.model.row_at(position)
        if isinstance(row, ConflictRow):
            self.kinds[row.row] = row.kind
            self.checked ^= {row.row}
            self._renew_bulk()

    def check_kind(self) -> None:
        """Check all of the current conflict's kind, or uncheck them."""
        row = self.current()
        if row is None or self.tab() is ConflictTab.RESOLVED:
            return
        start = self.table.current_row()
        while start > 0 and not self.model.is_head(start - 1):
            start -= 1
        group: set[int] = set()
        for number in self.model.ids[start:]:
            if number < 0:
                break
            group.add(number)
        for number in group:
            self.kinds[number] = row.kind
        if group <= self.checked:
            self.checked -= group
        else:
            self.checked |= group
        self._renew_bulk()

    def uncheck_all(self) -> None:
        """Take all check marks away."""
        self.checked.clear()
        self._renew_bulk()

    def _renew_bulk(self) -> None:
        kinds = {self.kinds[number] for number in self.checked if number in self.kinds}
        self.bulk.show_checked(len(self.checked), len(kinds))
        self.bulk.setVisible(bool(self.checked))
        self.table.viewport().update()


def _cell_text(row: ConflictRow | GroupRow, column: int) -> str:
    """A cell's words in full, for tooltips, copies and files."""
    if isinstance(row, GroupRow):
        return words.spoken(row) if column == columns.ROW else ""
    texts = {
        columns.ROW: f"{words.name_of(row)}\n{words.line_of(row)}",
        columns.KIND: words.kind_word(row.kind),
        columns.NAME: words.name_of(row),
        columns.LINE: words.line_of(row) if row.resolved_at is None else words.decision_of(row),
        columns.AGE: words.age_of(row),
    }
    return texts[column]
