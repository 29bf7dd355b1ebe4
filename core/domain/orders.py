"""Shop orders: what stock needs of them, what a buyer pays, what became of their way to the warehouse.

VAT is told as text: "22", "20", "0" (a rate of nought), "none" (no VAT at all), "mixed" (an order with several), ""
(unknown). Money is in the order's currency.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OrderLine:
    """`quantity` units of offer `offer_id`; `set_parent` is the basket line of the kit this line belongs to."""

    id: int
    offer_id: int | None
    quantity: Decimal
    reserved: Decimal | None = None
    set_parent: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """A shop order as read over REST. Times are aware UTC; `shipped` and `paid` are Bitrix's aggregates."""

    id: int
    number: str
    created: datetime
    updated: datetime
    status: str
    canceled: bool
    paid: bool
    shipped: bool
    site: str = ""
    xml_id: str = ""
    lines: tuple[OrderLine, ...] = ()


NO_VAT, MIXED_VAT = "none", "mixed"


@dataclass(frozen=True, slots=True)
class LineMoney:
    """What one line costs: `price` of a unit after discounts, `sum` of the line; None is unknown."""

    price: Decimal | None
    sum: Decimal | None
    vat: str = ""


@dataclass(frozen=True, slots=True)
class OrderDetails:
    """What a shop order says besides its lines: who buys, what it costs, how it is paid and delivered.

    `sum` contains the delivery's `delivery_sum`. `payment` and `delivery` are called as the shop calls them;
    `status_at` is when the shop gave the order its present status. `lines` is money by line id.
    """

    order_id: int
    buyer: str = ""
    sum: Decimal | None = None
    currency: str = "RUB"
    vat: str = ""
    vat_included: bool | None = None
    payment: str = ""
    refunded: bool = False
    delivery: str = ""
    delivery_sum: Decimal | None = None
    status_at: datetime | None = None
    lines: Mapping[int, LineMoney] = field(default_factory=dict)


class ExportState(StrEnum):
    """What became of an order's way to the warehouse; every order seen is in exactly one of them."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class OrderExport:
    """Where an order's export stands since `at`: why (`code`/`params` make the sentence) and what comes next.

    `next_at` is the next attempt where one is due by itself; `line_id` the line that stands in the way.
    """

    order_id: int
    state: ExportState
    code: str
    at: datetime
    params: Mapping[str, str] = field(default_factory=dict)
    next_at: datetime | None = None
    attempts: int = 0
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class ExportAttempt:
    """One attempt at sending an order and how it ended."""

    order_id: int
    at: datetime
    state: ExportState
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerOrderLine:
    """A position of MoySklad's order; quantities in the item's unit, `price` in roubles, None is unknown."""

    id: str
    item_id: str
    quantity: Decimal
    reserved: Decimal | None = None
    shipped: Decimal | None = None
    price: Decimal | None = None
    vat: str = ""


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """MoySklad's order for the shop order `order_id` (None: born there). `name` is its number there.

    `state_at` is when it got its present state, `gone` whether it is binned or deleted. Times are aware UTC.
    """

    id: str
    order_id: int | None
    name: str
    moment: datetime
    updated: datetime
    state_id: str | None = None
    state_at: datetime | None = None
    sum: Decimal | None = None
    applicable: bool = True
    gone: bool = False
    lines: tuple[CustomerOrderLine, ...] = ()


class EventSide(StrEnum):
    """Where something happened to an order."""

    MOYSKLAD = "moysklad"
    SHOP = "shop"
    SKLADLINK = "skladlink"


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """Something that happened to an order. `cause_id` is the event that led to it, `run_id` the run that did it."""

    order_id: int
    at: datetime
    side: EventSide
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    cause_id: int | None = None
    run_id: int | None = None
    id: int | None = None
