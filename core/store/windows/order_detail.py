"""One order of the orders page: its positions, MoySklad's order for it, attempts, events, and what may help."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from core.domain.orders import ExportState
from core.domain.screens.orders import OrderDetail, OrderRow, PositionView
from core.store import values as v
from core.store.order_events import OrderEvents
from core.store.order_exports import OrderExports
from core.store.store import Store
from core.store.windows.orders import CURED, STUCK, OrdersWindow
from core.store.windows.shared import PARENT_JOIN, name_and_variant

_LINES = f"""
SELECT order_line.id, order_line.name, order_line.quantity, order_line.price, order_line.sum, order_line.vat,
    order_line.offer_id, link.item_id, item.name, parent.name, item.characteristics,
    coalesce(nullif(item.article, ''), item.code), offer.article, stock_view.on_hand
FROM order_line LEFT JOIN offer ON offer.id = order_line.offer_id
LEFT JOIN link ON link.offer_id = order_line.offer_id LEFT JOIN item ON item.id = link.item_id {PARENT_JOIN}
LEFT JOIN stock_view ON stock_view.offer_id = order_line.offer_id
WHERE order_line.order_id = ? AND order_line.set_parent IS NULL ORDER BY order_line.id
"""


class OrderDetailWindow:
    """Never call it in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._list = OrdersWindow(store)
        self._events, self._exports = OrderEvents(store), OrderExports(store)

    def detail(self, order_id: int) -> OrderDetail | None:
        """One order in full, without the addresses of its pages; None when there is none."""
        with self._store.read() as connection:
            shown = next(iter(self._list.rows([order_id])), None)
            if shown is None:
                return None
            facts = connection.execute(
                "SELECT status_at, vat_included, delivery, delivery_sum FROM shop_order WHERE id = ?", (order_id,)
            ).fetchone()
            mine = connection.execute(
                "SELECT id, state_at, gone FROM customer_order WHERE order_id = ? ORDER BY gone, moment DESC, id",
                (order_id,),
            ).fetchone()
            stuck, cured, line_id = _standing(connection, shown)
            return OrderDetail(
                shown,
                v.time_out_or_none(facts[0]),
                v.time_out_or_none(mine[1]) if mine else None,
                None if facts[1] is None else bool(facts[1]),
                facts[2],
                v.decimal_out(facts[3]),
                mine[0] if mine and not mine[2] else "",
                bool(mine and mine[2]),
                _positions(connection, shown, line_id),
                self._exports.attempts(order_id),
                self._events.of_order(order_id),
                _conflict(connection, order_id),
                stuck,
                cured,
            )


def _standing(connection: Connection, shown: OrderRow) -> tuple[bool, bool, int | None]:
    """Whether only a person can go on, whether that was done already, and the line that stands in the way."""
    row = connection.execute(f"SELECT line_id, {CURED} FROM order_export WHERE order_id = ?", (shown.row,)).fetchone()
    if row is None:
        return False, False, None
    stuck = shown.export is ExportState.FAILED and shown.code in STUCK
    cured = stuck and shown.code == "order.no_pair" and bool(row[1])
    return stuck and not cured, cured, row[0]


def _conflict(connection: Connection, order_id: int) -> int | None:
    row = connection.execute(
        "SELECT id FROM conflict WHERE order_id = ? AND state <> 'resolved' ORDER BY opened DESC, id DESC LIMIT 1",
        (order_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def _positions(connection: Connection, shown: OrderRow, line_id: int | None) -> list[PositionView]:
    """The one that stands in the way first, then those without a pair where that is the trouble."""
    failed = shown.export is ExportState.FAILED
    found = [
        _position(row, shown.code if failed else "", line_id) for row in connection.execute(_LINES, (shown.row,))
    ]
    return sorted(found, key=lambda position: not position.broken)


def _position(row: Sequence[Any], code: str, line_id: int | None) -> PositionView:
    line, called, quantity, price, total, vat, offer_id, item_id, name, parent, values, article, offered, stock = row
    linked = item_id is not None
    if linked and name:
        shown, variant = name_and_variant(name, parent, values or "")
    else:
        shown, variant = called, ""
    without = code == "order.no_pair"
    broken = bool(code) and (line == line_id or without) and not (without and linked)
    amount = v.decimal_out(quantity)
    assert amount is not None, "the column is NOT NULL"
    return PositionView(
        line, shown, variant, article or offered or "", amount, v.decimal_out(price), v.decimal_out(total), vat,
        offer_id, linked, v.decimal_out(stock), broken, f"{code}.short" if broken else "",
    )  # fmt: skip
