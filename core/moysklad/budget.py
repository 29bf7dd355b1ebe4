"""The weighted request budget that all lanes share: 45 units per 3 s, at most 5 requests in flight.

pyrate-limiter was weighed and left: its buckets date an item when it is put in, so units would come back 3 s after
the *request*. The server dates it at some moment between request and answer that we cannot see; only units given
back 3 s after the *answer* can never exceed the server's own window (reference performance.md §2e). Leases that end
later, a parallel limit, pauses and ceilings that headers lower are not in it either.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from core.errors import Cancelled
from core.moysklad.limits import Limits
from core.ports import BudgetView, CancelToken

CANCEL_LOOK_SECONDS = 0.1
NARROW_SECONDS = 30.0
"""How long fewer requests run at once after the server's parallel refusal (1073)."""


class Timer(Protocol):
    """The running time that the budget lives by; tests bend it."""

    def monotonic(self) -> float:
        """Seconds that only ever grow."""
        ...

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Wait on the held `condition` for a notice, `seconds` at most."""
        ...


class RealTimer:
    """The machine's own time."""

    def monotonic(self) -> float:
        """Seconds since some start."""
        return time.monotonic()

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Wait for a notice or the end of `seconds`."""
        condition.wait(seconds)


@dataclass(frozen=True, slots=True)
class LimitSigns:
    """The limit headers of an answer (md/_general.md): counts of requests or units, `interval` in seconds."""

    limit: int | None = None
    remaining: int | None = None
    interval: float | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """Units booked for one request, and the ledger's sums when they were."""

    ticket: int
    units: int
    used_then: int
    taken_then: int


@dataclass(slots=True)
class Ledger:
    """The arithmetic of the budget, without threads or time of its own; `now` is any steadily growing seconds.

    `units` and `seconds` are the documented ceiling, `limit` and `window` the one in force now; `cap` is our own.
    `foreign` units are what the server counts and we did not spend: another program works with the same user.
    """

    units: int
    seconds: float
    parallel: int
    cap: int
    limit: int = 0
    window: float = 0.0
    in_flight: dict[int, int] = field(default_factory=dict)
    spent: deque[tuple[float, int]] = field(default_factory=deque)
    paused_until: float = 0.0
    foreign: int = 0
    foreign_until: float = 0.0
    narrow: int = 0
    narrow_until: float = 0.0
    taken: int = 0
    _tickets: int = 0

    def __post_init__(self) -> None:
        self.limit = self.units
        self.window = self.seconds

    def used(self, now: float) -> int:
        """Units that count at `now`: under way, and answered less than a window ago."""
        while self.spent and self.spent[0][0] <= now:
            self.spent.popleft()
        foreign = self.foreign if now < self.foreign_until else 0
        return sum(self.in_flight.values()) + sum(units for _, units in self.spent) + foreign

    def wait_for(self, units: int, now: float) -> float:
        """Seconds until a request of `units` may go; 0 = now; the window's length when that takes an answer first."""
        if now < self.paused_until:
            return self.paused_until - now
        if len(self.in_flight) >= self.allowed_parallel(now):
            return self.window
        ceiling = max(units, min(self.cap, self.limit))
        excess = self.used(now) + units - ceiling
        if excess <= 0:
            return 0.0
        ends = sorted([*self.spent, *([(self.foreign_until, self.foreign)] if now < self.foreign_until else [])])
        for end, given_back in ends:
            excess -= given_back
            if excess <= 0:
                return end - now
        return self.window

    def allowed_parallel(self, now: float) -> int:
        """How many requests may be in flight at `now`."""
        return max(1, self.parallel - (self.narrow if now < self.narrow_until else 0))

    def take(self, units: int, now: float) -> Lease:
        """Book a request that goes out."""
        self._tickets += 1
        self.in_flight[self._tickets] = units
        self.taken += units
        return Lease(self._tickets, units, self.used(now), self.taken)

    def give_back(self, lease: Lease, now: float) -> None:
        """The answer is here (or will never come): its units come back one window later."""
        self.spent.append((now + self.window, self.in_flight.pop(lease.ticket)))

    def pause(self, seconds: float, now: float) -> None:
        """Nothing goes out for `seconds`; a longer pause stands."""
        self.paused_until = max(self.paused_until, now + seconds)

    def narrow_down(self, now: float) -> None:
        """Run fewer at once for a while: the server refused for parallelism."""
        lower = self.narrow if now < self.narrow_until else 0
        self.narrow = min(self.parallel - 1, lower + 1)
        self.narrow_until = now + NARROW_SECONDS

    def heed(self, lease: Lease, signs: LimitSigns, now: float) -> None:
        """Lower the ceilings to what an answer's headers say; above the documented ones they never go."""
        if signs.limit is None or signs.limit <= 0:
            return
        # Units or requests is not documented since weights exist; as many as our units can only be units.
        per_count = 1 if signs.limit >= self.units else lease.units
        self.limit = min(self.units, signs.limit * per_count)
        self.window = max(self.seconds, signs.interval or 0.0)
        if signs.remaining is None:
            return
        counted_there = (signs.limit - signs.remaining) * per_count - (per_count - 1)
        # All of ours that the server can have counted when it wrote the header.
        own = lease.used_then + self.taken - lease.taken_then
        self.foreign = max(0, counted_there - own)
        self.foreign_until = now + self.window


class Budget:
    """Thread-safe budget, first come first served; one object serves every lane of one token."""

    def __init__(self, limits: Limits | None = None, *, cap: int | None = None, timer: Timer | None = None) -> None:
        """`cap` is our own ceiling in units; None leaves one ordinary request's worth free for others.

        `on_refused` is told each pause that the server asked for, in seconds; it must return at once.
        """
        self.on_refused: Callable[[float], None] = lambda _: None
        self.limits = limits or Limits()
        self._cap_setting = cap
        self._timer = timer or RealTimer()
        self._condition = threading.Condition()
        self._queue: deque[object] = deque()
        self._weight = 1
        self._ledger = Ledger(
            self.limits.units, self.limits.window, self.limits.parallel, self.limits.units if cap is None else cap
        )

    def set_weight(self, weight: int) -> None:
        """Tell what an ordinary request costs now; the default cap follows it."""
        with self._condition:
            self._weight = weight
            if self._cap_setting is None:
                self._ledger.cap = max(weight, self.limits.units - weight)

    def set_cap(self, cap: int | None) -> None:
        """Change our own ceiling in units; None means all but one ordinary request's worth."""
        with self._condition:
            self._cap_setting = cap
            self._ledger.cap = max(self._weight, self.limits.units - self._weight) if cap is None else cap
            self._condition.notify_all()

    @contextmanager
    def spend(self, units: int, cancel: CancelToken) -> Iterator[Lease]:
        """Wait for `units`, hold them while the request runs, give them back one window after it.

        Raises:
            Cancelled: a person stopped the job; nothing was booked.
        """
        lease = self._take(units, cancel)
        try:
            yield lease
        finally:
            with self._condition:
                self._ledger.give_back(lease, self._timer.monotonic())
                self._condition.notify_all()

    def heed(self, lease: Lease, signs: LimitSigns) -> None:
        """Take the limit headers of the answer to `lease` to heart; they only ever lower."""
        with self._condition:
            self._ledger.heed(lease, signs, self._timer.monotonic())

    def refused(self, seconds: float, *, parallel: bool) -> float:
        """The server said 429: pause all lanes for `seconds` and a bit; returns how long."""
        pause = seconds + random.uniform(0.05, 0.25)
        with self._condition:
            now = self._timer.monotonic()
            self._ledger.pause(pause, now)
            if parallel:
                self._ledger.narrow_down(now)
            self._condition.notify_all()
        self.on_refused(pause)
        return pause

    @property
    def window(self) -> float:
        """Length of the window in seconds."""
        return self._ledger.window

    def view(self) -> BudgetView:
        """The gauge."""
        with self._condition:
            ledger = self._ledger
            return BudgetView(
                used=ledger.used(self._timer.monotonic()),
                limit=ledger.limit,
                window=ledger.window,
                weight=self._weight,
                cap=min(ledger.cap, ledger.limit),
                waiting=len(self._queue),
            )

    def _take(self, units: int, cancel: CancelToken) -> Lease:
        place = object()
        with self._condition:
            self._queue.append(place)
            try:
                while True:
                    if cancel.cancelled:
                        raise Cancelled
                    seconds = CANCEL_LOOK_SECONDS
                    if self._queue[0] is place:
                        now = self._timer.monotonic()
                        seconds = self._ledger.wait_for(units, now)
                        if seconds <= 0:
                            return self._ledger.take(units, now)
                    self._timer.wait(self._condition, min(seconds, CANCEL_LOOK_SECONDS))
            finally:
                self._queue.remove(place)
                self._condition.notify_all()
