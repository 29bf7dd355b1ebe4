"""The log in the database: what is asked of it, what is found, what is pruned; and its speed at 100 000 entries."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from core.app.log_entry import entry
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.domain.screens.log import (
    PERSON,
    LogCounts,
    LogLevel,
    LogObject,
    LogQuery,
    LogRecord,
    LogSource,
    LogTab,
)
from core.store.journal import Journal
from core.store.log_entries import LogEntries
from core.store.store import Store
from core.store.windows.log import LogWindow

NOW = datetime(2026, 11, 24, 14, 33, 4, tzinfo=UTC)
MANY = 100_000
FIRST_MS, FILTER_MS = 150, 50


def an_entry(minutes: float = 0, level: LogLevel = LogLevel.INFO, **fields: object) -> LogRecord:
    """An entry some minutes before NOW."""
    defaults: dict[str, object] = {"source": LogSource.STOCK, "code": "stock.nothing_new"}
    values = {**defaults, **fields}
    return entry(NOW - timedelta(minutes=minutes), level, **values)  # type: ignore[arg-type]


def some(store: Store) -> LogWindow:
    """Five entries: an error about an order, a warning, two of a person (one old), one of the stock."""
    LogEntries(store).add(
        [
            an_entry(3 * 24 * 60, source=LogSource.MAPPING, code="mapping.linked", params={"count": 2}, who=PERSON),
            an_entry(
                30, LogLevel.WARNING, source=LogSource.MOYSKLAD, code="log.limit.moysklad", params={"seconds": 2}
            ),
            an_entry(20, source=LogSource.SETTINGS, code="log.setting.changed", who=PERSON),
            an_entry(10, run_id=7),
            an_entry(
                0,
                LogLevel.ERROR,
                source=LogSource.ORDERS,
                code="run.internal",
                about=LogObject("order", "501", "10482"),
                raw={"position": "Крем для рук «Облепиха»"},
            ),
        ]
    )
    return LogWindow(store)


def found(window: LogWindow, **question: object) -> list[str]:
    """Codes of the entries that fit, in their order."""
    since = question.pop("since", None)
    ids = window.ids(LogQuery(**question), since)  # type: ignore[arg-type]
    return [row.code for row in window.rows(ids)]


def test_the_newest_entry_comes_first_unless_asked_otherwise(store: Store) -> None:
    window = some(store)
    codes = ["run.internal", "stock.nothing_new", "log.setting.changed", "log.limit.moysklad", "mapping.linked"]
    assert found(window) == codes
    assert found(window, oldest_first=True) == codes[::-1]


def test_tabs_count_and_list_the_same(store: Store) -> None:
    window = some(store)
    assert window.counts(LogQuery(), None) == LogCounts(5, 1, 1, 2)
    numbers = {tab: len(window.ids(LogQuery(tab=tab), None)) for tab in LogTab}
    assert numbers == {LogTab.ERRORS: 1, LogTab.WARNINGS: 1, LogTab.MINE: 2, LogTab.ALL: 5}
    assert window.counts(LogQuery(tab=LogTab.ERRORS), NOW - timedelta(days=1)) == LogCounts(4, 1, 1, 1)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ({"source": LogSource.ORDERS}, ["run.internal"]),
        ({"source": LogSource.YOU}, ["log.setting.changed", "mapping.linked"]),
        ({"about": "order:501"}, ["run.internal"]),
        ({"about": "order:50"}, []),
        ({"about": "run:7"}, ["stock.nothing_new"]),
        ({"about": "run:x"}, []),
        ({"search": "10482"}, ["run.internal"]),
        ({"search": "10"}, ["run.internal"]),
        ({"search": "заказ 10482"}, ["run.internal"]),
        ({"search": "ORDER"}, ["run.internal"]),
        ({"search": "лимит моегосклада"}, ["log.limit.moysklad"]),
        ({"search": "щщщ"}, []),
        ({"search": '"'}, []),
        ({"search": "10482", "tab": LogTab.WARNINGS}, []),
        ({"since": NOW - timedelta(minutes=15)}, ["run.internal", "stock.nothing_new"]),
    ],
)
def test_what_a_question_finds(store: Store, question: dict[str, object], codes: list[str]) -> None:
    window = some(store)
    assert found(window, **dict(question)) == codes


def test_entries_of_a_job_are_those_of_its_runs(store: Store) -> None:
    run = Journal(store).start_run(JobName.STOCK_FULL)
    other = Journal(store).start_run(JobName.MAPPING)
    LogEntries(store).add([an_entry(2, run_id=run), an_entry(1, run_id=other, code="mapping.linked")])
    assert found(LogWindow(store), about="job:stock_full") == ["stock.nothing_new"]


def test_newer_entries_are_counted_by_the_same_question(store: Store) -> None:
    window = some(store)
    newest = max(window.ids(LogQuery(), None))
    LogEntries(store).add([an_entry(-1), an_entry(-2, LogLevel.ERROR, code="run.interrupted")])
    assert window.newer(LogQuery(), newest) == 2
    assert window.newer(LogQuery(tab=LogTab.ERRORS), newest) == 1


def test_a_detail_brings_the_raw_data_and_a_pruned_one_is_none(store: Store) -> None:
    window = some(store)
    row = window.ids(LogQuery(), None)[0]
    detail = window.detail(row)
    assert detail is not None
    assert "Крем для рук" in detail.raw
    assert detail.row.about == LogObject("order", "501", "10482")
    LogEntries(store).prune(NOW + timedelta(days=1))
    assert window.detail(row) is None


def test_pruning_takes_old_entries_and_their_words_alone(store: Store) -> None:
    window = some(store)
    entries = LogEntries(store)
    assert entries.prune(NOW - timedelta(days=1)) == 1
    assert entries.prune(NOW - timedelta(days=1)) == 0
    assert found(window, search="товара") == []
    assert len(window.ids(LogQuery(), None)) == 4
    count, size = entries.room()
    assert count == 4
    assert 500 < size < 50_000


def test_an_act_can_be_undone_until_it_was(store: Store) -> None:
    journal = Journal(store)

    def act(undo_of: int | None = None, kind: ChangeKind = ChangeKind.LINK) -> int:
        run = journal.start_run(JobName.MAPPING, {"who": PERSON}, undo_of=undo_of)
        journal.add_changes(run, [Change(kind, "item-1", 1, "", "item-1", Reason("link.name"))])
        changes = journal.changes(run)
        journal.finish([(change.id or 0, ChangeState.APPLIED, None, "", None) for change in changes])
        journal.set_run_state(run, RunState.DONE)
        LogEntries(store).add([an_entry(run_id=run, code="mapping.linked", params={"count": 1}, who=PERSON)])
        return run

    def undoable() -> dict[int | None, bool]:
        window = LogWindow(store)
        return {row.run_id: row.undoable for row in window.rows(window.ids(LogQuery(), None))}

    first, second, figures = act(), act(), act(kind=ChangeKind.STOCK)
    assert undoable() == {first: True, second: True, figures: False}
    undo = act(undo_of=first)
    assert undoable() == {first: False, second: True, figures: False, undo: False}


def test_what_is_written_holds_no_secret(store: Store) -> None:
    told = an_entry(
        params={"phone": "+7 912 345-67-89", "text": "звоните 8 (912) 345-67-89 или anna@example.com", "barcode": 13},
        raw={
            "address": "https://shop.example/rest/1/abcdef123456/profile",
            "header": "Bearer 0123456789abcdef",
            "api_token": "0123456789",
            "buyers": [{"email": "anna@example.com", "name": "Анна"}],
            "barcode": "4607112300411",
        },
    )
    for secret in ("345", "anna@", "abcdef123456", "0123456789"):
        assert secret not in told.raw, secret
        assert secret not in str(told.params), secret
        assert secret not in told.search, secret
    assert "4607112300411" in told.raw, "a barcode is no phone"
    assert "Анна" in told.raw


@pytest.mark.alone
def test_a_hundred_thousand_entries_answer_at_once(store: Store) -> None:
    entries, window = LogEntries(store), LogWindow(store)
    levels = (LogLevel.ERROR, LogLevel.WARNING, *[LogLevel.INFO] * 18)
    sources = tuple(LogSource)[:8]
    began = time.perf_counter()
    for block in range(0, MANY, 10_000):
        entries.add(
            [
                an_entry(
                    (MANY - number) / 10,
                    levels[number % 20],
                    source=sources[number % 8],
                    about=LogObject("order", str(number), str(100_000 + number)) if number % 3 == 0 else None,
                    who=PERSON if number % 50 == 0 else "SkladLink",
                    raw={"job": "stock_changes", "totals": {"changes": number}},
                )
                for number in range(block, block + 10_000)
            ]
        )
    filled = time.perf_counter() - began
    day = NOW - timedelta(days=1)
    first = median_ms(lambda: window.rows(window.ids(LogQuery(), None)[:128]))
    questions: dict[str, Callable[[], object]] = {
        "a day": lambda: window.ids(LogQuery(), day),
        "errors": lambda: window.ids(LogQuery(tab=LogTab.ERRORS), None),
        "mine": lambda: window.ids(LogQuery(tab=LogTab.MINE), None),
        "source": lambda: window.ids(LogQuery(source=LogSource.ORDERS), None),
        "number": lambda: window.ids(LogQuery(search="заказ 150000"), None),
        "prefix": lambda: window.ids(LogQuery(search="15"), None),
        "order": lambda: window.ids(LogQuery(about="order:30000"), None),
        "counts": lambda: window.counts(LogQuery(), None),
    }
    times = {name: median_ms(question) for name, question in questions.items()}
    print(
        f"\n{MANY} entries in {filled:.1f} s; first rows {first:.0f} ms; {entries.room()[1] / 1e6:.0f} MB by estimate"
    )
    print(", ".join(f"{name} {ms:.1f}" for name, ms in times.items()), "ms")
    assert first < FIRST_MS
    assert {name: ms for name, ms in times.items() if ms >= FILTER_MS} == {}


def median_ms(question: Callable[[], object]) -> float:
    """Wall milliseconds of a question, the median of seven."""

    def once() -> float:
        began = time.perf_counter()
        question()
        return 1000 * (time.perf_counter() - began)

    return statistics.median(once() for _ in range(7))
