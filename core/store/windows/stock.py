"""The stock table: counts, row numbers (offer ids), rows and the expansion by warehouse."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from core.domain.catalogue import ReferenceKind
from core.domain.screens.stock import StockCounts, StockDetail, StockQuery, StockTab, StockViewRow, StoreFigure
from core.ports import StockMeasure
from core.store import values as v
from core.store.catalogue import Catalogue
from core.store.journal import Journal
from core.store.stock import Stock
from core.store.store import Store
from core.store.windows.search import found_rows, numbers
from core.store.windows.shared import ITEM_CELL, PARENT_JOIN, history, name_and_variant

#: A figure older than this is shown as stale.
STALE = timedelta(hours=1)
FRESH = timedelta(minutes=15)
_TABS = {StockTab.CHANGES: "changed = 1", StockTab.TO_ZERO: "to_zero = 1", StockTab.ALL: ""}
_SORTS = {
    "item": "sort_name {0}, offer_id {0}",
    "free": "free_n IS NULL, free_n {0}, sort_name {0}, offer_id {0}",
    "target": "target_n IS NULL, target_n {0}, sort_name {0}, offer_id {0}",
    "shop": "shop_n IS NULL, shop_n {0}, sort_name {0}, offer_id {0}",
    "change": "target_n - shop_n IS NULL, target_n - shop_n {0}, sort_name {0}, offer_id {0}",
}
#: When a figure was last found to be true: by a read of its own, or by a read of changes that did not name it.
_AGE = "CASE WHEN target IS NULL THEN read_at ELSE max(read_at, :checked) END"
_ROWS = f"""
SELECT stock_view.offer_id, stock_view.item_id, {ITEM_CELL}, on_hand, reserved, expected, in_flight, safety, target,
    shop_now, stock_view.rule, problem, {_AGE.replace(":checked", "?")}, stock_sent.at
FROM stock_view LEFT JOIN item ON item.row = stock_view.item_row {PARENT_JOIN}
LEFT JOIN stock_sent ON stock_sent.offer_id = stock_view.offer_id
WHERE stock_view.offer_id IN
"""
_BLOCK = 500


class StockWindow:
    """Questions of the stock page. Never call them in the thread that paints.

    `checked` tells when all figures were last found to be true (None = never, or not known).
    """

    def __init__(self, store: Store, checked: Callable[[], datetime | None] = lambda: None) -> None:
        self._store, self._checked = store, checked
        self._catalogue, self._journal, self._stock = Catalogue(store), Journal(store), Stock(store)

    def counts(self, now: datetime, search: str = "") -> StockCounts:
        """Numbers on the tabs; stale means older than an hour at `now`, or never read."""
        source, arguments = _source(search)
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT count(*), coalesce(sum(changed), 0), coalesce(sum(to_zero), 0), "
                f"coalesce(sum(target IS NULL), 0), coalesce(sum(read_at IS NULL OR {_AGE} < :stale), 0) "
                f"FROM {source}",
                {**arguments, "stale": v.time_in(now - STALE), "checked": self._mark()},
            ).fetchone()
        return StockCounts(*row)

    def freshness(self, now: datetime) -> tuple[int, int, int]:
        """Rows found to be true within a quarter of an hour, within an hour, and earlier or never."""
        with self._store.read() as connection:
            fresh, recent, total = connection.execute(
                f"SELECT coalesce(sum({_AGE} >= :fresh), 0), coalesce(sum({_AGE} >= :stale), 0), count(*) "
                "FROM stock_view",
                {"fresh": v.time_in(now - FRESH), "stale": v.time_in(now - STALE), "checked": self._mark()},
            ).fetchone()
        return fresh, recent - fresh, total - recent

    def _mark(self) -> int:
        return v.time_in_or_none(self._checked()) or 0

    def ids(self, query: StockQuery) -> array[int]:
        """Offer ids in order; `store_id` leaves those that have goods in that warehouse."""
        source, arguments = _source(query.search)
        conditions = [_TABS[query.tab]] if _TABS[query.tab] else []
        if query.store_id:
            conditions.append("item_id IN (SELECT item_id FROM stock_seen WHERE store_id = :store AND value <> '0')")
            arguments["store"] = query.store_id
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        order = _SORTS[query.sort].format("DESC" if query.descending else "ASC")
        with self._store.read() as connection:
            return numbers(connection, f"SELECT offer_id FROM {source} {where} ORDER BY {order}", arguments)

    def rows(self, rows: Sequence[int]) -> list[StockViewRow]:
        """The rows asked for, in that order; gone ones left out."""
        found: dict[int, StockViewRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", (self._mark(), *part)):
                    found[row[0]] = _row_out(row)
        return [found[row] for row in rows if row in found]

    def detail(self, row: int, measure: StockMeasure, counted: Collection[str] = ()) -> StockDetail | None:
        """A row with its figures of `measure` by warehouse; `counted` are the ids that count (empty = all)."""
        with self._store.read() as connection:
            shown = next(iter(self.rows([row])), None)
            if shown is None:
                return None
            numbers_text = connection.execute("SELECT numbers FROM stock_view WHERE offer_id = ?", (row,)).fetchone()
            figures = {
                seen.store_id: seen.value
                for seen in self._stock.seen_of([shown.item_id])
                if seen.measure is measure and seen.store_id
            }
            stores = [
                StoreFigure(store.id, store.name, figures.get(store.id), not counted or store.id in counted)
                for store in self._catalogue.references(ReferenceKind.STORE)
                if store.id in figures or store.get("archived") != "yes"
            ]
            past = history(self._journal.history_of_offer(row))
        return StockDetail(shown, stores if figures else (), v.mapping_out(numbers_text[0]), past)


def _source(search: str) -> tuple[str, dict[str, Any]]:
    asked = found_rows(search)
    if asked is None:
        return "stock_view", {}
    # CROSS JOIN keeps the few rows found as the outer loop.
    joined = f"({asked[0]}) AS found CROSS JOIN stock_view ON stock_view.item_row = found.row"
    return f"(SELECT stock_view.* FROM {joined})", asked[1]


def _row_out(row: Sequence[Any]) -> StockViewRow:
    offer_id, item_id, _, name, parent, characteristics, article, code = row[:8]
    rule, problem, read_at, written_at = row[15:]
    shown, variant = name_and_variant(name or "", parent, characteristics or "")
    on_hand, reserved, expected, in_flight, safety, target, shop_now = map(v.decimal_out, row[8:15])
    return StockViewRow(
        offer_id, item_id, offer_id, shown, variant, article or code or "", on_hand, reserved, expected, in_flight,
        safety, target, shop_now, rule, problem, v.time_out_or_none(read_at), v.time_out_or_none(written_at),
    )  # fmt: skip
