"""MoySklad's orders as last read, each with its positions and the shop order it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.domain.orders import CustomerOrder, CustomerOrderLine
from core.store import values as v
from core.store.store import Store

_PUT = (
    "INSERT INTO customer_order (id, order_id, name, moment, updated, state_id, state_at, sum, applicable, gone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET order_id = excluded.order_id, "
    "name = excluded.name, moment = excluded.moment, updated = excluded.updated, state_id = excluded.state_id, "
    "state_at = excluded.state_at, sum = excluded.sum, applicable = excluded.applicable, gone = excluded.gone"
)
_PUT_LINE = (
    "INSERT INTO customer_order_line (customer_order_id, id, item_id, quantity, reserved, shipped, price, vat) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = "SELECT id, order_id, name, moment, updated, state_id, state_at, sum, applicable, gone FROM customer_order"


class CustomerOrders:
    """A binned or deleted order stays, marked gone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert(self, orders: Iterable[CustomerOrder]) -> None:
        """Insert or replace orders with all their positions."""
        for part in v.chunks(orders, 200):
            with self._store.write() as connection:
                connection.executemany(_PUT, map(_order_in, part))
                connection.executemany(
                    "DELETE FROM customer_order_line WHERE customer_order_id = ?", [(order.id,) for order in part]
                )
                connection.executemany(
                    _PUT_LINE, [_line_in(order.id, line) for order in part for line in order.lines]
                )

    def order(self, customer_order_id: str) -> CustomerOrder | None:
        """One order by MoySklad's id."""
        return next(iter(self._read("WHERE id = ?", (customer_order_id,))), None)

    def of_order(self, order_id: int) -> list[CustomerOrder]:
        """MoySklad's orders of one shop order: those that are there first, the newest of them first."""
        return self._read("WHERE order_id = ? ORDER BY gone, moment DESC, id", (order_id,))

    def of_orders(self, order_ids: Iterable[int]) -> list[CustomerOrder]:
        """MoySklad's orders of many shop orders, gone ones too, oldest first within each."""
        found: list[CustomerOrder] = []
        for part in v.chunks(sorted(set(order_ids)), 500):
            found += self._read(f"WHERE order_id IN ({v.marks(len(part))}) ORDER BY order_id, moment, id", part)
        return found

    def all_orders(self) -> list[CustomerOrder]:
        """Every order that belongs to a shop order and is there, oldest first."""
        return self._read("WHERE order_id IS NOT NULL AND gone = 0 ORDER BY moment, id", ())

    def mark_gone(self, customer_order_ids: Iterable[str]) -> None:
        """Mark orders that MoySklad no longer shows."""
        ids = sorted(set(customer_order_ids))
        self._store.write_many("UPDATE customer_order SET gone = 1 WHERE id = ?", ((one,) for one in ids))

    def _read(self, where: str, arguments: Sequence[Any]) -> list[CustomerOrder]:
        with self._store.read() as connection:
            rows = connection.execute(f"{_SELECT} {where}", arguments).fetchall()
            lines: dict[str, list[Any]] = {row[0]: [] for row in rows}
            for part in v.chunks(lines, 500):
                found = connection.execute(
                    "SELECT customer_order_id, id, item_id, quantity, reserved, shipped, price, vat "
                    f"FROM customer_order_line WHERE customer_order_id IN ({v.marks(len(part))}) "
                    "ORDER BY customer_order_id, id",
                    part,
                )
                for line in found:
                    lines[line[0]].append(line)
        return [_order_out(row, lines[row[0]]) for row in rows]


def _order_in(order: CustomerOrder) -> tuple[Any, ...]:
    return (
        order.id, order.order_id, order.name, v.time_in(order.moment), v.time_in(order.updated), order.state_id,
        v.time_in_or_none(order.state_at), v.decimal_in(order.sum), order.applicable, order.gone,
    )  # fmt: skip


def _line_in(order_id: str, line: CustomerOrderLine) -> tuple[Any, ...]:
    return (
        order_id, line.id, line.item_id, v.decimal_in(line.quantity), v.decimal_in(line.reserved),
        v.decimal_in(line.shipped), v.decimal_in(line.price), line.vat,
    )  # fmt: skip


def _order_out(row: Sequence[Any], lines: Sequence[Sequence[Any]]) -> CustomerOrder:
    return CustomerOrder(
        row[0], row[1], row[2], v.time_out(row[3]), v.time_out(row[4]), row[5], v.time_out_or_none(row[6]),
        v.decimal_out(row[7]), bool(row[8]), bool(row[9]), tuple(_line_out(line) for line in lines),
    )  # fmt: skip


def _line_out(row: Sequence[Any]) -> CustomerOrderLine:
    quantity = v.decimal_out(row[3])
    assert quantity is not None, "the column is NOT NULL"
    return CustomerOrderLine(
        row[1], row[2], quantity, v.decimal_out(row[4]), v.decimal_out(row[5]), v.decimal_out(row[6]), row[7]
    )
