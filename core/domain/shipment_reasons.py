"""Why each missing unit is missing, in machine form: it is in a draft, out of stock, or has simply not left yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from core.domain.catalogue import Component
from core.domain.shipment_facts import Demand, Goods
from core.domain.shipment_sets import ZERO
from core.domain.shipments import Picture, Position


class MissingCode(StrEnum):
    """Why a unit is still to come."""

    IN_DRAFT = "in_draft"
    PART_OF_SET = "part_of_set"
    READY = "ready"
    ELSEWHERE = "elsewhere"
    HELD_FOR_OTHERS = "held_for_others"
    NOT_IN_STOCK = "not_in_stock"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ItemStock:
    """Stock of one item: free units by store id ("" where the report is not by store), and what lies on the shelf.

    Free is on hand less all reserves. None is unknown, never zero.
    """

    free: Mapping[str, Decimal] = field(default_factory=dict)
    on_hand: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """`quantity` units of a position are missing for one reason.

    `demand_id` is the draft that holds them; `store_id` ("" is all warehouses together) and `figure` what is free
    there; `part_id` the part that a set waits for.
    """

    position: int
    code: MissingCode
    quantity: Decimal
    demand_id: str = ""
    store_id: str = ""
    figure: Decimal | None = None
    part_id: str = ""


@dataclass(slots=True)
class _Shelf:
    """What is still to be given away of one item while reasons are worked out."""

    free: dict[str, Decimal]
    on_hand: Decimal | None

    def take(self, store_id: str, amount: Decimal, reserved: Decimal = ZERO) -> None:
        """Give `amount` away; the part that was `reserved` for this very line is not in the free figures."""
        if self.on_hand is not None:
            self.on_hand -= amount
        rest = max(ZERO, amount - reserved)
        for store in [store_id] if store_id else sorted(self.free):
            given = min(rest, max(ZERO, self.free.get(store, ZERO)))
            self.free[store] = self.free.get(store, ZERO) - given
            rest -= given

    def most(self, amount: Decimal) -> Decimal:
        """At most as much as lies on the shelf."""
        return max(ZERO, amount if self.on_hand is None else min(amount, self.on_hand))


def missing(
    picture: Picture,
    demands: Iterable[Demand],
    stock: Mapping[str, ItemStock],
    goods: Mapping[str, Goods] | None = None,
) -> tuple[Missing, ...]:
    """One or more reasons for every position with something left; their quantities add up to what is left.

    The warehouse asked is the one of the newest live demand; without any, all warehouses together.
    """
    known = goods or {}
    live = sorted((d for d in demands if not d.gone), key=lambda d: (d.moment, d.name, d.id))
    home = live[-1].store_id if live else ""
    order = [demand.id for demand in live]
    shelves: dict[str, _Shelf | None] = {}
    found: list[Missing] = []
    for number, position in enumerate(picture.positions):
        if position.figures.left > 0:
            components = known.get(position.item_id, Goods()).components
            found += _of_position(number, position, order, (home, shelves, stock), components)
    return tuple(found)


def _of_position(
    number: int,
    position: Position,
    order: list[str],
    where: tuple[str, dict[str, _Shelf | None], Mapping[str, ItemStock]],
    components: tuple[Component, ...],
) -> list[Missing]:
    found = [
        Missing(number, MissingCode.IN_DRAFT, position.drafts[draft], demand_id=draft)
        for draft in order
        if draft in position.drafts
    ]
    rest = position.figures.left - position.figures.drafted
    begun = min(rest, _begun(position, components))
    if begun > 0:
        found.append(Missing(number, MissingCode.PART_OF_SET, begun, part_id=_lacking(position, components)))
        rest -= begun
    if rest <= 0:
        return found
    home, shelves, stock = where
    if position.item_id not in shelves:
        shelves[position.item_id] = _shelf(position.item_id, stock, components)
    shelf = shelves[position.item_id]
    if shelf is None:
        return [*found, Missing(number, MissingCode.UNKNOWN, rest)]
    store = home if home in shelf.free else ""
    part = _scarcest(stock, components) if components else ""
    return [*found, *_from_shelf(number, rest, position.reserved or ZERO, shelf, store, part)]


def _from_shelf(number: int, rest: Decimal, reserved: Decimal, shelf: _Shelf, store: str, part: str) -> list[Missing]:
    """Split `rest` by what lies in the store, in other stores, is held for others, or is nowhere."""
    found: list[Missing] = []
    here = shelf.free.get(store, ZERO) if store else sum((max(ZERO, v) for v in shelf.free.values()), ZERO)
    ready = min(rest, shelf.most(max(ZERO, here + reserved)))
    if ready > 0:
        found.append(Missing(number, MissingCode.READY, ready, store_id=store))
        shelf.take(store, ready, reserved)
        rest -= ready
    if store:
        for other, free in sorted(shelf.free.items(), key=lambda pair: (-pair[1], pair[0])):
            there = min(rest, shelf.most(free)) if other != store else ZERO
            if there > 0:
                found.append(Missing(number, MissingCode.ELSEWHERE, there, store_id=other, figure=free))
                shelf.take(other, there)
                rest -= there
    held = min(rest, shelf.on_hand or ZERO)
    if held > 0:
        found.append(Missing(number, MissingCode.HELD_FOR_OTHERS, held, figure=shelf.on_hand))
        shelf.take(store, held, held)
        rest -= held
    if rest > 0:
        left = max(ZERO, here + reserved - ready)
        found.append(Missing(number, MissingCode.NOT_IN_STOCK, rest, store_id=store, figure=left, part_id=part))
    return found


def _shelf(item_id: str, stock: Mapping[str, ItemStock], components: tuple[Component, ...]) -> _Shelf | None:
    """The item's stock; a set's is what its parts allow. None where any of it is unknown."""
    if not components:
        figures = stock.get(item_id)
        return None if figures is None else _Shelf(dict(figures.free), figures.on_hand)
    parts = [(stock.get(part.item_id), part.quantity) for part in components if part.quantity > 0]
    if not parts or any(figures is None for figures, _ in parts):
        return None
    known = [(figures, per) for figures, per in parts if figures is not None]
    stores = {store for figures, _ in known for store in figures.free}
    free = {store: min(figures.free.get(store, ZERO) // per for figures, per in known) for store in stores}
    shelves = [figures.on_hand // per for figures, per in known if figures.on_hand is not None]
    return _Shelf(free, min(shelves) if len(shelves) == len(known) else None)


def _scarcest(stock: Mapping[str, ItemStock], components: tuple[Component, ...]) -> str:
    """The part that allows the fewest sets."""
    sets = [
        (sum(figures.free.values(), ZERO) // part.quantity, part.item_id)
        for part in components
        if part.quantity > 0 and (figures := stock.get(part.item_id)) is not None
    ]
    return min(sets)[1] if sets else ""


def _begun(position: Position, components: tuple[Component, ...]) -> Decimal:
    """How many sets left in part."""
    shares = [
        (position.parts[part.item_id] / part.quantity).to_integral_value(ROUND_CEILING)
        for part in components
        if part.item_id in position.parts and part.quantity > 0
    ]
    return max(shares, default=ZERO)


def _lacking(position: Position, components: tuple[Component, ...]) -> str:
    """The part that is furthest behind in the sets that left in part."""
    behind = [
        (position.parts.get(part.item_id, ZERO) / part.quantity, part.item_id)
        for part in components
        if part.quantity > 0
    ]
    return min(behind)[1] if behind else ""
