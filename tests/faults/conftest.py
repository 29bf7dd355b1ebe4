"""Fixtures of the fault tests: a loaded program on both pretend systems per module, put right before each test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from faults.end_state import EndState
from helpers.trial import SEED, Trial

from core import messages
from core.app import SkladLink
from core.demo.launch import start
from core.jobs.engine import Outcome
from core.moysklad.transport import Patience
from core.settings import StockSettings

VARIANTS = 120


class Ground(Trial):
    """A trial whose shop can be knocked out of step again and again."""

    #: The shop's own figures before anything was written, by element id.
    first: dict[str, dict[str, Any]]
    #: What the shop has to show in the end: the first push, undisturbed, brought it there.
    wanted: dict[int, Decimal | None]
    #: What an undisturbed load of the same systems leaves behind, once a test has made one.
    loaded_in_peace: EndState | None = None

    def settle(self) -> None:
        """Load, link and push once in peace; remember what the shop shows then.

        The brake is off: day by day it would add up what the tests zero in a minute.
        """
        rules = self.app.settings.get(StockSettings)
        self.app.settings.put(replace(rules, brake_zero_count=10**6, brake_few_count=10**6, brake_rise_share=100))
        assert self.load().state.value == "done"
        assert self.sync(accepted=10_000).state.value == "done"
        stocked = {element.id for element in self.world.elements() if element.type in (1, 4, 5)}
        rows = self.shop.get("quantities")
        self.wanted = self.quantities()
        self.first = {k: {"quantity": (row[0] or 0) + 3} for k, row in rows.items() if int(k) in stocked}

    def heal(self) -> None:
        """No faults, no memory of failures, and a shop that is out of step in every offer."""
        for door in (self.warehouse, self.shop):
            door.delete("faults")
        self.warehouse.post("limits/reset", {})
        self.shop.post("methods", {"restore": True})
        self.app.forget_connections()
        self.shop.post("quantities", self.first)
        self.shop.delete("writes")
        self.reset_counts()

    def beside(self, home: Path) -> SkladLink:
        """Another data folder on the same systems, opened instead of the present one."""
        self.app.close()
        self.home = home
        return self.open()

    def out_of_step(self) -> dict[int, tuple[Any, Any]]:
        """Linked offers that do not show what they should: (shop, wanted)."""
        found = self.quantities()
        return {
            offer: (found[offer], self.wanted[offer])
            for offer in self.links()
            if str(offer) in self.first and found[offer] != self.wanted[offer]
        }

    def wrong_writes(self) -> list[dict[str, Any]]:
        """Writes that set an offer to anything but its right figure."""
        return [w for w in self.shop.get("writes") if Decimal(str(w["after"])) != self.wanted[int(w["id"])]]


def told(outcome: Outcome) -> str:
    """The code of an honest end: one that core.messages explains in both languages. Returns it."""
    for lang in ("ru", "en"):
        parts = messages.explain(outcome.code, lang, **outcome.params)
        assert parts.what
        if outcome.state.value == "failed":
            assert parts.means, outcome.code
            assert parts.do, outcome.code
    return outcome.code


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The module's program and systems, in step."""
    systems = start(VARIANTS, SEED, token_kind="solution")
    made = Ground(systems, tmp_path_factory.mktemp("ground") / "home", VARIANTS, SEED)
    try:
        made.settle()
        yield made
    finally:
        made.close()


@pytest.fixture
def ground(whole: Ground) -> Iterator[Ground]:
    """The module's program with every offer out of step; it is put back on its own data folder afterwards."""
    home = whole.home
    whole.heal()
    yield whole
    if whole.home != home:
        whole.beside(home)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between tries are a twentieth of the real ones; how often is tried stays."""
    monkeypatch.setattr("core.bitrix.transport._FIRST_PAUSE", 0.05)
    usual = Patience()
    shorter = (usual.connect, usual.read, usual.tries, usual.backoff / 20, usual.longest_backoff)
    monkeypatch.setattr(Patience.__init__, "__defaults__", shorter)
