"""The breaker opens long before the vendor's own rules and closes again when answers come."""

from __future__ import annotations

import pytest

from core.errors import LimitReached, Unavailable
from core.moysklad import breaker as rules
from core.moysklad.breaker import RATE, SERVER, Breaker


class Time:
    """Seconds under the test's control."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def breaker(time: Time) -> Breaker:
    return Breaker(time)


def is_open(breaker: Breaker, request: str = "GET entity/product") -> bool:
    try:
        breaker.check(request)
    except Unavailable as error:
        return error.code == "moysklad.circuit_open" and bool(error.params["seconds"] and error.params["cause"])
    return False


def test_identical_failures_stop_only_that_request(breaker: Breaker) -> None:
    for _ in range(rules.IDENTICAL_FAILURES):
        assert not is_open(breaker, "GET entity/product/1")
        breaker.failed("GET entity/product/1", "moysklad.refused")
    assert is_open(breaker, "GET entity/product/1")
    assert not is_open(breaker, "GET entity/product/2")


def test_server_failures_in_a_row_stop_everything_and_one_answer_starts_anew(breaker: Breaker) -> None:
    for _ in range(3):
        for _ in range(rules.SERVER_FAILURES - 1):
            breaker.failed(SERVER, "moysklad.network")
        breaker.succeeded("GET entity/store")
    assert not is_open(breaker)
    for _ in range(rules.SERVER_FAILURES):
        breaker.failed(SERVER, "moysklad.network")
    assert is_open(breaker)
    assert is_open(breaker, "GET entity/store")


def test_after_its_time_one_more_failure_opens_it_again_and_a_success_closes_it(breaker: Breaker, time: Time) -> None:
    for _ in range(rules.SERVER_FAILURES):
        breaker.failed(SERVER, "moysklad.server")
    time.now += rules.OPEN_SECONDS + 0.1
    assert not is_open(breaker)
    breaker.failed(SERVER, "moysklad.server")
    assert is_open(breaker)
    time.now += rules.OPEN_SECONDS + 0.1
    breaker.succeeded("GET entity/store")
    breaker.failed(SERVER, "moysklad.server")
    assert not is_open(breaker)


def test_refusals_for_the_rate_are_counted_over_a_minute_whatever_comes_between(breaker: Breaker, time: Time) -> None:
    for _ in range(rules.RATE_REFUSALS - 1):
        breaker.failed(RATE, "moysklad.rate")
        breaker.succeeded("GET entity/store")
    assert not is_open(breaker)
    time.now += rules.WINDOW_SECONDS + 1
    breaker.failed(RATE, "moysklad.rate")
    assert not is_open(breaker)
    for _ in range(rules.RATE_REFUSALS - 1):
        breaker.failed(RATE, "moysklad.rate")
    assert is_open(breaker)


def test_puts_to_one_entity_stop_before_the_vendors_hundred(breaker: Breaker, time: Time) -> None:
    for _ in range(rules.PUTS_PER_ENTITY):
        breaker.count_put("entity/product/1")
    with pytest.raises(LimitReached) as refusal:
        breaker.count_put("entity/product/1")
    assert refusal.value.code == "moysklad.too_many_writes"
    breaker.count_put("entity/product/2")
    time.now += rules.WINDOW_SECONDS + 1
    breaker.count_put("entity/product/1")


def test_old_failures_are_forgotten_and_take_no_room(breaker: Breaker, time: Time) -> None:
    for number in range(500):
        breaker.failed(f"GET entity/product/{number}", "moysklad.refused")
    time.now += rules.WINDOW_SECONDS + 1
    breaker.failed("GET entity/store", "moysklad.refused")
    assert len(breaker._failures) == 1


def test_all_rules_lie_well_under_the_vendors() -> None:
    assert rules.IDENTICAL_FAILURES <= 100
    assert rules.RATE_REFUSALS <= 100
    assert rules.PUTS_PER_ENTITY < 100
