"""Shop orders: lines, whether still open, what the warehouse has of them, and what they cost whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.domain.orders import LineMoney, OrderDetails, OrderLine, ShopOrder
from core.store import values as v
from core.store.store import Store

_PUT_ORDER = (
    "INSERT INTO shop_order (id, number, created, updated, status, canceled, paid, shipped, site, xml_id, open) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET number = excluded.number, "
    "created = excluded.created, updated = excluded.updated, status = excluded.status, canceled = excluded.canceled, "
    "paid = excluded.paid, shipped = excluded.shipped, site = excluded.site, xml_id = excluded.xml_id, "
    "open = excluded.open"
)
_PUT_LINE = (
    "INSERT INTO order_line (order_id, id, offer_id, quantity, reserved, set_parent, name) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (order_id, id) DO UPDATE SET offer_id = excluded.offer_id, quantity = excluded.quantity, "
    "reserved = excluded.reserved, set_parent = excluded.set_parent, name = excluded.name"
)
# What a person may look for: the number, the buyer, names and articles of the lines and of the items they are linked
# with; lines inside a set are no positions of their own.
_PUT_SEARCH = (
    "UPDATE shop_order SET positions = (SELECT count(*) FROM order_line WHERE order_id = shop_order.id AND "
    "set_parent IS NULL), search = fold_search(number || ' ' || buyer || ' ' || coalesce((SELECT group_concat("
    "order_line.name || ' ' || coalesce(offer.article, '') || ' ' || coalesce(item.article, ''), ' ') "
    "FROM order_line LEFT JOIN offer ON offer.id = order_line.offer_id "
    "LEFT JOIN link ON link.offer_id = order_line.offer_id LEFT JOIN item ON item.id = link.item_id "
    "WHERE order_line.order_id = shop_order.id), '')) WHERE id = ?"
)
_PUT_DETAILS = (
    "UPDATE shop_order SET buyer = ?, sum = ?, currency = ?, vat = ?, vat_included = ?, payment = ?, refunded = ?, "
    "delivery = ?, delivery_sum = ?, status_at = ? WHERE id = ?"
)
_DETAILS_SELECT = (
    "SELECT id, buyer, sum, currency, vat, vat_included, payment, refunded, delivery, delivery_sum, status_at "
    "FROM shop_order WHERE id = ?"
)
_ORDER_SELECT = (
    "SELECT id, number, created, updated, status, canceled, paid, shipped, site, xml_id, open, arrived_at, "
    "moysklad_id FROM shop_order"
)


@dataclass(frozen=True, slots=True)
class StoredOrder:
    """A shop order with what we know of it in the warehouse.

    `arrived_at` (UTC) is when it got there, `moysklad_id` its id there; `reserved` and `shipped` are quantities by
    line id, lines that are absent are unknown.
    """

    order: ShopOrder
    open: bool
    arrived_at: datetime | None = None
    moysklad_id: str | None = None
    reserved: Mapping[int, Decimal] = field(default_factory=dict)
    shipped: Mapping[int, Decimal] = field(default_factory=dict)


def still_open(order: ShopOrder) -> bool:
    """The plain rule: neither cancelled nor wholly shipped."""
    return not (order.canceled or order.shipped)


class Orders:
    """Orders as last read from the shop."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert(self, orders: Iterable[ShopOrder], is_open: Callable[[ShopOrder], bool] = still_open) -> None:
        """Insert or replace orders with their lines; lines that left an order are removed."""
        for part in v.chunks(orders, 200):
            with self._store.write() as connection:
                for order in sorted(part, key=lambda order: order.id):
                    _put(connection, order, is_open(order))

    def put_details(self, details: Iterable[OrderDetails]) -> None:
        """Set what known orders cost whom; lines not named keep their money. Unknown orders are passed by."""
        for part in v.chunks(details, 200):
            with self._store.write() as connection:
                for one in part:
                    _put_details(connection, one)

    def details(self, order_id: int) -> OrderDetails | None:
        """What one order costs whom."""
        with self._store.read() as connection:
            row = connection.execute(_DETAILS_SELECT, (order_id,)).fetchone()
            lines = connection.execute("SELECT id, price, sum, vat FROM order_line WHERE order_id = ?", (order_id,))
            return _details_out(row, lines.fetchall()) if row else None

    def open_orders(self) -> list[StoredOrder]:
        """Orders that may still be in flight to the warehouse, oldest first."""
        return self._read("WHERE open = 1 ORDER BY id", ())

    def newer_than(self, order_id: int) -> list[StoredOrder]:
        """Orders with a higher id, open or not."""
        return self._read("WHERE id > ? ORDER BY id", (order_id,))

    def order(self, order_id: int) -> StoredOrder | None:
        """One order."""
        return next(iter(self._read("WHERE id = ?", (order_id,))), None)

    def cancelled(self, order_ids: Iterable[int]) -> set[int]:
        """Which of these orders were cancelled in the shop."""
        found: set[int] = set()
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(order_ids)), 500):
                sql = f"SELECT id FROM shop_order WHERE canceled = 1 AND id IN ({v.marks(len(part))})"
                found.update(number for (number,) in connection.execute(sql, part))
        return found

    def last_order_id(self) -> int:
        """The highest order id known, 0 when there is none."""
        with self._store.read() as connection:
            return int(connection.execute("SELECT coalesce(max(id), 0) FROM shop_order").fetchone()[0])

    def count(self) -> int:
        """How many orders are known."""
        with self._store.read() as connection:
            return int(connection.execute("SELECT count(*) FROM shop_order").fetchone()[0])

    def remove(self, order_ids: Iterable[int]) -> None:
        """Forget orders that the shop no longer has."""
        ids = sorted(set(order_ids))
        self._store.write_many("DELETE FROM shop_order WHERE id = ?", ((order_id,) for order_id in ids))

    def close(self, order_ids: Iterable[int]) -> None:
        """Orders that need no more watching."""
        ids = sorted(set(order_ids))
        self._store.write_many("UPDATE shop_order SET open = 0 WHERE id = ?", ((order_id,) for order_id in ids))

    def set_arrived(self, order_id: int, moysklad_id: str, at: datetime) -> None:
        """The order is in the warehouse since `at`; a known time of arrival stays."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE shop_order SET moysklad_id = ?, arrived_at = coalesce(arrived_at, ?) WHERE id = ?",
                (moysklad_id, v.time_in(at), order_id),
            )

    def set_moysklad_lines(self, order_id: int, lines: Mapping[int, tuple[Decimal | None, Decimal | None]]) -> None:
        """What the warehouse has (reserved, shipped) by line id; None is unknown."""
        with self._store.write() as connection:
            connection.executemany(
                "UPDATE order_line SET moysklad_reserved = ?, moysklad_shipped = ? WHERE order_id = ? AND id = ?",
                [(v.decimal_in(r), v.decimal_in(s), order_id, line) for line, (r, s) in sorted(lines.items())],
            )

    def _read(self, where: str, arguments: Sequence[Any]) -> list[StoredOrder]:
        with self._store.read() as connection:
            rows = connection.execute(f"{_ORDER_SELECT} {where}", arguments).fetchall()
            lines: dict[int, list[Any]] = {row[0]: [] for row in rows}
            for part in v.chunks(lines, 500):
                found = connection.execute(
                    "SELECT order_id, id, offer_id, quantity, reserved, set_parent, name, moysklad_reserved, "
                    f"moysklad_shipped FROM order_line WHERE order_id IN ({v.marks(len(part))}) "
                    "ORDER BY order_id, id",
                    part,
                )
                for line in found:
                    lines[line[0]].append(line)
        return [_order_out(row, lines[row[0]]) for row in rows]


def _put(connection: sqlite3.Connection, order: ShopOrder, is_open: bool) -> None:
    connection.execute(
        _PUT_ORDER,
        (
            order.id, order.number, v.time_in(order.created), v.time_in(order.updated), order.status, order.canceled,
            order.paid, order.shipped, order.site, order.xml_id, is_open,
        ),
    )  # fmt: skip
    kept = [line.id for line in order.lines]
    connection.execute(
        f"DELETE FROM order_line WHERE order_id = ? AND id NOT IN ({v.marks(len(kept))})", (order.id, *kept)
    )
    connection.executemany(
        _PUT_LINE,
        [
            (order.id, k.id, k.offer_id, v.decimal_in(k.quantity), v.decimal_in(k.reserved), k.set_parent, k.name)
            for k in order.lines
        ],
    )
    connection.execute(_PUT_SEARCH, (order.id,))


def _put_details(connection: sqlite3.Connection, details: OrderDetails) -> None:
    connection.execute(
        _PUT_DETAILS,
        (
            details.buyer, v.decimal_in(details.sum), details.currency, details.vat, details.vat_included,
            details.payment, details.refunded, details.delivery, v.decimal_in(details.delivery_sum),
            v.time_in_or_none(details.status_at), details.order_id,
        ),
    )  # fmt: skip
    connection.executemany(
        "UPDATE order_line SET price = ?, sum = ?, vat = ? WHERE order_id = ? AND id = ?",
        [
            (v.decimal_in(money.price), v.decimal_in(money.sum), money.vat, details.order_id, line_id)
            for line_id, money in details.lines.items()
        ],
    )
    connection.execute(_PUT_SEARCH, (details.order_id,))


def _details_out(row: Sequence[Any], lines: Sequence[Sequence[Any]]) -> OrderDetails:
    return OrderDetails(
        row[0], row[1], v.decimal_out(row[2]), row[3], row[4], None if row[5] is None else bool(row[5]), row[6],
        bool(row[7]), row[8], v.decimal_out(row[9]), v.time_out_or_none(row[10]),
        {k[0]: LineMoney(v.decimal_out(k[1]), v.decimal_out(k[2]), k[3]) for k in lines if k[1] is not None or k[3]},
    )  # fmt: skip


def _order_out(row: Sequence[Any], lines: Sequence[Sequence[Any]]) -> StoredOrder:
    order = ShopOrder(
        row[0], row[1], v.time_out(row[2]), v.time_out(row[3]), row[4], bool(row[5]), bool(row[6]), bool(row[7]),
        row[8], row[9],
        tuple(OrderLine(k[1], k[2], Decimal(k[3]), v.decimal_out(k[4]), k[5], k[6]) for k in lines),
    )  # fmt: skip
    return StoredOrder(
        order,
        bool(row[10]),
        v.time_out_or_none(row[11]),
        row[12],
        {k[1]: Decimal(k[7]) for k in lines if k[7] is not None},
        {k[1]: Decimal(k[8]) for k in lines if k[8] is not None},
    )
