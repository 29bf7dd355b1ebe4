"""Demands, returns and payments driven by the control door, one call each: what a storekeeper or cashier does."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad import recycle_bin, writing
from core.demo.moysklad.control_fields import order_fields, reference
from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.document_kinds import DOCUMENTS, PAYABLE
from core.demo.moysklad.entities import delete
from core.demo.moysklad.errors import Missing
from core.demo.moysklad.sklad import Call
from core.demo.moysklad.templates import template

_KINDS = {kind.name for kind in DOCUMENTS}
_BASES = {
    ("demand", "order"): ("customerOrder", "customerorder"),
    ("salesreturn", "demand"): ("demand", "demand"),
    ("paymentin", "order"): ("customerOrder", "customerorder"),
    ("paymentin", "demand"): ("demand", "demand"),
    ("paymentout", "return"): ("salesReturn", "salesreturn"),
}


def act(call: Call, body: dict[str, Any]) -> Row | None:
    """Do what `do` says ("create" when there is no id, else "edit") and return the document; None when it is gone.

    Raises:
        ValueError: an unknown kind or act. ApiError, Missing: as over the API.
    """
    what = body.get("do", "edit" if "id" in body else "create")
    if what == "create":
        return _create(call, body)
    row = call.sklad.db.by_id(body["id"])
    if row is None or row["kind"] not in _KINDS:
        raise Missing
    match what:
        case "edit":
            return writing.update(
                call, row["kind"], row, order_fields(call, body, row["kind"]) | _links(call, row, body)
            )
        case "post" | "unpost":
            return writing.update(call, row["kind"], row, {"applicable": what == "post"})
        case "bin":
            recycle_bin.put_in(call, row)
        case "restore":
            recycle_bin.take_out(call, row)
        case "delete":
            delete(call, row, forced=bool(body.get("forced", True)))
            return None
        case _:
            raise ValueError("do is create, edit, post, unpost, bin, restore or delete")
    return call.sklad.db.by_id(body["id"])


def _create(call: Call, body: dict[str, Any]) -> Row:
    """Create a document from its template: without positions or sum, all that is left to ship, return or pay."""
    kind = body["kind"]
    if kind not in _KINDS:
        raise ValueError(f"no such kind of document: {kind}")
    basis: dict[str, Any] = {}
    for (made, key), (field, target) in _BASES.items():
        if made == kind and body.get(key):
            basis[field] = reference(call, target, body[key])
    call.body = basis
    fields = dict(template(call, kind).body)
    if kind not in PAYABLE and "positions" in fields:
        fields["positions"] = fields["positions"]["rows"]
    first = call.sklad.db.value("SELECT id FROM thing WHERE kind = 'counterparty' ORDER BY seq LIMIT 1")
    fields.setdefault("agent", reference(call, "counterparty", first))
    fields |= order_fields(call, body, kind)
    if kind in PAYABLE and "sum" in body and fields.get("operations"):
        fields["operations"] = [{"meta": fields["operations"][0]["meta"], "linkedSum": body["sum"]}]
    return writing.create(call, kind, fields)


def _links(call: Call, row: Row, body: dict[str, Any]) -> dict[str, Any]:
    """Return the changed link of a demand ("order": id or null), or a payment's when its sum changes."""
    if row["kind"] == "demand" and "order" in body:
        return {"customerOrder": reference(call, "customerorder", body["order"]) if body["order"] else None}
    if row["kind"] in PAYABLE and "sum" in body:
        found = call.sklad.db.rows("SELECT * FROM operation WHERE doc = ?", (row["id"],))
        if len(found) == 1 and found[0]["linked"] == body_of(row).get("sum"):
            entry = reference(call, found[0]["kind"], found[0]["target"]) | {"linkedSum": body["sum"]}
            return {"operations": [entry]}
    return {}
