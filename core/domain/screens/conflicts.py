"""The conflicts page: the inbox with its groups, one conflict with its choices, and the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.domain.conflicts import Choice, Condition, ConflictKind, ConflictState, Facts, Subject


class ConflictTab(StrEnum):
    """Tabs over the inbox."""

    OPEN = "open"
    POSTPONED = "postponed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class ConflictCounts:
    """Numbers on the tabs; `rules` counts the rules there are."""

    open: int = 0
    postponed: int = 0
    resolved: int = 0
    rules: int = 0


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group in the inbox. Its row number is negative."""

    row: int
    kind: ConflictKind
    count: int


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict in the inbox; `params` fill its line. `choice` is the title of what was decided (a code)."""

    row: int
    kind: ConflictKind
    subject: Subject
    title: str
    params: Mapping[str, str]
    opened: datetime
    state: ConflictState
    postponed_until: datetime | None = None
    choice: str = ""
    choice_params: Mapping[str, str] = field(default_factory=dict)
    resolved_at: datetime | None = None
    resolved_by: str = ""


@dataclass(frozen=True, slots=True)
class ConflictDetail:
    """One conflict in full.

    `mark` stands for the facts shown; a decision carries it, so that nobody decides about facts that are gone.
    `decided` is the choice made (None while it waits), `undo_run` the run that takes that back (None: too late).
    `condition` is what a rule would go by, None where each case needs a decision of its own.
    """

    row: ConflictRow
    facts: Facts
    choices: Sequence[Choice]
    mark: str
    order_id: int | None = None
    item_id: str | None = None
    offer_id: int | None = None
    decided: Choice | None = None
    solved_itself: bool = False
    undo_run: int | None = None
    condition: Condition | None = None
    warehouse_number: str = ""


@dataclass(frozen=True, slots=True)
class AlikeView:
    """Several conflicts of one kind: the choices that fit all of them, and the conflicts in full."""

    kind: ConflictKind
    choices: Sequence[Choice]
    details: Sequence[ConflictDetail]


@dataclass(frozen=True, slots=True)
class RuleView:
    """One "always decide so"; `choice` is a title by code. `uses` counts what it decided so far."""

    rule: int
    kind: ConflictKind
    condition: Condition
    choice: str
    enabled: bool
    who: str
    at: datetime
    uses: int = 0


@dataclass(frozen=True, slots=True)
class LastAct:
    """The newest act that can be taken back: its run and its sentence; `title` where it was about one thing alone."""

    run: int
    code: str
    params: Mapping[str, object]
    title: str = ""
