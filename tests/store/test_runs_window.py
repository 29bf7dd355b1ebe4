"""The history of jobs: counts, order, newest result, bars, the last day; fast with 100 000 runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.plan import JobName, RunState
from core.domain.screens.schedule import RunQuery
from core.store.journal import Journal
from core.store.store import Store
from core.store.windows.runs import RunsWindow

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
JOB = JobName.STOCK_CHANGES.value
MANY = 100_000


def run(store: Store, back: timedelta, state: RunState = RunState.DONE, seconds: int = 5, job: str = JOB) -> int:
    journal = Journal(store)
    number = journal.start_run(job, {"cause": "schedule"}, at=NOW - back)
    if state is not RunState.READING:
        journal.set_run_state(number, state, code="stock.in_step", at=NOW - back + timedelta(seconds=seconds))
    return number


def test_runs_stand_in_the_order_of_their_start_whatever_their_numbers(store: Store) -> None:
    newer, older = run(store, timedelta(hours=1)), run(store, timedelta(hours=2))
    run(store, timedelta(0), job=JobName.STOCK_FULL.value)
    window = RunsWindow(store)
    assert list(window.ids(RunQuery(JOB))) == [newer, older]
    assert list(window.ids(RunQuery(JOB, descending=False))) == [older, newer]
    assert [found.id for found in window.rows([older, 999, newer])] == [older, newer]


def test_errors_are_failures_and_skips_but_not_a_guard_that_did_its_duty(store: Store) -> None:
    run(store, timedelta(hours=4))
    failed = run(store, timedelta(hours=3), RunState.FAILED)
    skips = run(store, timedelta(hours=2), RunState.DONE_WITH_FAILURES)
    run(store, timedelta(hours=1), RunState.STOPPED_BY_BRAKE)
    window = RunsWindow(store)
    counts = window.counts(JOB)
    assert (counts.total, counts.errors) == (4, 2)
    assert list(window.ids(RunQuery(JOB, errors=True))) == [skips, failed]
    day = window.day([JOB], NOW - timedelta(hours=3, minutes=30))
    assert (day.runs, day.errors) == (3, 2)


def test_the_newest_result_is_not_that_of_a_run_under_way(store: Store) -> None:
    window = RunsWindow(store)
    assert window.newest(JOB) is None
    assert window.last_start(JobName.STOCK_CHANGES) is None
    ended = run(store, timedelta(hours=1))
    run(store, timedelta(minutes=1), RunState.READING)
    newest = window.newest(JOB)
    assert newest is not None
    assert newest.id == ended
    assert window.last_start(JobName.STOCK_CHANGES) == NOW - timedelta(minutes=1)


def test_bars_are_the_newest_ended_runs_oldest_first(store: Store) -> None:
    for number in range(20):
        run(store, timedelta(hours=20 - number), seconds=number)
    run(store, timedelta(minutes=5), RunState.DISCARDED, seconds=9000)
    run(store, timedelta(minutes=1), RunState.READING)
    bars = RunsWindow(store).bars(JOB, 18)
    assert [bar.seconds for bar in bars] == [float(number) for number in range(2, 20)]


@pytest.fixture
def many(store: Store) -> Store:
    start = int(NOW.timestamp() * 1_000_000)
    states = ("done", "done", "done", "failed", "done_with_failures")
    rows = (
        (JOB if n % 2 else "stock_full", states[n % 5], start - n * 60_000_000, start - n * 60_000_000 + 4_000_000)
        for n in range(MANY)
    )
    store.write_many(
        "INSERT INTO run (job, state, started, ended, totals, code, params, options) "
        "VALUES (?, ?, ?, ?, '', '', '', '')",
        rows,
    )
    return store


def test_everything_the_page_asks_is_fast_with_100_000_runs(many: Store) -> None:
    window = RunsWindow(many)
    query = RunQuery(JOB, errors=True)

    def quickest(question: Callable[[], object]) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            question()
            times.append(time.perf_counter() - begun)
        return min(times)

    ids = window.ids(RunQuery(JOB))
    assert len(ids) == MANY // 2
    assert quickest(lambda: window.ids(RunQuery(JOB))) < 0.15
    assert quickest(lambda: window.ids(query)) < 0.08
    assert quickest(lambda: window.counts(JOB)) < 0.05
    assert quickest(lambda: window.rows(ids[:128])) < 0.03
    for small in (lambda: window.newest(JOB), lambda: window.bars(JOB, 18), lambda: window.day([JOB], NOW)):
        assert quickest(small) < 0.01
