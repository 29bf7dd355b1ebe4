"""What became of the demo's orders in the warehouse: how many units each demand took, and what went wrong where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto

from core.domain.orders import CustomerOrder, ShopOrder

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class Twist(Enum):
    """What is special about an order."""

    NONE = auto()
    FOREIGN = auto()
    SPLIT = auto()
    UNTOLD = auto()


@dataclass(frozen=True, slots=True)
class Parcel:
    """One demand: `units` taken in the order of the positions; `ago` before now, None is around the shop's status.

    `unposted` was posted once; `extra` are units of the last position beyond the order; `back` come home again.
    """

    units: int
    ago: timedelta | None = None
    posted: bool = True
    unposted: bool = False
    tracking: str = ""
    extra: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The demands of an order; `least` is how many units and how many lines the order must have for it."""

    parcels: tuple[Parcel, ...]
    twist: Twist = Twist.NONE
    least: tuple[int, int] = (1, 1)


#: Orders on their way, in the order in which stories look for an order that suits them.
_ON_THE_WAY = (
    Story(
        (Parcel(1, 18 * _HOUR), Parcel(1, timedelta(minutes=24)), Parcel(1, timedelta(minutes=11), posted=False)),
        least=(4, 3),
    ),
    Story((Parcel(3, 3 * _HOUR, tracking="10147382915"),), least=(4, 2)),
    Story((Parcel(1, 12 * _DAY, tracking="10146905520"),), least=(3, 2)),
    Story((Parcel(1, 5 * _DAY), Parcel(1, 2 * _DAY, posted=False, unposted=True)), least=(3, 2)),
    Story((Parcel(2, 6 * _DAY, back=1),), least=(3, 2)),
    Story((Parcel(2, timedelta(minutes=50), posted=False),), least=(2, 2)),
    Story((Parcel(2, 7 * _HOUR, extra=1),), least=(2, 1)),
)
#: Orders that the shop calls shipped.
_SHIPPED = (
    Story((Parcel(1), Parcel(2), Parcel(1)), least=(4, 3)),
    Story((Parcel(4),), Twist.UNTOLD, least=(5, 3)),
    Story((Parcel(2),), Twist.FOREIGN, least=(2, 1)),
    Story((Parcel(1), Parcel(1)), Twist.SPLIT, least=(2, 1)),
    Story((Parcel(1, back=1),), least=(1, 1)),
)


def stories(orders: Sequence[ShopOrder], papers: Mapping[int, CustomerOrder]) -> dict[int, Story]:
    """A story for every order that something left for, and for those with drafts; newest orders are asked first."""
    newest = [
        order for order in sorted(orders, key=lambda order: -order.id) if order.id in papers and not order.canceled
    ]
    found = _cast(_ON_THE_WAY, [order for order in newest if not order.shipped], papers)
    shipped = [order for order in newest if order.shipped]
    found |= _cast(_SHIPPED, shipped, papers)
    for order in shipped:
        if order.id not in found:
            units = units_of(papers[order.id])
            parts = (Parcel(1), Parcel(units - 1)) if units > 2 and order.id % 2 else (Parcel(units),)
            found[order.id] = Story(parts)
    return found


def units_of(order: CustomerOrder) -> int:
    """How many whole units an order has."""
    return int(sum((line.quantity for line in order.lines), Decimal(0)))


def _cast(
    wanted: Sequence[Story], orders: Sequence[ShopOrder], papers: Mapping[int, CustomerOrder]
) -> dict[int, Story]:
    found: dict[int, Story] = {}
    for story in wanted:
        suiting = [
            order
            for order in orders
            if order.id not in found
            and units_of(papers[order.id]) >= story.least[0]
            and len(papers[order.id].lines) >= story.least[1]
        ]
        # The smallest one that suits leaves the bigger ones to stories that need more.
        if suiting:
            chosen = min(suiting, key=lambda order: (units_of(papers[order.id]), -order.id))
            found[chosen.id] = story
    return found


def moment_of(parcel: Parcel, place: int, count: int, order: ShopOrder, now: datetime) -> datetime:
    """When a demand was made: after the order, and before the shop called it shipped."""
    first = order.created + timedelta(minutes=10)
    if parcel.ago is not None:
        return max(first + place * timedelta(minutes=7), now - parcel.ago)
    last = max(min(order.updated, now) - timedelta(minutes=3), first)
    return first + (last - first) * ((place + 1) / count)
