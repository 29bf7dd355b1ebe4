"""Customer orders: what is shipped, paid and still reserved, recomputed from the linked documents (digest §12).

Only posted demands count as shipped, per item; how an item's shipments spread over several lines of the order is not
documented, here they fill the lines in their order and what is over lies on the last one. The effective reserve of a
line is min(reserve, quantity - shipped), so shipping frees it and un-posting brings it back (digest §12.1, §12.3).
"""

from __future__ import annotations

from collections import Counter

from core.demo.moysklad import effects
from core.demo.moysklad.db import Row, body_of, dump
from core.demo.moysklad.ledger import NO_STORE
from core.demo.moysklad.lines import line_sums, rows_of
from core.demo.moysklad.sklad import Call

_POSTED = "t.deleted IS NULL AND json_extract(t.body, '$.applicable') = 1"


def settle(call: Call, order: Row, touch: bool) -> None:
    """Recompute an order's lines, sums and reserves; `touch` says whether `updated` moves."""
    body = body_of(order)
    _ship(call, order["id"])
    rows = rows_of(call, order["id"])
    included, enabled = bool(body.get("vatIncluded")), bool(body.get("vatEnabled"))
    total = vat_total = reserved = shipped = 0.0
    for row in rows:
        line, vat = line_sums(row, enabled, included)
        total, vat_total = total + line, vat_total + vat
        reserved += line * held(row) / row["quantity"]
        shipped += line * row["shipped"] / row["quantity"]
    if call.sklad.switches.shipped_sum == "demands":
        shipped = _demanded(call, order["id"])
    body["sum"], body["vatSum"] = total, float(round(vat_total))
    body["reservedSum"], body["shippedSum"] = float(round(reserved)), float(round(shipped))
    body["payedSum"] = paid(call, order["id"])
    updated = call.now if touch else order["updated"]
    call.sklad.db.run("UPDATE thing SET body = ?, updated = ? WHERE id = ?", (dump(body), updated, order["id"]))
    _reserve(call, order, rows)


def held(line: Row) -> int:
    """Return the effective reserve of a line."""
    return int(max(0, min(line["reserve"], line["quantity"] - line["shipped"])))


def _ship(call: Call, order: str) -> None:
    """Spread what posted demands shipped over the order's lines, item by item."""
    db = call.sklad.db
    left: Counter[str] = Counter()
    sql = (
        "SELECT p.item, sum(p.quantity) AS amount FROM position p JOIN thing t ON t.id = p.doc"
        f" WHERE t.parent {{}} AND {_POSTED} GROUP BY p.item"
    )
    for row in db.rows(sql.format("= ? AND +t.kind = 'demand'"), (order,)):
        left[row["item"]] += row["amount"]
    if call.sklad.switches.returns_lower_shipped:
        demands = "IN (SELECT id FROM thing WHERE parent = ? AND +kind = 'demand') AND +t.kind = 'salesreturn'"
        for row in db.rows(sql.format(demands), (order,)):
            left[row["item"]] -= row["amount"]
    rows = rows_of(call, order)
    last = {row["item"]: row["id"] for row in rows}
    for row in rows:
        here = left[row["item"]] if row["id"] == last[row["item"]] else min(row["quantity"], left[row["item"]])
        here = max(0, here)
        left[row["item"]] -= here
        reserve = row["reserve"]
        if here and not call.sklad.switches.unposting_returns_reserve:
            reserve = max(0, min(reserve, row["quantity"] - here))
        if here != row["shipped"] or reserve != row["reserve"]:
            db.run("UPDATE position SET shipped = ?, reserve = ? WHERE id = ?", (here, reserve, row["id"]))


def _demanded(call: Call, order: str) -> float:
    sql = (
        "SELECT sum(json_extract(t.body, '$.sum')) FROM thing t"
        f" WHERE t.parent = ? AND +t.kind = 'demand' AND {_POSTED}"
    )
    return float(call.sklad.db.value(sql, (order,)) or 0)


def paid(call: Call, doc: str) -> float:
    """Return what posted payments linked to a document add up to, in kopecks."""
    sql = f"SELECT sum(o.linked) FROM operation o JOIN thing t ON t.id = o.doc WHERE o.target = ? AND {_POSTED}"
    return float(call.sklad.db.value(sql, (doc,)) or 0)


def _reserve(call: Call, order: Row, rows: list[Row]) -> None:
    store = body_of(order).get("store", "").partition("/")[2] or NO_STORE
    lines = [(row["kind"], row["item"], held(row)) for row in rows] if _holds(call, order) else []
    effects.put(call, order["id"], effects.of_lines(call, lines, store, "reserve"))


def _holds(call: Call, order: Row) -> bool:
    """Say whether an order's reserves count: not binned, posted, and not freed by its state (switches)."""
    body = body_of(order)
    switches = call.sklad.switches
    if order["deleted"] is not None or not (body.get("applicable") or switches.unposted_reserves):
        return False
    if switches.unsuccessful_frees_reserve and "state" in body:
        state_id = body["state"].split("/")[1]
        states = call.sklad.settings.states["customerorder"]
        return all(s["stateType"] != "Unsuccessful" for s in states if s["id"] == state_id)
    return True
