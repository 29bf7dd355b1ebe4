"""The cloud's limits: the leaky bucket of requests and the `operating` seconds of each method."""

from __future__ import annotations

from collections import defaultdict

from core.demo.bitrix.errors import RestError
from core.demo.bitrix.switches import BitrixSwitches

PLANS = {"standard": (50.0, 2.0), "enterprise": (250.0, 5.0)}
MINUTE = 60
WINDOW_MINUTES = 10


class RateBucket:
    """A bucket of requests that drains with time; a request that finds it full is refused."""

    def __init__(self) -> None:
        self._level = 0.0
        self._at = 0.0

    def take(self, now: float, plan: str) -> None:
        """Put one request into the bucket.

        Raises:
            RestError: 503 QUERY_LIMIT_EXCEEDED, it is full.
        """
        size, drain = PLANS[plan]
        self._level = max(0.0, self._level - max(0.0, now - self._at) * drain)
        self._at = now
        if self._level + 1 > size:
            raise RestError("QUERY_LIMIT_EXCEEDED", "Too many requests", 503)
        self._level += 1


class Operating:
    """Seconds used by each method in ten one-minute buckets."""

    def __init__(self) -> None:
        self._used: dict[str, dict[int, float]] = defaultdict(dict)

    def _buckets(self, method: str, now: float) -> dict[int, float]:
        oldest = int(now // MINUTE) - WINDOW_MINUTES + 1
        buckets = {minute: used for minute, used in self._used[method].items() if minute >= oldest}
        self._used[method] = buckets
        return buckets

    def check(self, method: str, now: float, limit: float) -> None:
        """Refuse a call whose method has used up its time; the call that crosses the line still runs.

        Raises:
            RestError: 429 OPERATION_TIME_LIMIT.
        """
        if sum(self._buckets(method, now).values()) >= limit:
            raise RestError("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.", 429)

    def charge(self, method: str, now: float, seconds: float) -> None:
        """Add the duration of a finished call."""
        buckets = self._buckets(method, now)
        minute = int(now // MINUTE)
        buckets[minute] = buckets.get(minute, 0.0) + seconds

    def view(self, method: str, now: float) -> tuple[float, int]:
        """Return (`operating`, `operating_reset_at`) of a method."""
        buckets = self._buckets(method, now)
        first = min(buckets, default=int(now // MINUTE))
        return sum(buckets.values()), (first + WINDOW_MINUTES) * MINUTE


def guard_tariff(switches: BitrixSwitches) -> None:
    """Refuse everything when REST is not in the tariff or the public site is closed.

    Raises:
        RestError: ACCESS_DENIED or PORTAL_DELETED.
    """
    if switches.site_stopped:
        raise RestError("PORTAL_DELETED", "This site is stopped", switches.site_stopped_status)
    if not switches.rest_in_tariff:
        text = "REST is available only on commercial plans"
        raise RestError("ACCESS_DENIED", text, 403)
