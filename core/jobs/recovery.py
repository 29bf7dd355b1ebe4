"""After a kill or a failure: what the journal says was under way is looked up before anything is repeated."""

from __future__ import annotations

from decimal import Decimal

from core.domain.catalogue import Offer
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState, plain
from core.jobs import creating_settle, stock_apply
from core.jobs.context import JobContext

_OPEN = (ChangeState.SENT, ChangeState.UNKNOWN)
_BLOCK = 1000


def close_interrupted(ctx: JobContext) -> None:
    """Without the network: end what a program that died has left behind. Only for whoever holds the job lock.

    Initial loads are left to be resumed, previews to be decided, and runs that were sending to `settle`.
    """
    runs = ctx.store.journal.unfinished_runs()
    if any(run.job == JobName.MAPPING.value for run in runs):
        ctx.store.links.refresh_match_states()
    for run in runs:
        sending = run.state is RunState.APPLYING and run.job != JobName.MAPPING.value
        if run.job == JobName.INITIAL_LOAD.value or run.state is RunState.PLANNED or sending:
            continue
        ctx.store.journal.delete_planned(run.id)
        ctx.store.journal.set_run_state(run.id, RunState.FAILED, code="run.interrupted")


def settle(ctx: JobContext) -> None:
    """Before a new stock run: ask the shop what became of changes whose answer never came.

    They are left by a run that was killed, or that failed before it could ask. What arrived is recorded as applied.
    What did not is left to the new run, which plans it from fresh figures; so is what was planned and never sent.
    Creations have their own way, which does not wait for one that is under way.
    """
    journal = ctx.store.journal
    creating_settle.settle_aside(ctx)
    aside = creating_settle.JOBS | {JobName.FORWARDING.value}
    for run_id in journal.runs_in_doubt():
        known = journal.run(run_id)
        if known is not None and known.job in aside:
            continue
        while block := journal.changes(run_id, _OPEN, limit=_BLOCK):
            _settle_block(ctx, run_id, block)
    for run in journal.unfinished_runs():
        if run.state is RunState.APPLYING and run.job not in {JobName.MAPPING.value, *aside}:
            journal.skip_planned(run.id, "run.interrupted")
            journal.set_run_state(run.id, RunState.FAILED, code="run.interrupted")


def _settle_block(ctx: JobContext, run_id: int, block: list[Change]) -> None:
    if any(change.kind is ChangeKind.STORE_AMOUNT for change in block):
        stock_apply.clear_drafts(ctx, run_id)
    ends: list[stock_apply.Finish] = []
    sent: list[tuple[int, Decimal, Reason]] = []
    fresh: dict[int, Offer] = {}
    for change, now, offer in stock_apply.present(ctx, block):
        arrived = now is not None and plain(now) == change.after
        state = ChangeState.APPLIED if arrived else ChangeState.SKIPPED
        ends.append((change.id or 0, state, None if arrived else "run.interrupted", "", None))
        if offer is not None:
            fresh[offer.id] = offer
            if arrived and offer.quantity is not None:
                sent.append((offer.id, offer.quantity, change.reason))
    rows = [(o.id, o.quantity, o.reserved, o.active, o.available) for o in fresh.values()]
    ctx.store.catalogue.set_offer_quantities(rows, ctx.clock.now())
    stock_apply.keep(ctx, run_id, ends, sent)
