"""What the shop has sold or reserved and the warehouse does not know of yet.

The shop's own counter already fell when the order was placed. Until the warehouse's figure falls too, writing the
warehouse's figure would put the sold pieces up for sale again; so they are subtracted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from core.domain.catalogue import Component
from core.domain.orders import OrderLine, ShopOrder

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class LineArrival:
    """What the warehouse's order holds for one shop line: units reserved and shipped there."""

    reserved: Decimal = ZERO
    shipped: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class OrderArrival:
    """When the order reached the warehouse (aware UTC) and what it holds for each line id.

    `shown` is True once a stock read showed the reserve.
    """

    arrived: datetime
    lines: Mapping[int, LineArrival]
    shown: bool = False


class ReserveCondition(StrEnum):
    """When the shop takes goods off its counter for an order (Bitrix option `product_reserve_condition`)."""

    CREATED = "created"
    PAID = "paid"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class FlightRules:
    """How orders in flight are counted.

    `settle` is how long after its arrival a reserve may take to show in the stock report. `reserve_counts` tells
    whether the figure for the shop already leaves reserves out (free and available stock do, physical stock does not:
    there a line stays in flight until shipped).
    """

    settle: timedelta
    reserve_counts: bool = True
    condition: ReserveCondition = ReserveCondition.CREATED


def sold(order: ShopOrder, line: OrderLine, condition: ReserveCondition = ReserveCondition.CREATED) -> Decimal:
    """Units the shop's counter has given away for this line.

    All once shipped; else what the shop says it reserved, and where it does not say, the whole line as soon as the
    shop's reserve condition is met.
    """
    if order.canceled:
        return ZERO
    if order.shipped:
        return line.quantity
    if line.reserved is not None:
        return min(line.quantity, line.reserved)
    met = condition is ReserveCondition.CREATED or (condition is ReserveCondition.PAID and order.paid)
    return line.quantity if met else ZERO


def line_in_flight(
    order: ShopOrder, line: OrderLine, arrival: OrderArrival | None, read_begun: datetime, rules: FlightRules
) -> Decimal:
    """Units of `line` still in flight for a stock read begun at `read_begun`."""
    given = sold(order, line, rules.condition)
    if given <= 0 or arrival is None:
        return max(given, ZERO)
    if not (arrival.shown or read_begun >= arrival.arrived + rules.settle):
        return given
    there = arrival.lines.get(line.id, LineArrival())
    covered = there.shipped + (there.reserved if rules.reserve_counts else ZERO)
    return max(given - covered, ZERO)


def in_flight(
    orders: Iterable[tuple[ShopOrder, OrderArrival | None]],
    item_of_offer: Mapping[int, str],
    components: Mapping[str, tuple[Component, ...]],
    read_begun: datetime,
    rules: FlightRules,
) -> dict[str, Decimal]:
    """Units in flight per warehouse item over all `orders`.

    Bundles count by their components. A kit's parent line and its component lines are both present in a shop order:
    when the kit itself is linked its components are left out, else the components count.
    """
    flying: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for order, arrival in orders:
        linked_kits = {
            line.id
            for line in order.lines
            if line.set_parent is None and line.offer_id is not None and line.offer_id in item_of_offer
        }
        for line in order.lines:
            if line.offer_id is None or line.set_parent in linked_kits:
                continue
            item_id = item_of_offer.get(line.offer_id)
            if item_id is None:
                continue
            amount = line_in_flight(order, line, arrival, read_begun, rules)
            if amount <= 0:
                continue
            for part in components.get(item_id, (Component(item_id, Decimal(1)),)):
                flying[part.item_id] += amount * part.quantity
    return dict(flying)
