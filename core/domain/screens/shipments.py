"""The shipments page: orders with what became of them, one order with its reasons, its documents and its timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.domain.orders import EventSide
from core.domain.shipment_reasons import MissingCode
from core.domain.shipment_summary import ShipmentSummary
from core.domain.shipments import Figures, ShipmentRule, ShipmentState
from core.domain.statuses import RuleKind


class ShipmentTab(StrEnum):
    """Tabs and filters; one of them is on."""

    PARTLY = "partly"
    OVER = "over"
    ALL = "all"
    LONG = "long"
    DRAFTS = "drafts"
    NOT_STARTED = "not_started"
    FULLY = "fully"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ShipmentQuery:
    """What the list asks for; `search` finds numbers, buyers, goods, documents and tracking numbers."""

    tab: ShipmentTab = ShipmentTab.ALL
    search: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentCounts:
    """Numbers by tab. `waiting` is what buyers of partly shipped orders wait for, by unit; `long` is after `days`."""

    by_tab: Mapping[ShipmentTab, int] = field(default_factory=dict)
    waiting: Mapping[str, Decimal] = field(default_factory=dict)
    days: int = 0

    def of(self, tab: ShipmentTab) -> int:
        """The number of one tab."""
        return self.by_tab.get(tab, 0)


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """An order in the list; `row` is the shop order's id."""

    row: int
    number: str
    buyer: str
    view: ShipmentSummary


@dataclass(frozen=True, slots=True)
class StatusOfSide:
    """The order's status in one system; `color` is data."""

    name: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class MissingView:
    """Why `quantity` of a position is missing; names instead of ids. `expected` is what is on its way here."""

    code: MissingCode
    quantity: Decimal
    unit: str
    demand: str = ""
    store: str = ""
    part: str = ""
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position; `foreign` when the order does not have it. `parts` names parts of a set that left alone."""

    row: int
    item_id: str
    name: str
    variant: str
    unit: str
    figures: Figures
    missing: Sequence[MissingView] = ()
    foreign: bool = False
    parts: Sequence[tuple[str, Decimal]] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rule that fired: the picture's own, and the one of the statuses page with its place there (if there is)."""

    state: ShipmentState
    rule: ShipmentRule
    kind: RuleKind | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class ShipmentDetail:
    """One order without documents and timeline. `documents` counts posted demands; `total` is in `currency`.

    `*_page` are web addresses, "" where there is none. `reasons` are those of all positions, equal ones together.
    """

    row: ShipmentRow
    order_id: int
    created: datetime
    total: Decimal | None
    currency: str
    warehouse_number: str
    moysklad: StatusOfSide | None
    shop: StatusOfSide | None
    positions: Sequence[PositionRow]
    reasons: Sequence[MissingView]
    documents: int
    ruled: Ruled
    moysklad_page: str = ""
    shop_page: str = ""


class PaperKind(StrEnum):
    """What a document is."""

    DEMAND = "demand"
    RETURN = "return"
    SHOP = "shop"


class PaperState(StrEnum):
    """How a document stands."""

    POSTED = "posted"
    DRAFT = "draft"
    GONE = "gone"
    DEDUCTED = "deducted"
    NOT_DEDUCTED = "not_deducted"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of either system. `amounts` by unit. A shop's document has `pair`, the demand it stands for."""

    kind: PaperKind
    name: str
    at: datetime
    state: PaperState
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal | None = None
    tracking: str = ""
    pair: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What posting the draft `name` would leave: `left` by unit."""

    name: str
    left: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the timeline; `cause` is the place of the event in the list that led to it."""

    at: datetime
    side: EventSide
    code: str
    params: Mapping[str, str]
    cause: int | None = None


@dataclass(frozen=True, slots=True)
class ShipmentPapers:
    """What loads after the positions. Happenings are newest first."""

    papers: Sequence[Paper] = ()
    happenings: Sequence[Happening] = ()
    hint: Hint | None = None
