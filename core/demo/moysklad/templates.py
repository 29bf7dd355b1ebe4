"""Pre-filled documents that are not stored: PUT /entity/<document>/new (digest §7 "Templates", §12.3).

A demand for an order holds what is not shipped yet, a return for a demand what has not come back, a payment what is
due. For a solution's token owner, group, store and organization are missing.
"""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.document_figures import empty_rate
from core.demo.moysklad.document_kinds import PAYABLE
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.lines import rows_of
from core.demo.moysklad.moments import to_text, whole_minute
from core.demo.moysklad.payments import due
from core.demo.moysklad.references import meta_of, read_meta, reference
from core.demo.moysklad.shipments import returned_by_others
from core.demo.moysklad.sklad import Answer, Call

_BASES = {"demand": ("customerOrder", "customerorder"), "salesreturn": ("demand", "demand")}
_TAKEN = ("agent", "organization", "store", "salesChannel", "project", "contract")
_NOT_FOR_SOLUTIONS = ("owner", "group", "store", "organization")


def template(call: Call, kind: str) -> Answer:
    """Answer a document of `kind` with the usual values, or filled from the document that the body names."""
    out = _usual(call, kind)
    if kind in _BASES:
        name, base_kind = _BASES[kind]
        if call.body.get(name):
            base = _base(call, name, call.body[name], (base_kind,))
            out |= _taken(call, base) | {name: reference(call, f"{base_kind}/{base['id']}")}
            out["positions"] = {"rows": _rest(call, kind, base)}
    elif kind in PAYABLE:
        out |= _payment(call, kind)
    out |= {k: v for k, v in call.body.items() if k == "agent"}
    if call.caller.kind != "user":
        out = {name: value for name, value in out.items() if name not in _NOT_FOR_SOLUTIONS}
    return Answer(out)


def _usual(call: Call, kind: str) -> dict[str, Any]:
    out: dict[str, Any] = {"applicable": True, "moment": to_text(whole_minute(call.now)), "rate": empty_rate(call)}
    if kind not in PAYABLE:
        out |= {"vatEnabled": True, "vatIncluded": True}
    sql = "SELECT id FROM thing WHERE kind = ? AND archived = 0 ORDER BY seq LIMIT 1"
    for name in ("organization",) if kind in PAYABLE else ("organization", "store"):
        found = call.sklad.db.value(sql, (name,))
        if found is not None:
            out[name] = {"meta": meta_of(call, name, found)}
    return out


def _base(call: Call, name: str, value: Any, kinds: tuple[str, ...]) -> Row:
    row = call.sklad.db.by_id(read_meta(call, name, value, kinds).id)
    assert row is not None
    return row


def _taken(call: Call, base: Row) -> dict[str, Any]:
    body = body_of(base)
    out: dict[str, Any] = {name: reference(call, body[name]) for name in _TAKEN if name in body}
    out |= {name: bool(body.get(name)) for name in ("vatEnabled", "vatIncluded") if name in body}
    if "shipmentAddress" in body:
        out |= {
            "shipmentAddress": body["shipmentAddress"]["text"],
            "shipmentAddressFull": body["shipmentAddress"]["full"],
        }
    return out


def _rest(call: Call, kind: str, base: Row) -> list[dict[str, Any]]:
    """Return the positions of the base with what is left of them."""
    gone = returned_by_others(call, base["id"]) if kind == "salesreturn" else None
    rows = []
    for row in rows_of(call, base["id"]):
        taken = row["shipped"] if gone is None else min(gone[row["item"]], row["quantity"])
        if gone is not None:
            gone[row["item"]] -= taken
        left = row["quantity"] - taken
        if left <= 0:
            continue
        rows.append(
            {
                "quantity": call.number(left / SCALE),
                "price": call.number(row["price"]),
                "discount": call.number(row["discount"]),
                "vat": row["vat"],
                "vatEnabled": bool(row["vat_enabled"]),
                "assortment": reference(call, f"{row['kind']}/{row['item']}"),
            }
        )
    return rows


def _payment(call: Call, kind: str) -> dict[str, Any]:
    """Fill a payment from `operations`, or from the one document named by its own field."""
    named = {"customerOrder": "customerorder", "demand": "demand", "salesReturn": "salesreturn"}
    entries = list(call.body.get("operations") or []) + [call.body[name] for name in named if call.body.get(name)]
    out: dict[str, Any] = {}
    operations, total = [], 0.0
    for entry in entries:
        base = _base(call, "operations", entry, PAYABLE[kind])
        out |= {n: v for n, v in _taken(call, base).items() if n not in ("store", "vatEnabled", "vatIncluded")}
        left = max(0.0, due(call, base["id"]))
        total += left
        operations.append(reference(call, f"{base['kind']}/{base['id']}") | {"linkedSum": call.number(left)})
    out = {name: value for name, value in out.items() if not name.startswith("shipmentAddress")}
    return out | ({"operations": operations, "sum": call.number(total)} if operations else {})
