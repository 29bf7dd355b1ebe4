"""The orders page: the list, one order with everything known of it, and what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.domain.orders import ExportAttempt, ExportState, OrderEvent


class OrdersTab(StrEnum):
    """Tabs over the list, what needs a person first."""

    FAILED = "failed"
    WAITING = "waiting"
    SENT = "sent"
    EXCLUDED = "excluded"
    ALL = "all"


class Payment(StrEnum):
    """What became of an order's money."""

    PAID = "paid"
    UNPAID = "unpaid"
    REFUNDED = "refunded"


class OrdersSort(StrEnum):
    """What the list can be sorted by."""

    PLACED = "placed"
    BUYER = "buyer"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class OrdersQuery:
    """What the list shows; empty fields leave nothing out. `status` is a shop status, `state` one of MoySklad's."""

    tab: OrdersTab = OrdersTab.ALL
    search: str = ""
    since: datetime | None = None
    status: str = ""
    state: str = ""
    payment: Payment | None = None
    sort: OrdersSort = OrdersSort.PLACED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class OrdersCounts:
    """Numbers on the tabs; `undecided` are orders that nobody looked at yet, they are under `total` alone."""

    failed: int = 0
    waiting: int = 0
    sent: int = 0
    excluded: int = 0
    total: int = 0

    @property
    def undecided(self) -> int:
        """Orders without a decision."""
        return self.total - self.failed - self.waiting - self.sent - self.excluded


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status with its colour, which is data of the system it comes from ("" where it has none)."""

    id: str
    name: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class OrdersStanding:
    """How all orders stand, whatever the list shows.

    `forwarding` tells whether anything was ever decided about an order; `oldest` and `newest` (its number) frame what
    was read. `retryable` are the orders for which another try makes sense, `stuck` those that wait for a person.
    """

    counts: OrdersCounts = OrdersCounts()
    forwarding: bool = False
    oldest: datetime | None = None
    newest: str = ""
    retryable: tuple[int, ...] = ()
    stuck: int = 0
    statuses: Sequence[StatusView] = ()
    states: Sequence[StatusView] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """Orders were put back into the queue by `run`; `passed` of those asked for needed none of it."""

    run: int
    count: int
    passed: int = 0


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in the list. `export` None: nobody decided about it yet; `state` None: MoySklad has no order."""

    row: int
    number: str
    created: datetime
    buyer: str
    positions: int
    sum: Decimal | None
    currency: str
    vat: str
    status: StatusView
    payment: str
    paid: bool
    refunded: bool
    canceled: bool
    state: StatusView | None = None
    warehouse_number: str = ""
    export: ExportState | None = None
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position; parts of a set are not among them. `on_hand` is the warehouse's stock, None is unknown.

    `broken` marks the one that stands in the way, `trouble` the code of why.
    """

    line: int
    name: str
    variant: str
    article: str
    quantity: Decimal
    price: Decimal | None
    sum: Decimal | None
    vat: str
    offer_id: int | None
    linked: bool
    on_hand: Decimal | None = None
    broken: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """One order in full; positions with the broken one on top, attempts and events oldest first.

    `conflict` is the open conflict about it. `stuck`: only a person can go on; `cured`: what stood in the way is gone
    since, so another try makes sense. Addresses are empty where a system's pages are not known.
    """

    row: OrderRow
    status_at: datetime | None = None
    state_at: datetime | None = None
    vat_included: bool | None = None
    delivery: str = ""
    delivery_sum: Decimal | None = None
    moysklad_id: str = ""
    gone: bool = False
    positions: Sequence[PositionView] = ()
    attempts: Sequence[ExportAttempt] = ()
    events: Sequence[OrderEvent] = ()
    conflict: int | None = None
    stuck: bool = False
    cured: bool = False
    moysklad_url: str = ""
    shop_url: str = ""
