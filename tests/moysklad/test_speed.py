"""What reading costs this machine: CPU against a plain requests loop, and time against the documented limits."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import chain
from math import ceil

import pytest
import requests

from core.demo import launch
from core.domain.catalogue import ItemKind
from core.moysklad.budget import Budget
from core.moysklad.credentials import Token
from core.moysklad.gateway import MoySkladGateway
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import FREE, Door, WallClock

VARIANTS = 20_000
ROUNDS = 5
Keys = dict[str, tuple[str, str, tuple[str, ...]]]

pytestmark = [pytest.mark.long, pytest.mark.alone, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def big() -> Iterator[launch.DemoSystems]:
    with launch.start(VARIANTS, 7) as running:
        yield running


@pytest.fixture
def door(big: launch.DemoSystems) -> Door:
    door = Door(big)
    door.reset()
    return door


def naive(door: Door) -> Keys:
    """What a first script does: no session, one page after the other, everything decoded."""
    found: Keys = {}
    offset = 0
    while True:
        answer = requests.get(
            f"{door.url}/entity/variant",
            params={"limit": "1000", "offset": str(offset), "filter": "archived=true;archived=false"},
            headers={"Authorization": f"Bearer {door.token}", "Accept-Encoding": "gzip"},
            timeout=60,
        )
        rows = answer.json()["rows"]
        if not rows:
            return found
        for row in rows:
            codes = tuple(code for barcode in row.get("barcodes", ()) for code in barcode.values())
            found[row["id"]] = (row["externalCode"], row.get("article", ""), codes)
        offset += len(rows)


def ours(door: Door) -> Keys:
    gateway = MoySkladGateway(door.url, Token(door.token), clock=WallClock(), budget=Budget(FREE))
    pages = gateway.read_items(ItemKind.VARIANT, CancelToken())
    items = chain.from_iterable(page.items for page in pages)
    return {item.id: (item.external_code, item.article, item.barcodes) for item in items}


def cpu(read: Callable[[Door], Keys], door: Door) -> tuple[float, Keys]:
    started = time.process_time()
    found = read(door)
    return time.process_time() - started, found


def test_cpu_of_reading_20_000_variants_against_a_plain_loop(door: Door) -> None:
    door.switch(enforce_limits=False)
    ours(door)
    ratios = []
    for _ in range(ROUNDS):
        slow, wanted = cpu(naive, door)
        fast, got = cpu(ours, door)
        assert got == wanted
        assert len(got) == VARIANTS
        ratios.append(fast / slow)
    print(f"CPU ours / naive: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    assert statistics.median(ratios) <= 0.6


def test_forty_requests_under_enforced_limits_take_hardly_longer_than_they_demand(door: Door) -> None:
    """Of a small list, so that the pretend server's own rendering is not what is measured."""
    door.post("clock", {"set": "2026-12-05T12:00:00+03:00"})
    door.switch(latency_ms=50)
    gateway = MoySkladGateway(door.url, Token(door.token), clock=WallClock(), budget=Budget(cap=45))
    cancel = CancelToken()
    gateway.references(cancel)
    time.sleep(3.5)
    door.post("counters/reset")
    started = time.monotonic()
    for _ in range(40):
        assert list(gateway.read_items(ItemKind.SERVICE, cancel))
    seconds = time.monotonic() - started
    counters = door.counters()
    least = (ceil(counters["total"] / 11) - 1) * 3 + 0.05
    print(f"{counters['total']} requests, {seconds:.2f} s, bound {least:.2f} s, ratio {seconds / least:.3f}")
    assert counters["total"] == 40
    assert counters["refused_429"] == 0
    assert seconds / least <= 1.15


def test_one_stock_report_of_20_000_items(door: Door) -> None:
    door.switch(enforce_limits=False)
    gateway = MoySkladGateway(door.url, Token(door.token), clock=WallClock(), budget=Budget(FREE))
    started = time.process_time()
    stock = gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=True)
    seconds = time.process_time() - started
    print(f"{len(stock.rows)} figures in {seconds * 1000:.0f} ms of CPU")
    assert len(stock.rows) > VARIANTS
    assert seconds < 2
