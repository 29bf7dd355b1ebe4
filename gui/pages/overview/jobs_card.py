"""The jobs that run by themselves: how often, when next, how it went last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.events import RunProgress
from gui import format as formats
from gui.i18n import say
from gui.pages.overview.jobs import JobLine
from gui.pages.overview.rows import LineButton
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Label

_HEIGHT = 58


class JobsCard(Card):
    """`opened` carries a job's name, `all_wanted` asks for the schedule."""

    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(font="card")
        self.all = Button(kind="link", size=28, font="smallName")
        self.all.clicked.connect(self.all_wanted.emit)
        self.lines: dict[str, LineButton] = {}
        self._jobs: dict[str, JobLine] = {}
        self._progress: RunProgress | None = None
        head = QHBoxLayout()
        head.setContentsMargins(16, 9, 16, 1)
        head.addWidget(self.title, 1)
        head.addWidget(self.all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 1, 6)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self._list)
        outer.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Words; the lines ask anew at every paint."""
        self.title.setText(self.tr("Jobs"))
        self.all.set_label(self.tr("Schedule"), self.tr("Open the schedule"))
        self.all.setToolTip("")
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_jobs(self, jobs: Sequence[JobLine]) -> None:
        """Show these jobs; lines stay as long as the jobs are the same."""
        self._jobs = {job.job: job for job in jobs}
        if list(self._jobs) != list(self.lines):
            for line in self.lines.values():
                self._list.removeWidget(line)
                line.deleteLater()
            self.lines = {}
            for number, name in enumerate(self._jobs):
                line = LineButton(partial(self._parts, name), _HEIGHT, line=number > 0, indent=26)
                line.clicked.connect(lambda _=False, name=name: self.opened.emit(name))
                self._list.addWidget(line)
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
        title = Text(say(f"job.{name}"), "name", "t1", True)
        every = [Text(self._every(job), "small", "t3", True)]
        now = self._progress
        if now is not None and now.job == name:
            done = ""
            if now.total:
                done = self.tr("%1 of %2").replace("%1", formats.number(now.done))
                done = done.replace("%2", formats.number(now.total))
            running = Text(self.tr("running now"), "name", "accentText")
            icon = Icon("arrows-clockwise", 18, "accentGfx")
            return [[icon, title], [running], every, [Text(done, "small", "t3")]]
        icon_name, tone = ("circle-dashed", "mute") if not job.state else ("check-circle", "ok")
        if job.bad:
            icon_name, tone = "warning", "warn"
        if job.paused:
            icon_name, tone = "pause-circle", "mute"
        last = Text(self._last(job), "small", "warnText" if job.bad else "t3")
        return [[Icon(icon_name, 18, tone), title], [Text(self._due(job), "name", "t1")], every, [last]]

    def _every(self, job: JobLine) -> str:
        if job.every is None:
            return self.tr("by hand only")
        minutes = round(job.every.total_seconds() / 60)
        if minutes % 60:
            return self.tr("every %Ln minutes", "", minutes)
        hours = minutes // 60
        return self.tr("every day") if hours == 24 else self.tr("every %Ln hours", "", hours)

    def _due(self, job: JobLine) -> str:
        if job.paused:
            return self.tr("paused")
        if job.due is None:
            return formats.DASH
        left = job.due - datetime.now(UTC)
        if left <= timedelta(0):
            return self.tr("about to run")
        if left < timedelta(hours=1):
            return self.tr("in %Ln minutes", "", max(1, round(left.total_seconds() / 60)))
        local, today = job.due.astimezone(), datetime.now(UTC).astimezone().date()
        if local.date() == today:
            return self.tr("at %1").replace("%1", formats.clock(job.due))
        if local.date() == today + timedelta(days=1):
            return self.tr("tomorrow, %1").replace("%1", formats.clock(job.due))
        return formats.day_time(job.due)

    def _last(self, job: JobLine) -> str:
        if job.last is None:
            return self.tr("has not run yet")
        time = formats.day_time(job.last)
        if job.bad:
            return f"{say(f'state.{job.state}')}, {time}"
        return self.tr("last %1").replace("%1", time)

    def _meaning(self, job: JobLine) -> str:
        """The tooltip: name, rhythm, and what the last run ended with."""
        ended = say(f"state.{job.state}") if job.state else self.tr("has not run yet")
        return f"{say(f'job.{job.job}')}: {self._every(job)}. {ended}"
