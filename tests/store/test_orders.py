"""Shop orders: lines follow the order, and what is known of the warehouse survives a new read of the shop."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.domain.orders import OrderLine, ShopOrder
from core.store.orders import Orders
from core.store.store import Store
from tests.store.conftest import NOW

LINES = (OrderLine(1, 501, Decimal("2.5"), Decimal(1), None, "Чай"), OrderLine(2, None, Decimal(1), None, 1))
ORDER = ShopOrder(70, "A-70", NOW, NOW + timedelta(hours=1), "N", False, True, False, "s1", "xml", LINES)


@pytest.fixture
def orders(store: Store) -> Orders:
    return Orders(store)


def test_orders_come_back_as_they_went_in(orders: Orders) -> None:
    assert orders.last_order_id() == 0
    orders.upsert([ORDER, replace(ORDER, id=71, lines=())])
    stored = orders.order(70)
    assert (stored.order, stored.open, stored.arrived_at, stored.moysklad_id) == (ORDER, True, None, None)
    assert (orders.last_order_id(), orders.count()) == (71, 2)
    assert orders.order(1) is None


def test_open_orders_are_neither_cancelled_nor_shipped_unless_told_otherwise(orders: Orders) -> None:
    orders.upsert([ORDER, replace(ORDER, id=71, canceled=True), replace(ORDER, id=72, shipped=True)])
    assert [stored.order.id for stored in orders.open_orders()] == [70]
    orders.upsert([replace(ORDER, id=73, shipped=True)], lambda order: True)
    assert [stored.order.id for stored in orders.open_orders()] == [70, 73]
    orders.close([70])
    assert [stored.order.id for stored in orders.open_orders()] == [73]


def test_a_new_read_replaces_lines_and_keeps_what_the_warehouse_said(orders: Orders) -> None:
    orders.upsert([ORDER])
    orders.set_arrived(70, "ms-1", NOW)
    orders.set_arrived(70, "ms-1", NOW + timedelta(days=1))
    orders.set_moysklad_lines(70, {1: (Decimal(2), None), 2: (Decimal(0), Decimal(1))})
    kept = replace(LINES[0], quantity=Decimal(3))
    orders.upsert([replace(ORDER, status="P", lines=(kept, OrderLine(3, 502, Decimal(1))))])
    stored = orders.order(70)
    assert (stored.order.status, [line.id for line in stored.order.lines]) == ("P", [1, 3])
    assert (stored.arrived_at, stored.moysklad_id) == (NOW, "ms-1")
    assert (stored.reserved, stored.shipped) == ({1: Decimal(2)}, {})
    orders.remove([70])
    assert orders.order(70) is None
    orders.upsert([replace(ORDER, lines=())])
    assert orders.order(70).order.lines == ()
