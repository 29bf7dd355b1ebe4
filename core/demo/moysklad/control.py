"""The pretend MoySklad's part of the control door: state, stock, goods, documents, hooks (see README.md)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from core.demo.http.control import Handler, json_object
from core.demo.moysklad.control_acts import ACTS
from core.demo.moysklad.db import Row
from core.demo.moysklad.gate import SKLAD
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.ledger import NO_STORE, SCALE
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import PREFIX, Call


def add_routes(app: web.Application) -> None:
    """Add the routes under /_control/."""
    app.router.add_get("/_control/state", _state)
    for name in ACTS:
        app.router.add_post(f"/_control/{name}", _act(name))
    app.router.add_get("/_control/hooks", _get_hooks)
    app.router.add_post("/_control/hooks", _add_hook)
    app.router.add_delete("/_control/hooks", _clear_hooks)
    app.router.add_post("/_control/limits/reset", _reset_limits)
    app.router.add_get("/_control/access", _access)


def _call(request: web.Request) -> Call:
    return Call.by_hand(request.app[SKLAD], f"{request.scheme}://{request.host}{PREFIX}")


def _act(name: str) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        return web.json_response(ACTS[name](_call(request), await json_object(request)))

    return handler


async def _get_hooks(request: web.Request) -> web.Response:
    """Show what waits to happen during other requests, and what has happened."""
    return web.json_response(request.app[SKLAD].hooks.view())


async def _add_hook(request: web.Request) -> web.Response:
    """Let something happen at the n-th request from now, see README.md."""
    hooks = request.app[SKLAD].hooks
    hooks.add(await json_object(request))
    return web.json_response(hooks.view())


async def _clear_hooks(request: web.Request) -> web.Response:
    request.app[SKLAD].hooks.clear()
    return web.json_response({"ok": True})


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
