"""A day of stock changes in the journal, as the quick runs of a working shop leave it: sales all day, a delivery at
eight. Worked backwards from what the pretend shop has now, so that every chain of changes ends at today's figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from core.app.doors import Surroundings
from core.domain.catalogue import Offer, OfferKind
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState, plain

#: Falls and rises of an hour of the day, per hundred linked offers.
_FALLS = (2, 1, 1, 1, 1, 1, 2, 4, 7, 9, 11, 12, 12, 11, 10, 10, 11, 13, 15, 14, 11, 8, 5, 3)
_RISES = (1, 0, 0, 0, 0, 0, 1, 5, 14, 9, 8, 7, 6, 7, 6, 6, 5, 7, 4, 3, 2, 1, 1, 1)
_SEED = 24
_ONE = timedelta(hours=1)


def fill(around: Surroundings) -> None:
    """One run an hour, the newest some minutes old."""
    now, random = around.clock.now(), Random(_SEED)
    offers = _offers(around)
    if not offers:
        return
    later = {offer.id: offer.quantity or Decimal(0) for offer, _ in offers}
    hours: list[tuple[datetime, list[Change]]] = []
    for back in range(23):
        at = now - back * _ONE - timedelta(minutes=4)
        hours.append((at, _hour(random, at, offers, later)))
    for at, changes in reversed(hours):
        if changes:
            _record(around, at, changes)


def _offers(around: Surroundings) -> list[tuple[Offer, str]]:
    """Linked offers that have something to sell, with their items."""
    links = around.store.links.links()
    found = [
        (offer, links[offer.id].item_id)
        for offer in around.store.catalogue.offers(set(links))
        if offer.kind is OfferKind.OFFER and offer.quantity is not None and offer.quantity >= 1
    ]
    return sorted(found, key=lambda pair: pair[0].id)


def _hour(
    random: Random, at: datetime, offers: Sequence[tuple[Offer, str]], later: dict[int, Decimal]
) -> list[Change]:
    """The changes of one hour; `later` holds each figure after it and is set to the one before it."""
    hour = at.astimezone().hour
    falls = round(_FALLS[hour] * len(offers) / 100)
    rises = round(_RISES[hour] * len(offers) / 100)
    changes = []
    for number, (offer, item_id) in enumerate(random.sample(offers, min(len(offers), falls + rises))):
        after = later[offer.id]
        amount = Decimal(random.choice((1, 1, 1, 2)) if number < falls else random.choice((2, 3, 5, 8)))
        before = after + amount if number < falls else after - amount
        # A chain never goes through zero: the guard counts offers that became zero in a day.
        if before < 1 or after < 1:
            continue
        later[offer.id] = before
        numbers = {"measure": "free", "in_flight": "0", "safety": "0", "figure": plain(after), "result": plain(after)}
        reason = Reason("figure.free", numbers)
        changes.append(Change(ChangeKind.STOCK, item_id, offer.id, plain(before), plain(after), reason))
    return changes


def _record(around: Surroundings, at: datetime, changes: Sequence[Change]) -> None:
    journal = around.store.journal
    options = {"send": True, "without_zeroing": False, "accepted": 0, "who": "SkladLink", "cause": "schedule"}
    run_id = journal.start_run(JobName.STOCK_CHANGES, options, state=RunState.APPLYING, at=at)
    journal.add_changes(run_id, changes, at)
    stored = journal.changes(run_id)
    sent = at + timedelta(seconds=3)
    journal.finish([(c.id or 0, ChangeState.APPLIED, None, "", c.before) for c in stored], sent)
    up = sum(Decimal(c.after or 0) > Decimal(c.before or 0) for c in changes)
    totals = {
        "linked": len(changes),
        "changes": len(changes),
        "increase": up,
        "decrease": len(changes) - up,
        "applied": len(changes),
    }
    journal.set_run_state(
        run_id,
        RunState.DONE,
        code="stock.sent",
        params={"applied": len(changes), "failed": 0},
        totals=totals,
        at=at + timedelta(seconds=4 + len(changes) // 10),
    )
