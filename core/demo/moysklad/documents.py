"""What all documents of the ledger share: numbers, accounts, states, links, and who is recomputed after a change.

An order's figures follow from its linked posted documents, so every write ends in `settle` of the document and of
those it is, or was, linked to (digest §21 "Documents": recomputed also after un-post, bin, delete).
"""

from __future__ import annotations

from typing import Any

from core.demo.moysklad import lines, orders, payments, shipments
from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.document_kinds import PAYABLE
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.sklad import Call

Change = dict[str, Any]
_WITH_STORE = ("demand", "salesreturn")


def prepare(call: Call, kind: str, columns: Change, body: Change, row: Row | None) -> None:
    """Check accounts, state, store and posting, and number a new document.

    Raises:
        ApiError: 17000, 17001, 11002, 3000, 3006, 1092, 17014.
    """
    for account, owner, code in (("organizationAccount", "organization", 17000), ("agentAccount", "agent", 17001)):
        if account in body and body[account].split("/")[2] != body[owner].split("/")[1]:
            raise ApiError(code, parameter=account)
    if "state" in body and body["state"].split("/")[2] != kind:
        raise ApiError(11002, parameter="state")
    if kind in _WITH_STORE and "store" not in body and (kind == "salesreturn" or body["applicable"]):
        raise ApiError(3000, "store", parameter="store")
    was = row is not None and bool(body_of(row).get("applicable"))
    if bool(body["applicable"]) != was:
        call.need(f"{kind}.approve", 1092)
        if kind == "demand" and row is not None and was:
            shipments.check_unpost(call, row["id"])
    _number(call, kind, columns, row)


def _number(call: Call, kind: str, columns: Change, row: Row | None) -> None:
    db = call.sklad.db
    if columns.get("name") and call.sklad.switches.unique_document_numbers:
        sql = "SELECT 1 FROM thing WHERE kind = ? AND name = ? AND id != ?"
        if db.value(sql, (kind, columns["name"], row["id"] if row else "")) is not None:
            raise ApiError(3006, "name", parameter="name")
    numbers = call.sklad.numbers
    if kind not in numbers:
        sql = "SELECT max(CAST(name AS INTEGER)) FROM thing WHERE kind = ? AND name GLOB '[0-9]*'"
        numbers[kind] = db.value(sql, (kind,)) or 0
    if row is None and not columns.get("name"):
        columns["name"] = f"{numbers[kind] + 1:05d}"
    given = columns.get("name", "")
    if given.isascii() and given.isdigit():
        numbers[kind] = max(numbers[kind], int(given))


def finish(call: Call, kind: str, data: dict[str, Any], doc: str, before: set[str]) -> None:
    """Store what hangs on a saved document and recompute it and those it is linked to.

    Args:
        before: what it was linked to until now, see `linked`.
    """
    if "positions" in data and kind not in PAYABLE:
        lines.replace(call, kind, doc, _positions(call, kind, doc, data["positions"]))
    row = _row(call, doc)
    if kind in PAYABLE:
        if "operations" in data:
            payments.replace_operations(call, row, data["operations"] or [])
        payments.check_distribution(call, row)
    settle(call, row, touch=True, strict=True)
    settle_linked(call, before | linked(call, row))


def _positions(call: Call, kind: str, doc: str, value: Any) -> Any:
    row = _row(call, doc)
    if kind != "salesreturn" or row["parent"] is None:
        return value
    return [shipments.fill_from_demand(call, row["parent"], entry) for entry in lines.entries_of(value)]


def changed_lines(call: Call, doc: str) -> None:
    """Recompute after positions were written one by one, and tell the audit."""
    row = _row(call, doc)
    settle(call, row, touch=True, strict=True)
    settle_linked(call, linked(call, row))
    call.sklad.audit.note("update", row["kind"], row, {"positions": {}})


def settle(call: Call, row: Row, touch: bool, strict: bool = False) -> None:
    """Recompute one document; `touch`: its `updated` moves; `strict`: it was written itself, wrongs are refused."""
    if row["kind"] == "customerorder":
        orders.settle(call, row, touch)
    elif row["kind"] in _WITH_STORE:
        shipments.settle(call, row, touch, strict)


def settle_linked(call: Call, targets: set[str]) -> None:
    """Recompute documents because one linked to them changed; their `updated` moves only if the switch says so."""
    for target in sorted(targets):
        row = call.sklad.db.by_id(target)
        if row is not None:
            settle(call, row, touch=call.sklad.switches.links_touch_updated)


def linked(call: Call, row: Row) -> set[str]:
    """Return the ids of the documents whose figures depend on this one."""
    found = set()
    if row["kind"] in _WITH_STORE and row["parent"] is not None:
        found.add(row["parent"])
        above = call.sklad.db.by_id(row["parent"])
        if above is not None and above["parent"] is not None:
            found.add(above["parent"])
    if row["kind"] in PAYABLE:
        rows = call.sklad.db.rows("SELECT target FROM operation WHERE doc = ?", (row["id"],))
        found |= {r["target"] for r in rows}
    return found


def _row(call: Call, doc: str) -> Row:
    row = call.sklad.db.by_id(doc)
    assert row is not None
    return row
