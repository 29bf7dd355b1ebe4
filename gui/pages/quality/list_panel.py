"""The middle of the data quality page: search, table, its states and the footer."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.domain.quality import TroubleKind
from core.domain.screens.quality import QualityCounts, QualityQuery, QualityRow
from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.i18n import explain
from gui.models.window_model import WindowModel
from gui.pages.quality import table as columns
from gui.pages.quality import words
from gui.pages.quality.footer import QualityFooter
from gui.pages.quality.kinds import ALL, HIDDEN
from gui.pages.quality.table import QualityTable
from gui.remember import ColumnMemory, Memory
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.label import Label
from gui.widgets.skeleton import SkeletonRows
from gui.widgets.states import StatePage


class QualityList(Surface):
    """Knows which kind is on screen and what is searched. `emptied` comes when nothing is left to show."""

    emptied = Signal()
    shown = Signal()
    load_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge = bridge
        self.kind = ALL
        self.counts: QualityCounts | None = None
        self._position, self._broken = 0, False
        self._position, self._broken = 0, False
        self._wanted: int | None = None
        self._build(memory)
        self._compose()
        self.retranslate()

    def _build(self, memory: Memory) -> None:
        self.title = Label(font="card")
        self.search = SearchField()
        self.search.searched.connect(lambda _: self._asked())
        self.search.returnPressed.connect(self.to_table)
        door = self.bridge.app.quality
        self.model = WindowModel(self.bridge, words.COLUMNS, door.rows, lambda row: row.row, self)
        self.model.text = words.cell_text
        self.model.spoken = words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.table = QualityTable()
        self.table.setModel(self.model)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(memory, "quality", self.table, columns.WIDE, columns.WIDE)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.loading = SkeletonRows(self._halves)
        self.stack = QStackedWidget()
        for part in (self.loading, self.table, self.state):
            self.stack.addWidget(part)
        self.footer = QualityFooter()
        self.footer.reset_wanted.connect(self.reset)

    def _compose(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 13, 16, 12)
        tools.setSpacing(12)
        tools.addWidget(self.title, 1)
        tools.addWidget(self.search, 1)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(276)
        line = Surface("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(line)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)

    def retranslate(self) -> None:
        """Words of the tools, the table and its states."""
        self.search.name(self.tr("Name, article, code, barcode"))
        self.table.setAccessibleName(self.tr("Troubles in the data"))
        self.table.header.viewport().update()
        self._renew_title()
        if self.stack.currentWidget() is self.state and not self._broken:
            self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """A narrow window: the search alone, its kind is marked at the left."""
        self.title.setVisible(not slim)
        self.search.setMaximumWidth(16777215 if slim else 276)
        self.footer.set_slim(slim)
        self._columns.set_slim(slim)

    def _halves(self) -> list[tuple[int, int]]:
        half = self.width() // 2
        return [(0, half), (half, self.width() - half)]

    def _renew_title(self) -> None:
        if self.kind == ALL:
            text = self.tr("All troubles")
        elif self.kind == HIDDEN:
            text = self.tr("Hidden ones")
        else:
            text = words.kind_full(TroubleKind(self.kind))
        self.title.setText(text)
        self.title.setToolTip(text)

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> QualityQuery:
        """The question of now."""
        kind = None if self.kind in (ALL, HIDDEN) else TroubleKind(self.kind)
        return QualityQuery(kind, self.kind == HIDDEN, self.search.text().strip())

    def reload(self) -> None:
        """Ask for the list again; the current row stays current where it is still there."""
        query, door = self.query(), self.bridge.app.quality
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount():
            self._position = position
            if self._wanted is None:
                self._wanted = self.model.ids[position]
        self.model.open(lambda: door.ids(query))

    def show_kind(self, kind: str) -> None:
        """Show one kind, all of them, or the hidden ones; the search is cleared."""
        self.kind = kind
        self._renew_title()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._asked()

    def show_counts(self, counts: QualityCounts) -> None:
        """How many there are of each kind."""
        self.counts = counts
        self._renew_footer()
        if self.stack.currentWidget() is self.state and not self._broken:
            self._show_empty()

    def reset(self) -> None:
        """Search for nothing."""
        self.search.clear()

    def _asked(self) -> None:
        """Another question: the list begins at its top."""
        self._position, self._wanted = 0, None
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.reload()

    def _loaded(self, count: int) -> None:
        self._broken = False
        self._renew_footer()
        if count == 0:
            self._wanted = None
            self._show_empty()
            self.emptied.emit()
            return
        self.stack.setCurrentWidget(self.table)
        wanted = -1 if self._wanted is None else self.model.position(self._wanted)
        self._wanted = None
        self.table.go(wanted if wanted >= 0 else min(self._position, count - 1))
        self.shown.emit()

    def _renew_footer(self) -> None:
        total = self._total()
        self.footer.show_figures(self.model.rowCount(), total, searched=bool(self.search.text().strip()))

    def _total(self) -> int:
        if self.counts is None:
            return 0
        if self.kind == HIDDEN:
            return self.counts.hidden
        return self.counts.total if self.kind == ALL else self.counts.kinds.get(TroubleKind(self.kind), 0)

    def current(self) -> QualityRow | None:
        """The current row, None while there is none or it is on its way."""
        position = self.table.current_row()
        return self.model.row_at(position) if 0 <= position < self.model.rowCount() else None

    def place(self) -> tuple[int, int]:
        """Which of how many rows is current."""
        return self.table.current_row() + 1, self.model.rowCount()

    def to_table(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)

    # --- states -----------------------------------------------------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        """What is on screen stays; with nothing on screen the place says what happened."""
        self.bridge.failed.emit(error)
        if not self.model.rowCount():
            self._broken = True
            self.stack.setCurrentWidget(self.state)
            title = self.tr("The data could not be looked through")
            self.state.show_state("error", title, self._error_lines(error), self.tr("Try again"))

    def _error_lines(self, error: BaseException) -> str:
        if isinstance(error, SkladLinkError) and (told := explain(error.code, error.params)).do:
            answers = (told.what, told.means, told.do)
        else:
            answers = (
                self.tr("The program’s database did not answer as it should."),
                self.tr("Nothing was changed."),
                self.tr("Try again; if it stays so, look into the log."),
            )
        heads = (self.tr("What happened:"), self.tr("What it means:"), self.tr("What to do:"))
        pairs = zip(heads, answers, strict=True)
        return "<br>".join(f"<b>{escape(head)}</b> {escape(text)}" for head, text in pairs)

    def _show_empty(self) -> None:
        self.stack.setCurrentWidget(self.state)
        counts = self.counts
        if self.search.text().strip():
            lines = self.tr("No trouble of this list fits the search.")
            self.state.show_state("none", self.tr("Nothing fits"), lines, self.tr("Reset filters"))
        elif counts is not None and not counts.loaded:
            lines = self.tr("The first load reads goods and offers; then they are looked through here.")
            self.state.show_state("none", self.tr("Nothing was read yet"), lines, self.tr("To the first load"))
        elif self.kind == HIDDEN:
            lines = self.tr("What you hide with a reason is kept here and can be brought back.")
            self.state.show_state("none", self.tr("Nothing is hidden"), lines, self.tr("Show all"))
        elif self.kind == ALL:
            lines = self.tr("Goods and offers are looked through after every read. New troubles appear here.")
            self.state.show_state("done", self.tr("No troubles in the data"), lines)
        else:
            lines = self.tr("Nothing of this kind was found.")
            self.state.show_state("done", words.kind_word(TroubleKind(self.kind)), lines, self.tr("Show all"))

    def _state_action(self) -> None:
        if self._broken:
            self.reload()
        elif self.search.text().strip():
            self.reset()
        elif self.counts is not None and not self.counts.loaded:
            self.load_wanted.emit()
        else:
            self.all_wanted.emit()
