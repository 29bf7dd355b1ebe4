"""What a request costs, by caller, date in Moscow and endpoint (digest §9)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.moysklad.limits import Caller, Limits, WeightRule

LIMITS = Limits()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "weight"),
    [
        ("2026-05-11T20:59:59", 1),
        ("2026-05-11T21:00:00", 2),
        ("2026-08-31T21:00:00", 3),
        ("2026-11-30T20:59:59", 3),
        ("2026-11-30T21:00:00", 4),
        ("2027-06-01T00:00:00", 4),
    ],
)
def test_a_users_request_gets_dearer_at_midnight_in_moscow(moment: str, weight: int) -> None:
    assert LIMITS.weight("entity/product", Caller.USER, at(moment)) == weight
    assert LIMITS.weight("entity/product", Caller.UNKNOWN, at(moment)) == weight


def test_solutions_stay_cheap_unless_they_are_drafts() -> None:
    now = at("2026-12-05T00:00:00")
    assert LIMITS.weight("entity/product", Caller.SOLUTION, now) == 1
    assert LIMITS.weight("entity/product", Caller.DRAFT_SOLUTION, now) == 4


@pytest.mark.parametrize("caller", list(Caller))
def test_extended_stock_reports_cost_five_and_short_ones_do_not(caller: Caller) -> None:
    now = at("2026-12-05T00:00:00")
    assert LIMITS.weight("report/stock/all", caller, now) == 5
    assert LIMITS.weight("report/stock/bystore", caller, now) == 5
    ordinary = LIMITS.weight("entity/store", caller, now)
    assert LIMITS.weight("report/stock/all/current", caller, now) == ordinary
    assert LIMITS.weight("report/stock/bystore/current", caller, now) == ordinary


def test_the_next_rise_is_told_until_there_is_none() -> None:
    assert LIMITS.next_rise(Caller.USER, at("2026-11-25T00:00:00")) == date(2026, 12, 1)
    assert LIMITS.next_rise(Caller.USER, at("2026-12-02T00:00:00")) is None
    assert LIMITS.next_rise(Caller.SOLUTION, at("2026-01-01T00:00:00")) is None


def test_weights_are_data() -> None:
    rules = (WeightRule(date(2000, 1, 1), frozenset(Caller), "*", 7),)
    assert Limits(rules=rules).weight("entity/product", Caller.USER, at("2026-01-01T00:00:00")) == 7
