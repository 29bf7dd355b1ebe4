"""The inbox: groups in order with their counts, decided ones by time, and quick at 100 000 conflicts."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from core.domain.conflicts import ConflictKind, Fact, Facts, Value, agreed_columns
from core.domain.screens.conflicts import ConflictRow, ConflictTab, GroupRow
from core.store.conflicts import Conflicts, Finding
from core.store.store import Store
from core.store.windows.conflicts import ConflictsWindow
from tests.store.conftest import NOW

K = ConflictKind


def a_finding(kind: ConflictKind, number: int) -> Finding:
    """A conflict about an order."""
    row = Fact("status", (Value("Новый"), Value("Отгружен"), Value("Отменён")))
    facts = Facts(agreed_columns(NOW), (row,), params={"ms_state": "Отгружен", "shop_status": "Отменён"})
    return Finding(kind, f"order:{number}", f"ТШ-{number}", facts, number)


@pytest.fixture
def filled(store: Store) -> tuple[Conflicts, ConflictsWindow, dict[str, int]]:
    conflicts = Conflicts(store)
    made = {
        "vat": conflicts.add(a_finding(K.VAT_DIFFERS, 1), NOW - timedelta(hours=1)),
        "old": conflicts.add(a_finding(K.STATUS_BOTH, 2), NOW - timedelta(hours=2)),
        "new": conflicts.add(a_finding(K.STATUS_BOTH, 3), NOW - timedelta(minutes=12)),
        "late": conflicts.add(a_finding(K.STATUS_BOTH, 4), NOW - timedelta(days=3)),
        "due": conflicts.add(a_finding(K.TOTAL_DIFFERS, 5), NOW - timedelta(days=2)),
        "done": conflicts.add(a_finding(K.VAT_DIFFERS, 6), NOW - timedelta(days=2)),
        "first": conflicts.add(a_finding(K.VAT_DIFFERS, 7), NOW - timedelta(days=2)),
    }
    conflicts.postpone(made["late"], NOW + timedelta(hours=1), 1)
    conflicts.postpone(made["due"], NOW - timedelta(minutes=1), 1)
    conflicts.resolve(made["first"], "keep_shop", "person", NOW - timedelta(hours=5))
    conflicts.resolve(made["done"], "keep_ms", "SkladLink", NOW - timedelta(hours=3), rule_id=4)
    return conflicts, ConflictsWindow(store), made


def test_groups_come_by_urgency_with_the_newest_first(
    filled: tuple[Conflicts, ConflictsWindow, dict[str, int]],
) -> None:
    _, window, made = filled
    rows = window.rows(window.ids(ConflictTab.OPEN, NOW), NOW)
    told = [(row.kind, row.count) if isinstance(row, GroupRow) else row.row for row in rows]
    assert told == [
        (K.STATUS_BOTH, 2), made["new"], made["old"], (K.VAT_DIFFERS, 1), made["vat"], (K.TOTAL_DIFFERS, 1),
        made["due"],
    ]  # fmt: skip
    assert [row for row in window.ids(ConflictTab.POSTPONED, NOW) if row > 0] == [made["late"]]


def test_a_group_disappears_with_its_last_conflict(filled: tuple[Conflicts, ConflictsWindow, dict[str, int]]) -> None:
    conflicts, window, made = filled
    conflicts.resolve(made["vat"], "keep_ms", "person", NOW)
    kinds = [r.kind for r in window.rows(window.ids(ConflictTab.OPEN, NOW), NOW) if isinstance(r, GroupRow)]
    assert kinds == [K.STATUS_BOTH, K.TOTAL_DIFFERS]


def test_decided_ones_come_by_the_time_of_the_decision(
    filled: tuple[Conflicts, ConflictsWindow, dict[str, int]],
) -> None:
    _, window, made = filled
    rows = window.rows(window.ids(ConflictTab.RESOLVED, NOW), NOW)
    assert [row.row for row in rows] == [made["done"], made["first"]]
    first = rows[0]
    assert isinstance(first, ConflictRow)
    assert (first.choice, first.resolved_by) == ("conflict.choice.keep_ms", "SkladLink")


def test_counts(filled: tuple[Conflicts, ConflictsWindow, dict[str, int]]) -> None:
    _, window, _ = filled
    counts = window.counts(NOW)
    assert (counts.open, counts.postponed, counts.resolved, counts.rules) == (4, 1, 2, 0)
    assert window.of_kind(K.VAT_DIFFERS, NOW) is not None
    assert window.of_kind(K.BUYER_TWIN, NOW) is None


def test_rows_that_are_gone_are_left_out(filled: tuple[Conflicts, ConflictsWindow, dict[str, int]]) -> None:
    _, window, made = filled
    assert [row.row for row in window.rows([999, made["vat"]], NOW)] == [made["vat"]]
    assert window.detail(999) is None


def test_facts_come_back_as_they_were(filled: tuple[Conflicts, ConflictsWindow, dict[str, int]]) -> None:
    conflicts, _, made = filled
    stored = conflicts.get(made["vat"])
    assert stored is not None
    assert stored.found == a_finding(K.VAT_DIFFERS, 1)


@pytest.mark.alone
def test_a_hundred_thousand_decided_ones_do_not_slow_the_inbox(store: Store) -> None:
    conflicts, window = Conflicts(store), ConflictsWindow(store)
    with store.write() as connection:
        facts = conflicts.get(conflicts.add(a_finding(K.VAT_DIFFERS, 1), NOW))
        assert facts is not None
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            "INSERT INTO conflict (kind, object, title, opened, state, facts, resolution, resolved_at) "
            "SELECT 'vat_differs', 'order:' || i, 'x', i, 'resolved', "
            "(SELECT facts FROM conflict LIMIT 1), 'keep_ms', i FROM n"
        )
    begun = time.perf_counter()
    window.counts(NOW)
    window.ids(ConflictTab.OPEN, NOW)
    first = window.rows(window.ids(ConflictTab.RESOLVED, NOW)[:128], NOW)
    assert len(first) == 128
    assert time.perf_counter() - begun < 0.5
