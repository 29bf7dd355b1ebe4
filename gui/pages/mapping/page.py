"""The mapping page: tabs, filters, search and the table at the left, the detail at the right, acts with undo."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from core.domain.links import MatchState
from core.domain.plan import JobName
from core.domain.screens import CandidateView, MappingCounts, MappingDetail, MappingQuery, MappingRow, MappingTab
from core.events import RunEnded
from gui import format as formats
from gui.bridge import Ticket
from gui.models.window_model import WindowModel
from gui.pages import Desk, Page
from gui.pages.mapping import table as columns
from gui.pages.mapping import words
from gui.pages.mapping.acts import MappingActs
from gui.pages.mapping.detail import DetailPanel
from gui.pages.mapping.footer import ListFooter
from gui.pages.mapping.sheets import AcceptSheet, FindSheet
from gui.pages.mapping.table import MappingDelegate, MappingTable
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.states import StatePage
from gui.widgets.toggles import FilterChip, Tabs

DETAIL_MS = 60
UNDECIDED = frozenset({MatchState.AMBIGUOUS, MatchState.SUGGESTED, MatchState.UNLINKED, MatchState.UNCHECKED})
_FILTERS = {
    "ambiguous": frozenset({MatchState.AMBIGUOUS}),
    "suggested": frozenset({MatchState.SUGGESTED}),
    "unlinked": frozenset({MatchState.UNLINKED, MatchState.UNCHECKED}),
    "deleted": frozenset({MatchState.DELETED}),
}
_LOOK_AHEAD = 2000


class MappingPage(Page):
    """Works a queue by keyboard: Enter links and goes on, 1–9 pick a candidate, S skips, I ignores, U unlinks."""

    key = "mapping"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counts = MappingCounts()
        self.checked: set[int] = set()
        self._sort, self._descending = "state", False
        self._wanted_row: int | None = None
        self._detail_ticket: Ticket | None = None
        self._opened_once = False
        self.primary = Button(kind="primary", icon="magic-wand")
        self.primary.clicked.connect(self._find_matches)
        self.acts = MappingActs(self.bridge, self)
        self.acts.row_changed.connect(self._row_changed)
        self.acts.list_changed.connect(self.reload)
        self.acts.said.connect(self._said)
        self.acts.stack_changed.connect(self._renew_undo)
        self._build_tools()
        self._build_list()
        self.detail = DetailPanel()
        self._wire_detail()
        self._build_frame()
        self._detail_timer = QTimer(self)
        self._detail_timer.setSingleShot(True)
        self._detail_timer.setInterval(DETAIL_MS)
        self._detail_timer.timeout.connect(self._fetch_detail)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.ended.connect(self._run_ended)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------

    def _build_tools(self) -> None:
        self.tabs = Tabs([tab.value for tab in MappingTab])
        self.tabs.choose(MappingTab.ALL.value)
        self.tabs.chosen.connect(lambda _: self.reload())
        self.undo = Button(kind="ghost", icon="arrow-u-up-left", size=30)
        self.redo = Button(kind="ghost", icon="arrow-u-up-right", size=30)
        self.undo.clicked.connect(self.acts.undo)
        self.redo.clicked.connect(self.acts.redo)
        self.accept = Button(kind="soft", icon="checks", size=30)
        self.accept.clicked.connect(self._accept_exact)
        self.search = SearchField()
        self.search.searched.connect(lambda _: self.reload())
        self.search.returnPressed.connect(self._to_table)
        self.filters: dict[str, FilterChip] = {}
        for name, states in _FILTERS.items():
            look = words.LOOKS[min(states)]
            chip = FilterChip(look.icon, "accentGfx" if look.tone == "accent" else look.tone)
            chip.toggled.connect(lambda _: self.reload())
            self.filters[name] = chip

    def _build_list(self) -> None:
        self.model = WindowModel(
            self.bridge, columns.COLUMNS, self.bridge.app.mapping_rows, lambda row: row.row, self
        )
        self.model.spoken = words.spoken
        self.model.text = _cell_text
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._list_failed)
        self._delegate = MappingDelegate(self.checked)
        self.table = MappingTable(self._delegate)
        self.table.setModel(self.model)
        self.table.header.sectionClicked.connect(self._sort_by)
        self.table.header.check_all_clicked.connect(self._check_all)
        self.table.check_clicked.connect(self._check)
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.footer = ListFooter()
        self.footer.reset.clicked.connect(self.reset_filters)
        self.footer.ignore.clicked.connect(self._ignore_checked)
        self.footer.drop.clicked.connect(self._uncheck_all)

    def _build_frame(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(16, 13, 20, 0)
        first.setSpacing(6)
        first.addWidget(self.tabs)
        first.addStretch(1)
        for button in (self.undo, self.redo):
            first.addWidget(button)
        first.addSpacing(2)
        first.addWidget(self.accept)
        second = QHBoxLayout()
        second.setContentsMargins(24, 10, 20, 11)
        second.setSpacing(6)
        second.addWidget(self.search, 1)
        second.addSpacing(2)
        for chip in self.filters.values():
            second.addWidget(chip)
        self._rows = (first, second)
        left = Surface("surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rule = Surface("line")
        rule.setFixedHeight(1)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(rule)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.detail.setMinimumWidth(320)
        self.detail.setMaximumWidth(520)
        self.splitter.setSizes([828, 396])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _wire_detail(self) -> None:
        panel = self.detail
        panel.link_wanted.connect(self.link_chosen)
        panel.skip_wanted.connect(self.skip)
        panel.ignore_wanted.connect(self.ignore)
        panel.unlink_wanted.connect(self.unlink)
        panel.find_wanted.connect(self._find_by_hand)
        panel.step_wanted.connect(lambda step: self.table.go(self.table.current_row() + step))

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Mapping")

    def retranslate(self) -> None:
        self.primary.set_label(self.tr("Find matches"), self.tr("Find matches"))
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
        self.search.name(self.tr("Search the list"))
        self.filters["ambiguous"].set_label(self.tr("Ambiguous"))
        self.filters["suggested"].set_label(self.tr("Suggested"))
        self.filters["unlinked"].set_label(self.tr("Unlinked"))
        self.filters["deleted"].set_label(self.tr("Deleted"))
        self.table.setAccessibleName(self.tr("Mapping of items and offers"))
        self._renew_counts()
        self._renew_undo()
        self._renew_footer()
        self.table.header.viewport().update()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        for chip in self.filters.values():
            chip.set_compact(slim)
        self.tabs.tabs["ignored"].setVisible(not slim)
        self.table.header.slim = slim
        self._delegate.slim = slim
        self.table.set_widths(columns.SLIM if slim else columns.WIDE)
        self._rows[0].setContentsMargins(8 if slim else 16, 13, 12 if slim else 20, 0)
        self._rows[1].setContentsMargins(16 if slim else 24, 10, 12 if slim else 20, 11)
        self.detail.diff.set_folded(slim)
        self.footer.set_slim(slim)
        self.splitter.setSizes([self.width() - (371 if slim else 396), 371 if slim else 396])
        self._renew_counts()

    def key_pressed(self, chord: str) -> bool:
        """The page's keys; see the class."""
        if len(chord) == 1 and chord.isdigit() and chord != "0":
            return self.detail.detail is not None and self.detail.candidates.choose(int(chord) - 1)
        keys: dict[str, Callable[[], None]] = {
            "Enter": self._main_action,
            "S": self.skip,
            "I": self.ignore,
            "U": self.unlink,
            "A": self._accept_exact,
            "J": lambda: self.table.go(self.table.current_row() + 1),
            "K": lambda: self.table.go(self.table.current_row() - 1),
            "Down": lambda: self.table.go(self.table.current_row() + 1),
            "Up": lambda: self.table.go(self.table.current_row() - 1),
            "Space": lambda: self._check(self.table.current_row()),
            "/": self.search.setFocus,
            "Ctrl+F": self.search.setFocus,
            "F": self._find_by_hand,
            "F4": lambda: self.detail.setVisible(self.detail.isHidden()),
            "Ctrl+Z": self.acts.undo,
            "Ctrl+Shift+Z": self.acts.redo,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> MappingQuery:
        """The question the tools ask now."""
        states: frozenset[MatchState] = frozenset().union(
            *(states for name, states in _FILTERS.items() if self.filters[name].isChecked())
        )
        return MappingQuery(
            MappingTab(self.tabs.current()), states, self.search.text().strip(), self._sort, self._descending
        )

    def reload(self) -> None:
        """Ask for the list and the numbers again; the current row stays current where it is still there."""
        query = self.query()
        row = self.current()
        self._wanted_row = row.row if row is not None else self._wanted_row
        app = self.bridge.app
        self.model.open(lambda: app.mapping_ids(query))
        self._fetch_counts()

    def current(self) -> MappingRow | None:
        """The current row, None while there is none or it is on its way."""
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

    def _fetch_counts(self) -> None:
        text = self.search.text().strip()
        self.bridge.ask(lambda: self.bridge.app.mapping_counts(text), self._counted, owner=self)

    def _counted(self, counts: MappingCounts) -> None:
        self.counts = counts
        self._renew_counts()
        self._renew_footer()
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
        self.accept.setEnabled(counts.exact > 0)
        slim = self.filters["deleted"].compact
        name = self.tr("Accept exact (%1)").replace("%1", exact)
        self.accept.set_label(exact if slim else name, name)
        if not self.search.text():
            fact = self.tr("%1 of %2 linked").replace("%1", formats.number(counts.linked))
            self.set_fact(fact.replace("%2", formats.number(counts.total)))

    def _loaded(self, count: int) -> None:
        self._renew_footer()
        if count == 0:
            self.detail.show_nothing()
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
            self.desk.go("load")
        else:
            self.tabs.choose(MappingTab.ALL.value)
            self.reload()

    def _list_failed(self, error: BaseException) -> None:
        self.bridge.failed.emit(error)

    def _sort_by(self, section: int) -> None:
        name = columns.SORTS.get(section)
        if name is None:
            return
        self._descending = not self._descending if name == self._sort else False
        self._sort = name
        self.table.header.sort, self.table.header.descending = name, self._descending
        self.table.header.viewport().update()
        self.reload()

    def _renew_footer(self) -> None:
        active = [chip.text() for chip in self.filters.values() if chip.isChecked()]
        if self.search.text().strip():
            active.append(f"“{self.search.text().strip()}”")
        self.footer.show_figures(self.model.rowCount(), self.counts.total, ", ".join(active), len(self.checked))

    def _data_changed(self, topics: frozenset[str]) -> None:
        if "mapping" not in topics or not self._opened_once or self.acts.busy():
            return
        if self.model.rowCount():
            self.model.refresh()
            self._fetch_counts()
        else:
            self.reload()

    def _run_ended(self, ended: RunEnded) -> None:
        if ended.job in (JobName.INITIAL_LOAD, JobName.MAPPING) and self._opened_once:
            self.reload()

    # --- rows and detail --------------------------------------------------------------------------------------

    def _current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        row = self.current()
        if row is not None:
            self.detail.show_row(row, (index.row() + 1, self.model.rowCount()))
        self._detail_timer.start()

    def _fetch_detail(self) -> None:
        position = self.table.current_row()
        if not 0 <= position < self.model.rowCount():
            return
        number = self.model.ids[position]
        if self._detail_ticket is not None:
            self._detail_ticket.drop()
        self._detail_ticket = self.bridge.ask(
            lambda: self.bridge.app.mapping_detail(number), lambda found: self._detail_came(number, found), owner=self
        )

    def _detail_came(self, number: int, found: MappingDetail | None) -> None:
        position = self.table.current_row()
        if found is None or not 0 <= position < self.model.rowCount() or self.model.ids[position] != number:
            return
        self.detail.show_row(found.row, (position + 1, self.model.rowCount()))
        self.detail.show_detail(found)

    def _check(self, position: int) -> None:
        if 0 <= position < self.model.rowCount():
            self.checked ^= {self.model.ids[position]}
            self._checks_changed()

    def _check_all(self) -> None:
        everything = self.model.rowCount() > 0 and len(self.checked) == self.model.rowCount()
        self.checked.clear()
        if not everything:
            self.checked.update(self.model.ids)
        self._checks_changed()

    def _uncheck_all(self) -> None:
        self.checked.clear()
        self._checks_changed()

    def _checks_changed(self) -> None:
        header = self.table.header
        header.all_checked = 0 < len(self.checked) == self.model.rowCount()
        header.some_checked = bool(self.checked) and not header.all_checked
        header.viewport().update()
        self.table.viewport().update()
        self._renew_footer()

    # --- acts -------------------------------------------------------------------------------------------------

    def _main_action(self) -> None:
        row = self.current()
        if row is not None and row.state in UNDECIDED:
            self.link_chosen()

    def link_chosen(self) -> None:
        """Link the current row to the chosen candidate, but only one that is on screen; then go on."""
        candidate, row = self.detail.chosen(), self.current()
        if (
            candidate is not None
            and row is not None
            and self.detail.detail is not None
            and self.detail.detail.row.row == row.row
        ):
            self._link(row, candidate)

    def _link(self, row: MappingRow, candidate: CandidateView) -> None:
        self.acts.link(row, candidate)
        self._go_on()

    def skip(self) -> None:
        """Leave the row as it is and go to the next undecided one."""
        self._go_on()

    def ignore(self) -> None:
        """Ignore the current row, or bring an ignored one back."""
        row = self.current()
        if row is None:
            return
        if row.state is MatchState.IGNORED:
            self.acts.bring_back(row)
        elif row.state in UNDECIDED:
            self.acts.ignore(row)
            self._go_on()

    def unlink(self) -> None:
        """Take the current row's link away."""
        row = self.current()
        if row is not None and row.state in (MatchState.LINKED, MatchState.DELETED):
            self.acts.unlink(row)

    def _go_on(self) -> None:
        start = self.table.current_row()
        last = min(self.model.rowCount(), start + _LOOK_AHEAD)
        for position in range(start + 1, last):
            row = self.model.row_at(position)
            if row is None or (row.state in UNDECIDED and not self.acts.pending(row.row)):
                self.table.go(position)
                break
        self.table.setFocus()

    def _row_changed(self, row: MappingRow) -> None:
        self._fetch_counts()
        self.desk.refresh_counts()
        gone = MappingTab(self.tabs.current()) is MappingTab.TODO and row.state not in UNDECIDED
        if gone:
            self.model.remove(row.row)
            if self.model.rowCount() == 0:
                self._loaded(0)
        else:
            self.model.replace(row)
        self._renew_footer()
        current = self.current()
        if current is not None and current.row == row.row:
            self.detail.detail = None
            self._detail_timer.start()

    def _said(self, text: str, undoable: bool) -> None:
        if undoable:
            self.desk.toast(text, self.tr("Undo"), self.acts.undo)
        else:
            self.desk.toast(text)

    def _renew_undo(self) -> None:
        self.undo.setEnabled(self.acts.stack.can_undo())
        self.redo.setEnabled(self.acts.stack.can_redo())

    def _ignore_checked(self) -> None:
        numbers = array("q", sorted(self.checked))
        self._uncheck_all()
        self.acts.ignore_many(numbers)

    def _accept_exact(self) -> None:
        if not self.counts.exact:
            return
        sheet = AcceptSheet(self.window(), self.bridge)
        sheet.accepted.connect(self.acts.accept_exact)
        self.desk.show_sheet(sheet, sheet.cancel)

    def _find_by_hand(self) -> None:
        row = self.current()
        if row is None or row.state not in UNDECIDED:
            return
        sheet = FindSheet(self.window(), self.bridge, row)
        sheet.picked.connect(lambda candidate: self._link(row, candidate))
        self.desk.show_sheet(sheet, sheet.field)

    def _find_matches(self) -> None:
        if not self.bridge.app.start(JobName.INITIAL_LOAD):
            self.desk.toast(self.tr("The search is already running or waiting its turn."))

    def _to_table(self) -> None:
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)


def _cell_text(row: MappingRow, column: int) -> str:
    """A cell's words in full, for tooltips and readers."""
    if column == columns.STATE:
        return words.state_word(row.state)
    if column == columns.ITEM:
        return "\n".join(part for part in (row.name, f"{row.variant}  {row.article}".strip()) if part)
    if column == columns.OFFER:
        if row.offer_id is None:
            return words.no_pair_word(row.state)
        return f"{row.offer_name}\n{row.offer_variant}  ID {row.offer_id}  {row.offer_xml_id}"
    if column == columns.MATCH and row.score is not None:
        return f"{words.rule_word(row.rule)} {formats.percent(row.score)}"
    return ""
