"""The jobs that run by themselves: how often, when next, how it went last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal

from core.domain.plan import RunState
from core.domain.screens.schedule import JobRow, JobState
from core.events import RunProgress
from gui import format as formats
from gui.i18n import say
from gui.pages.overview.list_card import ListCard
from gui.pages.overview.rows import LineButton
from gui.widgets.inline import Icon, Item, Text

_HEIGHT, _DAY = 58, 24
_BAD = frozenset({RunState.FAILED.value, RunState.DONE_WITH_FAILURES.value, RunState.STOPPED_BY_BRAKE.value})
_HELD = frozenset({JobState.PAUSED, JobState.OFF})


class JobsCard(ListCard):
    """`opened` carries a job's name, `all_wanted` asks for the schedule."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, LineButton] = {}
        self._jobs: dict[str, JobRow] = {}
        self._progress: RunProgress | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Words; the lines ask anew at every paint."""
        self.set_words(self.tr("Jobs"), self.tr("Schedule"), self.tr("Open the schedule"))
        self._tell()

    def show_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show these jobs; lines stay as long as the jobs are the same."""
        self._jobs = {job.job: job for job in jobs}
        if list(self._jobs) != list(self.lines):
            for line in self.lines.values():
                self.lines_box.removeWidget(line)
                line.deleteLater()
            self.lines = {}
            for number, name in enumerate(self._jobs):
                line = LineButton(partial(self._parts, name), _HEIGHT, line=number > 0, indent=26)
                line.clicked.connect(lambda _=False, name=name: self.opened.emit(name))
                self.lines_box.addWidget(line)
                self.lines[name] = line
        self._tell()

    def show_progress(self, progress: RunProgress | None) -> None:
        """The running job, None when nothing runs."""
        self._progress = progress
        for line in self.lines.values():
            line.update()

    def _tell(self) -> None:
        for name, line in self.lines.items():
            words = " ".join(item.text for part in self._parts(name) for item in part if isinstance(item, Text))
            line.setAccessibleName(words)
            line.setToolTip(self._meaning(self._jobs[name]))
            line.update()

    def _parts(self, name: str) -> list[Sequence[Item]]:
        job = self._jobs[name]
        title = Text(say(job.name), "name", "t1", True)
        every = [Text(self._every(job), "small", "t3", True)]
        now = self._progress if self._progress is not None and self._progress.job == name else None
        if now is not None or job.state is JobState.RUNNING:
            done = self._done(now) if now is not None else ""
            running = Text(self.tr("running now"), "name", "accentText")
            return [[Icon("arrows-clockwise", 18, "accentGfx"), title], [running], every, [Text(done, "small", "t3")]]
        icon, tone = ("circle-dashed", "mute") if not job.result_state else ("check-circle", "ok")
        bad = job.result_state in _BAD
        if bad:
            icon, tone = "warning", "warn"
        if job.state in _HELD:
            icon, tone = "pause-circle", "mute"
        last = Text(self._last(job), "small", "warnText" if bad else "t3")
        return [[Icon(icon, 18, tone), title], [Text(self._due(job), "name", "t1")], every, [last]]

    def _done(self, now: RunProgress) -> str:
        if not now.total:
            return ""
        done = self.tr("%1 of %2").replace("%1", formats.number(now.done))
        return done.replace("%2", formats.number(now.total))

    def _every(self, job: JobRow) -> str:
        if not job.every:
            return self.tr("by hand only")
        if job.unit == "minutes":
            return self.tr("every %Ln minutes", "", job.every)
        if job.every == _DAY:
            return self.tr("every day at %1").replace("%1", job.at) if job.at else self.tr("every day")
        return self.tr("every %Ln hours", "", job.every)

    def _due(self, job: JobRow) -> str:
        words = {
            JobState.QUEUED: self.tr("in the queue"),
            JobState.PAUSED: self.tr("paused"),
            JobState.OFF: self.tr("switched off"),
            JobState.UNCONFIRMED: self.tr("waits for you"),
        }
        if job.state in words:
            return words[job.state]
        if job.next_run is None:
            return formats.DASH
        left = job.next_run - datetime.now(UTC)
        if left <= timedelta(0):
            return self.tr("about to run")
        if left < timedelta(hours=1):
            return self.tr("in %Ln minutes", "", max(1, round(left.total_seconds() / 60)))
        local, today = job.next_run.astimezone(), datetime.now(UTC).astimezone().date()
        if local.date() == today:
            return self.tr("at %1").replace("%1", formats.clock(job.next_run))
        if local.date() == today + timedelta(days=1):
            return self.tr("tomorrow, %1").replace("%1", formats.clock(job.next_run))
        return formats.day_time(job.next_run)

    def _last(self, job: JobRow) -> str:
        if job.last_run is None:
            return self.tr("has not run yet")
        time = formats.day_time(job.last_run)
        if job.result_state in _BAD:
            return f"{say(f'state.{job.result_state}')}, {time}"
        return self.tr("last %1").replace("%1", time)

    def _meaning(self, job: JobRow) -> str:
        """The tooltip: name, rhythm, and what the last run ended with."""
        ended = say(f"state.{job.result_state}") if job.result_state else self.tr("has not run yet")
        return f"{say(job.name)}: {self._every(job)}. {ended}"
