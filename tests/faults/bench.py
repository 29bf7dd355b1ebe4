"""Two ways of a run on the same systems: in peace, and killed at a point and gone on with."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from faults.child import PHASES, Order
from faults.end_state import EndState, end_state, left_over
from helpers.trial import Door

from core.demo.launch import DemoSystems
from core.demo.world import World

ROOT = Path(__file__).resolve().parents[2]
VARIANTS, WORLD_SEED = 60, 7
PAGE, BATCH = 20, 10
#: Lists of MoySklad are read by five workers at most; each may have one page in hand when it is killed.
WORKERS = 5
LISTS = tuple(f"GET entity/{kind}" for kind in ("product", "variant", "bundle", "service"))
LOAD, PUSH = ("load", "accept", "sync"), ("sync",)


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

    scenarios: Mapping[str, tuple[str, ...]] = {"load": LOAD, "push": PUSH}

    def __init__(self, systems: DemoSystems, folder: Path) -> None:
        self._folder, self._homes = folder, 0
        names = ("moysklad_url", "moysklad_token", "bitrix_webhook")
        self.systems = {name: str(getattr(systems, name)) for name in names}
        self.warehouse, self.shop = Door(systems.moysklad_control), Door(systems.bitrix_control)
        self.world = World(WORLD_SEED, VARIANTS)
        self.stores = [store.id for store in self.world.warehouse.stores() if not store.archived]
        self.loaded = self.home()
        self.prepare()
        self.reset()
        self.run(self.order_on(self.loaded, LOAD))
        self.warehouse.post("stock", {"store": self.stores[0], "factor": 2})
        self.peace = {name: self._undisturbed(name) for name in self.scenarios}

    def prepare(self) -> None:
        """Every offer is to be out of step, so that a push has many batches."""
        stocked = [element.id for element in self.world.elements() if element.type in (1, 4, 5)]
        found = self.shop.get("quantities")
        self._before = {
            str(i): {"quantity": (found[str(i)][0] or 0) + 3, "reserved": found[str(i)][1]} for i in stocked
        }

    def knock_out(self) -> None:
        """Put the shop's figures back."""
        self.shop.post("quantities", self._before)

    def home(self) -> Path:
        self._homes += 1
        return self._folder / str(self._homes)

    def reset(self) -> None:
        """Both systems as they were, all counters at zero."""
        self.knock_out()
        self.shop.delete("writes")
        self.warehouse.post("counters/reset", {})
        self.shop.post("counters/reset", {})

    def order(self, scenario: str) -> Order:
        """A scenario on a data folder of its own."""
        home = self.home()
        if "load" not in self.scenarios[scenario]:
            copy_database(self.loaded, home)
        return self.order_on(home, self.scenarios[scenario])

    def order_on(self, home: Path, acts: tuple[str, ...]) -> Order:
        """Acts on a data folder."""
        return Order(str(home), self.systems, acts, page=PAGE, batch=BATCH)

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
        end = self.end(Path(order.home))
        return Undisturbed(end, told["passed"], len(self.shop.get("writes")), self.pages())

    def check_writes(self, peace: Undisturbed) -> int:
        """Every write set the right figure; at most one batch was written twice. Returns how many were repeats."""
        writes = self.shop.get("writes")
        assert [w for w in writes if w["after"] != peace.end.shop[str(w["id"])][0]] == []
        assert len({w["id"] for w in writes}) == peace.writes
        repeated = len(writes) - peace.writes
        assert repeated <= BATCH, repeated
        return repeated

    def end(self, home: Path) -> EndState:
        """What a run left behind."""
        return end_state(home, self.shop)

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
    differences = bench.end(home).differences(peace.end)
    assert not differences, differences
    links = peace.end.rows["links"]
    assert len({row[1] for row in links}) == len({row[0] for row in links}) == len(links) > 0
    repeated = bench.check_writes(peace)
    again = bench.pages() - peace.pages
    if told["ends"]["resumes"] == "True":
        assert again <= WORKERS, (str(point), again)
    return {"repeated writes": repeated, "pages read again": max(0, again)}


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
