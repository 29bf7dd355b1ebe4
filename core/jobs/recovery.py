"""After a kill: what the journal says was under way is looked up in the shop before anything is repeated."""

from __future__ import annotations

from decimal import Decimal

from core.domain.plan import Change, ChangeKind, ChangeState, JobName, RunState, plain
from core.jobs.context import JobContext
from core.store.journal import Run as StoredRun

_OPEN = (ChangeState.SENT, ChangeState.UNKNOWN)
_BLOCK = 1000


def close_interrupted(ctx: JobContext) -> None:
    """At start, without the network: end what cannot go on.

    Initial loads are left to be resumed, previews to be decided, and runs that were sending to `settle`.
    """
    for run in ctx.store.journal.unfinished_runs():
        sending = run.state is RunState.APPLYING and run.job != JobName.MAPPING.value
        if run.job == JobName.INITIAL_LOAD.value or run.state is RunState.PLANNED or sending:
            continue
        ctx.store.journal.delete_planned(run.id)
        ctx.store.journal.set_run_state(run.id, RunState.FAILED, code="run.interrupted")


def settle(ctx: JobContext) -> None:
    """Before a new stock run: ask the shop what became of changes that a killed run had sent.

    What arrived is recorded as applied. What did not is left to the new run, which plans it from fresh figures; so is
    what was planned and never sent.
    """
    for run in ctx.store.journal.unfinished_runs():
        if run.state is RunState.APPLYING and run.job != JobName.MAPPING.value:
            _settle_run(ctx, run)


def _settle_run(ctx: JobContext, run: StoredRun) -> None:
    journal = ctx.store.journal
    while block := journal.changes(run.id, _OPEN, limit=_BLOCK):
        _settle_block(ctx, block)
    journal.skip_planned(run.id, "run.interrupted")
    journal.set_run_state(run.id, RunState.FAILED, code="run.interrupted")


def _settle_block(ctx: JobContext, block: list[Change]) -> None:
    ids = sorted({change.offer_id for change in block if change.offer_id is not None})
    fresh = ctx.shop.get_offers(ids, ctx.cancel)
    rows = [(o.id, o.quantity, o.reserved, o.active, o.available) for o in fresh.values()]
    ctx.store.catalogue.set_offer_quantities(rows, ctx.clock.now())
    stores = any(change.kind is ChangeKind.STORE_AMOUNT for change in block)
    amounts = ctx.shop.read_store_amounts(ids, ctx.cancel) if stores else {}
    ends = []
    for change in block:
        if change.kind is ChangeKind.STORE_AMOUNT:
            present: Decimal | None = amounts.get((change.offer_id or 0, int(change.store_id or 0)), Decimal(0))
        else:
            offer = fresh.get(change.offer_id or 0)
            present = offer.quantity if offer is not None else None
        arrived = present is not None and plain(present) == change.after
        state = ChangeState.APPLIED if arrived else ChangeState.SKIPPED
        ends.append((change.id or 0, state, None if arrived else "run.interrupted", "", None))
    ctx.store.journal.finish(ends)
