"""Conflicts: raised once, closed by themselves, decided, put off, taken back; links are really changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.conflict_desk import AT, ConflictDesk

from core.domain.catalogue import OfferKind
from core.domain.conflicts import ConflictKind, ConflictState
from core.domain.links import MatchRule
from core.domain.screens.conflicts import ConflictTab
from core.errors import SkladLinkError
from core.jobs import conflicts, mapping


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ConflictDesk]:
    made = ConflictDesk(tmp_path)
    yield made
    made.app.close()


# --- raising --------------------------------------------------------------------------------------------------------


def test_the_same_conflict_again_is_renewed_not_doubled(desk: ConflictDesk) -> None:
    number = desk.raise_status(shop="Отменён")
    assert desk.raise_status(shop="Выполнен") == number
    assert [stored.found.facts.params["shop_status"] for stored in desk.waiting()] == ["Выполнен"]


def test_facts_that_agree_close_it(desk: ConflictDesk) -> None:
    number = desk.raise_status(ms="Отгружен", shop="Отменён")
    assert desk.raise_status(ms="Отменён", shop="Отменён") == 0
    stored = desk.store.conflicts.get(number)
    assert stored is not None
    assert (stored.state, stored.resolution) == (ConflictState.RESOLVED, "solved_itself")
    detail = desk.door.detail(number)
    assert detail is not None
    assert detail.solved_itself
    assert detail.undo_run is None


def test_sold_without_an_item_is_found_and_closes_when_the_item_is_back(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    stored = desk.store.conflicts.get(number)
    assert stored is not None
    assert (stored.found.item_id, stored.found.offer_id) == ("item-1", 1)
    assert stored.found.facts.params["quantity"] == "3"
    assert conflicts.refresh(desk.ctx).new == 0
    desk.item(1)
    assert conflicts.refresh(desk.ctx).solved == 1
    assert desk.waiting() == []


def test_what_is_not_on_sale_is_no_conflict(desk: ConflictDesk) -> None:
    desk.link(desk.item(1), desk.offer(1, quantity=0))
    desk.link(desk.item(2), desk.offer(2, quantity=None))
    desk.link(desk.item(3), desk.offer(3, active=False))
    desk.store.catalogue.mark_gone(item_ids=["item-1", "item-2", "item-3"])
    assert conflicts.refresh(desk.ctx).new == 0


def test_an_archived_item_that_is_sold_is_another_kind(desk: ConflictDesk) -> None:
    desk.link(desk.item(1), desk.offer(1))
    desk.item(1, archived=True)
    conflicts.refresh(desk.ctx)
    assert desk.kinds() == ["archived_sold"]


def test_c85_deleted_is_asked_about_and_nothing_is_changed_meanwhile(desk: ConflictDesk) -> None:
    desk.sold_without_item(1)
    assert desk.store.links.links()[1].item_id == "item-1"
    offer = desk.store.catalogue.offer(1)
    assert offer is not None
    assert offer.active
    assert offer.quantity == 3


def test_c12_two_items_with_one_code_are_asked_about_only_when_an_order_waits(desk: ConflictDesk) -> None:
    desk.offer(7, xml_id="X1")
    desk.propose([(desk.item(1, code="X1"), 7), (desk.item(2, code="X1"), 7)])
    assert conflicts.refresh(desk.ctx).new == 0
    desk.order(501, 7)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    assert stored.found.kind is ConflictKind.TWO_CLAIMANTS
    assert [pair.item_id for pair in stored.found.facts.pairs] == ["item-1", "item-2"]
    fields = {fact.field for fact in stored.found.facts.rows}
    assert {"name", "article"} <= fields, "both candidates side by side"
    assert desk.store.links.count() == 0, "nothing was linked"


def test_an_order_that_is_in_the_warehouse_already_waits_for_nothing(desk: ConflictDesk) -> None:
    desk.offer(7)
    desk.propose([(desk.item(1), 7), (desk.item(2), 7)])
    desk.order(501, 7)
    desk.store.orders.set_arrived(501, "ms-order", AT)
    assert conflicts.refresh(desk.ctx).new == 0


def test_c07_a_copy_with_the_same_external_code_leaves_the_link_where_it_is(desk: ConflictDesk) -> None:
    desk.link(desk.item(1, external_code="X"), desk.offer(21, xml_id="X"))
    desk.offer(22, xml_id="X")
    desk.order(501, 22)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    assert stored.found.kind is ConflictKind.SAME_CODE
    assert desk.store.links.links()[21].item_id == "item-1"
    desk.door.resolve([stored.id], "move_link")
    assert {offer: link.item_id for offer, link in desk.store.links.links().items()} == {22: "item-1"}


def test_one_item_with_two_equal_offers_names_both(desk: ConflictDesk) -> None:
    item = desk.item(1)
    desk.offer(7)
    desk.offer(8)
    desk.propose([(item, 7), (item, 8)])
    desk.order(501, 8)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    assert stored.found.kind is ConflictKind.AMBIGUOUS
    assert [pair.offer_id for pair in stored.found.facts.pairs] == [8, 7], "the offer that waits comes first"


def test_a_target_that_turned_into_a_parent_or_is_gone(desk: ConflictDesk) -> None:
    desk.link(desk.item(1), desk.offer(1, quantity=0))
    desk.link(desk.item(2), desk.offer(2, quantity=0))
    desk.order(501, 1, 2)
    desk.store.catalogue.mark_gone(item_ids=["item-1"])
    desk.offer(2, quantity=0, kind=OfferKind.PARENT)
    conflicts.refresh(desk.ctx)
    assert sorted(desk.kinds()) == ["kind_changed", "target_deleted"]


# --- deciding -------------------------------------------------------------------------------------------------------


def test_a_replacement_takes_the_offer_over_and_can_be_taken_back(desk: ConflictDesk) -> None:
    desk.item(2, "Сумка «Кама» новая", code="KM-1")
    desk.item(1, code="KM-1")
    number = desk.sold_without_item(1)
    desk.item(1, code="KM-1")
    desk.store.catalogue.mark_gone(item_ids=["item-1"])
    conflicts.refresh(desk.ctx)
    number = desk.waiting()[-1].id
    detail = desk.door.detail(number)
    assert detail is not None
    assert [choice.key for choice in detail.choices] == ["relink", "stop", "unlink"]
    run = desk.door.resolve([number], "relink", seen={number: detail.mark})
    assert desk.store.links.links()[1].item_id == "item-2"
    assert desk.waiting() == []
    last = desk.door.last_undoable()
    assert last is not None
    assert (last.run, last.code) == (run, "conflict.run.resolved")
    assert desk.app.undo(run) is None
    assert desk.store.links.links()[1].item_id == "item-1"
    assert [stored.id for stored in desk.waiting()] == [number]
    assert desk.app.undo(run) == "conflict.undo.changed_since"


def test_a_choice_for_the_systems_is_recorded_and_touches_nothing(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    run = desk.door.resolve([number], "stop")
    offer = desk.store.catalogue.offer(1)
    assert offer is not None
    assert offer.quantity == 3
    assert desk.store.links.count() == 1
    detail = desk.door.detail(number)
    assert detail is not None
    assert detail.decided is not None
    assert (detail.decided.key, detail.row.resolved_by, detail.undo_run) == ("stop", "person", run)
    assert conflicts.refresh(desk.ctx).new == 0, "the decision waits to be carried out and is not asked again"


def test_what_was_left_as_it_is_comes_back_only_with_other_facts(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    desk.door.resolve([number], "keep")
    desk.offer(1, quantity=2)
    assert conflicts.refresh(desk.ctx).new == 0, "one piece sold is no other question"
    desk.offer(1, quantity=2, xml_id="new-code")
    assert conflicts.refresh(desk.ctx).new == 1


def test_unlinked_and_linked_again_is_asked_again(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    desk.door.resolve([number], "unlink")
    assert desk.store.links.count() == 0
    desk.link("item-1", 1)
    assert conflicts.refresh(desk.ctx).new == 1


def test_nobody_decides_about_what_solved_itself(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    desk.item(1)
    with pytest.raises(SkladLinkError) as caught:
        desk.door.resolve([number], "unlink")
    assert caught.value.code == "conflict.solved"
    assert desk.store.links.count() == 1
    assert desk.waiting() == []


def test_nobody_decides_about_facts_that_are_gone(desk: ConflictDesk) -> None:
    number = desk.raise_status()
    detail = desk.door.detail(number)
    assert detail is not None
    desk.raise_status(shop="Выполнен")
    with pytest.raises(SkladLinkError) as caught:
        desk.door.resolve([number], "keep_ms", seen={number: detail.mark})
    assert caught.value.code == "conflict.changed"
    assert [stored.id for stored in desk.waiting()] == [number]


def test_a_decision_whose_link_is_refused_leaves_everything_as_it_was(desk: ConflictDesk) -> None:
    desk.offer(7)
    desk.propose([(desk.item(1), 7), (desk.item(2), 7)])
    desk.order(501, 7)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    desk.link("item-1", desk.offer(9))
    runs = len(desk.store.journal.runs(50))
    with pytest.raises(SkladLinkError):
        desk.door.resolve([stored.id], "pair_1")
    assert desk.store.links.links().keys() == {9}
    assert (
        len([r for r in desk.store.journal.runs(50) if r.totals.get("changes") and r.code == "conflict.run.resolved"])
        == 0
    )
    assert len(desk.store.journal.runs(50)) - runs <= 1, "at most the note that it solved itself"


def test_a_later_change_of_the_link_keeps_the_decision(desk: ConflictDesk) -> None:
    desk.offer(7)
    desk.propose([(desk.item(1), 7), (desk.item(2), 7)])
    desk.order(501, 7)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    run = desk.door.resolve([stored.id], "pair_1")
    mapping.unlink(desk.ctx, ["item-1"])
    assert desk.app.undo(run) == "conflict.undo.changed_since"
    assert desk.waiting() == []
    assert desk.store.links.count() == 0


def test_linking_in_the_mapping_closes_the_conflict_at_the_next_look(desk: ConflictDesk) -> None:
    desk.offer(7)
    desk.propose([(desk.item(1), 7), (desk.item(2), 7)])
    desk.order(501, 7)
    conflicts.refresh(desk.ctx)
    desk.app.link("item-2", 7)
    assert desk.door.recheck() == 1
    assert desk.waiting() == []


def test_several_are_decided_alike_in_one_run_and_taken_back_together(desk: ConflictDesk) -> None:
    numbers = [desk.raise_status(number) for number in (501, 502, 503)]
    alike = desk.door.alike(numbers)
    assert alike is not None
    assert [choice.key for choice in alike.choices] == ["keep_ms", "keep_shop", "merge"]
    run = desk.door.resolve(numbers, "merge")
    assert desk.door.counts().resolved == 3
    assert desk.app.undo(run) is None
    assert [stored.id for stored in desk.waiting()] == numbers


def test_different_kinds_are_never_decided_alike(desk: ConflictDesk) -> None:
    assert desk.door.alike([desk.raise_status(), desk.sold_without_item(1)]) is None


def test_pairs_have_no_choice_in_common(desk: ConflictDesk) -> None:
    for offer, items in ((7, (1, 2)), (8, (3, 4))):
        desk.offer(offer)
        for item in items:
            desk.item(item)
    desk.propose([("item-1", 7), ("item-2", 7), ("item-3", 8), ("item-4", 8)])
    desk.order(501, 7, 8)
    conflicts.refresh(desk.ctx)
    alike = desk.door.alike([stored.id for stored in desk.waiting()])
    assert alike is not None
    assert [choice.key for choice in alike.choices] == ["keep"]


# --- putting off ----------------------------------------------------------------------------------------------------


def test_put_off_until_a_time_and_open_when_it_has_come(desk: ConflictDesk) -> None:
    number = desk.raise_status()
    now = desk.ctx.clock.now()
    run = desk.door.postpone([number], now + timedelta(hours=1))
    assert (desk.door.counts().open, desk.door.counts().postponed) == (0, 1)
    assert desk.app.undo(run) is None
    assert desk.door.counts().open == 1
    desk.door.postpone([number], now - timedelta(seconds=1))
    assert (desk.door.counts().open, desk.door.counts().postponed) == (1, 0)
    assert list(desk.door.ids(ConflictTab.OPEN))[1:] == [number]


def test_put_off_until_it_changes(desk: ConflictDesk) -> None:
    number = desk.raise_status()
    desk.door.postpone([number], None)
    desk.raise_status()
    assert desk.door.counts().postponed == 1
    desk.raise_status(shop="Выполнен")
    assert desk.door.counts().open == 1


def test_undoing_a_decision_about_a_postponed_one_puts_it_off_again(desk: ConflictDesk) -> None:
    number = desk.raise_status()
    until = desk.ctx.clock.now() + timedelta(days=1)
    desk.door.postpone([number], until)
    assert desk.app.undo(desk.door.resolve([number], "merge")) is None
    stored = desk.store.conflicts.get(number)
    assert stored is not None
    assert (stored.state, stored.postponed_until) == (ConflictState.POSTPONED, until)


def test_taken_back_by_hand(desk: ConflictDesk) -> None:
    number = desk.raise_status()
    desk.door.postpone([number], None)
    run = desk.door.reopen([number])
    assert desk.door.counts().open == 1
    assert desk.app.undo(run) is None
    assert desk.door.counts().postponed == 1


# --- rules ----------------------------------------------------------------------------------------------------------


def test_a_rule_decides_the_next_similar_case_and_says_so(desk: ConflictDesk) -> None:
    desk.door.resolve([desk.raise_status(501)], "merge", always=True)
    (rule,) = desk.door.rules()
    assert rule.condition == {"ms": "Отгружен", "shop": "Отменён", "shipped": "yes"}
    assert desk.raise_status(502) == 0, "decided at once"
    assert desk.raise_status(503, shop="Выполнен") > 0, "another case waits"
    (rule,) = desk.door.rules()
    assert rule.uses == 1
    decided = [desk.door.detail(row) for row in desk.door.ids(ConflictTab.RESOLVED)]
    assert {d.row.resolved_by for d in decided if d is not None} == {"person", "SkladLink"}


def test_a_rule_can_be_switched_off_removed_and_brought_back(desk: ConflictDesk) -> None:
    desk.door.resolve([desk.raise_status(501)], "merge", always=True)
    (rule,) = desk.door.rules()
    desk.door.enable_rule(rule.rule, False)
    assert desk.raise_status(502) > 0
    removed = desk.door.remove_rule(rule.rule)
    assert desk.door.rules() == []
    assert desk.app.undo(removed) is None
    (back,) = desk.door.rules()
    assert (back.rule, back.enabled, back.condition) == (rule.rule, False, rule.condition)


def test_undoing_the_decision_takes_its_rule_along(desk: ConflictDesk) -> None:
    run = desk.door.resolve([desk.raise_status(501)], "merge", always=True)
    assert desk.app.undo(run) is None
    assert desk.door.rules() == []


def test_a_choice_about_one_item_makes_no_rule(desk: ConflictDesk) -> None:
    desk.offer(7)
    desk.propose([(desk.item(1), 7), (desk.item(2), 7)], MatchRule.BARCODE)
    desk.order(501, 7)
    conflicts.refresh(desk.ctx)
    (stored,) = desk.waiting()
    with pytest.raises(SkladLinkError) as caught:
        desk.door.resolve([stored.id], "pair_1", always=True)
    assert caught.value.code == "conflict.no_rule"
    assert desk.store.links.count() == 0
    assert [waiting.id for waiting in desk.waiting()] == [stored.id]


def test_the_history_of_an_item_tells_of_its_conflict(desk: ConflictDesk) -> None:
    number = desk.sold_without_item(1)
    desk.door.resolve([number], "keep")
    kinds = [entry.change.kind.value for entry in desk.store.journal.history_of_item("item-1")]
    assert kinds == ["conflict", "conflict_found"]
