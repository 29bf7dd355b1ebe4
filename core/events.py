"""What jobs tell the screens while they work, and the little bus that carries it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step of a job: `done` of `total` (None while unknown), its state and how long it took in seconds.

    `step` names the sentence in core.messages ("step.items" …); `state` is waiting, running, done, failed or skipped.
    """

    step: str
    state: str
    done: int = 0
    total: int | None = None
    seconds: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class RunProgress:
    """A running job, at most ten times a second."""

    run_id: int
    job: str
    steps: tuple[StepProgress, ...]
    done: int
    total: int | None
    seconds_left: float | None
    paused: bool = False
    waiting_for: str = ""


@dataclass(frozen=True, slots=True)
class RunEnded:
    """A job ended (or stands planned, waiting for a person). `code` and `params` make the sentence."""

    run_id: int
    job: str
    state: str
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataChanged:
    """Rows behind the screens changed.

    `topics` are among mapping, stock, runs, references, settings, orders, shipments, conflicts, statuses, schedule
    and log.
    """

    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """A system answered again or stopped answering."""

    system: str
    ok: bool
    code: str = ""
    at: datetime | None = None
    params: Mapping[str, object] = field(default_factory=dict)


Event = RunProgress | RunEnded | DataChanged | ConnectionChanged
Listener = Callable[[Event], None]


class EventBus:
    """Hands every event to every listener in the thread that published it; listeners must return at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add `listener`; the returned call removes it again."""
        with self._lock:
            self._listeners.append(listener)

        def remove() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return remove

    def publish(self, event: Event) -> None:
        """Tell everybody who listens."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(event)
