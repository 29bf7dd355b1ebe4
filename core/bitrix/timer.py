"""Monotonic time and waiting, in one place so that tests can let it pass quickly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from core.ports import CancelToken


class Timer:
    """The machine's monotonic clock; a wait ends at once when the job is cancelled."""

    def now(self) -> float:
        """Seconds from an arbitrary point."""
        return time.monotonic()

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        """Wait. Raises Cancelled when a person stops the job meanwhile."""
        cancel.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why the gateway holds back just now: a message code with its parameters.

    `code` is "bitrix.operating_limit" (the method's time budget is used up), "bitrix.rate_limit" (requests per
    second) or "bitrix.retry" (after a failure); `method` is the REST method where one alone is held back.
    """

    code: str
    seconds: float
    method: str = ""


WaitingListener = Callable[[Waiting | None], None]
