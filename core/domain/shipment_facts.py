"""What both systems say of an order's shipments: order lines, demands, returns, the shop's own documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.domain.catalogue import Component


@dataclass(frozen=True, slots=True)
class Goods:
    """What the picture needs to know of an item: its unit ("" is pieces), whether it is a service, a set's parts."""

    unit: str = ""
    service: bool = False
    components: tuple[Component, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A position of the customer order; quantities in the item's unit, `price` in roubles, None is unknown."""

    id: str
    item_id: str
    quantity: Decimal
    reserved: Decimal | None = None
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A position of a demand or a return; `codes` are its marking codes, None where the system does not say."""

    id: str
    item_id: str
    quantity: Decimal
    price: Decimal | None = None
    codes: int | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand (MoySklad's shipment). Times aware UTC, `sum` in roubles; `gone`: binned or deleted."""

    id: str
    customer_order_id: str
    name: str
    moment: datetime
    updated: datetime
    posted: bool
    lines: tuple[DocumentLine, ...] = ()
    sum: Decimal | None = None
    store_id: str = ""
    tracking: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class SalesReturn:
    """A return from the buyer, of the demand `demand_id` or (None) without a basis."""

    id: str
    customer_order_id: str
    name: str
    moment: datetime
    updated: datetime
    posted: bool
    lines: tuple[DocumentLine, ...] = ()
    sum: Decimal | None = None
    demand_id: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ShopShipment:
    """A shipment document of the shop: amounts by basket line id. `xml_id` is "ms:<demand id>" for one we added."""

    id: int
    order_id: int
    xml_id: str
    deducted: bool
    canceled: bool
    updated: datetime
    tracking: str = ""
    delivery: str = ""
    lines: tuple[tuple[int, Decimal], ...] = ()


def codes_of(demand: Demand) -> tuple[int, int] | None:
    """Marking codes of a demand: how many there are and how many its marked pieces need; None if nothing is said."""
    marked = [line for line in demand.lines if line.codes is not None]
    if not marked:
        return None
    return sum(line.codes or 0 for line in marked), int(sum((line.quantity for line in marked), Decimal(0)))
