"""When jobs run by themselves. APScheduler says when; this puts jobs into lanes and does nothing else.

Missed starts (the computer slept, the program was closed, a job was paused) collapse into exactly one catch-up run:
APScheduler's own misfire limit of one second would drop them instead. A beat every 30 seconds bounds how late a
computer that wakes up notices (its timer stands still while it sleeps), and notices a clock that was set back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from core.domain.plan import JobName
from core.domain.schedule import Cause, Rhythm
from core.ports import Clock

LastRun = Callable[[JobName], datetime | None]
Start = Callable[[JobName, Cause], bool]
BEAT = timedelta(seconds=30)
#: A start later than this is a catch-up: the computer slept, or the program was held.
LATE = timedelta(seconds=90)


class RhythmTrigger(BaseTrigger):  # type: ignore[misc]
    """Next start by a job's rhythm, counted from now: however many starts were missed, one is made up for."""

    def __init__(self, rhythm: Rhythm, zone: tzinfo | None) -> None:
        self.rhythm, self.zone = rhythm, zone
        self.late = timedelta(0)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """APScheduler asks: `previous_fire_time` is when the start that is due now was planned for."""
        if previous_fire_time is not None:
            self.late = now - previous_fire_time
        return self.rhythm.due(now, self.zone)


class Scheduler:
    """Jobs of one open program that run by themselves.

    Args:
        start: queues a job in its lane; it returns at once, and False means that it runs or waits already.
        last_run: when a job was started last (aware UTC), None for never.
        rhythms: how often each job runs.
        beat: called every 30 seconds in a thread of its own.
        zone: whose quiet hours and times of day count; None is the workstation's own.
    """

    def __init__(
        self,
        start: Start,
        last_run: LastRun,
        clock: Clock,
        rhythms: Mapping[JobName, Rhythm],
        *,
        beat: Callable[[], None] = lambda: None,
        zone: tzinfo | None = None,
    ) -> None:
        self._start, self._last_run, self._clock, self._zone, self._beat_more = start, last_run, clock, zone, beat
        self._rhythms = dict(rhythms)
        self._held: set[JobName] = set()
        self._until: datetime | None = None
        self._causes: dict[JobName, Cause] = {}
        self._lock = threading.RLock()
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )

    def start(self) -> None:
        """Begin; a job whose time passed while the program was closed runs at once, the others when due."""
        with self._lock:
            for job in self._rhythms:
                self._add(job, Cause.START)
            self._scheduler.add_job(self._beat, IntervalTrigger(seconds=BEAT.total_seconds()), id="beat")
            self._scheduler.start()

    def next_run(self, job: JobName) -> datetime | None:
        """When the job is due next (aware UTC), None while it is held or has no rhythm."""
        found = self._scheduler.get_job(job.value)
        due: datetime | None = found.next_run_time if found is not None else None
        return due

    def set_rhythms(self, rhythms: Mapping[JobName, Rhythm]) -> None:
        """Take over other intervals and quiet hours; what did not change keeps its next start."""
        with self._lock:
            for job in [job for job in self._rhythms if job not in rhythms]:
                del self._rhythms[job]
                if self._scheduler.get_job(job.value) is not None:
                    self._scheduler.remove_job(job.value)
            for job, rhythm in rhythms.items():
                if self._rhythms.get(job) != rhythm:
                    self._rhythms[job] = rhythm
                    self._add(job, Cause.CATCH_UP)

    def hold(self, jobs: frozenset[JobName], until: datetime | None = None) -> None:
        """Hold these jobs and no others (they can still be started by hand), and all of them until `until`.

        A job that is let go runs at once where its time passed meanwhile, exactly once.
        """
        with self._lock:
            if not self._scheduler.running:
                self._held, self._until = set(jobs), until
                return
            changed = {job for job in self._rhythms if (job in jobs) != (job in self._held)}
            if until != self._until:
                changed = set(self._rhythms)
            self._held, self._until = set(jobs), until
            for job in changed:
                self._add(job, Cause.CATCH_UP)

    def close(self) -> None:
        """Start nothing any more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _add(self, job: JobName, overdue: Cause) -> None:
        """Plan a job anew from its last run; `overdue` is the cause of a start whose time passed already."""
        rhythm = self._rhythms[job]
        arguments: dict[str, Any] = {"next_run_time": None}
        self._causes.pop(job, None)
        if job not in self._held:
            now = self._clock.now()
            wanted = self._wanted(job, rhythm, now)
            moment = rhythm.allowed(max(wanted, self._until or now), self._zone)
            if wanted <= now or (self._until is not None and wanted < self._until):
                self._causes[job] = overdue
            arguments = {"next_run_time": moment}
        trigger = RhythmTrigger(rhythm, self._zone)
        self._scheduler.add_job(
            self._due, trigger, args=[job, trigger], id=job.value, replace_existing=True, **arguments
        )

    def _wanted(self, job: JobName, rhythm: Rhythm, now: datetime) -> datetime:
        """When the job would run if nothing held it."""
        last = self._last_run(job)
        return now if last is None else max(now, rhythm.due(last, self._zone))

    def _due(self, job: JobName, trigger: RhythmTrigger) -> None:
        with self._lock:
            cause = self._causes.pop(job, Cause.CATCH_UP if trigger.late > LATE else Cause.SCHEDULE)
        self._start(job, cause)

    def _beat(self) -> None:
        """Plan anew what a clock set back has left too far away; then what else happens at every beat."""
        with self._lock:
            now = self._clock.now()
            if self._until is not None and self._until <= now:
                self._until = None
            for job, rhythm in self._rhythms.items():
                due = self.next_run(job)
                furthest = max(rhythm.due(now, self._zone), self._until or now)
                if due is not None and due > furthest + BEAT:
                    self._add(job, Cause.CATCH_UP)
        self._beat_more()
