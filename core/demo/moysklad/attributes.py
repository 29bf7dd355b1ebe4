"""Attributes of objects: their definitions' types, merging, required ones, and their look (digest §11.5)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.kinds import GOODS, KINDS
from core.demo.moysklad.moments import from_text
from core.demo.moysklad.references import plain_meta, read_meta, reference, stored
from core.demo.moysklad.sklad import Call

_TYPES: dict[str, tuple[type, ...]] = {
    "long": (int,),
    "double": (int, float),
    "boolean": (bool,),
    "file": (dict,),
}
_NEVER_REQUIRED = ("file", "boolean")
Definition = dict[str, Any]


def definitions(call: Call, kind: str) -> list[Definition]:
    """Return the definitions of a type; those of services and bundles live in the product's metadata."""
    known = call.sklad.settings.attributes
    return [*known.get(kind, []), *(known.get("product", []) if kind in GOODS and kind != "product" else [])]


def merged(call: Call, kind: str, value: Any, old: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes with those sent: the others stay, null resets.

    Raises:
        ApiError: 2016, 2013 for a definition that the type has not.
    """
    if not isinstance(value, list):
        raise ApiError(2016, "attributes", "array", parameter="attributes")
    found = dict(old)
    known = {definition["id"]: definition for definition in definitions(call, kind)}
    for entry in value:
        target = read_meta(call, "attributes", entry, ("attributemetadata",))
        definition = known.get(target.id)
        if definition is None:
            raise ApiError(2013, entry["meta"]["href"], parameter="attributes")
        given = entry.get("file" if definition["type"] == "file" else "value")
        if given is None:
            found.pop(target.id, None)
        else:
            found[target.id] = _checked(call, definition, given)
    return found


def _checked(call: Call, definition: Definition, given: Any) -> Any:
    kind = definition["type"]
    if kind in KINDS:
        return {"ref": stored(read_meta(call, "attributes", given, (kind,)))}
    if not isinstance(given, _TYPES.get(kind, (str,))) or (isinstance(given, bool) and kind != "boolean"):
        raise ApiError(2016, definition["name"], kind, parameter="attributes")
    if kind == "time":
        try:
            from_text(str(given))
        except ValueError:
            raise ApiError(2016, definition["name"], kind, parameter="attributes") from None
    return given


def need_all(call: Call, kind: str, body: dict[str, Any], data: dict[str, Any], created: bool) -> None:
    """Refuse a new object, or one whose attributes were sent, that leaves a required attribute empty.

    Raises:
        ApiError: 3000 or what the switch required_attribute_code says, naming the attribute.
    """
    if not created and "attributes" not in data:
        return
    values = body.get("attributes") or {}
    for definition in definitions(call, kind):
        if definition["required"] and values.get(definition["id"]) in (None, ""):
            name = definition["name"]
            raise ApiError(call.sklad.switches.required_attribute_code, name, parameter=name)


def define(call: Call, kind: str, fields: dict[str, Any]) -> Definition:
    """Add a definition: {name, type, required?, show?, description?}.

    Raises:
        ApiError: 3000, 3005 unknown type or one that cannot be required, 3006 the name is taken.
    """
    name, value_type = fields.get("name"), fields.get("type", "string")
    if not isinstance(name, str) or not name:
        raise ApiError(3000, "name", parameter="name")
    plain = ("time", "link", "string", "text", "file", "boolean", "double", "long")
    if value_type not in plain and value_type not in KINDS:
        raise ApiError(3005, "type", parameter="type")
    required = bool(fields.get("required", False))
    if required and value_type in _NEVER_REQUIRED:
        raise ApiError(3005, "required", parameter="required")
    present = call.sklad.settings.attributes.setdefault("product" if kind in GOODS else kind, [])
    if any(definition["name"] == name for definition in present):
        raise ApiError(3006, "name", parameter="name")
    definition = {"id": call.sklad.ids.new(), "name": name, "type": value_type, "required": required}
    definition |= {"show": bool(fields.get("show", True))}
    if fields.get("description"):
        definition["description"] = fields["description"]
    present.append(definition)
    return definition


def shown(call: Call, kind: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the attributes of an object as the API shows them."""
    owner = "product" if kind in GOODS else kind
    found = []
    for definition in definitions(call, kind):
        if definition["id"] not in values:
            continue
        href = call.href("entity", owner, "metadata", "attributes", definition["id"])
        value = values[definition["id"]]
        if isinstance(value, dict) and "ref" in value:
            name = call.sklad.db.value("SELECT name FROM thing WHERE id = ?", (value["ref"].split("/")[1],))
            value = reference(call, value["ref"]) | {"name": name}
        head = {"meta": plain_meta(href, "attributemetadata"), "id": definition["id"], "name": definition["name"]}
        found.append(head | {"type": definition["type"], "value": value})
    return found
