"""Runs requests in threads of their own, a few at a time, so that a person's stop never waits for the network."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from core.errors import Cancelled
from core.ports import CancelToken

T = TypeVar("T")
LOOK_SECONDS = 0.1


class Branch(CancelToken):
    """A token that is cancelled when its parent is, or on its own when the others' work became pointless."""

    def __init__(self, parent: CancelToken) -> None:
        super().__init__()
        self._parent = parent

    @property
    def cancelled(self) -> bool:
        """True once either was stopped."""
        return super().cancelled or self._parent.cancelled

    @property
    def paused(self) -> bool:
        """True while the job is held."""
        return self._parent.paused

    def check(self) -> None:
        """Wait out the job's pause, then raise Cancelled if either was stopped."""
        self._parent.check()
        super().check()

    def sleep(self, seconds: float) -> None:
        """Wait `seconds`, or less when either is stopped."""
        while seconds > 0 and not self.cancelled:
            super().sleep(min(seconds, LOOK_SECONDS))
            seconds -= LOOK_SECONDS
        if self.cancelled:
            raise Cancelled


def run_all(
    tasks: Iterable[Callable[[CancelToken], T]],
    cancel: CancelToken,
    abandon: Callable[[CancelToken], None],
    width: int,
) -> Iterator[T]:
    """Results of `tasks` as they finish, at most `width` under way and none ahead of the consumer.

    The first failure is raised and the rest given up. `abandon` breaks what is still under way for the token that
    the tasks were given; it is called when a job is stopped or the consumer leaves.

    Raises:
        Cancelled: within a fraction of a second of the stop, whatever the network does.
    """
    branch = Branch(cancel)
    done: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()
    waiting = iter(tasks)
    running = 0

    def work(task: Callable[[CancelToken], T]) -> None:
        try:
            done.put((task(branch), None))
        except BaseException as error:
            done.put((None, error))

    try:
        while True:
            while running < width and (task := next(waiting, None)) is not None:
                cancel.check()
                # A daemon, so that a hanging server cannot hold up the program's end.
                threading.Thread(target=work, args=(task,), name="moysklad", daemon=True).start()
                running += 1
            if not running:
                return
            result, error = _next(done, cancel)
            running -= 1
            if error is not None:
                raise error
            yield result  # type: ignore[misc]
    finally:
        if running:
            branch.cancel()
            abandon(branch)


def run_one(task: Callable[[CancelToken], T], cancel: CancelToken, abandon: Callable[[CancelToken], None]) -> T:
    """The result of a single task, with the same way out as `run_all`."""
    return next(run_all([task], cancel, abandon, width=1))


def _next(
    done: queue.SimpleQueue[tuple[T | None, BaseException | None]], cancel: CancelToken
) -> tuple[T | None, BaseException | None]:
    while True:
        if cancel.cancelled:
            raise Cancelled
        try:
            return done.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            continue
