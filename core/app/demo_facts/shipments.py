"""The demo's shipments: demands, drafts, returns and the shop's own documents, with what happened to them.

Everything is worked out from the orders that the load read and MoySklad's orders for them, in their order: the same
shop gives the same facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from core.app.demo_facts.orders import items_by_offer
from core.app.demo_facts.shipment_past import Past
from core.app.demo_facts.shipment_stories import Parcel, Story, Twist, moment_of, stories
from core.app.doors import Surroundings
from core.domain.catalogue import Item, ItemKind, ReferenceKind
from core.domain.orders import CustomerOrder, ShopOrder
from core.domain.shipment_facts import Demand, DocumentLine, SalesReturn, ShopShipment
from core.jobs import shipment_views
from core.ports import StockMeasure
from core.store.repositories import Repositories

#: MoySklad's numbers of the first demand and the first return.
_FIRST_DEMAND, _FIRST_RETURN, _FIRST_SHOP = 402, 31, 2101
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Hall:
    """The warehouse that goods leave from, the items free there, and one that somebody packs by mistake."""

    store_id: str
    there: Set[str]
    stranger: Item | None


@dataclass(slots=True)
class _Told:
    """One order's documents while they are made up."""

    order: ShopOrder
    papers: CustomerOrder
    story: Story
    demands: list[Demand] = field(default_factory=list)
    returns: list[SalesReturn] = field(default_factory=list)
    once_posted: set[str] = field(default_factory=set)


def fill(around: Surroundings) -> None:
    """Store the documents of every order with a story, then let the job's own function work out the lines."""
    store, now = around.store, around.clock.now()
    orders = {stored.order.id: stored.order for stored in store.orders.newer_than(0)}
    papers = {order.order_id: order for order in store.customer_orders.all_orders() if order.order_id is not None}
    chosen = stories(list(orders.values()), papers)
    home, stranger = _main_store(store), _stranger(store, papers)
    free = store.stock.all_seen(StockMeasure.FREE)
    there = {item_id for (item_id, place), amount in free.items() if place == home and amount > 0}
    told = [
        _tell(orders[number], papers[number], story, _Hall(home, there, stranger), now)
        for number, story in sorted(chosen.items())
    ]
    _number(told)
    items = items_by_offer(store)
    with store.raw.write():
        store.customer_orders.upsert([one.papers for one in told])
        store.demands.upsert([demand for one in told for demand in one.demands])
        store.sales_returns.upsert([document for one in told for document in one.returns])
        store.customer_orders.upsert(_caught_up(store, told, there))
        shop = _FIRST_SHOP
        for one in told:
            documents = _in_the_shop(one, items, shop)
            shop += len(documents)
            store.shop_shipments.upsert(documents)
            past = Past(one.order.id)
            past.tell(one.order, one.demands, one.returns, documents, one.once_posted)
            past.keep(store.order_events)
    shipment_views.refresh(store, papers)


def _main_store(store: Repositories) -> str:
    """The warehouse that goods leave from."""
    stores = [one for one in store.catalogue.references(ReferenceKind.STORE) if one.get("archived") != "true"]
    main = next((one for one in stores if one.name.startswith("Основной")), None)
    return (main or stores[0]).id if stores else ""


def _stranger(store: Repositories, papers: Mapping[int, CustomerOrder]) -> Item | None:
    """An item that somebody packed by mistake: one that other buyers ordered."""
    ids = sorted({line.item_id for order in papers.values() for line in order.lines})
    items = store.catalogue.items(ids[:20])
    return next((item for item in items if item.kind is ItemKind.VARIANT), None)


def _tell(order: ShopOrder, papers: CustomerOrder, story: Story, hall: _Hall, now: datetime) -> _Told:
    told = _Told(order, _split(papers) if story.twist is Twist.SPLIT else papers, story)
    units = [(line.item_id, line.price) for line in told.papers.lines for _ in range(int(line.quantity))]
    # What is not in the hall cannot be packed: it is what such an order still waits for.
    units.sort(key=lambda unit: unit[0] not in hall.there)
    taken = 0
    for place, parcel in enumerate(story.parcels):
        last = place == len(story.parcels) - 1 and parcel.ago is None and story.twist is not Twist.UNTOLD
        part = units[taken:] if last else units[taken : taken + parcel.units]
        taken += len(part)
        moment = moment_of(parcel, place, len(story.parcels), order, now)
        lines = _lines(told, place, [*part, *part[-1:] * parcel.extra])
        if last and story.twist is Twist.FOREIGN and hall.stranger is not None:
            lines = (
                *lines,
                DocumentLine(_id(order.id, place, "stranger"), hall.stranger.id, _ONE, hall.stranger.price),
            )
        demand = Demand(
            _id(order.id, place, "demand"),
            papers.id,
            "",
            moment,
            moment + timedelta(minutes=1 if parcel.posted else 4),
            parcel.posted,
            lines,
            sum(((line.price or Decimal(0)) * line.quantity for line in lines), Decimal(0)),
            hall.store_id,
            parcel.tracking,
        )
        told.demands.append(demand)
        if parcel.unposted:
            told.once_posted.add(demand.id)
        if parcel.back:
            told.returns.append(_home_again(told, demand, parcel, now))
    return told


def _split(papers: CustomerOrder) -> CustomerOrder:
    """The warehouse made two positions of one: the first of several units goes apart."""
    lines = []
    for line in papers.lines:
        if line.quantity > 1:
            rest = replace(line, id=str(uuid5(NAMESPACE_URL, f"{line.id}:split")), quantity=_ONE)
            lines += [replace(line, quantity=line.quantity - 1), rest]
        else:
            lines.append(line)
    return replace(papers, lines=tuple(lines))


def _lines(told: _Told, place: int, units: list[tuple[str, Decimal | None]]) -> tuple[DocumentLine, ...]:
    amounts: dict[tuple[str, Decimal | None], Decimal] = {}
    for unit in units:
        amounts[unit] = amounts.get(unit, Decimal(0)) + 1
    return tuple(
        DocumentLine(_id(told.order.id, place, f"line-{number}"), item_id, amount, price)
        for number, ((item_id, price), amount) in enumerate(amounts.items())
    )


def _home_again(told: _Told, demand: Demand, parcel: Parcel, now: datetime) -> SalesReturn:
    """The buyer sent the first units back two days later."""
    first = demand.lines[0]
    moment = min(demand.moment + timedelta(days=2), now - timedelta(hours=5))
    line = DocumentLine(_id(told.order.id, 0, "back"), first.item_id, Decimal(parcel.back), first.price)
    return SalesReturn(
        _id(told.order.id, 0, "return"), told.papers.id, "", moment, moment, True, (line,),
        (first.price or Decimal(0)) * parcel.back, demand.id,
    )  # fmt: skip


def _number(told: list[_Told]) -> None:
    """MoySklad numbers documents as they come."""
    demands = sorted((demand.moment, demand.id) for one in told for demand in one.demands)
    returns = sorted((document.moment, document.id) for one in told for document in one.returns)
    names = {name: f"{_FIRST_DEMAND + at:05d}" for at, (_, name) in enumerate(demands)}
    names |= {name: f"{_FIRST_RETURN + at:05d}" for at, (_, name) in enumerate(returns)}
    for one in told:
        one.demands = [replace(demand, name=names[demand.id]) for demand in one.demands]
        one.returns = [replace(document, name=names[document.id]) for document in one.returns]


def _caught_up(store: Repositories, told: list[_Told], there: Set[str]) -> list[CustomerOrder]:
    """MoySklad's orders with the figures that it works out itself: what was shipped and what stays reserved."""
    facts = store.shipment_facts.of_orders(one.order.id for one in told)
    result = []
    for one in told:
        figures = {position.line_id: position.figures for position in facts[one.order.id].picture().positions}
        lines = tuple(
            replace(
                line,
                shipped=figures[line.id].shipped,
                reserved=figures[line.id].left if line.item_id in there else Decimal(0),
            )
            if line.id in figures
            else line
            for line in one.papers.lines
        )
        result.append(replace(one.papers, lines=lines))
    return result


def _in_the_shop(told: _Told, items: Mapping[int, Item], first: int) -> list[ShopShipment]:
    """One document for each posted demand, and the shop's own one for what is left, that stands for no demand."""
    known = [(items.get(line.offer_id or 0), line) for line in told.order.lines if not line.set_parent]
    lines = {item.id: line for item, line in known if item is not None}
    room = {item_id: line.quantity for item_id, line in lines.items()}
    found: list[ShopShipment] = []
    for demand in (demand for demand in told.demands if demand.posted):
        amounts: list[tuple[int, Decimal]] = []
        for line in demand.lines:
            taken = min(line.quantity, room.get(line.item_id, Decimal(0)))
            if taken > 0:
                room[line.item_id] -= taken
                amounts.append((lines[line.item_id].id, taken))
        found.append(
            ShopShipment(
                first + len(found), told.order.id, f"ms:{demand.id}", True, False, demand.updated, demand.tracking,
                lines=tuple(amounts),
            )
        )  # fmt: skip
    rest = tuple((lines[item_id].id, amount) for item_id, amount in room.items() if amount > 0)
    if rest and not told.order.shipped:
        found.append(
            ShopShipment(first + len(found), told.order.id, "", False, False, told.order.created, lines=rest)
        )
    return found


def _id(order_id: int, place: int, what: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"demo:{order_id}:{place}:{what}"))
