"""Price types, characteristics and states as the API shows them: small lists kept in the settings."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.references import plain_meta, state_meta
from core.demo.moysklad.sklad import Call


def price_type(call: Call, kind: dict[str, str]) -> dict[str, Any]:
    """Return a price type."""
    href = call.href("context", "companysettings", "pricetype", kind["id"])
    return {
        "meta": plain_meta(href, "pricetype"),
        "id": kind["id"],
        "name": kind["name"],
        "externalCode": kind["externalCode"],
    }


def characteristic(call: Call, characteristic_id: str) -> dict[str, Any]:
    """Return a characteristic's definition."""
    href = call.href("entity", "variant", "metadata", "characteristics", characteristic_id)
    return {
        "meta": plain_meta(href, "attributemetadata"),
        "id": characteristic_id,
        "name": call.sklad.settings.characteristics[characteristic_id],
        "type": "string",
        "required": False,
    }


def states_of(call: Call, kind: str) -> list[dict[str, Any]]:
    """Return the states of a type of documents."""
    return [
        {
            "meta": state_meta(call, kind, s["id"]),
            "id": s["id"],
            "accountId": call.sklad.account_id,
            "name": s["name"],
            "color": s["color"],
            "stateType": s["stateType"],
            "entityType": kind,
        }
        for s in call.sklad.settings.states.get(kind, [])
    ]
