"""The conflicts page's door: the inbox, single conflicts, decisions, rules."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from core.app.conflict_watch import ConflictWatch
from core.domain.conflicts import Choice, ConflictKind
from core.domain.screens.conflicts import (
    AlikeView,
    ConflictCounts,
    ConflictDetail,
    ConflictRow,
    ConflictTab,
    GroupRow,
    LastAct,
    RuleView,
)
from core.jobs import conflicts, conflicts_acts, conflicts_rules, conflicts_undo
from core.store.windows.conflicts import ConflictsWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class ConflictsDoor:
    """Questions block for a moment of SQL; acts give the number of their run, which `SkladLink.undo` takes back."""

    def __init__(self, around: Surroundings) -> None:
        self._clock, self._local = around.clock, around.local
        self._window = ConflictsWindow(around.store.raw)
        self.watch = ConflictWatch(around.events, around.local)

    def counts(self) -> ConflictCounts:
        """Numbers on the tabs, and how many rules there are."""
        return self._window.counts(self._clock.now())

    def ids(self, tab: ConflictTab) -> array[int]:
        """Row numbers of a tab in order; negative ones are the heads of groups."""
        return self._window.ids(tab, self._clock.now())

    def rows(self, rows: Sequence[int]) -> list[GroupRow | ConflictRow]:
        """A block of the inbox."""
        return self._window.rows(rows, self._clock.now())

    def detail(self, row: int) -> ConflictDetail | None:
        """One conflict with its comparison and choices."""
        return self._window.detail(row)

    def first_of(self, kind: ConflictKind) -> int | None:
        """The newest open conflict of a kind."""
        return self._window.of_kind(kind, self._clock.now())

    def alike(self, rows: Sequence[int]) -> AlikeView | None:
        """The choices that fit all these conflicts; None when they are not of one kind or one is gone."""
        details = [detail for row in rows if (detail := self._window.detail(row)) is not None]
        if not details or len({detail.row.kind for detail in details}) > 1:
            return None
        return AlikeView(details[0].row.kind, _common(details), details)

    def resolve(
        self, rows: Sequence[int], choice: str, *, seen: Mapping[int, str] | None = None, always: bool = False
    ) -> int:
        """Decide; see `core.jobs.conflicts_acts.resolve` for what may stand in the way."""
        return conflicts_acts.resolve(self._local(), rows, choice, seen=seen, always=always)

    def postpone(self, rows: Sequence[int], until: datetime | None) -> int:
        """Put off until a time, or (None) until the facts change."""
        return conflicts_acts.postpone(self._local(), rows, until)

    def reopen(self, rows: Sequence[int]) -> int:
        """Take postponed conflicts back."""
        return conflicts_acts.reopen(self._local(), rows)

    def recheck(self) -> int:
        """Close what solved itself meanwhile; how many."""
        return conflicts.recheck(self._local())

    def rules(self) -> list[RuleView]:
        """Every "always decide so", the newest first."""
        return self._window.rules()

    def enable_rule(self, rule: int, enabled: bool) -> int:
        """Switch a rule on or off."""
        return conflicts_rules.enable(self._local(), rule, enabled)

    def remove_rule(self, rule: int) -> int:
        """Remove a rule; what it decided stays."""
        return conflicts_rules.remove(self._local(), rule)

    def last_undoable(self) -> LastAct | None:
        """The newest act that can be taken back, also after a restart."""
        return conflicts_undo.last_undoable(self._local())


def _common(details: Sequence[ConflictDetail]) -> tuple[Choice, ...]:
    """Choices of the first conflict that every other one has, too, and that mean the same for each."""
    keys = [{choice.key for choice in detail.choices if choice.alike} for detail in details]
    shared = set.intersection(*keys)
    return tuple(choice for choice in details[0].choices if choice.key in shared)
