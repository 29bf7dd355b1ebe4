"""Contact persons of counterparties: their e-mails and phones are found by `search` only (digest §5, §11.1)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.moments import to_text
from core.demo.moysklad.references import plain_meta, reference
from core.demo.moysklad.sklad import Call

TEXTS = ("name", "description", "email", "phone", "position")


def contact_rows(row: Row) -> list[dict[str, Any]]:
    """Return the stored contact persons of a counterparty, each with its owner."""
    return [contact | {"owner": row["id"]} for contact in body_of(row).get("contacts", [])]


def draw_contact(call: Call, kind: str, contact: Any) -> dict[str, Any]:
    """Return one contact person."""
    href = call.href("entity", kind, contact["owner"], "contactpersons", contact["id"])
    out = {
        "meta": plain_meta(href, "contactperson"),
        "id": contact["id"],
        "accountId": call.sklad.account_id,
        "updated": to_text(contact["updated"]),
        "externalCode": contact["externalCode"],
        "agent": reference(call, f"{kind}/{contact['owner']}"),
    }
    return out | {name: contact[name] for name in TEXTS if contact.get(name)}
