"""Field case C92 and its kin: with limits enforced nothing is refused, and a refusal holds every lane."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import pytest

from core.demo.world import World
from core.domain.catalogue import ItemKind
from core.errors import LimitReached, Unavailable
from core.moysklad.budget import Budget
from core.moysklad.gateway import MoySkladGateway
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import FREE, SEED, VARIANTS, Door, MakeGateway

AFTER_DECEMBER = "2026-12-05T12:00:00+03:00"


def lanes(*works: object) -> float:
    """Run the works at once, each in a thread of its own; returns the seconds it took."""
    errors: list[BaseException] = []

    def run(work: object) -> None:
        try:
            work()  # type: ignore[operator]
        except BaseException as error:
            errors.append(error)

    started = time.monotonic()
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    return time.monotonic() - started


@pytest.mark.parametrize(
    ("requests", "headers", "refused_once"),
    [(28, "requests", False), (60, "units", True)],
    ids=["smooth", "429 with 1500 ms"],
)
def test_two_lanes_at_weight_four_share_the_basket_without_loss(
    make_gateway: MakeGateway, door: Door, requests: int, headers: str, refused_once: bool
) -> None:
    """Field case C92: as many requests as given, half of them pages of an initial load, half stock reports."""
    door.post("clock", {"set": AFTER_DECEMBER})
    door.switch(rate_headers=headers, latency_ms=20)
    gateway = make_gateway(budget=Budget(cap=45))
    cancel = CancelToken()
    assert gateway.connect(cancel).weight == 4
    door.post("counters/reset")
    if refused_once:
        door.fault("429", after=10)
    reads: list[int] = []
    figures: list[int] = []

    def load() -> None:
        for _ in range(requests // 4):
            pages = list(gateway.read_items(ItemKind.VARIANT, cancel))
            reads.append(sum(len(page.items) for page in pages))

    def stock() -> None:
        for number in range(requests // 2):
            read = gateway.read_stock(StockMeasure.FREE, cancel, by_store=number % 2 == 0)
            figures.append(len(read.rows))

    seconds = lanes(load, stock)
    counters = door.counters()
    assert reads == [2000] * (requests // 4)
    assert len(figures) == requests // 2
    assert len(set(figures)) == 2
    assert counters["total"] == requests + refused_once
    assert counters["refused_429"] == int(refused_once)
    assert counters["max_units_in_3s"] <= 45
    assert counters["peak_parallel"] <= 5
    # At 11 requests a window; the two that found out who asks were sent in the first one.
    windows = -(-requests // 11) - 1
    assert 3 * windows <= seconds <= 3 * windows + 5 + 3 * refused_once


def test_the_extended_report_costs_five_in_the_same_basket(make_gateway: MakeGateway, door: Door) -> None:
    gateway = make_gateway(budget=Budget(cap=45))
    cancel = CancelToken()
    gateway.connect(cancel)
    door.switch(short_report_limit=10)
    door.post("counters/reset")

    def stock() -> None:
        gateway.read_stock(StockMeasure.FREE, cancel, by_store=False)

    def load() -> None:
        for _ in range(3):
            list(gateway.read_items(ItemKind.VARIANT, cancel))

    lanes(stock, load)
    counters = door.counters()
    assert counters["requests"]["GET report/stock/all"] == 3
    assert counters["refused_429"] == 0
    assert counters["max_units_in_3s"] <= 45


@pytest.mark.parametrize(("headers", "least"), [(True, 1.5), (False, 3.0)], ids=["named", "not named"])
def test_a_refusal_for_the_rate_pauses_every_lane_for_the_time_it_names_or_a_window(
    gateway: MoySkladGateway, door: Door, headers: bool, least: float
) -> None:
    cancel = CancelToken()
    door.fault("429", headers=headers)
    stamps: list[float] = []

    def ask() -> None:
        gateway.references(cancel)
        stamps.append(time.monotonic())

    started = time.monotonic()
    lanes(ask, ask)
    assert min(stamps) - started >= least
    assert door.counters()["refused_429"] == 1


def test_a_refusal_for_parallelism_runs_fewer_at_once(make_gateway: MakeGateway, door: Door) -> None:
    door.switch(parallel_per_caller=2, latency_ms=150)
    gateway = make_gateway(door.solution_token)
    cancel = CancelToken()
    gateway.connect(cancel)
    door.post("counters/reset")
    ids = [f"00000000-0000-0000-0000-{number:012x}" for number in range(150 * 5)]
    for _ in range(2):
        assert gateway.read_stock_of(ids, StockMeasure.FREE, cancel).rows == []
    refused = door.counters()["refused_429"]
    assert 1 <= refused <= 6
    door.post("counters/reset")
    gateway.read_stock_of(ids, StockMeasure.FREE, cancel)
    assert door.counters()["refused_429"] == 0


def test_another_programs_spending_is_left_room_for(make_gateway: MakeGateway, door: Door) -> None:
    mine, other = make_gateway(budget=Budget(cap=45)), make_gateway(budget=Budget(cap=45))
    cancel = CancelToken()
    mine.connect(cancel)
    other.connect(cancel)
    for _ in range(3):
        mine.references(cancel)
        assert mine.budget().used <= 45
    assert door.counters()["refused_429"] <= 1


def test_endless_refusals_end_the_run_long_before_the_vendors_rule(make_gateway: MakeGateway, door: Door) -> None:
    door.fault("429", count=None)
    gateway = make_gateway(budget=Budget(cap=45))
    started = time.monotonic()
    with pytest.raises(LimitReached) as refusal:
        gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False)
    assert refusal.value.code == "moysklad.rate"
    assert refusal.value.params["seconds"] == 1.5
    assert refusal.value.retryable
    assert door.counters()["total"] == 5
    assert time.monotonic() - started < 12


def test_the_breaker_opens_when_the_server_only_fails(gateway: MoySkladGateway, door: Door) -> None:
    door.fault("500", count=None)
    cancel = CancelToken()
    codes: list[str] = []
    for _ in range(6):
        with pytest.raises(Unavailable) as failure:
            gateway.read_stock(StockMeasure.FREE, cancel, by_store=False)
        codes.append(failure.value.code)
    assert codes[0] == "moysklad.server"
    assert codes[-1] == "moysklad.circuit_open"
    assert failure.value.params["cause"] == "moysklad.server"
    assert door.counters()["total"] == 20


def test_a_flaky_server_does_not_open_the_breaker(make_gateway: MakeGateway, door: Door) -> None:
    """Field case C95: each 20th answer is a reset connection; all 300 are complete after retries."""
    door.switch(enforce_limits=False)
    door.fault("reset", every=20)
    gateway = make_gateway(budget=Budget(FREE))
    ids = [row.id for row in World(SEED, VARIANTS).warehouse.variants()][:300]
    items = [gateway.get_item(ItemKind.VARIANT, item_id, CancelToken()) for item_id in ids]
    assert [item.id for item in items if item] == ids
    assert door.counters()["faults"]["reset"] >= 15
    assert door.counters()["statuses"]["200"] == 300


def test_the_gauge(make_gateway: MakeGateway, door: Door) -> None:
    gateway = make_gateway()
    door.post("clock", {"set": AFTER_DECEMBER})
    assert gateway.response_ms() is None
    gateway.connect(CancelToken())
    view = gateway.budget()
    assert (view.limit, view.window, view.weight, view.cap) == (45, 3.0, 4, 41)
    assert view.used in (7, 8)
    assert view.waiting == 0
    assert gateway.response_ms() is not None
    gateway.set_cap(20)
    assert gateway.budget().cap == 20
    assert datetime.now(UTC) < gateway.server_now()
