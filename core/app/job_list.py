"""The jobs that this program has, as the schedule knows them: to add one, name it here.

Besides an entry, a job needs a setting for its interval, a lane (core.app.running) and the sentences `job.<name>` and
`job.<name>.about`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.domain.plan import JobName, RunState
from core.domain.screens.schedule import RunRow
from core.jobs import catalogue_changes, connect, forwarding, initial_load, marks, stock
from core.jobs.context import JobContext
from core.settings import OrderSettings, Settings
from core.store.journal import Run
from core.store.small import Watermarks

_ENDED_BADLY = (RunState.FAILED, RunState.DONE_WITH_FAILURES)


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One job: its work, the field of ScheduleSettings with its interval in `unit`, what must come first (the code of
    the sentence that says it, "" when nothing), and which totals of a run were read, changed, went wrong."""

    job: JobName
    work: Callable[[JobContext], object]
    every: str
    unit: str
    first: Callable[[Settings, Watermarks], str] = lambda _settings, _marks: ""
    read: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def _first_push(_settings: Settings, watermarks: Watermarks) -> str:
    """Nothing is sent to the shop before a person let a first comparison through."""
    return "" if marks.moment(watermarks, marks.STOCK_FULL_READ) is not None else "schedule.unconfirmed"


def _first_load(_settings: Settings, watermarks: Watermarks) -> str:
    return "" if marks.moment(watermarks, marks.CATALOGUE_READ) is not None else "catalogue.not_loaded"


def _forwarding_on(settings: Settings, _watermarks: Watermarks) -> str:
    return "" if settings.get(OrderSettings).forward else "orders.off"


JOBS: tuple[JobSpec, ...] = (
    JobSpec(
        JobName.STOCK_CHANGES, lambda ctx: stock.run_changes(ctx, stock.StockOptions()), "stock_minutes", "minutes",
        first=_first_push, read=("linked",), changed=("applied",), errors=("failed", "unknown"),
    ),
    JobSpec(
        JobName.STOCK_FULL, lambda ctx: stock.run_full(ctx, stock.StockOptions()), "full_hours", "hours",
        first=_first_push, read=("linked",), changed=("applied",), errors=("failed", "unknown"),
    ),
    JobSpec(
        JobName.FORWARDING, forwarding.run_forwarding, "orders_minutes", "minutes",
        first=_forwarding_on, read=("orders",), changed=("sent",), errors=("failed",),
    ),
    JobSpec(
        JobName.CATALOGUE_CHANGES, catalogue_changes.run_changes, "catalogue_minutes", "minutes",
        first=_first_load, read=("items", "offers"), changed=("linked",), errors=("unread",),
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
