"""Which line of an order a shipped or returned unit belongs to: documents name the item, not the order's line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.domain.shipment_sets import ZERO, Amounts

Priced = Mapping[tuple[str, Decimal | None], Decimal]


@dataclass(eq=False, slots=True)
class Lane:
    """One line of the order while units are handed out; goods that the order does not have get a line without id."""

    line_id: str
    item_id: str
    ordered: Decimal
    reserved: Decimal | None = None
    price: Decimal | None = None
    shipped: Decimal = ZERO
    returned: Decimal = ZERO
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    parts_returned: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """Every unit in its place; `strays` are units that came back although they never left."""

    lanes: Sequence[Lane]
    strays: Mapping[str, Decimal]


def spread(
    lanes: list[Lane],
    shipped: tuple[Mapping[str, Decimal], Priced],
    returned: tuple[Mapping[str, Decimal], Priced],
    parts: Mapping[str, Amounts],
    parts_returned: Mapping[str, Amounts],
) -> Spread:
    """Hand out what left and what came back, item by item; each of `shipped` and `returned` is by item, by price."""
    lanes = [*lanes, *_foreign(lanes, shipped[0])]
    by_item: dict[str, list[Lane]] = {}
    for lane in lanes:
        by_item.setdefault(lane.item_id, []).append(lane)
    strays: Amounts = {}
    for item_id, own in by_item.items():
        _ship(own, shipped[0].get(item_id, ZERO), shipped[1])
        stray = _return(own, returned[0].get(item_id, ZERO), returned[1])
        if stray > 0:
            strays[item_id] = stray
        own[0].parts = parts.get(item_id, {})
        own[0].parts_returned = parts_returned.get(item_id, {})
    strays |= {item_id: amount for item_id, amount in returned[0].items() if item_id not in by_item and amount > 0}
    return Spread(lanes, strays)


def _foreign(lanes: Sequence[Lane], shipped: Mapping[str, Decimal]) -> list[Lane]:
    ordered = {lane.item_id for lane in lanes}
    return [Lane("", item_id, ZERO) for item_id in sorted(shipped) if item_id not in ordered and shipped[item_id] > 0]


def _ship(lanes: Sequence[Lane], amount: Decimal, priced: Priced) -> None:
    """Fill the lines of the same price, then all in their order; a surplus stays with the last."""
    for lane in lanes:
        at_price = priced.get((lane.item_id, lane.price), ZERO) if lane.price is not None else ZERO
        taken = sum((other.shipped for other in lanes if other.price == lane.price), ZERO)
        given = min(amount, lane.ordered, max(ZERO, at_price - taken))
        lane.shipped += given
        amount -= given
    for lane in lanes:
        given = min(amount, lane.ordered - lane.shipped)
        lane.shipped += given
        amount -= given
    lanes[-1].shipped += amount


def _return(lanes: Sequence[Lane], amount: Decimal, priced: Priced) -> Decimal:
    """Take a surplus back first, then from the lines of the same price, then from the last line up; what is left."""
    last = lanes[-1]
    amount -= _give_back(last, min(amount, max(ZERO, last.shipped - last.ordered)))
    for lane in reversed(lanes):
        if lane.price is not None:
            taken = sum((other.returned for other in lanes if other.price == lane.price), ZERO)
            amount -= _give_back(lane, min(amount, max(ZERO, priced.get((lane.item_id, lane.price), ZERO) - taken)))
    for lane in reversed(lanes):
        amount -= _give_back(lane, amount)
    return amount


def _give_back(lane: Lane, amount: Decimal) -> Decimal:
    given = min(amount, lane.shipped - lane.returned)
    lane.returned += given
    return given
