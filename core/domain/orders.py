"""Shop orders as far as stock needs them, and what of them is still in flight to the warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


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
