"""The request budget of the pretend MoySklad: 45 units in 3 s, dated weights, parallel limits, switch-off."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from datetime import date, datetime

from core.demo.moysklad.moments import MOSCOW
from core.demo.moysklad.switches import MoySkladSwitches

UNITS, WINDOW = 45, 3.0
REPORT_WEIGHT = 5
_HEAVY = {("report", "stock", "all"), ("report", "stock", "bystore")}
_USER_WEIGHTS = ((date(2026, 12, 1), 4), (date(2026, 9, 1), 3), (date(2026, 5, 12), 2))
_DRAFT_SINCE = date(2026, 4, 13)
_HEAVY_SINCE = date(2026, 2, 16)
_MINUTE = 60.0
_MANY = 200
_MANY_PUTS = 100


def weight(path: tuple[str, ...], kind: str, at: float, draft: bool) -> int:
    """Return what a request costs: `kind` is "user" or "solution", `at` seconds of the pretend clock."""
    today = datetime.fromtimestamp(at, MOSCOW).date()
    if path in _HEAVY and today >= _HEAVY_SINCE:
        return REPORT_WEIGHT
    if kind == "solution":
        return 4 if draft and today >= _DRAFT_SINCE else 1
    return next((units for since, units in _USER_WEIGHTS if today >= since), 1)


class Budget:
    """Sliding windows per caller. Times are seconds of the pretend clock."""

    def __init__(self, switches: MoySkladSwitches) -> None:
        self._switches = switches
        self._spent: dict[str, deque[tuple[float, int]]] = defaultdict(deque)
        self.in_flight: Counter[str] = Counter()

    def reset(self) -> None:
        """Forget what was spent."""
        self._spent.clear()

    def _window(self, caller: str, at: float) -> deque[tuple[float, int]]:
        window = self._spent[caller]
        while window and not at - WINDOW < window[0][0] <= at:
            window.popleft()
        return window

    def take(self, caller: str, units: int, at: float) -> bool:
        """Spend `units` if they are left in the window; a refused request costs nothing."""
        window = self._window(caller, at)
        if self._switches.enforce_limits and sum(u for _, u in window) + units > UNITS:
            return False
        window.append((at, units))
        return True

    def headers(self, caller: str, units: int, at: float, refused: bool) -> dict[str, str]:
        """Return the five limit headers; times are milliseconds."""
        window = self._window(caller, at)
        left = max(0, UNITS - sum(u for _, u in window))
        wait = self._wait(window, units, at) if refused else 0
        per = units if self._switches.rate_headers == "requests" else 1
        return {
            "X-RateLimit-Limit": str(UNITS // per),
            "X-RateLimit-Remaining": str(left // per),
            "X-Lognex-Retry-TimeInterval": str(round(WINDOW * 1000)),
            "X-Lognex-Reset": str(wait),
            "X-Lognex-Retry-After": str(wait),
        }

    def _wait(self, window: deque[tuple[float, int]], units: int, at: float) -> int:
        """Return the milliseconds until `units` are free."""
        excess = sum(u for _, u in window) + units - UNITS
        for spent_at, spent in window:
            excess -= spent
            if excess <= 0:
                return int((spent_at + WINDOW - at) * 1000) + 1
        return round(WINDOW * 1000)

    def over_parallel(self, caller: str) -> bool:
        """Say whether the request just begun by `caller` is one too many at a time."""
        if not self._switches.enforce_limits:
            return False
        return (
            self.in_flight[caller] > self._switches.parallel_per_caller
            or self.in_flight.total() > self._switches.parallel_per_account
        )


class Watch:
    """The rules that switch the API off for a user (digest §9.4)."""

    def __init__(self, switches: MoySkladSwitches) -> None:
        self._switches = switches
        self._seen: dict[tuple[str, str], deque[float]] = defaultdict(deque)
        self.disabled: set[str] = set()

    def reset(self) -> None:
        """Switch everybody on again."""
        self._seen.clear()
        self.disabled.clear()

    def note(self, caller: str, method: str, target: str, status: int, at: float) -> None:
        """Note an answer; switches `caller` off when a rule is broken and `auto_disable` is on."""
        if not self._switches.auto_disable:
            return
        broken = status == 429 and self._many(caller, "429", at, _MANY)
        if status >= 400 and status != 429:
            broken |= self._many(caller, f"{status} {method} {target}", at, _MANY)
        if method == "PUT":
            broken |= self._many(caller, f"PUT {target}", at, _MANY_PUTS)
        if broken:
            self.disabled.add(caller)

    def _many(self, caller: str, what: str, at: float, most: int) -> bool:
        times = self._seen[caller, what]
        times.append(at)
        while times and times[0] <= at - _MINUTE:
            times.popleft()
        return len(times) > most
