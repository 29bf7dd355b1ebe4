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


def sold(order: ShopOrder, line: OrderLine) -> Decimal:
    """Units the shop's counter has given away for this line: all once shipped, else what the shop reserved.

    Where the shop tells no reservation, the whole line counts (better one too few for sale than one too many).
    """
    if order.canceled:
        return ZERO
    if order.shipped or line.reserved is None:
        return line.quantity
    return min(line.quantity, line.reserved)


def line_in_flight(
    order: ShopOrder,
    line: OrderLine,
    arrival: OrderArrival | None,
    read_begun: datetime,
    settle: timedelta,
    reserve_counts: bool,
) -> Decimal:
    """Units of `line` still in flight for a stock read begun at `read_begun`.

    `reserve_counts` tells whether the figure for the shop already leaves reserves out (free and available stock do,
    physical stock does not: there a line stays in flight until shipped).
    """
    given = sold(order, line)
    if given <= 0 or arrival is None:
        return max(given, ZERO)
    settled = arrival.shown or read_begun >= arrival.arrived + settle
    if not settled:
        return given
    there = arrival.lines.get(line.id, LineArrival())
    covered = there.shipped + (there.reserved if reserve_counts else ZERO)
    return max(given - covered, ZERO)


def in_flight(
    orders: Iterable[tuple[ShopOrder, OrderArrival | None]],
    item_of_offer: Mapping[int, str],
    components: Mapping[str, tuple[Component, ...]],
    read_begun: datetime,
    settle: timedelta,
    reserve_counts: bool,
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
            amount = line_in_flight(order, line, arrival, read_begun, settle, reserve_counts)
            if amount <= 0:
                continue
            for part in components.get(item_id, (Component(item_id, Decimal(1)),)):
                flying[part.item_id] += amount * part.quantity
    return dict(flying)
