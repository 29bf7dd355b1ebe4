"""What happened to each order, in either system and by our own hand: the facts behind timeline and history."""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.orders import EventSide, OrderEvent
from core.store import values as v
from core.store.store import Store


class OrderEvents:
    """Events are only ever added."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, event: OrderEvent) -> int:
        """Record an event; its number serves as the cause of others."""
        with self._store.write() as connection:
            done = connection.execute(
                "INSERT INTO order_event (order_id, at, side, code, params, cause_id, run_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    event.order_id, v.time_in(event.at), event.side.value, event.code, v.mapping_in(event.params),
                    event.cause_id, event.run_id,
                ),
            )  # fmt: skip
            return int(done.lastrowid or 0)

    def add_all(self, events: Iterable[OrderEvent]) -> list[int]:
        """Record several in one transaction; their numbers."""
        with self._store.write():
            return [self.add(event) for event in events]

    def of_order(self, order_id: int) -> list[OrderEvent]:
        """Everything that happened to an order, oldest first."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT order_id, at, side, code, params, cause_id, run_id, id FROM order_event WHERE order_id = ? "
                "ORDER BY at, id",
                (order_id,),
            ).fetchall()
        return [
            OrderEvent(
                row[0], v.time_out(row[1]), EventSide(row[2]), row[3], v.mapping_out(row[4]), row[5], row[6], row[7]
            )
            for row in rows
        ]
