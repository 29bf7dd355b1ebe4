"""Field cases J: deleted, archived, hidden, as people met it in the field, by the numbers of the cases.

SkladLink switches nothing off in the shop yet: what it proposes about goods that are gone is a decision of a person,
kept for the job that will carry it out. These tests hold what exists: who is asked about what, that a broken reading
proves nothing, and that no job touches what the shop shows.
"""

from __future__ import annotations

from typing import Any

import pytest
from helpers.creation import create, new_items, read_news
from helpers.forwarding import forward, linked_offers, place, ready
from helpers.trial import Trial

from core.app import acts
from core.domain.conflicts import ConflictKind, recommended
from core.domain.quality import SoldOut, TroubleKind
from core.domain.screens.quality import QualityQuery
from core.store.conflicts import StoredConflict


def waiting(made: Trial, offer: int) -> list[StoredConflict]:
    """Open conflicts about an offer."""
    found = made.app.store.conflicts.unresolved_of(tuple(ConflictKind))
    return [stored for stored in found if stored.found.offer_id == offer]


def shown(made: Trial) -> dict[str, str]:
    """By element: whether the shop shows it."""
    return {one: row[2] for one, row in made.shop.get("quantities").items()}


def pairs(made: Trial, count: int) -> list[tuple[str, int]]:
    return [made.plain_pair(skip=skip) for skip in range(count)]


def change_item(made: Trial, item: str, what: str) -> None:
    made.warehouse.post("items", {"do": what, "kind": "variant", "id": item})


def test_c85_archived_and_deleted_are_decided_and_nothing_is_switched_off(loaded: Trial) -> None:
    """The part that deactivates waits for its job; the rule "always so" is kept for it."""
    (archived, first), (deleted, second), (_, third) = pairs(loaded, 3)
    before = shown(loaded)
    change_item(loaded, archived, "archive")
    change_item(loaded, deleted, "delete")
    assert loaded.load(accept=False).state.value == "done"
    (one,), (two,) = waiting(loaded, first), waiting(loaded, second)
    assert (one.found.kind, two.found.kind) == (ConflictKind.ARCHIVED_SOLD, ConflictKind.DELETED_SOLD)
    assert waiting(loaded, third) == []
    detail = loaded.app.conflicts.detail(two.id)
    assert detail is not None
    assert recommended(tuple(detail.choices)) is None, "nothing is decided beforehand about a deleted item"
    loaded.app.conflicts.resolve([one.id], "stop", always=True)
    (rule,) = loaded.app.conflicts.rules()
    assert (rule.kind, rule.choice) == (ConflictKind.ARCHIVED_SOLD, "conflict.choice.stop")
    assert shown(loaded) == before
    assert set(loaded.links()) >= {first, second, third}
    change_item(loaded, archived, "restore")
    assert loaded.load(accept=False).state.value == "done"
    assert waiting(loaded, first) == []
    item = loaded.app.store.catalogue.item(archived)
    assert item is not None
    assert not item.archived


@pytest.mark.parametrize("fault", [{"kind": "html", "status": 200}, {"kind": "cut_body"}, {"kind": "500"}])
def test_c87_a_broken_reading_of_the_catalogue_proves_nothing(loaded: Trial, fault: dict[str, Any]) -> None:
    links, before = loaded.links(), shown(loaded)
    known = loaded.app.mapping_counts()
    rule = {**fault, "endpoint": "GET entity/variant", "count": None}
    loaded.warehouse.post("faults", rule)
    assert loaded.load(accept=False).state.value == "failed"
    assert loaded.app.mapping_counts().deleted == known.deleted, "not seen is not deleted"
    assert loaded.app.store.catalogue.gone_items(links.values()) == set()
    assert [one for offer in links for one in waiting(loaded, offer) if "sold" in one.found.kind.value] == []
    loaded.warehouse.delete("faults")
    assert loaded.load(accept=False).state.value == "done"
    assert loaded.links() == links
    assert shown(loaded) == before


def test_c87_a_plan_that_empties_the_shop_waits_for_a_typed_number(loaded: Trial) -> None:
    before = loaded.quantities()
    for store in loaded.app.stores():
        loaded.warehouse.post("stock", {"store": store.id, "factor": 0})
    stopped = loaded.sync()
    assert stopped.state.value == "stopped_by_brake"
    assert loaded.quantities() == before
    summary = loaded.app.waiting_plan()
    assert summary is not None
    assert not loaded.app.send_plan(summary.run_id), "a press alone is not enough"
    assert loaded.quantities() == before


def test_c89_no_job_touches_what_the_shop_shows(loaded: Trial) -> None:
    """Every job once; the shop's own list of writes shows none to the activity of what was there."""
    made = ready(loaded)
    item, _ = made.plain_pair()
    before = shown(made)
    made.shop.delete("writes")
    acts.connect(made.app)
    (fresh,) = new_items(made, name="Термос")
    create(made, [fresh])
    made.set_free(item, 17)
    made.changes()
    place(made, linked_offers(made, 1))
    forward(made)
    change_item(made, item, "archive")
    assert made.load(accept=False).state.value == "done"
    made.sync(accepted=10_000)
    read_news(made)
    after = shown(made)
    assert {one: after[one] for one in before} == before
    old = [write for write in made.shop.get("writes") if str(write["id"]) in before]
    assert old, "the jobs did write stock"
    assert [write for write in old if "active" in str(write["sent"]).lower()] == []


def test_c90_what_sold_out_means_goes_by_group(loaded: Trial) -> None:
    """Told as a trouble until the job that hides and shows is there."""
    made, catalogue = loaded, loaded.app.store.catalogue
    to_order, first = made.plain_pair()
    folder = catalogue.items([to_order])[0].folder
    candidates = [made.plain_pair(skip=skip) for skip in range(1, 8)]
    other, second = next(pair for pair in candidates if catalogue.items([pair[0]])[0].folder != folder)
    for item, offer, may in ((to_order, first, "Y"), (other, second, "N")):
        made.set_free(item, 0)
        flags = {"can_buy_zero": may, "quantity_trace": "Y"}
        made.shop.post("items", {"action": "edit", "id": offer, **flags})
    assert made.sync(accepted=10_000).state.value == "done"
    assert made.load(accept=False).state.value == "done"
    before, quality = shown(made), made.app.quality

    def told(*kinds: TroubleKind) -> set[int]:
        rows = [row for kind in kinds for row in quality.rows(quality.ids(QualityQuery(kind)))]
        return {int(row.key) for row in rows} & {first, second}

    quality.set_rule("", SoldOut.HIDE)
    assert told(TroubleKind.RULE_DIFFERS) == {second}, "sold out and still shown"
    assert told(TroubleKind.BUY_ZERO) == {first}, "open to orders without stock"
    quality.set_rule(folder, SoldOut.ORDER)
    assert told(TroubleKind.RULE_DIFFERS, TroubleKind.BUY_ZERO) == {second}, "made to order: as it should be"
    quality.set_rule(catalogue.items([other])[0].folder, SoldOut.SHOW)
    assert told(TroubleKind.RULE_DIFFERS, TroubleKind.BUY_ZERO) == set(), "another rule, another list"
    assert shown(made) == before
