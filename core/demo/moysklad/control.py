"""The pretend MoySklad's part of the control door: state, stock, goods, orders, recalculation (see README.md)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from core.demo.http.control import json_object
from core.demo.moysklad import writing
from core.demo.moysklad.db import Row
from core.demo.moysklad.entities import delete
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.gate import SKLAD
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.ledger import NO_STORE, SCALE, scaled
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import PREFIX, Call


def add_routes(app: web.Application) -> None:
    """Add the routes under /_control/."""
    app.router.add_get("/_control/state", _state)
    app.router.add_post("/_control/stock", _stock)
    app.router.add_post("/_control/recalculate", _recalculate)
    app.router.add_post("/_control/items", _items)
    app.router.add_post("/_control/orders", _orders)
    app.router.add_post("/_control/limits/reset", _reset_limits)
    app.router.add_get("/_control/access", _access)


def _call(request: web.Request, body: Any = None) -> Call:
    """Return a call made by the administrator, who may everything."""
    sklad = request.app[SKLAD]
    base = f"{request.scheme}://{request.host}{PREFIX}"
    caller = sklad.accounts.employees[0]
    return Call(sklad, caller, base, "PUT", (), {}, {}, body, sklad.now())


async def _state(request: web.Request) -> web.Response:
    """Show one object (kind and id), its balances, or the number of objects by kind."""
    call = _call(request)
    db = call.sklad.db
    kind, thing_id = request.query.get("kind"), request.query.get("id")
    if kind == "stock":
        where, values = ("WHERE item = ?", [thing_id]) if thing_id else ("", [])
        return web.json_response([_cell(row) for row in db.rows(f"SELECT * FROM balance {where}", values)])
    if kind and thing_id:
        row = db.thing(kind, thing_id)
        return web.json_response(None if row is None else Renderer(call).thing(row, _everything(kind)))
    if kind:
        ids = [row["id"] for row in db.rows("SELECT id FROM thing WHERE kind = ? ORDER BY seq", (kind,))]
        return web.json_response({"kind": kind, "count": len(ids), "ids": ids})
    counts = {row["kind"]: row["n"] for row in db.rows("SELECT kind, count(*) AS n FROM thing GROUP BY kind")}
    return web.json_response({"counts": counts})


def _everything(kind: str) -> dict[str, Any]:
    return {name: {} for name in KINDS[kind].lists}


def _cell(row: Row) -> dict[str, Any]:
    return {
        "item": row["item"],
        "store": None if row["store"] == NO_STORE else row["store"],
        "stock": row["stock"] / SCALE,
        "reserve": row["reserve"] / SCALE,
        "inTransit": row["transit"] / SCALE,
    }


async def _stock(request: web.Request) -> web.Response:
    """Set balances: {"rows": [{item, store, stock?, reserve?, inTransit?}]} or {"store", "factor"}."""
    call = _call(request)
    body = await json_object(request)
    ledger = call.sklad.ledger
    if "factor" in body:
        return web.json_response({"rows": ledger.scale_store(body["store"], float(body["factor"]), call.now)})
    rows = body.get("rows", [body])
    names = {"stock": "stock", "reserve": "reserve", "inTransit": "transit"}
    for row in rows:
        unknown = set(row) - {"item", "store", *names}
        if unknown:
            raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
        if call.sklad.db.by_id(row["item"]) is None:
            raise ValueError(f"no such item: {row['item']}")
        figures = {names[n]: scaled(row[n]) for n in names if n in row}
        ledger.put(row["item"], row.get("store") or NO_STORE, call.now, **figures)
    return web.json_response({"rows": len(rows)})


async def _recalculate(request: web.Request) -> web.Response:
    """Put items under recalculation: {"items": [ids], "seconds": n}."""
    call = _call(request)
    body = await json_object(request)
    for item in body["items"]:
        call.sklad.ledger.recalculate(item, call.now, float(body.get("seconds", 60)))
    return web.json_response({"recalculating": sorted(call.sklad.ledger.recalculating(call.now))})


async def _items(request: web.Request) -> web.Response:
    """Create, edit, archive, restore or delete objects: {"do", "kind", "id"?, "fields"?} or {"all": [...]}."""
    body = await json_object(request)
    call = _call(request)
    results = []
    with call.sklad.audit.context(call.caller.uid, "app", call.now):
        for order in body.get("all", [body]):
            try:
                with call.sklad.db.whole():
                    results.append(_do(call, order))
            except ApiError as error:
                raise ValueError(str(error.body("en"))) from error
            except Missing:
                raise ValueError(f"no such object: {order.get('id')}") from None
    return web.json_response({"results": results})


def _do(call: Call, order: dict[str, Any]) -> dict[str, Any]:
    kind, what = order["kind"], order["do"]
    if what == "create":
        row = writing.create(call, kind, order["fields"])
        return {"id": row["id"], "object": Renderer(call).thing(row)}
    row = writing.found(call, kind, order["id"])
    if what == "delete":
        delete(call, row, forced=True)
        return {"id": row["id"]}
    fields = {"archive": {"archived": True}, "restore": {"archived": False}}.get(what, order.get("fields"))
    if fields is None:
        raise ValueError("do is create, edit, archive, restore or delete")
    changed = writing.update(call, kind, row, fields)
    return {"id": row["id"], "object": Renderer(call).thing(changed)}


async def _orders(request: web.Request) -> web.Response:
    """Create, change or delete a customer order in short form, see README.md."""
    body = await json_object(request)
    call = _call(request)
    with call.sklad.audit.context(call.caller.uid, "app", call.now), call.sklad.db.whole():
        try:
            row = _order(call, body)
        except ApiError as error:
            raise ValueError(str(error.body("en"))) from error
    if row is None:
        return web.json_response({"id": body["id"]})
    return web.json_response({"id": row["id"], "object": Renderer(call).thing(row, {"positions": {}})})


def _order(call: Call, body: dict[str, Any]) -> Row | None:
    if body.get("delete"):
        delete(call, writing.found(call, "customerorder", body["id"]), forced=True)
        return None
    fields: dict[str, Any] = {n: body[n] for n in ("name", "externalCode", "applicable", "syncId") if n in body}
    if "positions" in body:
        fields["positions"] = [_position(call, position) for position in body["positions"]]
    for name, kind in (("store", "store"), ("agent", "counterparty"), ("organization", "organization")):
        if body.get(name):
            fields[name] = _reference(call, kind, body[name])
    if "state" in body:
        states = call.sklad.settings.states["customerorder"]
        key = next(s["id"] for s in states if s["name"] == body["state"])
        fields["state"] = {
            "meta": {"href": call.href("entity", "customerorder", "metadata", "states", key), "type": "state"}
        }
    if "id" in body:
        return writing.update(call, "customerorder", writing.found(call, "customerorder", body["id"]), fields)
    for name, kind in (("agent", "counterparty"), ("organization", "organization")):
        first = call.sklad.db.value("SELECT id FROM thing WHERE kind = ? ORDER BY seq LIMIT 1", (kind,))
        fields.setdefault(name, _reference(call, kind, first))
    return writing.create(call, "customerorder", fields)


def _reference(call: Call, kind: str, thing_id: str) -> dict[str, Any]:
    return {"meta": {"href": call.href("entity", kind, thing_id), "type": kind, "mediaType": "application/json"}}


def _position(call: Call, short: dict[str, Any]) -> dict[str, Any]:
    """Turn {"item", "quantity", "price"?, "reserve"?} into a position; without reserve nothing is held."""
    row = call.sklad.db.by_id(short["item"])
    if row is None:
        raise ValueError(f"no such item: {short['item']}")
    position = {n: v for n, v in short.items() if n != "item"}
    return position | {"assortment": _reference(call, row["kind"], row["id"])}


async def _reset_limits(request: web.Request) -> web.Response:
    """Forget spent units, failed logins and switched-off users."""
    sklad = request.app[SKLAD]
    sklad.budget.reset()
    sklad.watch.reset()
    sklad.accounts.forget_failures()
    return web.json_response({"ok": True})


async def _access(request: web.Request) -> web.Response:
    """Show the invented credentials that are valid now."""
    return web.json_response(access(request.app))


def access(app: web.Application) -> dict[str, Any]:
    """Return every employee's password and living token, and the solution's token."""
    accounts = app[SKLAD].accounts
    users = {
        e.uid: {"password": accounts.password_of(e.uid), "token": accounts.token_of(e.uid)}
        for e in accounts.employees
    }
    return {"users": users, "solution_token": accounts.solution_token}
