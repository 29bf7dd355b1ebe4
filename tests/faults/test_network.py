"""Lost answers and a bad network during load and push: nothing doubled, nothing wrong, an honest end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from faults.conftest import Ground, told
from faults.end_state import end_state, left_over

#: The largest batch of writes.
BATCH = 50
WRITES = {"endpoint": "batch", "contains": "product.offer.update"}
HTML_1251 = {"kind": "html", "charset": "windows-1251"}
#: What may befall one request that writes, and whether the shop carried (some of) it out nevertheless.
ONCE: dict[str, dict[str, Any]] = {
    "answer lost": {"kind": "lose_answer"},
    "answer lost, a part carried out": {"kind": "lose_answer_partial", "commands": 7},
    "connection reset": {"kind": "reset"},
    "503": {"kind": "503"},
    "429 with headers": {"kind": "429"},
    "429 without headers": {"kind": "429", "headers": False},
    "500": {"kind": "500"},
    "page in windows-1251": HTML_1251,
    "page with status 502": {"kind": "html", "status": 502},
    "cut body": {"kind": "cut_body"},
    "slow": {"kind": "delay", "seconds": 1.5},
}


def check_step(ground: Ground) -> None:
    """In step, by right writes only, and nothing left open."""
    assert ground.out_of_step() == {}
    assert ground.wrong_writes() == []
    assert left_over(ground.home) == []


@pytest.mark.parametrize("name", ONCE)
def test_one_disturbed_batch_of_a_push(ground: Ground, quick: None, name: str) -> None:
    ground.shop.post("faults", {**WRITES, "nth": 1, **ONCE[name]})
    ended = ground.sync(accepted=10_000)
    assert (ended.state.value, told(ended)) == ("done", "stock.sent")
    assert ground.shop.get("faults")[0]["hits"] == 1
    check_step(ground)
    writes = ground.shop.get("writes")
    assert len(writes) - len({write["id"] for write in writes}) <= BATCH
    assert told(ground.sync()) == "stock.in_step"


@pytest.mark.parametrize("fault", [{"kind": "lose_answer"}, {"kind": "reset"}, HTML_1251, {"kind": "503"}], ids=str)
def test_a_shop_that_stays_down_for_writes(ground: Ground, quick: None, fault: dict[str, Any]) -> None:
    """The run ends with a reason; what could not be sent is nowhere called planned, and the next run sends it."""
    ground.shop.post("faults", {**WRITES, "count": None, **fault})
    ended = ground.sync(accepted=10_000)
    assert ended.state.value in ("failed", "done_with_failures", "done")
    told(ended)
    assert ground.wrong_writes() == []
    assert left_over(ground.home) == []
    arrived = ground.out_of_step() == {}
    assert (ended.state.value == "done") == arrived, "what is called done is done, and only that"
    ground.shop.delete("faults")
    ground.app.forget_connections()
    assert ground.sync(accepted=10_000).state.value == "done"
    check_step(ground)


def test_the_shop_goes_down_in_the_middle_and_its_answer_is_lost(ground: Ground, quick: None) -> None:
    """The quick run may not believe an old figure of an offer whose write got lost: the warehouse moves back."""
    assert ground.sync(accepted=10_000).state.value == "done"
    item, offer = ground.plain_pair()
    free = float(ground.wanted[offer])
    assert ground.changes().state.value == "done"
    ground.set_free(item, free + 5)
    ground.shop.post("faults", [{**WRITES, "kind": "lose_answer", "nth": 1}])
    ground.shop.post("faults", [{"kind": "503", "endpoint": "batch", "contains": "product.list", "count": None}])
    ended = ground.changes()
    told(ended)
    assert ground.quantities()[offer] == free + 5, "it had arrived"
    ground.shop.delete("faults")
    ground.app.forget_connections()
    ground.set_free(item, free)
    assert ground.changes().state.value == "done"
    assert ground.quantities()[offer] == free
    assert left_over(ground.home) == []


@pytest.mark.parametrize("kind", ["503", "reset", "html", "cut_body"])
def test_a_load_with_every_twentieth_request_failing(
    ground: Ground, quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """C95: such a load is complete all the same, and equal to one in peace."""
    monkeypatch.setattr("core.moysklad.items.PAGE_SIZE", 5)
    if ground.loaded_in_peace is None:
        ground.beside(tmp_path / "peace")
        assert ground.load().state.value == "done"
        ground.loaded_in_peace = end_state(ground.home, ground.shop)
    ground.beside(tmp_path / "war")
    every = {"kind": kind, "every": 20, "count": None, "charset": "windows-1251"}
    for door in (ground.warehouse, ground.shop):
        door.post("faults", {**every, "after": 3} if door is ground.shop else every)
    ended = ground.load()
    assert (ended.state.value, told(ended)) == ("done", "load.done")
    assert ground.warehouse.get("faults")[0]["hits"] >= 1
    for door in (ground.warehouse, ground.shop):
        door.delete("faults")
    assert end_state(ground.home, ground.shop).differences(ground.loaded_in_peace) == {}
    assert sum(len(ground.loaded_in_peace.rows[name]) for name in ("items", "offers")) > 300
    assert left_over(ground.home) == []


@pytest.mark.parametrize("after", [0, 4, 9])
def test_a_token_that_dies_in_the_middle_of_a_load(
    ground: Ground, quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr("core.moysklad.items.PAGE_SIZE", 20)
    ground.beside(tmp_path / "home")
    ground.warehouse.post("faults", {"kind": "401", "after": after, "count": None})
    ended = ground.load()
    assert (ended.state.value, told(ended)) == ("failed", "moysklad.auth")
    assert left_over(ground.home) == []
    ground.warehouse.delete("faults")
    ground.app.forget_connections()
    assert ground.load().state.value == "done"
    assert len(ground.links()) > 0


def test_a_token_that_dies_before_a_push(ground: Ground, quick: None) -> None:
    ground.warehouse.post("faults", {"kind": "401", "after": 1, "count": None})
    ended = ground.sync(accepted=10_000)
    assert (ended.state.value, told(ended)) == ("failed", "moysklad.auth")
    assert ground.shop.get("writes") == [], "nothing follows from a warehouse that does not answer"
    ground.heal()
    assert ground.sync(accepted=10_000).state.value == "done"
    check_step(ground)


def test_a_webhook_without_the_right_to_the_catalogue(ground: Ground, quick: None) -> None:
    scopes = ground.shop.get("switches")["scopes"]
    ground.shop.post("scopes", {"scopes": ["sale"]})
    try:
        ended = ground.sync(accepted=10_000)
    finally:
        ground.shop.post("scopes", {"scopes": scopes})
    assert (ended.state.value, told(ended)) == ("failed", "bitrix.scope")
    assert ground.shop.get("writes") == []
    ground.heal()
    assert ground.sync(accepted=10_000).state.value == "done"
    check_step(ground)


def test_a_403_in_the_middle_of_a_push(ground: Ground, quick: None) -> None:
    ground.shop.post("faults", {**WRITES, "kind": "403", "count": None})
    ended = ground.sync(accepted=10_000)
    assert ended.state.value == "failed"
    assert told(ended).startswith("bitrix.")
    assert ground.shop.get("writes") == []
    assert left_over(ground.home) == []
    ground.heal()
    assert ground.sync(accepted=10_000).state.value == "done"
    check_step(ground)
