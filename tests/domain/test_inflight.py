"""Orders on their way to the warehouse: never sold twice, never held back for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Component
from core.domain.inflight import FlightRules, LineArrival, OrderArrival, ReserveCondition, in_flight, line_in_flight
from core.domain.orders import OrderLine, ShopOrder

D = Decimal
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SETTLE = timedelta(seconds=300)


def order(*lines: OrderLine, canceled: bool = False, shipped: bool = False, paid: bool = False) -> ShopOrder:
    return ShopOrder(1, "1", NOON, NOON, "N", canceled, paid, shipped, lines=lines)


def left(
    line: OrderLine,
    arrival: OrderArrival | None,
    read: datetime = NOON,
    *,
    reserve_counts: bool = True,
    condition: ReserveCondition = ReserveCondition.CREATED,
    **more: bool,
) -> D:
    return line_in_flight(order(line, **more), line, arrival, read, FlightRules(SETTLE, reserve_counts, condition))


@pytest.mark.parametrize(
    ("condition", "paid", "shipped", "units"),
    [
        (ReserveCondition.CREATED, False, False, 2),
        (ReserveCondition.PAID, False, False, 0),
        (ReserveCondition.PAID, True, False, 2),
        (ReserveCondition.SHIPPED, True, False, 0),
        (ReserveCondition.SHIPPED, True, True, 2),
    ],
)
def test_what_is_sold_follows_the_shops_reserve_condition(
    condition: ReserveCondition, paid: bool, shipped: bool, units: int
) -> None:
    assert left(OrderLine(1, 7, D(2)), None, condition=condition, paid=paid, shipped=shipped) == units


def test_an_order_the_warehouse_never_saw_is_in_flight() -> None:
    assert left(OrderLine(1, 7, D(2), reserved=D(2)), None) == 2


def test_what_the_shop_did_not_reserve_yet_is_not_sold() -> None:
    """Reserve condition "on payment": an unpaid order holds nothing."""
    assert left(OrderLine(1, 7, D(2), reserved=D(0)), None) == 0
    assert left(OrderLine(1, 7, D(2), reserved=None), None) == 2, "unknown counts in full"
    assert left(OrderLine(1, 7, D(2), reserved=D(0)), None, shipped=True) == 2


def test_a_cancelled_order_holds_nothing() -> None:
    """C33: available is 6 again after the cancel."""
    assert left(OrderLine(1, 7, D(2), reserved=D(2)), None, canceled=True) == 0


def test_it_stays_in_flight_until_a_read_begun_after_it_settled_or_shown() -> None:
    line = OrderLine(1, 7, D(2), reserved=D(2))
    there = {1: LineArrival(reserved=D(2))}
    arrival = OrderArrival(NOON, there)
    assert left(line, arrival, NOON + timedelta(seconds=299)) == 2
    assert left(line, arrival, NOON + timedelta(seconds=300)) == 0
    assert left(line, OrderArrival(NOON, there, shown=True), NOON) == 0


def test_sent_without_reserve_it_stays_until_shipped() -> None:
    line, late = OrderLine(1, 7, D(3), reserved=D(3)), NOON + timedelta(days=2)
    assert left(line, OrderArrival(NOON, {}), late) == 3
    assert left(line, OrderArrival(NOON, {1: LineArrival(shipped=D(1))}), late) == 2
    assert left(line, OrderArrival(NOON, {1: LineArrival(shipped=D(3))}), late) == 0


def test_physical_stock_does_not_see_reserves() -> None:
    line = OrderLine(1, 7, D(2), reserved=D(2))
    arrival = OrderArrival(NOON, {1: LineArrival(reserved=D(2))}, shown=True)
    assert left(line, arrival, NOON + timedelta(days=1), reserve_counts=False) == 2


def test_bundles_count_by_components_and_kits_once() -> None:
    kit = order(
        OrderLine(1, 70, D(2), reserved=D(2)),
        OrderLine(2, 7, D(4), reserved=D(4), set_parent=1),
        OrderLine(3, 8, D(2), reserved=D(2), set_parent=1),
    )
    parts = {"b": (Component("a", D(2)), Component("c", D(1)))}
    linked = {70: "b", 7: "a", 8: "c"}
    assert in_flight([(kit, None)], linked, parts, NOON, FlightRules(SETTLE)) == {"a": 4, "c": 2}
    assert in_flight([(kit, None)], {7: "a", 8: "c"}, parts, NOON, FlightRules(SETTLE)) == {"a": 4, "c": 2}


@given(
    ordered=st.integers(1, 50),
    reserved=st.integers(0, 50),
    shipped=st.integers(0, 50),
    minutes=st.integers(0, 30),
)
def test_never_negative_never_more_than_ordered(ordered: int, reserved: int, shipped: int, minutes: int) -> None:
    line = OrderLine(1, 7, D(ordered), reserved=D(ordered))
    arrival = OrderArrival(NOON, {1: LineArrival(D(reserved), D(shipped))})
    amount = left(line, arrival, NOON + timedelta(minutes=minutes))
    assert 0 <= amount <= ordered
    if minutes < 5:
        assert amount == ordered
