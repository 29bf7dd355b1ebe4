"""Handlers of the contact persons of counterparties (digest §11.1)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.contacts import TEXTS, contact_rows, draw_contact
from core.demo.moysklad.db import body_of, dump
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.listing import envelope, page_of
from core.demo.moysklad.sklad import Answer, Call


def list_contacts(call: Call, kind: str, owner: str) -> Answer:
    """Answer the contact persons of a counterparty."""
    row = call.sklad.db.thing(kind, owner)
    if row is None:
        raise Missing
    limit, offset = page_of(call)
    rows = [draw_contact(call, kind, contact) for contact in contact_rows(row)]
    return Answer(envelope(call, "contactperson", rows[offset : offset + limit], len(rows), limit, offset))


def post_contacts(call: Call, kind: str, owner: str) -> Answer:
    """Add one contact person or several; the answer is an array.

    Raises:
        ApiError: 3000 without a name.
    """
    call.need(f"{kind}.update", 1017)
    db = call.sklad.db
    row = db.thing(kind, owner)
    if row is None:
        raise Missing
    body = body_of(row)
    known = body.setdefault("contacts", [])
    entries = call.body if isinstance(call.body, list) else [call.body]
    fresh = [_contact(call, entry) for entry in entries]
    known.extend(fresh)
    body["contactText"] = "\n".join(c.get(n, "") for c in known for n in ("name", "email", "phone"))
    db.run("UPDATE thing SET body = ?, updated = ? WHERE id = ?", (dump(body), call.now, owner))
    return Answer([draw_contact(call, kind, contact | {"owner": owner}) for contact in fresh])


def _contact(call: Call, entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"]:
        raise ApiError(3000, "name", parameter="name")
    head = {"id": call.sklad.ids.new(), "updated": call.now, "externalCode": call.sklad.ids.external_code()}
    return head | {name: entry[name] for name in TEXTS if isinstance(entry.get(name), str)}
