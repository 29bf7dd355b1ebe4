"""The dictionary sheet: what its table, its two fields and its tabs ask for and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.domain.dictionary import Term


class TermTab(StrEnum):
    """Tabs over the dictionary's table."""

    NAMES = "names"
    VALUES = "values"
    PROPOSED = "proposed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TermRow:
    """One entry; `row` is its place in this answer, `at` when it was kept (None: the program's own, or proposed)."""

    row: int
    term: Term
    tab: TermTab
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Numbers on the tabs."""

    names: int = 0
    values: int = 0
    proposed: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that occur: names of characteristics and properties, and the values of each, most frequent first."""

    warehouse_names: Sequence[str] = ()
    shop_names: Sequence[str] = ()
    warehouse_values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shop_values: Mapping[str, Sequence[str]] = field(default_factory=dict)
