"""Demands and returns: their stock movements and the refusals that keep them true (digest §12.3-12.4)."""

from __future__ import annotations

from collections import Counter

from core.demo.moysklad import effects
from core.demo.moysklad.db import Row, body_of, dump
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.lines import rows_of, totals
from core.demo.moysklad.orders import paid
from core.demo.moysklad.sklad import Call


def settle(call: Call, doc: Row, touch: bool, strict: bool) -> None:
    """Recompute a demand's or return's sums and move the stock of its store; `strict` when it was written itself.

    Raises:
        ApiError: (strict) 3007 when shipping goods that are not there (switch check_shipping_stock); a return's own
            refusals.
    """
    body = body_of(doc)
    rows = rows_of(call, doc["id"])
    if strict and doc["kind"] == "salesreturn":
        _check_return(call, doc, rows)
    body["sum"], body["vatSum"] = totals(rows, body)
    body["payedSum"] = paid(call, doc["id"])
    updated = call.now if touch else doc["updated"]
    call.sklad.db.run("UPDATE thing SET body = ?, updated = ? WHERE id = ?", (dump(body), updated, doc["id"]))
    acts = body.get("applicable") and doc["deleted"] is None
    sign = -1 if doc["kind"] == "demand" else 1
    lines = [(row["kind"], row["item"], sign * row["quantity"]) for row in rows] if acts else []
    store = body.get("store", "").partition("/")[2]
    moved = effects.put(call, doc["id"], effects.of_lines(call, lines, store, "stock"))
    if strict and doc["kind"] == "demand" and call.sklad.switches.check_shipping_stock:
        _check_stock(call, moved)


def _check_stock(call: Call, moved: effects.Effect) -> None:
    for (item, store, _), amount in moved.items():
        left = call.sklad.db.value("SELECT stock FROM balance WHERE item = ? AND store = ?", (item, store))
        if amount < 0 and left < 0:
            raise ApiError(3007, "нельзя отгрузить товар, которого нет на складе")


def check_unpost(call: Call, demand: str) -> None:
    """Refuse to un-post or bin a demand that has a return.

    Raises:
        ApiError: 17014.
    """
    sql = "SELECT 1 FROM thing WHERE parent = ? AND +kind = 'salesreturn' AND deleted IS NULL"
    if call.sklad.db.value(sql, (demand,)) is not None:
        raise ApiError(17014)


def _check_return(call: Call, doc: Row, rows: list[Row]) -> None:
    """Hold a return with basis to its demand: parties, positions, quantities, prices (digest §12.4).

    Raises:
        ApiError: 17006 another agent or organization, or a position that the demand has not; 3007 more than was
            shipped, other returns counted; 3004 another price.
    """
    if doc["parent"] is None:
        return
    demand = call.sklad.db.by_id(doc["parent"])
    assert demand is not None
    mine, theirs = body_of(doc), body_of(demand)
    if any(mine.get(name) != theirs.get(name) for name in ("agent", "organization")):
        raise ApiError(17006, parameter="demand")
    prices: dict[str, set[tuple[float, float]]] = {}
    shipped: Counter[str] = Counter()
    for row in rows_of(call, demand["id"]):
        prices.setdefault(row["item"], set()).add((row["price"], row["discount"]))
        shipped[row["item"]] += row["quantity"] if theirs.get("applicable") else 0
    returned = returned_by_others(call, demand["id"], doc["id"])
    for row in rows:
        if row["item"] not in prices:
            raise ApiError(17006, parameter="positions")
        if (row["price"], row["discount"]) not in prices[row["item"]]:
            raise ApiError(3004, "price", parameter="price")
        returned[row["item"]] += row["quantity"]
        if returned[row["item"]] > shipped[row["item"]]:
            raise ApiError(3007, "возвращается больше, чем отгружено", parameter="quantity")


def returned_by_others(call: Call, demand: str, but: str = "") -> Counter[str]:
    """Return what returns of a demand, except `but`, bring back, in ten-thousandths by item."""
    sql = (
        "SELECT p.item, sum(p.quantity) AS amount FROM position p JOIN thing t ON t.id = p.doc"
        " WHERE t.parent = ? AND +t.kind = 'salesreturn' AND t.deleted IS NULL AND t.id != ? GROUP BY p.item"
    )
    return Counter({row["item"]: row["amount"] for row in call.sklad.db.rows(sql, (demand, but))})


def fill_from_demand(call: Call, demand: str, entry: object) -> object:
    """Return a position of a return with price, discount and VAT of the demand's where they were not sent."""
    if not isinstance(entry, dict) or "id" in entry or not isinstance(entry.get("assortment"), dict):
        return entry
    href = str((entry["assortment"].get("meta") or {}).get("href", "")).partition("?")[0]
    for row in rows_of(call, demand):
        if href.endswith(row["item"]):
            usual = {"price": row["price"], "discount": row["discount"], "vat": row["vat"]}
            return usual | {"vatEnabled": bool(row["vat_enabled"])} | entry
    return entry
