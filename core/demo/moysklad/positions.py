"""Handlers of the positions of documents and the components of bundles (digest §7)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad import documents, lines
from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.entities import in_bulk
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.expanding import MOST_ROWS, Tree, read_expand
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.listing import envelope, page_of
from core.demo.moysklad.references import read_href
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.shipments import fill_from_demand
from core.demo.moysklad.sklad import Answer, Call
from core.demo.moysklad.writing import found

_ALLOWED_FIELDS = ("stock", "minimumStock", "declaration", "downloadPermanentHref")
_LISTS = {"positions": ("position", "doc", ""),
          "components": ("component", "bundle", "bundlecomponent"),
          "notes": ("note", "doc", "eventnote")}  # fmt: skip


def wanted_field(call: Call) -> str | None:
    """Return the value of `fields`.

    Raises:
        ApiError: 3042 for more than one, 3043 for an unknown one.
    """
    text = call.parameter("fields")
    if not text:
        return None
    if "," in text or len(call.query["fields"]) > 1:
        raise ApiError(3042, parameter="fields")
    if text not in _ALLOWED_FIELDS:
        raise ApiError(3043, text, parameter="fields")
    return text


def list_nested(call: Call, kind: str, owner: str, name: str) -> Answer:
    """Answer the positions or comments of a document or the components of a bundle, page by page."""
    found(call, kind, owner)
    table, column, row_type = _LISTS[name]
    row_type = row_type or f"{kind}position"
    limit, offset = page_of(call)
    tree = read_expand(call)
    if limit > MOST_ROWS:
        tree = {}
    if set(tree) - {"assortment"}:
        raise ApiError(1089, ",".join(set(tree) - {"assortment"}))
    size = call.sklad.db.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", (owner,))
    sql = f"SELECT * FROM {table} WHERE {column} = ? ORDER BY seq LIMIT ? OFFSET ?"
    rows = call.sklad.db.rows(sql, (owner, limit, offset))
    field = wanted_field(call) if limit <= MOST_ROWS else None
    drawn = [draw(call, kind, name, row, tree, field) for row in rows]
    return Answer(envelope(call, row_type, drawn, size, limit, offset))


def draw(call: Call, kind: str, name: str, row: Row, tree: Tree, field: str | None = None) -> dict[str, Any]:
    """Return one nested row, with its stock if `fields=stock` asks for it."""
    out = Renderer(call).nested(kind, name, row, tree)
    if field == "stock" and name == "positions":
        order = call.sklad.db.by_id(row["doc"])
        assert order is not None
        out["stock"] = _stock(call, row, body_of(order).get("store", "").partition("/")[2])
    return out


def _stock(call: Call, position: Row, store: str) -> dict[str, Any]:
    """Return on hand, reserved and expected; `quantity` means on hand here (digest §13.1)."""
    sql = "SELECT sum(stock) AS stock, sum(reserve) AS reserve, sum(transit) AS transit FROM balance WHERE item = ?"
    values = [position["item"]]
    if store:
        sql += " AND store = ?"
        values.append(store)
    row = call.sklad.db.row(sql, values)
    assert row is not None
    stock, reserve, transit = (0 if position["kind"] == "bundle" else (row[n] or 0) / SCALE
                               for n in ("stock", "reserve", "transit"))  # fmt: skip
    number = call.number
    return {
        "cost": number(0),
        "quantity": number(stock),
        "reserve": number(reserve),
        "intransit": number(transit),
        "available": number(stock - reserve + transit),
    }


def get_nested(call: Call, kind: str, owner: str, name: str, row_id: str) -> Answer:
    """Answer one position or component."""
    return Answer(draw(call, kind, name, _nested(call, kind, owner, name, row_id), read_expand(call)))


def _nested(call: Call, kind: str, owner: str, name: str, row_id: str) -> Row:
    found(call, kind, owner)
    if name == "positions":
        return lines.position_of(call, owner, row_id)
    row = call.sklad.db.row("SELECT * FROM component WHERE id = ? AND bundle = ?", (row_id, owner))
    if row is None:
        raise ApiError(1021, "bundlecomponent", row_id)
    return row


def post_positions(call: Call, kind: str, owner: str) -> Answer:
    """Append positions; the answer is an array even for one (digest §7)."""
    call.need(f"{kind}.update", 1017)
    found(call, kind, owner)
    entries = call.body if isinstance(call.body, list) else [call.body]
    if not isinstance(call.body, list):
        return Answer([_append(call, kind, owner, call.body)])
    return in_bulk(call, entries, lambda entry: _append(call, kind, owner, entry))


def _append(call: Call, kind: str, owner: str, entry: Any) -> dict[str, Any]:
    with call.sklad.db.whole():
        row = found(call, kind, owner)
        if kind == "salesreturn" and row["parent"] is not None:
            entry = fill_from_demand(call, row["parent"], entry)
        position = lines.put(call, kind, owner, entry, None)
        documents.changed_lines(call, owner)
    return draw(call, kind, "positions", lines.position_of(call, owner, position), read_expand(call))


def put_position(call: Call, kind: str, owner: str, position: str) -> Answer:
    """Change one position in part."""
    call.need(f"{kind}.update", 1017)
    row = _nested(call, kind, owner, "positions", position)
    with call.sklad.db.whole():
        lines.put(call, kind, owner, call.body, row)
        documents.changed_lines(call, owner)
    return Answer(draw(call, kind, "positions", lines.position_of(call, owner, position), read_expand(call)))


def delete_position(call: Call, kind: str, owner: str, position: str) -> Answer:
    """Remove one position."""
    call.need(f"{kind}.update", 1017)
    _nested(call, kind, owner, "positions", position)
    with call.sklad.db.whole():
        _remove(call, owner, [position])
    return Answer()


def delete_positions(call: Call, kind: str, owner: str) -> Answer:
    """Remove the positions of a list of metas; the answer is empty."""
    call.need(f"{kind}.update", 1017)
    found(call, kind, owner)
    entries = call.body if isinstance(call.body, list) else [call.body]
    positions = [read_href(call, str(entry["meta"]["href"])).id for entry in entries]
    for position in positions:
        _nested(call, kind, owner, "positions", position)
    with call.sklad.db.whole():
        _remove(call, owner, positions)
    return Answer()


def _remove(call: Call, owner: str, positions: list[str]) -> None:
    call.sklad.db.many("DELETE FROM position WHERE id = ?", [(p,) for p in positions])
    documents.changed_lines(call, owner)
