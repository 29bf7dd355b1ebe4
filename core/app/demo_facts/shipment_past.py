"""What happened to the demo's shipments, told as the jobs will tell it: documents, the shop, our own acts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from core.domain.orders import EventSide, OrderEvent, ShopOrder
from core.domain.plan import plain
from core.domain.shipment_facts import Demand, SalesReturn, ShopShipment
from core.store.order_events import OrderEvents

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class Past:
    """Gathers the events of one order, then stores them with their causes."""

    def __init__(self, order_id: int) -> None:
        self._order_id = order_id
        self._told: list[tuple[OrderEvent, int | None]] = []

    def tell(
        self,
        order: ShopOrder,
        demands: Sequence[Demand],
        returns: Sequence[SalesReturn],
        documents: Sequence[ShopShipment],
        once_posted: Collection[str],
    ) -> None:
        """Everything in the order in which it happened."""
        in_shop = {document.xml_id: document for document in documents}
        ordered = sum((line.quantity for line in order.lines if line.set_parent is None), Decimal(0))
        gone = Decimal(0)
        for demand in sorted(demands, key=lambda demand: demand.moment):
            pieces = sum((line.quantity for line in demand.lines), Decimal(0))
            if demand.posted:
                gone += pieces
                posted = self._add(
                    demand.moment, EventSide.MOYSKLAD, "posted", number=demand.name, pieces=plain(pieces)
                )
                self._follow(demand, posted, in_shop.get(f"ms:{demand.id}"), (gone, ordered))
            elif demand.id in once_posted:
                self._add(demand.moment, EventSide.MOYSKLAD, "posted", number=demand.name, pieces=plain(pieces))
                self._add(demand.updated + 40 * _MINUTE, EventSide.MOYSKLAD, "unposted", number=demand.name)
            else:
                self._add(demand.moment, EventSide.MOYSKLAD, "drafted", number=demand.name)
        for document in returns:
            self._add(document.moment, EventSide.MOYSKLAD, "returned", number=document.name)

    def _follow(
        self, demand: Demand, posted: int, document: ShopShipment | None, amounts: tuple[Decimal, Decimal]
    ) -> None:
        """What the program did about a posted demand, and what that changed in the shop."""
        gone, ordered = amounts
        if demand.tracking:
            number = demand.tracking
            self._add(demand.moment + 40 * _SECOND, EventSide.SKLADLINK, "tracking", posted, number=number)
        if document is not None:
            marked = self._add(
                demand.moment + 50 * _SECOND, EventSide.SHOP, "shop_shipped", posted, number=str(document.id)
            )
            if gone < ordered:
                told = {"told": plain(gone), "ordered": plain(ordered)}
                self._add(demand.moment + 60 * _SECOND, EventSide.SKLADLINK, "status_kept", marked, **told)

    def _add(self, at: datetime, side: EventSide, what: str, cause: int | None = None, **params: str) -> int:
        self._told.append((OrderEvent(self._order_id, at, side, f"shipment.event.{what}", params), cause))
        return len(self._told) - 1

    def keep(self, events: OrderEvents) -> None:
        """Store what was told."""
        ids: list[int] = []
        for event, cause in self._told:
            ids.append(
                events.add(
                    OrderEvent(
                        event.order_id,
                        event.at,
                        event.side,
                        event.code,
                        event.params,
                        ids[cause] if cause is not None else None,
                    )
                )
            )
