"""Orders in conflict, told from the stored facts of both systems; what is unknown of an order decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from core.domain.catalogue import ItemKind, ReferenceKind
from core.domain.conflicts import ConflictKind, Fact, Facts, Value, agreed_columns, buyer_columns
from core.domain.conflicts.agreement import torn
from core.domain.orders import CustomerOrder, ExportState, OrderDetails, OrderExport, ShopOrder
from core.domain.plan import plain
from core.domain.shipments import Picture
from core.jobs.conflicts_goods import money, pieces, shown
from core.jobs.context import JobContext
from core.store.conflict_sales import SalesSources
from core.store.conflicts import Finding
from core.store.repositories import Repositories

KINDS = frozenset(
    {
        ConflictKind.STATUS_BOTH,
        ConflictKind.OVER_SHIPPED,
        ConflictKind.LINES_CHANGED,
        ConflictKind.ORDER_DELETED,
        ConflictKind.VAT_DIFFERS,
        ConflictKind.TOTAL_DIFFERS,
        ConflictKind.BUYER_TWIN,
    }
)
_NOTHING = Value()
_GONE = Value(code="conflict.value.deleted")
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Names:
    """What states and statuses are called, with their colours, by id."""

    states: Mapping[str, Value] = field(default_factory=dict)
    statuses: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def read(cls, store: Repositories) -> _Names:
        """As the dictionaries have them, gone ones too."""
        found = []
        for kind in (ReferenceKind.ORDER_STATE, ReferenceKind.SHOP_STATUS):
            references = store.catalogue.references(kind, gone=True)
            found.append({one.id: Value(one.name, color=one.get("color")) for one in references})
        return cls(*found)


@dataclass(frozen=True, slots=True)
class _Case:
    """One order as both systems have it."""

    order: ShopOrder
    details: OrderDetails
    papers: CustomerOrder | None

    @property
    def params(self) -> dict[str, str]:
        """What every sentence about an order may need."""
        total = plain(self.details.sum) if self.details.sum is not None else ""
        return {"number": self.order.number, "sum": total}

    @property
    def rows(self) -> tuple[Fact, ...]:
        """Who buys; the same in every comparison of an order."""
        return (Fact("buyer", (_NOTHING, _NOTHING, Value(self.details.buyer))),)

    def finding(self, kind: ConflictKind, facts: Facts) -> Finding:
        """The conflict of this order."""
        return Finding(kind, f"order:{self.order.id}", self.order.number, facts, self.order.id)


def findings(ctx: JobContext) -> Iterator[Finding]:
    """What both systems tell differently about orders, and what keeps orders from being sent."""
    store, sources = ctx.store, SalesSources(ctx.store.raw)
    names = _Names.read(store)
    since = ctx.clock.now() - timedelta(days=max(1, ctx.settings.load.orders_days))
    told: set[int] = set()
    for order_id in sources.torn():
        yield from _status(store, order_id, names)
    for order_id in sources.over_shipped():
        yield from _over(store, order_id)
    for order_id in sources.deleted_there():
        yield from _deleted(store, order_id, names)
    for order_id in sources.shipped(since):
        for finding in _lines(store, order_id):
            told.add(order_id)
            yield finding
    for order_id in sources.other_totals(since):
        # Where the lines differ the sums do, too: that is one question and not two.
        if order_id not in told:
            yield from _total(store, order_id)
    failed = store.exports.in_state(ExportState.FAILED)
    yield from _vat(store, sources.other_vat(since), failed)
    yield from _twins(store, failed)


def _case(store: Repositories, order_id: int) -> _Case | None:
    stored = store.orders.order(order_id)
    if stored is None:
        return None
    papers = next(iter(store.customer_orders.of_order(order_id)), None)
    return _Case(stored.order, store.orders.details(order_id) or OrderDetails(order_id), papers)


def _picture(store: Repositories, order_id: int) -> Picture | None:
    facts = store.shipment_facts.of_orders([order_id]).get(order_id)
    return facts.picture() if facts is not None else None


def _status(store: Repositories, order_id: int, names: _Names) -> Iterator[Finding]:
    """Somebody changed the status in MoySklad, somebody else in the shop, and neither followed from the other."""
    case, parted = _case(store, order_id), torn(store.order_events.of_order(order_id))
    if case is None or case.papers is None or parted is None:
        return
    state, status = names.states.get(case.papers.state_id or ""), names.statuses.get(case.order.status)
    if state is None or status is None:
        return
    demands = store.demands.of_customer_orders([case.papers.id])
    demand = next((one for one in demands if one.posted and not one.gone), None)
    shipped = sum((line.quantity for line in demand.lines), Decimal(0)) if demand is not None else Decimal(0)
    left = {"name": demand.name, "quantity": plain(shipped)} if demand is not None else {}
    posted = Value(code="conflict.value.demand_posted", params=left) if left else _NOTHING
    paid = _NOTHING
    if case.details.refunded:
        paid = Value(code="conflict.value.refund_asked")
    elif case.order.paid and case.details.sum is not None:
        paid = Value(code="conflict.value.received", params={"sum": plain(case.details.sum)})
    sides = (replace(state, at=parted.state_at), replace(status, at=parted.status_at))
    rows = (
        Fact("status", (Value(parted.agreed), *sides)),
        Fact("shipment", (_NOTHING, posted, _NOTHING)),
        Fact("money", (_NOTHING, _NOTHING, paid)),
        *case.rows,
    )
    params = {
        **case.params, "ms_state": state.text, "shop_status": status.text, "demand": left.get("name", ""),
        "shipped": left.get("quantity", ""), "refund": "1" if case.details.refunded else "",
    }  # fmt: skip
    yield case.finding(ConflictKind.STATUS_BOTH, Facts(agreed_columns(parted.agreed_at), shown(rows), params=params))


def _over(store: Repositories, order_id: int) -> Iterator[Finding]:
    """More of a position left than the buyer ordered."""
    case, picture = _case(store, order_id), _picture(store, order_id)
    if case is None or picture is None or case.papers is None or not case.papers.lines:
        return
    over = [position for position in picture.positions if position.alarming]
    if not over:
        return
    items = {item.id: item for item in store.catalogue.items(position.item_id for position in over)}
    prices = {line.item_id: line.price for line in case.papers.lines}
    figures = [position.figures for position in over]
    ordered = sum((one.ordered for one in figures), Decimal(0))
    extra = sum((one.over for one in figures), Decimal(0))
    cost = [(prices.get(position.item_id), position.figures.over) for position in over]
    total = sum((price * amount for price, amount in cost if price is not None), Decimal(0))
    rows = tuple(
        Fact(
            items[position.item_id].name if position.item_id in items else position.item_id,
            (
                _NOTHING,
                pieces(plain(position.figures.ordered + position.figures.over)),
                pieces(plain(position.figures.ordered)),
            ),
        )
        for position in over[:_MOST_LINES]
    )
    params = {
        **case.params, "ordered": plain(ordered) if ordered else "", "shipped": plain(ordered + extra),
        "extra": plain(extra), "extra_sum": plain(total) if total else "",
    }  # fmt: skip
    yield case.finding(
        ConflictKind.OVER_SHIPPED, Facts(agreed_columns(None), shown((*rows, *case.rows)), params=params)
    )


def _deleted(store: Repositories, order_id: int, names: _Names) -> Iterator[Finding]:
    """MoySklad no longer has the order (field case C38)."""
    case = _case(store, order_id)
    if case is None:
        return
    status = names.statuses.get(case.order.status, Value(case.order.status))
    rows = (Fact("status", (_NOTHING, _GONE, status)), *case.rows)
    params = {**case.params, "status": status.text}
    yield case.finding(ConflictKind.ORDER_DELETED, Facts(agreed_columns(None), shown(rows), params=params))


def _lines(store: Repositories, order_id: int) -> Iterator[Finding]:
    """Something left already, and the two orders do not hold the same; an offer without a pair says nothing."""
    case = _case(store, order_id)
    if case is None or case.papers is None or not case.papers.lines:
        return
    lines = [line for line in case.order.lines if line.set_parent is None]
    links = {
        link.offer_id: link.item_id for link in store.links.links_of_offers(line.offer_id or 0 for line in lines)
    }
    if any(line.offer_id not in links for line in lines):
        return
    shop: dict[str, Decimal] = {}
    for line in lines:
        item_id = links[line.offer_id or 0]
        shop[item_id] = shop.get(item_id, Decimal(0)) + line.quantity
    there: dict[str, Decimal] = {}
    for position in case.papers.lines:
        there[position.item_id] = there.get(position.item_id, Decimal(0)) + position.quantity
    items = {item.id: item for item in store.catalogue.items({*shop, *there})}
    there = {one: amount for one, amount in there.items() if one in items and items[one].kind is not ItemKind.SERVICE}
    differing = [one for one in sorted({*shop, *there}) if shop.get(one) != there.get(one)]
    if not differing:
        return
    rows = (
        Fact("positions", (_NOTHING, _count(len(there)), _count(len(shop)))),
        *(
            Fact(items[one].name, (_NOTHING, _amount(there.get(one)), _amount(shop.get(one))))
            for one in differing[:_MOST_LINES]
        ),
        *case.rows,
    )
    picture = _picture(store, order_id)
    shipped = sum((figures.kept for figures in picture.totals.values()), Decimal(0)) if picture else Decimal(0)
    params = {**case.params, "shop_count": str(len(shop)), "ms_count": plain(shipped)}
    yield case.finding(ConflictKind.LINES_CHANGED, Facts(agreed_columns(None), shown(rows), params=params))


def _count(lines: int) -> Value:
    return Value(code="conflict.value.positions", params={"count": str(lines)})


def _amount(quantity: Decimal | None) -> Value:
    return pieces(plain(quantity)) if quantity is not None else Value(code="conflict.value.none")


def _total(store: Repositories, order_id: int) -> Iterator[Finding]:
    """The sums differ although the lines do not."""
    case = _case(store, order_id)
    if case is None or case.papers is None or case.papers.sum is None or case.details.sum is None:
        return
    there, shop = plain(case.papers.sum), plain(case.details.sum)
    rows = (Fact("total", (_NOTHING, money(there), money(shop))), *case.rows)
    params = {**case.params, "ms_total": there, "shop_total": shop}
    yield case.finding(ConflictKind.TOTAL_DIFFERS, Facts(agreed_columns(None), shown(rows), params=params))


def _vat(
    store: Repositories, differing: Sequence[tuple[int, str, str]], failed: Sequence[OrderExport]
) -> Iterator[Finding]:
    """The rates differ in an order that is there, or kept one from being sent."""
    found = {order_id: (shop, there, "") for order_id, shop, there in differing}
    for export in failed:
        shop, there = export.params.get("shop_vat", ""), export.params.get("item_vat", "")
        if export.code == "order.vat_differs" and shop and there:
            found[export.order_id] = (shop, there, export.params.get("name", ""))
    for order_id, (shop, there, name) in sorted(found.items()):
        case = _case(store, order_id)
        if case is None:
            continue
        rows = (
            Fact("item", (_NOTHING, Value(name), Value(name))),
            Fact("vat", (_NOTHING, _rate(there), _rate(shop))),
            *case.rows,
        )
        params = {**case.params, "ms_vat": there, "shop_vat": shop}
        yield case.finding(ConflictKind.VAT_DIFFERS, Facts(agreed_columns(None), shown(rows), params=params))


def _rate(rate: str) -> Value:
    return Value(code="conflict.value.vat", params={"rate": rate})


def _twins(store: Repositories, failed: Sequence[OrderExport]) -> Iterator[Finding]:
    """Two counterparties fit a buyer: one question for all orders of that phone, about the oldest of them."""
    asked: set[str] = set()
    for export in failed:
        first, second = export.params.get("first", ""), export.params.get("second", "")
        key = export.params.get("phone") or first
        case = _case(store, export.order_id) if export.code == "order.buyer_twice" and key not in asked else None
        if case is None:
            continue
        asked.add(key)
        phone = Value(export.params.get("phone", ""))
        rows = (
            Fact("name", (Value(first), Value(second), Value(case.details.buyer))),
            Fact("phone", (phone, phone, phone)),
        )
        params = dict(case.params)
        counts = SalesSources(store.raw).orders_of((first, second))
        if counts[0] != counts[1]:
            params["busier"] = "first" if counts[0] > counts[1] else "second"
        facts = Facts(buyer_columns(), shown(rows), 2, params)
        yield Finding(ConflictKind.BUYER_TWIN, f"buyer:{key}", case.details.buyer or first, facts, export.order_id)
