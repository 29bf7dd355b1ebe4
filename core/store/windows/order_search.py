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
    in_tab = query.tab is not OrdersTab.ALL and not any_tab
    source, key = ("order_export", "order_export.order_id") if in_tab else ("shop_order", "shop_order.id")
    conditions, arguments = _conditions(query)
    searched, words = _search(query.search, key)
    conditions += searched
    if in_tab:
        if query.sort is not OrdersSort.PLACED or any("shop_order." in condition for condition in conditions):
            source += " JOIN shop_order ON shop_order.id = order_export.order_id"
        conditions.insert(0, "order_export.state = :tab")
        words["tab"] = query.tab.value
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return source + where, key, {**arguments, **words}


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


def _search(text: str, key: str) -> tuple[list[str], dict[str, Any]]:
    """Conditions for orders that hold all words; a word alone may also be a number that MoySklad gave.

    Words of three letters and more are found by the index, shorter ones are looked for in what is left.
    """
    words = _words(text)
    long = [word for word in words if len(word) >= _TRIGRAM]
    short = [word for word in words if len(word) < _TRIGRAM]
    arguments: dict[str, Any] = {f"short{place}": word for place, word in enumerate(short)}
    found = [f"instr(shop_order.search, :short{place})" for place in range(len(short))]
    numbered = ""
    if len(words) == 1 and any(sign.isdigit() for sign in words[0]):
        arguments["given"] = text.replace("№", " ").strip()
        numbered = (
            "SELECT order_id FROM customer_order WHERE order_id IS NOT NULL AND gone = 0 AND instr(name, :given)"
        )
    if long:
        arguments["match"] = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        sql = "SELECT rowid FROM order_fts WHERE order_fts MATCH :match"
        found.append(f"{key} IN ({sql}{f' UNION ALL {numbered}' if numbered else ''})")
    elif numbered:
        found = [f"({found[0]} OR {key} IN ({numbered}))"]
    return found, arguments
