"""Stock: a full comparison, and the quick run that looks at what changed only.

Both are read, plan, apply, record. A preview is the same run stopped after the plan; confirming one reads and plans
anew, so that nothing old is ever sent, and stops again if it would take more to zero than was confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from core.domain.plan import ChangeState, JobName, RunState, StockTotals
from core.domain.screens import BrakeVerdict
from core.domain.stock import Figure, Measure, StockCase, StockRules, refusal_of, target_of
from core.events import DataChanged
from core.jobs import marks, orders, recovery, stock_apply
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, ends_of, execute
from core.jobs.stock_plan import Linked, StockPlan, load_linked, make_plan, reserves_for_shop, with_items
from core.jobs.stock_read import MEASURES, REACH, Reading, read_all, read_changes, reads_by_store, stored_figures
from core.ports import StockMeasure
from core.store import journal as journal_store

STEP_READ = "step.stock"
STEP_ORDERS = "step.orders"
STEP_SHOP = "step.shop_quantities"
STEP_PLAN = "step.plan"
STEPS = (STEP_READ, STEP_ORDERS, STEP_SHOP, STEP_PLAN, stock_apply.STEP)
#: A complete short report this often even while changes-only reads succeed.
FULL_READ_EVERY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class StockOptions:
    """What a stock run was asked. `send` False stops after the plan (a preview or dry run).

    `accepted` is the number of offers a person confirmed to lose (or to rise) when the brake asked.
    """

    send: bool = True
    without_zeroing: bool = False
    accepted: int = 0
    who: str = "SkladLink"


def rules_of(ctx: JobContext) -> StockRules:
    """The manager's stock rules in the domain's form; under a store map only mapped warehouses count."""
    stock = ctx.settings.stock
    mapped = frozenset(stock.store_map) if _inventory_management(ctx) else frozenset()
    return StockRules(
        Measure(stock.measure),
        mapped or frozenset(stock.store_ids),
        stock.safety_global,
        stock.safety_by_folder,
        stock.safety_by_item,
        stock.rounding == "unit",
    )


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
        return execute(ctx, JobName.STOCK_CHANGES, STEPS, lambda run: _changes(run, options), options=asdict(options))


def discard_previews(ctx: JobContext) -> None:
    """Plans that wait for a person are out of date once another full comparison starts; their rows are deleted."""
    for old in waiting_plans(ctx):
        discard(ctx, old.id)


def waiting_plans(ctx: JobContext) -> list[journal_store.Run]:
    """Stored stock plans that wait for a person, newest first."""
    states = (RunState.PLANNED, RunState.STOPPED_BY_BRAKE)
    jobs = (JobName.STOCK_FULL.value, JobName.STOCK_CHANGES.value)
    journal = ctx.store.journal
    return [
        run
        for run in journal.runs(50)
        if run.state in states and run.job in jobs and journal.changes(run.id, [ChangeState.PLANNED], limit=1)
    ]


def discard(ctx: JobContext, run_id: int) -> None:
    """Refuse a stored plan: its rows are deleted, the run stays as a memory."""
    ctx.store.journal.delete_planned(run_id)
    ctx.store.journal.set_run_state(run_id, RunState.DISCARDED, code="run.discarded")
    ctx.events.publish(DataChanged(frozenset({"runs", "stock"})))


def _full(run: Run, options: StockOptions, *, just_loaded: bool) -> Outcome:
    ctx, rules = run.ctx, rules_of(run.ctx)
    recovery.settle(ctx)
    linked = load_linked(ctx)
    if not linked.links:
        return Outcome(run.id, RunState.DONE, "stock.no_links")
    with run.progress.step(STEP_READ):
        _read_display_figures(ctx)
        reading = read_all(ctx, linked.stocked(), rules, just_loaded=just_loaded)
    with run.progress.step(STEP_ORDERS):
        orders.look(ctx)
    with run.progress.step(STEP_SHOP, len(linked.links)):
        refresh_shop(run, sorted(linked.links))
    outcome = _plan_and_send(run, options, linked, reading, reading.figures, None, rules)
    if options.send and _carried_out(outcome):
        _advance(ctx, reading, rules, full=True)
    return outcome


def _changes(run: Run, options: StockOptions) -> Outcome:
    ctx, rules = run.ctx, rules_of(run.ctx)
    recovery.settle(ctx)
    since = _since(ctx, rules)
    if since is None:
        return _short(run, options, rules)
    with run.progress.step(STEP_READ):
        reading = read_changes(ctx, since, rules)
    linked, scope = _touched(ctx, reading)
    figures = {**stored_figures(ctx, linked.stocked(), rules), **reading.figures}
    moved: frozenset[int] = frozenset()
    if _anything_to_send(ctx, linked, figures, scope, reading, rules):
        with run.progress.step(STEP_ORDERS):
            moved = orders.look(ctx)
            ctx.store.catalogue.forget_quantities(moved)
        linked, scope = _touched(ctx, reading, moved)
        figures = {**stored_figures(ctx, linked.stocked(), rules), **reading.figures}
        outcome = _plan_and_send(run, options, linked, reading, figures, scope, rules)
    else:
        outcome = Outcome(run.id, RunState.DONE, "stock.nothing_new")
    if options.send and _carried_out(outcome):
        _advance(ctx, reading, rules, full=False)
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
    outcome = _plan_and_send(run, options, linked, reading, reading.figures, set(linked.links), rules)
    if options.send and _carried_out(outcome):
        _advance(ctx, reading, rules, full=True)
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
        plan = make_plan(ctx, run.id, linked, reading, figures, scope, rules, _inventory_management(ctx))
    totals = asdict(plan.totals)
    if options.without_zeroing:
        journal.skip_planned(run.id, "skipped.zeroing", only_direction=journal_store.TO_ZERO)
    planned = bool(journal.changes(run.id, [ChangeState.PLANNED], limit=1))
    if not planned:
        return Outcome(run.id, RunState.DONE, _nothing(plan), plan.problems, totals)
    brake = _stops(plan.brake, options)
    if brake is not None and options.send:
        return Outcome(run.id, RunState.STOPPED_BY_BRAKE, f"brake.{brake.kind}", _brake_params(brake), totals)
    if not options.send:
        params = _brake_params(plan.brake) if plan.brake is not None else {}
        return Outcome(run.id, RunState.PLANNED, "stock.planned", {**params, "changes": plan.totals.changes}, totals)
    return _send(run, plan.totals, totals)


def _send(run: Run, totals: StockTotals, numbers: Mapping[str, int]) -> Outcome:
    run.state(RunState.APPLYING)
    total = totals.changes
    with run.progress.step(stock_apply.STEP, total):
        stock_apply.send(run, total)
    if _inventory_management(run.ctx):
        refresh_shop(run, stock_apply.offers_of(run))
    ends = ends_of(run.ctx, run.id)
    applied = ends.get("applied", 0)
    failed = ends.get("failed", 0) + ends.get("unknown", 0)
    state = RunState.DONE_WITH_FAILURES if failed else RunState.DONE
    code = "stock.sent_with_failures" if failed else "stock.sent"
    left = sum(e.change.error == stock_apply.LEFT for e in run.ctx.store.journal.failures(run.id, limit=total or 1))
    done = {**numbers, "applied": applied, "failed": failed, "left": left}
    return Outcome(run.id, state, code, {"applied": applied, "failed": failed}, done)


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


def _brake_params(verdict: BrakeVerdict) -> dict[str, object]:
    return {
        "kind": verdict.kind,
        "count": verdict.count,
        "of": verdict.of,
        "share": str(verdict.share),
        "limit": str(verdict.limit_share),
        "cause_code": verdict.cause_code,
        **{f"cause_{key}": value for key, value in verdict.cause.items()},
    }


def brake_of(run: journal_store.Run) -> BrakeVerdict | None:
    """The verdict stored with a run, None when the brake did not trip."""
    params: Mapping[str, Any] = run.params
    if "kind" not in params or "count" not in params:
        return None
    cause = {key.removeprefix("cause_"): str(value) for key, value in params.items() if key.startswith("cause_")}
    code = cause.pop("code", "")
    return BrakeVerdict(
        str(params["kind"]),
        int(params["count"]),
        int(params["of"]),
        Decimal(str(params["share"])),
        Decimal(str(params["limit"])),
        code,
        cause,
    )


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


def _read_display_figures(ctx: JobContext) -> None:
    """On hand and expected, to be shown beside the figure that counts; reserves where the shop gets them."""
    chosen = MEASURES[Measure(ctx.settings.stock.measure)]
    by_store = bool(ctx.settings.stock.store_ids)
    measures = [StockMeasure.PHYSICAL, StockMeasure.EXPECTED]
    if ctx.settings.stock.reserve_to_shop:
        measures.append(StockMeasure.RESERVE)
    for measure in measures:
        if measure is not chosen:
            apart = by_store or (measure is StockMeasure.RESERVE and reads_by_store(ctx))
            read = ctx.warehouse.read_stock(measure, ctx.cancel, by_store=apart)
            ctx.store.stock.put_seen(read.rows, measure, ctx.clock.now(), read.begun)
            if read.complete:
                ctx.store.stock.drop_seen_before(measure, read.begun)


def _since(ctx: JobContext, rules: StockRules) -> datetime | None:
    """From when changes are to be asked for; None when only a complete read will do."""
    store, now = ctx.store.watermarks, ctx.clock.now()
    begun, full = marks.moment(store, marks.STOCK_BEGUN), marks.moment(store, marks.STOCK_FULL_READ)
    if begun is None or full is None or store.get(marks.STOCK_MEASURE) != _rules_mark(rules):
        return None
    if now - begun > REACH or now - full >= FULL_READ_EVERY:
        return None
    return begun


def _advance(ctx: JobContext, reading: Reading, rules: StockRules, *, full: bool) -> None:
    """Only a run that carried out its plan moves the marks; else the next one sees the same changes again."""
    store = ctx.store.watermarks
    marks.set_moment(store, marks.STOCK_BEGUN, reading.begun)
    store.set(marks.STOCK_MEASURE, _rules_mark(rules))
    if full:
        marks.set_moment(store, marks.STOCK_FULL_READ, ctx.clock.now())


def _rules_mark(rules: StockRules) -> str:
    """Changes with any rule, so that a changed rule leads to a complete comparison."""
    return repr(
        (
            rules.measure.value,
            sorted(rules.store_ids),
            str(rules.safety),
            sorted((key, str(value)) for key, value in rules.safety_by_folder.items()),
            sorted((key, str(value)) for key, value in rules.safety_by_item.items()),
            rules.whole_pieces,
        )
    )


def _touched(ctx: JobContext, reading: Reading, moved: frozenset[int] = frozenset()) -> tuple[Linked, set[int]]:
    """The links that a changes-only run must look at, with the items they need, and their offers."""
    links, catalogue = ctx.store.links, ctx.store.catalogue
    touched = set(reading.touched or ())
    bundles = catalogue.linked_bundles()
    wanted = touched | {b.id for b in bundles if any(part.item_id in touched for part in b.components)}
    scope = {link.offer_id: link for link in links.links_of_items(wanted)}
    scope |= {link.offer_id: link for link in links.links_of_offers(moved)}
    in_orders = {
        line.offer_id
        for stored in ctx.store.orders.open_orders()
        for line in stored.order.lines
        if line.offer_id is not None
    }
    linked = with_items(ctx, scope | {link.offer_id: link for link in links.links_of_offers(in_orders)})
    return linked, set(scope) & set(linked.links)


def _anything_to_send(
    ctx: JobContext,
    linked: Linked,
    figures: Mapping[str, Figure],
    scope: set[int],
    reading: Reading,
    rules: StockRules,
) -> bool:
    """True when any offer in scope would have to change by what is known without asking the shop."""
    if not scope:
        return False
    flying = orders.flying(ctx, linked.item_of_offer, linked.components, reading.begun, rules.measure)
    managed, has_stores = _inventory_management(ctx), bool(ctx.settings.stock.store_map)
    reserves, gone = reserves_for_shop(ctx), ctx.store.catalogue.gone_offers()
    for offer in ctx.store.catalogue.offers(scope):
        item = linked.items[linked.links[offer.id].item_id]
        target = target_of(item, offer, figures, flying, linked.items, rules)
        if reserves is not None:
            target = replace(target, reserved=reserves.get(item.id, Decimal(0)))
        if StockCase(item, offer, target, refusal_of(offer, managed, has_stores, offer.id in gone)).differs:
            return True
    return False


def _inventory_management(ctx: JobContext) -> bool:
    return bool(marks.shop(ctx.store.watermarks).get("inventory_management"))
