"""Progress of a run in steps: counts, times and time left, told to the screens at most ten times a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from core.errors import Cancelled
from core.events import EventBus, RunProgress, StepProgress

_MIN_GAP = 0.1
#: Time left is told once a step ran this long (seconds); before that it is a guess.
_SURE_AFTER = 10.0


class Progress:
    """Live steps of one run."""

    def __init__(
        self, run_id: int, job: str, steps: Sequence[str], events: EventBus, paused: Callable[[], bool]
    ) -> None:
        self._run_id, self._job, self._events, self._paused = run_id, job, events, paused
        self._steps = {step: StepProgress(step, "waiting") for step in steps}
        self._started = time.monotonic()
        self._step_started = self._started
        self._last_told = 0.0
        self._lock = threading.Lock()

    @contextmanager
    def step(self, name: str, total: int | None = None) -> Iterator[None]:
        """Run one step; it ends done, or failed when an error passes through."""
        self._step_started = time.monotonic()
        self._set(replace(self._steps[name], state="running", total=total, done=0), force=True)
        try:
            yield
        except BaseException as error:
            state = "cancelled" if isinstance(error, Cancelled) else "failed"
            self._set(replace(self._steps[name], state=state, seconds=self._elapsed()), force=True)
            raise
        current = self._steps[name]
        self._set(replace(current, state="done", seconds=self._elapsed(), seconds_left=None), force=True)

    def skip(self, name: str, done: int | None = None) -> None:
        """Mark a step as already done earlier (a resumed run) or not needed."""
        self._set(replace(self._steps[name], state="done", done=done or 0, total=done), force=True)

    def count(self, name: str, done: int, total: int | None = None) -> None:
        """Set how far a step is."""
        step = self._steps[name]
        total = step.total if total is None else total
        elapsed = self._elapsed()
        left = None
        if total and done and elapsed > _SURE_AFTER:
            left = elapsed / done * max(0, total - done)
        self._set(replace(step, done=done, total=total, seconds_left=left))

    def snapshot(self) -> RunProgress:
        """The progress now."""
        with self._lock:
            steps = tuple(self._steps.values())
        running = next((step for step in steps if step.state == "running"), None)
        return RunProgress(
            self._run_id,
            self._job,
            steps,
            running.done if running else 0,
            running.total if running else None,
            running.seconds_left if running else None,
            paused=self._paused(),
        )

    def _elapsed(self) -> float:
        return time.monotonic() - self._step_started

    def _set(self, step: StepProgress, force: bool = False) -> None:
        with self._lock:
            self._steps[step.step] = step
            now = time.monotonic()
            if not force and now - self._last_told < _MIN_GAP:
                return
            self._last_told = now
        self._events.publish(self.snapshot())
