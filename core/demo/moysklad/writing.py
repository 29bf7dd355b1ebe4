"""Creating and changing objects: partial updates, generated values, syncId replay, uniqueness (digest §6-7)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad import attributes, documents, goods
from core.demo.moysklad.db import Row, body_of, dump
from core.demo.moysklad.document_kinds import PAYABLE
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.fields import Kind
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.kinds import GOODS, KINDS
from core.demo.moysklad.moments import whole_minute
from core.demo.moysklad.sklad import Call
from core.demo.moysklad.values import address, stored_value

_COLUMNS = {
    "name": "name",
    "code": "code",
    "externalCode": "ext",
    "article": "article",
    "archived": "archived",
    "productFolder": "parent",
    "product": "parent",
    "parent": "parent",
    "customerOrder": "parent",
    "demand": "parent",
}
_HAS_EXTERNAL_CODE = frozenset(KINDS) - {"currency", "group"}
_SPECIAL = ("characteristics", "barcodes", "components", "list")
Change = dict[str, Any]


def create(call: Call, kind: str, data: dict[str, Any]) -> Row:
    """Create an object and return its row; a known syncId returns the earlier object.

    Raises:
        ApiError: a validation refusal, 1045 without the right, 1052 for a malformed syncId.
    """
    spec = KINDS[kind]
    call.need(f"{kind}.create", 1045)
    sync = data.get("syncId")
    if sync is not None and spec.sync:
        if not is_uuid(sync):
            raise ApiError(1052, parameter="syncId")
        earlier = call.sklad.db.row("SELECT * FROM thing WHERE sync = ? AND kind = ?", (sync.lower(), kind))
        if earlier is not None:
            return _replay(call, spec, earlier, data)
    for field in spec.fields:
        if field.required and not field.read_only and field.name not in data:
            raise ApiError(3000, field.name, parameter=field.name)
    columns: Change = {"id": call.sklad.ids.new(), "kind": kind, "created": call.now, "updated": call.now}
    if spec.page and kind in GOODS:
        columns["ui"] = call.sklad.ids.new()
    if spec.sync:
        columns["sync"] = (sync or call.sklad.ids.new()).lower()
    columns["ext"] = call.sklad.ids.external_code() if kind in _HAS_EXTERNAL_CODE else None
    body: Change = _defaults(call, spec)
    _read_fields(call, spec, data, columns, body)
    _before(call, spec, data, columns, body, None)
    attributes.need_all(call, kind, body, data, created=True)
    columns["body"] = dump(body)
    names = ", ".join(columns)
    call.sklad.db.run(
        f"INSERT INTO thing ({names}) VALUES ({', '.join('?' * len(columns))})", tuple(columns.values())
    )
    _after(call, spec, data, columns["id"], set(), created=True)
    row = call.sklad.db.by_id(columns["id"])
    assert row is not None
    call.sklad.audit.note("create", kind, row)
    return row


def _replay(call: Call, spec: Kind, earlier: Row, data: dict[str, Any]) -> Row:
    if call.sklad.switches.sync_replay == "update":
        return update(call, spec.name, earlier, data)
    return earlier


def update(call: Call, kind: str, row: Row, data: dict[str, Any]) -> Row:
    """Change the fields that `data` names and return the row as it is then.

    Raises:
        ApiError: a validation refusal, 1017 without the right, 1047, 1065 (switch).
    """
    spec = KINDS[kind]
    call.need(f"{kind}.update", 1017)
    switches = call.sklad.switches
    if switches.race_failures > 0:
        switches.race_failures -= 1
        raise ApiError(1065)
    if spec.sync and "syncId" in data and str(data["syncId"]).lower() != (row["sync"] or ""):
        raise ApiError(1047, parameter="syncId")
    columns: Change = {"updated": call.now}
    body = body_of(row)
    before = dict(body)
    linked = documents.linked(call, row) if spec.document else set()
    _read_fields(call, spec, data, columns, body)
    _before(call, spec, data, columns, body, row)
    attributes.need_all(call, kind, body, data, created=False)
    columns["body"] = dump(body)
    settings = ", ".join(f"{name} = ?" for name in columns)
    call.sklad.db.run(f"UPDATE thing SET {settings} WHERE id = ?", (*columns.values(), row["id"]))
    _after(call, spec, data, row["id"], linked, created=False)
    changed = call.sklad.db.by_id(row["id"])
    assert changed is not None
    _note_update(call, kind, row, changed, before, body)
    return changed


def _note_update(call: Call, kind: str, old: Row, new: Row, before: Change, after: Change) -> None:
    """Write the change to the audit; archiving is an event of its own."""
    diff = {
        name: {"oldValue": old[column], "newValue": new[column]}
        for name, column in _COLUMNS.items()
        if name in KINDS[kind].by_name and old[column] != new[column]
    }
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            diff[name] = {"oldValue": before.get(name), "newValue": after.get(name)}
    event = "update"
    if old["archived"] != new["archived"]:
        event = "puttoarchive" if new["archived"] else "restorefromarchive"
        diff["archived"] = {"oldValue": bool(old["archived"]), "newValue": bool(new["archived"])}
    call.sklad.audit.note(event, kind, new, diff)


def _defaults(call: Call, spec: Kind) -> Change:
    if spec.document:
        usual: Change = {"applicable": True, "moment": whole_minute(call.now)}
        if spec.name in PAYABLE:
            return usual | {"sum": 0, "vatSum": 0, "paymentPurpose": ""}
        return usual | {"vatEnabled": True, "vatIncluded": True}
    if spec.name in ("counterparty", "organization"):
        return {"companyType": "legal"}
    if spec.name in ("product", "bundle", "service"):
        return {"vat": 0, "vatEnabled": False, "useParentVat": "vat" not in spec.by_name}
    return {}


def _read_fields(call: Call, spec: Kind, data: dict[str, Any], columns: Change, body: Change) -> None:
    for field in spec.fields:
        if field.type == "address":
            if field.name in data or isinstance(data.get(f"{field.name}Full"), dict):
                body[field.name] = address(data, field.name, body.get(field.name))
                if body[field.name] is None:
                    del body[field.name]
            continue
        if field.read_only or field.type in _SPECIAL or field.name not in data or field.name in ("id", "syncId"):
            continue
        if field.type == "attributes":
            body["attributes"] = attributes.merged(call, spec.name, data["attributes"], body.get("attributes") or {})
            continue
        value = stored_value(call, field, data[field.name], body.get(field.name))
        if field.name in _COLUMNS:
            columns[_COLUMNS[field.name]] = int(value) if field.type == "bool" else value
        elif value is None:
            body.pop(field.name, None)
        else:
            body[field.name] = value


def _before(call: Call, spec: Kind, data: dict[str, Any], columns: Change, body: Change, row: Row | None) -> None:
    """Check what concerns the object as a whole and fill in what the server makes up."""
    if body.get("vatEnabled") and spec.name in ("product", "service", "bundle"):
        sent = row is not None or "vat" in data
        if not sent:
            raise ApiError(16010, parameter="vat")
    if spec.name in GOODS:
        goods.prepare(call, spec.name, data, columns, body, row)
    elif spec.document:
        documents.prepare(call, spec.name, columns, body, row)
    elif spec.name in ("store", "productfolder") and "name" in columns and spec.name == "store":
        _unique(call, "store", "name", columns["name"], row)
    if spec.name == "uom" and row is not None and body.get("system"):
        raise ApiError(1024)


def _unique(call: Call, kind: str, column: str, value: str, row: Row | None) -> None:
    other = call.sklad.db.value(
        f"SELECT id FROM thing WHERE kind = ? AND {column} = ? AND id != ?", (kind, value, row["id"] if row else "")
    )
    if other is not None:
        raise ApiError(3006, column, parameter=column)


def _after(call: Call, spec: Kind, data: dict[str, Any], thing_id: str, linked: set[str], created: bool) -> None:
    if spec.name in GOODS:
        goods.finish(call, spec.name, data, thing_id, created)
    elif spec.document:
        documents.finish(call, spec.name, data, thing_id, linked)
    elif spec.name == "store" and "archived" in data:
        _left(call, thing_id, "store", bool(data["archived"]))


def _left(call: Call, thing_id: str, what: str, away: bool) -> None:
    if away:
        call.sklad.ledger.leave(thing_id, what, call.now)
    else:
        call.sklad.ledger.come_back(thing_id)


def found(call: Call, kind: str, thing_id: str) -> Row:
    """Return an object by its API id.

    Raises:
        Missing: there is none (404 with an empty body).
    """
    row = call.sklad.db.thing(kind, thing_id)
    if row is None:
        raise Missing
    return row
