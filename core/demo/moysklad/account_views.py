"""Tokens, the caller, the tariff, price types, metadata, states, characteristics (digest §2, §10.6, §11.5)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import body_of
from core.demo.moysklad.dictionaries import characteristic, price_type, states_of
from core.demo.moysklad.document_kinds import DOCUMENTS
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.listing import envelope, page_of
from core.demo.moysklad.references import plain_meta
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Answer, Call

_RIGHTS = ("view", "create", "update", "delete")
_PERMISSION_KINDS = (
    "product",
    "variant",
    "bundle",
    "service",
    "store",
    "organization",
    "counterparty",
    "project",
    "contract",
)
_DAY = 24 * 3600 * 1000


def new_token(call: Call) -> Answer:
    """Give the user a new token; all older ones of this user die. Basic authorisation only."""
    if not call.headers.get("Authorization", "").lower().startswith("basic "):
        raise ApiError(1056, "нужна авторизация логином и паролем")
    return Answer({"access_token": call.sklad.accounts.new_token(call.caller)})


def employee(call: Call) -> Answer:
    """Answer the caller with `uid` and `permissions`; users only."""
    if call.caller.kind != "user":
        raise ApiError(55006)
    row = call.sklad.db.by_id(call.caller.employee_id)
    assert row is not None
    denied = call.sklad.switches.denied_rights
    permissions: dict[str, Any] = {
        kind: {right: ("NO" if f"{kind}.{right}" in denied else "ALL") for right in _RIGHTS}
        for kind in _PERMISSION_KINDS
    }
    for document in DOCUMENTS:
        permissions[document.name] = {
            right: ("NO" if f"{document.name}.{right}" in denied else "ALL")
            for right in (*_RIGHTS, "approve", "print")
        }
    for name, right in (("stock", "stock"), ("viewAudit", "audit")):
        permissions[name] = {"view": "NO" if right in denied else "ALL"}
    if call.caller.admin:
        permissions["admin"] = {"view": "ALL"}
    return Answer(Renderer(call).thing(row) | {"permissions": permissions})


def application(call: Call) -> Answer:
    """Answer the calling solution; solutions only."""
    if call.caller.kind != "solution":
        raise ApiError(55005)
    application_id = call.sklad.ids.fixed("application")
    meta = plain_meta(call.href("entity", "application", application_id), "application")
    return Answer({"meta": meta, "id": application_id, "name": "SkladLink", "appUid": "skladlink.demo"})


def subscription(call: Call) -> Answer:
    """Answer role, tariff and the end of the subscription in milliseconds."""
    role = "admin" if call.caller.admin else "worker"
    end = call.now // _DAY * _DAY + 90 * _DAY
    return Answer({"role": role, "tariff": call.sklad.switches.tariff, "subscriptionEndDate": end})


def price_types(call: Call) -> Answer:
    """Answer the price types (a bare array), or replace the whole ordered list."""
    kinds = call.sklad.settings.price_types
    if call.method == "POST":
        _replace_price_types(call)
    return Answer([price_type(call, kind) for kind in kinds])


def _replace_price_types(call: Call) -> None:
    kinds = call.sklad.settings.price_types
    if not isinstance(call.body, list) or len(call.body) > 100:
        raise ApiError(2016, "pricetype", "array")
    known = {kind["id"]: kind for kind in kinds}
    fresh = []
    for entry in call.body:
        key = entry.get("id") or str(entry.get("meta", {}).get("href", "")).rpartition("/")[2]
        kind = dict(known.get(key, {}))
        if not kind:
            kind = {
                "id": call.sklad.ids.new(),
                "key": call.sklad.ids.new(),
                "externalCode": call.sklad.ids.external_code(),
            }
        kind["name"] = entry.get("name", kind.get("name", ""))
        if not kind["name"]:
            raise ApiError(3000, "name", parameter="name")
        fresh.append(kind)
    kinds[:] = fresh


def one_price_type(call: Call, key: str) -> Answer:
    """Answer one price type by id, or the default one."""
    kinds = call.sklad.settings.price_types
    found = kinds[0] if key == "default" else next((k for k in kinds if k["id"] == key), None)
    if found is None:
        raise Missing
    return Answer(price_type(call, found))


def company_settings(call: Call) -> Answer:
    """Answer the settings of the company as far as they are served."""
    return Answer(
        {
            "meta": plain_meta(call.href("context", "companysettings"), "companysettings"),
            "checkShippingStock": call.sklad.switches.check_shipping_stock,
            "useRecycleBin": call.sklad.switches.use_recycle_bin,
            "useCompanyAddress": False,
            "priceTypes": [price_type(call, kind) for kind in call.sklad.settings.price_types],
        }
    )


def metadata(call: Call, kind: str) -> Answer:
    """Answer the metadata of a type: attributes, states where it has them."""
    href = call.href("entity", kind, "metadata")
    out: dict[str, Any] = {"meta": {"href": href, "mediaType": "application/json"}}
    if kind == "variant":
        known = call.sklad.settings.characteristics
        return Answer(out | {"characteristics": [characteristic(call, key) for key in known]})
    count = len(call.sklad.settings.attributes.get(kind, []))
    attributes = plain_meta(f"{href}/attributes", "attributemetadata", size=count, limit=1000, offset=0)
    out["attributes"] = {"meta": attributes}
    if call.parameter("expand") == "attributes":
        out["attributes"]["rows"] = _attributes(call, kind)
    if call.sklad.settings.states.get(kind):
        out["states"] = states_of(call, kind)
    return Answer(out | {"createShared": False})


def _attributes(call: Call, kind: str) -> list[dict[str, Any]]:
    found = []
    for definition in call.sklad.settings.attributes.get(kind, []):
        href = call.href("entity", kind, "metadata", "attributes", definition["id"])
        found.append({"meta": plain_meta(href, "attributemetadata"), **definition})
    return found


def attributes(call: Call, kind: str) -> Answer:
    """Answer the definitions of attributes."""
    limit, offset = page_of(call)
    rows = _attributes(call, kind)
    return Answer(envelope(call, "attributemetadata", rows[offset : offset + limit], len(rows), limit, offset))


def one_attribute(call: Call, kind: str, key: str) -> Answer:
    """Answer one definition of an attribute."""
    found = next((a for a in _attributes(call, kind) if a["id"] == key), None)
    if found is None:
        raise Missing
    return Answer(found)


def characteristics(call: Call) -> Answer:
    """Answer the characteristics of variants, or create one (10002 when the name is taken)."""
    known = call.sklad.settings.characteristics
    if call.method == "POST":
        if isinstance(call.body, list):
            return Answer([_new_characteristic(call, entry) for entry in call.body])
        return Answer(_new_characteristic(call, call.body))
    limit, offset = page_of(call)
    rows = [characteristic(call, key) for key in known][offset : offset + limit]
    return Answer(envelope(call, "attributemetadata", rows, len(known), limit, offset))


def _new_characteristic(call: Call, entry: dict[str, Any]) -> dict[str, Any]:
    known = call.sklad.settings.characteristics
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise ApiError(3000, "name", parameter="name")
    if any(n.casefold() == name.casefold() for n in known.values()):
        raise ApiError(10002, parameter="name")
    key = call.sklad.ids.new()
    known[key] = name
    return characteristic(call, key)


def one_characteristic(call: Call, key: str) -> Answer:
    """Answer one characteristic."""
    if key not in call.sklad.settings.characteristics:
        raise Missing
    return Answer(characteristic(call, key))


def states(call: Call, kind: str) -> Answer:
    """Create one state or several; administrators only."""
    _admin(call)
    if isinstance(call.body, list):
        return Answer([_new_state(call, kind, entry) for entry in call.body])
    return Answer(_new_state(call, kind, call.body))


def _admin(call: Call) -> None:
    if not call.caller.admin:
        raise ApiError(14010)


def _new_state(call: Call, kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    present = call.sklad.settings.states.setdefault(kind, [])
    for name in ("name", "color", "stateType"):
        if name not in entry:
            raise ApiError(3000, name, parameter=name)
    if entry["stateType"] not in ("Regular", "Successful", "Unsuccessful"):
        raise ApiError(3005, "stateType", parameter="stateType")
    if any(s["name"] == entry["name"] for s in present):
        raise ApiError(3006, "name", parameter="name")
    state = {"id": call.sklad.ids.new()} | {n: entry[n] for n in ("name", "color", "stateType")}
    present.append(state)
    return next(s for s in states_of(call, kind) if s["id"] == state["id"])


def one_state(call: Call, kind: str, key: str) -> Answer:
    """Read, change or delete one state; writing is for administrators only.

    Raises:
        ApiError: 11001 unknown, 14010, 1028 a used one cannot be deleted.
    """
    present = call.sklad.settings.states.get(kind, [])
    state = next((s for s in present if s["id"] == key), None)
    if state is None:
        raise ApiError(11001, status=404)
    if call.method != "GET":
        _admin(call)
    if call.method == "PUT":
        state.update({n: call.body[n] for n in ("name", "color", "stateType") if n in call.body})
    if call.method == "DELETE":
        used = call.sklad.db.rows("SELECT body, id FROM thing WHERE kind = ?", (kind,))
        if any(body_of(row).get("state") == f"state/{key}/{kind}" for row in used):
            raise ApiError(1028)
        present.remove(state)
        return Answer()
    return Answer(next(s for s in states_of(call, kind) if s["id"] == key))


def accounts(call: Call, kind: str, owner: str) -> Answer:
    """Answer the bank accounts of an organisation (one each) or counterparty (none)."""
    if kind not in KINDS or call.sklad.db.thing(kind, owner) is None:
        raise Missing
    rows = []
    if kind == "organization":
        key = call.sklad.ids.fixed(f"account {owner}")
        meta = plain_meta(call.href("entity", kind, owner, "accounts", key), "account")
        rows.append({"meta": meta, "id": key, "accountId": call.sklad.account_id, "isDefault": True,
                     "accountNumber": "40702810900000000001"})  # fmt: skip
    return Answer(envelope(call, "account", rows, len(rows), 1000, 0))
