"""The schedule page: which jobs run by themselves, when, and how they went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.domain.screens.schedule import JobRow, JobState, ScheduleTop
from core.events import RunProgress
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.pages import Desk, Page, Scene
from gui.pages.schedule import jobs_table as columns
from gui.pages.schedule import words
from gui.pages.schedule.history import History
from gui.pages.schedule.jobs_table import JobsTable
from gui.pages.schedule.row_buttons import RowButtons
from gui.pages.schedule.sheets import RhythmSheet, TopSheet
from gui.pages.schedule.top_line import TopLine
from gui.remember import ColumnMemory
from gui.widgets.button import Button

_TICK_MS, _PROGRESS_MS = 20_000, 500


class SchedulePage(Page):
    """R runs, S stops, P pauses, Enter changes the job of the current row; its runs stand below."""

    key = "schedule"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once = False
        self._wanted = self.memory.recall("schedule.job")
        self._top: ScheduleTop | None = None
        self._latest: RunProgress | None = None
        self.primary = Button(icon="pause")
        self.primary.clicked.connect(self._turn_all)
        self.top = TopLine()
        self.top.change_wanted.connect(self._change_top)
        self._build_jobs()
        self.history = History(self.bridge, self.memory)
        self.history.log_wanted.connect(lambda job: self.desk.go("log", f"job:{job}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.table)
        column.addWidget(self.history, 1)
        self._wire()
        self.retranslate()

    def _build_jobs(self) -> None:
        app = self.bridge.app
        self.model = WindowModel(
            self.bridge, columns.COLUMNS, lambda rows: app.schedule.job_rows(rows), lambda row: row.row, self
        )
        self.model.text, self.model.spoken = words.job_cell, words.job_spoken
        self.model.loaded.connect(self._loaded)
        self.model.dataChanged.connect(lambda *_: self._renew_buttons())
        self.model.failed.connect(self.bridge.failed.emit)
        self.table = JobsTable()
        self.table.setModel(self.model)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(self.memory, "schedule", self.table, columns.WIDE, columns.SLIM)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._job_chosen())
        self.table.doubleClicked.connect(lambda _: self._change())
        self.table.menu.more = self._fill_menu
        self._buttons: dict[int, RowButtons] = {}

    def _wire(self) -> None:
        self.bridge.changed.connect(self._data_changed)
        self.bridge.progress.connect(self._progressed)
        self.bridge.ended.connect(lambda _: self._refresh())
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(_PROGRESS_MS)
        self._moving.timeout.connect(self._show_progress)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Schedule")

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Jobs"))
        self.table.header.viewport().update()
        self.table.viewport().update()
        self._renew_primary()
        self._renew_fact()
        self._renew_buttons()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            app = self.bridge.app
            self.model.open(lambda: app.schedule.job_ids())
            self._tick.start()
            self._ask_top()
        else:
            self._refresh()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self._columns.set_slim(slim)
        self.top.set_slim(slim)
        self.history.set_slim(slim)

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "job":
            self._wanted = name
            self._go_to_wanted()

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("R", self.tr("run the job now")),
            ("S", self.tr("stop the job")),
            ("P", self.tr("pause or resume the job")),
            ("Enter", self.tr("change interval and quiet hours")),
            ("J K", self.tr("next and previous job")),
        )

    def key_pressed(self, chord: str) -> bool:
        position = self.table.current_row()
        keys: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("J", "Down"), lambda: self.table.go(position + 1)),
            **dict.fromkeys(("K", "Up"), lambda: self.table.go(position - 1)),
            "R": lambda: self._with_job(self.run_job),
            "S": lambda: self._with_job(self.stop_job),
            "P": lambda: self._with_job(self.turn_job),
            "Enter": self._change,
        }
        act = keys.get(chord)
        if act is None or (self.history.table.hasFocus() and chord in ("J", "K", "Up", "Down", "Enter")):
            return False
        act()
        return True

    def scenes(self) -> Sequence[Scene]:
        return (
            Scene(self.key, self._begin, lambda: self.model.rowCount() > 0 and self.history.model.rowCount() > 0),
            Scene("schedule-change", self._change, lambda: self._sheet() is not None, self._leave),
        )

    def _begin(self) -> None:
        self.bridge.act(self.bridge.app.schedule.begin, lambda _: self._refresh(), owner=self)

    def _sheet(self) -> RhythmSheet | None:
        return next((sheet for sheet in self.window().findChildren(RhythmSheet) if sheet.isVisible()), None)

    def _leave(self) -> None:
        sheet = self._sheet()
        if sheet is not None:
            sheet.dismiss()
        self.bridge.act(self.bridge.app.schedule.close, lambda _: None, owner=self)

    # --- rows -------------------------------------------------------------------------------------------------

    def rows(self) -> list[JobRow]:
        """The jobs as they are on screen."""
        found = (self.model.row_at(position) for position in range(self.model.rowCount()))
        return [row for row in found if row is not None]

    def current(self) -> JobRow | None:
        """The job of the current row."""
        position = self.table.current_row()
        return self.model.row_at(position) if 0 <= position < self.model.rowCount() else None

    def _row_of(self, job: str) -> JobRow | None:
        return next((row for row in self.rows() if row.job == job), None)

    def _loaded(self, _: int) -> None:
        self.table.fit()
        self._buttons = {}
        for position, row in enumerate(self.rows()):
            buttons = RowButtons(row)
            buttons.run_wanted.connect(self.run_job)
            buttons.stop_wanted.connect(self.stop_job)
            buttons.pause_wanted.connect(self.turn_job)
            buttons.more_wanted.connect(self._more)
            self._buttons[row.row] = buttons
            self.table.setIndexWidget(self.model.index(position, columns.ACTS), buttons)
        self._go_to_wanted()
        self._renew_fact()

    def _renew_buttons(self) -> None:
        for row in self.rows():
            if row.row in self._buttons:
                self._buttons[row.row].show_row(row)
        self._renew_fact()

    def _go_to_wanted(self) -> None:
        rows = self.rows()
        if rows:
            place = next((at for at, row in enumerate(rows) if row.job == self._wanted), 0)
            self.table.go(place)
            self._job_chosen()

    def _job_chosen(self) -> None:
        row = self.current()
        if row is not None:
            self._wanted = row.job
            self.memory.keep("schedule.job", row.job)
            self.history.show_job(row.job)

    # --- news -------------------------------------------------------------------------------------------------

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & {"runs", "schedule", "settings"}:
            self._refresh()
            if "runs" in topics and self._opened_once and self.isVisible():
                self.history.reload()

    def _refresh(self) -> None:
        if self._opened_once and self.isVisible():
            self.model.refresh()
            self._ask_top()

    def _ask_top(self) -> None:
        self.bridge.ask(self.bridge.app.schedule.top, self._top_came, owner=self)

    def _top_came(self, top: ScheduleTop) -> None:
        self._top = top
        self.top.show_top(top)
        self._renew_primary()

    def _progressed(self, progress: RunProgress) -> None:
        self._latest = progress
        if self._opened_once and self.isVisible() and not self._moving.isActive():
            self._moving.start()

    def _show_progress(self) -> None:
        now = self._latest
        row = self._row_of(now.job) if now is not None else None
        if now is None or row is None:
            return
        if row.state is JobState.RUNNING:
            self.model.replace(replace(row, done=now.done, total=now.total))
        else:
            self._refresh()

    def _renew_primary(self) -> None:
        held = self._top is not None and self._top.paused
        name = self.tr("Resume all") if held else self.tr("Pause all")
        if self.primary is not None:
            self.primary.set_icon("play" if held else "pause")
            self.primary.set_label(name, name)

    def _renew_fact(self) -> None:
        rows = self.rows()
        work = sum(row.state not in (JobState.PAUSED, JobState.BY_HAND, JobState.OFF) for row in rows)
        held = sum(row.state is JobState.PAUSED for row in rows)
        parts = [self.tr("%Ln jobs work", "", work)] if rows else []
        if held:
            parts.append(self.tr("%Ln paused", "", held))
        self.set_fact(", ".join(parts))

    # --- acts -------------------------------------------------------------------------------------------------

    def _with_job(self, act: Callable[[str], None]) -> None:
        row = self.current()
        if row is not None:
            act(row.job)

    def run_job(self, job: str) -> None:
        """Start a job by hand; where it cannot start, say why and offer the way."""
        app = self.bridge.app

        def done(refusal: str) -> None:
            if refusal == "schedule.unconfirmed":
                self.desk.toast(say(refusal), self.tr("Open Stock"), lambda: self.desk.go("stock"), bad=True)
            elif refusal:
                self.desk.toast(say(refusal))
            self._refresh()

        self.bridge.act(lambda: app.schedule.run(job), done, owner=self)

    def stop_job(self, job: str) -> None:
        """Stop a job under way, or take it out of the queue."""
        app = self.bridge.app
        self.bridge.act(lambda: app.schedule.stop(job), lambda _: self._refresh(), owner=self)

    def turn_job(self, job: str) -> None:
        """Pause a job, or let it go on."""
        row, app = self._row_of(job), self.bridge.app
        if row is None or not row.can_pause:
            return
        held = row.state is JobState.PAUSED
        act = app.schedule.resume if held else app.schedule.pause
        said = self.tr("Resumed: %1") if held else self.tr("Paused: %1")
        text = said.replace("%1", say(row.name))
        self.bridge.act(
            lambda: act(job),
            lambda _: self.desk.toast(text, self.tr("Undo"), lambda: self.turn_job(job)),
            owner=self,
        )

    def _turn_all(self) -> None:
        app, held = self.bridge.app, self._top is not None and self._top.paused
        act = app.schedule.resume_all if held else app.schedule.pause_all
        text = self.tr("The pause of all jobs is over.") if held else self.tr("All jobs are paused.")
        self.bridge.act(act, lambda _: self.desk.toast(text, self.tr("Undo"), self._turn_all), owner=self)

    def _change(self) -> None:
        row = self.current()
        if row is not None:
            sheet = RhythmSheet(self.window(), self.bridge, row)
            self.desk.show_sheet(sheet, sheet.every)

    def _change_top(self) -> None:
        cap = self.bridge.app.setting("budget.cap")
        sheet = TopSheet(self.window(), self.bridge, self.rows(), int(cap) if cap.isdigit() else 100)
        self.desk.show_sheet(sheet, sheet.hours.switch)

    def _more(self, job: str, anchor: QWidget) -> None:
        self._wanted = job
        self._go_to_wanted()
        menu = QMenu(self)
        self._fill_menu(menu)
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is None:
            return
        busy = row.state in (JobState.RUNNING, JobState.QUEUED)
        job = row.job
        run = partial(self.stop_job, job) if busy else partial(self.run_job, job)
        menu.addAction((self.tr("Stop") + "\tS") if busy else (self.tr("Run now") + "\tR"), run)
        held = row.state is JobState.PAUSED
        pause = menu.addAction((self.tr("Resume") if held else self.tr("Pause")) + "\tP", partial(self.turn_job, job))
        pause.setEnabled(row.can_pause)
        menu.addAction(self.tr("Change interval and quiet hours") + "\tEnter", self._change)
        menu.addAction(self.tr("Open in the log"), lambda: self.desk.go("log", f"job:{job}"))
