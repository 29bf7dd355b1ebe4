"""Looks at the waiting conflicts again when something was done elsewhere that may have solved them.

Whoever changes a link, a setting or the status scheme only sets a flag; one thread, started by the first of them,
looks once for all that has gathered, so that nobody waits for it and a mass change costs one look.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog

from core.errors import SkladLinkError
from core.events import DataChanged, Event, EventBus
from core.jobs import conflicts
from core.jobs.context import JobContext

log = structlog.get_logger(__name__)

_TOPICS = frozenset({"mapping", "settings", "statuses", "references"})
#: Changes that come one right after the other are looked at together.
_LULL = 0.05


class ConflictWatch:
    """Closes what solved itself; raises nothing, as that is left to the jobs that read the systems."""

    def __init__(self, events: EventBus, local: Callable[[], JobContext]) -> None:
        self._local = local
        self._wake, self._stop = threading.Event(), threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._unsubscribe = events.subscribe(self._notice)

    def wait(self, timeout: float = 10.0) -> bool:
        """Wait until all that happened so far was looked at; False when it took longer than `timeout` seconds."""
        return self._idle.wait(timeout)

    def close(self) -> None:
        """Stop looking."""
        self._unsubscribe()
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(10)

    def _notice(self, event: Event) -> None:
        if not isinstance(event, DataChanged) or not event.topics & _TOPICS or self._stop.is_set():
            return
        self._idle.clear()
        self._wake.set()
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="conflict-watch", daemon=True)
                    self._thread.start()

    def _work(self) -> None:
        while self._wake.wait() and not self._stop.wait(_LULL):
            self._wake.clear()
            try:
                conflicts.recheck(self._local())
            except SkladLinkError as error:
                log.warning("conflicts not looked at", code=error.code)
            if not self._wake.is_set():
                self._idle.set()
        self._idle.set()
