"""One run of a job from start to its honest end, and what the journal says of runs that never ended."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from core.domain.plan import JobName, RunState
from core.errors import Cancelled, SkladLinkError
from core.events import DataChanged, RunEnded
from core.jobs.context import JobContext
from core.jobs.progress import Progress

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its state, the sentence (`code`, `params`) and what it did in numbers."""

    run_id: int
    state: RunState
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Run:
    """A run under way: its number in the journal, its surroundings and its progress.

    `unread` counts rows of either system that could not be read.
    """

    id: int
    ctx: JobContext
    progress: Progress
    job: JobName
    now: RunState = RunState.READING
    unread: int = 0

    def state(self, state: RunState) -> None:
        """Write the run's state to the journal at once."""
        self.now = state
        self.ctx.store.journal.set_run_state(self.id, state)


Body = Callable[[Run], Outcome]


def execute(
    ctx: JobContext,
    job: JobName,
    steps: Sequence[str],
    body: Body,
    *,
    options: Mapping[str, object] | None = None,
    run_id: int | None = None,
    parent_run: int | None = None,
    undo_of: int | None = None,
) -> Outcome:
    """Carry out one run; whatever happens, the journal and the screens learn how it ended.

    `run_id` goes on with a run that was interrupted. A cancel, a failure of either system and a fault of our own are
    three different ends.
    """
    journal = ctx.store.journal
    asked = dict(options or {}) | ({"cause": ctx.cause} if ctx.cause else {})
    if run_id is not None:
        number = run_id
    else:
        number = journal.start_run(job, asked, parent_run=parent_run, undo_of=undo_of)
    progress = Progress(number, job.value, steps, ctx.events, lambda: ctx.cancel.paused)
    run = Run(number, ctx, progress, job)
    try:
        run.state(RunState.READING)
        outcome = body(run)
    except Cancelled:
        outcome = _broken_off(run, RunState.CANCELLED, "run.cancelled", {})
    except SkladLinkError as error:
        log.warning("run failed", run=number, job=job.value, code=error.code, details=error.details)
        outcome = _broken_off(run, RunState.FAILED, error.code, error.params)
    except Exception as error:
        log.error("run broke", run=number, job=job.value, trace=traceback.format_exc())
        outcome = _broken_off(run, RunState.FAILED, "run.internal", {"kind": type(error).__name__})
    finish(ctx, job, outcome)
    return outcome


def _broken_off(run: Run, state: RunState, code: str, params: Mapping[str, object]) -> Outcome:
    """The end of a run that did not reach its own: nothing of it stays planned, and what it did is counted.

    Rows that were about to be sent say why they were not; rows of an unfinished plan are no use to anybody. A store
    that is the trouble itself counts nothing.
    """
    journal, totals = run.ctx.store.journal, dict[str, int]()
    try:
        if run.now is RunState.APPLYING:
            journal.skip_planned(run.id, code)
        else:
            journal.delete_planned(run.id)
        totals = ends_of(run.ctx, run.id)
    except SkladLinkError as error:
        log.error("planned rows left behind", run=run.id, code=error.code)
    return Outcome(run.id, state, code, params, totals)


def ends_of(ctx: JobContext, run_id: int) -> dict[str, int]:
    """How many changes of a run stand in each state."""
    counts: dict[str, int] = {}
    for (_, state), count in ctx.store.journal.totals(run_id).items():
        counts[state.value] = counts.get(state.value, 0) + count
    return counts


def finish(ctx: JobContext, job: JobName, outcome: Outcome) -> None:
    """Record the end of a run and tell the screens."""
    try:
        ctx.store.journal.set_run_state(
            outcome.run_id, outcome.state, code=outcome.code, params=dict(outcome.params), totals=dict(outcome.totals)
        )
    except SkladLinkError as error:
        log.error("run end not recorded", run=outcome.run_id, code=error.code)
    ctx.events.publish(RunEnded(outcome.run_id, job.value, outcome.state.value, outcome.code, dict(outcome.params)))
    ctx.events.publish(DataChanged(frozenset({"runs", "mapping", "stock"})))
