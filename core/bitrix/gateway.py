"""The shop as the jobs see it: `core.ports.Shop` over one incoming webhook."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal

from core.bitrix import creating, forms
from core.bitrix.documents import StoreWriter
from core.bitrix.element_writes import ElementWriter
from core.bitrix.key_lookup import find_by_key
from core.bitrix.layout import Layout, read_layout
from core.bitrix.lookup import get_offers
from core.bitrix.order_dates import NONE, DateFilter
from core.bitrix.orders import OrderReader
from core.bitrix.probe import Findings, probe
from core.bitrix.reader import CatalogReader
from core.bitrix.references import read_references
from core.bitrix.stores import read_store_amounts
from core.bitrix.timer import Timer, Waiting, WaitingListener
from core.bitrix.transport import READ_SECONDS, Transport
from core.bitrix.webhook import parse_webhook
from core.bitrix.whole_orders import WholeOrderReader
from core.bitrix.writer import QuantityWriter
from core.domain.catalogue import Offer, Reference
from core.domain.creation_forms import ShopForms
from core.ports import (
    BatchStarted,
    CancelToken,
    Clock,
    OfferPage,
    OrderNews,
    QuantityWrite,
    ShopIdentity,
    StoreWrite,
    WriteResult,
)
from core.ports_creating import Creation, OfferEdit
from core.ports_forwarding import WholeOrders


class BitrixGateway:
    """Implements `core.ports.Shop`. May be used from several threads; keep one per shop, because it learns the shop's
    pace and limits.

    Args:
        webhook_url: the incoming webhook's address as a person pasted it; a secret.
        clock: the time of day, for budgets whose end the server gives without telling its own time.
        on_waiting: called with a `Waiting` when the gateway holds back and with None when it goes on.
        parallel: requests under way at a time, and connections kept.
        read_seconds: how long an answer is waited for.
        timer: monotonic time and waiting; tests bring their own.
        zone: the site's time zone until an answer tells it; without it UTC.

    Raises:
        Refused: the address is no webhook (codes `bitrix.webhook_…`).
    """

    def __init__(
        self,
        webhook_url: str,
        *,
        clock: Clock,
        on_waiting: WaitingListener | None = None,
        parallel: int = 2,
        read_seconds: float = READ_SECONDS,
        timer: Timer | None = None,
        zone: tzinfo | None = None,
    ) -> None:
        self._given = parse_webhook(webhook_url)
        self._transport = Transport(
            self._given,
            clock=clock,
            timer=timer,
            parallel=parallel,
            read_seconds=read_seconds,
            on_waiting=on_waiting,
        )
        if zone is not None:
            self._transport.zone = zone
        self._writer = QuantityWriter(self._transport)
        self._whole_orders = WholeOrderReader(self._transport)
        self._store_writer = StoreWriter(self._transport)
        self._elements = ElementWriter(self._transport)
        self._findings: Findings | None = None
        self._layout: Layout | None = None
        self._learning = threading.RLock()

    def __repr__(self) -> str:
        return f"<BitrixGateway {self._transport.webhook}>"

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    @property
    def waiting_for(self) -> Waiting | None:
        """Why the gateway holds back just now, None while it works."""
        return self._transport.waiting

    def moved_webhook(self) -> str | None:
        """The webhook's new address when the shop redirected to one (to be kept instead of the old: a secret)."""
        webhook = self._transport.webhook
        return None if webhook == self._given else webhook.address()

    def response_ms(self) -> int | None:
        """Median time of the last answers in milliseconds, None before the first."""
        return self._transport.response_ms()

    def connect(self, cancel: CancelToken) -> ShopIdentity:
        """Probe the shop anew, in two requests (three where references inside a batch do not work).

        What a person should put right is in `problems`, as message codes of `codes.MESSAGE_CODES`.

        Raises:
            AuthFailed, NoRight, NotFound, Unavailable, BadAnswer: the webhook does not work at all.
        """
        with self._learning:
            self._findings = probe(self._transport, cancel)
            self._layout = None
            return self._findings.identity

    def references(self, cancel: CancelToken) -> Sequence[Reference]:
        """Catalogues, stores, statuses, person types, price types, measures."""
        return read_references(self._transport, cancel)

    def read_offers(self, cancel: CancelToken, *, after: Mapping[str, int]) -> Iterator[OfferPage]:
        """All goods by stream ("offers:15", "simple:14", "parents:14", "sets:14", "services:14") in id order.

        Raises:
            NoRight: scope `catalog` is missing.
            BadAnswer: paging does not advance, or fewer rows came than were counted.
        """
        layout = self._known_layout(cancel)
        findings = self._known_findings(cancel)
        cursors = findings.identity.cursor_reads
        reader = CatalogReader(self._transport, layout, cursors=cursors, chained=findings.chained)
        yield from reader.read(after, cancel)

    def get_offers(self, offer_ids: Sequence[int], cancel: CancelToken) -> Mapping[int, Offer]:
        """Fresh state of the given goods; ids that do not exist are absent."""
        return get_offers(self._transport, self._known_layout(cancel), offer_ids, cancel) if offer_ids else {}

    def read_order_news(
        self,
        after_id: int,
        known_open: Sequence[int],
        cancel: CancelToken,
        *,
        created_since: datetime | None = None,
    ) -> OrderNews:
        """Orders above `after_id` with their lines, and the present state of `known_open`: one request while few are
        new. With `created_since` a first look of any length. Line reserves are not shown by the lists read here.
        """
        if created_since is not None:
            findings = self._known_findings(cancel)
            reader = OrderReader(self._transport, findings.dates, chained=findings.chained)
        else:
            known = self._findings
            dates = DateFilter(NONE, self._transport.zone)
            reader = OrderReader(self._transport, dates, chained=known is None or known.chained)
        return reader.read_news(after_id, known_open, cancel, created_since)

    def read_whole_orders(self, order_ids: Sequence[int], cancel: CancelToken) -> WholeOrders:
        """Orders with what they cost, who buys and what was shipped; fifty a request."""
        found, missing, bad = self._whole_orders.read(order_ids, cancel)
        return WholeOrders(found, missing, bad)

    def write_quantities(
        self, rows: Sequence[QuantityWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Write free quantities; see `QuantityWriter.write`."""
        return self._writer.write(rows, cancel, started)

    def read_store_amounts(self, offer_ids: Sequence[int], cancel: CancelToken) -> Mapping[tuple[int, int], Decimal]:
        """Amounts per (offer id, shop store id)."""
        return read_store_amounts(self._transport, offer_ids, cancel)

    def write_store_amounts(
        self, batch_key: str, rows: Sequence[StoreWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Book store amounts by documents; see `StoreWriter.write`."""
        return self._store_writer.write(batch_key, rows, cancel, started)

    def creation_forms(self, cancel: CancelToken) -> ShopForms:
        """The catalogues as forms; their properties are read anew, a person may have just added one."""
        with self._learning:
            self._layout = None
            return forms.forms_of(self._known_layout(cancel))

    def find_by_key(self, keys: Sequence[str], cancel: CancelToken) -> Mapping[str, Sequence[Offer]]:
        """Elements that carry these items' ids, by id."""
        return find_by_key(self._transport, self._known_layout(cancel), keys, cancel) if keys else {}

    def create_offers(
        self, rows: Sequence[Creation], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Create elements; see `Creator.create_offers`."""
        return creating.create(self._elements, rows, cancel, started)

    def edit_offers(
        self, rows: Sequence[OfferEdit], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Write keys and active flags; see `Creator.edit_offers`."""
        return creating.edit(self._elements, self._known_layout(cancel), rows, cancel, started)

    def add_key_property(self, iblock_id: int, name: str, cancel: CancelToken) -> None:
        """Create MOYSKLAD_ID in a catalogue, unless it is there by now."""
        form = next((one for one in self.creation_forms(cancel).forms if one.iblock_id == iblock_id), None)
        if form is not None and form.key_property is not None:
            return
        forms.add_key_property(self._transport, iblock_id, name, cancel)
        with self._learning:
            self._layout = None

    def _known_findings(self, cancel: CancelToken) -> Findings:
        with self._learning:
            if self._findings is None:
                self._findings = probe(self._transport, cancel)
            return self._findings

    def _known_layout(self, cancel: CancelToken) -> Layout:
        """The catalogue's structure, read once per connect.

        Raises:
            NoRight: the webhook may not see the catalogue.
        """
        with self._learning:
            if self._layout is None:
                catalogs = self._findings.catalogs if self._findings is not None else ()
                self._layout = read_layout(self._transport, catalogs, cancel)
            return self._layout
