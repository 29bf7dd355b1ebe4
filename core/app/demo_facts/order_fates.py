"""Which of the demo's orders reached MoySklad, and what keeps the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto

from core.domain.catalogue import Item
from core.domain.orders import OrderLine, ShopOrder

#: So many orders are older than the day on which exporting began.
_BEFORE_START = 3


class Fate(Enum):
    """What became of an order."""

    SENT = auto()
    NO_PAIR = auto()
    VAT_DIFFERS = auto()
    BUYER_TWICE = auto()
    QUEUED = auto()
    NO_ANSWER = auto()
    CANCELLED_FIRST = auto()
    BEFORE_START = auto()
    BY_HAND = auto()


def fates(orders: Sequence[ShopOrder], items: Mapping[int, Item], linked: Collection[int]) -> dict[int, Fate]:
    """A fate for each order: rules first, then the newest open ones meet the troubles, the rest is sent.

    `items` are the items by offer id that a line can be booked on, `linked` the offers that have a pair.
    """
    found = {order.id: Fate.BEFORE_START for order in orders[:_BEFORE_START]}
    for turn, order in enumerate(order for order in orders if order.canceled):
        if turn % 2:
            found.setdefault(order.id, Fate.CANCELLED_FIRST)
    for order in orders:
        if order.canceled and lost_line(order, items, linked) is not None:
            found.setdefault(order.id, Fate.CANCELLED_FIRST)
        elif order.shipped and lost_line(order, items, linked) is not None:
            found.setdefault(order.id, Fate.BY_HAND)
    waiting = [
        order for order in reversed(orders) if order.id not in found and not order.canceled and not order.shipped
    ]
    lost = [order for order in waiting if lost_line(order, items, linked) is not None]
    found.update((order.id, Fate.NO_PAIR) for order in lost)
    rest = [order for order in waiting if order.id not in found]
    if not lost:
        rest = _without_a_pair(rest, linked, found)
    troubles = (Fate.QUEUED, Fate.NO_ANSWER, Fate.VAT_DIFFERS, Fate.BUYER_TWICE)
    # Every second one, so that in the list the troubles stand among orders that went well.
    found.update((order.id, fate) for order, fate in zip([*rest[::2], *rest[1::2]], troubles, strict=False))
    return {order.id: found.get(order.id, Fate.SENT) for order in orders}


def lost_line(order: ShopOrder, items: Mapping[int, Item], linked: Collection[int]) -> OrderLine | None:
    """The first line that has neither a pair nor an item it most likely is; parts of a set do not count."""
    return next(
        (
            line
            for line in order.lines
            if line.set_parent is None and line.offer_id not in linked and line.offer_id not in items
        ),
        None,
    )


def unpaired_line(order: ShopOrder, linked: Collection[int]) -> OrderLine | None:
    """The first line whose offer has no pair."""
    return next((line for line in order.lines if line.set_parent is None and line.offer_id not in linked), None)


def _without_a_pair(rest: list[ShopOrder], linked: Collection[int], found: dict[int, Fate]) -> list[ShopOrder]:
    """Where every line has some item, the newest order with an unlinked offer stands for those without a pair."""
    chosen = next((order for order in rest if unpaired_line(order, linked) is not None), None)
    if chosen is None:
        return rest
    found[chosen.id] = Fate.NO_PAIR
    return [order for order in rest if order is not chosen]
