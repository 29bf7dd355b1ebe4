"""The part of the control door that both pretend systems share: counters, faults, clock, switches, unserved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from core.demo.http.keys import PLUMBING

if TYPE_CHECKING:
    from core.demo.http.app import Plumbing

CONTROL_PREFIX = "/_control/"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_common_routes(app: web.Application) -> None:
    """Add the routes under `/_control/` that every pretend system has."""
    app.router.add_get("/_control/counters", _get_counters)
    app.router.add_post("/_control/counters/reset", _reset_counters)
    app.router.add_get("/_control/unserved", _get_unserved)
    app.router.add_get("/_control/faults", _get_faults)
    app.router.add_post("/_control/faults", _add_faults)
    app.router.add_delete("/_control/faults", _clear_faults)
    app.router.add_get("/_control/clock", _get_clock)
    app.router.add_post("/_control/clock", _move_clock)
    app.router.add_get("/_control/switches", _get_switches)
    app.router.add_post("/_control/switches", _set_switches)


@web.middleware
async def plain_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn a control door's ValueError, KeyError or TypeError into a 400 that says what was wrong."""
    if not request.path.startswith(CONTROL_PREFIX):
        return await handler(request)
    try:
        return await handler(request)
    except (ValueError, KeyError, TypeError) as error:
        return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)


def _plumbing(request: web.Request) -> Plumbing:
    return request.app[PLUMBING]


async def json_object(request: web.Request) -> dict[str, Any]:
    """Return a control request's JSON object.

    Raises:
        ValueError: the body is not a JSON object.
    """
    body = await request.json()
    if not isinstance(body, dict):
        raise ValueError("a JSON object is expected")
    return body


async def _get_counters(request: web.Request) -> web.Response:
    return web.json_response(_plumbing(request).counters.view())


async def _reset_counters(request: web.Request) -> web.Response:
    plumbing = _plumbing(request)
    plumbing.counters.reset()
    plumbing.unserved.clear()
    return web.json_response({"ok": True})


async def _get_unserved(request: web.Request) -> web.Response:
    unserved = _plumbing(request).unserved
    return web.json_response({"total": unserved.total(), "endpoints": dict(unserved)})


async def _get_faults(request: web.Request) -> web.Response:
    return web.json_response(_plumbing(request).faults.view())


async def _add_faults(request: web.Request) -> web.Response:
    body = await request.json()
    faults = _plumbing(request).faults
    faults.add(body if isinstance(body, list) else [body])
    return web.json_response(faults.view())


async def _clear_faults(request: web.Request) -> web.Response:
    _plumbing(request).faults.clear()
    return web.json_response({"ok": True})


async def _get_clock(request: web.Request) -> web.Response:
    return web.json_response(_plumbing(request).clock.view())


async def _move_clock(request: web.Request) -> web.Response:
    clock = _plumbing(request).clock
    clock.apply(await json_object(request))
    return web.json_response(clock.view())


async def _get_switches(request: web.Request) -> web.Response:
    return web.json_response(_plumbing(request).switches.view())


async def _set_switches(request: web.Request) -> web.Response:
    switches = _plumbing(request).switches
    switches.apply(await json_object(request))
    return web.json_response(switches.view())
