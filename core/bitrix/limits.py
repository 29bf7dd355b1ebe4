"""What the shop lets through: the request bucket, the time budget of each method, and the circuit breaker.

All times are seconds of `timer.Timer.now`. The classes are safe to share between threads.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

STANDARD = (50.0, 2.0)
"""Bucket size and drain per second of a cloud portal (digest bitrix §1.5)."""

ENTERPRISE = (250.0, 5.0)
"""The same for the Enterprise plan."""

MARGIN = 0.25
"""Part of a request by which we stay below the bucket's rim, for requests that arrive closer than they left."""

OPERATING_LINE = 400.0
"""Seconds of a method's 480 at which we hold it back (digest §1.5; a box with the limiter on has 420)."""


class RateBucket:
    """The leaky bucket of the cloud, kept on our side so that the shop never has to refuse.

    Not enforced until `enforce`: an on-premise shop has no request limit. The level is counted from the start,
    so that nothing sent before the shop turned out to be in the cloud is forgotten.
    """

    def __init__(self, size: float = STANDARD[0], drain: float = STANDARD[1]) -> None:
        self._size = size
        self._drain = drain
        self._level = 0.0
        self._at = 0.0
        self._enforced = False
        self._lock = threading.Lock()

    @property
    def enforced(self) -> bool:
        """True once the shop is known to limit requests."""
        return self._enforced

    def enforce(self, size: float = STANDARD[0], drain: float = STANDARD[1]) -> None:
        """Keep to a bucket of `size` that drains `drain` requests a second."""
        with self._lock:
            self._size, self._drain = size, drain
            self._enforced = True

    def take(self, now: float) -> float:
        """Take room for one request and return 0, or return the seconds to wait before asking again."""
        with self._lock:
            self._settle(now)
            over = self._level + 1 - (self._size - MARGIN)
            if self._enforced and over > 0:
                return over / self._drain
            self._level += 1
            return 0.0

    def refused(self, now: float) -> None:
        """Note that the shop refused for rate: others fill the bucket too, or it is smaller than thought."""
        with self._lock:
            self._settle(now)
            self._size, self._drain = STANDARD
            self._enforced = True
            self._level = self._size + 1

    def _settle(self, now: float) -> None:
        self._level = max(0.0, self._level - max(0.0, now - self._at) * self._drain)
        self._at = now


@dataclass(slots=True)
class _MethodUse:
    used: float
    reset_at: float
    refused: bool = False


class OperatingBudget:
    """Seconds of server time each method has used in the sliding ten minutes, as the answers report it."""

    def __init__(self, line: float = OPERATING_LINE) -> None:
        self._line = line
        self._use: dict[str, _MethodUse] = {}
        self._lock = threading.Lock()

    def note(self, method: str, used: float, resets_in: float, now: float) -> None:
        """Note what an answer reported: `used` seconds, some of which are freed in `resets_in` seconds."""
        with self._lock:
            self._use[method] = _MethodUse(used, now + max(0.0, resets_in))

    def refused(self, method: str, resets_in: float, now: float) -> None:
        """Note that the shop refused the method until `resets_in` seconds from now."""
        with self._lock:
            self._use[method] = _MethodUse(self._line, now + max(1.0, resets_in), refused=True)

    def wait(self, method: str, now: float) -> float:
        """Seconds for which the method is held back; 0 when it may be called."""
        with self._lock:
            use = self._current(method, now)
            return use.reset_at - now if use is not None and use.used >= self._line else 0.0

    def room(self, method: str, now: float) -> float | None:
        """Seconds the method may still use before it is held back; None when the shop reports no budget."""
        with self._lock:
            use = self._current(method, now)
            return None if use is None else max(0.0, self._line - use.used)

    def _current(self, method: str, now: float) -> _MethodUse | None:
        use = self._use.get(method)
        if use is not None and now >= use.reset_at:
            # What is left after a reset only the next answer tells.
            del self._use[method]
            return None
        return use


class Breaker:
    """Stops all requests for a while after `threshold` failures in a row, longer each time."""

    def __init__(self, threshold: int = 8, first_pause: float = 60.0, longest_pause: float = 600.0) -> None:
        self._threshold = threshold
        self._first = first_pause
        self._longest = longest_pause
        self._failures = 0
        self._pause = first_pause
        self._open_until = 0.0
        self._lock = threading.Lock()

    def wait(self, now: float) -> float:
        """Seconds for which nothing may be sent; 0 when the way is free (one try after each pause)."""
        with self._lock:
            return max(0.0, self._open_until - now)

    def failed(self, now: float) -> None:
        """Note a failure of the network or of the server."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._threshold:
                self._open_until = now + self._pause
                self._pause = min(self._longest, self._pause * 2)

    def succeeded(self) -> None:
        """Note an answer, good or a plain refusal: the shop is there."""
        with self._lock:
            self._failures = 0
            self._pause = self._first
            self._open_until = 0.0


class BatchSizer:
    """How many commands of one method go into a batch, by the time the last ones took.

    Aims at `target` seconds a batch, because the cloud kills a request after 60 s with part of it done
    (digest §1.6).
    """

    def __init__(self, largest: int = 50, target: float = 17.0, after_timeout: int = 5) -> None:
        self._largest = largest
        self._target = target
        self._after_timeout = after_timeout
        self._cost: float | None = None
        self._size = largest

    @property
    def size(self) -> int:
        """Commands for the next batch."""
        return self._size

    @property
    def cost(self) -> float | None:
        """Seconds one command takes, None before the first answer."""
        return self._cost

    def measured(self, commands: int, seconds: float) -> None:
        """Learn from a batch of `commands` that took `seconds`."""
        if commands < 1:
            return
        cost = seconds / commands
        # Slower is believed at once, faster only by and by.
        self._cost = cost if self._cost is None else max(cost, 0.7 * self._cost + 0.3 * cost)
        fitting = self._largest if self._cost <= 0 else int(self._target / self._cost)
        self._size = max(1, min(self._largest, fitting))

    def timed_out(self) -> None:
        """Learn from a batch whose answer did not come in time: the next one must get through."""
        self._size = max(1, min(self._after_timeout, self._size // 4))
        self._cost = self._target / self._size
