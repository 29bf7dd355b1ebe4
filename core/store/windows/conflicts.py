"""The conflicts page's questions: counts, the inbox in groups, single conflicts, rules with their uses."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime

from core.domain.conflicts import Choice, ConflictKind, choices_of, condition_of, subject_of
from core.domain.screens.conflicts import (
    ConflictCounts,
    ConflictDetail,
    ConflictRow,
    ConflictTab,
    GroupRow,
    RuleView,
)
from core.store import values as v
from core.store.conflicts import SOLVED_ITSELF, Conflicts, StoredConflict, StoredRule, mark_of
from core.store.store import Store

_KINDS = tuple(ConflictKind)
_TABS = tuple(ConflictTab)
#: A postponed conflict whose time has come is open; nobody has to write that down.
_IN = {
    ConflictTab.OPEN: "(state = 'open' OR (state = 'postponed' AND postponed_until <= :now))",
    ConflictTab.POSTPONED: "(state = 'postponed' AND (postponed_until IS NULL OR postponed_until > :now))",
    ConflictTab.RESOLVED: "state = 'resolved'",
}


def group_number(kind: ConflictKind, tab: ConflictTab) -> int:
    """The row number of a group's head."""
    return -(1 + _KINDS.index(kind) * len(_TABS) + _TABS.index(tab))


class ConflictsWindow:
    """Never call them in the thread that paints. `now` decides whose time has come."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._conflicts = Conflicts(store)

    def counts(self, now: datetime) -> ConflictCounts:
        """Numbers on the tabs."""
        sums = ", ".join(f"coalesce(sum({_IN[tab]}), 0)" for tab in _TABS[:2])
        with self._store.read() as connection:
            waiting = connection.execute(
                f"SELECT {sums} FROM conflict WHERE state IN ('open', 'postponed')", {"now": v.time_in(now)}
            ).fetchone()
            resolved = connection.execute("SELECT count(*) FROM conflict WHERE state = 'resolved'").fetchone()
            rules = connection.execute("SELECT count(*) FROM conflict_rule").fetchone()
        return ConflictCounts(*waiting, *resolved, *rules)

    def ids(self, tab: ConflictTab, now: datetime) -> array[int]:
        """Row numbers in order: grouped by kind with the newest first, decided ones by the time of the decision."""
        arguments = {"now": v.time_in(now)}
        with self._store.read() as connection:
            if tab is ConflictTab.RESOLVED:
                decided = connection.execute(
                    "SELECT id FROM conflict WHERE state = 'resolved' ORDER BY resolved_at DESC, id DESC"
                )
                return array("q", (number for (number,) in decided))
            groups: dict[str, array[int]] = {}
            waiting = connection.execute(
                f"SELECT id, kind FROM conflict WHERE state IN ('open', 'postponed') AND {_IN[tab]} "
                "ORDER BY opened DESC, id DESC",
                arguments,
            )
            for number, kind in waiting:
                groups.setdefault(kind, array("q")).append(number)
        found = array("q")
        for kind in _KINDS:
            if kind.value in groups:
                found.append(group_number(kind, tab))
                found.extend(groups[kind.value])
        return found

    def rows(self, rows: Sequence[int], now: datetime) -> list[GroupRow | ConflictRow]:
        """Heads and conflicts in the order asked for; gone ones left out."""
        found: dict[int, GroupRow | ConflictRow] = {row: self._group(row, now) for row in rows if row < 0}
        for stored in self._conflicts.many(row for row in rows if row >= 0):
            found[stored.id] = row_of(stored)
        return [found[row] for row in rows if row in found]

    def _group(self, row: int, now: datetime) -> GroupRow:
        kind, tab = _KINDS[(-row - 1) // len(_TABS)], _TABS[(-row - 1) % len(_TABS)]
        with self._store.read() as connection:
            count = connection.execute(
                f"SELECT count(*) FROM conflict WHERE state IN ('open', 'postponed') AND kind = :kind AND {_IN[tab]}",
                {"now": v.time_in(now), "kind": kind.value},
            ).fetchone()[0]
        return GroupRow(row, kind, count)

    def detail(self, row: int) -> ConflictDetail | None:
        """One conflict with its choices; what was decided, and which run takes that back."""
        stored = self._conflicts.get(row)
        if stored is None:
            return None
        found = stored.found
        choices = choices_of(found.kind, found.facts)
        decided = next((choice for choice in choices if choice.key == stored.resolution), None)
        solved = stored.resolution == SOLVED_ITSELF
        number = ""
        if found.order_id is not None:
            with self._store.read() as connection:
                named = connection.execute(
                    "SELECT name FROM customer_order WHERE order_id = ? AND gone = 0", (found.order_id,)
                ).fetchone()
            number = named[0] if named else ""
        return ConflictDetail(
            row_of(stored),
            found.facts,
            choices,
            mark_of(found.kind, found.facts),
            found.order_id,
            found.item_id,
            found.offer_id,
            decided,
            solved,
            stored.run_id if decided is not None else None,
            condition_of(found.kind, found.facts),
            number,
        )

    def of_kind(self, kind: ConflictKind, now: datetime) -> int | None:
        """The first open conflict of a kind."""
        with self._store.read() as connection:
            row = connection.execute(
                f"SELECT id FROM conflict WHERE state IN ('open', 'postponed') AND kind = :kind "
                f"AND {_IN[ConflictTab.OPEN]} ORDER BY opened DESC, id DESC LIMIT 1",
                {"now": v.time_in(now), "kind": kind.value},
            ).fetchone()
        return None if row is None else int(row[0])

    def rules(self) -> list[RuleView]:
        """Every rule with how often it decided."""
        with self._store.read() as connection:
            uses = dict(
                connection.execute(
                    "SELECT rule_id, count(*) FROM conflict WHERE rule_id IS NOT NULL GROUP BY rule_id"
                ).fetchall()
            )
        return [_rule_view(rule, uses.get(rule.id, 0)) for rule in self._conflicts.rules()]


def row_of(stored: StoredConflict) -> ConflictRow:
    """The inbox row of a conflict."""
    found = stored.found
    decided = _decision(stored)
    return ConflictRow(
        stored.id,
        found.kind,
        subject_of(found.kind),
        found.title,
        found.facts.params,
        stored.opened,
        stored.state,
        stored.postponed_until,
        decided.title.code if decided is not None else "",
        decided.title.params if decided is not None else {},
        stored.resolved_at,
        stored.resolved_by,
    )


def _decision(stored: StoredConflict) -> Choice | None:
    if not stored.resolution:
        return None
    choices = choices_of(stored.found.kind, stored.found.facts)
    return next((choice for choice in choices if choice.key == stored.resolution), None)


def _rule_view(rule: StoredRule, uses: int) -> RuleView:
    code = f"conflict.choice.{rule.choice}"
    return RuleView(rule.id, rule.kind, rule.condition, code, rule.enabled, rule.who, rule.at, uses)
