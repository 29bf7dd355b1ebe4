"""Shipments told truthfully: what of each position of a customer order has left, came back, or is still to come.

A pure function of the order's lines and of all its documents as they stand now: a demand that was edited, un-posted,
binned or deleted simply is another picture, so going back gives the picture before. Only posted demands move goods
(documents/_demand.md); positions are compared one by one, so a surplus of one never covers a shortage of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum

from core.domain.catalogue import Component
from core.domain.shipment_facts import Demand, Goods, OrderedLine, SalesReturn
from core.domain.shipment_lines import Lane, Spread, spread
from core.domain.shipment_sets import ZERO, Amounts, exchange


class ShipmentState(IntEnum):
    """Where an order stands; the numbers are the order of the list, worst first."""

    OVER = 0
    PARTLY = 1
    NOT_STARTED = 2
    RETURNED = 3
    FULLY = 4


class ShipmentRule(StrEnum):
    """Which rule of the picture led to the state."""

    POSITION_OVER = "position_over"
    NOTHING_POSTED = "nothing_posted"
    ALL_CAME_BACK = "all_came_back"
    POSITION_SHORT = "position_short"
    ALL_SHIPPED = "all_shipped"
    WITHIN_TOLERANCE = "within_tolerance"


@dataclass(frozen=True, slots=True)
class ShipmentRules:
    """`tolerance`: share of the ordered amount by which weighed or measured goods (amounts that are no whole number)
    may exceed it without being told as a mistake; the figures stay exact."""

    tolerance: Decimal = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Figures:
    """Amounts in one unit. Always: ordered = kept + came_back + left, and shipped = kept + over + returned.

    `shipped` is what posted demands took out, `returned` what came back of it, `kept` what the buyer has of what was
    ordered, `came_back` returned units that were not sent again, `drafted` units of `left` in unposted demands.
    """

    ordered: Decimal = ZERO
    shipped: Decimal = ZERO
    left: Decimal = ZERO
    returned: Decimal = ZERO
    over: Decimal = ZERO
    kept: Decimal = ZERO
    came_back: Decimal = ZERO
    drafted: Decimal = ZERO

    def __add__(self, other: Figures) -> Figures:
        """Both together; only ever within one unit."""
        return Figures(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def told(self) -> Decimal:
        """The first number of "5 of 8": what left, without what was sent again for a return."""
        return self.kept + self.came_back + self.over


@dataclass(frozen=True, slots=True)
class Position:
    """One line of the order, or (`line_id` "") goods that left although the order does not have them.

    `reserved` is what MoySklad still holds for it, None when unknown. `parts` are parts of a set that left while the
    set is not whole, `parts_returned` those of them that came back. `drafts`: amount by unposted demand.
    """

    line_id: str
    item_id: str
    unit: str
    figures: Figures
    reserved: Decimal | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    parts_returned: Mapping[str, Decimal] = field(default_factory=dict)
    drafts: Mapping[str, Decimal] = field(default_factory=dict)
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole order. `strays` came back although they never left; `draft_excess` stands in drafts beyond need.

    `totals` are by unit, in the order of the positions: pieces and kilograms are never added up.
    """

    state: ShipmentState
    rule: ShipmentRule
    positions: tuple[Position, ...]
    totals: Mapping[str, Figures]
    strays: Mapping[str, Decimal] = field(default_factory=dict)
    draft_excess: Mapping[str, Decimal] = field(default_factory=dict)
    first_shipped: datetime | None = None
    last_shipped: datetime | None = None

    @property
    def complete(self) -> bool:
        """Nothing is left to ship (more than ordered counts as complete)."""
        return all(position.figures.left == 0 for position in self.positions)


def picture(
    lines: Sequence[OrderedLine],
    demands: Iterable[Demand],
    returns: Iterable[SalesReturn] = (),
    goods: Mapping[str, Goods] | None = None,
    rules: ShipmentRules | None = None,
) -> Picture:
    """What became of an order. The order in which documents are given does not count.

    Services (delivery) are no goods and are left out on both sides. The same item on two lines is kept apart: what
    left goes to the line of its price first, then to the lines in their order.
    """
    known = goods or {}
    order = [line for line in lines if not known.get(line.item_id, Goods()).service]
    live = sorted((d for d in demands if not d.gone), key=lambda d: (d.moment, d.name, d.id))
    posted = [demand for demand in live if demand.posted]
    back = [document for document in returns if document.posted and not document.gone]
    spreading = _spread(order, posted, back, known)
    drafts, excess = _drafted(spreading.lanes, [demand for demand in live if not demand.posted], known)
    positions = tuple(
        _position(lane, known, given, rules or ShipmentRules())
        for lane, given in zip(spreading.lanes, drafts, strict=True)
    )
    state, rule = _judged(positions)
    return Picture(
        state,
        rule,
        positions,
        _totals(positions),
        spreading.strays,
        excess,
        posted[0].moment if posted else None,
        posted[-1].moment if posted else None,
    )


def _gathered(
    documents: Iterable[Demand | SalesReturn], known: Mapping[str, Goods]
) -> tuple[Amounts, dict[tuple[str, Decimal | None], Decimal]]:
    """Amounts by item, and by item and price."""
    amounts: Amounts = {}
    priced: dict[tuple[str, Decimal | None], Decimal] = {}
    for document in documents:
        for line in document.lines:
            if not known.get(line.item_id, Goods()).service and line.quantity > 0:
                amounts[line.item_id] = amounts.get(line.item_id, ZERO) + line.quantity
                key = (line.item_id, line.price)
                priced[key] = priced.get(key, ZERO) + line.quantity
    return amounts, priced


def _sets(known: Mapping[str, Goods]) -> dict[str, tuple[Component, ...]]:
    sets = {
        item_id: tuple(part for part in facts.components if part.quantity > 0) for item_id, facts in known.items()
    }
    return {item_id: parts for item_id, parts in sets.items() if parts}


def _spread(
    order: Sequence[OrderedLine],
    posted: Sequence[Demand],
    back: Sequence[SalesReturn],
    known: Mapping[str, Goods],
) -> Spread:
    sets = _sets(known)
    shipped, shipped_priced = _gathered(posted, known)
    returned, returned_priced = _gathered(back, known)
    wanted: Amounts = {}
    for line in order:
        wanted[line.item_id] = wanted.get(line.item_id, ZERO) + line.quantity
    parts = exchange(shipped, wanted, sets)
    parts_back = exchange(returned, dict(sorted(shipped.items())), sets)
    for set_id, begun in parts.items():
        for part_id, amount in begun.items():
            home = min(amount, max(ZERO, returned.get(part_id, ZERO) - shipped.get(part_id, ZERO)))
            if home > 0:
                returned[part_id] -= home
                parts_back.setdefault(set_id, {})[part_id] = parts_back.get(set_id, {}).get(part_id, ZERO) + home
    lanes = [Lane(line.id, line.item_id, line.quantity, line.reserved, line.price) for line in order]
    return spread(lanes, (shipped, shipped_priced), (returned, returned_priced), parts, parts_back)


def _drafted(
    lanes: Sequence[Lane], drafts: Sequence[Demand], known: Mapping[str, Goods]
) -> tuple[list[dict[str, Decimal]], Amounts]:
    """Amounts by draft for every lane, and what the drafts hold beyond; each serves what the ones before it left."""
    room = [max(ZERO, lane.ordered - lane.shipped) for lane in lanes]
    given: list[dict[str, Decimal]] = [{} for _ in lanes]
    excess: Amounts = {}
    for draft in drafts:
        have, _ = _gathered([draft], known)
        want: Amounts = {}
        for lane, space in zip(lanes, room, strict=True):
            want[lane.item_id] = want.get(lane.item_id, ZERO) + space
        exchange(have, want, _sets(known))
        for number, lane in enumerate(lanes):
            served = min(room[number], have.get(lane.item_id, ZERO))
            if served > 0:
                room[number] -= served
                have[lane.item_id] -= served
                given[number][draft.id] = served
        for item_id, amount in have.items():
            if amount > 0:
                excess[item_id] = excess.get(item_id, ZERO) + amount
    return given, excess


def _position(lane: Lane, known: Mapping[str, Goods], given: Mapping[str, Decimal], rules: ShipmentRules) -> Position:
    net = lane.shipped - lane.returned
    kept, left = min(net, lane.ordered), max(ZERO, lane.ordered - lane.shipped)
    over = net - kept
    figures = Figures(
        lane.ordered,
        lane.shipped,
        left,
        lane.returned,
        over,
        kept,
        lane.ordered - kept - left,
        sum(given.values(), ZERO),
    )
    measured = any(value != value.to_integral_value() for value in (lane.ordered, lane.shipped, lane.returned))
    alarming = over > (lane.ordered * rules.tolerance if measured else ZERO)
    reserved = None if lane.reserved is None else min(lane.reserved, left)
    unit = known.get(lane.item_id, Goods()).unit
    return Position(
        lane.line_id, lane.item_id, unit, figures, reserved, lane.parts, lane.parts_returned, given, alarming
    )


def _judged(positions: Sequence[Position]) -> tuple[ShipmentState, ShipmentRule]:
    figures = [position.figures for position in positions]
    if any(position.alarming for position in positions):
        return ShipmentState.OVER, ShipmentRule.POSITION_OVER
    if not any(f.shipped > 0 for f in figures) and not any(position.parts for position in positions):
        return ShipmentState.NOT_STARTED, ShipmentRule.NOTHING_POSTED
    # Loose parts of a set are with the buyer too, as long as they did not come back.
    parts_kept = any(
        amount > position.parts_returned.get(part_id, ZERO)
        for position in positions
        for part_id, amount in position.parts.items()
    )
    if not any(f.kept > 0 or f.over > 0 for f in figures) and not parts_kept:
        return ShipmentState.RETURNED, ShipmentRule.ALL_CAME_BACK
    if any(f.left > 0 for f in figures):
        return ShipmentState.PARTLY, ShipmentRule.POSITION_SHORT
    within = any(f.over > 0 for f in figures)
    return ShipmentState.FULLY, ShipmentRule.WITHIN_TOLERANCE if within else ShipmentRule.ALL_SHIPPED


def _totals(positions: Sequence[Position]) -> dict[str, Figures]:
    totals: dict[str, Figures] = {}
    for position in positions:
        totals[position.unit] = totals.get(position.unit, Figures()) + position.figures
    return totals
