"""Orders → MoySklad: reads new and changed orders, decides on each, creates what is missing, each once.

Nothing is created before it was looked up by its `syncId`, and the journal says what is sent before it is sent; what
a kill or a lost answer left open is found by the same look-up at the next run.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from core.domain.forwarding.buyers import Counterparties
from core.domain.forwarding.draft import DraftRules
from core.domain.forwarding.eligibility import ForwardingRules
from core.domain.forwarding.orders import WholeOrder
from core.domain.forwarding.pricing import PriceMode
from core.domain.orders import ExportState
from core.domain.plan import JobName, RunState
from core.errors import SkladLinkError
from core.jobs import conflicts, connect, forwarding_send, marks, orders
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, execute
from core.jobs.forwarding_plan import Plan, plan_orders
from core.settings import OrderSettings
from core.store.small import Watermarks

STEP_READ, STEP_BUYERS, STEP_SEND = "step.shop_orders", "step.buyers", "step.send_orders"
#: MoySklad tells `updated` late where a card was saved in parallel.
_OVERLAP = timedelta(minutes=1)
STEPS = (STEP_READ, STEP_BUYERS, STEP_SEND)


def run_forwarding(ctx: JobContext) -> Outcome:
    """One look at all orders that are not decided on yet."""
    return execute(ctx, JobName.FORWARDING, STEPS, _forward)


def rules(ctx: JobContext) -> ForwardingRules:
    """The manager's rules; orders placed before forwarding was switched on stay where they are.

    Raises SkladLinkError("orders.off") while it is switched off.
    """
    settings = ctx.settings.orders
    if not settings.forward:
        raise SkladLinkError("orders.off")
    return ForwardingRules(_since(ctx.store.watermarks, ctx.clock.now()), paid_only=settings.paid_only)


def follow_switch(settings: OrderSettings, watermarks: Watermarks, now: datetime) -> None:
    """Note when forwarding is switched on, and forget it when it is switched off.

    What is ordered while it is off is entered by hand: it must not go when forwarding is on again.
    """
    if settings.forward:
        _since(watermarks, now)
    else:
        watermarks.set(marks.FORWARDED_SINCE, None)


def _since(watermarks: Watermarks, now: datetime) -> datetime:
    """From when on orders go; now where that was not noted."""
    since = marks.moment(watermarks, marks.FORWARDED_SINCE)
    if since is None:
        # The shop tells whole seconds: an order of this very second is no older one.
        since = now.replace(microsecond=0)
        marks.set_moment(watermarks, marks.FORWARDED_SINCE, since)
    return since


def _site(ctx: JobContext) -> str:
    """What the identities of orders and buyers are made with: it must be known and stay the same."""
    if not marks.shop(ctx.store.watermarks).get("host"):
        connect.connect(ctx)
    return str(marks.shop(ctx.store.watermarks)["host"]).removeprefix("www.")


def draft_rules(settings: OrderSettings, site: str) -> DraftRules:
    """How orders are made out."""
    return DraftRules(
        site,
        settings.organization_id,
        settings.store_id,
        delivery_item_id=settings.delivery_item_id,
        own_numbers=settings.own_numbers,
        reserve=settings.reserve,
        vat=settings.vat == "goods",
        price_mode=PriceMode(settings.price_mode),
    )


def _forward(run: Run) -> Outcome:
    ctx = run.ctx
    wanted, now = rules(ctx), ctx.clock.now()
    with run.progress.step(STEP_READ):
        forwarding_send.settle(run)
        ctx.store.catalogue.forget_quantities(orders.look(ctx))
        whole = _read(run, ctx.store.forwarding.undecided(wanted.since, now))
    with run.progress.step(STEP_BUYERS):
        cards = _mirror(run)
    run.state(RunState.PLANNING)
    plan = plan_orders(ctx, whole, wanted, draft_rules(ctx.settings.orders, _site(ctx)), cards, now)
    ctx.store.exports.put(plan.standing)
    with run.progress.step(STEP_SEND):
        run.state(RunState.APPLYING)
        forwarding_send.send(run, plan)
    conflicts.refresh(ctx)
    return _end(run, plan, wanted.since)


def _read(run: Run, order_ids: list[int]) -> Mapping[int, WholeOrder]:
    """The orders in full; what they cost and what was shipped is kept."""
    ctx = run.ctx
    found = ctx.shop.read_whole_orders(order_ids, ctx.cancel)
    with ctx.store.raw.write():
        ctx.store.orders.put_details([whole.details for whole in found.orders.values()])
        ctx.store.shop_shipments.upsert(one for whole in found.orders.values() for one in whole.shipments)
        ctx.store.orders.remove(found.missing)
    run.unread += len(found.bad_rows)
    run.progress.count(STEP_READ, len(found.orders), len(order_ids))
    return found.orders


def _mirror(run: Run) -> Counterparties:
    """The counterparties, brought up to date; the mark moves only when all of them are in."""
    ctx = run.ctx
    since, begun = marks.moment(ctx.store.watermarks, marks.BUYERS_READ), ctx.warehouse.server_now()
    count = 0
    for page in ctx.warehouse.orders.read_counterparties(since and since - _OVERLAP, ctx.cancel):
        ctx.store.forwarding.put_cards(page.cards)
        run.unread += len(page.bad_rows)
        count += len(page.cards)
        run.progress.count(STEP_BUYERS, count)
    marks.set_moment(ctx.store.watermarks, marks.BUYERS_READ, begun)
    return Counterparties.of(ctx.store.forwarding.cards())


def _end(run: Run, plan: Plan, since: datetime) -> Outcome:
    """The daily control in one line: so many of so many are there, so many wait, so many need somebody."""
    tally = run.ctx.store.forwarding.tally(since)
    totals = {
        "orders": sum(tally.values()) - tally.get(ExportState.EXCLUDED, 0),
        "there": tally.get(ExportState.SENT, 0),
        "waiting": tally.get(ExportState.WAITING, 0) + tally.get(None, 0),
        "failed": tally.get(ExportState.FAILED, 0),
        "sent": plan.sent,
        "unread": run.unread,
    }
    code = "orders.forwarded" if plan.sent or totals["failed"] or totals["waiting"] else "orders.all_there"
    return Outcome(run.id, RunState.DONE, code, totals, totals)
