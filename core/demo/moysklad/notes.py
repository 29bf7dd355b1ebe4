"""The event feed: comments on customer orders, demands, returns, payments and counterparties (digest §16)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.moments import to_text
from core.demo.moysklad.references import plain_meta, reference
from core.demo.moysklad.sklad import Answer, Call

MOST_NOTES = 5000
_LONGEST = 4096


def draw_note(call: Call, kind: str, row: Any) -> dict[str, Any]:
    """Return one comment."""
    out: dict[str, Any] = {
        "meta": plain_meta(call.href("entity", kind, row["doc"], "notes", row["id"]), "eventnote"),
        "id": row["id"],
        "accountId": call.sklad.account_id,
        "created": to_text(row["created"]),
        "description": row["text"],
        "author": reference(call, row["author"]),
    }
    if kind == "counterparty":
        out["meta"]["type"] = "note"
        out["agent"] = reference(call, f"counterparty/{row['doc']}")
    return out


def post_notes(call: Call, kind: str, owner: str) -> Answer:
    """Add one comment or several; the answer is an array.

    Raises:
        ApiError: 3000 without text, 3040 too long, 2007 more than the feed holds.
    """
    call.need(f"{kind}.update", 1017)
    _owner(call, kind, owner)
    entries = call.body if isinstance(call.body, list) else [call.body]
    with call.sklad.db.whole():
        return Answer([_add(call, kind, owner, entry) for entry in entries])


def _add(call: Call, kind: str, owner: str, entry: Any) -> dict[str, Any]:
    db = call.sklad.db
    if db.value("SELECT count(*) FROM note WHERE doc = ?", (owner,)) >= MOST_NOTES:
        raise ApiError(2007)
    key, author = call.sklad.ids.new(), f"employee/{call.caller.employee_id}"
    values = (key, owner, call.now, author, _text(entry))
    db.run("INSERT INTO note (id, doc, created, author, text) VALUES (?, ?, ?, ?, ?)", values)
    return draw_note(call, kind, db.row("SELECT * FROM note WHERE id = ?", (key,)))


def one_note(call: Call, kind: str, owner: str, key: str) -> Answer:
    """Read, change or delete one comment."""
    _owner(call, kind, owner)
    db = call.sklad.db
    if db.row("SELECT 1 FROM note WHERE id = ? AND doc = ?", (key, owner)) is None:
        raise Missing
    if call.method != "GET":
        call.need(f"{kind}.update", 1017)
    if call.method == "DELETE":
        db.run("DELETE FROM note WHERE id = ?", (key,))
        return Answer()
    if call.method == "PUT":
        db.run("UPDATE note SET text = ? WHERE id = ?", (_text(call.body), key))
    return Answer(draw_note(call, kind, db.row("SELECT * FROM note WHERE id = ?", (key,))))


def _text(entry: Any) -> str:
    text = entry.get("description") if isinstance(entry, dict) else None
    if not isinstance(text, str) or not text:
        raise ApiError(3000, "description", parameter="description")
    if len(text) > _LONGEST:
        raise ApiError(3040, "description", _LONGEST, parameter="description")
    return text


def _owner(call: Call, kind: str, owner: str) -> None:
    if call.sklad.db.thing(kind, owner) is None:
        raise Missing
