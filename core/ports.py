"""The doors between the jobs and the world: Warehouse, Shop, and the small things passed through them.

Gateways implement `Warehouse` and `Shop`; jobs know nothing else of the two systems. Every method may raise the
errors of core.errors. All times are aware UTC, quantities and money (roubles) Decimal.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from core.domain.catalogue import Item, ItemKind, Offer, Reference
from core.domain.orders import ShopOrder
from core.errors import Cancelled
from core.ports_creating import Creator

if TYPE_CHECKING:
    from core.ports_forwarding import OrderTaker, WholeOrders


class CancelToken:
    """Lets a person stop or pause a job; checked between requests and inside every wait."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._go = threading.Event()
        self._go.set()

    def cancel(self) -> None:
        """Ask the job to stop; it sends nothing new from now on."""
        self._stop.set()
        self._go.set()

    def pause(self) -> None:
        """Hold the job before its next request."""
        self._go.clear()

    def resume(self) -> None:
        """Let a paused job go on."""
        self._go.set()

    @property
    def cancelled(self) -> bool:
        """True once a person asked to stop."""
        return self._stop.is_set()

    @property
    def paused(self) -> bool:
        """True while the job is held."""
        return not self._go.is_set()

    def check(self) -> None:
        """Wait out a pause, then raise Cancelled if a person asked to stop."""
        self._go.wait()
        if self._stop.is_set():
            raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait `seconds`; a cancel ends the wait at once with Cancelled."""
        if self._stop.wait(max(0.0, seconds)):
            raise Cancelled


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: its id where known, and what was wrong with it."""

    id: str
    problem: str


class StockMeasure(StrEnum):
    """What a stock figure counts (MoySklad `stockType`; reports/_report_stock.md)."""

    FREE = "freeStock"
    PHYSICAL = "stock"
    AVAILABLE = "quantity"
    RESERVE = "reserve"
    EXPECTED = "inTransit"


@dataclass(frozen=True, slots=True)
class StockRow:
    """One figure. `store_id` is "" for goods not tied to a store (orders without store) or a figure over all
    stores; `value` None means the server itself does not know now (under recalculation)."""

    item_id: str
    store_id: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class StockRead:
    """One stock report. From a read with `complete` False nothing follows about absent items.

    `begun` is the server's time (UTC) when the request was sent; `server_now` offsets of the workstation's clock do
    not matter then. `by_store` tells whether rows are per store.
    """

    rows: Sequence[StockRow]
    complete: bool
    begun: datetime
    measure: StockMeasure
    by_store: bool
    bad_rows: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One page of items in id order. `total` is the list's size as the server gave it with this page."""

    kind: ItemKind
    offset: int
    total: int
    items: Sequence[Item]
    bad_rows: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The MoySklad budget now: `used` of `limit` units in the sliding window of `window` seconds; a request costs
    `weight` units; `cap` is our own ceiling. `waiting` is how many requests stand in line."""

    used: int
    limit: int
    window: float
    weight: int
    cap: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class WarehouseIdentity:
    """What the token turned out to be. `kind` is "user" or "solution"; `rights` maps a right ("stock",
    "customerorder" …) to True, False or None (could not be found out); `advice` are message codes."""

    kind: str
    account: str
    user: str
    tariff: str
    weight: int
    requests_per_window: int
    rights: Mapping[str, bool | None] = field(default_factory=dict)
    advice: Sequence[str] = ()


class Warehouse(Protocol):
    """MoySklad, as jobs see it."""

    @property
    def orders(self) -> OrderTaker: ...

    def server_now(self) -> datetime:
        """MoySklad's own time, as its last answer told it; the workstation's before the first answer."""
        ...

    def connect(self, cancel: CancelToken) -> WarehouseIdentity:
        """Find out what the token is, its rights, tariff and budget. Raises AuthFailed, NoRight, Unavailable."""
        ...

    def references(self, cancel: CancelToken) -> Sequence[Reference]:
        """Stores, organisations, price types, units, characteristics and customer order states."""
        ...

    def read_items(
        self, kind: ItemKind, cancel: CancelToken, *, skip_offsets: frozenset[int] = frozenset()
    ) -> Iterator[ItemPage]:
        """All items of `kind`, archived too, page by page in any page order (5 in flight at most). Pages whose
        offset is in `skip_offsets` are not asked for (a resumed load). Raises BadAnswer when the pages do not add
        up to the list's size after a second look."""
        ...

    def read_changed_items(self, kind: ItemKind, since: datetime, cancel: CancelToken) -> Iterator[ItemPage]:
        """Items of `kind` updated at or after `since` (archived too)."""
        ...

    def get_item(self, kind: ItemKind, item_id: str, cancel: CancelToken) -> Item | None:
        """One item, archived or not; None when the server says it does not exist."""
        ...

    def find_items(self, kind: ItemKind, item_ids: Sequence[str], cancel: CancelToken) -> Mapping[str, Item]:
        """The items of `kind` among `item_ids` that exist, archived or not, by id; about 100 ids a request."""
        ...

    def read_stock(
        self,
        measure: StockMeasure,
        cancel: CancelToken,
        *,
        by_store: bool,
        store_ids: Sequence[str] = (),
        changed_since: datetime | None = None,
    ) -> StockRead:
        """The short stock report with zero lines. Falls back to the extended report with groupBy=variant when the
        short one is refused (a full read only). `changed_since` may reach back 24 h at most."""
        ...

    def read_stock_of(
        self,
        item_ids: Sequence[str],
        measure: StockMeasure,
        cancel: CancelToken,
        *,
        store_ids: Sequence[str] = (),
    ) -> StockRead:
        """By-store figures of the given items with `withRecalculate=true`: value None = under recalculation."""
        ...

    def budget(self) -> BudgetView:
        """The budget gauge; never blocks."""
        ...

    def response_ms(self) -> int | None:
        """Median time of the last answers in milliseconds, None before the first."""
        ...


@dataclass(frozen=True, slots=True)
class ShopIdentity:
    """What the shop turned out to be and can do.

    `edition` is "cloud" or "on_premise". `inventory_management` True means quantities are written by documents only.
    `date_filter` is "iso", "culture" or "none". `methods` are probed method names with True/False.
    """

    host: str
    edition: str
    user: str
    is_admin: bool
    scopes: frozenset[str]
    inventory_management: bool
    default_quantity_trace: str
    default_can_buy_zero: str
    date_filter: str
    cursor_reads: bool
    connector: bool
    methods: Mapping[str, bool] = field(default_factory=dict)
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OfferPage:
    """Some offers of one stream (an iblock and kind). `cursor` is the last id read; `last` marks the stream's end."""

    stream: str
    cursor: int
    last: bool
    offers: Sequence[Offer]
    bad_rows: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class OrderNews:
    """Orders newer than the cursor and the present state of those asked for by id (gone ones in `missing`)."""

    orders: Sequence[ShopOrder]
    last_id: int
    missing: frozenset[int] = frozenset()
    bad_rows: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class QuantityWrite:
    """The absolute free quantity an offer is to have; `reserved` only where the shop lets the warehouse reserve."""

    change_id: int
    offer_id: int
    offer_kind: str
    iblock_id: int
    quantity: Decimal
    reserved: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StoreWrite:
    """The amount offer `offer_id` is to have on the shop's store `store_id`."""

    change_id: int
    offer_id: int
    store_id: int
    amount: Decimal


class WriteOutcome(StrEnum):
    """What became of one write."""

    APPLIED = "applied"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WriteResult:
    """The end of one write: `code` is a message code with `details` in the server's words; `echo` what the server
    says the value is now; `retryable` whether a later attempt may help; `offer_id` the element made or edited."""

    change_id: int
    outcome: WriteOutcome
    code: str = ""
    details: str = ""
    echo: Decimal | None = None
    retryable: bool = False
    offer_id: int | None = None


BatchStarted = Callable[[Sequence[int]], None]


class Shop(Creator, Protocol):
    """The Bitrix shop, as jobs see it."""

    def connect(self, cancel: CancelToken) -> ShopIdentity:
        """Probe scopes, methods, inventory management, defaults, date filters, cursors. Raises AuthFailed …"""
        ...

    def references(self, cancel: CancelToken) -> Sequence[Reference]:
        """Catalogues, stores, statuses, person types, price types, measures."""
        ...

    def read_offers(self, cancel: CancelToken, *, after: Mapping[str, int]) -> Iterator[OfferPage]:
        """All offers, simple products, parents, sets and services, by stream in id order, each stream from its
        cursor in `after`. Raises BadAnswer when paging does not advance."""
        ...

    def get_offers(self, offer_ids: Sequence[int], cancel: CancelToken) -> Mapping[int, Offer]:
        """Fresh state of the given offers; ids that do not exist are absent."""
        ...

    def read_order_news(
        self,
        after_id: int,
        known_open: Sequence[int],
        cancel: CancelToken,
        *,
        created_since: datetime | None = None,
    ) -> OrderNews:
        """Orders above `after_id` (and created since) with their lines, and the present state of `known_open`."""
        ...

    def read_whole_orders(self, order_ids: Sequence[int], cancel: CancelToken) -> WholeOrders:
        """Orders with what they cost, who buys and what was shipped; fifty a request. Raises NoRight, BadAnswer."""
        ...

    def write_quantities(
        self, rows: Sequence[QuantityWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Write quantities in batches that follow the measured time. `started` is called with the change ids
        before each request goes out; each yield is one finished batch. A lost answer yields UNKNOWN rows."""
        ...

    def read_store_amounts(self, offer_ids: Sequence[int], cancel: CancelToken) -> Mapping[tuple[int, int], Decimal]:
        """Amounts per (offer id, shop store id)."""
        ...

    def write_store_amounts(
        self, batch_key: str, rows: Sequence[StoreWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Bring store amounts to the given figures through S and D documents (inventory management on).
        `batch_key` marks the documents so that a repeat after a lost answer finds instead of doubling them."""
        ...

    def response_ms(self) -> int | None:
        """Median time of the last answers in milliseconds, None before the first."""
        ...


class Clock(Protocol):
    """The time of day; tests drive it."""

    def now(self) -> datetime:
        """Now, aware UTC."""
        ...


class SecretName(StrEnum):
    """Secrets that live in the OS keyring."""

    MOYSKLAD_TOKEN = "moysklad_token"
    BITRIX_WEBHOOK = "bitrix_webhook"


class Secrets(Protocol):
    """The OS keyring, or a session-only stand-in chosen by a person."""

    def get(self, name: SecretName) -> str | None:
        """The secret, or None when there is none."""
        ...

    def set(self, name: SecretName, value: str) -> None:
        """Keep the secret. Raises SkladLinkError("keyring_…") in plain words."""
        ...

    def delete(self, name: SecretName) -> None:
        """Forget the secret; no error when there is none."""
        ...
