"""The short stock reports all/current and bystore/current (digest §13.4): a bare array without paging."""

from __future__ import annotations

import random
from typing import Any

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.filters import moment_of, parse
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.ledger import NO_STORE, SCALE
from core.demo.moysklad.sklad import Answer, Call

_FIGURES = {
    "stock": "stock",
    "reserve": "reserve",
    "inTransit": "transit",
    "freeStock": "stock - reserve",
    "quantity": "stock - reserve + transit",
}
_DAY = 24 * 3600 * 1000
_SLACK = 1000


def report(call: Call, by_store: bool) -> Answer:
    """Answer the report: `by_store` items × stores, else items.

    Raises:
        ApiError: 13004 no right, 13005 too large, 1084 bad parameters, 1034 bad filter.
    """
    call.need("stock", 13004)
    kind = call.parameter("stockType") or "stock"
    if kind not in _FIGURES:
        raise ApiError(1084, kind, "stockType", parameter="stockType")
    since = _since(call)
    zeros = call.parameter("include") == "zeroLines" or since is not None
    if call.parameter("include") not in (None, "zeroLines"):
        raise ApiError(1084, call.parameter("include"), "include", parameter="include")
    items, stores = _filter(call, by_store)
    rows = _rows(call, by_store, kind, since, zeros, items, stores)
    rows += _departed(call, by_store, kind, since, items, stores)
    limit = call.sklad.switches.short_report_limit
    if limit and len(rows) > limit:
        raise ApiError(13005)
    return Answer(rows)


def _since(call: Call) -> int | None:
    text = call.parameter("changedSince")
    if text is None:
        return None
    since = moment_of(text)
    if not call.now - _DAY - _SLACK <= since <= call.now + _SLACK:
        raise ApiError(1084, text, "changedSince", parameter="changedSince")
    return since


def _filter(call: Call, by_store: bool) -> tuple[list[str], list[str]]:
    """Read the filter: bare ids, comma lists or repeated keys."""
    found: dict[str, list[str]] = {"assortmentId": [], "storeId": []}
    for condition in parse(call.parameter("filter")):
        if condition.name not in found or condition.op != "=" or (condition.name == "storeId" and not by_store):
            raise ApiError(1034, f"неизвестное поле '{condition.name}'")
        for one in condition.value.split(","):
            if not is_uuid(one):
                raise ApiError(1014, one, condition.name)
            found[condition.name].append(one.lower())
    return found["assortmentId"], found["storeId"]


def _rows(
    call: Call, by_store: bool, kind: str, since: int | None, zeros: bool, items: list[str], stores: list[str]
) -> list[dict[str, Any]]:
    """Return the rows of items and stores that are neither archived nor deleted, in random order."""
    switches = call.sklad.switches
    figure = _FIGURES[kind]
    away = "SELECT id FROM gone WHERE what"
    parts = [f"b.item NOT IN ({away} = 'item')", f"b.store NOT IN ({away} = 'store')"]
    values: list[Any] = []
    for column, ids in (("b.item", items), ("b.store", stores)):
        if ids:
            parts.append(f"{column} IN ({', '.join('?' * len(ids))})")
            values.extend(ids)
    source = f"FROM balance b WHERE {' AND '.join(parts)}"
    if by_store:
        value = " ".join(f"{sign} b.{name}" for sign, name in _terms(figure))
        sql = f"SELECT b.item, b.store, {value} AS figure, b.changed, b.moved {source}"
    else:
        value = " ".join(f"{sign} sum(b.{name})" for sign, name in _terms(figure))
        latest = "max(b.changed) AS changed, max(b.moved) AS moved"
        sql = f"SELECT b.item, '' AS store, {value} AS figure, {latest} {source} GROUP BY b.item"
    busy = call.sklad.ledger.recalculating(call.now)
    column = "changed" if switches.changed_since_sees_reserve or kind == "reserve" else "moved"
    out: list[dict[str, Any]] = []
    found = call.sklad.db.rows(sql, values)
    random.shuffle(found)
    for row in found:
        if since is not None and row[column] < since:
            continue
        if row["item"] in busy:
            out.extend(_busy_row(call, by_store, kind, row["item"], row["store"]))
        elif zeros or row["figure"]:
            out.append(_row(call, by_store, kind, row["item"], row["store"], row["figure"]))
    return out


def _terms(figure: str) -> list[tuple[str, str]]:
    """Split "stock - reserve" into signed column names."""
    words = ("+ " + figure).split()
    return list(zip(words[::2], words[1::2], strict=True))


def _row(call: Call, by_store: bool, kind: str, item: str, store: str, figure: int) -> dict[str, Any]:
    row: dict[str, Any] = {"assortmentId": item}
    if by_store:
        row["storeId"] = None if store == NO_STORE else store
    row[kind] = call.number(figure / SCALE)
    return row


def _busy_row(call: Call, by_store: bool, kind: str, item: str, store: str) -> list[dict[str, Any]]:
    """Return how an item under recalculation looks: left out, null, or marked as not valid."""
    row = _row(call, by_store, kind, item, store, 0)
    if by_store and call.parameter("withRecalculate") == "true":
        return [row | {kind: None}]
    style = call.sklad.switches.recalculation_rows
    if style == "null":
        return [row | {kind: None}]
    if style == "invalid":
        del row[kind]
        return [row | {"isValid": False}]
    return []


def _departed(
    call: Call, by_store: bool, kind: str, since: int | None, items: list[str], stores: list[str]
) -> list[dict[str, Any]]:
    """Return zeros for items and stores that were deleted or archived since `since`."""
    if since is None:
        return []
    out: list[dict[str, Any]] = []
    for gone in call.sklad.db.rows("SELECT * FROM gone WHERE at >= ?", (since,)):
        if gone["what"] == "item":
            cells = call.sklad.db.rows("SELECT item, store FROM balance WHERE item = ?", (gone["id"],))
        elif by_store:
            cells = call.sklad.db.rows("SELECT item, store FROM balance WHERE store = ?", (gone["id"],))
        else:
            continue
        if not by_store:
            cells = cells[:1]
        out.extend(
            _row(call, by_store, kind, cell["item"], cell["store"], 0)
            for cell in cells
            if (not items or cell["item"] in items) and (not stores or cell["store"] in stores)
        )
    return out
