"""The demo's orders: buyers and sums for the shop's real orders, and how far each came on its way to MoySklad.

Everything is worked out from the orders that the load read, in their order: the same shop gives the same facts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.app.demo_facts.order_fates import Fate, fates
from core.app.demo_facts.order_money import details
from core.app.demo_facts.order_papers import customer_order, states
from core.app.demo_facts.order_past import Past, Tale, past
from core.app.doors import Surroundings
from core.domain.catalogue import Item, ReferenceKind
from core.domain.orders import CustomerOrder, OrderDetails
from core.store.repositories import Repositories

#: MoySklad's number of the first order that was sent.
_FIRST_NUMBER = 761


@dataclass(frozen=True, slots=True)
class _Story:
    """One order with everything the demo says of it; `papers` is MoySklad's order where it got there."""

    details: OrderDetails
    papers: CustomerOrder | None
    past: Past


def fill(around: Surroundings) -> None:
    """Store details, exports, attempts, MoySklad's orders and events of every order the load read."""
    store = around.store
    told = _stories(around)
    with store.raw.write():
        store.orders.put_details([story.details for story in told])
        store.customer_orders.upsert([story.papers for story in told if story.papers is not None])
        store.exports.put([story.past.export for story in told])
        store.exports.add_attempts(attempt for story in told for attempt in story.past.attempts)
        for story in told:
            ids: list[int] = []
            for event, cause in story.past.events:
                known = replace(event, cause_id=ids[cause]) if cause is not None else event
                ids.append(store.order_events.add(known))


def items_by_offer(store: Repositories) -> dict[int, Item]:
    """The item behind each offer: what it is linked with, else what it most likely is."""
    ids = {offer_id: link.item_id for offer_id, link in store.links.links().items()}
    for candidate in store.links.first_candidates():
        ids.setdefault(candidate.offer_id, candidate.item_id)
    items = {item.id: item for item in store.catalogue.items(set(ids.values()))}
    return {offer_id: items[item_id] for offer_id, item_id in ids.items() if item_id in items}


def _stories(around: Surroundings) -> list[_Story]:
    store = around.store
    orders = [stored.order for stored in store.orders.newer_than(0)]
    items, linked = items_by_offer(store), frozenset(store.links.links())
    chosen = fates(orders, items, linked)
    names = states(store.catalogue.references(ReferenceKind.ORDER_STATE))
    statuses = {status.id: status.name for status in store.catalogue.references(ReferenceKind.SHOP_STATUS)}
    told, number = [], _FIRST_NUMBER
    for place, order in enumerate(orders):
        fate, papers = chosen[order.id], None
        money = details(place, order, items, old_vat=fate is Fate.VAT_DIFFERS)
        if fate is Fate.SENT:
            papers = customer_order(order, money, items, f"{number:05d}", names)
            number += 1
        state = names.of(order)
        tale = Tale(
            place, order, money, fate, papers, state.name if state is not None else "",
            statuses.get(order.status, order.status), linked, around.clock.now(),
        )  # fmt: skip
        told.append(_Story(money, papers, past(tale)))
    return told
