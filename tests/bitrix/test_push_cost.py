"""Long proofs with figures: pushing 20 000 quantities against fast-bitrix24, the cloud's bucket in real time."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.ports import CancelToken, WriteOutcome
from tests.bitrix.conftest import DemoShop, SystemClock, running, stocked, to_write

pytestmark = [pytest.mark.long, pytest.mark.alone, pytest.mark.timeout(900)]

ROUNDS = 3
ROWS = 20_000
CLIENT = Path(__file__).with_name("push_clients.py")
ROOT = CLIENT.parents[2]


@pytest.fixture(scope="module")
def wide() -> Iterator[DemoShop]:
    """A shop of more than 20 000 offers."""
    yield from running("on_premise", variants=24_000)


def _push(client: str, shop: DemoShop, rows: list[list[int]]) -> dict[str, Any]:
    """Run one client; its figures, with the requests and connections the shop counted."""
    shop.reset_counters()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(CLIENT), client],
        input=json.dumps({"webhook": shop.webhook, "rows": rows}),
        capture_output=True, text=True, env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    figures: dict[str, Any] = json.loads(done.stdout)
    counters = shop.counters()
    assert figures["applied"] == len(rows)
    return {**figures, "requests": counters["total"], "connections": counters["connections"]}


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="peak memory is read from Linux's /proc")
def test_pushing_20000_costs_about_half_of_fast_bitrix24(wide: DemoShop) -> None:
    pytest.importorskip("fast_bitrix24")
    gateway = BitrixGateway(wide.webhook, clock=SystemClock())
    ids = [one.id for one in stocked(gateway, CancelToken()) if one.kind == "offer"][:ROWS]
    gateway.close()
    assert len(ids) == ROWS
    ratios, memory, all_figures = [], [], []
    for turn in range(ROUNDS):
        rows = [[one, (one * 7 + turn) % 90] for one in ids]
        figures = {client: _push(client, wide, rows) for client in ("ours", "fast_bitrix24")}
        assert wide.quantities(ids[::500]) == {row[0]: float(row[1]) for row in rows[::500]}
        ratios.append(figures["ours"]["cpu"] / figures["fast_bitrix24"]["cpu"])
        memory.append(figures["ours"]["memory"] / max(0.1, figures["fast_bitrix24"]["memory"]))
        all_figures.append(figures)
    middle = statistics.median(ratios)
    print(f"\npush of {ROWS}: CPU ratio {min(ratios):.2f} to {max(ratios):.2f}, median {middle:.2f}")
    print(f"memory ratio, median {statistics.median(memory):.2f}")
    for figures in all_figures:
        print(json.dumps(figures))
    # About 23 µs a row, most of it in the socket; the ratio was 0.41 to 0.62 on a noisy machine, 0.5 is the aim.
    assert middle <= 0.65
    assert all(one["ours"]["connections"] <= 2 for one in all_figures)
    assert all(one["ours"]["requests"] == ROWS // 50 for one in all_figures)


def test_the_cloud_bucket_is_used_to_its_rim_and_never_refuses() -> None:
    for cloud in running("cloud"):
        gateway = BitrixGateway(cloud.webhook, clock=SystemClock())
        offers = [one for one in stocked(gateway, CancelToken()) if one.kind == "offer"][:50]
        gateway.connect(CancelToken())
        cloud.fault("delay", seconds=0.05, count=None)
        time.sleep(30)
        cloud.reset_counters()
        began = time.perf_counter()
        for turn in range(100):
            rows = to_write(offers, lambda _, turn=turn: Decimal(turn % 30))
            for results in gateway.write_quantities(rows, CancelToken(), lambda ids: None):
                assert {one.outcome for one in results} == {WriteOutcome.APPLIED}
        seconds = time.perf_counter() - began
        counters = cloud.counters()
        gateway.close()
        bound = (100 - 50) / 2 + 0.05
        print(f"\n5 000 updates in {seconds:.2f} s, bound {bound:.2f}, ratio {seconds / bound:.3f}")
        assert counters["refused_503"] == 0
        assert counters["requests"]["batch"] == 100
        assert seconds / bound <= 1.03
