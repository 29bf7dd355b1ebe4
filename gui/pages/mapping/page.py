"""The mapping page: tabs, filters, search and the table at the left, the detail at the right, acts with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from core.domain.links import MatchState
from core.domain.plan import JobName
from core.domain.screens.mapping import CandidateView, MappingCounts, MappingDetail, MappingRow, MappingTab
from core.domain.screens.palette import ItemHit
from core.events import RunEnded
from gui import format as formats
from gui.bridge import Ticket
from gui.pages import Desk, Page, Scene
from gui.pages.commands import Command
from gui.pages.mapping.acts import MappingActs
from gui.pages.mapping.bulk import MappingBulk
from gui.pages.mapping.creating import MappingCreating
from gui.pages.mapping.detail import DetailPanel
from gui.pages.mapping.dictionary import MappingDictionary
from gui.pages.mapping.families import MappingFamilies
from gui.pages.mapping.files import MappingFiles
from gui.pages.mapping.list_panel import MappingList
from gui.pages.mapping.move_sheet import MoveSheet
from gui.pages.mapping.relink_sheet import RelinkSheet
from gui.pages.mapping.scenes import scenes_of
from gui.pages.mapping.sheets import AcceptSheet, FindSheet
from gui.pages.mapping.words import UNDECIDED
from gui.widgets.button import Button

DETAIL_MS = 60


class MappingPage(Page):
    """Works a queue by keyboard: Enter links and goes on, 1–9 pick a candidate, S skips, I ignores, U unlinks."""

    key = "mapping"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._detail_ticket: Ticket | None = None
        self._opened_once = False
        self._all = MappingCounts()
        self.primary = Button(kind="primary", icon="magic-wand")
        self.primary.clicked.connect(self._find_matches)
        self.acts = MappingActs(self.bridge, self)
        self.acts.row_changed.connect(self._row_changed)
        self.acts.list_changed.connect(lambda: self.list.reload())
        self.acts.said.connect(self._said)
        self.acts.taken.connect(self._ask_to_move)
        self.acts.stack_changed.connect(self._renew_undo)
        self._take_list()
        self.detail, self.families = DetailPanel(), MappingFamilies(self)
        self._wire_detail()
        self._build_frame()
        self.files = MappingFiles(self)
        self.bulk = MappingBulk(self)
        self.creating = MappingCreating(self)
        self.dictionary = MappingDictionary(self)
        self.detail.term_wanted.connect(self.dictionary.open)
        self.list.more.clicked.connect(self.files.open_menu)
        self._detail_timer = QTimer(self)
        self._detail_timer.setSingleShot(True)
        self._detail_timer.setInterval(DETAIL_MS)
        self._detail_timer.timeout.connect(self._fetch_detail)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.ended.connect(self._run_ended)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------

    def _take_list(self) -> None:
        self.list = MappingList(self.bridge, self.memory)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.search
        self.list.undo.clicked.connect(self.acts.undo)
        self.list.redo.clicked.connect(self.acts.redo)
        self.list.accept.clicked.connect(self._accept_exact)
        self.list.counted.connect(self._counted)
        self.list.load_wanted.connect(lambda: self.desk.go("load"))
        self.list.tree.toggled.connect(lambda: self._detail_timer.start())
        self.list.emptied.connect(lambda: self.detail.show_nothing())
        self.table.selectionModel().currentChanged.connect(self._current_changed)

    def _build_frame(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.side.addWidget(self.families.panel)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.side.setMinimumWidth(320)
        self.side.setMaximumWidth(520)
        self._detail_width = self.memory.recall_number("splitter.mapping", 320, 520, 396)
        self._slim = False
        self.splitter.setSizes([1224 - self._detail_width, self._detail_width])
        self.splitter.splitterMoved.connect(lambda *_: self._splitter_moved())
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
        panel.relink_wanted.connect(self.relink)
        panel.step_wanted.connect(lambda step: self.table.go(self.table.current_row() + step))

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Mapping")

    def retranslate(self) -> None:
        self.primary.set_label(self.tr("Find matches"), self.tr("Find matches"))
        self._counted()
        self._renew_undo()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.list.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self.list.set_slim(slim)
        self.detail.diff.set_folded(slim)
        self._slim = slim
        wide = 371 if slim else self._detail_width
        self.splitter.setSizes([self.width() - wide, wide])

    def _splitter_moved(self) -> None:
        if not self._slim:
            self._detail_width = self.splitter.sizes()[1]
            self.memory.keep("splitter.mapping", str(self._detail_width))

    def show_target(self, target: str) -> None:
        kind, _, value = target.partition(":")
        if kind == "tab" and value in {tab.value for tab in MappingTab}:
            self.list.show_rows(MappingTab(value))
        elif kind == "search":
            self.list.show_rows(MappingTab.ALL, value)
        elif kind in ("item", "offer"):
            door = self.bridge.app.palette
            self.bridge.ask(lambda: door.item(target), lambda hit: self._show_found(value, hit), owner=self)

    def _show_found(self, value: str, hit: ItemHit | None) -> None:
        """Go to an item's row; an offer without an item is looked for by its id among all rows and candidates."""
        if hit is not None:
            self.list.show_rows(MappingTab.ALL, row=hit.row)
            return
        self.list.show_rows(MappingTab.ALL, value)
        self.creating.offer_without_item(value)

    def scenes(self) -> Sequence[Scene]:
        return scenes_of(self)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("Enter", self.tr("link to the chosen candidate and go on")),
            ("1 2 3", self.tr("choose a candidate")),
            ("S", self.tr("skip")),
            ("I", self.tr("ignore, or bring back")),
            ("U", self.tr("unlink")),
            ("F", self.tr("find by hand")),
            ("R", self.tr("give a deleted item’s offer to another item")),
            ("N", self.tr("create in the shop")),
            ("A", self.tr("accept exact matches")),
            ("J K", self.tr("next and previous row")),
            ("Space", self.tr("check the row")),
            ("/", self.tr("search")),
            ("Ctrl+Z", self.tr("undo")),
            ("Ctrl+Shift+Z", self.tr("redo")),
            ("D", self.tr("dictionary of variants")),
            ("G", self.tr("list by product, or by item")),
            ("← →", self.tr("fold and open a product")),
            ("Ctrl+S", self.tr("save the mapping as a file")),
            ("Ctrl+O", self.tr("load a changed mapping file")),
        )

    def commands(self) -> Sequence[Command]:
        """Files are offered wherever one is; the rest only here."""
        ways = {"Ctrl+S": self.files.save_all, "Ctrl+O": self.files.choose, "D": self.dictionary.open}

        def offered(command: Command) -> Command:
            act = ways.get(command.key)
            return command if act is None else replace(command, act=lambda: self._here(act), anywhere=True)

        return [offered(command) for command in super().commands()]

    def _here(self, act: Callable[[], None]) -> None:
        self.desk.go(self.key)
        act()

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
            "Space": lambda: self.list.check(self.table.current_row()),
            "/": self.search.setFocus,
            "Ctrl+F": self.search.setFocus,
            "F": self._find_by_hand,
            "R": self.relink,
            "N": self.creating.open,
            "D": self.dictionary.open,
            "G": self.list.tree.chip.toggle,
            "Ctrl+S": self.files.save_all,
            "Ctrl+O": self.files.choose,
        }
        if self.acts.stack.can_undo():
            keys["Ctrl+Z"] = self.acts.undo
        if self.acts.stack.can_redo():
            keys["Ctrl+Shift+Z"] = self.acts.redo
        act = keys.get(chord)
        if act is None:
            return self.list.tree.key(chord)
        act()
        return True

    def _counted(self) -> None:
        if not self.search.text():
            self._all = self.list.counts
        counts = self._all
        fact = self.tr("%1 of %2 linked").replace("%1", formats.number(counts.linked))
        self.set_fact(fact.replace("%2", formats.number(counts.total)))

    def _data_changed(self, topics: frozenset[str]) -> None:
        if "mapping" not in topics or not self._opened_once or self.acts.busy():
            return
        if self.model.rowCount():
            self.model.refresh()
            self.list.fetch_counts()
        else:
            self.list.reload()

    def _run_ended(self, ended: RunEnded) -> None:
        if not self._opened_once:
            return
        if ended.job in (JobName.INITIAL_LOAD, JobName.MAPPING):
            self.list.reload()
        elif ended.job == JobName.CATALOGUE_CHANGES:
            self.list.renew()
            self._detail_timer.start()

    # --- rows and detail --------------------------------------------------------------------------------------

    def _current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        row, head = self.list.current(), self.list.tree.head()
        if row is not None:
            self.detail.show_row(row, (index.row() + 1, self.model.rowCount()))
        self.side.setCurrentWidget(self.detail if head is None else self.families.panel)
        self._detail_timer.start()

    def _fetch_detail(self) -> None:
        position = self.table.current_row()
        if not 0 <= position < self.model.rowCount():
            return
        number = self.model.ids[position]
        if self._detail_ticket is not None:
            self._detail_ticket.drop()
        if number < 0:
            self._detail_ticket = self.families.fetch(number)
            return
        self._detail_ticket = self.bridge.ask(
            lambda: self.bridge.app.mapping_detail(number), lambda found: self._detail_came(number, found), owner=self
        )

    def _detail_came(self, number: int, found: MappingDetail | None) -> None:
        position = self.table.current_row()
        if found is None or not 0 <= position < self.model.rowCount() or self.model.ids[position] != number:
            return
        self.detail.show_row(found.row, (position + 1, self.model.rowCount()))
        if found != self.detail.detail:
            self.detail.show_detail(found)

    # --- acts -------------------------------------------------------------------------------------------------

    def _main_action(self) -> None:
        row, head = self.list.current(), self.list.tree.head()
        if row is not None and row.state in UNDECIDED:
            self.link_chosen()
        elif head is not None:
            self.families.main_action(head)

    def link_chosen(self) -> None:
        """Link the current row to the chosen candidate, but only one that is on screen; then go on."""
        candidate, row = self.detail.chosen(), self.list.current()
        if (
            candidate is not None
            and row is not None
            and self.detail.detail is not None
            and self.detail.detail.row.row == row.row
        ):
            self._link(row, candidate)

    def _link(self, row: MappingRow, candidate: CandidateView, *, move: bool = False) -> None:
        self.acts.link(row, candidate, move=move)
        self.list.go_on(self.acts.pending)

    def _ask_to_move(self, row: MappingRow, candidate: CandidateView, owner: str) -> None:
        """The offer belongs to another item: move it only when a person says so."""
        self.table.go(self.model.position(row.row))
        sheet = MoveSheet(self.window(), row, candidate, owner)
        sheet.accepted.connect(lambda: self._link(row, candidate, move=True))
        self.desk.show_sheet(sheet, sheet.cancel)

    def skip(self) -> None:
        """Leave the row as it is and go to the next undecided one."""
        self.list.go_on(self.acts.pending)

    def ignore(self) -> None:
        """Ignore the current row, or bring an ignored one back."""
        row = self.list.current()
        if row is None:
            return
        if row.state is MatchState.IGNORED:
            self.acts.bring_back(row)
        elif row.state in UNDECIDED:
            self.acts.ignore(row)
            self.list.go_on(self.acts.pending)

    def unlink(self) -> None:
        """Take the current row's link away."""
        row = self.list.current()
        if row is not None and row.state in (MatchState.LINKED, MatchState.DELETED):
            self.acts.unlink(row)

    def _row_changed(self, row: MappingRow) -> None:
        self.list.fetch_counts()
        self.desk.refresh_counts()
        self.list.show_changed(row)
        if self.list.tree.on:
            self.model.refresh()
        current = self.list.current()
        if current is not None and current.row == row.row:
            self.detail.detail = None
            self._detail_timer.start()

    def _said(self, text: str, undoable: bool) -> None:
        if undoable:
            self.desk.toast(text, self.tr("Undo"), self.acts.undo)
        else:
            self.desk.toast(text)

    def _renew_undo(self) -> None:
        self.list.undo.setEnabled(self.acts.stack.can_undo())
        self.list.redo.setEnabled(self.acts.stack.can_redo())

    def _accept_exact(self) -> None:
        if not self.list.counts.exact:
            return
        sheet = AcceptSheet(self.window(), self.bridge)
        sheet.accepted.connect(self.acts.accept_exact)
        self.desk.show_sheet(sheet, sheet.cancel)

    def _find_by_hand(self) -> None:
        row = self.list.current()
        if row is None or row.state not in UNDECIDED:
            return
        sheet = FindSheet(self.window(), self.bridge, row)
        sheet.picked.connect(lambda candidate: self._link(row, candidate))
        self.desk.show_sheet(sheet, sheet.field)

    def relink(self) -> None:
        """Give the offer of the current deleted item to its successor, in one act."""
        row = self.list.current()
        if row is None or row.state is not MatchState.DELETED or row.offer_id is None:
            return
        sheet = RelinkSheet(self.window(), self.bridge, row)
        sheet.picked.connect(lambda successor: self.acts.relink(row, successor))
        self.desk.show_sheet(sheet, sheet.field)

    def _find_matches(self) -> None:
        if not self.bridge.app.start(JobName.INITIAL_LOAD):
            self.desk.toast(self.tr("The search is already running or waiting its turn."))
