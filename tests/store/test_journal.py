"""The journal: what was planned is found again in order, ends are recorded, and counts add up."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState, plain
from core.domain.screens.plans import PlanTab
from core.store.catalogue import Catalogue
from core.store.journal import TO_ZERO, Journal
from core.store.links import Links
from core.store.store import Store
from core.store.windows import PlanWindow
from tests.store.conftest import NOW, an_item

REASON = Reason("figure.free", {"figure": "7", "safety": "1"})


def a_change(number: int, before: str | None, after: str | None, **fields: object) -> Change:
    defaults: dict[str, object] = {"kind": ChangeKind.STOCK, "reason": REASON}
    return Change(item_id=f"item-{number:06d}", offer_id=number, before=before, after=after, **{**defaults, **fields})


@pytest.fixture
def journal(store: Store) -> Journal:
    return Journal(store)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(tmp_path_factory.mktemp("journal"))
    yield opened
    opened.close()


def test_a_run_from_start_to_end(journal: Journal) -> None:
    first = journal.start_run(JobName.INITIAL_LOAD, {"who": "Анна", "dry": True}, at=NOW)
    second = journal.start_run(JobName.STOCK_FULL, parent_run=first, undo_of=first, at=NOW)
    assert [run.id for run in journal.unfinished_runs()] == [first, second]
    journal.set_run_state(first, RunState.PLANNED, totals={"linked": 5}, code="stock.planned", params={"n": 5})
    assert journal.run(first).ended is None
    journal.set_run_state(first, RunState.DONE, at=NOW + timedelta(minutes=1))
    run = journal.run(first)
    assert (run.state, run.totals, run.code, run.params) == (RunState.DONE, {"linked": 5}, "stock.planned", {"n": 5})
    assert (run.started, run.ended, run.options["who"]) == (NOW, NOW + timedelta(minutes=1), "Анна")
    assert [run.id for run in journal.unfinished_runs()] == [second]
    assert [run.id for run in journal.runs()] == [second, first]
    assert [run.id for run in journal.runs(job=JobName.INITIAL_LOAD)] == [first]
    assert (journal.run(second).parent_run, journal.run(second).undo_of) == (first, first)
    assert journal.run(999) is None


CHANGES = st.lists(
    st.builds(
        Change,
        kind=st.sampled_from(ChangeKind),
        item_id=st.none() | st.text("abc", min_size=1, max_size=4),
        offer_id=st.none() | st.integers(1, 9),
        before=st.none() | st.decimals(-5, 50, places=1).map(plain),
        after=st.decimals(0, 50, places=1).map(plain),
        reason=st.builds(
            Reason, st.text(max_size=5), st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2)
        ),
        store_id=st.none() | st.just("7"),
        state=st.sampled_from([ChangeState.PLANNED, ChangeState.SKIPPED]),
        error=st.none() | st.just("refused"),
    ),
    max_size=12,
)


@given(changes=CHANGES, limit=st.integers(1, 5))
def test_changes_come_back_in_order_in_any_portions(shared: Store, changes: list[Change], limit: int) -> None:
    journal = Journal(shared)
    run = journal.start_run(JobName.STOCK_FULL)
    assert journal.add_changes(run, changes) == len(changes)
    found: list[Change] = []
    while part := journal.changes(run, after_id=found[-1].id if found else 0, limit=limit):
        found.extend(part)
    assert [Change(**{**_fields(change), "id": None}) for change in found] == changes
    assert journal.totals(run) == Counter((change.kind, change.state) for change in changes)
    skipped = journal.changes(run, [ChangeState.SKIPPED])
    assert len(skipped) == sum(change.state is ChangeState.SKIPPED for change in changes)


@given(changes=CHANGES)
def test_counts_and_tabs_of_a_plan_agree(shared: Store, changes: list[Change]) -> None:
    journal, window = Journal(shared), PlanWindow(shared)
    run = journal.start_run(JobName.STOCK_FULL)
    journal.add_changes(run, changes)
    figures = [c for c in changes if c.kind in (ChangeKind.STOCK, ChangeKind.STORE_AMOUNT)]
    pairs = [(None if c.before is None else Decimal(c.before), Decimal(c.after or 0)) for c in figures
             if c.state is not ChangeState.SKIPPED]  # fmt: skip
    to_zero = sum(after == 0 and (before is None or before > 0) for before, after in pairs)
    falls = sum(after != 0 and before is not None and after < before for before, after in pairs)
    assert len(window.ids(run, PlanTab.TO_ZERO)) == to_zero
    assert len(window.ids(run, PlanTab.DECREASE)) == falls
    assert len(window.ids(run, PlanTab.REFUSED)) == len(figures) - len(pairs)


def _fields(change: Change) -> dict[str, object]:
    return {name: getattr(change, name) for name in Change.__slots__}


def test_sent_then_finished(journal: Journal) -> None:
    run = journal.start_run(JobName.STOCK_FULL)
    journal.add_changes(run, [a_change(number, "5", "3") for number in range(1, 5)])
    ids = [change.id for change in journal.changes(run)]
    journal.set_sent(ids[:3], "batch-1", NOW)
    assert [change.id for change in journal.changes(run, [ChangeState.SENT])] == ids[:3]
    journal.finish(
        [
            (ids[0], ChangeState.APPLIED, None, "", "4"),
            (ids[1], ChangeState.FAILED, "shop.refused", "Access denied", None),
            (ids[2], ChangeState.UNKNOWN, "shop.answer_lost", "", None),
        ],
        NOW,
    )
    applied, failed, unknown, planned = journal.changes(run)
    assert (applied.state, applied.applied_before, applied.error) == (ChangeState.APPLIED, "4", None)
    assert (failed.state, failed.error) == (ChangeState.FAILED, "shop.refused")
    assert (unknown.state, planned.state) == (ChangeState.UNKNOWN, ChangeState.PLANNED)
    assert [(entry.change.id, entry.details) for entry in journal.failures(run)] == [
        (ids[2], ""),
        (ids[1], "Access denied"),
    ]
    assert journal.delete_planned(run) == 1
    assert len(journal.changes(run)) == 3


def test_zeroing_rows_can_stay_out(journal: Journal) -> None:
    run = journal.start_run(JobName.STOCK_FULL)
    journal.add_changes(run, [a_change(1, "5", "0"), a_change(2, "5", "3"), a_change(3, None, "0")])
    assert journal.skip_planned(run, "skipped.zeroing", only_direction=TO_ZERO) == 2
    assert [change.offer_id for change in journal.changes(run, [ChangeState.PLANNED])] == [2]
    assert journal.skip_planned(run, "cancelled") == 1


def test_zeroed_in_the_last_day_are_counted_once_and_only_when_done(journal: Journal) -> None:
    run = journal.start_run(JobName.STOCK_FULL)
    changes = [a_change(1, "5", "0"), a_change(1, "2", "0"), a_change(2, "3", "0"), a_change(3, "3", "1"),
               a_change(4, None, "0"), a_change(5, "9", "0")]  # fmt: skip
    journal.add_changes(run, changes)
    ids = [change.id for change in journal.changes(run)]
    journal.finish([(number, ChangeState.APPLIED, None, "", None) for number in ids[:5]], NOW)
    assert journal.zeroed_since(NOW - timedelta(hours=24)) == 2
    assert journal.zeroed_since(NOW + timedelta(seconds=1)) == 0
    assert journal.zeroed_since(NOW - timedelta(hours=24), except_run=run) == 0


def test_history_of_an_offer_and_an_item(journal: Journal) -> None:
    run = journal.start_run(JobName.STOCK_FULL, {"who": "Анна"})
    journal.add_changes(run, [a_change(1, "5", "3"), a_change(2, "1", "2")], NOW)
    later = journal.start_run(JobName.MAPPING)
    journal.add_changes(later, [a_change(1, None, "1", kind=ChangeKind.LINK, state=ChangeState.APPLIED)], NOW)
    first, second = journal.history_of_offer(1)
    assert (first.change.kind, first.run_id, first.job, first.who) == (ChangeKind.LINK, later, "mapping", "")
    assert (second.change.reason, second.run_id, second.at, second.who) == (REASON, run, NOW, "Анна")
    assert len(journal.history_of_item("item-000001", limit=1)) == 1
    assert journal.last_change_of_offer(1, ChangeKind.STOCK).change.after == "3"
    assert journal.last_change_of_offer(3, ChangeKind.STOCK) is None


def test_preview_rows_by_name_with_their_source(store: Store, journal: Journal) -> None:
    Catalogue(store).upsert_items([an_item(1, "Ботинки"), an_item(2, "Ёлка"), an_item(3, "Арбуз")], 1)
    Links(store).refresh_match_states()
    run = journal.start_run(JobName.STOCK_FULL)
    journal.add_changes(run, [a_change(1, "5", "0"), a_change(2, None, "0"), a_change(3, "2", "0.5")])
    window = PlanWindow(store)
    rows = window.rows(window.ids(run, PlanTab.TO_ZERO))
    assert [(row.name, row.before, row.after) for row in rows] == [("Ботинки", Decimal(5), 0), ("Ёлка", None, 0)]
    assert (rows[0].source_code, rows[0].source["figure"], rows[0].state) == ("figure.free", "7", "planned")
    assert len(window.ids(run, PlanTab.TO_ZERO, "елка")) == 1
    assert [row.name for row in window.rows(window.ids(run, PlanTab.DECREASE))] == ["Арбуз"]
    assert [row.name for row in window.rows([*window.ids(run, PlanTab.DECREASE), 999])] == ["Арбуз"]
    journal.set_run_state(run, RunState.PLANNED, params={"count": 2}, totals={"linked": 3})
    (view,) = window.runs()
    assert (view.state, view.params, view.totals) == ("planned", {"count": "2"}, {"linked": 3})


def test_a_run_takes_its_changes_and_pages_with_it(store: Store, journal: Journal) -> None:
    run = journal.start_run(JobName.STOCK_FULL)
    journal.add_changes(run, [a_change(1, "5", "3")])
    with store.write() as connection:
        connection.execute("DELETE FROM run WHERE id = ?", (run,))
    assert journal.history_of_offer(1) == []
