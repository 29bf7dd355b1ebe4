"""Sending a stored stock plan in batches; before and after every request the journal says where each row stands."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal

from core.domain.catalogue import Offer
from core.domain.plan import Change, ChangeKind, ChangeState, Reason, plain
from core.domain.stock import RESERVE
from core.errors import Refused
from core.jobs import marks, orders
from core.jobs.context import JobContext
from core.jobs.engine import Run
from core.ports import QuantityWrite, StoreWrite, WriteOutcome, WriteResult

STEP = "step.send"
#: Changes read from the journal at once.
_BLOCK = 1000
#: Why a row was left to the next run: the shop's figure moved under us.
LEFT = "write.changed_since"
#: Seconds of pushing after which the shop's orders are looked at again.
_LOOK_EVERY = 60.0
#: A row that fails in a way that may pass is tried this often, then parked as failed (field case C24).
_TRIES = 3

Finish = tuple[int, ChangeState, str | None, str, str | None]


def send(run: Run, total: int) -> None:
    """Send everything the run has planned; rows whose answer was lost are re-read and tried again.

    Absolute figures are written, so a repeat does no harm; a row is repeated only after the shop was asked what it
    has now.
    """
    done = 0
    tries: dict[int, int] = {}
    looked = time.monotonic()
    while block := run.ctx.store.journal.changes(run.id, [ChangeState.PLANNED], limit=_BLOCK):
        run.ctx.cancel.check()
        if time.monotonic() - looked > _LOOK_EVERY:
            looked = time.monotonic()
            if _leave_sold(run, block):
                continue
        for change in block:
            tries[_id(change)] = tries.get(_id(change), 0) + 1
        lost: list[int] = []
        for results in _written(run, block):
            retry = [r for r in results if r.outcome is WriteOutcome.FAILED and _again(r, tries)]
            lost += [r.change_id for r in results if r.outcome is WriteOutcome.UNKNOWN]
            record(run, block, [r for r in results if r not in retry])
            run.ctx.store.journal.finish([(r.change_id, ChangeState.PLANNED, None, "", None) for r in retry])
            done += len(results) - len(retry)
            run.progress.count(STEP, min(done, total), total)
        if lost:
            done -= settle_unknown(run, [change for change in block if _id(change) in lost], tries)


def _leave_sold(run: Run, block: Sequence[Change]) -> bool:
    """During a long push customers go on buying: rows whose offers they bought are left to the next run."""
    moved = orders.look(run.ctx)
    run.ctx.store.catalogue.forget_quantities(moved)
    sold = [_id(change) for change in block if change.offer_id in moved]
    run.ctx.store.journal.finish([(n, ChangeState.SKIPPED, LEFT, "", None) for n in sold])
    return bool(sold)


def offers_of(run: Run) -> list[int]:
    """Every offer the run meant to write."""
    return sorted({change.offer_id for change in _all_changes(run) if change.offer_id is not None})


def _all_changes(run: Run) -> Iterator[Change]:
    last = 0
    while block := run.ctx.store.journal.changes(run.id, after_id=last):
        yield from block
        last = _id(block[-1])


def _again(result: WriteResult, tries: dict[int, int]) -> bool:
    return result.retryable and tries[result.change_id] < _TRIES


def _written(run: Run, block: Sequence[Change]) -> Iterator[Sequence[WriteResult]]:
    """Hand the block to the shop: free quantities by update, store amounts by documents."""
    journal, shop, cancel = run.ctx.store.journal, run.ctx.shop, run.ctx.cancel

    def started(change_ids: Sequence[int]) -> None:
        journal.set_sent(change_ids, f"{run.id}/{change_ids[0]}")

    offers = {o.id: o for o in run.ctx.store.catalogue.offers({c.offer_id for c in block if c.offer_id is not None})}
    quantities = [_quantity(change, offers) for change in block if change.kind is ChangeKind.STOCK]
    if quantities:
        yield from shop.write_quantities(quantities, cancel, started)
    amounts = [
        StoreWrite(_id(c), c.offer_id or 0, int(c.store_id or 0), Decimal(c.after or "0"))
        for c in block
        if c.kind is ChangeKind.STORE_AMOUNT
    ]
    if amounts:
        yield from shop.write_store_amounts(_booking_key(run.ctx, run.id), amounts, cancel, started)


def _booking_key(ctx: JobContext, run_id: int) -> str:
    """What marks a run's documents in the shop, unlike those of any other workstation."""
    return f"SkladLink {marks.installation(ctx.store.watermarks)}/{run_id}"


def clear_drafts(ctx: JobContext, run_id: int) -> None:
    """Have the documents deleted that a run began and never conducted: a person might conduct them one day.

    Without inventory management nobody can, and the shop refuses to talk of documents.
    """
    with suppress(Refused):
        for _ in ctx.shop.write_store_amounts(_booking_key(ctx, run_id), (), ctx.cancel, lambda _: None):
            pass


def note_booked(run: Run) -> None:
    """After documents: what the shop shows of offers whose every amount was booked is what it has from us."""
    reasons: dict[int, Reason] = {}
    partly: set[int] = set()
    for change in _all_changes(run):
        if change.state is not ChangeState.APPLIED:
            partly.add(change.offer_id or 0)
        elif change.offer_id is not None:
            reasons[change.offer_id] = change.reason
    offers = run.ctx.store.catalogue.offers(set(reasons) - partly)
    booked = [(o.id, o.quantity, reasons[o.id]) for o in offers if o.quantity is not None]
    run.ctx.store.stock.put_sent(booked, run.ctx.clock.now(), run.id)


def _quantity(change: Change, offers: dict[int, Offer]) -> QuantityWrite:
    offer = offers[change.offer_id or 0]
    reserve = change.reason.numbers.get(RESERVE)
    reserved = Decimal(reserve) if reserve is not None else None
    after = Decimal(change.after or "0")
    return QuantityWrite(_id(change), offer.id, offer.kind.value, offer.iblock_id, after, reserved)


def record(run: Run, block: Sequence[Change], results: Iterable[WriteResult]) -> None:
    """Write how rows ended; a confirmed quantity becomes what we know the shop to have."""
    by_id = {_id(change): change for change in block}
    ends: list[Finish] = []
    sent: list[tuple[int, Decimal, Reason]] = []
    for result in results:
        change = by_id[result.change_id]
        if result.outcome is WriteOutcome.APPLIED:
            ends.append((result.change_id, ChangeState.APPLIED, None, "", change.before))
            if change.kind is ChangeKind.STOCK and change.offer_id is not None and change.after is not None:
                sent.append((change.offer_id, Decimal(change.after), change.reason))
        elif result.outcome is WriteOutcome.FAILED:
            ends.append((result.change_id, ChangeState.FAILED, result.code, result.details, None))
        else:
            ends.append((result.change_id, ChangeState.UNKNOWN, result.code, result.details, None))
    keep(run.ctx, run.id, ends, sent)


def keep(ctx: JobContext, run_id: int, ends: Iterable[Finish], sent: Iterable[tuple[int, Decimal, Reason]]) -> None:
    """Record how rows ended and what the shop has by that, both or, after a kill, neither."""
    with ctx.store.raw.write():
        ctx.store.journal.finish(ends)
        ctx.store.stock.put_sent(sent, ctx.clock.now(), run_id)


def settle_unknown(run: Run, changes: Sequence[Change], tries: dict[int, int]) -> int:
    """Ask the shop what became of rows whose answer was lost; returns how many are planned again.

    The wanted figure is there: applied. The old one is there: planned again while tries are left, else failed.
    Anything else means that a customer bought or a person edited meanwhile: left to the next run, which looks at
    the orders before it writes.
    """
    ends: list[Finish] = []
    sent: list[tuple[int, Decimal, Reason]] = []
    again = 0
    for change, now, _ in present(run.ctx, changes):
        number = _id(change)
        if now is not None and plain(now) == change.after:
            ends.append((number, ChangeState.APPLIED, None, "", change.before))
            if change.kind is ChangeKind.STOCK and change.offer_id is not None:
                sent.append((change.offer_id, now, change.reason))
        elif now is not None and (change.before is None or plain(now) != change.before):
            ends.append((number, ChangeState.SKIPPED, LEFT, "", None))
            if change.offer_id is not None:
                run.ctx.store.catalogue.forget_quantities([change.offer_id])
        elif tries.get(number, 0) < _TRIES:
            ends.append((number, ChangeState.PLANNED, None, "", None))
            again += 1
        else:
            ends.append((number, ChangeState.FAILED, "write.answer_lost", "", None))
    keep(run.ctx, run.id, ends, sent)
    return again


def present(ctx: JobContext, changes: Sequence[Change]) -> Iterator[tuple[Change, Decimal | None, Offer | None]]:
    """Each change with what the shop has now (None: gone or not known), and the offer as the shop shows it."""
    ids = sorted({change.offer_id for change in changes if change.offer_id is not None})
    if not ids:
        return
    offers = ctx.shop.get_offers(ids, ctx.cancel)
    stores = any(change.kind is ChangeKind.STORE_AMOUNT for change in changes)
    amounts = ctx.shop.read_store_amounts(ids, ctx.cancel) if stores else {}
    for change in changes:
        offer = offers.get(change.offer_id or 0)
        if change.kind is ChangeKind.STORE_AMOUNT:
            yield change, amounts.get((change.offer_id or 0, int(change.store_id or 0)), Decimal(0)), offer
        else:
            yield change, offer.quantity if offer is not None else None, offer


def _id(change: Change) -> int:
    assert change.id is not None
    return change.id
