"""Quantities of the pretend shop: availability, parents, sets, and what reserving and shipping do to them.

QUANTITY is the free quantity. Reserving n does QUANTITY -= n and QUANTITY_RESERVED += n; shipping takes from
QUANTITY_RESERVED; cancelling adds back.
"""

from __future__ import annotations

import math
import sqlite3

from core.demo.bitrix.fields import number
from core.demo.bitrix.shop import Shop

SIMPLE, SET, PARENT, OFFER, FREE_OFFER, EMPTY_PARENT, SERVICE = range(1, 8)
STOCKED = (SIMPLE, OFFER, FREE_OFFER)
"""Types that carry stock of their own."""


def tidy(value: float) -> float:
    """Round away what binary fractions leave behind."""
    return round(value, 4)


def meaning(flag: str | None, default: str) -> str:
    """Return what Y, N or D (the module's default) comes to."""
    return default if flag in ("D", "", None) else flag


def is_available(shop: Shop, row: sqlite3.Row) -> str:
    """Return Y or N: N only for nothing left, traced, and not to be bought at zero."""
    trace = meaning(row["quantity_trace"], shop.switches.default_quantity_trace)
    buy_zero = meaning(row["can_buy_zero"], shop.switches.default_can_buy_zero)
    return "N" if (row["quantity"] or 0) <= 0 and trace == "Y" and buy_zero == "N" else "Y"


def refresh(shop: Shop, element_id: int) -> None:
    """Recompute an element's availability and all that hangs on it: its parent and the sets it is part of."""
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    if row is None:
        return
    if row["type"] in (PARENT, EMPTY_PARENT):
        refresh_parent(shop, element_id)
        return
    if row["type"] != SERVICE:
        flag = is_available(shop, row)
        if flag != row["available"]:
            shop.execute("UPDATE element SET available = ? WHERE id = ?", (flag, element_id))
    if row["parent_id"]:
        parent_changed(shop, row["parent_id"])
    for line in shop.rows("SELECT DISTINCT set_id FROM set_line WHERE element_id = ?", (element_id,)):
        refresh_set(shop, line["set_id"])


def parent_changed(shop: Shop, parent_id: int) -> None:
    """Recompute a parent now, or later when the switch `parent_delay` says so."""
    if shop.switches.parent_delay > 0:
        shop.pending_parents.append((shop.clock.now() + shop.switches.parent_delay, parent_id))
    else:
        refresh_parent(shop, parent_id)


def settle_parents(shop: Shop) -> None:
    """Recompute the parents whose time has come."""
    if not shop.pending_parents:
        return
    now = shop.clock.now()
    due = {parent_id for moment, parent_id in shop.pending_parents if moment <= now}
    shop.pending_parents = [entry for entry in shop.pending_parents if entry[0] > now]
    for parent_id in due:
        refresh_parent(shop, parent_id)


def refresh_parent(shop: Shop, parent_id: int) -> None:
    """A parent is available when some active offer is; its type tells whether it has offers at all."""
    shop.execute(
        "UPDATE element SET available = CASE WHEN EXISTS (SELECT 1 FROM element AS offer "
        "WHERE offer.parent_id = element.id AND offer.active = 'Y' AND offer.available = 'Y') "
        "THEN 'Y' ELSE 'N' END, quantity = 0, "
        "type = CASE WHEN EXISTS (SELECT 1 FROM element AS offer WHERE offer.parent_id = element.id) "
        "THEN 3 ELSE 6 END WHERE id = ? AND type IN (3, 6)",
        (parent_id,),
    )


def refresh_set(shop: Shop, set_id: int) -> None:
    """A set's quantity is what its components allow."""
    lines = shop.rows(
        "SELECT element.quantity AS free, set_line.quantity AS needed FROM set_line "
        "JOIN element ON element.id = set_line.element_id WHERE set_id = ?",
        (set_id,),
    )
    possible = [math.floor(max(0.0, line["free"] or 0) / line["needed"]) for line in lines if line["needed"]]
    shop.execute("UPDATE element SET quantity = ? WHERE id = ?", (min(possible, default=0), set_id))
    row = shop.row("SELECT * FROM element WHERE id = ?", (set_id,))
    if row is not None:
        flag = is_available(shop, row)
        shop.execute("UPDATE element SET available = ? WHERE id = ?", (flag, set_id))


def refresh_all(shop: Shop) -> None:
    """Recompute every availability, set and parent at once (start, or changed defaults)."""
    trace, buy_zero = shop.switches.default_quantity_trace, shop.switches.default_can_buy_zero
    for line in shop.rows("SELECT DISTINCT set_id FROM set_line"):
        refresh_set(shop, line["set_id"])
    shop.execute(
        "UPDATE element SET available = CASE WHEN quantity <= 0 "
        "AND CASE quantity_trace WHEN 'D' THEN ? ELSE quantity_trace END = 'Y' "
        "AND CASE can_buy_zero WHEN 'D' THEN ? ELSE can_buy_zero END = 'N' THEN 'N' ELSE 'Y' END "
        "WHERE type IN (1, 2, 4, 5)",
        (trace, buy_zero),
    )
    shop.execute(
        "UPDATE element SET quantity = 0, available = CASE WHEN EXISTS (SELECT 1 FROM element AS offer "
        "WHERE offer.parent_id = element.id AND offer.active = 'Y' AND offer.available = 'Y') "
        "THEN 'Y' ELSE 'N' END WHERE type IN (3, 6)"
    )


def set_quantity(shop: Shop, element_id: int, quantity: float) -> None:
    """Write the free quantity of one element and all that follows from it."""
    shop.execute("UPDATE element SET quantity = ? WHERE id = ?", (tidy(quantity), element_id))
    refresh(shop, element_id)


def move(shop: Shop, element_id: int, free: float, reserved: float) -> None:
    """Add to QUANTITY and QUANTITY_RESERVED of one element."""
    shop.execute(
        "UPDATE element SET quantity = round(quantity + ?, 4), reserved = round(max(0, reserved + ?), 4) "
        "WHERE id = ?",
        (free, reserved, element_id),
    )
    if shop.inventory and reserved:
        shop.execute(
            "UPDATE store_product SET reserved = round(max(0, reserved + ?), 4) "
            "WHERE id = (SELECT min(id) FROM store_product WHERE product_id = ?)",
            (reserved, element_id),
        )
    refresh(shop, element_id)


def stocked_row(shop: Shop, element_id: int) -> sqlite3.Row | None:
    """Return an element that carries stock of its own, or None (gone, set, parent, service)."""
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    return row if row is not None and row["type"] in STOCKED else None


def can_take(shop: Shop, row: sqlite3.Row, wanted: float) -> float:
    """Return how much of `wanted` may be taken from the free quantity."""
    trace = meaning(row["quantity_trace"], shop.switches.default_quantity_trace)
    buy_zero = meaning(row["can_buy_zero"], shop.switches.default_can_buy_zero)
    if trace == "N" or buy_zero == "Y":
        return wanted
    return max(0.0, min(wanted, row["quantity"] or 0))


def recount_from_stores(shop: Shop, element_id: int | None = None) -> None:
    """With inventory management, QUANTITY is the sum of the stores less what is reserved."""
    shop.need_stores()
    condition = "" if element_id is None else "AND id = ?"
    shop.execute(
        "UPDATE element SET quantity = round(coalesce((SELECT sum(amount) FROM store_product "
        f"WHERE product_id = element.id), 0) - reserved, 4) WHERE type IN (1, 4, 5) {condition}",
        () if element_id is None else (element_id,),
    )
    if element_id is None:
        refresh_all(shop)
    else:
        refresh(shop, element_id)


def snapshot(shop: Shop, ids: list[int] | None = None) -> dict[str, list[float | str]]:
    """Return {id: [quantity, reserved, active, available]} of all elements or of those in `ids`."""
    sql = "SELECT id, quantity, reserved, active, available FROM element"
    if ids is None:
        rows = shop.rows(sql)
    else:
        rows = shop.rows(f"{sql} WHERE id IN ({','.join('?' * len(ids))})", ids)
    return {
        str(row["id"]): [
            number(row["quantity"] or 0), number(row["reserved"] or 0), row["active"], row["available"]
        ]
        for row in rows
    }  # fmt: skip
