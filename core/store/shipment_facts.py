"""Everything an order's shipment picture is made of, gathered for many orders at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.domain.catalogue import Item, ItemKind
from core.domain.orders import CustomerOrder
from core.domain.shipment_facts import Demand, Goods, OrderedLine, SalesReturn
from core.domain.shipments import Picture, picture
from core.store.catalogue import Catalogue
from core.store.customer_orders import CustomerOrders
from core.store.demands import Demands
from core.store.sales_returns import SalesReturns
from core.store.store import Store

#: What MoySklad accounts call a piece; the picture knows it as "".
_PIECES = frozenset({"", "шт", "шт.", "штука", "pcs", "pc", "piece"})


@dataclass(frozen=True, slots=True)
class OrderShipping:
    """One order's facts: MoySklad's orders for it that are there, their documents, and the goods in all of them."""

    orders: tuple[CustomerOrder, ...]
    demands: tuple[Demand, ...]
    returns: tuple[SalesReturn, ...]
    goods: Mapping[str, Goods]

    def picture(self) -> Picture:
        """What became of the order."""
        lines = [
            OrderedLine(line.id, line.item_id, line.quantity, line.reserved, line.price)
            for order in self.orders
            for line in order.lines
        ]
        return picture(lines, self.demands, self.returns, self.goods)


class ShipmentFacts:
    """Reads only. Orders that MoySklad does not have are left out of every answer."""

    def __init__(self, store: Store) -> None:
        self._orders, self._demands = CustomerOrders(store), Demands(store)
        self._returns, self._catalogue = SalesReturns(store), Catalogue(store)

    def of_orders(self, order_ids: Iterable[int]) -> dict[int, OrderShipping]:
        """Facts by shop order id; give a few hundred at a time."""
        orders: dict[int, list[CustomerOrder]] = {}
        for order in self._orders.of_orders(order_ids):
            if order.order_id is not None and not order.gone:
                orders.setdefault(order.order_id, []).append(order)
        home = {order.id: order_id for order_id, own in orders.items() for order in own}
        demands: dict[int, list[Demand]] = {}
        for demand in self._demands.of_customer_orders(home):
            demands.setdefault(home[demand.customer_order_id], []).append(demand)
        returns: dict[int, list[SalesReturn]] = {}
        for document in self._returns.of_customer_orders(home):
            returns.setdefault(home[document.customer_order_id], []).append(document)
        goods = self._goods(orders, demands, returns)
        return {
            order_id: OrderShipping(
                tuple(own), tuple(demands.get(order_id, ())), tuple(returns.get(order_id, ())), goods
            )
            for order_id, own in orders.items()
        }

    def _goods(
        self,
        orders: Mapping[int, list[CustomerOrder]],
        demands: Mapping[int, list[Demand]],
        returns: Mapping[int, list[SalesReturn]],
    ) -> dict[str, Goods]:
        ids = {line.item_id for own in orders.values() for order in own for line in order.lines}
        ids |= {line.item_id for own in demands.values() for demand in own for line in demand.lines}
        ids |= {line.item_id for own in returns.values() for document in own for line in document.lines}
        return {item.id: goods_of(item) for item in self._catalogue.items(ids)}


def goods_of(item: Item) -> Goods:
    """What the picture needs to know of an item."""
    unit = "" if item.uom.casefold() in _PIECES else item.uom
    return Goods(unit, item.kind is ItemKind.SERVICE, item.components)
