"""Edits of the mapping: journalled, undoable exactly, and never over somebody else's later change."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.trial import Trial, trial
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.links import MatchState
from core.domain.screens.mapping import MappingQuery, MappingRow, MappingTab
from core.errors import SkladLinkError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    home: Path = tmp_path_factory.mktemp("mapping")
    with trial(home / "home") as started:
        started.load(accept=False)
        yield started  # type: ignore[misc]


def todo(made: Trial) -> list[MappingRow]:
    return made.app.mapping_rows(made.app.mapping_ids(MappingQuery(tab=MappingTab.TODO)))


def state_of(made: Trial, item_id: str) -> MatchState:
    rows = made.app.mapping_rows(made.app.mapping_ids(MappingQuery()))
    return next(row.state for row in rows if row.item_id == item_id)


def test_link_by_hand_and_take_it_back(made: Trial) -> None:
    row = next(r for r in todo(made) if r.offer_id is not None)
    assert row.offer_id is not None
    before = made.links()
    run = made.app.link(row.item_id, row.offer_id)
    assert made.links()[row.offer_id] == row.item_id
    assert state_of(made, row.item_id) is MatchState.LINKED
    detail = made.app.mapping_detail(row.row)
    assert detail is not None
    assert detail.history[0].code == "history.link"
    assert made.app.last_undoable() == run
    assert made.app.undo(run) is None
    assert made.links() == before
    assert state_of(made, row.item_id) is row.state


def test_accept_exact_is_one_step_back(made: Trial) -> None:
    before = made.links()
    run = made.app.accept_exact()
    assert len(made.links()) > len(before)
    assert made.app.mapping_counts().exact == 0
    assert made.app.undo(run) is None
    assert made.links() == before


def test_accept_all_takes_what_the_mapping_shows(made: Trial) -> None:
    shown, before = made.app.mapping_counts().exact, len(made.links())
    run = made.app.accept_exact()
    assert len(made.links()) == before + shown
    assert made.app.undo(run) is None


def test_accept_only_the_chosen_rows(made: Trial) -> None:
    chosen = list(made.app.exact_ids())[:3]
    before = made.links()
    run = made.app.accept_exact(chosen)
    assert len(made.links()) == len(before) + 3
    assert made.app.undo(run) is None


def test_an_undo_leaves_later_changes_alone(made: Trial) -> None:
    row = next(r for r in todo(made) if r.exact)
    assert row.offer_id is not None
    other = next(r for r in todo(made) if r.item_id != row.item_id and r.candidates)
    run = made.app.link(row.item_id, row.offer_id)
    moved = made.app.link(other.item_id, row.offer_id)
    assert made.links()[row.offer_id] == other.item_id
    assert made.app.undo(run) == "undo.changed_since"
    assert made.links()[row.offer_id] == other.item_id
    assert made.app.undo(moved) is None
    assert made.links()[row.offer_id] == row.item_id
    assert made.app.undo(run) is None


def test_an_item_with_an_offer_takes_no_second_one(made: Trial) -> None:
    linked = next(iter(made.links().items()))
    free = next(r for r in todo(made) if r.offer_id is not None)
    assert free.offer_id is not None
    with pytest.raises(SkladLinkError) as refused:
        made.app.link(linked[1], free.offer_id)
    assert refused.value.code == "link.item_taken"
    assert made.links()[linked[0]] == linked[1]


def test_ignored_items_leave_the_list_and_come_back(made: Trial) -> None:
    row = todo(made)[0]
    run = made.app.ignore(row.item_id, "снято с продажи")
    assert state_of(made, row.item_id) is MatchState.IGNORED
    assert made.app.undo(run) is None
    assert state_of(made, row.item_id) is row.state


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["link", "unlink", "ignore", "unignore", "exact"]), st.integers(0, 40)), max_size=8
    )
)
def test_undoing_everything_in_turn_restores_everything(made: Trial, acts: list[tuple[str, int]]) -> None:
    before, ignored = made.links(), made.app.store.links.ignored()
    runs: list[int] = []
    for name, number in acts:
        rows = made.app.mapping_rows(made.app.mapping_ids(MappingQuery()))
        row = rows[number % len(rows)]
        if name == "link" and row.offer_id is not None and row.item_id not in made.links().values():
            runs.append(made.app.link(row.item_id, row.offer_id))
        elif name == "unlink":
            runs.append(made.app.unlink(row.item_id))
        elif name == "ignore":
            runs.append(made.app.ignore(row.item_id, "x"))
        elif name == "unignore":
            runs.append(made.app.unignore(row.item_id))
        elif name == "exact":
            runs.append(made.app.accept_exact())
    for run in reversed(runs):
        made.app.undo(run)
    assert made.links() == before
    assert made.app.store.links.ignored() == ignored


def test_a_stock_run_is_undone_by_planning_anew_never_by_old_numbers(made: Trial) -> None:
    """After 8 → 5 and a sale of 3, writing 8 back would oversell."""
    made.app.accept_exact()
    made.sync(accepted=10_000)
    item, offer = made.plain_pair()
    made.set_free(item, 8)
    made.changes()
    made.set_free(item, 5)
    changed = made.changes()
    made.set_free(item, 2)
    made.shop.delete("writes")
    assert made.app.undo(changed.run_id) == "undo.recompute"
    assert made.app.wait_idle(60)
    assert made.shop.get("writes") == [], "a person sees the plan first"
    plan = made.app.waiting_plan()
    assert plan is not None
    assert made.app.send_plan(plan.run_id)
    assert made.app.wait_idle(60)
    assert made.quantities()[offer] == 2
