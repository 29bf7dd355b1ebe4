"""The MoySklad side of `core.ports.Warehouse`: one object per account, used by all lanes at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from core.domain.catalogue import Item, ItemKind, Reference, ReferenceKind
from core.errors import NoRight, NotFound
from core.moysklad.address import normalise_base
from core.moysklad.budget import Budget
from core.moysklad.credentials import Credentials
from core.moysklad.crew import run_one
from core.moysklad.customer_orders import OrderDesk
from core.moysklad.decoding import Decoded
from core.moysklad.dictionaries import UNITS, Dictionaries
from core.moysklad.identity import IdentityProbe
from core.moysklad.items import BOTH_ARCHIVED, ItemList, item_lists
from core.moysklad.limits import Caller
from core.moysklad.moscow import to_moscow
from core.moysklad.paging import Fetch, ListReader
from core.moysklad.sessions import SessionFactory, make_session
from core.moysklad.stock import StockReports
from core.moysklad.transport import Patience, Transport
from core.ports import BudgetView, CancelToken, Clock, ItemPage, StockMeasure, StockRead, WarehouseIdentity

log = logging.getLogger(__name__)

IDS_PER_REQUEST = 100


class MoySkladGateway:
    """Implements `core.ports.Warehouse`.

    Args:
        base_url: the API's address, as a person pasted it.
        credentials: a `Token`; a login with password is exchanged for one first (`exchange`).
        clock: the time of day of this machine.
        session_factory: makes HTTP sessions; the default honours the system's proxy and trust store.
        budget: the account's request budget, where several gateways share one token.
        patience: timeouts and tries.
        kind: "user" or "solution" where an earlier connect told (`WarehouseIdentity.kind`); until it is known a
            request is taken to cost what a user's costs.

    Raises:
        Refused: the address is wrong (moysklad.url_…).
    """

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        *,
        clock: Clock,
        session_factory: SessionFactory | None = None,
        budget: Budget | None = None,
        patience: Patience | None = None,
        kind: str = "",
    ) -> None:
        self._budget = budget or Budget()
        self._transport = Transport(
            normalise_base(base_url),
            credentials,
            self._budget,
            clock,
            session_factory=session_factory or make_session,
            patience=patience,
        )
        if kind:
            self._transport.set_caller(Caller(kind))
        self._width = self._budget.limits.parallel
        self._stock = StockReports(self._transport, self._width)
        self._dictionaries = Dictionaries(self._transport, self._width)
        self._orders = OrderDesk(self._transport, self._width)
        self._lists = item_lists(lambda unit_id: (self._units or {}).get(unit_id, ""))
        self._units: dict[str, str] | None = None
        self._units_lock = threading.Lock()

    def connect(self, cancel: CancelToken) -> WarehouseIdentity:
        """See `Warehouse.connect`; three requests, four when the right to read stock is not told."""
        return IdentityProbe(self._transport).run(cancel)

    def references(self, cancel: CancelToken) -> Sequence[Reference]:
        """See `Warehouse.references`; six requests."""
        references = self._dictionaries.read_all(cancel)
        self._units = _unit_names(references)
        return references

    def read_items(
        self, kind: ItemKind, cancel: CancelToken, *, skip_offsets: frozenset[int] = frozenset()
    ) -> Iterator[ItemPage]:
        """See `Warehouse.read_items`. Offsets are those of the pages that came: for bundles every 100, else 1000."""
        return self._pages(kind, BOTH_ARCHIVED, cancel, skip_offsets)

    def read_changed_items(self, kind: ItemKind, since: datetime, cancel: CancelToken) -> Iterator[ItemPage]:
        """See `Warehouse.read_changed_items`; `since` is cut to the second, so repeats at the edge are normal."""
        return self._pages(kind, f"updated>={to_moscow(since)};{BOTH_ARCHIVED}", cancel, frozenset())

    def get_item(self, kind: ItemKind, item_id: str, cancel: CancelToken) -> Item | None:
        """See `Warehouse.get_item`."""
        wanted = self._lists[kind]
        self._know_units(kind, cancel)
        path = f"{wanted.path}/{item_id}"
        try:
            return run_one(
                lambda branch: self._transport.get(path, wanted.query(), wanted.reader.single, branch),
                cancel,
                self._transport.abandon,
            )
        except NotFound as error:
            if error.code != "moysklad.not_found":
                raise
            return None

    def find_items(self, kind: ItemKind, item_ids: Sequence[str], cancel: CancelToken) -> Mapping[str, Item]:
        """See `Warehouse.find_items`; a filter of a hundred ids fits the 8 KB of headers (md/_restrictions.md)."""
        found: dict[str, Item] = {}
        for start in range(0, len(item_ids), IDS_PER_REQUEST):
            part = item_ids[start : start + IDS_PER_REQUEST]
            wanted = ";".join(f"id={item_id}" for item_id in part)
            for page in self._pages(kind, f"{wanted};{BOTH_ARCHIVED}", cancel, frozenset()):
                found.update((item.id, item) for item in page.items)
        return found

    def read_stock(
        self,
        measure: StockMeasure,
        cancel: CancelToken,
        *,
        by_store: bool,
        store_ids: Sequence[str] = (),
        changed_since: datetime | None = None,
    ) -> StockRead:
        """See `Warehouse.read_stock`; one request, or ceil(N / 1000) of weight 5 by the extended report."""
        return self._stock.read(measure, cancel, by_store=by_store, store_ids=store_ids, changed_since=changed_since)

    def read_stock_of(
        self,
        item_ids: Sequence[str],
        measure: StockMeasure,
        cancel: CancelToken,
        *,
        store_ids: Sequence[str] = (),
    ) -> StockRead:
        """See `Warehouse.read_stock_of`; one request for 150 items."""
        return self._stock.read_of(item_ids, measure, cancel, store_ids)

    @property
    def orders(self) -> OrderDesk:
        """Customer orders and counterparties; see `core.ports_forwarding.OrderTaker`."""
        return self._orders

    def budget(self) -> BudgetView:
        """See `Warehouse.budget`."""
        return self._budget.view()

    def set_cap(self, cap: int | None) -> None:
        """Our own ceiling in units of the window; None leaves one request's worth free for others."""
        self._budget.set_cap(cap)

    def server_now(self) -> datetime:
        """The server's time (aware UTC), a second behind at most; before the first answer this machine's."""
        return self._transport.server_now()

    def response_ms(self) -> int | None:
        """See `Warehouse.response_ms`."""
        return self._transport.response_ms()

    def close(self) -> None:
        """Close the connections at rest."""
        self._transport.close()

    def _pages(self, kind: ItemKind, wanted: str, cancel: CancelToken, skip: frozenset[int]) -> Iterator[ItemPage]:
        self._know_units(kind, cancel)
        listing = self._lists[kind]
        reader = ListReader(
            self._fetcher(listing, wanted), lambda item: item.id, listing.page_size, listing.path,
            width=self._width, abandon=self._transport.abandon,
        )  # fmt: skip
        for page in reader.pages(cancel, skip):
            yield ItemPage(kind, page.offset, page.total, page.rows, page.bad_rows)

    def _fetcher(self, listing: ItemList, wanted: str) -> Fetch[Item]:
        def fetch(offset: int, cancel: CancelToken) -> Decoded[Item]:
            query = [
                ("limit", str(listing.page_size)), ("offset", str(offset)), ("order", "id"), ("filter", wanted),
                *listing.query(),
            ]  # fmt: skip
            return self._transport.get(listing.path, query, listing.reader.page, cancel)

        return fetch

    def _know_units(self, kind: ItemKind, cancel: CancelToken) -> None:
        """Have the units' names at hand: lists name units by reference only. Variants have none of their own."""
        if kind is ItemKind.VARIANT:
            return
        with self._units_lock:
            if self._units is None:
                try:
                    self._units = _unit_names(self._dictionaries.read(UNITS, cancel))
                except NoRight as error:
                    log.warning("units of measure stay unknown: %s", error.code)
                    self._units = {}


def _unit_names(references: Sequence[Reference]) -> dict[str, str]:
    return {one.id: one.name for one in references if one.kind is ReferenceKind.UOM}
