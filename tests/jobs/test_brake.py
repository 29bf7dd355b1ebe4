"""The brake on mass changes, with a warehouse that suddenly reports nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from helpers.trial import Trial

from core.domain.screens.plans import PlanTab


def empty_main_store(made: Trial) -> None:
    made.warehouse.post("stock", {"store": made.main_store(), "factor": 0})


@pytest.fixture
def emptied(make: Callable[..., Trial]) -> Trial:
    made = make(variants=120)
    made.load()
    made.sync(accepted=10_000)
    empty_main_store(made)
    return made


def test_an_emptied_warehouse_stops_the_run_and_is_named(emptied: Trial) -> None:
    before = emptied.quantities()
    ended = emptied.sync()
    assert (ended.state.value, ended.code) == ("stopped_by_brake", "brake.zeroing")
    assert emptied.quantities() == before, "nothing was sent"
    plan = emptied.app.waiting_plan()
    assert plan is not None
    assert plan.brake is not None
    assert plan.confirm_word == str(plan.brake.count) == str(plan.totals.to_zero)
    assert plan.brake.cause_code == "cause.store_emptied"
    names = {s.id: s.name for s in emptied.world.warehouse.stores()}
    assert plan.brake.cause["store"] == names[emptied.main_store()]
    rows = emptied.app.plan_rows(emptied.app.plan_ids(plan.run_id, PlanTab.TO_ZERO))
    assert len(rows) == plan.totals.to_zero
    assert all(row.after == 0 for row in rows)


def test_the_quick_run_stops_as_well_and_again_until_someone_decides(emptied: Trial) -> None:
    before = emptied.quantities()
    assert emptied.changes().state.value == "stopped_by_brake"
    assert emptied.changes().state.value == "stopped_by_brake"
    assert emptied.quantities() == before


def test_only_the_typed_number_sends_it_all(emptied: Trial) -> None:
    emptied.sync()
    plan = emptied.app.waiting_plan()
    assert plan is not None
    for typed in ("", "0", "yes", str(plan.totals.to_zero - 1)):
        assert emptied.app.send_plan(plan.run_id, typed=typed) is False
    assert emptied.app.send_plan(plan.run_id, typed=plan.confirm_word) is True
    assert emptied.app.wait_idle(60)
    assert emptied.app.runs(1)[0].state == "done"
    found = emptied.quantities()
    zeroed = {offer for offer in emptied.links() if found[offer] in (0, None)}
    assert len(zeroed) >= plan.totals.to_zero


def test_sending_without_the_zeroing_rows(emptied: Trial) -> None:
    before = emptied.quantities()
    emptied.sync()
    plan = emptied.app.waiting_plan()
    assert plan is not None
    assert emptied.app.send_plan(plan.run_id, without_zeroing=True) is True
    assert emptied.app.wait_idle(60)
    after = emptied.quantities()
    assert [o for o in emptied.links() if after[o] == 0 and (before[o] or 0) > 0] == []
    assert sum(after[o] != before[o] for o in emptied.links()) == plan.totals.decrease + plan.totals.increase


def test_a_refused_plan_leaves_nothing_behind(emptied: Trial) -> None:
    emptied.sync()
    plan = emptied.app.waiting_plan()
    assert plan is not None
    emptied.app.discard_plan(plan.run_id)
    assert emptied.app.waiting_plan() is None
    assert list(emptied.app.plan_ids(plan.run_id, PlanTab.TO_ZERO)) == []


def test_more_than_was_confirmed_stops_again(emptied: Trial) -> None:
    emptied.sync()
    plan = emptied.app.waiting_plan()
    assert plan is not None
    for store in [s.id for s in emptied.world.warehouse.stores()][1:]:
        emptied.warehouse.post("stock", {"store": store, "factor": 0})
    assert emptied.app.send_plan(plan.run_id, typed=plan.confirm_word) is True
    assert emptied.app.wait_idle(60)
    assert emptied.app.runs(1)[0].state == "stopped_by_brake"


def test_small_steps_over_a_day_add_up(make: Callable[..., Trial]) -> None:
    made = make(variants=300)
    made.load()
    made.sync(accepted=10_000)
    made.changes()
    states = []
    for step in range(5):
        for number in range(12):
            made.set_free(made.plain_pair(skip=step * 12 + number)[0], 0)
        states.append(made.changes().state.value)
    assert "stopped_by_brake" in states[1:], states
    assert states[0] == "done"


def test_each_row_says_which_warehouse_moved(emptied: Trial) -> None:
    emptied.sync()
    plan = emptied.app.waiting_plan()
    assert plan is not None
    rows = emptied.app.plan_rows(emptied.app.plan_ids(plan.run_id, PlanTab.TO_ZERO))
    main = {s.id: s.name for s in emptied.world.warehouse.stores()}[emptied.main_store()]
    told = [row for row in rows if row.source_code == "source.store"]
    assert len(told) > len(rows) / 2
    assert {row.source["store"] for row in told} == {main}
    assert all(row.source["after"] == "0" for row in told)
