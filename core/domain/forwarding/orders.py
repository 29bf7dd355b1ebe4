"""A shop order with everything that forwarding needs of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.forwarding.buyers import Buyer
from core.domain.orders import OrderDetails, ShopOrder
from core.domain.shipment_facts import ShopShipment


@dataclass(frozen=True, slots=True)
class WholeOrder:
    """The order, what it costs, who buys, the buyer's own remark, and the shop's shipments."""

    order: ShopOrder
    details: OrderDetails
    buyer: Buyer
    remark: str = ""
    shipments: tuple[ShopShipment, ...] = ()
