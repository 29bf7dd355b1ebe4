"""What became of each shop order on its way to the warehouse, and every attempt at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.domain.orders import ExportAttempt, ExportState, OrderExport
from core.store import values as v
from core.store.store import Store

_PUT = (
    "INSERT INTO order_export (order_id, state, code, params, at, next_at, attempts, line_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (order_id) DO UPDATE SET state = excluded.state, "
    "code = excluded.code, params = excluded.params, at = excluded.at, next_at = excluded.next_at, "
    "attempts = excluded.attempts, line_id = excluded.line_id"
)
_SELECT = "SELECT order_id, state, code, params, at, next_at, attempts, line_id FROM order_export"
_IN_LIST = 500


class OrderExports:
    """One state per order; attempts are only ever added."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, exports: Iterable[OrderExport]) -> None:
        """Set where orders stand; what was known of them before is replaced."""
        self._store.write_many(_PUT, map(_export_in, exports))

    def add_attempts(self, attempts: Iterable[ExportAttempt]) -> None:
        """Record attempts at sending."""
        self._store.write_many(
            "INSERT INTO export_attempt (order_id, at, state, code, params) VALUES (?, ?, ?, ?, ?)",
            ((a.order_id, v.time_in(a.at), a.state.value, a.code, v.mapping_in(a.params)) for a in attempts),
        )

    def exports(self, order_ids: Iterable[int]) -> dict[int, OrderExport]:
        """Where the given orders stand; those that nobody decided on yet are absent."""
        found: dict[int, OrderExport] = {}
        with self._store.read() as connection:
            for part in v.chunks(order_ids, _IN_LIST):
                for row in connection.execute(f"{_SELECT} WHERE order_id IN ({v.marks(len(part))})", part):
                    found[row[0]] = _export_out(row)
        return found

    def in_state(self, state: ExportState) -> list[OrderExport]:
        """All orders in one state, by id; meant for the few that wait or failed."""
        with self._store.read() as connection:
            rows = connection.execute(f"{_SELECT} WHERE state = ? ORDER BY order_id", (state.value,)).fetchall()
        return [_export_out(row) for row in rows]

    def attempts(self, order_id: int) -> list[ExportAttempt]:
        """Attempts at one order, oldest first."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT order_id, at, state, code, params, id FROM export_attempt WHERE order_id = ? ORDER BY at, id",
                (order_id,),
            ).fetchall()
        return [
            ExportAttempt(row[0], v.time_out(row[1]), ExportState(row[2]), row[3], v.mapping_out(row[4]), row[5])
            for row in rows
        ]


def _export_in(export: OrderExport) -> tuple[Any, ...]:
    return (
        export.order_id, export.state.value, export.code, v.mapping_in(export.params), v.time_in(export.at),
        v.time_in_or_none(export.next_at), export.attempts, export.line_id,
    )  # fmt: skip


def _export_out(row: Sequence[Any]) -> OrderExport:
    return OrderExport(
        row[0], ExportState(row[1]), row[2], v.time_out(row[4]), v.mapping_out(row[3]), v.time_out_or_none(row[5]),
        row[6], row[7],
    )  # fmt: skip
