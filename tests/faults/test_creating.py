"""Lost answers, a bad network and kill -9 while elements are created: never two of one, in the end one of each."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from faults.bench import spawn
from faults.child import PHASES, Order
from faults.conftest import told
from helpers.creation import create, new_family, new_items, read_news, with_key
from helpers.trial import Trial, trial

from core.domain.plan import ChangeState
from core.jobs import creating_settle
from core.store.creating import CreationSources

#: What may befall the request that creates.
ONCE: dict[str, dict[str, Any]] = {
    "answer lost": {"kind": "lose_answer"},
    "answer lost, a part carried out": {"kind": "lose_answer_partial", "commands": 2},
    "connection reset": {"kind": "reset"},
    "503": {"kind": "503"},
    "429": {"kind": "429"},
    "500": {"kind": "500"},
    "page with status 502": {"kind": "html", "status": 502},
    "cut body": {"kind": "cut_body"},
    "slow": {"kind": "delay", "seconds": 1.5},
}
SEED = int(os.environ.get("FAULT_SEED", "20260301"))
PER_PHASE = 2
ADDS = {"endpoint": "batch", "contains": ".add?"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A loaded program for the whole module: each test brings goods of its own."""
    with trial(tmp_path_factory.mktemp("creating") / "home", variants=12) as made:
        assert made.load().state.value == "done"
        yield made


@pytest.fixture
def ground(whole: Trial) -> Trial:
    """Without faults and without memory of failures."""
    whole.shop.delete("faults")
    whole.app.forget_connections()
    return whole


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request is never on its way for longer than it takes to answer."""
    monkeypatch.setattr(creating_settle, "ON_ITS_WAY", timedelta(0))


def one_each(made: Trial, item_ids: list[str]) -> None:
    """One element of each, linked, nothing open, and nothing switched on by mistake."""
    found = {item: with_key(made, item) for item in item_ids}
    assert {item: len(rows) for item, rows in found.items()} == dict.fromkeys(item_ids, 1)
    links = made.links()
    assert [links.get(rows[0]["id"]) for rows in found.values()] == item_ids
    assert CreationSources(made.app.store.raw).open_changes() == []


@pytest.mark.parametrize("name", ONCE)
def test_one_disturbed_creation_ends_with_one_of_each(ground: Trial, quick: None, hasty: None, name: str) -> None:
    items = new_items(ground, count=4)
    ground.shop.post("faults", {**ADDS, "nth": 1, **ONCE[name]})
    told(create(ground, items))
    assert ground.shop.get("faults")[0]["hits"] == 1
    for item in items:
        assert len(with_key(ground, item)) <= 1
    told(create(ground, items))
    one_each(ground, items)


@pytest.mark.parametrize("name", ["answer lost", "connection reset"])
def test_a_disturbed_card_is_not_made_twice_either(ground: Trial, quick: None, hasty: None, name: str) -> None:
    product, variants = new_family(ground)
    ground.shop.post("faults", {"endpoint": "batch", "contains": "sku.add?", "nth": 1, **ONCE[name]})
    create(ground, variants)
    create(ground, variants)
    assert len(with_key(ground, product)) == 1
    one_each(ground, variants)
    assert {with_key(ground, one)[0]["parent_id"] for one in variants} == {with_key(ground, product)[0]["id"]}


def test_what_may_still_be_on_its_way_is_not_tried_again(ground: Trial, quick: None) -> None:
    """The answer is lost before the shop has carried it out: a second try at once might make two."""
    (item,) = new_items(ground)
    ground.shop.post("faults", {**ADDS, "nth": 1, "kind": "html", "status": 502})
    outcome = create(ground, [item])
    assert (outcome.state.value, told(outcome)) == ("done_with_failures", "create.unknown")
    again = create(ground, [item])
    assert again.code == "create.nothing"
    (left,) = ground.app.store.journal.failures(again.run_id)
    assert left.change.error == "create.in_doubt"
    late = {"action": "create", "iblock_id": 14, "name": "Пришло позже", "properties": {"MOYSKLAD_ID": item}}
    there = ground.shop.post("items", late)
    read_news(ground)
    assert ground.links()[there["id"]] == item, "the next look finds what arrived late and links it"
    one_each(ground, [item])


def test_what_never_arrived_is_free_after_two_minutes(ground: Trial, quick: None, monkeypatch: Any) -> None:
    (item,) = new_items(ground)
    ground.shop.post("faults", {**ADDS, "nth": 1, "kind": "reset"})
    assert create(ground, [item]).code == "create.unknown"
    moment = datetime.now(UTC) + timedelta(minutes=3)
    monkeypatch.setattr(ground.app._clock, "now", lambda: moment, raising=False)
    monkeypatch.setattr(type(ground.app._clock), "now", lambda _: moment)
    assert create(ground, [item]).code == "create.done"
    one_each(ground, [item])
    states = [one.change.state for one in ground.app.store.journal.history_of_item(item)]
    assert ChangeState.SKIPPED in states


def test_a_shop_that_stays_down_ends_the_run_honestly(ground: Trial, quick: None, hasty: None) -> None:
    items = new_items(ground, count=2)
    ground.shop.post("faults", {"kind": "503", "endpoint": "batch", "count": None})
    outcome = create(ground, items)
    assert outcome.state.value == "failed"
    told(outcome)
    ground.shop.delete("faults")
    ground.app.forget_connections()
    assert create(ground, items).code == "create.done"
    one_each(ground, items)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is a thing of Unix")
@pytest.mark.parametrize("phase", PHASES)
def test_killed_anywhere_and_repeated_makes_one_of_each(ground: Trial, phase: str) -> None:
    """The program dies at one of the phase's points; started anew it is told to create the same again."""
    systems = {
        name: str(getattr(ground.systems, name)) for name in ("moysklad_url", "moysklad_token", "bitrix_webhook")
    }
    for point, nth in _points(ground, systems, phase):
        product, variants = new_family(ground)
        died = _apart(ground, _order(ground, systems, variants, point, nth))
        assert died.returncode == -signal.SIGKILL, (point, nth, died.stderr)
        for one in (product, *variants):
            assert len(with_key(ground, one)) <= 1, (point, nth)
        ended = _apart(ground, _order(ground, systems, variants))
        assert ended.returncode == 0, ended.stderr
        assert len(with_key(ground, product)) == 1, (point, nth)
        one_each(ground, variants)


def _order(made: Trial, systems: dict[str, str], items: list[str], point: str = "", nth: int = 0) -> Order:
    return Order(str(made.home), systems, (f"create:{','.join(items)}",), point, nth)


def _apart(made: Trial, order: Order) -> subprocess.CompletedProcess[str]:
    """Carry the order out in a process of its own while the program here is closed."""
    made.app.close()
    try:
        return spawn(order)
    finally:
        made.open()


def _points(made: Trial, systems: dict[str, str], phase: str) -> list[tuple[str, int]]:
    """Some passings of the phase's places, as an undisturbed creation counts them; others with another seed."""
    _, variants = new_family(made)
    peace = _apart(made, _order(made, systems, variants))
    assert peace.returncode == 0, peace.stderr
    passed = json.loads(peace.stdout.splitlines()[-1])["passed"]
    names = sorted(name for name in passed if name.startswith(f"{phase}/"))
    dice = random.Random(f"{SEED}{phase}")
    chosen = dice.sample(names, min(PER_PHASE, len(names)))
    assert chosen
    return [(name, dice.randint(1, passed[name])) for name in chosen]
