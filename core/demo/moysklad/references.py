"""References on the wire: reading `meta` and hrefs with the API's refusals, and writing `meta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.kinds import KINDS, REAL_BUT_ABSENT
from core.demo.moysklad.sklad import VENDOR, WEB, Call

JSON = "application/json"
POSITIONS = ("customerorderposition", "demandposition", "salesreturnposition")
_SPECIAL = {"state", "account", "pricetype", "attributemetadata", *POSITIONS}


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points at. `owner` is the parent's id for accounts and positions."""

    kind: str
    id: str
    owner: str = ""


def read_href(call: Call, href: str) -> Target:
    """Read an absolute href of this server; its query is cut.

    Raises:
        ApiError: 1059 another host, 2014 no object address.
    """
    plain = href.partition("?")[0]
    bases = [call.base] + ([VENDOR] if call.sklad.switches.accept_vendor_host else [])
    base = next((b for b in bases if plain.startswith(b + "/")), None)
    if base is None:
        raise ApiError(1059 if urlsplit(plain).netloc else 2014, href)
    parts = tuple(plain[len(base) + 1 :].split("/"))
    target = _target(parts)
    if target is None or not is_uuid(target.id):
        raise ApiError(2014, href)
    return target


def _target(parts: tuple[str, ...]) -> Target | None:
    match parts:
        case ("context", "companysettings", "pricetype", found):
            return Target("pricetype", found)
        case ("entity", kind, "metadata", "states", found):
            return Target("state", found, kind)
        case ("entity", kind, "metadata", "attributes" | "characteristics", found):
            return Target("attributemetadata", found, kind)
        case ("entity", _, owner, "accounts", found):
            return Target("account", found, owner)
        case ("entity", kind, owner, "positions", found):
            return Target(f"{kind}position", found, owner)
        case ("entity", kind, found):
            return Target(kind, found)
    return None


def stored(target: Target) -> str:
    """Return a target as fields keep it: "kind/id", with the parent where hrefs need it."""
    return f"{target.kind}/{target.id}" + (f"/{target.owner}" if target.owner else "")


def read_meta(call: Call, name: str, value: Any, kinds: tuple[str, ...]) -> Target:
    """Read the reference object of field `name`, which may point at `kinds`.

    Raises:
        ApiError: 2016, 2010, 2011, 2012, 1059, 1060, 2024, 2013.
    """
    meta = value.get("meta") if isinstance(value, dict) else None
    if not isinstance(meta, dict):
        raise ApiError(2016, name, "object", parameter=name)
    href, declared = meta.get("href"), meta.get("type")
    if not isinstance(href, str) or not href:
        raise ApiError(2010, name, parameter=name)
    if not isinstance(declared, str) or not declared:
        raise ApiError(2011, name, parameter=name)
    if declared not in KINDS and declared not in _SPECIAL and declared not in REAL_BUT_ABSENT:
        raise ApiError(2012, declared, parameter=name)
    target = read_href(call, href)
    if target.kind != declared:
        raise ApiError(1060, parameter=name)
    if target.kind not in kinds:
        raise ApiError(2024, href, parameter=name)
    if not _exists(call, target):
        raise ApiError(2013, href, parameter=name)
    return target


def _exists(call: Call, target: Target) -> bool:
    settings = call.sklad.settings
    if target.kind in KINDS:
        return call.sklad.db.thing(target.kind, target.id) is not None
    if target.kind == "state":
        return any(s["id"] == target.id for states in settings.states.values() for s in states)
    if target.kind == "pricetype":
        return any(p["id"] == target.id for p in settings.price_types)
    if target.kind == "account":
        return target.id == call.sklad.ids.fixed(f"account {target.owner}")
    return True


def meta_of(call: Call, kind: str, thing_id: str, ui_id: str | None = None, suffix: str = "") -> dict[str, Any]:
    """Return the meta of an object; `suffix` is the echoed query, such as "?expand=agent"."""
    spec = KINDS.get(kind)
    meta: dict[str, Any] = {"href": call.href("entity", kind, thing_id) + suffix}
    if spec is not None and spec.metadata and kind not in ("group",):
        meta["metadataHref"] = call.href("entity", kind, "metadata")
    meta["type"] = kind
    meta["mediaType"] = JSON
    if spec is not None and spec.page:
        meta["uuidHref"] = f"{WEB}{spec.page}/edit?id={ui_id or thing_id}"
    return meta


def plain_meta(href: str, kind: str, **more: Any) -> dict[str, Any]:
    """Return a meta of href, type and media type."""
    return {"href": href, "type": kind, "mediaType": JSON, **more}


def reference(call: Call, stored: str) -> dict[str, Any]:
    """Return the reference object for a stored "kind/id" or "kind/id/owner"."""
    kind, thing_id, *owner = stored.split("/")
    if kind == "state":
        return {"meta": state_meta(call, owner[0], thing_id)}
    if kind == "account":
        href = call.href("entity", "organization", owner[0], "accounts", thing_id)
        return {"meta": plain_meta(href, "account")}
    if kind == "pricetype":
        return {"meta": plain_meta(call.href("context", "companysettings", "pricetype", thing_id), "pricetype")}
    ui_id = None
    if kind in ("product", "variant", "bundle", "service"):
        ui_id = call.sklad.db.value("SELECT ui FROM thing WHERE id = ?", (thing_id,))
    return {"meta": meta_of(call, kind, thing_id, ui_id)}


def state_meta(call: Call, kind: str, state_id: str) -> dict[str, Any]:
    """Return the meta of a document state."""
    return {
        "href": call.href("entity", kind, "metadata", "states", state_id),
        "metadataHref": call.href("entity", kind, "metadata"),
        "type": "state",
        "mediaType": JSON,
    }
