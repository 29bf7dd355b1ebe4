"""The pretend systems' clock: real time plus an offset, or frozen; moved through the control door."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any


class Clock:
    """Seconds since the epoch as the pretend system sees them. Limits, dates and delays all read this clock."""

    def __init__(self) -> None:
        self._offset = 0.0
        self._frozen_at: float | None = None

    def now(self) -> float:
        """Return the present moment in seconds since the epoch."""
        if self._frozen_at is not None:
            return self._frozen_at
        return time.time() + self._offset

    def moment(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
        return datetime.fromtimestamp(self.now(), UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock forward (or back, when negative) by `seconds`."""
        if self._frozen_at is not None:
            self._frozen_at += seconds
        else:
            self._offset += seconds

    def set(self, moment: datetime) -> None:
        """Set the clock to an aware `moment`; it goes on from there, or stays there when frozen."""
        target = moment.timestamp()
        if self._frozen_at is not None:
            self._frozen_at = target
        else:
            self._offset = target - time.time()

    def freeze(self, frozen: bool = True) -> None:
        """Stop the clock, or let it run on from where it stands."""
        if frozen and self._frozen_at is None:
            self._frozen_at = self.now()
        elif not frozen and self._frozen_at is not None:
            self._offset = self._frozen_at - time.time()
            self._frozen_at = None

    def reset(self) -> None:
        """Go back to the machine's own time."""
        self._offset = 0.0
        self._frozen_at = None

    def apply(self, order: dict[str, Any]) -> None:
        """Carry out a control-door order: keys `reset`, `freeze`, `set` (ISO 8601 with offset), `advance` (s).

        Raises:
            ValueError: an unknown key, or a `set` without an offset.
        """
        unknown = set(order) - {"reset", "freeze", "set", "advance"}
        if unknown:
            raise ValueError(f"unknown clock keys: {', '.join(sorted(unknown))}")
        if order.get("reset"):
            self.reset()
        if "freeze" in order:
            self.freeze(bool(order["freeze"]))
        if "set" in order:
            moment = datetime.fromisoformat(str(order["set"]))
            if moment.tzinfo is None:
                raise ValueError("set needs an offset, such as 2026-03-01T10:00:00+00:00")
            self.set(moment)
        if "advance" in order:
            self.advance(float(order["advance"]))

    def view(self) -> dict[str, Any]:
        """Return the clock's state for the control door."""
        return {
            "now": self.moment().isoformat(),
            "epoch": self.now(),
            "offset": self.now() - time.time(),
            "frozen": self._frozen_at is not None,
        }
