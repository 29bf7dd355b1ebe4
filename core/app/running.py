"""Puts jobs into lanes and keeps what the activity strip shows: the running one, the queue, pause and cancel."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

import structlog

from core.app.gateways import Gateways
from core.domain.plan import JobName, RunState
from core.domain.schedule import Cause
from core.errors import SkladLinkError
from core.events import DataChanged, Event, EventBus, RunEnded, RunProgress
from core.jobs import recovery
from core.jobs.context import JobContext, RunSettings
from core.jobs.lanes import Lane
from core.jobs.lock import JobLock
from core.ports import CancelToken, Clock, Shop, Warehouse
from core.settings import Settings
from core.store.repositories import Repositories

log = structlog.get_logger(__name__)

CATALOGUE, STOCK, ORDERS = "catalogue", "stock", "orders"
LANE_OF = {
    JobName.CONNECT: CATALOGUE,
    JobName.INITIAL_LOAD: CATALOGUE,
    JobName.CATALOGUE_CHANGES: CATALOGUE,
    JobName.CREATE_OFFERS: CATALOGUE,
    JobName.LINK_COPIES: CATALOGUE,
    JobName.FORWARDING: ORDERS,
    JobName.STOCK_FULL: STOCK,
    JobName.STOCK_CHANGES: STOCK,
}
Work = Callable[[JobContext], object]


class Runner:
    """The lanes of one open program."""

    def __init__(
        self,
        store: Repositories,
        settings: Settings,
        gateways: Gateways,
        events: EventBus,
        clock: Clock,
        lock: JobLock,
    ) -> None:
        self._store, self._settings, self._gateways = store, settings, gateways
        self._events, self._clock, self._lock = events, clock, lock
        self._lanes = {name: Lane(name) for name in (CATALOGUE, STOCK, ORDERS)}
        self._gate, self._create_gate = threading.RLock(), threading.RLock()
        self._progress: dict[str, RunProgress] = {}
        events.subscribe(self._notice)
        gateways.on_waiting = self._tell_waiting
        gateways.on_change = events.publish

    def context(self, cancel: CancelToken, cause: str = Cause.HAND) -> JobContext:
        """The surroundings of one run, with the settings as they are now.

        Raises SkladLinkError: jobs.not_connected, jobs.other_instance.
        """
        return self._surroundings(self._gateways.warehouse, self._gateways.shop, cancel, cause)

    def local_context(self, cancel: CancelToken, cause: str = Cause.HAND) -> JobContext:
        """The same for a run that asks neither system: no connection is needed. Raises jobs.other_instance."""
        return self._surroundings(lambda: None, lambda: None, cancel, cause)

    def _surroundings(
        self, warehouse: Callable[[], object], shop: Callable[[], object], cancel: CancelToken, cause: str
    ) -> JobContext:
        first = self._lock.take()
        context = JobContext(
            cast(Warehouse, warehouse()),
            cast(Shop, shop()),
            self._store,
            RunSettings.taken_from(self._settings),
            self._clock,
            self._events,
            cancel,
            self._gate,
            cause,
            self._create_gate,
        )
        if first:
            # Whoever had the lock before may have died while we were open.
            recovery.close_interrupted(context)
        return context

    def start(self, job: JobName, work: Work, cause: str = Cause.HAND, *, local: bool = False) -> bool:
        """Queue a job in its lane; False when it waits or runs already. `cause` goes into the run's options.

        A `local` job asks neither system, so it needs no connection.
        """
        surroundings = self.local_context if local else self.context
        return self._lanes[LANE_OF[job]].submit(
            job.value, lambda cancel: self._carry_out(job, lambda: work(surroundings(cancel, cause)), cause)
        )

    def _carry_out(self, job: JobName, work: Callable[[], object], cause: str) -> None:
        """A failure before the run could start (no token, another program) is told and kept like any other end."""
        try:
            work()
        except SkladLinkError as error:
            self._not_begun(job, cause, error.code, error.params)
        except Exception as error:
            log.error("job broke", job=job.value, trace=traceback.format_exc())
            self._not_begun(job, cause, "run.internal", {"kind": type(error).__name__})

    def _not_begun(self, job: JobName, cause: str, code: str, params: Mapping[str, object]) -> None:
        number = 0
        try:
            number = self._store.journal.start_run(job, {"cause": cause})
            self._store.journal.set_run_state(number, RunState.FAILED, code=code, params=params)
        except SkladLinkError as error:
            log.error("failure not recorded", job=job.value, code=error.code)
        self._events.publish(RunEnded(number, job.value, RunState.FAILED.value, code, params))
        self._events.publish(DataChanged(frozenset({"runs"})))

    def running(self) -> RunProgress | None:
        """Progress of the job under way (the catalogue's first)."""
        for name in (CATALOGUE, STOCK, ORDERS):
            task = self._lanes[name].running()
            if task is not None and task.key in self._progress:
                return self._progress[task.key]
        return None

    def busy(self) -> bool:
        """Whether any job is under way."""
        return any(lane.running() is not None for lane in self._lanes.values())

    def runs_now(self, job: JobName) -> bool:
        """Whether this very job is under way."""
        task = self._lanes[LANE_OF[job]].running()
        return task is not None and task.key == job.value

    def progress_of(self, job: JobName) -> RunProgress | None:
        """How far a job under way is, None before it told anything."""
        return self._progress.get(job.value) if self.runs_now(job) else None

    def stop(self, job: JobName) -> bool:
        """Stop one job, or take it out of the queue; False when it neither runs nor waits."""
        return self._lanes[LANE_OF[job]].stop(job.value)

    def queued(self) -> list[str]:
        """Names of the waiting jobs."""
        return [key for lane in self._lanes.values() for key in lane.waiting()]

    def pause(self) -> None:
        """Hold the jobs under way before their next request."""
        for lane in self._lanes.values():
            task = lane.running()
            if task is not None:
                task.cancel.pause()

    def resume(self) -> None:
        """Let held jobs go on."""
        for lane in self._lanes.values():
            task = lane.running()
            if task is not None:
                task.cancel.resume()

    def cancel(self) -> None:
        """Stop the jobs under way and forget the queue."""
        for lane in self._lanes.values():
            lane.cancel()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every lane is idle; False when `timeout` seconds passed first."""
        return all(lane.idle(timeout) for lane in self._lanes.values())

    def close(self) -> None:
        """Stop all lanes and give the data folder free."""
        for lane in self._lanes.values():
            lane.close()
        self._lock.release()

    def _tell_waiting(self, code: str) -> None:
        """A gateway holds back for a limit: progress says why."""
        for progress in list(self._progress.values()):
            self._events.publish(replace(progress, waiting_for=code))

    def _notice(self, event: Event) -> None:
        if isinstance(event, RunProgress):
            self._progress[event.job] = event
        elif isinstance(event, RunEnded):
            self._progress.pop(event.job, None)
            self._gateways.note(event.state, event.code, event.params)
