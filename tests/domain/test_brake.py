"""The brake: exact limits, the day's sum, the rise, and the probable cause."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.brake import BrakeLimits, StoreDrop, biggest_drop, judge
from core.domain.plan import StockTotals

D = Decimal


@pytest.mark.parametrize(
    ("linked", "to_zero", "stops"),
    [
        (1000, 100, False),
        (1000, 101, True),
        (150, 19, False),
        (150, 20, True),
        (10, 4, False),
        (10, 5, True),
        (11, 5, False),
        (700, 650, True),
        (3301, 1254, True),
        (4, 4, False),
    ],
)
def test_zeroing_stops_at_the_limits(linked: int, to_zero: int, stops: bool) -> None:
    verdict = judge(StockTotals(linked=linked, changes=to_zero, to_zero=to_zero), 0, BrakeLimits())
    assert (verdict is not None) is stops
    if verdict:
        assert (verdict.kind, verdict.count, verdict.of) == ("zeroing", to_zero, linked)


def test_small_steps_add_up_over_a_day() -> None:
    totals = StockTotals(linked=1000, changes=40, to_zero=40)
    assert judge(totals, 60, BrakeLimits()) is None
    verdict = judge(totals, 61, BrakeLimits())
    assert verdict is not None
    assert (verdict.kind, verdict.count) == ("zeroing_day", 101)
    assert judge(StockTotals(linked=1000, changes=5, increase=5), 500, BrakeLimits()) is None


def test_a_mass_rise_stops_too() -> None:
    assert judge(StockTotals(linked=10, changes=3, increase=3, tripled=3), 0, BrakeLimits()) is None
    verdict = judge(StockTotals(linked=10, changes=4, increase=4, tripled=4), 0, BrakeLimits())
    assert verdict is not None
    assert verdict.kind == "tripled"


def test_the_probable_cause_names_the_emptied_warehouse() -> None:
    drop = biggest_drop({"w1": D(9812), "w2": D(40)}, {"w1": D(0), "w2": D(39)}, {"w1": "Основной"}, "14:20")
    assert drop == StoreDrop("Основной", D(9812), D(0), "14:20")
    verdict = judge(StockTotals(linked=3301, changes=1254, to_zero=1254), 0, BrakeLimits(), drop)
    assert verdict is not None
    assert verdict.cause_code == "cause.store_emptied"
    assert verdict.cause["store"] == "Основной"


def test_no_warehouse_lost_half() -> None:
    assert biggest_drop({"w1": D(100)}, {"w1": D(60)}, {}) is None


@given(linked=st.integers(0, 5000), to_zero=st.integers(0, 5000), more=st.integers(0, 500))
def test_more_zeroing_never_loosens_the_brake(linked: int, to_zero: int, more: int) -> None:
    if judge(StockTotals(linked=linked, to_zero=to_zero), 0, BrakeLimits()) is not None:
        assert judge(StockTotals(linked=linked, to_zero=to_zero + more), 0, BrakeLimits()) is not None
