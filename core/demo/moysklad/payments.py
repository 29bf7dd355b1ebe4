"""Payments in and out: the documents they are linked to and how much of them each gets (digest §12.5)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.document_kinds import PAYABLE
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.orders import paid
from core.demo.moysklad.references import read_meta
from core.demo.moysklad.sklad import Call


def replace_operations(call: Call, payment: Row, value: Any) -> None:
    """Make the elements sent the links of a payment; one without `linkedSum` takes what is due, if there is as much.

    Raises:
        ApiError: 2016, bad references, 3002 a negative sum, 22001 the same document twice.
    """
    if not isinstance(value, list):
        raise ApiError(2016, "operations", "array", parameter="operations")
    db, rest = call.sklad.db, float(body_of(payment).get("sum", 0))
    db.run("DELETE FROM operation WHERE doc = ?", (payment["id"],))
    seen: set[str] = set()
    for entry in value:
        target = read_meta(call, "operations", entry, PAYABLE[payment["kind"]])
        if target.id in seen:
            raise ApiError(22001, parameter="operations")
        seen.add(target.id)
        linked = entry.get("linkedSum")
        if linked is None:
            linked = max(0.0, min(rest, due(call, target.id)))
        if isinstance(linked, bool) or not isinstance(linked, int | float):
            raise ApiError(2016, "linkedSum", "number", parameter="operations")
        if linked < 0:
            raise ApiError(3002, "linkedSum", parameter="operations")
        rest -= linked
        values = (payment["id"], target.kind, target.id, float(linked))
        db.run("INSERT INTO operation (doc, kind, target, linked) VALUES (?, ?, ?, ?)", values)


def due(call: Call, doc: str) -> float:
    """Return what is not paid yet of a document, in kopecks."""
    row = call.sklad.db.by_id(doc)
    assert row is not None
    return float(body_of(row).get("sum", 0)) - paid(call, doc)


def check_distribution(call: Call, payment: Row) -> None:
    """Refuse links that add up to more than the payment.

    Raises:
        ApiError: 22000.
    """
    linked = call.sklad.db.value("SELECT sum(linked) FROM operation WHERE doc = ?", (payment["id"],)) or 0
    if linked > float(body_of(payment).get("sum", 0)):
        raise ApiError(22000, parameter="operations")
