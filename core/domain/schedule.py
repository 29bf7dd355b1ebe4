"""When a job is due: its interval, the time of day it keeps, and quiet hours in the workstation's own time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DAY = timedelta(days=1)


class Cause(StrEnum):
    """Why a run began; kept in the run's options under "cause"."""

    SCHEDULE = "schedule"
    HAND = "hand"
    START = "start"
    CATCH_UP = "catch_up"


def parse_clock(text: str) -> time | None:
    """A time of day from "4:00" or "23:30", None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def clock_text(value: time) -> str:
    """A time of day as settings keep it: "04:00"."""
    return value.strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day in which a job does not start by itself; they may span midnight. The end is not quiet."""

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Quiet | None:
        """Quiet hours from "23:00-06:00"; None for no text, a bad one, or hours that are no span at all."""
        first, _, last = text.replace("–", "-").partition("-")
        begin, end = parse_clock(first), parse_clock(last)
        return cls(begin, end) if begin is not None and end is not None and begin != end else None

    def text(self) -> str:
        """The reverse of `parse`."""
        return f"{clock_text(self.begin)}-{clock_text(self.end)}"

    def holds(self, clock: time) -> bool:
        """Whether it is quiet at `clock`."""
        if self.begin < self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end

    def leave(self, moment: datetime, zone: tzinfo | None = None) -> datetime:
        """`moment`, or where it is quiet then the end of that quiet time (aware UTC).

        `zone` None is the workstation's own. Where a clock change repeats or skips the end, the time after it counts.
        """
        local = moment.astimezone(zone)
        if not self.holds(local.time()):
            return moment
        day = local.date() if local.time() < self.end else local.date() + _DAY
        end = _at(day, self.end, zone, local.fold if day == local.date() else 0)
        return end if end > moment else moment


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a job runs: `every`, for whole days at the local time `at`, and never in its quiet hours."""

    every: timedelta
    at: time | None = None
    quiet: Quiet | None = None

    def due(self, last: datetime, zone: tzinfo | None = None) -> datetime:
        """When the job is due after it ran at `last` (both aware UTC)."""
        due = last + self.every
        if self.at is not None and self.every % _DAY == timedelta(0):
            due = _at(due.astimezone(zone).date(), self.at, zone)
            if due <= last:
                due = _at(due.astimezone(zone).date() + _DAY, self.at, zone)
        return self.allowed(due, zone)

    def allowed(self, moment: datetime, zone: tzinfo | None = None) -> datetime:
        """The first moment from `moment` on that is not quiet."""
        return moment if self.quiet is None else self.quiet.leave(moment, zone)


def _at(day: date, clock: time, zone: tzinfo | None, fold: int = 0) -> datetime:
    """The moment of a local day and time in UTC."""
    naive = datetime.combine(day, clock).replace(fold=fold)
    local = naive.astimezone() if zone is None else naive.replace(tzinfo=zone)
    return local.astimezone(UTC)
