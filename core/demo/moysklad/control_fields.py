"""The short form in which the control door names references and positions, turned into fields of the API."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.sklad import Call

_PLAIN = (
    "name", "externalCode", "applicable", "syncId", "description", "moment", "deliveryPlannedMoment", "code",
    "shipmentAddress", "vatEnabled", "vatIncluded", "attributes", "paymentPurpose", "incomingNumber", "sum",
    "transportFacilityNumber", "shippingInstructions",
)  # fmt: skip
_REFERENCES = {
    "store": "store",
    "agent": "counterparty",
    "organization": "organization",
    "salesChannel": "saleschannel",
    "project": "project",
    "contract": "contract",
}


def reference(call: Call, kind: str, thing_id: str) -> dict[str, Any]:
    """Return a reference object for a bare id."""
    return {"meta": {"href": call.href("entity", kind, thing_id), "type": kind, "mediaType": "application/json"}}


def state(call: Call, kind: str, name: str) -> dict[str, Any]:
    """Return the reference to a state by its name.

    Raises:
        ValueError: there is none of this name.
    """
    for known in call.sklad.settings.states.get(kind, []):
        if known["name"] == name:
            return {"meta": {"href": call.href("entity", kind, "metadata", "states", known["id"]), "type": "state"}}
    raise ValueError(f"no such state: {name}")


def short_position(call: Call, short: dict[str, Any]) -> dict[str, Any]:
    """Turn {"item", "quantity", "price"?, "reserve"?} into a position; without reserve nothing is held."""
    row = call.sklad.db.by_id(short["item"])
    if row is None:
        raise ValueError(f"no such item: {short['item']}")
    position = {n: v for n, v in short.items() if n != "item"}
    return position | {"assortment": reference(call, row["kind"], row["id"])}


def order_fields(call: Call, body: dict[str, Any], kind: str = "customerorder") -> dict[str, Any]:
    """Return the API's fields for what a short body names: plain values, bare ids, a state's name, positions."""
    fields = {name: body[name] for name in _PLAIN if name in body}
    for name, target in _REFERENCES.items():
        if body.get(name):
            fields[name] = reference(call, target, body[name])
        elif name in body:
            fields[name] = None
    if "state" in body:
        fields["state"] = state(call, kind, body["state"])
    if "positions" in body:
        fields["positions"] = [short_position(call, position) for position in body["positions"]]
    return fields
