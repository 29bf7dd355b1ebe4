"""MoySklad's demands (shipments) as last read, each with its positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.domain.shipment_facts import Demand, DocumentLine
from core.store import values as v
from core.store.document_lines import lines_of, replace_lines
from core.store.store import Store

_PUT = (
    "INSERT INTO demand (id, customer_order_id, name, moment, updated, applicable, sum, tracking, store_id, gone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "customer_order_id = excluded.customer_order_id, name = excluded.name, moment = excluded.moment, "
    "updated = excluded.updated, applicable = excluded.applicable, sum = excluded.sum, "
    "tracking = excluded.tracking, store_id = excluded.store_id, gone = excluded.gone"
)
_SELECT = "SELECT id, customer_order_id, name, moment, updated, applicable, sum, tracking, store_id, gone FROM demand"
_BLOCK = 500


class Demands:
    """A binned or deleted demand stays, marked gone: should it come back, nothing is lost."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert(self, demands: Iterable[Demand]) -> None:
        """Insert or replace demands with all their positions."""
        for part in v.chunks(demands, 200):
            with self._store.write() as connection:
                connection.executemany(_PUT, map(_demand_in, part))
                replace_lines(connection, "demand", [(demand.id, demand.lines) for demand in part])

    def demand(self, demand_id: str) -> Demand | None:
        """One demand by MoySklad's id."""
        return next(iter(self._read("id", [demand_id])), None)

    def of_customer_orders(self, customer_order_ids: Iterable[str]) -> list[Demand]:
        """All demands of the orders named, gone ones too, oldest first."""
        return self._read("customer_order_id", sorted(set(customer_order_ids)))

    def mark_gone(self, demand_ids: Iterable[str]) -> None:
        """Mark demands that MoySklad no longer shows."""
        ids = sorted(set(demand_ids))
        self._store.write_many("UPDATE demand SET gone = 1 WHERE id = ?", ((one,) for one in ids))

    def _read(self, column: str, values: Sequence[str]) -> list[Demand]:
        rows: list[Any] = []
        with self._store.read() as connection:
            for part in v.chunks(values, _BLOCK):
                rows += connection.execute(f"{_SELECT} WHERE {column} IN ({v.marks(len(part))})", part).fetchall()
            lines = lines_of(connection, "demand", [row[0] for row in rows])
        found = [_demand_out(row, lines.get(row[0], ())) for row in rows]
        return sorted(found, key=lambda demand: (demand.moment, demand.name, demand.id))


def _demand_in(demand: Demand) -> tuple[Any, ...]:
    return (
        demand.id, demand.customer_order_id, demand.name, v.time_in(demand.moment), v.time_in(demand.updated),
        demand.posted, v.decimal_in(demand.sum), demand.tracking, demand.store_id, demand.gone,
    )  # fmt: skip


def _demand_out(row: Sequence[Any], lines: tuple[DocumentLine, ...]) -> Demand:
    return Demand(
        row[0], row[1], row[2], v.time_out(row[3]), v.time_out(row[4]), bool(row[5]), lines, v.decimal_out(row[6]),
        row[8], row[7], bool(row[9]),
    )  # fmt: skip
