"""Named lanes: one job at a time in each, each job at most once waiting, so that a slow load never blocks orders."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from core.ports import CancelToken


@dataclass(slots=True)
class Task:
    """A job that waits or runs in a lane."""

    key: str
    work: Callable[[CancelToken], None]
    cancel: CancelToken


class Lane:
    """A thread that works off its queue; it starts with the first task and ends with the program."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._waiting: deque[Task] = deque()
        self._running: Task | None = None
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def submit(self, key: str, work: Callable[[CancelToken], None]) -> bool:
        """Queue a job; False when the same job waits or runs already (missed starts collapse into one)."""
        with self._changed:
            if self._closed or key in self._keys():
                return False
            self._waiting.append(Task(key, work, CancelToken()))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=f"lane-{self.name}", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return True

    def running(self) -> Task | None:
        """The job under way."""
        with self._changed:
            return self._running

    def waiting(self) -> list[str]:
        """Keys of the queued jobs."""
        with self._changed:
            return [task.key for task in self._waiting]

    def cancel(self) -> None:
        """Stop the job under way and forget the queue."""
        with self._changed:
            self._waiting.clear()
            if self._running is not None:
                self._running.cancel.cancel()

    def stop(self, key: str) -> bool:
        """Stop one job, or take it out of the queue; False when it neither runs nor waits."""
        with self._changed:
            if self._running is not None and self._running.key == key:
                self._running.cancel.cancel()
                return True
            waiting = [task for task in self._waiting if task.key != key]
            found = len(waiting) < len(self._waiting)
            self._waiting = deque(waiting)
            self._changed.notify_all()
            return found

    def idle(self, timeout: float | None = None) -> bool:
        """Wait until nothing runs and nothing waits; False when `timeout` seconds passed first."""
        with self._changed:
            return self._changed.wait_for(lambda: self._running is None and not self._waiting, timeout)

    def close(self, timeout: float = 10.0) -> None:
        """Cancel everything and wait for the thread to end."""
        self.cancel()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _keys(self) -> set[str]:
        keys = {task.key for task in self._waiting}
        if self._running is not None:
            keys.add(self._running.key)
        return keys

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or bool(self._waiting))
                if self._closed:
                    return
                self._running = self._waiting.popleft()
            try:
                self._running.work(self._running.cancel)
            finally:
                with self._changed:
                    self._running = None
                    self._changed.notify_all()
