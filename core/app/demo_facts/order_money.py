"""What the demo's orders cost: prices from the mirror where it has them, sums that add up to the kopeck."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from core.app.demo_facts import order_words as words
from core.domain.catalogue import Item
from core.domain.orders import MIXED_VAT, NO_VAT, LineMoney, OrderDetails, OrderLine, ShopOrder

_KOPECK = Decimal("0.01")
_RATE, _OLD_RATE = "22", "20"
#: Every this-many-th line carries a discount of a tenth.
_DISCOUNT_EVERY = 5
#: Every this-many-th order is sold without VAT, and one as often has lines of two kinds.
_NO_VAT_EVERY = 11


def details(number: int, order: ShopOrder, items: Mapping[int, Item], *, old_vat: bool = False) -> OrderDetails:
    """The details of the demo's order `number`, counted from 0; `items` by offer id, as far as they are known."""
    lines = {line.id: _line(line, items, _vat(number, place, old_vat)) for place, line in enumerate(order.lines)}
    delivery, delivery_sum = words.delivery(number)
    goods = sum((money.sum for money in lines.values() if money.sum is not None), Decimal(0))
    rates = {money.vat for money in lines.values() if money.sum is not None}
    return OrderDetails(
        order.id,
        words.buyer(number),
        goods + delivery_sum,
        vat=rates.pop() if len(rates) == 1 else MIXED_VAT,
        vat_included=True,
        payment=words.payment(number),
        refunded=order.canceled and not order.paid and number % 2 == 0,
        delivery=delivery,
        delivery_sum=delivery_sum,
        status_at=order.updated,
        lines=lines,
    )


def unit_price(line: OrderLine, items: Mapping[int, Item]) -> Decimal:
    """What one unit of a line costs before discounts; invented from its number where nobody says."""
    item = items.get(line.offer_id or 0)
    if item is not None and item.price:
        return item.price
    return Decimal(390 + line.id % 17 * 100)


def _line(line: OrderLine, items: Mapping[int, Item], vat: str) -> LineMoney:
    """A part of a set costs nothing by itself: the set's own line carries the price."""
    if line.set_parent is not None:
        return LineMoney(None, None, "")
    price = unit_price(line, items)
    if line.id % _DISCOUNT_EVERY == 0:
        price = (price * Decimal("0.9") - Decimal("0.01")).quantize(_KOPECK)
    return LineMoney(price, (price * line.quantity).quantize(_KOPECK), vat)


def _vat(number: int, place: int, old: bool) -> str:
    if old:
        return _OLD_RATE
    if number % _NO_VAT_EVERY == 4:
        return NO_VAT
    return NO_VAT if number % _NO_VAT_EVERY == 8 and place else _RATE
