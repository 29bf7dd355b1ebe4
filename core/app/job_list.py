"""The jobs that this program has, as the schedule knows them: to add one, name it here.

Besides an entry, a job needs a setting for its interval, a lane (core.app.running) and the sentences `job.<name>` and
`job.<name>.about`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.domain.plan import JobName, RunState
from core.domain.screens.schedule import RunRow
from core.jobs import catalogue_changes, connect, initial_load, stock
from core.jobs.context import JobContext
from core.store.journal import Run

_ENDED_BADLY = (RunState.FAILED, RunState.DONE_WITH_FAILURES)


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One job: its work, the field of ScheduleSettings with its interval in `unit`, whether it sends to the shop
    (then a person must have let a first push through), and which totals of a run were read, changed, went wrong."""

    job: JobName
    work: Callable[[JobContext], object]
    every: str
    unit: str
    sends: bool = False
    read: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


JOBS: tuple[JobSpec, ...] = (
    JobSpec(
        JobName.STOCK_CHANGES, lambda ctx: stock.run_changes(ctx, stock.StockOptions()), "stock_minutes", "minutes",
        sends=True, read=("linked",), changed=("applied",), errors=("failed", "unknown"),
    ),
    JobSpec(
        JobName.STOCK_FULL, lambda ctx: stock.run_full(ctx, stock.StockOptions()), "full_hours", "hours",
        sends=True, read=("linked",), changed=("applied",), errors=("failed", "unknown"),
    ),
    JobSpec(
        JobName.CATALOGUE_CHANGES, catalogue_changes.run_changes, "catalogue_minutes", "minutes",
        read=("items", "offers"), changed=("linked",), errors=("unread",),
    ),
    JobSpec(
        JobName.INITIAL_LOAD, initial_load.run_load, "load_hours", "hours",
        read=("items", "offers"), changed=("linked",), errors=("unread",),
    ),
    JobSpec(JobName.CONNECT, connect.run_connect, "connect_hours", "hours", read=("references",)),
)  # fmt: skip
SPECS: Mapping[JobName, JobSpec] = {spec.job: spec for spec in JOBS}


def run_row(run: Run) -> RunRow:
    """A run as the history shows it."""
    spec = SPECS[JobName(run.job)]
    dropped = run.state is RunState.DISCARDED
    seconds = None if run.ended is None or dropped else (run.ended - run.started).total_seconds()
    errors = _sum(run.totals, spec.errors) or 0
    if not errors and run.state in _ENDED_BADLY:
        errors = 1
    return RunRow(
        run.id, run.job, run.state.value, str(run.options.get("cause", "")), run.started, seconds,
        _sum(run.totals, spec.read), _sum(run.totals, spec.changed), errors, run.code, run.params,
    )  # fmt: skip


def _sum(totals: Mapping[str, object], names: Sequence[str]) -> int | None:
    """These totals together; None where the run told none of them."""
    told = [value for name in names if isinstance(value := totals.get(name), int)]
    return sum(told) if told else None
