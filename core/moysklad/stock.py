"""Stock figures: the short reports, and the extended ones as their fall-back (reports/_report_stock.md).

A row without a figure, with null or marked `"isValid": false` is unknown, never zero (field case C21).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from core.errors import NotFound, Refused, System
from core.moysklad import payloads
from core.moysklad.crew import run_all, run_one
from core.moysklad.decoding import Decoded, RowReader
from core.moysklad.hrefs import id_of
from core.moysklad.items import BOTH_ARCHIVED, PAGE_SIZE
from core.moysklad.moscow import to_moscow
from core.moysklad.paging import ListReader
from core.moysklad.transport import Query, Transport
from core.ports import BadRow, CancelToken, StockMeasure, StockRead, StockRow

log = logging.getLogger(__name__)

SHORT_ALL = "report/stock/all/current"
SHORT_BY_STORE = "report/stock/bystore/current"
EXTENDED_ALL = "report/stock/all"
EXTENDED_BY_STORE = "report/stock/bystore"
LONGEST_LOOK_BACK = timedelta(hours=24)
IDS_PER_REQUEST = 150
"""So many ids fit into the 8 KB that a request's head may have (md/_restrictions.md)."""

ItemFigures = tuple[str, list[StockRow]]

#: Refusals after which the extended report is tried; a missing right is not among them (field case C26).
_FALL_BACK = frozenset(
    {"moysklad.report_too_large", "moysklad.refused", "moysklad.unknown_address", "moysklad.not_found"}
)

_EXTENDED_FIGURES: Mapping[StockMeasure, Callable[[payloads.StoreBalance | payloads.ExtendedStockRow], Decimal]] = {
    StockMeasure.PHYSICAL: lambda row: row.stock,
    StockMeasure.FREE: lambda row: row.stock - row.reserve,
    StockMeasure.AVAILABLE: lambda row: row.stock - row.reserve + row.in_transit,
    StockMeasure.RESERVE: lambda row: row.reserve,
    StockMeasure.EXPECTED: lambda row: row.in_transit,
}


def _short_reader(measure: StockMeasure) -> RowReader[msgspec.Struct, StockRow]:
    """A reader of short report rows, whose figure is called by the stockType."""
    row_type = msgspec.defstruct(
        "ShortRow",
        [
            ("assortment_id", str),
            ("store_id", str | None, None),
            ("value", Decimal | None, None),
            ("is_valid", bool, True),
        ],
        rename={
            "assortment_id": "assortmentId",
            "store_id": "storeId",
            "value": measure.value,
            "is_valid": "isValid",
        },
        gc=False,
    )

    def convert(row: msgspec.Struct) -> StockRow:
        value = row.value if row.is_valid else None  # type: ignore[attr-defined]
        return StockRow(row.assortment_id, row.store_id or "", value)  # type: ignore[attr-defined]

    return RowReader(row_type, convert)


_SHORT_READERS = {measure: _short_reader(measure) for measure in StockMeasure}


class StockReports:
    """Reads stock through a transport."""

    def __init__(self, transport: Transport, width: int) -> None:
        self._transport = transport
        self._width = width

    def read(
        self,
        measure: StockMeasure,
        cancel: CancelToken,
        *,
        by_store: bool,
        store_ids: Sequence[str],
        changed_since: datetime | None,
    ) -> StockRead:
        """A full read, or the items changed since a moment; see `core.ports.Warehouse.read_stock`."""
        query = [("stockType", measure.value)]
        if changed_since is None:
            query.append(("include", "zeroLines"))
        else:
            query.append(("changedSince", self._since(changed_since)))
        if store_ids:
            query.append(("filter", "storeId=" + ",".join(store_ids)))
        begun = self._transport.local_now()
        try:
            decoded = self._short(SHORT_BY_STORE if by_store else SHORT_ALL, query, measure, cancel)
        except (Refused, NotFound) as error:
            if changed_since is not None or error.code not in _FALL_BACK:
                raise
            log.warning("the short stock report was refused (%s), reading the extended one", error.code)
            decoded = self._extended(measure, cancel, by_store, store_ids)
        return self._as_read(decoded, begun, measure, by_store, whole=changed_since is None)

    def read_of(
        self, item_ids: Sequence[str], measure: StockMeasure, cancel: CancelToken, store_ids: Sequence[str]
    ) -> StockRead:
        """Figures of the given items, null while they are under recalculation."""
        begun = self._transport.local_now()
        parts = [item_ids[at : at + IDS_PER_REQUEST] for at in range(0, len(item_ids), IDS_PER_REQUEST)]
        tasks = [self._task_of(part, measure, store_ids) for part in parts]
        rows: list[StockRow] = []
        bad: list[BadRow] = []
        for decoded in run_all(tasks, cancel, self._transport.abandon, self._width):
            rows.extend(decoded.rows)
            bad.extend(decoded.bad_rows)
        return self._as_read(Decoded(len(rows), rows, bad), begun, measure, by_store=True, whole=True)

    def _task_of(
        self, item_ids: Sequence[str], measure: StockMeasure, store_ids: Sequence[str]
    ) -> Callable[[CancelToken], Decoded[StockRow]]:
        wanted = "assortmentId=" + ",".join(item_ids)
        if store_ids:
            wanted += ";storeId=" + ",".join(store_ids)
        query = [
            ("stockType", measure.value), ("include", "zeroLines"), ("withRecalculate", "true"), ("filter", wanted),
        ]  # fmt: skip
        reader = _SHORT_READERS[measure]
        return lambda cancel: self._transport.get(SHORT_BY_STORE, query, reader.array, cancel)

    def _short(self, path: str, query: Query, measure: StockMeasure, cancel: CancelToken) -> Decoded[StockRow]:
        reader = _SHORT_READERS[measure]
        return run_one(
            lambda branch: self._transport.get(path, query, reader.array, branch), cancel, self._transport.abandon
        )

    def _extended(
        self, measure: StockMeasure, cancel: CancelToken, by_store: bool, store_ids: Sequence[str]
    ) -> Decoded[StockRow]:
        """The weight-5 report, paged, with every filter that makes it list all goods."""
        stores = [f"store={self._transport.base}/entity/store/{one}" for one in store_ids]
        reader: RowReader[payloads.ByStoreRow, ItemFigures] | RowReader[payloads.ExtendedStockRow, ItemFigures]
        if by_store:
            path, reader = EXTENDED_BY_STORE, _by_store_reader(measure, frozenset(store_ids))
            query = [("groupBy", "variant"), ("filter", ";".join(["stockMode=all", *stores]))]
        else:
            path, reader = EXTENDED_ALL, _extended_reader(measure)
            wanted = ["stockMode=all", "quantityMode=all", *BOTH_ARCHIVED.split(";"), *stores]
            query = [("groupBy", "variant"), ("filter", ";".join(wanted))]

        def fetch(offset: int, branch: CancelToken) -> Decoded[ItemFigures]:
            paged = [*query, ("limit", str(PAGE_SIZE)), ("offset", str(offset))]
            return self._transport.get(path, paged, reader.page, branch)

        pages = ListReader(
            fetch, lambda figures: figures[0], PAGE_SIZE, path,
            width=self._width, abandon=self._transport.abandon,
        ).pages(cancel)  # fmt: skip
        rows: list[StockRow] = []
        bad: list[BadRow] = []
        for page in pages:
            rows.extend(row for _, figures in page.rows for row in figures)
            bad.extend(page.bad_rows)
        return Decoded(len(rows), rows, bad)

    def _since(self, moment: datetime) -> str:
        """The Moscow text of `moment`, never in the server's future.

        Raises:
            Refused: moysklad.changed_since_too_old, further back than the report reaches.
        """
        now = self._transport.server_now()
        if now - moment > LONGEST_LOOK_BACK:
            hours = round((now - moment).total_seconds() / 3600, 1)
            raise Refused("moysklad.changed_since_too_old", system=System.MOYSKLAD, hours=hours)
        return to_moscow(min(moment, now))

    def _as_read(
        self, decoded: Decoded[StockRow], begun: datetime, measure: StockMeasure, by_store: bool, *, whole: bool
    ) -> StockRead:
        # A bad row without an id could be any item's: nothing follows then about those that are absent.
        complete = whole and all(row.id for row in decoded.bad_rows)
        return StockRead(
            rows=decoded.rows,
            complete=complete,
            begun=self._transport.to_server(begun),
            measure=measure,
            by_store=by_store,
            bad_rows=decoded.bad_rows,
        )


def _extended_reader(measure: StockMeasure) -> RowReader[payloads.ExtendedStockRow, ItemFigures]:
    figure = _EXTENDED_FIGURES[measure]

    def convert(row: payloads.ExtendedStockRow) -> ItemFigures:
        item_id = id_of(row.meta.href)
        return item_id, [StockRow(item_id, "", figure(row))]

    return RowReader(payloads.ExtendedStockRow, convert)


def _by_store_reader(measure: StockMeasure, stores: frozenset[str]) -> RowReader[payloads.ByStoreRow, ItemFigures]:
    figure = _EXTENDED_FIGURES[measure]

    def convert(row: payloads.ByStoreRow) -> ItemFigures:
        item_id = id_of(row.meta.href)
        balances = [(id_of(one.meta.href), figure(one)) for one in row.stock_by_store]
        return item_id, [StockRow(item_id, at, value) for at, value in balances if not stores or at in stores]

    return RowReader(payloads.ByStoreRow, convert)
