"""The schedule page: a row per job, the runs of one job, and the figures above and below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """What a job does now. `unconfirmed` waits for something a person must do first; `off` means that the
    whole schedule is switched off; `by_hand` has no interval."""

    RUNNING = "running"
    QUEUED = "queued"
    PAUSED = "paused"
    UNCONFIRMED = "unconfirmed"
    OFF = "off"
    BY_HAND = "by_hand"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class RunBar:
    """One bar of the durations: how long a run took in seconds, and its state."""

    run_id: int
    started: datetime
    seconds: float
    state: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job. `name` and `about` are codes of sentences; `every` counts `unit` ("minutes", "hours"), 0 = by hand.

    `at` ("04:00") is the time of day of a job that keeps one, `quiet` ("23:00-06:00") its quiet hours, "" for none.
    `last_run` and what follows tell of the newest run that came to its end or waits for a person; `done` of `total`
    is how far the step of the run under way is. `missing` says what must come first (the code of a sentence).
    """

    row: int
    job: str
    name: str
    about: str
    state: JobState
    every: int = 0
    unit: str = ""
    at: str = ""
    quiet: str = ""
    can_pause: bool = True
    next_run: datetime | None = None
    last_run: datetime | None = None
    last_seconds: float | None = None
    result_state: str = ""
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    done: int = 0
    total: int | None = None
    bars: tuple[RunBar, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RunQuery:
    """Which runs of one job; `errors` leaves those that failed or left something undone."""

    job: str
    errors: bool = False
    descending: bool = True


@dataclass(frozen=True, slots=True)
class RunCounts:
    """Numbers on the tabs over the runs of one job."""

    total: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the history: `code`/`params` make its sentence; figures are None where the run did not tell them."""

    row: int
    job: str
    state: str
    cause: str
    started: datetime
    seconds: float | None
    read: int | None
    changed: int | None
    errors: int
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """All runs of the last 24 hours, and how many of them had errors."""

    runs: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class ScheduleTop:
    """The line above the jobs. `quiet` names every different span with its jobs' names (codes); `cap` of `limit`
    units in `window` seconds are ours. `paused_until` is None for a pause without an end."""

    enabled: bool
    paused: bool
    paused_until: datetime | None
    quiet: tuple[tuple[str, tuple[str, ...]], ...]
    cap: int
    limit: int
    window: float
