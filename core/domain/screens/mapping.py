"""The mapping page: what its table and panel ask for and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.dictionary import Term
from core.domain.links import MatchRule, MatchState, Verdict
from core.domain.screens.common import HistoryLine


class MappingTab(StrEnum):
    """Tabs over the mapping table."""

    TODO = "todo"
    LINKED = "linked"
    IGNORED = "ignored"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MappingQuery:
    """Which mapping rows, in which order. `states` empty = all of the tab; `sort` is state, item, offer or score.

    `grouped` asks for parents instead of their variants, `incomplete` only for those with unlinked variants.
    """

    tab: MappingTab = MappingTab.ALL
    states: frozenset[MatchState] = frozenset()
    search: str = ""
    sort: str = "state"
    descending: bool = False
    grouped: bool = False
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class MappingCounts:
    """Numbers on tabs and filter chips."""

    total: int = 0
    todo: int = 0
    linked: int = 0
    ignored: int = 0
    ambiguous: int = 0
    suggested: int = 0
    unlinked: int = 0
    unchecked: int = 0
    deleted: int = 0
    exact: int = 0


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One warehouse item in the mapping table; `row` is its number in the local store.

    For suggested rows the offer fields show the first candidate; for ambiguous ones `candidates` counts them.
    """

    row: int
    item_id: str
    kind: ItemKind
    state: MatchState
    name: str
    variant: str
    article: str
    candidates: int = 0
    offer_id: int | None = None
    offer_name: str = ""
    offer_variant: str = ""
    offer_xml_id: str = ""
    rule: MatchRule | None = None
    score: int | None = None
    exact: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompareLine:
    """One field of the side-by-side comparison; `term` is what of the dictionary makes the two values equal."""

    field: str
    item_value: str
    offer_value: str
    verdict: Verdict
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate as the detail panel shows it."""

    offer_id: int
    offer_kind: OfferKind
    name: str
    variant: str
    xml_id: str
    score: int
    rule: MatchRule
    exact: bool
    evidence: Mapping[str, Verdict]
    compare: Sequence[CompareLine]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MappingDetail:
    """Everything the right panel of the mapping page shows."""

    row: MappingRow
    barcodes: Sequence[str]
    external_code: str
    candidates: Sequence[CandidateView]
    history: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A parent in the mapping by parent; `row` is minus its number in the local store, `rows` are its members'.

    `state` is that of the member that most needs a person. `card_id`, `card_name` are the shop's card that most
    members' offers belong to, `card_votes` how many of them do.
    """

    row: int
    item_id: str
    name: str
    article: str
    state: MatchState
    rows: Sequence[int]
    linked: int = 0
    ignored: int = 0
    card_id: int | None = None
    card_name: str = ""
    card_votes: int = 0

    @property
    def open(self) -> int:
        """Members that are neither linked nor ignored."""
        return len(self.rows) - self.linked - self.ignored


class BulkAct(StrEnum):
    """What can be done to many rows at once."""

    ACCEPT = "accept"
    IGNORE = "ignore"
    UNLINK = "unlink"
