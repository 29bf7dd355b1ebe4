"""All repositories over one open store, handed about as one thing."""

from __future__ import annotations

from dataclasses import dataclass

from core.store.catalogue import Catalogue
from core.store.conflicts import Conflicts
from core.store.customer_orders import CustomerOrders
from core.store.demands import Demands
from core.store.forwarding import Forwarding
from core.store.journal import Journal
from core.store.links import Links
from core.store.order_events import OrderEvents
from core.store.order_exports import OrderExports
from core.store.orders import Orders
from core.store.sales_returns import SalesReturns
from core.store.shipment_facts import ShipmentFacts
from core.store.shipment_views import ShipmentViews
from core.store.shop_shipments import ShopShipments
from core.store.small import LoadPages, SettingRows, Watermarks
from core.store.stock import Stock
from core.store.store import Store
from core.store.terms import Terms


@dataclass(frozen=True, slots=True)
class Repositories:
    """The store's doors; `raw` is for putting several writes into one transaction and for closing."""

    raw: Store
    catalogue: Catalogue
    links: Links
    journal: Journal
    stock: Stock
    orders: Orders
    watermarks: Watermarks
    settings: SettingRows
    pages: LoadPages
    exports: OrderExports
    customer_orders: CustomerOrders
    conflicts: Conflicts
    order_events: OrderEvents
    demands: Demands
    sales_returns: SalesReturns
    shop_shipments: ShopShipments
    shipment_facts: ShipmentFacts
    shipment_views: ShipmentViews
    terms: Terms
    forwarding: Forwarding

    @classmethod
    def over(cls, store: Store) -> Repositories:
        """Every repository over `store`."""
        return cls(
            store,
            Catalogue(store),
            Links(store),
            Journal(store),
            Stock(store),
            Orders(store),
            Watermarks(store),
            SettingRows(store),
            LoadPages(store),
            OrderExports(store),
            CustomerOrders(store),
            Conflicts(store),
            OrderEvents(store),
            Demands(store),
            SalesReturns(store),
            ShopShipments(store),
            ShipmentFacts(store),
            ShipmentViews(store),
            Terms(store),
            Forwarding(store),
        )
