"""GET /audit, /audit/{id}/events, /entity/<type>/{id}/audit, /audit/metadata/filters (digest §16)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.audit_log import Context, Event
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.filters import moment_of, parse
from core.demo.moysklad.listing import envelope, page_of
from core.demo.moysklad.moments import to_text
from core.demo.moysklad.references import meta_of, plain_meta, read_href
from core.demo.moysklad.sklad import Answer, Call

USUAL, MOST = 25, 100
SOURCES = {"jsonapi": "remap-1.2"}
EVENTS = (
    "create", "update", "delete", "puttoarchive", "restorefromarchive", "puttorecyclebin",
    "restorefromrecyclebin", "bulkoperation",
)  # fmt: skip


def contexts(call: Call) -> Answer:
    """Answer the contexts, newest first, 25 a page (at most 100)."""
    call.need("audit", 38000)
    limit, offset = page_of(call, USUAL, MOST)
    kept = _filtered(call, call.sklad.audit.contexts)
    kept.reverse()
    rows = [_context(call, c) for c in kept[offset : offset + limit]]
    return Answer(envelope(call, "audit", rows, len(kept), limit, offset))


def _filtered(call: Call, found: list[Context]) -> list[Context]:
    for condition in parse(call.parameter("filter")):
        value = condition.value
        if condition.name == "moment":
            if condition.op not in (">=", "<="):
                raise ApiError(1034, "moment: только >= и <=")
            moment = moment_of(value)
            found = [c for c in found if (c.moment >= moment if condition.op == ">=" else c.moment <= moment)]
            continue
        if condition.op != "=":
            raise ApiError(1034, f"оператор '{condition.op}' не поддерживается для поля '{condition.name}'")
        if condition.name == "eventType":
            if value not in EVENTS:
                raise ApiError(1041, value, "eventType")
            found = [c for c in found if any(e.type == value for e in c.events)]
        elif condition.name == "entityType":
            found = [c for c in found if any(e.kind == value for e in c.events)]
        elif condition.name == "source":
            found = [c for c in found if c.source == SOURCES.get(value, value)]
        elif condition.name == "uid":
            found = [c for c in found if c.uid == value]
        elif condition.name == "employee":
            employee = read_href(call, value).id
            uids = {e.uid for e in call.sklad.accounts.employees if e.employee_id == employee}
            found = [c for c in found if c.uid in uids]
        else:
            raise ApiError(1034, f"неизвестное поле '{condition.name}'")
    return list(found)


def _context(call: Call, context: Context) -> dict[str, Any]:
    href = call.href("audit", context.id)
    out: dict[str, Any] = {
        "meta": plain_meta(href, "audit"),
        "id": context.id,
        "uid": context.uid,
        "source": context.source,
        "moment": to_text(context.moment, parts=False),
        "objectCount": len(context.events),
    }
    for name, values in (
        ("eventType", {e.type for e in context.events}),
        ("entityType", {e.kind for e in context.events}),
    ):
        if len(values) == 1:
            out[name] = values.pop()
    events = plain_meta(f"{href}/events", "auditevent", size=len(context.events), limit=USUAL, offset=0)
    return out | {"events": {"meta": events}}


def _event(call: Call, context: Context, event: Event) -> dict[str, Any]:
    out: dict[str, Any] = {
        "source": context.source,
        "eventType": event.type,
        "entityType": event.kind,
        "uid": context.uid,
        "moment": to_text(context.moment, parts=False),
        "name": event.name,
        "objectCount": 1,
        "audit": {"meta": plain_meta(call.href("audit", context.id), "audit")},
        "entity": {"meta": meta_of(call, event.kind, event.entity_id, event.ui_id)},
    }
    return out if event.diff is None else out | {"diff": event.diff}


def events(call: Call, context_id: str) -> Answer:
    """Answer the events of a context; a deleted object's href is still there."""
    call.need("audit", 38000)
    context = call.sklad.audit.find(context_id)
    if context is None:
        raise Missing
    limit, offset = page_of(call, USUAL, MOST)
    rows = [_event(call, context, e) for e in context.events[offset : offset + limit]]
    return Answer(envelope(call, "auditevent", rows, len(context.events), limit, offset))


def entity_events(call: Call, kind: str, thing_id: str) -> Answer:
    """Answer the events of one object."""
    call.need("audit", 38000)
    limit, offset = page_of(call, USUAL, MOST)
    found = [
        (c, e)
        for c in reversed(call.sklad.audit.contexts)
        for e in c.events
        if e.entity_id == thing_id and e.kind == kind
    ]
    rows = [_event(call, c, e) for c, e in found[offset : offset + limit]]
    return Answer(envelope(call, "auditevent", rows, len(found), limit, offset))


def filters(_call: Call) -> Answer:
    """Answer which filters the audit takes."""
    return Answer(
        {
            "eventType": {"allowedValues": [{"name": e, "value": e} for e in EVENTS]},
            "source": {"allowedValues": [{"name": "JSON API", "value": "jsonapi"}]},
        }
    )
