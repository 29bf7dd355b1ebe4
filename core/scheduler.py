"""When jobs run by themselves. APScheduler says when; this puts jobs into lanes and does nothing else.

Missed starts (the computer slept, the program was closed) collapse into exactly one catch-up run: APScheduler's own
misfire limit of one second would drop them instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core.domain.plan import JobName
from core.ports import Clock

LastRun = Callable[[JobName], datetime | None]


class Scheduler:
    """Interval jobs of one open program.

    Args:
        start: queues a job in its lane; it returns at once, and False means that it runs or waits already.
        last_run: when a job was started last (aware UTC), None for never.
        allowed: asked at every due time; nothing runs by itself before a person confirmed a first push.
        intervals: how often each job runs.
    """

    def __init__(
        self,
        start: Callable[[JobName], bool],
        last_run: LastRun,
        allowed: Callable[[], bool],
        clock: Clock,
        intervals: Mapping[JobName, timedelta],
    ) -> None:
        self._start, self._last_run, self._allowed, self._clock = start, last_run, allowed, clock
        self._intervals = dict(intervals)
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )

    def start(self) -> None:
        """Begin; a job whose interval passed while the program was closed runs at once, the others when due."""
        for job, interval in self._intervals.items():
            self._scheduler.add_job(
                self._due,
                IntervalTrigger(seconds=interval.total_seconds()),
                args=[job],
                id=job.value,
                next_run_time=self._first(job, interval),
            )
        self._scheduler.start()

    def next_run(self, job: JobName) -> datetime | None:
        """When the job is due next (aware UTC), None while it is paused or unknown."""
        found = self._scheduler.get_job(job.value)
        due: datetime | None = found.next_run_time if found is not None else None
        return due

    def pause(self, job: JobName) -> None:
        """Hold one job; it can still be started by hand."""
        self._scheduler.pause_job(job.value)

    def resume(self, job: JobName) -> None:
        """Let a held job run again, from now on."""
        self._scheduler.resume_job(job.value)

    def close(self) -> None:
        """Start nothing any more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _first(self, job: JobName, interval: timedelta) -> datetime:
        now, last = self._clock.now(), self._last_run(job)
        return now if last is None else max(now, last + interval)

    def _due(self, job: JobName) -> None:
        if self._allowed():
            self._start(job)
