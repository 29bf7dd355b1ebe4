"""The orders page's questions: order numbers, rows, counts, and one order with all that is known of it.

The list is in the order of ids: the shop counts upwards, and every tab and filter has an index that ends in the id.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from core.domain.catalogue import ReferenceKind
from core.domain.orders import ExportState
from core.domain.screens.orders import (
    OrderRow,
    OrdersCounts,
    OrdersQuery,
    OrdersSort,
    OrdersStanding,
    StatusView,
)
from core.store import values as v
from core.store.store import Store
from core.store.windows.order_search import asked, filtered
from core.store.windows.search import numbers

#: Reasons that go away only when a person does something.
STUCK = ("order.no_pair", "order.vat_differs", "order.buyer_twice")
#: An order of which this is said is in the queue by a person's wish already.
ASKED = "order.asked"
_BLOCK = 500
_ORDERS = {
    OrdersSort.PLACED: "{id} {0}",
    OrdersSort.BUYER: "shop_order.buyer {0}, {id} {0}",
    OrdersSort.SUM: "CAST(shop_order.sum AS REAL) {0}, {id} {0}",
}
#: The order's line that stands in the way has a pair now.
CURED = (
    "EXISTS (SELECT 1 FROM order_line JOIN link ON link.offer_id = order_line.offer_id "
    "WHERE order_line.order_id = order_export.order_id AND order_line.id = order_export.line_id)"
)
_SHOP, _WAREHOUSE = ReferenceKind.SHOP_STATUS.value, ReferenceKind.ORDER_STATE.value
_ROWS = f"""
SELECT shop_order.id, number, created, buyer, positions, shop_order.sum, currency, vat, status,
    coalesce(shop.name, status), shop.extra, payment, paid, refunded, canceled,
    mine.id, mine.name, mine.state_id, warehouse.name, warehouse.extra,
    order_export.state, order_export.code, order_export.params, order_export.at, order_export.next_at
FROM shop_order
LEFT JOIN reference AS shop ON shop.kind = '{_SHOP}' AND shop.id = shop_order.status
LEFT JOIN customer_order AS mine ON mine.id = (SELECT id FROM customer_order AS one
    WHERE one.order_id = shop_order.id AND gone = 0 ORDER BY moment DESC, id LIMIT 1)
LEFT JOIN reference AS warehouse ON warehouse.kind = '{_WAREHOUSE}' AND warehouse.id = mine.state_id
LEFT JOIN order_export ON order_export.order_id = shop_order.id
WHERE shop_order.id IN
"""
_RETRYABLE = f"""
SELECT order_id FROM order_export WHERE state = 'waiting' AND attempts > 0 AND code <> '{ASKED}'
UNION SELECT order_id FROM order_export WHERE state = 'failed' AND (code NOT IN
    ({", ".join(repr(code) for code in STUCK)}) OR (code = 'order.no_pair' AND {CURED})) ORDER BY 1
"""


class OrdersWindow:
    """Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, query: OrdersQuery) -> array[int]:
        """Order ids in order."""
        sql, key, arguments = asked(query)
        order = _ORDERS[query.sort].format("DESC" if query.descending else "ASC", id=key)
        with self._store.read() as connection:
            return numbers(connection, f"SELECT {key} AS number FROM {sql} ORDER BY {order}", arguments)

    def counts(self, query: OrdersQuery) -> OrdersCounts:
        """Numbers on the tabs for the search and the filters of `query`, whatever its tab."""
        with self._store.read() as connection:
            if not filtered(query):
                return _all_counts(connection)
            sql, key, arguments = asked(query, any_tab=True)
            rows = connection.execute(
                f"WITH found (id) AS (SELECT {key} FROM {sql}) SELECT coalesce(state, ''), count(*) "
                "FROM found LEFT JOIN order_export ON order_export.order_id = found.id GROUP BY 1",
                arguments,
            ).fetchall()
        return _counts(dict(rows), sum(count for _, count in rows))

    def standing(self) -> OrdersStanding:
        """How all orders stand, and the statuses there are to filter by."""
        with self._store.read() as connection:
            counts = _all_counts(connection)
            oldest = connection.execute("SELECT min(created) FROM shop_order").fetchone()[0]
            newest = connection.execute("SELECT number FROM shop_order ORDER BY id DESC LIMIT 1").fetchone()
            again = [order_id for (order_id,) in connection.execute(_RETRYABLE)]
            stuck = connection.execute(
                f"SELECT count(*) FROM order_export WHERE state = 'failed' AND code IN ({v.marks(len(STUCK))}) "
                f"AND NOT (code = 'order.no_pair' AND {CURED})",
                STUCK,
            ).fetchone()[0]
            decided = counts.total - counts.undecided > 0
            return OrdersStanding(
                counts,
                decided,
                v.time_out_or_none(oldest),
                newest[0] if newest else "",
                tuple(again),
                stuck,
                _statuses(connection, _SHOP, "SELECT DISTINCT status FROM shop_order"),
                _statuses(
                    connection,
                    _WAREHOUSE,
                    "SELECT DISTINCT state_id FROM customer_order WHERE order_id IS NOT NULL AND gone = 0",
                ),
            )

    def rows(self, rows: Sequence[int]) -> list[OrderRow]:
        """The rows asked for, in that order; gone ones left out."""
        found: dict[int, OrderRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", part):
                    found[row[0]] = _row_out(row)
        return [found[row] for row in rows if row in found]


def _all_counts(connection: Connection) -> OrdersCounts:
    total = connection.execute("SELECT count(*) FROM shop_order").fetchone()[0]
    return _counts(
        dict(connection.execute("SELECT state, count(*) FROM order_export GROUP BY state").fetchall()), total
    )


def _counts(states: dict[str, int], total: int) -> OrdersCounts:
    failed, waiting, sent, excluded = (states.get(state, 0) for state in ("failed", "waiting", "sent", "excluded"))
    return OrdersCounts(failed, waiting, sent, excluded, total)


def _statuses(connection: Connection, kind: str, used: str) -> list[StatusView]:
    rows = connection.execute(
        f"WITH used (id) AS ({used}) SELECT used.id, coalesce(name, used.id), extra FROM used "
        "LEFT JOIN reference ON reference.kind = ? AND reference.id = used.id WHERE used.id IS NOT NULL",
        (kind,),
    ).fetchall()
    found = [StatusView(one, name, color_of(extra)) for one, name, extra in rows]
    return sorted(found, key=lambda status: status.name)


def color_of(extra: str | None) -> str:
    """The colour among the extra values of a reference."""
    return dict(v.pairs_out(extra or "")).get("color", "")


def _row_out(row: Sequence[Any]) -> OrderRow:
    order_id, number, created, buyer, positions, total, currency, vat, status, status_name, status_extra = row[:11]
    payment, paid, refunded, canceled, mine, warehouse_number, state_id, state_name, state_extra = row[11:20]
    export, code, params, at, next_at = row[20:]
    state = StatusView(state_id, state_name or state_id, color_of(state_extra)) if mine and state_id else None
    return OrderRow(
        order_id, number, v.time_out(created), buyer, positions, v.decimal_out(total), currency, vat,
        StatusView(status, status_name, color_of(status_extra)), payment, bool(paid), bool(refunded), bool(canceled),
        state, warehouse_number or "", ExportState(export) if export else None, code or "",
        v.mapping_out(params or ""), v.time_out_or_none(at), v.time_out_or_none(next_at),
    )  # fmt: skip
