"""MoySklad's orders for the demo: the shop's orders as the warehouse would have booked them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from core.domain.catalogue import Item, Reference
from core.domain.orders import CustomerOrder, CustomerOrderLine, OrderDetails, OrderLine, ShopOrder

_NEW, _CONFIRMED, _SHIPPED, _DELIVERED, _CANCELLED = "Новый", "Подтверждён", "Отгружен", "Доставлен", "Отменён"
_OF_STATUS = {"N": _NEW, "P": _CONFIRMED, "S": _SHIPPED, "F": _DELIVERED, "D": _CANCELLED}
_TO_SEND = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class States:
    """MoySklad's order states by name, and the one that stands in for a missing name."""

    by_name: Mapping[str, Reference]

    def of(self, order: ShopOrder) -> Reference | None:
        """The state that goes with the order's status in the shop."""
        wanted = self.by_name.get(_CANCELLED if order.canceled else _OF_STATUS.get(order.status, _NEW))
        return wanted or next(iter(self.by_name.values()), None)


def states(references: Sequence[Reference]) -> States:
    """The states that the account has."""
    return States({reference.name: reference for reference in references})


def customer_order(
    order: ShopOrder, money: OrderDetails, items: Mapping[int, Item], number: str, names: States
) -> CustomerOrder:
    """The order as MoySklad has it a minute after it was placed."""
    moment = order.created + _TO_SEND
    state = names.of(order)
    return CustomerOrder(
        str(uuid5(NAMESPACE_URL, f"demo:{order.id}")),
        order.id,
        number,
        moment,
        max(order.updated, moment),
        state.id if state is not None else None,
        max(order.updated, moment),
        money.sum,
        lines=tuple(line for line in (_line(order, one, money, items) for one in order.lines) if line is not None),
    )


def _line(
    order: ShopOrder, line: OrderLine, money: OrderDetails, items: Mapping[int, Item]
) -> CustomerOrderLine | None:
    """A set is one position; its parts are the warehouse's own business."""
    item = items.get(line.offer_id or 0)
    if item is None or line.set_parent is not None:
        return None
    shipped = line.quantity if order.shipped and not order.canceled else Decimal(0)
    held = Decimal(0) if order.canceled else line.quantity - shipped
    price = money.lines[line.id]
    return CustomerOrderLine(
        str(uuid5(NAMESPACE_URL, f"demo:{order.id}:{line.id}")), item.id, line.quantity, held, shipped, price.price,
        price.vat,
    )  # fmt: skip
