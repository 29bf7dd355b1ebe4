"""Positions of documents: reading, checking, storing, and what they sum up to (digest §7, §12.1)."""

from __future__ import annotations

from typing import Any

import msgspec

from core.demo.moysklad.db import Row
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.kinds import GOODS
from core.demo.moysklad.ledger import SCALE, scaled
from core.demo.moysklad.references import read_meta
from core.demo.moysklad.sklad import Call

MOST_POSITIONS = 1000
Change = dict[str, Any]
_COLUMNS = ("kind", "item", "quantity", "price", "discount", "vat", "vat_enabled", "reserve", "extra")
_EMPTY: Change = {
    "kind": "", "item": "", "quantity": 0, "price": 0.0, "discount": 0.0, "vat": 0, "vat_enabled": 0, "reserve": 0,
    "extra": None,
}  # fmt: skip
_EXTRA = {"demand": ("things", "trackingCodes"), "salesreturn": ("things",)}
"""Lists that positions of a type carry as they were sent; an update replaces them (digest §7)."""


def rows_of(call: Call, doc: str) -> list[Row]:
    """Return the positions of a document in their order."""
    return call.sklad.db.rows("SELECT * FROM position WHERE doc = ? ORDER BY seq", (doc,))


def position_of(call: Call, doc: str, position: str) -> Row:
    """Return a position of a document.

    Raises:
        Missing: there is none.
    """
    row = call.sklad.db.row("SELECT * FROM position WHERE id = ? AND doc = ?", (position, doc))
    if row is None:
        raise Missing
    return row


def entries_of(value: Any) -> list[Any]:
    """Return the elements of `positions` as sent: an array, or the list object that templates answer with.

    Raises:
        ApiError: 2016, 2007.
    """
    entries = value.get("rows", []) if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise ApiError(2016, "positions", "array", parameter="positions")
    if len(entries) > MOST_POSITIONS:
        raise ApiError(2007)
    return entries


def replace(call: Call, kind: str, doc: str, value: Any) -> None:
    """Make the elements sent the positions of a document; present ones survive only if their id is repeated."""
    entries = entries_of(value)
    db = call.sklad.db
    kept = {e["id"] for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str)}
    for row in db.rows("SELECT id FROM position WHERE doc = ?", (doc,)):
        if row["id"] not in kept:
            db.run("DELETE FROM position WHERE id = ?", (row["id"],))
    for entry in entries:
        present = None
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            present = db.row("SELECT * FROM position WHERE id = ? AND doc = ?", (entry["id"], doc))
        put(call, kind, doc, entry, present)


def put(call: Call, kind: str, doc: str, entry: Any, present: Row | None) -> str:
    """Store one position, new or changed in part, and return its id. Sums and balances are not yet moved.

    Raises:
        ApiError: 3000, 3002, 3003, 17003, 17007, 17008, 17018, 17021 and bad references.
    """
    if not isinstance(entry, dict):
        raise ApiError(2016, "positions", "object", parameter="positions")
    line: Change = {name: present[name] for name in _COLUMNS} if present is not None else dict(_EMPTY)
    if "assortment" in entry:
        target = read_meta(call, "assortment", entry["assortment"], GOODS)
        line["kind"], line["item"] = target.kind, target.id
    elif present is None:
        raise ApiError(3000, "assortment", parameter="assortment")
    for name in ("quantity", "reserve") if kind == "customerorder" else ("quantity",):
        if name in entry:
            line[name] = scaled(_number(entry, name))
    for name in ("price", "discount"):
        if name in entry:
            line[name] = float(_number(entry, name))
    _vat(entry, line)
    _extra(kind, entry, line)
    _check(line)
    db = call.sklad.db
    values = tuple(line[c] for c in _COLUMNS)
    if present is not None:
        db.run(
            f"UPDATE position SET {', '.join(f'{c} = ?' for c in _COLUMNS)} WHERE id = ?", (*values, present["id"])
        )
        return str(present["id"])
    position = call.sklad.ids.new()
    marks = ", ".join("?" * (len(_COLUMNS) + 2))
    db.run(f"INSERT INTO position (id, doc, {', '.join(_COLUMNS)}) VALUES ({marks})", (position, doc, *values))
    return position


def _number(entry: dict[str, Any], name: str) -> float:
    value = entry[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ApiError(2016, name, "number", parameter=name)
    return value


def _vat(entry: dict[str, Any], line: Change) -> None:
    if "vat" in entry:
        vat = _number(entry, "vat")
        if not 0 <= vat <= 100 or vat != int(vat):
            raise ApiError(17007, parameter="vat")
        line["vat"] = int(vat)
        line["vat_enabled"] = int(vat > 0)
    if "vatEnabled" in entry:
        if entry["vatEnabled"] and "vat" not in entry and not line["vat_enabled"]:
            raise ApiError(17021, parameter="vat")
        line["vat_enabled"] = int(bool(entry["vatEnabled"]))


def _extra(kind: str, entry: dict[str, Any], line: Change) -> None:
    names = [name for name in _EXTRA.get(kind, ()) if name in entry]
    if not names:
        return
    extra = extra_of(line)
    for name in names:
        if not isinstance(entry[name], list):
            raise ApiError(2016, name, "array", parameter=name)
        extra[name] = entry[name]
    line["extra"] = msgspec.json.encode({n: v for n, v in extra.items() if v}).decode()


def extra_of(line: Any) -> dict[str, Any]:
    """Return the lists that a position carries beside its columns."""
    return msgspec.json.decode(line["extra"], type=dict[str, Any]) if line["extra"] else {}


def _check(line: Change) -> None:
    if line["quantity"] <= 0:
        raise ApiError(3003, "quantity", parameter="quantity")
    if line["price"] < 0:
        raise ApiError(3002, "price", parameter="price")
    if line["discount"] > 100:
        raise ApiError(17008, parameter="discount")
    if line["reserve"] < 0:
        raise ApiError(3002, "reserve", parameter="reserve")
    if line["reserve"] > line["quantity"]:
        raise ApiError(17003, parameter="reserve")
    if line["kind"] == "bundle" and line["quantity"] % SCALE:
        raise ApiError(17018, parameter="quantity")


def line_sums(line: Row, vat_enabled: bool, vat_included: bool) -> tuple[float, float]:
    """Return (line sum, its VAT) in kopecks; VAT is added only if enabled and not included."""
    unit = line["price"] * (1 - line["discount"] / 100)
    total = unit * line["quantity"] / SCALE
    rate = line["vat"] if vat_enabled and line["vat_enabled"] else 0
    if vat_included:
        return float(round(total)), total * rate / (100 + rate)
    vat = total * rate / 100
    return float(round(total + vat)), vat


def totals(rows: list[Row], body: dict[str, Any]) -> tuple[float, float]:
    """Return (sum, VAT) of a document's positions in kopecks."""
    sums = [line_sums(row, bool(body.get("vatEnabled")), bool(body.get("vatIncluded"))) for row in rows]
    return sum(line for line, _ in sums), float(round(sum(vat for _, vat in sums)))
