"""What a kill, a failure or a lost answer left of creations and copies is looked up before anything is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.domain.plan import ChangeKind, ChangeState, JobName, RunState
from core.jobs import creating_apply
from core.jobs.context import JobContext
from core.store.creating import CreationSources, OpenChange

#: A request may still be carried out this long after its answer was lost: longer than any server in front waits.
ON_ITS_WAY = timedelta(minutes=2)
JOBS = frozenset({JobName.CREATE_OFFERS.value, JobName.LINK_COPIES.value})


def settle_aside(ctx: JobContext) -> None:
    """The same for other jobs, which must not wait: while elements are being created nothing is settled."""
    if ctx.create_gate.acquire(blocking=False):
        try:
            settle(ctx)
        finally:
            ctx.create_gate.release()


def settle(ctx: JobContext) -> None:
    """End what is open. Only for whoever holds the gate of creations."""
    for run in ctx.store.journal.unfinished_runs():
        if run.job in JOBS and run.state is RunState.APPLYING:
            ctx.store.journal.skip_planned(run.id, "run.interrupted")
            ctx.store.journal.set_run_state(run.id, RunState.FAILED, code="run.interrupted")
    waiting = CreationSources(ctx.store.raw).open_changes()
    _settle_creations(ctx, [one for one in waiting if one.change.kind is ChangeKind.CREATE_OFFER])
    _settle_edits(ctx, [one for one in waiting if one.change.kind is not ChangeKind.CREATE_OFFER])


def _settle_creations(ctx: JobContext, waiting: Sequence[OpenChange]) -> None:
    found = creating_apply.look_up(ctx, [one.change for one in waiting])
    who = {one.run_id: _who(ctx, one.run_id) for one in waiting}
    for one in waiting:
        number = one.change.id or 0
        if number in found:
            creating_apply.record(ctx, one.run_id, [(one.change, found[number])], who[one.run_id])
        elif ctx.clock.now() - one.at >= ON_ITS_WAY:
            ctx.store.journal.finish([(number, ChangeState.SKIPPED, "create.not_arrived", "", None)])


def _settle_edits(ctx: JobContext, waiting: Sequence[OpenChange]) -> None:
    """Copies and what was taken back: the element shows whether the write arrived; a repeat does no harm."""
    offers = ctx.shop.get_offers([one.change.offer_id or 0 for one in waiting], ctx.cancel) if waiting else {}
    ends: list[tuple[int, ChangeState, str | None, str, str | None]] = []
    for one in waiting:
        offer = offers.get(one.change.offer_id or 0)
        if one.change.kind is ChangeKind.WRITE_COPY:
            arrived = offer is not None and offer.moysklad_id == (one.change.after or "")
        else:
            arrived = offer is not None and not offer.active
        state = ChangeState.APPLIED if arrived else ChangeState.SKIPPED
        ends.append((one.change.id or 0, state, None if arrived else "run.interrupted", "", None))
    ctx.store.catalogue.upsert_offers(
        offers.values(), max((one.run_id for one in waiting), default=0), ctx.clock.now()
    )
    ctx.store.journal.finish(ends)


def _who(ctx: JobContext, run_id: int) -> str:
    run = ctx.store.journal.run(run_id)
    return str(run.options.get("who", "")) if run is not None else ""
