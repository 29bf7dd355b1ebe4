"""Which handler answers which address; everything else is a refusal that the control door counts."""

from __future__ import annotations

from collections.abc import Callable

from core.demo.moysklad import account_views as account
from core.demo.moysklad import assortment, audit_views, entities, extended_reports, positions, short_reports
from core.demo.moysklad.contact_views import list_contacts, post_contacts
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.listing import envelope, list_things
from core.demo.moysklad.notes import one_note, post_notes
from core.demo.moysklad.sklad import Answer, Call
from core.demo.moysklad.templates import template

Handler = Callable[[Call], Answer]
Methods = dict[str, Handler]
_STATEFUL = ("customerorder", "counterparty", "demand", "salesreturn", "paymentin", "paymentout")
_COMMENTED = ("customerorder", "counterparty", "demand", "salesreturn", "paymentin", "paymentout")


class Unserved(ApiError):
    """An address or method without a handler: an ordinary refusal, and counted as unserved."""


def find(path: tuple[str, ...], method: str) -> Handler:
    """Return the handler of an address.

    Raises:
        Unserved: 1002 unknown path, 1005 unknown type, 1039 method not supported, 1012, 1006.
    """
    methods = _methods(path)
    if methods is None:
        if path[:1] == ("entity",) and len(path) > 1 and path[1] not in KINDS:
            raise Unserved(1005, path[1])
        raise Unserved(1002, "/" + "/".join(path))
    if method in methods:
        return methods[method]
    if path[:1] == ("entity",) and len(path) == 2 and method in ("PUT", "DELETE"):
        raise Unserved(1012)
    if path[:1] == ("entity",) and len(path) == 3 and method == "POST" and is_uuid(path[2]):
        raise Unserved(1006)
    raise Unserved(1039, method)


def _methods(path: tuple[str, ...]) -> Methods | None:
    match path:
        case ("security", "token"):
            return {"POST": account.new_token}
        case ("accountSettings", "subscription"):
            return {"GET": account.subscription}
        case ("context", *rest):
            return _context(tuple(rest))
        case ("report", "stock", *rest):
            return _report(tuple(rest))
        case ("audit", *rest):
            return _audit(tuple(rest))
        case ("entity", "assortment", *rest):
            return _assortment(tuple(rest))
        case ("entity", kind, *rest) if kind in KINDS:
            return _entity(kind, tuple(rest))
    return None


def _context(rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ("employee",):
            return {"GET": account.employee}
        case ("application",):
            return {"GET": account.application}
        case ("companysettings",):
            return {"GET": account.company_settings}
        case ("companysettings", "pricetype"):
            return {"GET": account.price_types, "POST": account.price_types}
        case ("companysettings", "pricetype", key):
            return {"GET": lambda call: account.one_price_type(call, key)}
    return None


def _report(rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ("all",):
            return {"GET": extended_reports.all_report}
        case ("bystore",):
            return {"GET": extended_reports.store_report}
        case ("all", "current"):
            return {"GET": lambda call: short_reports.report(call, by_store=False)}
        case ("bystore", "current"):
            return {"GET": lambda call: short_reports.report(call, by_store=True)}
    return None


def _audit(rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ():
            return {"GET": audit_views.contexts}
        case ("metadata", "filters"):
            return {"GET": audit_views.filters}
        case (key, "events"):
            return {"GET": lambda call: audit_views.events(call, key)}
    return None


def _assortment(rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ():
            return {"GET": assortment.list_assortment}
        case ("settings",):
            return {"GET": assortment.settings, "PUT": assortment.settings}
        case ("delete",):
            return {"POST": assortment.delete_assortment}
    return None


def _entity(kind: str, rest: tuple[str, ...]) -> Methods | None:
    """Return the handlers under /entity/<kind>; types that are read-only here take GET alone."""
    methods = _entity_methods(kind, rest)
    if methods is not None and not KINDS[kind].writable:
        return {"GET": methods["GET"]} if "GET" in methods else None
    return methods


def _entity_methods(kind: str, rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ():
            return {
                "GET": lambda call: list_things(call, kind),
                "POST": lambda call: entities.post_many(call, kind),
            }
        case ("delete",):
            return {"POST": lambda call: entities.delete_many(call, (kind,))}
        case ("batch",):
            return {"POST": lambda call: entities.post_many(call, kind)}
        case ("metadata", *more):
            return _metadata(kind, tuple(more))
        case ("syncid", sync) if KINDS[kind].sync:
            return dict.fromkeys(("GET", "DELETE"), lambda call: entities.by_sync_id(call, kind, sync))
        case ("new",) if KINDS[kind].document:
            return {"PUT": lambda call: template(call, kind)}
        case (key,):
            return _object(kind, key)
        case (key, *more) if is_uuid(key):
            return _below(kind, key, tuple(more))
    return None


def _object(kind: str, key: str) -> Methods | None:
    if not is_uuid(key):
        return None
    return {
        "GET": lambda call: entities.get_one(call, kind, key),
        "PUT": lambda call: entities.put_one(call, kind, key),
        "DELETE": lambda call: entities.delete_one(call, kind, key),
    }


def _metadata(kind: str, rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ():
            return {"GET": lambda call: account.metadata(call, kind)}
        case ("attributes",):
            return {"GET": lambda call: account.attributes(call, kind)}
        case ("attributes", key):
            return {"GET": lambda call: account.one_attribute(call, kind, key)}
        case ("characteristics",) if kind == "variant":
            return {"GET": account.characteristics, "POST": account.characteristics}
        case ("characteristics", key) if kind == "variant":
            return {"GET": lambda call: account.one_characteristic(call, key)}
        case ("states",) if kind in _STATEFUL:
            return {"POST": lambda call: account.states(call, kind)}
        case ("states", key) if kind in _STATEFUL:
            return dict.fromkeys(("GET", "PUT", "DELETE"), lambda call: account.one_state(call, kind, key))
    return None


def _below(kind: str, key: str, rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ("audit",):
            return {"GET": lambda call: audit_views.entity_events(call, kind, key)}
        case ("trash",):
            return {"POST": lambda call: entities.trash(call, kind, key)}
        case ("accounts",) if kind in ("organization", "counterparty"):
            return {"GET": lambda call: account.accounts(call, kind, key)}
        case ("components", *more) if kind == "bundle":
            return _components(kind, key, tuple(more))
        case ("positions", *more) if "positions" in KINDS[kind].lists:
            return _positions(kind, key, tuple(more))
        case ("notes",) if kind in _COMMENTED:
            return {
                "GET": lambda call: positions.list_nested(call, kind, key, "notes"),
                "POST": lambda call: post_notes(call, kind, key),
            }
        case ("notes", note) if kind in _COMMENTED:
            return dict.fromkeys(("GET", "PUT", "DELETE"), lambda call: one_note(call, kind, key, note))
        case ("contactpersons",) if kind == "counterparty":
            return {
                "GET": lambda call: list_contacts(call, kind, key),
                "POST": lambda call: post_contacts(call, kind, key),
            }
        case ("images" | "files" | "contactpersons" | "notes" | "zones" | "slots" as name,):
            if name in KINDS[kind].lists:
                return {"GET": lambda call: _empty_list(call, kind, key, name)}
    return None


def _empty_list(call: Call, kind: str, key: str, name: str) -> Answer:
    row = call.sklad.db.thing(kind, key)
    if row is None:
        raise Missing
    return Answer(envelope(call, name.rstrip("s"), [], 0, 1000, 0))


def _components(kind: str, key: str, rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case ():
            return {"GET": lambda call: positions.list_nested(call, kind, key, "components")}
        case (row,):
            return {"GET": lambda call: positions.get_nested(call, kind, key, "components", row)}
    return None


def _positions(kind: str, key: str, rest: tuple[str, ...]) -> Methods | None:
    match rest:
        case () | ("batch",):
            return {
                "GET": lambda call: positions.list_nested(call, kind, key, "positions"),
                "POST": lambda call: positions.post_positions(call, kind, key),
            }
        case ("delete",):
            return {"POST": lambda call: positions.delete_positions(call, kind, key)}
        case (row,):
            return {
                "GET": lambda call: positions.get_nested(call, kind, key, "positions", row),
                "PUT": lambda call: positions.put_position(call, kind, key, row),
                "DELETE": lambda call: positions.delete_position(call, kind, key, row),
            }
    return None
