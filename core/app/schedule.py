"""The schedule's door: which jobs there are, when they run by themselves, how they went; run, stop, pause."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from core.app.job_list import JOBS, SPECS, JobSpec, run_row
from core.domain.plan import JobName
from core.domain.schedule import Cause, Quiet, Rhythm, clock_text, parse_clock
from core.domain.screens.schedule import (
    DayFigures,
    JobRow,
    JobState,
    RunCounts,
    RunQuery,
    RunRow,
    ScheduleTop,
)
from core.errors import SkladLinkError
from core.events import DataChanged, Event
from core.jobs import marks
from core.scheduler import Scheduler
from core.settings import ScheduleSettings
from core.store.windows.runs import RunsWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

BARS = 18
_UNITS = {"minutes": timedelta(minutes=1), "hours": timedelta(hours=1)}


class ScheduleDoor:
    """Questions block for a moment of SQL; nothing here waits for a job."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = RunsWindow(around.store.raw)
        self._scheduler: Scheduler | None = None
        self._was_paused = False
        around.events.subscribe(self._notice)

    # --- the program's life -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Let jobs run by themselves as long as that is not switched off; a missed one runs once."""
        if self._scheduler is None:
            self._scheduler = Scheduler(
                self._start, self._window.last_start, self._around.clock, self._rhythms(), beat=self._look_at_pause
            )
            self._scheduler.hold(*self._held())
            self._scheduler.start()

    def close(self) -> None:
        """Start nothing by itself any more."""
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.close()

    def next_run(self, job: JobName) -> datetime | None:
        """When a job runs by itself next, None while it does not."""
        return self._scheduler.next_run(job) if self._scheduler is not None else None

    # --- what the page shows ----------------------------------------------------------------------------------

    def jobs(self) -> list[JobRow]:
        """Every job as it stands."""
        return self.job_rows(self.job_ids())

    def job_ids(self) -> array[int]:
        """Row numbers of the jobs."""
        return array("q", range(len(JOBS)))

    def job_rows(self, rows: Sequence[int]) -> list[JobRow]:
        """Jobs by their row numbers."""
        plan = self._plan()
        return [self._job(row, JOBS[row], plan) for row in rows]

    def counts(self, job: str) -> RunCounts:
        """Numbers on the tabs over a job's runs."""
        return self._window.counts(job)

    def run_ids(self, query: RunQuery) -> array[int]:
        """Row numbers of a job's runs."""
        return self._window.ids(query)

    def run_rows(self, rows: Sequence[int]) -> list[RunRow]:
        """A block of runs."""
        return [run_row(run) for run in self._window.rows(rows)]

    def day(self) -> DayFigures:
        """Runs of all jobs in the last 24 hours."""
        return self._window.day([spec.job.value for spec in JOBS], self._around.clock.now() - timedelta(days=1))

    def top(self) -> ScheduleTop:
        """The pause, the quiet hours and our share of the API budget."""
        plan, budget = self._plan(), self._around.gateways.budget()
        spans: dict[str, list[str]] = {}
        for spec in JOBS:
            if plan.quiet.get(spec.job.value):
                spans.setdefault(plan.quiet[spec.job.value], []).append(f"job.{spec.job.value}")
        return ScheduleTop(
            plan.enabled, self.all_paused(), self.paused_until(),
            tuple((span, tuple(names)) for span, names in spans.items()), budget.cap, budget.limit, budget.window,
        )  # fmt: skip

    # --- acts -------------------------------------------------------------------------------------------------

    def run(self, job: str) -> str:
        """Start a job by hand; "" when it did, else the code of the sentence that says why not."""
        spec = SPECS[JobName(job)]
        if missing := self._missing(spec):
            return missing
        started = self._around.runner.start(spec.job, spec.work)
        self._tell()
        return "" if started else "schedule.under_way"

    def stop(self, job: str) -> bool:
        """Stop a job under way, or take it out of the queue."""
        stopped = self._around.runner.stop(JobName(job))
        self._tell()
        return stopped

    def pause(self, job: str) -> None:
        """Hold one job; by hand it can still be started."""
        plan = self._plan()
        self._save(replace(plan, paused=tuple(sorted({*plan.paused, job}))))

    def resume(self, job: str) -> None:
        """Let one job run by itself again; at once where its time passed meanwhile. A pause of all ends, too, and
        holds the others one by one."""
        plan = self._plan()
        paused = set(plan.paused) | ({spec.job.value for spec in JOBS} if self.all_paused() else set())
        self._save(replace(plan, paused=tuple(sorted(paused - {job})), all_paused=False, paused_until=""))

    def pause_all(self, until: datetime | None = None) -> None:
        """Hold every job until `until` (aware), or until a person lets them go; kept across restarts."""
        text = "" if until is None else until.astimezone(UTC).isoformat()
        self._save(replace(self._plan(), all_paused=True, paused_until=text))

    def resume_all(self) -> None:
        """End the pause of all; a job whose time passed meanwhile runs once, and one that is held alone stays so."""
        self._save(replace(self._plan(), all_paused=False, paused_until=""))

    def all_paused(self) -> bool:
        """Whether the pause of all jobs holds now."""
        plan = self._plan()
        until = _moment(plan.paused_until)
        return plan.all_paused and (until is None or until > self._around.clock.now())

    def paused_until(self) -> datetime | None:
        """When the pause of all jobs ends; None when there is none or it has no end (`all_paused` tells which)."""
        return _moment(self._plan().paused_until) if self.all_paused() else None

    def set_rhythm(self, job: str, every: int, at: str = "", quiet: str = "") -> None:
        """Change a job's interval (in its unit, 0 = by hand), time of day and quiet hours, all or nothing.

        Raises SkladLinkError: setting.bad_value, schedule.bad_time, schedule.bad_quiet.
        """
        spec, plan = SPECS[JobName(job)], self._plan()
        clock = parse_clock(at)
        if at and clock is None:
            raise SkladLinkError("schedule.bad_time", value=at)
        span = Quiet.parse(quiet)
        if quiet and span is None:
            raise SkladLinkError("schedule.bad_quiet", value=quiet)
        values = {**plan.quiet, job: span.text() if span is not None else ""}
        times = {**plan.times, job: clock_text(clock) if clock is not None else ""}
        self._save(
            replace(
                plan,
                **{spec.every: every},  # type: ignore[arg-type]
                quiet={name: text for name, text in values.items() if text},
                times={name: text for name, text in times.items() if text},
            )
        )

    def limits(self, job: str) -> tuple[int, int]:
        """The smallest and the largest interval of a job, in its unit."""
        meta = ScheduleSettings.__dataclass_fields__[SPECS[JobName(job)].every].metadata
        return meta["low"], meta["high"]

    def confirmed(self) -> bool:
        """Nothing is sent by itself before a person let a first comparison through."""
        return marks.moment(self._around.store.watermarks, marks.STOCK_FULL_READ) is not None

    # --- inside -----------------------------------------------------------------------------------------------

    def _start(self, job: JobName, cause: Cause) -> bool:
        """The scheduler's call: jobs wait for what must come first."""
        spec = SPECS[job]
        if self._missing(spec):
            return False
        return self._around.runner.start(job, spec.work, cause)

    def _missing(self, spec: JobSpec) -> str:
        """What must come before a job can run, "" when nothing."""
        return spec.first(self._around.settings, self._around.store.watermarks)

    def _plan(self) -> ScheduleSettings:
        return self._around.settings.get(ScheduleSettings)

    def _save(self, plan: ScheduleSettings) -> None:
        self._around.settings.put(plan)
        self._follow()
        self._tell()

    def _tell(self) -> None:
        self._around.events.publish(DataChanged(frozenset({"schedule"})))

    def _notice(self, event: Event) -> None:
        if isinstance(event, DataChanged) and "settings" in event.topics:
            self._follow()

    def _follow(self) -> None:
        """Take changed settings over."""
        self._was_paused = self.all_paused()
        if self._scheduler is not None:
            self._scheduler.set_rhythms(self._rhythms())
            self._scheduler.hold(*self._held())

    def _held(self) -> tuple[frozenset[JobName], datetime | None]:
        plan, until = self._plan(), self.paused_until()
        if self.all_paused() and until is None:
            return frozenset(SPECS), None
        return frozenset(job for job in SPECS if job.value in plan.paused), until

    def _look_at_pause(self) -> None:
        """Every 30 seconds: tell the screens when a pause with an end is over."""
        if self._was_paused and not self.all_paused():
            self._was_paused = False
            self._tell()

    def _rhythms(self) -> dict[JobName, Rhythm]:
        plan = self._plan()
        return {
            spec.job: Rhythm(
                getattr(plan, spec.every) * _UNITS[spec.unit],
                parse_clock(plan.times.get(spec.job.value, "")),
                Quiet.parse(plan.quiet.get(spec.job.value, "")),
            )
            for spec in JOBS
            if plan.enabled and getattr(plan, spec.every)
        }

    def _job(self, row: int, spec: JobSpec, plan: ScheduleSettings) -> JobRow:
        name = spec.job.value
        newest, every = self._window.newest(name), getattr(plan, spec.every)
        shown = run_row(newest) if newest is not None else None
        now = self._around.runner.progress_of(spec.job)
        return JobRow(
            row, name, f"job.{name}", f"job.{name}.about", self._state(spec, plan),
            every, spec.unit, plan.times.get(name, ""), plan.quiet.get(name, ""), every > 0,
            self.next_run(spec.job),
            shown.started if shown else None, shown.seconds if shown else None, shown.state if shown else "",
            shown.code if shown else "", shown.params if shown else {},
            now.done if now else 0, now.total if now else None, self._window.bars(name, BARS),
            self._missing(spec),
        )  # fmt: skip

    def _state(self, spec: JobSpec, plan: ScheduleSettings) -> JobState:
        runner = self._around.runner
        if runner.runs_now(spec.job):
            return JobState.RUNNING
        if spec.job.value in runner.queued():
            return JobState.QUEUED
        if not getattr(plan, spec.every):
            return JobState.BY_HAND
        if spec.job.value in plan.paused or self.all_paused():
            return JobState.PAUSED
        if self._scheduler is None or not plan.enabled:
            return JobState.OFF
        return JobState.UNCONFIRMED if self._missing(spec) else JobState.WAITING


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
