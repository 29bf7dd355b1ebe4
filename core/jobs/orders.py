"""Looking at the shop's orders: what is new, what changed, and what of it is still in flight to the warehouse."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from core.domain.catalogue import Component
from core.domain.inflight import FlightRules, LineArrival, OrderArrival, ReserveCondition, in_flight
from core.domain.orders import ShopOrder
from core.domain.stock import Measure
from core.jobs import marks
from core.jobs.context import JobContext
from core.ports import OrderNews
from core.store.orders import StoredOrder

#: How many of the newest known orders are read again with every look.
_OVERLAP = 20


def look(ctx: JobContext) -> frozenset[int]:
    """Read new orders and the present state of open ones; returns the offers whose shop figure moved by that.

    They are also kept for the next stock run (`marks.moved_offers`): whoever looks first takes the news from nobody.

    The first look reaches back `load.orders_days` days. An order that was already shipped when first seen is left to
    the past: whoever shipped it has booked it. Ids may commit out of order, so a few known ones are read again. One
    request to the shop when little is new.
    """
    store = ctx.store.orders
    last = store.last_order_id()
    after = max(0, last - _OVERLAP)
    open_before = {stored.order.id: stored for stored in store.open_orders()}
    known = {stored.order.id: stored for stored in store.newer_than(after)} | open_before
    since = ctx.clock.now() - timedelta(days=ctx.settings.load.orders_days) if last == 0 else None
    news = ctx.shop.read_order_news(after, sorted(open_before), ctx.cancel, created_since=since)

    def is_open(order: ShopOrder) -> bool:
        was_open = known[order.id].open if order.id in known else not order.shipped
        return not order.canceled and was_open

    moved = _moved(news, known)
    with ctx.store.raw.write():
        store.upsert(news.orders, is_open)
        store.remove(news.missing)
        marks.add_moved_offers(ctx.store.watermarks, moved)
    return moved


def _moved(news: OrderNews, known: dict[int, StoredOrder]) -> frozenset[int]:
    moved: set[int] = set()
    for order in news.orders:
        before = known.get(order.id)
        if before is not None and before.order == order:
            continue
        moved.update(line.offer_id for line in order.lines if line.offer_id is not None)
        if before is not None:
            moved.update(line.offer_id for line in before.order.lines if line.offer_id is not None)
    for order_id in news.missing:
        gone = known.get(order_id)
        if gone is not None:
            moved.update(line.offer_id for line in gone.order.lines if line.offer_id is not None)
    return frozenset(moved)


def _arrival(stored: StoredOrder) -> OrderArrival | None:
    if stored.arrived_at is None:
        return None
    zero = Decimal(0)
    lines = {
        line.id: LineArrival(stored.reserved.get(line.id, zero), stored.shipped.get(line.id, zero))
        for line in stored.order.lines
    }
    return OrderArrival(stored.arrived_at, lines)


def flying(
    ctx: JobContext,
    item_of_offer: dict[int, str],
    components: dict[str, tuple[Component, ...]],
    read_begun: datetime,
    measure: Measure,
) -> dict[str, Decimal]:
    """Units in flight by item id, for a stock read begun at `read_begun`.

    An order older than `load.orders_days` days counts no more: whoever enters orders by hand has done so by then.
    """
    if not ctx.settings.stock.count_in_flight:
        return {}
    oldest = ctx.clock.now() - timedelta(days=ctx.settings.load.orders_days)
    orders: Iterable[tuple[ShopOrder, OrderArrival | None]] = [
        (stored.order, _arrival(stored))
        for stored in ctx.store.orders.open_orders()
        if stored.arrived_at is not None or stored.order.created >= oldest
    ]
    settle = timedelta(seconds=ctx.settings.stock.in_flight_seconds)
    condition = ReserveCondition(ctx.settings.stock.shop_reserves)
    rules = FlightRules(settle, measure is not Measure.PHYSICAL, condition)
    return in_flight(orders, item_of_offer, components, read_begun, rules)
