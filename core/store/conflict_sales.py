"""Orders that may be in conflict, told by their numbers from the stored facts of both systems."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.store import values as v
from core.store.store import Store

#: Orders with exactly one order of MoySklad that is there, in the shop's number `o` and MoySklad's `c`.
_BOTH = """
FROM shop_order AS o JOIN customer_order AS c ON c.order_id = o.id AND c.gone = 0
WHERE o.canceled = 0 AND o.updated >= ?
    AND (SELECT count(*) FROM customer_order AS other WHERE other.order_id = o.id AND other.gone = 0) = 1
"""
_DELETED = """
SELECT o.id FROM shop_order AS o JOIN customer_order AS c ON c.order_id = o.id AND c.gone = 1
WHERE o.open = 1 AND o.canceled = 0
    AND NOT EXISTS (SELECT 1 FROM customer_order AS live WHERE live.order_id = o.id AND live.gone = 0)
"""
_TORN = """
SELECT o.id FROM customer_order AS c JOIN shop_order AS o ON o.id = c.order_id
WHERE c.gone = 0 AND c.state_id IN (SELECT state_id FROM status_pair)
    AND o.status IN (SELECT status_id FROM status_pair)
    AND NOT EXISTS (SELECT 1 FROM status_pair AS p WHERE p.state_id = c.state_id AND p.status_id = o.status)
"""
_VAT = """
SELECT o.id, o.vat, max(line.vat)
FROM shop_order AS o JOIN customer_order AS c ON c.order_id = o.id AND c.gone = 0
JOIN customer_order_line AS line ON line.customer_order_id = c.id
WHERE o.canceled = 0 AND o.updated >= ? AND o.vat GLOB '[0-9]*'
GROUP BY o.id HAVING count(DISTINCT line.vat) = 1 AND max(line.vat) GLOB '[0-9]*' AND max(line.vat) <> o.vat
"""


class SalesSources:
    """Reads only. `since` leaves out orders that the shop has not touched for long."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def over_shipped(self) -> list[int]:
        """More of something left than was ordered."""
        return self._ids("SELECT order_id FROM shipment_view WHERE state = 0")

    def deleted_there(self) -> list[int]:
        """MoySklad had the order, has it no longer, and the shop still waits."""
        return self._ids(_DELETED)

    def torn(self) -> list[int]:
        """State and status both stand in the scheme, and in no pair together."""
        return self._ids(_TORN)

    def other_totals(self, since: datetime) -> list[int]:
        """The sums differ by a kopeck or more; unknown sums and other currencies say nothing."""
        differ = "AND o.currency = 'RUB' AND abs(CAST(o.sum AS REAL) - CAST(c.sum AS REAL)) >= 0.01"
        return self._ids(f"SELECT o.id {_BOTH} AND o.sum <> '' AND c.sum <> '' {differ}", (v.time_in(since),))

    def shipped(self, since: datetime) -> list[int]:
        """Something left already."""
        shipped = "AND o.id IN (SELECT order_id FROM shipment_view WHERE CAST(shipped AS REAL) > 0)"
        return self._ids(f"SELECT o.id {_BOTH} {shipped}", (v.time_in(since),))

    def other_vat(self, since: datetime) -> list[tuple[int, str, str]]:
        """(order, the shop's rate, MoySklad's rate) where each has one rate and they differ."""
        with self._store.read() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(_VAT, (v.time_in(since),))]

    def orders_of(self, buyers: Sequence[str]) -> list[int]:
        """How many of the shop's orders each of these buyers made."""
        with self._store.read() as connection:
            return [
                int(connection.execute("SELECT count(*) FROM shop_order WHERE buyer = ?", (one,)).fetchone()[0])
                for one in buyers
            ]

    def _ids(self, sql: str, arguments: Sequence[Any] = ()) -> list[int]:
        with self._store.read() as connection:
            return sorted({row[0] for row in connection.execute(sql, arguments)})
