"""The log's list: tools, table, the opened entry, footer; new entries come in on top while one looks at the top."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.domain.screens.log import LogCounts, LogKeeping, LogQuery, LogRow, LogTab
from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.i18n import explain
from gui.models.window_model import WindowModel
from gui.pages.log import columns, words
from gui.pages.log.footer import LogFooter
from gui.pages.log.opened import OpenedEntry
from gui.pages.log.table import LogDelegate, LogTable
from gui.pages.log.tools import LogTools
from gui.remember import ColumnMemory, Memory
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.states import StatePage

_PILL_TOP = 44


class LogList(Surface):
    """Knows what is listed; `object_wanted` and `undo_wanted` carry the row that was clicked."""

    object_wanted = Signal(object)
    undo_wanted = Signal(object)
    listed = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge = bridge
        self.counts = LogCounts()
        self.keeping: LogKeeping | None = None
        self._wanted: int | None = None
        self._newest, self._waiting = 0, 0
        self._failure: BaseException | None = None
        _, self._oldest_first = memory.recall_sort("log", frozenset({"time"}), "time")
        self._memory = memory
        self.tools = LogTools(memory)
        self.tools.asked.connect(self.reload)
        self.tools.search.returnPressed.connect(self.to_table)
        self._build_table()
        self.footer = LogFooter()
        self.footer.reset_wanted.connect(self.tools.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        self.retranslate()

    def _build_table(self) -> None:
        app = self.bridge.app
        self.model = WindowModel(
            self.bridge, columns.COLUMNS, lambda ids: app.logbook.rows(ids), lambda r: r.row, self
        )
        self.model.text, self.model.spoken = words.cell_text, words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        delegate = LogDelegate()
        self.table = LogTable(delegate)
        self.table.setModel(self.model)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(self._memory, "log", self.table, columns.WIDE, columns.SLIM)
        self.table.header.oldest_first = self._oldest_first
        self.table.header.sectionClicked.connect(self._turn)
        self.table.pressed_cell.connect(self._pressed)
        self.opened = OpenedEntry(self.bridge, self.table, delegate, self.model)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.pill = Button(kind="pill", icon="arrow-up", size=28, font="smallName", parent=self.table)
        self.pill.clicked.connect(self.show_newest)
        self.pill.hide()
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.table.installEventFilter(self)

    def retranslate(self) -> None:
        """Words of table, states and pill; the tools hear the language change themselves."""
        self.table.setAccessibleName(self.tr("Log"))
        self.table.header.viewport().update()
        self._renew_pill(self._waiting)
        if self.stack.currentWidget() is self.state:
            self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: smaller columns and tools."""
        self._columns.set_slim(slim)
        self.tools.set_slim(slim)
        self.opened.measure()

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> LogQuery:
        """The question of now."""
        return self.tools.query(oldest_first=self._oldest_first)

    def reload(self) -> None:
        """Ask for the list again; the current row stays current where it is still there."""
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount():
            self._wanted = self.model.ids[position]
        query, app = self.query(), self.bridge.app
        self._renew_pill(0)
        self.model.open(lambda: app.logbook.ids(query))

    def news(self) -> None:
        """Entries were written: list them when the top is in sight, else tell how many."""
        if self._looks_at_top():
            self.reload()
            return
        query, app, newest = self.query(), self.bridge.app, self._newest
        self.bridge.ask(lambda: app.logbook.newer(query, newest), self._renew_pill, owner=self)
        self._fetch_counts()

    def show_entry(self, number: int) -> None:
        """Open one entry, whatever the tools leave out now."""
        self._wanted = number
        self.opened.open(number)
        self.tools.widen()

    def show_newest(self) -> None:
        """List everything and show the top."""
        self.opened.close()
        self._wanted = None
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.model().index(-1, -1))
        self.table.verticalScrollBar().setValue(0)
        self.reload()

    def current(self) -> LogRow | None:
        """The current row."""
        position = self.table.current_row()
        return self.model.row_at(position) if 0 <= position < self.model.rowCount() else None

    def to_table(self) -> None:
        """Put the focus on the table and make a row current."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)

    def _looks_at_top(self) -> bool:
        """Nothing is being read further down, so that rows may move."""
        return self.table.verticalScrollBar().value() == 0 and not self.opened.number and not self._oldest_first

    def _loaded(self, count: int) -> None:
        self._failure = None
        self._newest = max(self.model.ids) if count else 0
        self.stack.setCurrentWidget(self.table if count else self.state)
        if count:
            at_top = self.table.verticalScrollBar().value() == 0
            wanted = -1 if self._wanted is None else self.model.position(self._wanted)
            if at_top and not self.opened.number:
                self.table.setCurrentIndex(self.model.index(max(0, wanted), 0))
                self.table.verticalScrollBar().setValue(0)
            else:
                self.table.go(max(0, wanted))
            self.opened.renew()
        else:
            self.opened.close()
            self._show_state()
        self._fetch_counts()
        self.listed.emit()

    def _fetch_counts(self) -> None:
        query, app = replace(self.query(), tab=LogTab.ALL), self.bridge.app
        self.bridge.ask(lambda: (app.logbook.counts(query), app.logbook.keeping()), self._counted, owner=self)

    def _counted(self, answer: tuple[LogCounts, LogKeeping]) -> None:
        self.counts, self.keeping = answer
        self.tools.show_counts(self.counts)
        self.footer.show_figures(self.keeping, self.model.rowCount(), filtered=self.tools.filtered())
        if self.stack.currentWidget() is self.state:
            self._show_state()

    def _failed(self, error: BaseException) -> None:
        if self.model.rowCount():
            self.bridge.failed.emit(error)
            return
        self._failure = error
        self.stack.setCurrentWidget(self.state)
        self._show_state()

    def _turn(self, section: int) -> None:
        if section == columns.TIME:
            self._oldest_first = not self._oldest_first
            self.table.header.oldest_first = self._oldest_first
            self._memory.keep_sort("log", "time", self._oldest_first)
            self.reload()

    def _pressed(self, position: int, column: int) -> None:
        row = self.model.row_at(position)
        if row is None:
            return
        place = self.table.viewport().mapFromGlobal(self.table.cursor().pos())
        if column in (columns.OBJECT, columns.ACTION) and self.table.link_at(place):
            (self.object_wanted if column == columns.OBJECT else self.undo_wanted).emit(row)
        else:
            self.opened.toggle(position)

    # --- nothing to show --------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        if self._failure is not None:
            told = (
                explain(self._failure.code, self._failure.params)
                if isinstance(self._failure, SkladLinkError)
                else None
            )
            lines = "<br>".join((told.means, told.do)) if told is not None else self.tr("The entries are safe.")
            title = told.what if told is not None else self.tr("The log could not be read")
            self.state.show_state("error", title, lines, self.tr("Try again"))
        elif self.tools.filtered():
            self.state.show_state(
                "none", self.tr("Nothing fits"), self.tr("No entry fits the search."), self.tr("Reset filters")
            )
        elif self.keeping is not None and not self.keeping.entries:
            self.state.show_state(
                "none",
                self.tr("The log is empty"),
                self.tr(
                    "Everything that SkladLink does, and everything you do here, appears in this list by itself."
                ),
            )
        elif self.tools.tabs.current() == LogTab.ERRORS.value:
            self.state.show_state(
                "done", self.tr("No errors"), self.tr("Nothing failed in this time."), self.tr("Show all entries")
            )
        else:
            self.state.show_state(
                "none",
                self.tr("No entries"),
                self.tr("Nothing of this kind happened in this time."),
                self.tr("Show all entries"),
            )

    def _state_action(self) -> None:
        if self._failure is not None:
            self.reload()
        elif self.tools.filtered():
            self.tools.reset()
        else:
            self.tools.widen()

    # --- the pill ---------------------------------------------------------------------------------------------

    def _renew_pill(self, count: int) -> None:
        self._waiting = count
        self.pill.setVisible(count > 0)
        if count:
            words_now = self.tr("%Ln new entries", "", count)
            self.pill.set_label(words_now, words_now)
            self.pill.setToolTip("")
            self.pill.adjustSize()
            self._place_pill()

    def _place_pill(self) -> None:
        self.pill.move((self.table.width() - self.pill.width()) // 2, _PILL_TOP)
        self.pill.raise_()

    def _scrolled(self, value: int) -> None:
        if value == 0 and self._waiting and self._looks_at_top():
            self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._place_pill()
        return False
