"""What an order costs whom, and MoySklad's order for it: each comes back as it went in, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from core.domain.orders import NO_VAT, CustomerOrder, CustomerOrderLine, LineMoney, OrderDetails
from core.store.customer_orders import CustomerOrders
from core.store.orders import Orders
from core.store.store import Store
from tests.store.conftest import NOW
from tests.store.test_orders import ORDER

DETAILS = OrderDetails(
    70, "ООО «Ёлка»", Decimal("3290.10"), "RUB", "mixed", True, "картой", True, "СДЭК", Decimal("350"), NOW,
    {1: LineMoney(Decimal("979.9"), Decimal("2449.75"), "22"), 2: LineMoney(None, None, NO_VAT)},
)  # fmt: skip
LINES = (
    CustomerOrderLine("p1", "item-1", Decimal("2.5"), Decimal(1), Decimal(0), Decimal("979.9"), "22"),
    CustomerOrderLine("p2", "item-1", Decimal(1), None, None, None, NO_VAT),
)
MADE = CustomerOrder("ms-1", 70, "00796", NOW, NOW, "state", NOW, Decimal("3290.1"), True, False, LINES)


def test_what_an_order_costs_comes_back_and_survives_a_new_read_of_the_shop(store: Store) -> None:
    orders = Orders(store)
    orders.upsert([ORDER])
    orders.put_details([DETAILS, replace(DETAILS, order_id=99)])
    assert orders.details(70) == DETAILS
    assert orders.details(99) is None, "an unknown order is not made up"
    orders.upsert([replace(ORDER, status="P")])
    assert orders.details(70) == DETAILS


def test_money_that_is_not_named_stays_unknown_and_never_becomes_zero(store: Store) -> None:
    orders = Orders(store)
    orders.upsert([ORDER])
    orders.put_details([OrderDetails(70, "Анна К.")])
    found = orders.details(70)
    assert found is not None
    assert (found.sum, found.delivery_sum, found.vat_included, found.lines) == (None, None, None, {})


def test_an_order_is_found_by_number_buyer_and_line_whatever_the_spelling(store: Store) -> None:
    orders = Orders(store)
    orders.upsert([ORDER])
    orders.put_details([DETAILS])
    with store.read() as connection:
        text = connection.execute("SELECT search FROM shop_order WHERE id = 70").fetchone()[0]
        assert connection.execute("SELECT positions FROM shop_order WHERE id = 70").fetchone()[0] == 1
    assert all(word in text for word in ("a-70", "елка", "чай"))


def test_moysklads_order_comes_back_and_a_binned_one_stands_last(store: Store) -> None:
    repository = CustomerOrders(store)
    repository.upsert(
        [MADE, replace(MADE, id="ms-0", name="00795", gone=True), replace(MADE, id="ms-2", order_id=None)]
    )
    assert repository.order("ms-1") == MADE
    assert [order.id for order in repository.of_order(70)] == ["ms-1", "ms-0"]
    assert [order.id for order in repository.all_orders()] == ["ms-1"]
    repository.upsert([replace(MADE, lines=LINES[:1])])
    assert [line.id for line in repository.order("ms-1").lines] == ["p1"]
    repository.mark_gone(["ms-1"])
    assert repository.all_orders() == []
    assert repository.order("ms-1").gone
