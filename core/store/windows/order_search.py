"""From the orders page's question to SQL: the tab, the words that were typed, the filters."""

from __future__ import annotations

from typing import Any

from core.domain.screens.orders import OrdersQuery, OrdersSort, OrdersTab, Payment
from core.domain.text import fold_search
from core.store import values as v

_TRIGRAM = 3
_PAYMENTS = {
    Payment.PAID: "shop_order.paid = 1",
    Payment.UNPAID: "shop_order.paid = 0 AND shop_order.refunded = 0",
    Payment.REFUNDED: "shop_order.refunded = 1",
}


def filtered(query: OrdersQuery) -> bool:
    """Whether a search or a filter leaves orders out; the tab does not count."""
    filters = query.since is not None or query.status or query.state or query.payment is not None
    return bool(filters or _words(query.search))


def asked(query: OrdersQuery, *, any_tab: bool = False) -> tuple[str, str, dict[str, Any]]:
    """What follows FROM, the column that holds the order's id, and the parameters."""
    conditions, arguments = _conditions(query)
    in_tab = query.tab is not OrdersTab.ALL and not any_tab
    if not in_tab:
        source, key = "shop_order", "shop_order.id"
    else:
        source, key = "order_export", "order_export.order_id"
        conditions.insert(0, "order_export.state = :tab")
        arguments["tab"] = query.tab.value
        sorted_by_order = query.sort is OrdersSort.PLACED or any_tab
        if not sorted_by_order or any("shop_order." in condition for condition in conditions):
            source += " JOIN shop_order ON shop_order.id = order_export.order_id"
    found = _found(query.search)
    if found is not None:
        conditions.append(f"{key} IN ({found[0]})")
        arguments |= found[1]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return source + where, key, arguments


def _conditions(query: OrdersQuery) -> tuple[list[str], dict[str, Any]]:
    conditions: list[str] = []
    arguments: dict[str, Any] = {}
    if query.since is not None:
        conditions.append("shop_order.created >= :since")
        arguments["since"] = v.time_in(query.since)
    if query.status:
        conditions.append("shop_order.status = :status")
        arguments["status"] = query.status
    if query.payment is not None:
        conditions.append(_PAYMENTS[query.payment])
    if query.state:
        conditions.append(
            "shop_order.id IN (SELECT order_id FROM customer_order WHERE state_id = :state AND gone = 0 "
            "AND order_id IS NOT NULL)"
        )
        arguments["state"] = query.state
    return conditions, arguments


def _words(text: str) -> list[str]:
    return fold_search(text.replace("\x00", " ").replace("№", " ")).split()


def _found(text: str) -> tuple[str, dict[str, Any]] | None:
    """Ids of the orders that hold all words; a word alone may also be a number that MoySklad gave."""
    words = _words(text)
    if not words:
        return None
    long = [word for word in words if len(word) >= _TRIGRAM]
    arguments: dict[str, Any] = {}
    if long:
        arguments["match"] = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        sql = "SELECT rowid FROM order_fts WHERE order_fts MATCH :match"
    else:
        sql = "SELECT id FROM shop_order WHERE 1"
    for number, word in enumerate(word for word in words if len(word) < _TRIGRAM):
        sql += f" AND instr(search, :short{number})"
        arguments[f"short{number}"] = word
    if len(words) == 1 and any(sign.isdigit() for sign in words[0]):
        sql += (
            " UNION ALL SELECT order_id FROM customer_order WHERE order_id IS NOT NULL AND gone = 0 "
            "AND instr(name, :given)"
        )
        arguments["given"] = text.replace("№", " ").strip()
    return sql, arguments
