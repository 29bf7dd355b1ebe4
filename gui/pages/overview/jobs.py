"""The jobs of the overview: what runs how often, when next, how it went last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.domain.plan import JobName, RunState

if TYPE_CHECKING:
    from core.app import SkladLink

_BAD = frozenset({RunState.FAILED.value, RunState.DONE_WITH_FAILURES.value, RunState.STOPPED_BY_BRAKE.value})


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job: how it ended last (`state` "" = never ran), how often it runs, when next (None = not planned)."""

    job: str
    state: str = ""
    every: timedelta | None = None
    due: datetime | None = None
    last: datetime | None = None
    paused: bool = False

    @property
    def bad(self) -> bool:
        """The last run needs a look."""
        return self.state in _BAD


def job_lines(app: SkladLink) -> Sequence[JobLine]:
    """Every job that runs by itself, in the schedule's order."""
    runs = app.runs(50)
    lines = []
    for job in (JobName.STOCK_CHANGES, JobName.STOCK_FULL):
        last = next((run for run in runs if run.job == job.value and run.ended is not None), None)
        lines.append(
            JobLine(
                job.value,
                last.state if last is not None else "",
                None,
                app.next_run(job),
                last.ended if last is not None else None,
            )
        )
    return lines
