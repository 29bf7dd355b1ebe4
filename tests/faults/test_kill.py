"""Kill −9 at any point of the initial load and of a push, then go on: the end is that of an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from faults.child import PHASES, Order
from faults.end_state import EndState, end_state, left_over
from helpers.trial import Door

from core.demo.launch import DemoSystems, start
from core.demo.world import World

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is a thing of Unix")

ROOT = Path(__file__).resolve().parents[2]
VARIANTS, WORLD_SEED = 60, 7
PAGE, BATCH = 20, 10
#: Lists of MoySklad are read by five workers at most; each may have one page in hand when it is killed.
WORKERS = 5
LISTS = tuple(f"GET entity/{kind}" for kind in ("product", "variant", "bundle", "service"))
SEED = int(os.environ.get("FAULT_SEED", "20260301"))
LOAD, PUSH = ("load", "accept", "sync"), ("sync",)
SCENARIOS = {"load": LOAD, "push": PUSH}


@dataclass(frozen=True)
class Point:
    """Where a run of a scenario is killed."""

    scenario: str
    name: str
    nth: int

    @property
    def phase(self) -> str:
        return self.name.partition("/")[0]

    def __str__(self) -> str:
        return f"{self.scenario}: {self.name} #{self.nth}"


@dataclass(frozen=True)
class Undisturbed:
    """A scenario carried out in peace: its end, the points it passed, its writes and its list requests."""

    end: EndState
    passed: dict[str, int]
    writes: int
    pages: int


class Bench:
    """One pair of pretend systems; the load reads them only, and what a push writes is put back before each run."""

    def __init__(self, systems: DemoSystems, folder: Path) -> None:
        self._folder, self._homes = folder, 0
        self._systems = {
            name: getattr(systems, name) for name in ("moysklad_url", "moysklad_token", "bitrix_webhook")
        }
        self.warehouse, self.shop = Door(systems.moysklad_control), Door(systems.bitrix_control)
        world = World(WORLD_SEED, VARIANTS)
        stocked = [element.id for element in world.elements() if element.type in (1, 4, 5)]
        found = self.shop.get("quantities")
        # Every offer is out of step, so that a push has many batches.
        self._before = {
            str(i): {"quantity": (found[str(i)][0] or 0) + 3, "reserved": found[str(i)][1]} for i in stocked
        }
        self.loaded = self.home()
        self.reset()
        self.run(Order(str(self.loaded), self._systems, LOAD, page=PAGE, batch=BATCH))
        store = next(store.id for store in world.warehouse.stores() if not store.archived)
        self.warehouse.post("stock", {"store": store, "factor": 2})
        self.peace = {name: self._undisturbed(name) for name in SCENARIOS}

    def home(self) -> Path:
        self._homes += 1
        return self._folder / str(self._homes)

    def reset(self) -> None:
        """Both systems as they were, all counters at zero."""
        self.shop.post("quantities", self._before)
        self.shop.delete("writes")
        self.warehouse.post("counters/reset", {})
        self.shop.post("counters/reset", {})

    def order(self, scenario: str) -> Order:
        """A scenario on a data folder of its own."""
        home = self.home()
        if scenario == "push":
            copy_database(self.loaded, home)
        return Order(str(home), self._systems, SCENARIOS[scenario], page=PAGE, batch=BATCH)

    def run(self, order: Order) -> dict[str, Any]:
        """Carry an order out in a child that is to live."""
        done = spawn(order)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        assert set(told["ends"].values()) <= {"done", "True", "False"}, told["ends"]
        return told

    def _undisturbed(self, scenario: str) -> Undisturbed:
        order = self.order(scenario)
        self.reset()
        told = self.run(order)
        assert left_over(Path(order.home)) == []
        return Undisturbed(
            end_state(Path(order.home), self.shop), told["passed"], len(self.shop.get("writes")), self.pages()
        )

    def pages(self) -> int:
        """List pages that were asked for."""
        requests = self.warehouse.get("counters")["requests"]
        return sum(requests.get(name, 0) for name in LISTS)


def copy_database(source: Path, target: Path) -> None:
    """A closed data folder's database."""
    target.mkdir()
    for path in source.glob("skladlink.db*"):
        (target / path.name).write_bytes(path.read_bytes())


def spawn(order: Order) -> subprocess.CompletedProcess[str]:
    """Start the child and wait for its end."""
    return subprocess.run(
        [sys.executable, str(Path(__file__).with_name("child.py"))],
        input=order.text(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with start(VARIANTS, WORLD_SEED, token_kind="solution") as systems:
        made = Bench(systems, tmp_path_factory.mktemp("kill"))
        yield made
        made.warehouse.close()
        made.shop.close()


def chosen(bench: Bench, seed: int, per_phase: int) -> list[Point]:
    """Points of every phase, different ones of each scenario, spread over all that was passed."""
    dice = random.Random(seed)
    points: list[Point] = []
    for scenario, peace in bench.peace.items():
        for phase in PHASES:
            names = sorted(name for name in peace.passed if name.startswith(f"{phase}/"))
            every = [Point(scenario, name, nth) for name in names for nth in range(1, peace.passed[name] + 1)]
            # A place that is passed often is not to crowd out the others: first the place, then which passing.
            picked: dict[Point, None] = {}
            while len(picked) < min(per_phase, len(every)):
                name = dice.choice(names)
                picked[Point(scenario, name, dice.randint(1, peace.passed[name]))] = None
            points += picked
    return points


def killed_and_resumed(bench: Bench, point: Point) -> dict[str, int]:
    """Kill at the point, go on in a new process, compare; returns the figures of interest."""
    order = bench.order(point.scenario)
    bench.reset()
    killed = spawn(replace(order, point=point.name, nth=point.nth))
    assert killed.returncode == -signal.SIGKILL, (str(point), killed.returncode, killed.stderr)
    told = bench.run(order)
    home, peace = Path(order.home), bench.peace[point.scenario]
    assert left_over(home) == [], str(point)
    differences = end_state(home, bench.shop).differences(peace.end)
    assert not differences, differences
    links = peace.end.rows["links"]
    assert len({row[1] for row in links}) == len({row[0] for row in links}) == len(links) > 0
    repeated = check_writes(bench, point, peace)
    again = bench.pages() - peace.pages
    if told["ends"]["resumes"] == "True":
        assert again <= WORKERS, (str(point), again)
    return {"repeated writes": repeated, "pages read again": max(0, again)}


def check_writes(bench: Bench, point: Point, peace: Undisturbed) -> int:
    """Every write set the right figure; at most one batch was written twice. Returns how many writes were repeats."""
    writes = bench.shop.get("writes")
    assert [w for w in writes if w["after"] != peace.end.shop[str(w["id"])][0]] == [], str(point)
    assert len({w["id"] for w in writes}) == peace.writes, str(point)
    repeated = len(writes) - peace.writes
    assert repeated <= BATCH, (str(point), repeated)
    return repeated


def prove(bench: Bench, seed: int, per_phase: int) -> None:
    points = chosen(bench, seed, per_phase)
    print(f"seed {seed}, {len(points)} points")
    wrong: list[str] = []
    for point in points:
        try:
            print(f"  {point}: {killed_and_resumed(bench, point)}")
        except AssertionError as error:
            wrong.append(f"{point}: {error}")
    assert wrong == [], "\n".join([f"seed {seed}", *wrong])
    for phase in PHASES:
        assert sum(point.phase == phase for point in points) >= per_phase


def test_a_kill_at_chosen_points_changes_nothing_in_the_end(bench: Bench) -> None:
    prove(bench, SEED, 2)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_kill_at_forty_points_and_more(bench: Bench) -> None:
    prove(bench, int(os.environ.get("FAULT_SEED", random.SystemRandom().randrange(10**6))), 8)
