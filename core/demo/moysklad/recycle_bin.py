"""Documents into the bin, out of it, and away for good (digest §7, §12.3).

Binned documents carry `deleted`, leave default lists and count no more; only the web interface takes them back. What
becomes of links when a document goes for good is not documented: here they drop off, or (switch) they forbid it.
"""

from __future__ import annotations

from core.demo.moysklad import effects, shipments
from core.demo.moysklad.db import Row
from core.demo.moysklad.documents import linked, settle, settle_linked
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.references import meta_of
from core.demo.moysklad.sklad import Call


def put_in(call: Call, row: Row) -> None:
    """Bin a document; what it did to balances and to other documents is taken back.

    Raises:
        ApiError: 17014, a demand that has a return.
    """
    if row["kind"] == "demand":
        shipments.check_unpost(call, row["id"])
    _mark(call, row, call.now, "puttorecyclebin")


def take_out(call: Call, row: Row) -> None:
    """Bring a binned document back with all that it did (web interface only)."""
    _mark(call, row, None, "restorefromrecyclebin")


def _mark(call: Call, row: Row, deleted: int | None, event: str) -> None:
    db = call.sklad.db
    db.run("UPDATE thing SET deleted = ? WHERE id = ?", (deleted, row["id"]))
    fresh = db.by_id(row["id"])
    assert fresh is not None
    settle(call, fresh, touch=True)
    db.run("UPDATE thing SET updated = ? WHERE id = ?", (call.now, row["id"]))
    settle_linked(call, linked(call, fresh))
    call.sklad.audit.note(event, row["kind"], row, {})


def users(call: Call, row: Row) -> list[tuple[str, str]]:
    """Return (type, id) of the documents that keep this one from being deleted."""
    db, doc = call.sklad.db, row["id"]
    binned = "" if call.sklad.switches.linked_documents_forbid_delete else " AND kind = 'salesreturn'"
    rows = db.rows(f"SELECT kind, id FROM thing WHERE parent = ? AND deleted IS NULL{binned}", (doc,))
    if not binned:
        sql = "SELECT t.kind, t.id FROM operation o JOIN thing t ON t.id = o.doc WHERE o.target = ?"
        rows += db.rows(f"{sql} AND t.deleted IS NULL", (doc,))
    return [(r["kind"], r["id"]) for r in rows]


def remove(call: Call, row: Row, forced: bool) -> None:
    """Delete a document for good; `forced` skips the check whether others need it.

    Raises:
        ApiError: 1028 with `dependencies`.
    """
    db, doc = call.sklad.db, row["id"]
    others = [] if forced else users(call, row)
    if others:
        raise ApiError(1028, dependencies=[meta_of(call, kind, key) for kind, key in others[:100]])
    targets = linked(call, row)
    effects.put(call, doc, effects.Effect())
    for table in ("position", "operation", "note"):
        db.run(f"DELETE FROM {table} WHERE doc = ?", (doc,))
    db.run("DELETE FROM operation WHERE target = ?", (doc,))
    db.run("UPDATE thing SET parent = NULL WHERE parent = ?", (doc,))
    db.run("DELETE FROM thing WHERE id = ?", (doc,))
    settle_linked(call, targets)
