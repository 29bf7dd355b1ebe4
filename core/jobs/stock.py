"""Stock: a full comparison, and the quick run that looks at what changed only.

Both are read, plan, apply, record. A preview is the same run stopped after the plan; confirming one reads and plans
anew, so that nothing old is ever sent, and stops again if it would take more to zero than was confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from core.domain.plan import ChangeState, JobName, RunState
from core.domain.screens.plans import BrakeVerdict
from core.domain.stock import Figure, StockRules
from core.events import DataChanged
from core.jobs import conflicts, marks, orders, recovery, stock_apply
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, ends_of, execute
from core.jobs.stock_plan import Linked, StockPlan, load_linked, make_plan
from core.jobs.stock_read import Reading, read_all, read_changes, read_display_figures, stored_figures
from core.jobs.stock_scope import (
    advance,
    anything_to_send,
    inventory_management,
    rules_of,
    since_mark,
    touched_links,
)
from core.jobs.stock_verdict import brake_params
from core.store import journal as journal_store

STEP_READ = "step.stock"
STEP_ORDERS = "step.orders"
STEP_SHOP = "step.shop_quantities"
STEP_PLAN = "step.plan"
STEPS = (STEP_READ, STEP_ORDERS, STEP_SHOP, STEP_PLAN, stock_apply.STEP)


@dataclass(frozen=True, slots=True)
class StockOptions:
    """What a stock run was asked. `send` False stops after the plan (a preview or dry run).

    `accepted` is the number of offers a person confirmed to lose (or to rise) when the brake asked.
    """

    send: bool = True
    without_zeroing: bool = False
    accepted: int = 0
    who: str = "SkladLink"


def run_full(
    ctx: JobContext, options: StockOptions, *, job: JobName = JobName.STOCK_FULL, parent_run: int | None = None
) -> Outcome:
    """Compare every linked offer with fresh figures of both systems.

    `parent_run` is the load that has just read both catalogues.
    """
    with ctx.stock_gate:
        discard_previews(ctx)
        return execute(
            ctx,
            job,
            STEPS,
            lambda run: _full(run, options, just_loaded=parent_run is not None),
            options=asdict(options),
            parent_run=parent_run,
        )


def run_changes(ctx: JobContext, options: StockOptions) -> Outcome:
    """Bring over what changed since the last read: one MoySklad request when nothing did."""
    with ctx.stock_gate:
        discard_previews(ctx, JobName.STOCK_CHANGES)
        return execute(ctx, JobName.STOCK_CHANGES, STEPS, lambda run: _changes(run, options), options=asdict(options))


def discard_previews(ctx: JobContext, job: JobName | None = None) -> None:
    """Plans that wait for a person (of `job` or any) are out of date once a new run plans; their rows are deleted."""
    for old in waiting_plans(ctx):
        if job is None or old.job == job.value:
            discard(ctx, old.id, "run.replaced")


def waiting_plans(ctx: JobContext) -> list[journal_store.Run]:
    """Stored stock plans that wait for a person, newest first."""
    jobs = (JobName.STOCK_FULL.value, JobName.STOCK_CHANGES.value)
    journal = ctx.store.journal
    return [
        run
        for run in journal.waiting_runs()
        if run.job in jobs and journal.changes(run.id, [ChangeState.PLANNED], limit=1)
    ]


def discard(ctx: JobContext, run_id: int, code: str = "run.discarded") -> None:
    """Refuse a stored plan: its rows are deleted, the run stays as a memory with the reason `code`."""
    ctx.store.journal.delete_planned(run_id)
    ctx.store.journal.set_run_state(run_id, RunState.DISCARDED, code=code)
    ctx.events.publish(DataChanged(frozenset({"runs", "stock"})))


def _full(run: Run, options: StockOptions, *, just_loaded: bool) -> Outcome:
    ctx = run.ctx
    if not just_loaded:
        marks.put_shop(ctx.store.watermarks, ctx.shop.connect(ctx.cancel), ctx.clock.now())
    rules = rules_of(ctx)
    recovery.settle(ctx)
    linked = load_linked(ctx)
    if not linked.links:
        return Outcome(run.id, RunState.DONE, "stock.no_links")
    with run.progress.step(STEP_READ):
        read_display_figures(ctx)
        reading = read_all(ctx, linked.stocked(), rules, just_loaded=just_loaded)
    with run.progress.step(STEP_ORDERS):
        orders.look(ctx)
        moved = marks.moved_offers(ctx.store.watermarks)
    with run.progress.step(STEP_SHOP, len(linked.links)):
        refresh_shop(run, sorted(linked.links))
    conflicts.refresh(ctx)
    outcome = _plan_and_send(run, options, linked, reading, reading.figures, None, rules)
    if options.send and _carried_out(outcome):
        advance(ctx, reading, rules, full=True, moved=moved)
    return outcome


def _changes(run: Run, options: StockOptions) -> Outcome:
    ctx, rules = run.ctx, rules_of(run.ctx)
    recovery.settle(ctx)
    since = since_mark(ctx, rules)
    if since is None:
        return _short(run, options, rules)
    with run.progress.step(STEP_READ):
        reading = read_changes(ctx, since, rules)
    moved = marks.moved_offers(ctx.store.watermarks)
    linked, scope = touched_links(ctx, reading, moved)
    figures = {**stored_figures(ctx, linked.stocked(), rules), **reading.figures}
    if anything_to_send(ctx, linked, figures, scope, reading, rules):
        with run.progress.step(STEP_ORDERS):
            ctx.store.catalogue.forget_quantities(orders.look(ctx))
            moved = marks.moved_offers(ctx.store.watermarks)
        if moved:
            conflicts.refresh(ctx)
        linked, scope = touched_links(ctx, reading, moved)
        figures = {**stored_figures(ctx, linked.stocked(), rules), **reading.figures}
        outcome = _plan_and_send(run, options, linked, reading, figures, scope, rules)
    else:
        outcome = Outcome(run.id, RunState.DONE, "stock.nothing_new")
    if options.send and _carried_out(outcome):
        advance(ctx, reading, rules, full=False, moved=moved)
    return outcome


def _short(run: Run, options: StockOptions, rules: StockRules) -> Outcome:
    """A complete short report against what we know of the shop, without reading the shop anew."""
    ctx = run.ctx
    linked = load_linked(ctx)
    if not linked.links:
        return Outcome(run.id, RunState.DONE, "stock.no_links")
    with run.progress.step(STEP_READ):
        reading = read_all(ctx, linked.stocked(), rules)
    with run.progress.step(STEP_ORDERS):
        ctx.store.catalogue.forget_quantities(orders.look(ctx))
        moved = marks.moved_offers(ctx.store.watermarks)
    conflicts.refresh(ctx)
    outcome = _plan_and_send(run, options, linked, reading, reading.figures, set(linked.links), rules)
    if options.send and _carried_out(outcome):
        advance(ctx, reading, rules, full=True, moved=moved)
    return outcome


def _plan_and_send(
    run: Run,
    options: StockOptions,
    linked: Linked,
    reading: Reading,
    figures: Mapping[str, Figure],
    scope: set[int] | None,
    rules: StockRules,
) -> Outcome:
    ctx, journal = run.ctx, run.ctx.store.journal
    run.state(RunState.PLANNING)
    with run.progress.step(STEP_PLAN):
        plan = make_plan(ctx, run.id, linked, reading, figures, scope, rules, inventory_management(ctx))
    totals = asdict(plan.totals)
    if options.without_zeroing:
        journal.skip_planned(run.id, "skipped.zeroing", only_direction=journal_store.TO_ZERO)
    planned = bool(journal.changes(run.id, [ChangeState.PLANNED], limit=1))
    if not planned:
        return Outcome(run.id, RunState.DONE, _nothing(plan), plan.problems, totals)
    brake = _stops(plan.brake, options)
    if brake is not None and options.send:
        return Outcome(run.id, RunState.STOPPED_BY_BRAKE, f"brake.{brake.kind}", brake_params(brake), totals)
    if not options.send:
        params = brake_params(plan.brake) if plan.brake is not None else {}
        return Outcome(run.id, RunState.PLANNED, "stock.planned", {**params, "changes": plan.totals.changes}, totals)
    return _send(run, plan, totals)


def _send(run: Run, plan: StockPlan, numbers: Mapping[str, int]) -> Outcome:
    run.state(RunState.APPLYING)
    total = plan.totals.changes
    with run.progress.step(stock_apply.STEP, total):
        stock_apply.send(run, total)
    if inventory_management(run.ctx):
        refresh_shop(run, stock_apply.offers_of(run))
        stock_apply.note_booked(run)
    ends = ends_of(run.ctx, run.id)
    applied = ends.get("applied", 0)
    failed = ends.get("failed", 0) + ends.get("unknown", 0)
    state = RunState.DONE_WITH_FAILURES if failed else RunState.DONE
    code = "stock.sent_with_failures" if failed else "stock.sent"
    left = sum(e.change.error == stock_apply.LEFT for e in run.ctx.store.journal.failures(run.id, limit=total or 1))
    done = {**numbers, "applied": applied, "failed": failed, "left": left}
    return Outcome(run.id, state, code, {**plan.problems, "applied": applied, "failed": failed}, done)


def _carried_out(outcome: Outcome) -> bool:
    """The plan went out whole; rows left to the next run need it to see the same changes again."""
    return outcome.state in (RunState.DONE, RunState.DONE_WITH_FAILURES) and not outcome.totals.get("left")


def _nothing(plan: StockPlan) -> str:
    return "stock.refused" if plan.problems.get("inventory_management") else "stock.in_step"


def _stops(verdict: BrakeVerdict | None, options: StockOptions) -> BrakeVerdict | None:
    """The brake's verdict, unless a person confirmed as many, or the zeroing rows stay out."""
    if verdict is None or verdict.count <= options.accepted:
        return None
    return None if options.without_zeroing and verdict.kind != "tripled" else verdict


def refresh_shop(run: Run, offer_ids: list[int]) -> None:
    """Read what the shop has now for these offers; those that are gone are marked so."""
    ctx, block = run.ctx, 2500
    for start in range(0, len(offer_ids), block):
        ids = offer_ids[start : start + block]
        fresh = ctx.shop.get_offers(ids, ctx.cancel)
        rows = [(o.id, o.quantity, o.reserved, o.active, o.available) for o in fresh.values()]
        ctx.store.catalogue.set_offer_quantities(rows, ctx.clock.now())
        ctx.store.catalogue.mark_gone(offer_ids=set(ids) - set(fresh))
        run.progress.count(STEP_SHOP, min(start + block, len(offer_ids)))
