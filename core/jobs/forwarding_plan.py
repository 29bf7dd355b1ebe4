"""Deciding on orders: each goes, waits, fails with its cure or is left out; buyers are found or to be created."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.catalogue import Item
from core.domain.forwarding.buyers import Buyer, Counterparties, Counterparty, Finding, normal, normal_phone
from core.domain.forwarding.draft import DraftRules, Hindrance, OrderDraft, make_out
from core.domain.forwarding.eligibility import ForwardingRules, standing
from core.domain.forwarding.identity import buyer_of_order_sync_id, buyer_sync_id
from core.domain.forwarding.orders import WholeOrder
from core.domain.orders import ExportState, OrderExport
from core.jobs.context import JobContext
from core.ports_forwarding import NewBuyer

#: Begins the id of a card that is yet to be created: the rest is its `syncId`.
TO_CREATE = "new:"


@dataclass(slots=True)
class Plan:
    """`going` are drafts with the id of their counterparty (or TO_CREATE and its `syncId`), `buyers` whom to create.

    `links` are buyers' identities with their cards, `standing` where every other order stands now.
    """

    going: list[tuple[OrderDraft, str]] = field(default_factory=list)
    buyers: dict[UUID, NewBuyer] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    standing: list[OrderExport] = field(default_factory=list)
    sent: int = 0


def plan_orders(
    ctx: JobContext,
    whole: Mapping[int, WholeOrder],
    wanted: ForwardingRules,
    made_out: DraftRules,
    cards: Counterparties,
    now: datetime,
) -> Plan:
    """Decide on every order, oldest first, so that a buyer's first order creates the card that the next one finds."""
    plan = Plan()
    items = _items(ctx, whole)
    before = ctx.store.exports.exports(whole)
    generations, linked = ctx.store.forwarding.generations(), ctx.store.forwarding.linked_cards()
    for order_id in sorted(whole):
        one = whole[order_id]
        attempts = before[order_id].attempts if order_id in before else 0
        stands = standing(one.order, one.details, wanted, now)
        if stands.state is not None:
            plan.standing.append(
                OrderExport(order_id, stands.state, stands.code, now, stands.params, stands.next_at, attempts)
            )
            continue
        draft = make_out(one.order, one.details, items, made_out, generations.get(order_id, 0), one.remark)
        if isinstance(draft, Hindrance):
            plan.standing.append(_failed(order_id, draft, now, attempts))
            continue
        agent = _agent(plan, one, made_out.site, cards, linked)
        if isinstance(agent, Hindrance):
            plan.standing.append(_failed(order_id, agent, now, attempts))
            continue
        plan.going.append((draft, agent))
    return plan


def _items(ctx: JobContext, whole: Mapping[int, WholeOrder]) -> dict[int, Item]:
    """The linked item of every offer that an order names."""
    offers = {line.offer_id for one in whole.values() for line in one.order.lines if line.offer_id is not None}
    links = {link.offer_id: link.item_id for link in ctx.store.links.links_of_offers(sorted(offers))}
    items = {item.id: item for item in ctx.store.catalogue.items(set(links.values()))}
    return {offer: items[item] for offer, item in links.items() if item in items}


def _failed(order_id: int, hindrance: Hindrance, now: datetime, attempts: int) -> OrderExport:
    return OrderExport(
        order_id, ExportState.FAILED, hindrance.code, now, hindrance.params, None, attempts + 1, hindrance.line_id
    )


def _agent(plan: Plan, one: WholeOrder, site: str, cards: Counterparties, linked: dict[str, str]) -> str | Hindrance:
    """Whose order it is: the card's id, one to be created, or why that cannot be told."""
    buyer = normal(one.buyer)
    sync_id = buyer_sync_id(site, user_id=buyer.user_id, email=buyer.email, phone=normal_phone(buyer.phone))
    sync_id = sync_id or buyer_of_order_sync_id(site, one.order.id)
    found = cards.find(buyer, linked.get(str(sync_id), ""))
    if len(found.cards) > 1:
        return _twice(buyer, found)
    card = found.only
    if card is None:
        if not (buyer.name or buyer.email or buyer.phone):
            return Hindrance("order.nobody")
        plan.buyers[sync_id] = NewBuyer(sync_id, buyer)
        card = Counterparty(f"{TO_CREATE}{sync_id}", buyer.name, buyer.email, buyer.phone, buyer.inn)
        cards.add(card)
    linked[str(sync_id)] = card.id
    plan.links[str(sync_id)] = card.id
    return card.id


def _twice(buyer: Buyer, found: Finding) -> Hindrance:
    first, second, *_ = found.cards
    return Hindrance(
        "order.buyer_twice", {"phone": buyer.phone or buyer.email, "first": first.name, "second": second.name}
    )
