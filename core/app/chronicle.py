"""Writes the log: runs that end, limits, connections, settings and keys, the program's own start and end.

Whoever has an event only drops it into a queue; one thread, started by the first event, makes entries of them and
writes what has gathered in one transaction. Nobody waits for the log, and a log that cannot be written stops nobody.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from core import messages
from core.app import log_runs
from core.app.gateways import Gateways
from core.app.log_entry import entry
from core.domain.plan import ENDED, RunState
from core.domain.screens.log import PERSON, LogLevel, LogObject, LogRecord, LogSource
from core.errors import SkladLinkError
from core.events import ConnectionChanged, DataChanged, Event, EventBus, RunEnded
from core.ports import Clock
from core.settings import LogSettings, Settings
from core.store.log_entries import LogEntries
from core.store.repositories import Repositories

log = structlog.get_logger(__name__)

PRUNE_EVERY = 86_400.0
_LONGEST_VALUE = 60
_TRIES, _TRY_AGAIN = 40, 0.05
_SYSTEMS = {"moysklad": LogSource.MOYSKLAD, "shop": LogSource.SHOP}
Making = Callable[[], "LogRecord | None"]


@dataclass(slots=True)
class _Limit:
    """Pauses for one system's limit that were not written yet; monotonic seconds."""

    first: datetime
    last: float
    count: int = 0
    seconds: float = 0.0


class Chronicle:
    """The one writer of the log. `lull` seconds after its last pause a limit is written, once a `minute` at most."""

    def __init__(
        self,
        store: Repositories,
        settings: Settings,
        gateways: Gateways,
        events: EventBus,
        clock: Clock,
        *,
        lull: float = 5.0,
        minute: float = 60.0,
    ) -> None:
        self.entries = LogEntries(store.raw)
        self._store, self._settings, self._events, self._clock = store, settings, events, clock
        self._lull, self._minute = lull, minute
        self._queue: queue.SimpleQueue[Making | threading.Event | None] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._begun = False
        self._limits: dict[str, _Limit] = {}
        self._limit_written: dict[str, float] = {}
        self._pruned_at: float | None = None
        store.journal.on_end = lambda run_id: self.put(lambda: self._run(run_id))
        gateways.on_limit = self.limit
        settings.on_change = self.changed
        self._unsubscribe = events.subscribe(self._notice)

    # --- what happens, in whatever thread; all of it returns at once --------------------------------------------

    def put(self, making: Making) -> None:
        """Have `making` called in the chronicle's thread and its entry written."""
        if self._closed:
            return
        self._queue.put(making)
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="chronicle", daemon=True)
                    self._thread.start()

    def tell(
        self,
        level: LogLevel,
        source: LogSource,
        code: str,
        params: Mapping[str, object] | None = None,
        *,
        about: LogObject | None = None,
        who: str = "",
    ) -> None:
        """Write that something happened just now."""
        at = self._clock.now()
        self.put(lambda: entry(at, level, source, code, params, about=about, who=who))

    def program_started(self) -> None:
        """A person opened the program; its end will be told too."""
        self._begun = True
        self.tell(LogLevel.INFO, LogSource.PROGRAM, "log.program.started")

    def secret_kept(self, name: str) -> None:
        """A person entered a key; the key itself is never told."""
        about = LogObject("secret", name)
        self.tell(LogLevel.INFO, LogSource.SETTINGS, "log.secret.kept", {"what": name}, about=about, who=PERSON)

    def changed(self, values: Mapping[str, tuple[str, str]]) -> None:
        """Settings became different; the window's own (columns, language) are not told."""
        for key, (before, after) in values.items():
            name = f"setting.{key}"
            if key.startswith("ui.") or not messages.has(name):
                continue
            short = 0 < min(len(before), len(after)) <= max(len(before), len(after)) <= _LONGEST_VALUE
            params = {"name": name, "before": before, "after": after} if short else {"name": name}
            about = LogObject("setting", key)
            self.tell(LogLevel.INFO, LogSource.SETTINGS, "log.setting.changed", params, about=about, who=PERSON)

    def limit(self, system: str, seconds: float) -> None:
        """A system asked to wait for its limit."""
        self.put(lambda: self._gather(system, seconds))

    def wait(self, timeout: float = 10.0) -> bool:
        """Wait until all that happened so far is written; False when it took longer than `timeout` seconds."""
        if self._thread is None:
            return True
        written = threading.Event()
        self._queue.put(written)
        return written.wait(timeout)

    def close(self) -> None:
        """Write what is left and stop."""
        self._unsubscribe()
        if self._begun:
            self.tell(LogLevel.INFO, LogSource.PROGRAM, "log.program.ended")
        self._closed = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(10)

    def _notice(self, event: Event) -> None:
        if isinstance(event, RunEnded) and not event.run_id and event.code:
            at = self._clock.now()
            self.put(lambda: log_runs.not_begun(at, event.job, event.code, event.params))
        elif isinstance(event, ConnectionChanged) and event.system in _SYSTEMS:
            self.put(lambda: self._connection(event))

    # --- the chronicle's own thread -----------------------------------------------------------------------------

    def _work(self) -> None:
        going = True
        while going:
            records: list[LogRecord] = []
            waiting: list[threading.Event] = []
            going = self._take(records, waiting)
            records += self._limits_due(at_end=not going)
            self._write(records)
            for written in waiting:
                written.set()
            self._prune()

    def _take(self, records: list[LogRecord], waiting: list[threading.Event]) -> bool:
        """Wait for an event, then take all that have gathered; False at the end."""
        patience = min(1.0, self._lull) if self._limits else PRUNE_EVERY
        try:
            taken = self._queue.get(timeout=patience)
            while taken is not None:
                if isinstance(taken, threading.Event):
                    waiting.append(taken)
                elif (record := self._made(taken)) is not None:
                    records.append(record)
                taken = self._queue.get_nowait()
        except queue.Empty:
            return True
        return False

    @staticmethod
    def _made(making: Making) -> LogRecord | None:
        try:
            return making()
        except Exception as error:
            log.error("log entry not made", kind=type(error).__name__, details=str(error))
            return None

    def _write(self, records: list[LogRecord]) -> None:
        if not records:
            return
        try:
            self.entries.add(records)
        except SkladLinkError as error:
            log.error("log entries not written", code=error.code, count=len(records))
        else:
            self._events.publish(DataChanged(frozenset({"log"})))

    def _prune(self) -> None:
        now = time.monotonic()
        if self._pruned_at is not None and now - self._pruned_at < PRUNE_EVERY:
            return
        self._pruned_at = now
        try:
            self.entries.prune(self._clock.now() - timedelta(days=self._settings.get(LogSettings).days))
        except SkladLinkError as error:
            log.error("log not pruned", code=error.code)

    def _run(self, run_id: int) -> LogRecord | None:
        """The run's end may stand in a transaction that is not through yet; one that never comes is not told."""
        for _ in range(_TRIES):
            run = self._store.journal.run(run_id)
            if run is not None and (run.state in ENDED or run.state is RunState.PLANNED):
                return log_runs.ended(self._store, run)
            time.sleep(_TRY_AGAIN)
        return None

    def _connection(self, event: ConnectionChanged) -> LogRecord:
        at, about = event.at or self._clock.now(), LogObject("connection", event.system)
        source = _SYSTEMS[event.system]
        if event.ok:
            return entry(at, LogLevel.INFO, source, f"log.connection.back.{event.system}", about=about)
        params = {"reason": event.code, **{f"n_{name}": value for name, value in event.params.items()}}
        return entry(at, LogLevel.ERROR, source, f"log.connection.lost.{event.system}", params, about=about)

    def _gather(self, system: str, seconds: float) -> None:
        now = time.monotonic()
        pauses = self._limits.setdefault(system, _Limit(self._clock.now(), now))
        pauses.last = now
        pauses.count += 1
        pauses.seconds += seconds

    def _limits_due(self, *, at_end: bool) -> list[LogRecord]:
        now = time.monotonic()
        due = []
        for system, pauses in list(self._limits.items()):
            written = self._limit_written.get(system)
            too_soon = written is not None and now - written < self._minute
            if not at_end and (too_soon or now - pauses.last < self._lull):
                continue
            del self._limits[system]
            self._limit_written[system] = now
            params: dict[str, object] = {"seconds": round(pauses.seconds, 1)}
            if pauses.count > 1:
                params["count"] = pauses.count
            about = LogObject("limit", system)
            due.append(
                entry(
                    pauses.first, LogLevel.WARNING, _SYSTEMS[system], f"log.limit.{system}", params, about=about,
                    raw={"system": system, "pauses": pauses.count, "seconds": params["seconds"]},
                )
            )  # fmt: skip
        return due
