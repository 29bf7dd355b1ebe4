"""MoySklad's returns from buyers as last read, each with its positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.domain.shipment_facts import DocumentLine, SalesReturn
from core.store import values as v
from core.store.document_lines import lines_of, replace_lines
from core.store.store import Store

_PUT = (
    "INSERT INTO sales_return (id, demand_id, customer_order_id, name, moment, updated, applicable, sum, gone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET demand_id = excluded.demand_id, "
    "customer_order_id = excluded.customer_order_id, name = excluded.name, moment = excluded.moment, "
    "updated = excluded.updated, applicable = excluded.applicable, sum = excluded.sum, gone = excluded.gone"
)
_SELECT = "SELECT id, demand_id, customer_order_id, name, moment, updated, applicable, sum, gone FROM sales_return"
_BLOCK = 500


class SalesReturns:
    """A binned or deleted return stays, marked gone. One without a basis belongs to the order it was found for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert(self, returns: Iterable[SalesReturn]) -> None:
        """Insert or replace returns with all their positions."""
        for part in v.chunks(returns, 200):
            with self._store.write() as connection:
                connection.executemany(_PUT, map(_return_in, part))
                replace_lines(connection, "sales_return", [(document.id, document.lines) for document in part])

    def of_customer_orders(self, customer_order_ids: Iterable[str]) -> list[SalesReturn]:
        """All returns of the orders named, gone ones too, oldest first."""
        rows: list[Any] = []
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(customer_order_ids)), _BLOCK):
                where = f"WHERE customer_order_id IN ({v.marks(len(part))})"
                rows += connection.execute(f"{_SELECT} {where}", part).fetchall()
            lines = lines_of(connection, "sales_return", [row[0] for row in rows])
        found = [_return_out(row, lines.get(row[0], ())) for row in rows]
        return sorted(found, key=lambda document: (document.moment, document.name, document.id))

    def mark_gone(self, return_ids: Iterable[str]) -> None:
        """Mark returns that MoySklad no longer shows."""
        ids = sorted(set(return_ids))
        self._store.write_many("UPDATE sales_return SET gone = 1 WHERE id = ?", ((one,) for one in ids))


def _return_in(document: SalesReturn) -> tuple[Any, ...]:
    return (
        document.id, document.demand_id, document.customer_order_id, document.name, v.time_in(document.moment),
        v.time_in(document.updated), document.posted, v.decimal_in(document.sum), document.gone,
    )  # fmt: skip


def _return_out(row: Sequence[Any], lines: tuple[DocumentLine, ...]) -> SalesReturn:
    return SalesReturn(
        row[0], row[2], row[3], v.time_out(row[4]), v.time_out(row[5]), bool(row[6]), lines, v.decimal_out(row[7]),
        row[1], bool(row[8]),
    )  # fmt: skip
