"""Shipments in the store: documents come back as they went in, lines follow the facts, the list is quick."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.domain.catalogue import ItemKind
from core.domain.orders import CustomerOrder, CustomerOrderLine, OrderDetails, OrderLine, ShopOrder
from core.domain.screens.shipments import ShipmentQuery, ShipmentTab
from core.domain.shipment_facts import Demand, DocumentLine, SalesReturn, ShopShipment
from core.domain.shipments import ShipmentState
from core.jobs import shipment_views
from core.store import values as v
from core.store.repositories import Repositories
from core.store.store import Store
from core.store.windows.shipments import ShipmentsWindow
from tests.store.conftest import NOW, an_item

DAY = timedelta(days=1)
LINES = (
    DocumentLine("a", "item-000001", Decimal("2.5"), Decimal("979.9"), 2),
    DocumentLine("b", "item-000002", Decimal(1)),
)
DEMAND = Demand("d-1", "ms-70", "00431", NOW, NOW, True, LINES, Decimal("3000.1"), "store", "10147382915")
RETURN = SalesReturn("r-1", "ms-70", "00031", NOW, NOW, True, LINES[1:], Decimal(500), "d-1")
SHOP = ShopShipment(
    2101, 70, "ms:d-1", True, False, NOW, "10147382915", "СДЭК", ((1, Decimal("2.5")), (2, Decimal(1)))
)


@pytest.fixture
def store_of(store: Store) -> Repositories:
    """All repositories, with two items in pieces."""
    repositories = Repositories.over(store)
    items = [an_item(1, "Чай", kind=ItemKind.PRODUCT, uom="шт"), an_item(2, "Ящик", kind=ItemKind.PRODUCT, uom="шт")]
    repositories.catalogue.upsert_items(items, 1)
    return repositories


def an_order(
    store: Repositories, number: int, *, canceled: bool = False, tea: int = 3, buyer: str = "Вера Б."
) -> None:
    """A shop order of some tea and one box, with MoySklad's order for it."""
    at = NOW - 9 * DAY
    lines = (OrderLine(1, 1, Decimal(tea), name="Чай"), OrderLine(2, 2, Decimal(1), name="Ящик"))
    store.orders.upsert([ShopOrder(number, f"ТШ-{number}", at, at, "N", canceled, False, False, lines=lines)])
    store.orders.put_details([OrderDetails(number, buyer)])
    theirs = (
        CustomerOrderLine(f"p{number}-1", "item-000001", Decimal(tea)),
        CustomerOrderLine(f"p{number}-2", "item-000002", Decimal(1)),
    )
    store.customer_orders.upsert([CustomerOrder(f"ms-{number}", number, f"007{number}", at, at, lines=theirs)])


def send(store: Repositories, number: int, tea: int, *, days: int = 1, posted: bool = True, name: str = "") -> Demand:
    """A demand of some tea."""
    at = NOW - days * DAY
    lines = (DocumentLine("a", "item-000001", Decimal(tea)),)
    demand = Demand(f"d-{number}-{days}", f"ms-{number}", name or f"00{number}{days}", at, at, posted, lines)
    store.demands.upsert([demand])
    return demand


def test_documents_come_back_as_they_went_in(store_of: Repositories) -> None:
    an_order(store_of, 70)
    store_of.demands.upsert([DEMAND])
    store_of.sales_returns.upsert([RETURN])
    store_of.shop_shipments.upsert([SHOP])
    assert store_of.demands.demand("d-1") == DEMAND
    assert store_of.demands.of_customer_orders(["ms-70", "nobody"]) == [DEMAND]
    assert store_of.sales_returns.of_customer_orders(["ms-70"]) == [RETURN]
    assert store_of.shop_shipments.of_order(70) == [SHOP]


def test_an_edited_document_loses_the_positions_it_lost(store_of: Repositories) -> None:
    an_order(store_of, 70)
    store_of.demands.upsert([DEMAND])
    store_of.shop_shipments.upsert([SHOP])
    edited = replace(DEMAND, lines=LINES[:1], posted=False)
    store_of.demands.upsert([edited])
    store_of.shop_shipments.upsert([replace(SHOP, lines=SHOP.lines[:1], canceled=True)])
    assert store_of.demands.demand("d-1") == edited
    assert store_of.shop_shipments.of_order(70) == [replace(SHOP, lines=SHOP.lines[:1], canceled=True)]
    store_of.demands.mark_gone(["d-1"])
    store_of.sales_returns.upsert([RETURN])
    store_of.sales_returns.mark_gone(["r-1"])
    store_of.shop_shipments.remove([2101])
    assert store_of.demands.demand("d-1") == replace(edited, gone=True)
    assert store_of.sales_returns.of_customer_orders(["ms-70"]) == [replace(RETURN, gone=True)]
    assert store_of.shop_shipments.of_order(70) == []


def test_the_line_follows_the_facts_there_and_back(store_of: Repositories) -> None:
    an_order(store_of, 70)
    assert shipment_views.refresh(store_of, [70, 71]) == 1
    before = store_of.shipment_views.view(70)
    assert before is not None
    assert (before.state, before.figures.left) == (ShipmentState.NOT_STARTED, 4)
    demand = send(store_of, 70, 2)
    shipment_views.refresh(store_of, [70])
    partly = store_of.shipment_views.view(70)
    assert partly is not None
    assert (partly.state, partly.figures.told, partly.waits_since) == (ShipmentState.PARTLY, 2, NOW - DAY)
    store_of.demands.mark_gone([demand.id])
    shipment_views.refresh(store_of, [70])
    assert store_of.shipment_views.view(70) == before


def test_an_order_that_nobody_ships_has_no_line(store_of: Repositories) -> None:
    an_order(store_of, 70, canceled=True)
    an_order(store_of, 71, canceled=True)
    send(store_of, 71, 1)
    assert shipment_views.refresh(store_of, [70, 71]) == 1
    assert store_of.shipment_views.view(70) is None
    assert store_of.shipment_views.view(71) is not None, "what left is told, cancelled or not"
    store_of.customer_orders.mark_gone(["ms-71"])
    shipment_views.refresh(store_of, [71])
    assert store_of.shipment_views.view(71) is None


@pytest.fixture
def five(store_of: Repositories) -> tuple[Repositories, ShipmentsWindow]:
    """Over, two partial ones (the older one is order 72), one with a draft, one done."""
    for number in (70, 71, 72, 73, 74):
        an_order(store_of, number, buyer="ООО «Причал»" if number == 73 else "Вера Б.")
    send(store_of, 70, 5)
    send(store_of, 71, 1, days=1)
    send(store_of, 72, 2, days=8, name="00555")
    send(store_of, 73, 3, posted=False)
    done = send(store_of, 74, 3)
    store_of.demands.upsert([replace(done, lines=(*done.lines, DocumentLine("b", "item-000002", Decimal(1))))])
    shipment_views.refresh(store_of, range(70, 75))
    return store_of, ShipmentsWindow(store_of.raw)


def test_the_list_is_worst_first_and_the_numbers_agree_with_it(five: tuple[Repositories, ShipmentsWindow]) -> None:
    _, window = five
    assert list(window.ids(ShipmentQuery(), NOW, 3)) == [70, 72, 71, 73, 74]
    counts = window.counts(NOW, 3)
    for tab in ShipmentTab:
        assert counts.of(tab) == len(window.ids(ShipmentQuery(tab), NOW, 3)), tab
    assert counts.of(ShipmentTab.LONG) == 1
    assert window.counts(NOW, 8).of(ShipmentTab.LONG) == 0, "more than eight days, not eight"
    assert counts.waiting == {"": Decimal(5)}, "what buyers of partial orders wait for: 3 and 2"
    assert [row.number for row in window.rows(array("q", [72, 999, 70]))] == ["ТШ-72", "ТШ-70"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ящик", 5),
        ("причал", 1),
        ("тш-72", 1),
        ("00555", 1),
        ("00772", 1),
        ("вера ящик", 4),
        ("вера 00555", 0),
        ("нет", 0),
    ],
)
def test_orders_are_found_by_number_buyer_item_and_document(
    five: tuple[Repositories, ShipmentsWindow], text: str, found: int
) -> None:
    assert len(five[1].ids(ShipmentQuery(search=text), NOW, 3)) == found


def test_orders_are_found_by_tracking_number_within_a_tab(five: tuple[Repositories, ShipmentsWindow]) -> None:
    store, window = five
    demand = store.demands.demand("d-72-8")
    assert demand is not None
    store.demands.upsert([replace(demand, tracking="RB-101")])
    assert list(window.ids(ShipmentQuery(ShipmentTab.PARTLY, "RB-1"), NOW, 3)) == [72]
    assert list(window.ids(ShipmentQuery(ShipmentTab.OVER, "RB-1"), NOW, 3)) == []


def test_the_place_of_a_rule_is_that_of_the_list(store_of: Repositories) -> None:
    window = ShipmentsWindow(store_of.raw)
    assert window.rule_place("partly") is None
    with store_of.raw.write() as connection:
        for position, (kind, enabled) in enumerate((("cancelled", 1), ("partly", 1), ("fully", 0))):
            connection.execute(
                "INSERT INTO status_rule (position, kind, status_id, state_id, enabled, status_name, state_name) "
                "VALUES (?, ?, '', '', ?, '', '')",
                (position, kind, enabled),
            )
    assert (window.rule_place("partly"), window.rule_place("fully")) == (2, None)


def test_a_hundred_thousand_orders_are_listed_and_counted_at_once(store: Store) -> None:
    count = 100_000
    with store.write() as connection:
        connection.executemany(
            "INSERT INTO shop_order (id, number, created, updated, status, canceled, paid, shipped, site, xml_id, "
            "open) VALUES (?, ?, ?, 0, 'N', 0, 0, 0, 's1', '', 1)",
            ((number, str(number), v.time_in(NOW)) for number in range(count)),
        )
        connection.executemany(
            "INSERT INTO shipment_view (order_id, state, ordered, shipped, remaining, returned, excess, drafts, "
            "waits_since, changed_at, rule, sort_at) VALUES (?, ?, '8', '5', '3', '0', '0', ?, ?, 0, '', ?)",
            ((number, number % 5, number % 7 == 0, number, number) for number in range(count)),
        )
    window = ShipmentsWindow(store)
    begin = time.perf_counter()
    ids = window.ids(ShipmentQuery(), NOW, 3)
    window.rows(ids[:128])
    listed = time.perf_counter() - begin
    begin = time.perf_counter()
    assert window.counts(NOW, 3).of(ShipmentTab.ALL) == count == len(ids)
    assert len(window.ids(ShipmentQuery(ShipmentTab.LONG), NOW, 3)) == count // 5
    counted = time.perf_counter() - begin
    assert listed < 0.4, listed
    assert counted < 0.4, counted
