"""Customer orders: positions, sums, reserves (digest §12.1)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row, body_of, dump
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.kinds import GOODS
from core.demo.moysklad.ledger import NO_STORE, SCALE, scaled
from core.demo.moysklad.references import read_meta
from core.demo.moysklad.sklad import Call

MOST_POSITIONS = 1000
Change = dict[str, Any]


def prepare(call: Call, kind: str, columns: Change, body: Change, row: Row | None) -> None:
    """Check accounts and state and number a new order.

    Raises:
        ApiError: 17000, 17001, 11002.
    """
    for account, owner, code in (
        ("organizationAccount", "organization", 17000),
        ("agentAccount", "agent", 17001),
    ):
        if account in body and body[account].split("/")[2] != body[owner].split("/")[1]:
            raise ApiError(code, parameter=account)
    if "state" in body and body["state"].split("/")[2] != kind:
        raise ApiError(11002, parameter="state")
    if row is None and not columns.get("name"):
        last = call.sklad.db.value(
            "SELECT max(CAST(name AS INTEGER)) FROM thing WHERE kind = ? AND name GLOB '[0-9]*'", (kind,)
        )
        columns["name"] = f"{(last or 0) + 1:05d}"
    if row is not None:
        release(call, row["id"])


def finish(call: Call, data: dict[str, Any], order: str) -> None:
    """Store the positions of a saved order and recompute its sums and reserves.

    `positions` in the body replaces everything; present ones survive only if their id is repeated.
    """
    if "positions" in data:
        _replace(call, order, data["positions"])
    recompute(call, order)


def _replace(call: Call, order: str, value: Any) -> None:
    entries = value.get("rows", []) if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise ApiError(2016, "positions", "array", parameter="positions")
    if len(entries) > MOST_POSITIONS:
        raise ApiError(2007)
    db = call.sklad.db
    kept = {e["id"] for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str)}
    for row in db.rows("SELECT id FROM position WHERE doc = ?", (order,)):
        if row["id"] not in kept:
            db.run("DELETE FROM position WHERE id = ?", (row["id"],))
    for entry in entries:
        present = None
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            present = db.row("SELECT * FROM position WHERE id = ? AND doc = ?", (entry["id"], order))
        put_position(call, order, entry, present)


def put_position(call: Call, order: str, entry: Any, present: Row | None) -> str:
    """Store one position, new or changed in part, and return its id. Reserves are not yet moved.

    Raises:
        ApiError: 3000, 3002, 3003, 17003, 17007, 17008, 17018, 17021 and bad references.
    """
    if not isinstance(entry, dict):
        raise ApiError(2016, "positions", "object", parameter="positions")
    old: Change = dict(present) if present is not None else {
        "kind": "", "item": "", "quantity": 0, "price": 0.0, "discount": 0.0, "vat": 0, "vat_enabled": 0,
        "reserve": 0, "shipped": 0,
    }  # fmt: skip
    if "assortment" in entry:
        target = read_meta(call, "assortment", entry["assortment"], GOODS)
        old["kind"], old["item"] = target.kind, target.id
    elif present is None:
        raise ApiError(3000, "assortment", parameter="assortment")
    for name in ("quantity", "reserve"):
        if name in entry:
            old[name] = scaled(_number(entry, name))
    for name in ("price", "discount"):
        if name in entry:
            old[name] = float(_number(entry, name))
    _vat(entry, old)
    _check_position(old)
    columns = ("kind", "item", "quantity", "price", "discount", "vat", "vat_enabled", "reserve", "shipped")
    values = tuple(old[c] for c in columns)
    db = call.sklad.db
    if present is not None:
        db.run(f"UPDATE position SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?", (*values, present["id"]))
        return str(present["id"])
    position = call.sklad.ids.new()
    db.run(
        f"INSERT INTO position (id, doc, {', '.join(columns)}) VALUES ({', '.join('?' * 11)})",
        (position, order, *values),
    )
    return position


def _number(entry: dict[str, Any], name: str) -> float:
    value = entry[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ApiError(2016, name, "number", parameter=name)
    return value


def _vat(entry: dict[str, Any], old: Change) -> None:
    if "vat" in entry:
        vat = _number(entry, "vat")
        if not 0 <= vat <= 100 or vat != int(vat):
            raise ApiError(17007, parameter="vat")
        old["vat"] = int(vat)
        old["vat_enabled"] = int(vat > 0)
    if "vatEnabled" in entry:
        if entry["vatEnabled"] and "vat" not in entry and not old["vat_enabled"]:
            raise ApiError(17021, parameter="vat")
        old["vat_enabled"] = int(bool(entry["vatEnabled"]))


def _check_position(position: Change) -> None:
    if position["quantity"] <= 0:
        raise ApiError(3003, "quantity", parameter="quantity")
    if position["price"] < 0:
        raise ApiError(3002, "price", parameter="price")
    if position["discount"] > 100:
        raise ApiError(17008, parameter="discount")
    if position["reserve"] < 0:
        raise ApiError(3002, "reserve", parameter="reserve")
    if position["reserve"] > position["quantity"]:
        raise ApiError(17003, parameter="reserve")
    if position["kind"] == "bundle" and position["quantity"] % SCALE:
        raise ApiError(17018, parameter="quantity")


def line_sums(position: Row, vat_enabled: bool, vat_included: bool) -> tuple[float, float]:
    """Return (line sum, its VAT) in kopecks; VAT is added only if enabled and not included."""
    unit = position["price"] * (1 - position["discount"] / 100)
    line = unit * position["quantity"] / SCALE
    rate = position["vat"] if vat_enabled and position["vat_enabled"] else 0
    if vat_included:
        return float(round(line)), line * rate / (100 + rate)
    vat = line * rate / 100
    return float(round(line + vat)), vat


def recompute(call: Call, order: str) -> None:
    """Recompute the sums of an order from its positions and put its reserves on the balances."""
    db = call.sklad.db
    row = db.by_id(order)
    assert row is not None
    body = body_of(row)
    included, enabled = bool(body.get("vatIncluded")), bool(body.get("vatEnabled"))
    total = vat_total = reserved = shipped = 0.0
    for position in db.rows("SELECT * FROM position WHERE doc = ?", (order,)):
        line, vat = line_sums(position, enabled, included)
        total += line
        vat_total += vat
        reserved += line * position["reserve"] / position["quantity"]
        shipped += line * position["shipped"] / position["quantity"]
    body["sum"], body["vatSum"] = total, float(round(vat_total))
    body["reservedSum"], body["shippedSum"] = float(round(reserved)), float(round(shipped))
    db.run("UPDATE thing SET body = ?, updated = ? WHERE id = ?", (dump(body), call.now, order))
    _reserves(call, order, 1)


def release(call: Call, order: str) -> None:
    """Take the reserves of an order off the balances, before it changes or goes."""
    _reserves(call, order, -1)


def _reserves(call: Call, order: str, sign: int) -> None:
    row = call.sklad.db.by_id(order)
    if row is None or not holds(call, row):
        return
    store = body_of(row).get("store", "").partition("/")[2] or NO_STORE
    for p in call.sklad.db.rows("SELECT * FROM position WHERE doc = ?", (order,)):
        amount = min(p["reserve"], p["quantity"] - p["shipped"])
        call.sklad.ledger.add_reserve(p["kind"], p["item"], store, sign * amount, call.now)


def holds(call: Call, order: Row) -> bool:
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


def position_of(call: Call, order: str, position: str) -> Row:
    """Return a position of an order.

    Raises:
        Missing: there is none.
    """
    row = call.sklad.db.row("SELECT * FROM position WHERE id = ? AND doc = ?", (position, order))
    if row is None:
        raise Missing
    return row
