"""Kill −9 at any point of a load, a push, a quick run or a booking; going on ends as an undisturbed run would."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
import requests
from faults.bench import PUSH, VARIANTS, WORLD_SEED, Bench, Undisturbed, copy_database, prove, spawn
from faults.end_state import EndState, left_over

from core.app.opening import open_on
from core.demo.launch import start
from core.settings import StockSettings

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is a thing of Unix")

SEED = int(os.environ.get("FAULT_SEED", "20260301"))


def long_seed() -> int:
    """Another one every time, unless it is given to repeat what was found."""
    return int(os.environ.get("FAULT_SEED", random.SystemRandom().randrange(10**6)))


class BookingBench(Bench):
    """A shop with inventory management: amounts per store, brought over by documents."""

    scenarios: ClassVar = {"book": PUSH}

    def prepare(self) -> None:
        self.shop.post("inventory", {"on": True})
        found = self.shop.get("store_amounts")
        # The two mapped stores are out of step everywhere; goods on others would be the shop's own affair.
        self._amounts = {key: {**dict.fromkeys(stores, 0), "1": 2, "2": 3} for key, stores in found.items()}
        app = open_on(SimpleNamespace(**self.systems), self.loaded)  # type: ignore[arg-type]
        rules = app.settings.get(StockSettings)
        app.settings.put(replace(rules, store_map={self.stores[0]: 1, self.stores[1]: 2}))
        app.close()

    def knock_out(self) -> None:
        for document in self.drafts():
            self._ask("catalog.document.delete", {"id": document})
        self.shop.post("store_amounts", self._amounts)

    def drafts(self) -> list[int]:
        """Documents that were made and not conducted: somebody might conduct them one day."""
        found = self._ask("catalog.document.list", {"filter": {"status": "N"}, "select": ["id", "status", "docType"]})
        return [row["id"] for row in found["documents"]]

    def _ask(self, method: str, body: dict[str, object]) -> dict[str, list[dict[str, int]]]:
        answer = requests.post(f"{self.systems['bitrix_webhook']}{method}.json", json=body, timeout=30).json()
        assert "result" in answer, answer
        return answer["result"] if isinstance(answer["result"], dict) else {}

    def end(self, home: Path) -> EndState:
        found = super().end(home)
        shop = {**found.shop, "amounts": self.shop.get("store_amounts"), "drafts": self.drafts()}
        # A figure that stays keeps the explanation of the comparison that noted it first, and a kill moves that.
        return EndState({**found.rows, "sent": [row[:2] for row in found.rows["sent"]]}, shop)

    def check_writes(self, peace: Undisturbed) -> int:
        """Documents book differences; the amounts in the end tell whether one was booked twice."""
        return 0


@contextmanager
def running(kind: type[Bench], folder: Path) -> Iterator[Bench]:
    with start(VARIANTS, WORLD_SEED, token_kind="solution") as systems:
        made = kind(systems, folder)
        yield made
        made.warehouse.close()
        made.shop.close()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running(Bench, tmp_path_factory.mktemp("kill")) as made:
        yield made


@pytest.fixture(scope="module")
def booking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running(BookingBench, tmp_path_factory.mktemp("book")) as made:
        yield made


def test_a_kill_at_chosen_points_changes_nothing_in_the_end(bench: Bench) -> None:
    prove(bench, SEED, 2)


def test_a_kill_while_amounts_are_booked_by_documents(booking: Bench) -> None:
    prove(booking, SEED, 2)


@pytest.mark.parametrize(
    "point", ["sending/shop:before", "answer lost/shop:after", "recording/finish:after", "recording/put_sent:commit"]
)
def test_a_kill_in_a_quick_run_before_the_warehouse_moves_back(bench: Bench, tmp_path: Path, point: str) -> None:
    """What the shop shows by then is not what the mirror says: the next quick run must see that."""
    home = tmp_path / "home"
    copy_database(bench.loaded, home)
    bench.reset()
    bench.run(bench.order_on(home, (*PUSH, "changes")))
    in_step = bench.shop.get("quantities")
    for factor in (3, 1 / 3):
        bench.warehouse.post("stock", {"store": bench.stores[0], "factor": factor})
        order = bench.order_on(home, ("changes",))
        if factor > 1:
            assert spawn(replace(order, point=point, nth=1)).returncode == -signal.SIGKILL
        else:
            bench.run(order)
    assert bench.shop.get("quantities") == in_step
    assert left_over(home) == []


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_kill_at_forty_points_and_more(bench: Bench) -> None:
    prove(bench, long_seed(), 8)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_kill_at_many_points_of_a_booking(booking: Bench) -> None:
    prove(booking, long_seed(), 8)
