"""What the control door does to goods, balances and orders, as a person in the web interface would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from core.demo.moysklad import attributes, control_documents, documents, lines, writing
from core.demo.moysklad.control_fields import order_fields, reference, short_position
from core.demo.moysklad.db import Row
from core.demo.moysklad.entities import delete
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.ledger import NO_STORE, scaled
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Call

Body = dict[str, Any]


@contextmanager
def _by_hand(call: Call) -> Iterator[None]:
    """Do all or nothing, audited as the web interface's; refusals become a ValueError with the API's words."""
    with call.sklad.audit.context(call.caller.uid, "app", call.now), call.sklad.db.whole():
        try:
            yield
        except ApiError as error:
            raise ValueError(str(error.body("en"))) from error
        except Missing:
            raise ValueError("no such object") from None


def stock(call: Call, body: Body) -> Any:
    """Set balances: {"rows": [{item, store, stock?, reserve?, inTransit?}]} or {"store", "factor"}."""
    ledger = call.sklad.ledger
    if "factor" in body:
        return {"rows": ledger.scale_store(body["store"], float(body["factor"]), call.now)}
    rows = body.get("rows", [body])
    names = {"stock": "stock", "reserve": "reserve", "inTransit": "transit"}
    for row in rows:
        unknown = set(row) - {"item", "store", *names}
        if unknown:
            raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
        if call.sklad.db.by_id(row["item"]) is None:
            raise ValueError(f"no such item: {row['item']}")
        figures = {names[n]: scaled(row[n]) for n in names if n in row}
        ledger.put(row["item"], row.get("store") or NO_STORE, call.now, **figures)
    return {"rows": len(rows)}


def recalculate(call: Call, body: Body) -> Any:
    """Put items under recalculation: {"items": [ids], "seconds": n}."""
    for item in body["items"]:
        call.sklad.ledger.recalculate(item, call.now, float(body.get("seconds", 60)))
    return {"recalculating": sorted(call.sklad.ledger.recalculating(call.now))}


def items(call: Call, body: Body) -> Any:
    """Create, edit, archive, restore or delete objects: {"do", "kind", "id"?, "fields"?} or {"all": [...]}."""
    results = []
    for order in body.get("all", [body]):
        with _by_hand(call):
            results.append(_item(call, order))
    return {"results": results}


def _item(call: Call, order: Body) -> Body:
    kind, what = order["kind"], order["do"]
    if what == "create":
        row = writing.create(call, kind, order["fields"])
        return {"id": row["id"], "object": Renderer(call).thing(row)}
    row = writing.found(call, kind, order["id"])
    if what == "delete":
        delete(call, row, forced=True)
        return {"id": row["id"]}
    fields = {"archive": {"archived": True}, "restore": {"archived": False}}.get(what, order.get("fields"))
    if fields is None:
        raise ValueError("do is create, edit, archive, restore or delete")
    changed = writing.update(call, kind, row, fields)
    return {"id": row["id"], "object": Renderer(call).thing(changed)}


def orders(call: Call, body: Body) -> Any:
    """Create, change or delete a customer order in short form, see README.md."""
    with _by_hand(call):
        row = _order(call, body)
        if row is None:
            return {"id": body["id"]}
        return {"id": row["id"], "object": Renderer(call).thing(row, {"positions": {}})}


def _order(call: Call, body: Body) -> Row | None:
    if body.get("delete"):
        delete(call, writing.found(call, "customerorder", body["id"]), forced=True)
        return None
    fields = order_fields(call, body)
    if "id" in body:
        row = writing.found(call, "customerorder", body["id"])
        if fields:
            row = writing.update(call, "customerorder", row, fields)
        if "lines" in body:
            _edit_lines(call, row["id"], body["lines"])
        return writing.found(call, "customerorder", body["id"])
    for name, kind in (("agent", "counterparty"), ("organization", "organization")):
        first = call.sklad.db.value("SELECT id FROM thing WHERE kind = ? ORDER BY seq LIMIT 1", (kind,))
        fields.setdefault(name, reference(call, kind, first))
    return writing.create(call, "customerorder", fields)


def _edit_lines(call: Call, order: str, edits: list[Body]) -> None:
    """Change single lines: {"id" | "line": number, …} changes or ("remove": true) removes, {"item", …} adds."""
    rows = lines.rows_of(call, order)
    for edit in edits:
        fields = {n: v for n, v in edit.items() if n not in ("id", "line", "remove")}
        if "id" not in edit and "line" not in edit:
            lines.put(call, "customerorder", order, short_position(call, fields), None)
            continue
        present = rows[edit["line"]] if "line" in edit else lines.position_of(call, order, edit["id"])
        if edit.get("remove"):
            call.sklad.db.run("DELETE FROM position WHERE id = ?", (present["id"],))
        else:
            fields = short_position(call, fields) if "item" in fields else fields
            lines.put(call, "customerorder", order, fields, present)
    documents.changed_lines(call, order)


def ledger(call: Call, body: Body) -> Any:
    """Create, edit, post, un-post, bin, restore or delete any document of the ledger, see README.md."""
    with _by_hand(call):
        row = control_documents.act(call, body)
        if row is None:
            return {"id": body["id"]}
        tree: dict[str, Any] = {"positions": {}} if row["kind"] in ("customerorder", "demand", "salesreturn") else {}
        return {"id": row["id"], "object": Renderer(call).thing(row, tree)}


def define(call: Call, body: Body) -> Any:
    """Add an attribute to a type: {"kind", "name", "type"?, "required"?}; with "id" change what is named."""
    with _by_hand(call):
        if "id" not in body:
            return attributes.define(call, body["kind"], body)
        definition = next(d for d in attributes.definitions(call, body["kind"]) if d["id"] == body["id"])
        definition.update({n: body[n] for n in ("name", "required", "show") if n in body})
        return definition


ACTS: dict[str, Callable[[Call, Body], Any]] = {
    "stock": stock,
    "recalculate": recalculate,
    "items": items,
    "orders": orders,
    "documents": ledger,
    "attributes": define,
}
"""Control calls by name; hooks can do the same."""
