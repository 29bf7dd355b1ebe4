"""Notifications of the system for what needs a person: grouped, rare, and only while the window is away.

One kind of thing is told at most once in ten minutes; what comes in between is told together when they are over.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer

INTERVAL = 600.0


class Kind(StrEnum):
    """What a notification can be about."""

    GUARD = "guard"
    ORDERS = "orders"
    CONFLICTS = "conflicts"
    CONNECTION = "connection"
    JOB = "job"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell. `words` makes title and text of the count; `page` and `target` are opened by a click.

    `adds` says that counts of notes that wait are added up; else the newest count is the whole.
    """

    kind: Kind
    count: int
    words: Callable[[int], tuple[str, str]]
    page: str
    target: str = ""
    adds: bool = False


class Notifier(QObject):
    """Decides whether and when; `show` puts a title and a text on the screen.

    Args:
        wanted: whether a person wants notifications at all.
        away: whether the window is hidden or not the one worked in.
    """

    def __init__(
        self,
        show: Callable[[str, str], None],
        wanted: Callable[[], bool],
        away: Callable[[], bool],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show, self._wanted, self._away, self._monotonic = show, wanted, away, monotonic
        self._told: dict[Kind, float] = {}
        self._waiting: dict[Kind, Note] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tell_waiting)
        self.last: Note | None = None

    def tell(self, note: Note) -> None:
        """Tell `note` now, or together with others of its kind once the interval is over."""
        waiting = self._waiting.pop(note.kind, None)
        if waiting is not None and note.adds:
            note = replace(note, count=note.count + waiting.count)
        if not self._wanted() or not self._away():
            return
        if self._seconds_left(note.kind) > 0:
            self._waiting[note.kind] = note
            self._wait()
            return
        self._told[note.kind] = self._monotonic()
        self.last = note
        self._show(*note.words(note.count))

    def forget(self, kind: Kind) -> None:
        """What waits to be told is over."""
        self._waiting.pop(kind, None)

    def seen(self) -> None:
        """The person is at the window and sees for himself: nothing that waits is news any more."""
        self._waiting.clear()

    def tell_waiting(self) -> None:
        """Tell whose interval is over."""
        for kind in [kind for kind in self._waiting if self._seconds_left(kind) <= 0]:
            self.tell(replace(self._waiting.pop(kind), adds=False))
        self._wait()

    def _seconds_left(self, kind: Kind) -> float:
        told = self._told.get(kind)
        return 0.0 if told is None else told + INTERVAL - self._monotonic()

    def _wait(self) -> None:
        if self._waiting:
            soonest = min(self._seconds_left(kind) for kind in self._waiting)
            self._timer.start(max(50, round(soonest * 1000) + 50))
