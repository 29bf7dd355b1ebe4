"""Copies of links in MOYSKLAD_ID: only where missing or another one, never over a living item's, told before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from helpers.creation import KEY, OFFERS, PRODUCTS, ask, new_items, read_news
from helpers.trial import Trial

from core import cli_mapping, messages
from core.cli_text import Speaker
from core.domain.plan import ChangeKind, JobName
from core.errors import NoRight
from core.jobs import copies
from core.jobs.engine import Outcome
from core.ports import CancelToken
from core.settings import LinkSettings


def write(made: Trial) -> Outcome:
    return copies.run_copies(made.app._runner.context(CancelToken()), "person")


def held(made: Trial, offers: dict[int, str]) -> dict[int, str]:
    """What the shop itself holds."""
    rows = made.shop.get("items", ids=",".join(map(str, offers)))
    return {row["id"]: (row["properties"].get("MOYSKLAD_ID") or [""])[0] for row in rows}


def test_every_linked_offer_gets_its_items_key_and_a_repeat_writes_nothing(loaded: Trial) -> None:
    plan = loaded.app.creating.copies_plan()
    assert plan.empty > 0
    outcome = write(loaded)
    assert (outcome.code, outcome.params["count"]) == ("copies.done", plan.writes)
    wanted = loaded.links()
    assert held(loaded, wanted) == wanted
    loaded.shop.delete("writes")
    assert write(loaded).code == "copies.nothing"
    assert loaded.shop.get("writes") == []
    loaded.check_served()


def test_nothing_else_of_the_element_changes(loaded: Trial) -> None:
    offer, item = next((o, i) for o, i in loaded.links().items() if not held(loaded, {o: i})[o])
    before = loaded.shop.get("items", ids=str(offer))[0]
    write(loaded)
    after = loaded.shop.get("items", ids=str(offer))[0]
    assert after["properties"].pop("MOYSKLAD_ID") == [item]
    for row in (before, after):
        row.pop("timestamp_x")
    assert after == before


def test_the_key_of_another_living_item_is_left_and_told_a_dead_one_is_replaced(loaded: Trial) -> None:
    write(loaded)
    (living,) = new_items(loaded)
    offers = sorted(loaded.links())[:2]
    for offer, key in zip(offers, (living, "00000000-dead-11f1-0a80-000000000000"), strict=True):
        loaded.shop.post("items", {"action": "edit", "id": offer, "properties": {"MOYSKLAD_ID": key}})
    ctx = loaded.app._runner.context(CancelToken())
    fresh = ctx.shop.get_offers(offers, ctx.cancel)
    loaded.app.store.catalogue.upsert_offers(fresh.values(), 1)
    plan = loaded.app.creating.copies_plan()
    assert (plan.empty, plan.different, plan.conflicts) == (0, 1, 1)
    outcome = write(loaded)
    assert (outcome.params["count"], outcome.params["left"]) == (1, 1)
    assert held(loaded, dict.fromkeys(offers, "")) == {offers[0]: living, offers[1]: loaded.links()[offers[1]]}
    (left,) = loaded.app.store.journal.failures(outcome.run_id)
    assert (left.change.kind, left.change.error) == (ChangeKind.WRITE_COPY, "copies.other_item")


def test_a_catalogue_without_the_property_gets_it_when_a_person_agrees(loaded: Trial) -> None:
    ask(loaded, "catalog.productProperty.delete", {"id": int(KEY[OFFERS].removeprefix("property"))})
    plan = loaded.app.creating.copies_plan()
    assert [iblock for iblock, _ in plan.missing] == [OFFERS]
    assert plan.homeless > 0
    loaded.app.creating.add_key_property(OFFERS)
    loaded.app.creating.add_key_property(OFFERS)
    found = ask(loaded, "catalog.productProperty.list", {"filter": {"iblockId": OFFERS, "code": "MOYSKLAD_ID"}})
    (prop,) = found["productProperties"]
    assert (prop["propertyType"], prop["multiple"]) == ("S", "N")
    write(loaded)
    assert held(loaded, loaded.links()) == loaded.links()


def test_without_the_right_it_says_how_to_create_the_property_by_hand(loaded: Trial) -> None:
    ask(loaded, "catalog.productProperty.delete", {"id": int(KEY[PRODUCTS].removeprefix("property"))})
    loaded.shop.post("switches", {"catalog_rights": "R"})
    with pytest.raises(NoRight) as refused:
        loaded.app.creating.add_key_property(PRODUCTS)
    assert refused.value.code == "bitrix.property_denied"
    for lang in ("ru", "en"):
        told = messages.explain(refused.value.code, lang)
        assert told.what
        assert told.means
        assert "MOYSKLAD_ID" in told.do


@pytest.mark.parametrize("fault", [{"kind": "lose_answer"}, {"kind": "reset"}, {"kind": "500"}], ids=str)
def test_a_disturbed_batch_is_looked_at_and_ends_right(
    loaded: Trial, monkeypatch: Any, fault: dict[str, Any]
) -> None:
    monkeypatch.setattr("core.bitrix.transport._FIRST_PAUSE", 0.05)
    loaded.shop.post("faults", {"endpoint": "batch", "contains": ".update?", "nth": 1, **fault})
    assert write(loaded).state.value == "done"
    assert held(loaded, loaded.links()) == loaded.links()
    assert loaded.shop.get("faults")[0]["hits"] == 1


def test_by_itself_only_where_that_is_switched_on(loaded: Trial) -> None:
    before = held(loaded, loaded.links())
    read_news(loaded)
    assert held(loaded, loaded.links()) == before
    loaded.app.settings.put(replace(LinkSettings(), write_copies=True))
    read_news(loaded)
    assert held(loaded, loaded.links()) == loaded.links()
    runs = len(loaded.app.store.journal.runs(50, JobName.LINK_COPIES))
    read_news(loaded)
    assert len(loaded.app.store.journal.runs(50, JobName.LINK_COPIES)) == runs == 1, "nothing due, no run"


def test_the_command_line_counts_first_and_writes_when_told(loaded: Trial, capsys: Any) -> None:
    import argparse

    options = argparse.Namespace(mapping_act="copies", apply=False)
    say = Speaker("en", False)
    assert cli_mapping.run(loaded.app, options, say) == cli_mapping.EXIT_WAITS
    assert "to write" in capsys.readouterr().out
    options.apply = True
    assert cli_mapping.run(loaded.app, options, say) == cli_mapping.EXIT_DONE
    assert held(loaded, loaded.links()) == loaded.links()
    options.apply = False
    assert cli_mapping.run(loaded.app, options, say) == cli_mapping.EXIT_DONE
