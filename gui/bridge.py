"""The bridge: the only place that knows both Qt signals and core's threads.

One long-lived QObject in the GUI thread. Questions (`ask`) run in a small query pool, acts (`act`) one after another
in a thread of their own; answers come back as calls in the GUI thread. Events of running jobs are passed on at most
ten times a second. Widgets never see a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from core.events import ConnectionChanged, DataChanged, Event, RunEnded, RunProgress

if TYPE_CHECKING:
    from core.app import SkladLink

PROGRESS_MS = 100
DATA_MS = 200


@dataclass(eq=False, slots=True)
class Ticket:
    """One question on its way; `drop()` forgets its answer."""

    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None
    owner: QObject | None
    value: Any = None
    error: BaseException | None = None
    dropped: bool = False

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        self.dropped = True


class Bridge(QObject):
    """Carries questions, acts and events between the window and core.app."""

    progress = Signal(object)
    ended = Signal(object)
    changed = Signal(object)
    connection = Signal(object)
    failed = Signal(object)
    _answered = Signal(object)
    _happened = Signal()

    def __init__(self, app: SkladLink) -> None:
        super().__init__()
        self.app = app
        self._lock = threading.Lock()
        self._latest: RunProgress | None = None
        self._others: list[Event] = []
        self._topics: set[str] = set()
        self._woken = False
        self._closed = False
        self._queries = ThreadPoolExecutor(3, thread_name_prefix="screen-query")
        self._acts = ThreadPoolExecutor(1, thread_name_prefix="screen-act")
        self._answered.connect(self._deliver)
        self._happened.connect(self._collect)
        self._progress_timer = self._timer(PROGRESS_MS, self._send_progress)
        self._data_timer = self._timer(DATA_MS, self._send_topics)
        self._unsubscribe = app.events.subscribe(self._listen)

    def ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Run `work` in the query pool and hand its value to `done` in the GUI thread.

        `failed` gets the exception; without it the window is told by the signal of the same name. The answer is
        forgotten when `owner` is gone by then.
        """
        return self._submit(self._queries, work, done, failed, owner)

    def act(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Like `ask`, for what changes something: acts run strictly one after another."""
        return self._submit(self._acts, work, done, failed, owner)

    def close(self) -> None:
        """Stop listening, forget the questions, and let the acts that are queued come to their end."""
        self._closed = True
        self._unsubscribe()
        self._progress_timer.stop()
        self._data_timer.stop()
        self._queries.shutdown(wait=True, cancel_futures=True)
        self._acts.shutdown(wait=True)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None,
        owner: QObject | None,
    ) -> Ticket:
        ticket = Ticket(done, failed, owner)
        if self._closed:
            ticket.drop()
            return ticket

        def run() -> None:
            if ticket.dropped:
                return
            try:
                ticket.value = work()
            except Exception as error:  # every failure belongs to the one who asked
                ticket.error = error
            self._answered.emit(ticket)

        pool.submit(run)
        return ticket

    def _deliver(self, ticket: Ticket) -> None:
        if ticket.dropped or (ticket.owner is not None and not shiboken6.isValid(ticket.owner)):
            return
        if ticket.error is None:
            ticket.done(ticket.value)
        elif ticket.failed is not None:
            ticket.failed(ticket.error)
        else:
            self.failed.emit(ticket.error)

    def _listen(self, event: Event) -> None:
        """Called in job threads: keep the event and wake the GUI thread once."""
        with self._lock:
            if isinstance(event, RunProgress):
                self._latest = event
            else:
                self._others.append(event)
            wake, self._woken = not self._woken, True
        if wake:
            self._happened.emit()

    def _collect(self) -> None:
        with self._lock:
            self._woken = False
            others, self._others = self._others, []
            latest = self._latest
        if latest is not None and not self._progress_timer.isActive():
            self._progress_timer.start()
        for event in others:
            self._pass_on(event)

    def _pass_on(self, event: Event) -> None:
        if isinstance(event, RunEnded):
            self._send_progress()
            self.ended.emit(event)
        elif isinstance(event, DataChanged):
            self._topics |= event.topics
            if not self._data_timer.isActive():
                self._data_timer.start()
        elif isinstance(event, ConnectionChanged):
            self.connection.emit(event)

    def _send_progress(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None:
            self.progress.emit(latest)

    def _send_topics(self) -> None:
        topics, self._topics = frozenset(self._topics), set()
        if topics:
            self.changed.emit(topics)
