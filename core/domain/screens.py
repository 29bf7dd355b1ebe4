"""Plain rows and questions of the screens: what a table asks for and what it gets back.

Tables hold an array of row numbers (`*_ids`) and fetch blocks of rows by them; nothing loads whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.links import MatchRule, MatchState, Verdict
from core.domain.plan import StockTotals


class MappingTab(StrEnum):
    """Tabs over the mapping table."""

    TODO = "todo"
    LINKED = "linked"
    IGNORED = "ignored"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MappingQuery:
    """Which mapping rows, in which order. `states` empty = all of the tab; `sort` is state, item, offer or score."""

    tab: MappingTab = MappingTab.ALL
    states: frozenset[MatchState] = frozenset()
    search: str = ""
    sort: str = "state"
    descending: bool = False


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
    """One field of the side-by-side comparison."""

    field: str
    item_value: str
    offer_value: str
    verdict: Verdict


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
class HistoryLine:
    """One entry of an object's history: who or what did what, when and why (`code`/`params` make the sentence)."""

    at: datetime
    who: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class MappingDetail:
    """Everything the right panel of the mapping page shows."""

    row: MappingRow
    barcodes: Sequence[str]
    external_code: str
    candidates: Sequence[CandidateView]
    history: Sequence[HistoryLine]


class StockTab(StrEnum):
    """Tabs over the stock table."""

    CHANGES = "changes"
    TO_ZERO = "to_zero"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class StockQuery:
    """Which stock rows; `sort` is item, free, target, shop or change."""

    tab: StockTab = StockTab.ALL
    search: str = ""
    store_id: str = ""
    sort: str = "item"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class StockCounts:
    """Numbers on the stock page's tabs; `stale` counts rows whose figure is older than an hour."""

    total: int = 0
    changes: int = 0
    to_zero: int = 0
    unknown: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class StockViewRow:
    """One linked offer in the stock table; None = unknown (shown as a dash, never as 0)."""

    row: int
    item_id: str
    offer_id: int
    name: str
    variant: str
    article: str
    on_hand: Decimal | None
    reserved: Decimal | None
    expected: Decimal | None
    in_flight: Decimal | None
    safety: Decimal | None
    target: Decimal | None
    shop_now: Decimal | None
    rule: str
    problem: str = ""
    read_at: datetime | None = None
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoreFigure:
    """One warehouse of a stock row's expansion."""

    store_id: str
    name: str
    figure: Decimal | None
    counted: bool


@dataclass(frozen=True, slots=True)
class StockDetail:
    """A stock row's expansion: warehouses, the equation in numbers, and the history of the figure."""

    row: StockViewRow
    stores: Sequence[StoreFigure]
    numbers: Mapping[str, str]
    history: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class StockProblem:
    """Something in the warehouse's data that a person should put right; `code` makes the sentence."""

    code: str
    item_id: str
    name: str
    amount: Decimal


class PlanTab(StrEnum):
    """Tabs of the preview sheet."""

    TO_ZERO = "to_zero"
    DECREASE = "decrease"
    INCREASE = "increase"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BrakeVerdict:
    """Why the brake stopped a run. `kind` is zeroing, zeroing_day or tripled; `share` in percent.

    `cause_code`/`cause` name the probable cause (an emptied warehouse, a zeroed source …).
    """

    kind: str
    count: int
    of: int
    share: Decimal
    limit_share: Decimal
    cause_code: str = ""
    cause: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A stored stock plan waiting for a person."""

    run_id: int
    job: str
    state: str
    planned_at: datetime
    totals: StockTotals
    brake: BrakeVerdict | None
    confirm_word: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the preview sheet; `source_code`/`source` say where the change comes from."""

    change_id: int
    name: str
    variant: str
    before: Decimal | None
    after: Decimal | None
    state: str
    source_code: str
    source: Mapping[str, str] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True, slots=True)
class RunView:
    """One run in lists: `code`/`params` make its sentence."""

    run_id: int
    job: str
    state: str
    started: datetime
    ended: datetime | None
    totals: Mapping[str, int]
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """Health of one system: `state` is ok, off (not set up), lost or refused; `ms` its median answer time."""

    system: str
    state: str
    title: str
    ms: int | None
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the shop's figure of one offer comes from: sentences by code, from the journal and the rules."""

    found: bool
    title: str
    lines: Sequence[HistoryLine]
    numbers: Mapping[str, str] = field(default_factory=dict)
