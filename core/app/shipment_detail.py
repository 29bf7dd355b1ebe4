"""One order of the shipments page: statuses, the reason for every missing unit, positions with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from core.app import addresses
from core.domain.catalogue import ReferenceKind
from core.domain.screens.shipments import (
    MissingView,
    PositionRow,
    Ruled,
    ShipmentDetail,
    StatusOfSide,
)
from core.domain.shipment_facts import Goods
from core.domain.shipment_reasons import ItemStock, Missing, missing
from core.domain.shipments import Picture, Position, ShipmentState
from core.domain.statuses import RuleKind
from core.ports import StockMeasure
from core.store.shipment_facts import OrderShipping
from core.store.windows.shipments import ShipmentsWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

#: The rule of the statuses page that speaks of a state.
_KINDS = {
    ShipmentState.PARTLY: RuleKind.PARTLY,
    ShipmentState.FULLY: RuleKind.FULLY,
    ShipmentState.OVER: RuleKind.OVER,
    ShipmentState.RETURNED: RuleKind.RETURNED,
}


class DetailMaker:
    """Puts facts, picture, reasons and names together."""

    def __init__(self, around: Surroundings, window: ShipmentsWindow) -> None:
        self._around, self._window = around, window

    def detail(self, order_id: int) -> ShipmentDetail | None:
        """The order, None when it has no line in the list."""
        found = self._window.rows([order_id])
        head = self._window.head(order_id)
        shipping = self._around.store.shipment_facts.of_orders([order_id]).get(order_id)
        if not found or head is None or shipping is None:
            return None
        created, total, currency, shop_status = head
        picture = shipping.picture()
        positions = self._positions(shipping, picture)
        newest = shipping.orders[-1]
        return ShipmentDetail(
            found[0],
            order_id,
            created,
            total,
            currency,
            newest.name,
            self._state(newest.state_id),
            shop_status,
            positions,
            _together(reason for position in positions for reason in position.missing),
            sum(demand.posted and not demand.gone for demand in shipping.demands),
            self._ruled(picture),
            addresses.moysklad_order(self._around, newest.id),
            addresses.shop_order(self._around, order_id),
        )

    def _state(self, state_id: str | None) -> StatusOfSide | None:
        if not state_id:
            return None
        return self._window.references(ReferenceKind.ORDER_STATE, [state_id]).get(state_id)

    def _ruled(self, picture: Picture) -> Ruled:
        kind = _KINDS.get(picture.state)
        place = None if kind is None else self._window.rule_place(kind.value)
        return Ruled(picture.state, picture.rule, kind, place)

    def _positions(self, shipping: OrderShipping, picture: Picture) -> list[PositionRow]:
        stock, expected = self._stock(shipping, picture)
        reasons: dict[int, list[Missing]] = {}
        for reason in missing(picture, shipping.demands, stock, shipping.goods):
            reasons.setdefault(reason.position, []).append(reason)
        names = self._window.names(
            {position.item_id for position in picture.positions}
            | {part for position in picture.positions for part in position.parts}
            | {reason.part_id for own in reasons.values() for reason in own if reason.part_id}
        )
        stores = self._window.references(
            ReferenceKind.STORE, {reason.store_id for own in reasons.values() for reason in own if reason.store_id}
        )
        demands = {demand.id: demand.name for demand in shipping.demands}

        def told(position: Position, reason: Missing) -> MissingView:
            return MissingView(
                reason.code,
                reason.quantity,
                position.unit,
                demands.get(reason.demand_id, ""),
                stores[reason.store_id].name if reason.store_id in stores else "",
                _name(names, reason.part_id) if reason.part_id else "",
                expected.get(reason.part_id or position.item_id),
            )

        return [
            PositionRow(
                number,
                position.item_id,
                *names.get(position.item_id, ("", "")),
                position.unit,
                position.figures,
                tuple(told(position, reason) for reason in reasons.get(number, ())),
                not position.line_id,
                tuple((_name(names, part), amount) for part, amount in position.parts.items()),
            )
            for number, position in enumerate(picture.positions)
        ]

    def _stock(self, shipping: OrderShipping, picture: Picture) -> tuple[dict[str, ItemStock], dict[str, Decimal]]:
        """Stock of all goods that are still missing, and what of them is on its way."""
        ids: set[str] = set()
        for position in picture.positions:
            if position.figures.left > 0:
                goods = shipping.goods.get(position.item_id, Goods())
                ids |= {position.item_id, *(part.item_id for part in goods.components)}
        free: dict[str, dict[str, Decimal]] = {}
        on_hand: dict[str, Decimal] = {}
        expected: dict[str, Decimal] = {}
        for seen in self._around.store.stock.seen_of(sorted(ids)):
            if seen.measure == StockMeasure.FREE:
                free.setdefault(seen.item_id, {})[seen.store_id] = seen.value
            elif seen.measure == StockMeasure.PHYSICAL:
                on_hand[seen.item_id] = on_hand.get(seen.item_id, Decimal(0)) + seen.value
            elif seen.measure == StockMeasure.EXPECTED and seen.value > 0:
                expected[seen.item_id] = expected.get(seen.item_id, Decimal(0)) + seen.value
        known = set(free) | set(on_hand)
        return {item: ItemStock(free.get(item, {}), on_hand.get(item)) for item in known}, expected


def _name(names: Mapping[str, tuple[str, str]], item_id: str) -> str:
    return " · ".join(part for part in names.get(item_id, ("", "")) if part)


def _together(reasons: Iterable[MissingView]) -> Sequence[MissingView]:
    """Equal reasons of several positions as one; goods on their way are named only for a single position."""
    found: dict[tuple[object, ...], MissingView] = {}
    for reason in reasons:
        key = (reason.code, reason.unit, reason.demand, reason.store, reason.part)
        before = found.get(key)
        found[key] = reason if before is None else _sum(before, reason)
    return tuple(found.values())


def _sum(one: MissingView, other: MissingView) -> MissingView:
    return MissingView(one.code, one.quantity + other.quantity, one.unit, one.demand, one.store, one.part, None)
