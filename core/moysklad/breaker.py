"""Stops asking well before the vendor switches the API off for the user (md/_restrictions.md).

The vendor's rules, within a minute: 200 identical failing requests, 200 answers 429, 100 PUTs to one entity. Ours
are a tenth to a half of that.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable

from core.errors import LimitReached, System, Unavailable

WINDOW_SECONDS = 60.0
OPEN_SECONDS = 60.0
IDENTICAL_FAILURES = 20
SERVER_FAILURES = 20
RATE_REFUSALS = 40
PUTS_PER_ENTITY = 60

SERVER = "server"
RATE = "rate"


class Breaker:
    """Counts failures by kind; a kind that fails too often is not asked again for a while.

    Kinds are SERVER (network and 5xx in a row), RATE (429) and single requests (method and address).
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures: dict[str, deque[float]] = defaultdict(deque)
        self._open_until: dict[str, tuple[float, str]] = {}
        self._puts: dict[str, deque[float]] = defaultdict(deque)

    def check(self, request: str) -> None:
        """Raise when `request` ("GET entity/product?…") must not be sent now.

        Raises:
            Unavailable: moysklad.circuit_open with the seconds left and the code that caused it.
        """
        now = self._monotonic()
        with self._lock:
            for kind in (SERVER, RATE, request):
                until, cause = self._open_until.get(kind, (0.0, ""))
                if now < until:
                    seconds = round(until - now, 1)
                    raise Unavailable("moysklad.circuit_open", system=System.MOYSKLAD, seconds=seconds, cause=cause)

    def failed(self, kind: str, code: str) -> None:
        """Note a failure of `kind` that was told as message code `code`."""
        threshold = {SERVER: SERVER_FAILURES, RATE: RATE_REFUSALS}.get(kind, IDENTICAL_FAILURES)
        now = self._monotonic()
        with self._lock:
            times = self._failures[kind]
            times.append(now)
            while times[0] <= now - WINDOW_SECONDS:
                times.popleft()
            reopened = kind != RATE and now < self._open_until.get(kind, (-WINDOW_SECONDS, ""))[0] + WINDOW_SECONDS
            if len(times) >= threshold or reopened:
                self._open_until[kind] = (now + OPEN_SECONDS, code)
            self._forget_old(now)

    def succeeded(self, request: str) -> None:
        """An answer came: the server lives, and this request works."""
        with self._lock:
            for kind in (SERVER, request):
                self._failures.pop(kind, None)
                self._open_until.pop(kind, None)

    def count_put(self, entity: str) -> None:
        """Note a PUT to `entity` before it is sent.

        Raises:
            LimitReached: moysklad.too_many_writes with the seconds to wait.
        """
        now = self._monotonic()
        with self._lock:
            times = self._puts[entity]
            while times and times[0] <= now - WINDOW_SECONDS:
                times.popleft()
            if len(times) >= PUTS_PER_ENTITY:
                seconds = round(times[0] + WINDOW_SECONDS - now, 1)
                raise LimitReached("moysklad.too_many_writes", system=System.MOYSKLAD, seconds=seconds)
            times.append(now)

    def _forget_old(self, now: float) -> None:
        """Drop what no rule looks at any more, so that a long run does not collect addresses."""
        old = now - WINDOW_SECONDS
        for counted in (self._failures, self._puts):
            for kind in [kind for kind, times in counted.items() if times[-1] <= old]:
                del counted[kind]
        for kind in [kind for kind, (until, _) in self._open_until.items() if until <= old]:
            del self._open_until[kind]
