"""Checklist "Limits": 45 units in 3 s, dated weights, five headers in ms, 1049, 1073, switch-off."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

USER, SOLUTION = "user", "solution"


@pytest.fixture
def strict(sklad: Any) -> Any:
    """The client with limits on, the clock standing still and nothing spent."""
    sklad.switch(enforce_limits=True)
    sklad.control("clock", {"freeze": True})
    sklad.control("limits/reset", {})
    sklad.control("counters/reset", {})
    yield sklad
    sklad.control("clock", {"freeze": False})


def at(sklad: Any, day: str, caller: str = USER) -> None:
    sklad.control("clock", {"set": f"{day}T12:00:00+03:00"})
    sklad.control("limits/reset", {})
    if caller == SOLUTION:
        sklad.token = sklad.server.info["solution_token"]


def allowed(sklad: Any, path: str) -> int:
    """Count the requests that get through before the first 429."""
    for done in range(60):
        if sklad.ask("GET", path).status_code == 429:
            return done
    return 60


@pytest.mark.parametrize(
    ("day", "caller", "expected"),
    [
        ("2026-05-11", USER, 45),
        ("2026-05-12", USER, 22),
        ("2026-08-31", USER, 22),
        ("2026-09-01", USER, 15),
        ("2026-11-30", USER, 15),
        ("2026-12-01", USER, 11),
        ("2026-12-01", SOLUTION, 45),
    ],
)
def test_weights_follow_date_and_kind_of_caller(strict: Any, day: str, caller: str, expected: int) -> None:
    at(strict, day, caller)
    assert allowed(strict, "entity/uom") == expected


@pytest.mark.parametrize("caller", [USER, SOLUTION])
@pytest.mark.parametrize("path", ["report/stock/all", "report/stock/bystore"])
def test_extended_stock_reports_cost_five_for_everybody(strict: Any, caller: str, path: str) -> None:
    at(strict, "2026-06-01", caller)
    assert allowed(strict, path) == 9


def test_short_reports_cost_the_ordinary_weight(strict: Any) -> None:
    at(strict, "2026-12-01")
    assert allowed(strict, "report/stock/all/current") == 11


def test_a_solution_in_draft_pays_four(strict: Any) -> None:
    strict.switch(solution_draft=True)
    at(strict, "2026-06-01", SOLUTION)
    assert allowed(strict, "entity/uom") == 11


def test_a_refusal_says_in_milliseconds_how_long_to_wait_and_the_window_slides(strict: Any) -> None:
    at(strict, "2026-12-01")
    assert strict.ask("GET", "entity/uom").status_code == 200
    strict.control("clock", {"advance": 1})
    assert allowed(strict, "entity/uom") == 10
    refused = strict.ask("GET", "entity/uom")
    assert refused.json()["errors"][0]["code"] == 1049
    wait = int(refused.headers["X-Lognex-Retry-After"])
    assert 1900 <= wait <= 2001
    assert refused.headers["X-Lognex-Reset"] == str(wait)
    strict.control("clock", {"advance": (wait - 50) / 1000})
    assert strict.ask("GET", "entity/uom").status_code == 429
    strict.control("clock", {"advance": 0.06})
    assert strict.ask("GET", "entity/uom").status_code == 200
    assert strict.ask("GET", "entity/uom").status_code == 429


def test_healthy_answers_carry_the_five_headers(strict: Any) -> None:
    at(strict, "2026-03-01")
    headers = strict.ask("GET", "entity/uom").headers
    names = (
        "X-RateLimit-Limit",
        "X-Lognex-Retry-TimeInterval",
        "X-RateLimit-Remaining",
        "X-Lognex-Reset",
        "X-Lognex-Retry-After",
    )
    assert [headers[n] for n in names] == ["45", "3000", "44", "0", "0"]
    assert "Retry-After" not in headers
    missing = strict.ask("GET", "entity/uom/00000000-0000-0000-0000-000000000000")
    assert missing.headers["X-RateLimit-Remaining"] == "43"


def test_headers_may_count_requests_instead_of_units(strict: Any) -> None:
    strict.switch(rate_headers="requests")
    at(strict, "2026-12-01")
    headers = strict.ask("GET", "entity/uom").headers
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("11", "10")


def test_users_and_solution_have_budgets_of_their_own(strict: Any) -> None:
    at(strict, "2026-12-01")
    assert allowed(strict, "entity/uom") == 11
    strict.token = strict.control("access")["users"]["sklad@demo"]["token"]
    assert strict.ask("GET", "entity/uom").status_code == 200
    strict.token = strict.server.info["solution_token"]
    assert strict.ask("GET", "entity/uom").status_code == 200


def test_counters_show_units_and_the_busiest_three_seconds(strict: Any) -> None:
    at(strict, "2026-12-01")
    strict.control("counters/reset", {})
    for _ in range(3):
        strict.get("entity/uom")
    strict.control("clock", {"advance": 3.5})
    strict.get("report/stock/all")
    counters = strict.control("counters")
    assert counters["units"] == 17
    assert counters["max_units_in_3s"] == 12
    assert counters["requests"] == {"GET entity/uom": 3, "GET report/stock/all": 1}
    assert counters["refused_429"] == 0


def test_more_than_five_at_a_time_are_refused_with_1073_and_untouched_headers(sklad: Any) -> None:
    sklad.switch(enforce_limits=True, latency_ms=250)
    sklad.token = sklad.server.info["solution_token"]
    barrier = threading.Barrier(7)

    def ask(_: int) -> Any:
        barrier.wait(5)
        return sklad.ask("GET", "entity/uom")

    with ThreadPoolExecutor(7) as pool:
        answers = list(pool.map(ask, range(7)))
    statuses = sorted(a.status_code for a in answers)
    assert statuses == [200] * 5 + [429] * 2
    refused = next(a for a in answers if a.status_code == 429)
    assert refused.json()["errors"][0]["code"] == 1073
    assert refused.headers["X-Lognex-Retry-After"] == "0"
    assert sklad.control("counters")["peak_parallel"] >= 6


def test_stubborn_callers_are_switched_off(strict: Any) -> None:
    strict.switch(auto_disable=True, enforce_limits=False)
    product = strict.first("product")["id"]
    for _ in range(100):
        strict.put(f"entity/product/{product}", {"description": "снова"})
    assert strict.ask("PUT", f"entity/product/{product}", body={"description": "раз"}).status_code == 200
    assert strict.code("GET", "entity/uom") == (403, 1061)
    strict.control("limits/reset", {})
    strict.get("entity/uom")


def test_two_hundred_identical_failures_a_minute_switch_the_api_off(strict: Any) -> None:
    strict.switch(auto_disable=True, enforce_limits=False)
    for _ in range(201):
        assert strict.ask("GET", "entity/product", order="nonsense").status_code == 412
    assert strict.code("GET", "entity/uom") == (403, 1061)
