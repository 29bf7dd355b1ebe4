"""Creating what a plan of orders needs: looked up first, journalled before it is sent, every answer told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from core.domain.forwarding.draft import OrderDraft
from core.domain.orders import CustomerOrder, EventSide, ExportAttempt, ExportState, OrderEvent, OrderExport
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.errors import GatewayError, NoRight, NotFound, Refused
from core.jobs.engine import Run
from core.jobs.forwarding_plan import TO_CREATE, Plan
from core.ports_forwarding import Created, NewBuyer, NewOrder, Present

STEP = "step.send_orders"
_BULK = 1000
_KOPECKS = Decimal(100)
_AGAIN = timedelta(minutes=5)
_OPEN = (ChangeState.SENT, ChangeState.UNKNOWN)


def settle(run: Run) -> None:
    """End what earlier runs left open: the look-up that precedes every create tells what became of it."""
    journal = run.ctx.store.journal
    for number in journal.runs_in_doubt():
        known = journal.run(number)
        if known is None or known.job != JobName.FORWARDING.value:
            continue
        while block := journal.changes(number, _OPEN, limit=_BULK):
            orders = [change for change in block if change.kind is ChangeKind.ORDER_SEND]
            there = run.ctx.warehouse.orders.find_orders([UUID(_sync(change)) for change in orders], run.ctx.cancel)
            buyers = [change for change in block if change.kind is ChangeKind.BUYER_CREATE]
            made = run.ctx.warehouse.orders.find_counterparties(
                [UUID(_sync(change)) for change in buyers], run.ctx.cancel
            )
            present = {**there, **made}
            journal.finish(
                (change.id or 0, ChangeState.APPLIED if UUID(_sync(change)) in present else ChangeState.SKIPPED,
                 None if UUID(_sync(change)) in present else "run.interrupted", "", None)
                for change in block
            )  # fmt: skip
        if known.state is RunState.APPLYING:
            journal.skip_planned(number, "run.interrupted")
            journal.set_run_state(number, RunState.FAILED, code="run.interrupted")


def send(run: Run, plan: Plan) -> None:
    """Carry a plan out: what is there already is adopted, then buyers are created, then orders."""
    drafts = [draft for draft, _ in plan.going]
    there = run.ctx.warehouse.orders.find_orders([draft.sync_id for draft in drafts], run.ctx.cancel)
    _adopt(run, plan, there)
    missing = [(draft, agent) for draft, agent in plan.going if draft.sync_id not in there]
    needed = {agent.removeprefix(TO_CREATE) for _, agent in missing if agent.startswith(TO_CREATE)}
    cards = _create_buyers(run, [new for key, new in plan.buyers.items() if str(key) in needed])
    links = {buyer: cards.get(card.removeprefix(TO_CREATE), card) for buyer, card in plan.links.items()}
    run.ctx.store.forwarding.link_buyers(
        {buyer: card for buyer, card in links.items() if not card.startswith(TO_CREATE)}, run.ctx.clock.now()
    )
    for start in range(0, len(missing), _BULK):
        run.ctx.cancel.check()
        _create_orders(run, plan, missing[start : start + _BULK], cards)
        run.progress.count(STEP, min(start + _BULK, len(missing)), len(missing))


def _adopt(run: Run, plan: Plan, there: Mapping[UUID, Present]) -> None:
    """Orders that MoySklad has already: an answer was lost, or another workstation was quicker."""
    for draft, _ in plan.going:
        present = there.get(draft.sync_id)
        if present is not None:
            _record(run, plan, draft, present)


def _create_buyers(run: Run, buyers: Sequence[NewBuyer]) -> dict[str, str]:
    """Create cards; returns their ids by the text of their `syncId`. A refused one is simply not among them."""
    cards: dict[str, str] = {}
    for start in range(0, len(buyers), _BULK):
        part = buyers[start : start + _BULK]
        changes = [_change(ChangeKind.BUYER_CREATE, one.sync_id, {"name": one.buyer.name}) for one in part]
        ids = _announce(run, changes)
        made = run.ctx.warehouse.orders.create_counterparties(part, run.ctx.cancel)
        _finish(run, ids, made)
        cards |= {str(one.sync_id): one.present.id for one in made if one.present is not None}
    return cards


def _create_orders(run: Run, plan: Plan, part: Sequence[tuple[OrderDraft, str]], cards: Mapping[str, str]) -> None:
    """Create up to a thousand orders; those whose buyer was refused wait."""
    orders: list[NewOrder] = []
    for draft, agent in part:
        card = cards.get(agent.removeprefix(TO_CREATE)) if agent.startswith(TO_CREATE) else agent
        if card is None:
            _fail(run, draft, ExportState.FAILED, "order.buyer_refused", {})
        else:
            orders.append(NewOrder(draft, card))
    if not orders:
        return
    changes = [
        _change(ChangeKind.ORDER_SEND, one.draft.sync_id, {"order": one.draft.external_code}, one.draft.order_id)
        for one in orders
    ]
    ids = _announce(run, changes)
    try:
        made = run.ctx.warehouse.orders.create_orders(orders, run.ctx.cancel)
    except GatewayError as error:
        if isinstance(error, Refused):
            raise
        for one in orders:
            _fail(run, one.draft, ExportState.WAITING, "order.no_answer", {})
        raise
    _finish(run, ids, made)
    for one, created in zip(orders, made, strict=True):
        if created.present is not None:
            _record(run, plan, one.draft, created.present)
        else:
            _refused(run, one.draft, created.error)


def _record(run: Run, plan: Plan, draft: OrderDraft, present: Present) -> None:
    """The order is there: kept with its number, and whether its sum is ours."""
    ctx, now = run.ctx, run.ctx.clock.now()
    if present.deleted:
        _fail(run, draft, ExportState.FAILED, "order.in_bin", {"number": present.name})
        return
    ours, theirs = draft.total / _KOPECKS, present.sum
    differs = theirs is not None and theirs != ours
    code = "order.sent_differs" if differs else "order.sent"
    params = {"number": present.name} | ({"ours": f"{ours:f}", "theirs": f"{theirs:f}"} if differs else {})
    attempts = _attempts(run, draft.order_id) + 1
    with ctx.store.raw.write():
        ctx.store.exports.put([OrderExport(draft.order_id, ExportState.SENT, code, now, params, None, attempts)])
        ctx.store.exports.add_attempts([ExportAttempt(draft.order_id, now, ExportState.SENT, code, params)])
        ctx.store.orders.set_arrived(draft.order_id, present.id, present.updated)
        ctx.store.orders.set_moysklad_lines(
            draft.order_id,
            {p.line_id: (p.reserve, Decimal(0)) for p in draft.positions if p.line_id is not None},
        )
        ctx.store.customer_orders.upsert(
            [
                CustomerOrder(
                    present.id, draft.order_id, present.name, draft.moment, present.updated, present.state_id or None,
                    present.updated, theirs,
                )
            ]
        )  # fmt: skip
        went = ctx.store.order_events.add(
            OrderEvent(draft.order_id, now, EventSide.SKLADLINK, "order.event.sent", run_id=run.id)
        )
        ctx.store.order_events.add(
            OrderEvent(
                draft.order_id,
                present.updated,
                EventSide.MOYSKLAD,
                "order.event.made",
                {"number": present.name},
                went,
            )
        )
    plan.sent += 1


def _refused(run: Run, draft: OrderDraft, error: GatewayError | None) -> None:
    """MoySklad would not take this one: its own words go with it."""
    if not isinstance(error, Refused | NoRight | NotFound):
        _fail(run, draft, ExportState.WAITING, "order.no_answer", {})
        return
    _fail(run, draft, ExportState.FAILED, "order.refused", {"said": error.details})


def _fail(run: Run, draft: OrderDraft, state: ExportState, code: str, params: Mapping[str, str]) -> None:
    ctx, now = run.ctx, run.ctx.clock.now()
    next_at = now + _AGAIN if state is ExportState.WAITING else None
    attempts = _attempts(run, draft.order_id) + 1
    side = "order.event.waiting" if state is ExportState.WAITING else "order.event.failed"
    with ctx.store.raw.write():
        ctx.store.exports.put([OrderExport(draft.order_id, state, code, now, params, next_at, attempts)])
        ctx.store.exports.add_attempts([ExportAttempt(draft.order_id, now, state, code, params)])
        ctx.store.order_events.add(
            OrderEvent(draft.order_id, now, EventSide.SKLADLINK, side, {"reason": f"{code}.short"}, run_id=run.id)
        )


def _attempts(run: Run, order_id: int) -> int:
    known = run.ctx.store.exports.exports([order_id]).get(order_id)
    return known.attempts if known is not None else 0


def _change(kind: ChangeKind, sync_id: UUID, numbers: Mapping[str, str], order_id: int | None = None) -> Change:
    told = {"sync_id": str(sync_id), **numbers} | ({"order_id": str(order_id)} if order_id is not None else {})
    return Change(kind, None, None, None, str(sync_id), Reason(f"forward.{kind.value}", told))


def _announce(run: Run, changes: Iterable[Change]) -> list[int]:
    """Write to the journal what is about to be sent; returns the numbers in the same order."""
    journal = run.ctx.store.journal
    with run.ctx.store.raw.write():
        journal.add_changes(run.id, changes)
        planned = journal.changes(run.id, [ChangeState.PLANNED], limit=_BULK)
        ids = [change.id or 0 for change in planned]
        journal.set_sent(ids, f"{run.id}/{ids[0]}")
    return ids


def _finish(run: Run, ids: Sequence[int], made: Sequence[Created]) -> None:
    ends: list[tuple[int, ChangeState, str | None, str, str | None]] = []
    for number, created in zip(ids, made, strict=True):
        if created.present is not None:
            ends.append((number, ChangeState.APPLIED, None, "", None))
        else:
            code = created.error.code if created.error is not None else "moysklad.answer_lost"
            ends.append((number, ChangeState.FAILED, code, "", None))
    run.ctx.store.journal.finish(ends)


def _sync(change: Change) -> str:
    return change.reason.numbers["sync_id"]
