"""Works out anew what became of orders' shipments, from the facts as they stand, and keeps it for the screens.

The same facts always give the same line: whoever changed facts of an order calls this with its number, however often.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.shipment_summary import ShipmentSummary, summary
from core.domain.shipments import ShipmentState
from core.store import values as v
from core.store.repositories import Repositories
from core.store.shipment_facts import OrderShipping

_BLOCK = 200


def refresh(store: Repositories, order_ids: Iterable[int]) -> int:
    """Renew the lines of these orders; how many of them the warehouse ships.

    An order that MoySklad does not have, or that was cancelled before anything left, has no line.
    """
    kept = 0
    for part in v.chunks(sorted(set(order_ids)), _BLOCK):
        facts = store.shipment_facts.of_orders(part)
        cancelled = store.orders.cancelled(part)
        views = {order_id: _summary(shipping) for order_id, shipping in facts.items()}
        shown = {
            order_id: view
            for order_id, view in views.items()
            if not (order_id in cancelled and view.state is ShipmentState.NOT_STARTED)
        }
        with store.raw.write():
            store.shipment_views.drop(set(part) - set(shown))
            store.shipment_views.put(shown)
        kept += len(shown)
    return kept


def _summary(shipping: OrderShipping) -> ShipmentSummary:
    ordered_at = min(order.moment for order in shipping.orders)
    return summary(shipping.picture(), shipping.demands, shipping.returns, ordered_at)
