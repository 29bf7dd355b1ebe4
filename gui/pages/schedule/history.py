"""The runs of the chosen job: tabs, the table, and the footer with the last day's figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout

from core.domain.screens.schedule import DayFigures, RunCounts, RunQuery, RunRow
from gui.bridge import Bridge
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.pages.schedule import words
from gui.remember import ColumnMemory, Memory
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Chip, Gap, Icon, Item, Kbd, Text, draw_line
from gui.widgets.label import Inline, Label
from gui.widgets.states import StatePage
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable
from gui.widgets.toggles import DotTab, Tabs

START, CAUSE, SECONDS, READ, CHANGED, ERRORS, RESULT = range(7)
COLUMNS = 7
WIDE = {START: 126, CAUSE: 196, SECONDS: 96, READ: 92, CHANGED: 92, ERRORS: 84}
SLIM = {START: 118, CAUSE: 150, SECONDS: 84, READ: 80, CHANGED: 84, ERRORS: 72}
ALL, BAD = "all", "errors"


class HistoryHeader(Header):
    """Titles; the start sorts both ways."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.first_margin = 24
        self.descending = True
        self.right_aligned = frozenset({SECONDS, READ, CHANGED, ERRORS})

    def titles(self) -> list[str]:
        """Column titles."""
        translate = QCoreApplication.translate
        return [
            translate("HistoryHeader", "Start"),
            translate("HistoryHeader", "Cause"),
            translate("HistoryHeader", "Took"),
            translate("HistoryHeader", "Read"),
            translate("HistoryHeader", "Changed"),
            translate("HistoryHeader", "Errors"),
            translate("HistoryHeader", "Result"),
        ]

    def items(self, section: int) -> list[Item]:
        line: list[Item] = [Text(self.titles()[section], "smallName", "t1" if section == START else "t2", True)]
        if section == START:
            line.append(Icon("arrow-down" if self.descending else "arrow-up", 12, "t2"))
        return line


class HistoryDelegate(RowDelegate):
    """One line a run."""

    row_height = 34

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        """Paint one cell of a run."""
        if not isinstance(row, RunRow):
            return
        column, middle = index.column(), rect.top() + (rect.height() - 1) / 2
        text = words.run_cell(row, column)
        left, room = rect.left() + 8, rect.width() - 16
        if column == RESULT:
            icon, tone, _ = words.RESULT_LOOKS.get(row.state, words.UNDER_WAY)
            line: list[Item] = [Icon(icon, 15, tone), Text(text, "body", "t1", shrinks=True)]
            draw_line(painter, line, left, middle, room, 8)
        elif column == CAUSE:
            icon = words.CAUSE_ICONS.get(row.cause, "")
            line = [Icon(icon, 15, "t2")] if icon else []
            draw_line(painter, [*line, Text(text, "body", "t2", shrinks=True)], left, middle, room, 8)
        elif column == START:
            draw_line(painter, [Text(text, "body", "t1")], rect.left() + 24, middle, rect.width() - 24)
        else:
            draw_line(painter, [self._figure(row, column, text)], left, middle, room, right=True)

    @staticmethod
    def _figure(row: RunRow, column: int, text: str) -> Text:
        if column == ERRORS and row.errors:
            return Text(text, "strong", "errText")
        zero = text in ("0", "—")
        return Text(text, "body", "t4" if text == "—" else "t3" if zero else "t1")


class RunsTable(StretchTable):
    """No run is marked until a person comes here: the marked row above is what the page is about."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() < 0:
            self.go(0)


class History(Surface):
    """Knows one job's runs; `log_wanted` carries the job."""

    log_wanted = Signal(str)

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge = bridge
        self.job = ""
        self._slim = False
        self._day = DayFigures()
        self._counts = RunCounts()
        self._title = Label(font="card")
        self._chip = Inline(self._chip_items, height=24)
        self.tabs = Tabs([ALL, BAD], DotTab, {BAD: "err"})
        self.tabs.chosen.connect(lambda _: self.reload())
        self.log = Button(kind="link", size=28, font="smallStrong")
        self.log.clicked.connect(lambda: self.log_wanted.emit(self.job))
        self._build_table(memory)
        self._figures = Inline(self._figure_items, height=22)
        self._keys = Inline(self._key_items, gap=5, height=22)
        self._compose()
        self.retranslate()

    def _build_table(self, memory: Memory) -> None:
        app = self.bridge.app
        self.model = WindowModel(
            self.bridge, COLUMNS, lambda rows: app.schedule.run_rows(rows), lambda row: row.row, self
        )
        self.model.text, self.model.spoken = words.run_cell, words.run_spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self.bridge.failed.emit)
        self.table = RunsTable(HistoryDelegate(), dict(WIDE), (RESULT,))
        self.header = HistoryHeader(self.table)
        self.table.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setModel(self.model)
        self.table.let_drag(frozenset(range(COLUMNS)))
        self._columns = ColumnMemory(memory, "schedule.runs", self.table, WIDE, SLIM)
        self.header.sectionClicked.connect(self._turn)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._show_all)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 9, 24, 3)
        head.setSpacing(10)
        for widget in (self._title, self._chip, self.tabs):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.log)
        self._foot = Surface("surface", "t")
        self._foot.setFixedHeight(32)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(24, 1, 24, 0)
        foot.addWidget(self._figures)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self._foot)

    def retranslate(self) -> None:
        """Words of head, table and footer."""
        self._title.setText(self.tr("History"))
        self.tabs.set_texts({ALL: self.tr("All runs"), BAD: self.tr("With errors")})
        self.log.set_label(self.tr("Open in the log"), self.tr("Open this job in the log"))
        self.log.setToolTip("")
        self.table.setAccessibleName(self.tr("Runs of the chosen job"))
        for part in (self._chip, self._figures, self._keys):
            part.refresh()
        if self.stack.currentWidget() is self.state:
            self._show_empty()
        self.header.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: smaller columns and margins, no chip beside the title."""
        self._slim = slim
        self._columns.set_slim(slim)
        self._chip.setVisible(not slim)

    def show_job(self, job: str) -> None:
        """Show the runs of `job`."""
        if job != self.job:
            self.job = job
            self.tabs.choose(ALL)
            self._chip.refresh()
            self.reload()

    def reload(self) -> None:
        """Ask for runs, numbers and the day's figures again."""
        if not self.job:
            return
        app, job = self.bridge.app, self.job
        query = RunQuery(job, self.tabs.current() == BAD, self.header.descending)
        self.model.open(lambda: app.schedule.run_ids(query))
        self.bridge.ask(lambda: (job, app.schedule.counts(job), app.schedule.day()), self._counted, owner=self)

    def _counted(self, answer: tuple[str, RunCounts, DayFigures]) -> None:
        job, self._counts, self._day = answer
        if job == self.job:
            self.tabs.set_counts({ALL: None, BAD: self._counts.errors})
        self._figures.refresh()

    def _loaded(self, count: int) -> None:
        self.stack.setCurrentWidget(self.table if count else self.state)
        if not count:
            self._show_empty()
        elif self.table.hasFocus():
            self.table.go(0)

    def _show_empty(self) -> None:
        if self.tabs.current() == BAD:
            words_, more = self.tr("No errors"), self.tr("Every run of this job came to a good end.")
            self.state.show_state("done", words_, more, self.tr("Show all runs"))
        else:
            more = self.tr("Start it with R, or wait for its time; every run is listed here.")
            self.state.show_state("none", self.tr("This job has not run yet"), more)

    def _show_all(self) -> None:
        self.tabs.choose(ALL)
        self.reload()

    def _turn(self, section: int) -> None:
        if section == START:
            self.header.descending = not self.header.descending
            self.reload()

    def _chip_items(self) -> list[Item]:
        if not self.job:
            return []
        return [Chip(say(f"job.{self.job}"), words.JOB_ICONS.get(self.job, "timer"), "soft", "accent")]

    def _figure_items(self) -> list[Item]:
        runs, errors = self._day.runs, self._day.errors
        items: list[Item] = [Text(self.tr("%Ln runs in 24 hours", "", runs), "smallName", "t2")]
        if runs:
            share = self.tr("%1 without errors").replace("%1", words.without_errors(runs, errors))
            items.append(Text(f"· {share}", "small", "t3"))
        return items

    def _key_items(self) -> list[Item]:
        letters = (("R", self.tr("run")), ("P", self.tr("pause"))) if theme.letter_keys else ()
        items: list[Item] = []
        for key, word in (*letters, ("Enter", self.tr("change"))):
            items += [*([Gap(6)] if items else []), Kbd(key), Text(word, "small", "t3")]
        return items
