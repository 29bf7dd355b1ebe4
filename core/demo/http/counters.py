"""What the pretend systems count: requests, units of a weighted limit, parallelism, refusals, bytes."""

from __future__ import annotations

from collections import Counter, deque
from typing import Any

UNITS_WINDOW_SECONDS = 3.0
"""Length of the window over which the greatest sum of units is kept."""


class Counters:
    """Counts of one pretend system since its start or the last reset. Control-door requests are not counted."""

    def __init__(self) -> None:
        self._parallel = 0
        self.reset()

    def reset(self) -> None:
        """Set every count to zero; requests under way stay counted as parallel."""
        self.requests: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.faults: Counter[str] = Counter()
        self.units = 0
        self.max_units_in_window = 0
        self.peak_parallel = self._parallel
        self.bytes_in = 0
        self.bytes_out = 0
        self.connections = 0
        self._window: deque[tuple[float, int]] = deque()
        self._window_sum = 0

    def begin(self, endpoint: str, new_connection: bool) -> None:
        """Note the start of a request to `endpoint`."""
        self.requests[endpoint] += 1
        self.connections += new_connection
        self._parallel += 1
        self.peak_parallel = max(self.peak_parallel, self._parallel)

    def end(self, status: int | None, bytes_in: int, bytes_out: int) -> None:
        """Note the end of a request; `status` is None when no answer was sent."""
        self._parallel -= 1
        self.bytes_in += bytes_in
        self.bytes_out += bytes_out
        if status is not None:
            self.statuses[status] += 1

    @property
    def parallel(self) -> int:
        """Requests under way at this moment, the asking one included."""
        return self._parallel

    def inside_batch(self, endpoint: str) -> None:
        """Note one command of a batch request."""
        self.inner[endpoint] += 1

    def spend(self, units: int, at: float) -> None:
        """Note `units` of a weighted limit spent at `at` (seconds of the pretend clock)."""
        self.units += units
        self._window.append((at, units))
        self._window_sum += units
        while self._window and self._window[0][0] <= at - UNITS_WINDOW_SECONDS:
            self._window_sum -= self._window.popleft()[1]
        self.max_units_in_window = max(self.max_units_in_window, self._window_sum)

    def view(self) -> dict[str, Any]:
        """Return all counts for the control door."""
        return {
            "total": self.requests.total(),
            "requests": dict(self.requests),
            "inner": dict(self.inner),
            "statuses": {str(status): count for status, count in self.statuses.items()},
            "refused_429": self.statuses[429],
            "refused_503": self.statuses[503],
            "faults": dict(self.faults),
            "units": self.units,
            "max_units_in_3s": self.max_units_in_window,
            "peak_parallel": self.peak_parallel,
            "bytes_in": self.bytes_in,
            "bytes_out": self.bytes_out,
            "connections": self.connections,
        }
