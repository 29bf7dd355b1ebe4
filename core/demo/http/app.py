"""The pretend systems' aiohttp application: the middleware that counts requests and injects faults."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from weakref import WeakSet

from aiohttp import web

from core.demo.http.clock import Clock
from core.demo.http.control import CONTROL_PREFIX, Handler, add_common_routes, plain_refusals
from core.demo.http.counters import Counters
from core.demo.http.faults import ERROR_KINDS, FaultRule, Faults
from core.demo.http.keys import PARTIAL_COMMANDS, PLUMBING
from core.demo.http.switches import Switches

MAX_BODY_BYTES = 64 * 1024 * 1024

HTML_PAGE = (
    '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    "<title>Сайт временно недоступен</title></head>"
    "<body><h1>Ведутся технические работы</h1><p>Попробуйте зайти позже.</p></body></html>"
)


@dataclass
class Plumbing:
    """What one pretend system shares with its control door.

    Attributes:
        switches: the system's switches.
        endpoint_of: names a request for counters and fault rules.
        render_error: renders a fault of `ERROR_KINDS` in the system's own envelope; called with the rule.
    """

    switches: Switches
    endpoint_of: Callable[[web.Request], str]
    render_error: Callable[[FaultRule], web.Response]
    clock: Clock = field(default_factory=Clock)
    counters: Counters = field(default_factory=Counters)
    faults: Faults = field(default_factory=Faults)
    unserved: Counter[str] = field(default_factory=Counter)
    seen_connections: WeakSet[asyncio.BaseTransport] = field(default_factory=WeakSet)


def build_app(plumbing: Plumbing) -> web.Application:
    """Return an application with the common middleware and control routes; the caller adds its own routes."""
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[plain_refusals, _count_and_disturb])
    app[PLUMBING] = plumbing
    add_common_routes(app)
    return app


def plumbing_of(request: web.Request) -> Plumbing:
    """Return the plumbing of the system that got `request`."""
    return request.app[PLUMBING]


def note_unserved(request: web.Request, endpoint: str) -> None:
    """Count a request to an endpoint that the real system has, or may have, and the pretend one does not."""
    plumbing_of(request).unserved[endpoint] += 1


@web.middleware
async def _count_and_disturb(request: web.Request, handler: Handler) -> web.StreamResponse:
    if request.path.startswith(CONTROL_PREFIX):
        return await handler(request)
    plumbing = plumbing_of(request)
    endpoint = plumbing.endpoint_of(request)
    plumbing.counters.begin(endpoint, _is_new_connection(request, plumbing))
    response: web.StreamResponse | None = None
    try:
        response = await _answer(request, handler, plumbing, endpoint)
    except web.HTTPException as refusal:
        response = refusal
        raise
    finally:
        sent = _bytes_sent(response)
        lost = request.transport is None or request.transport.is_closing()
        bytes_in = request.content_length or 0
        plumbing.counters.end(None if lost or response is None else response.status, bytes_in, sent)
    return response


async def _answer(request: web.Request, handler: Handler, plumbing: Plumbing, endpoint: str) -> web.StreamResponse:
    """Handle a request with the fault that hits it, if any, and send the answer."""
    text = ""
    if plumbing.faults.reads_bodies:
        text = request.path_qs + "\n" + (await request.read()).decode("utf-8", "replace")
    seconds, rule = plumbing.faults.pick(endpoint, text)
    if seconds:
        plumbing.counters.faults["delay"] += 1
        await asyncio.sleep(seconds)
    if rule is None:
        return await _sent(request, await handler(request))
    plumbing.counters.faults[rule.kind] += 1
    if rule.kind in ERROR_KINDS:
        return await _sent(request, plumbing.render_error(rule))
    if rule.kind == "html":
        page = HTML_PAGE.format(charset=rule.charset).encode(rule.charset)
        headers = {"Content-Type": f"text/html; charset={rule.charset}"}
        return await _sent(request, web.Response(body=page, status=rule.status, headers=headers))
    if rule.kind == "reset":
        return _reset_connection(request)
    if rule.kind == "lose_answer_partial":
        request[PARTIAL_COMMANDS] = rule.commands
    response = await handler(request)
    if rule.kind == "cut_body":
        return await _cut(request, response)
    return _reset_connection(request)


async def _sent(request: web.Request, response: web.StreamResponse) -> web.StreamResponse:
    """Send the whole answer now, so that its size on the wire is known; its Date is the pretend clock's."""
    response.headers.setdefault("Date", formatdate(plumbing_of(request).clock.now(), usegmt=True))
    try:
        await response.prepare(request)
        await response.write_eof()
    except ConnectionError:
        pass
    return response


async def _cut(request: web.Request, response: web.StreamResponse) -> web.StreamResponse:
    """Send the head and half the body of `response`, then close the connection."""
    body = response.body if isinstance(response, web.Response) and isinstance(response.body, bytes) else b""
    cut = web.StreamResponse(status=response.status)
    cut.content_type = response.content_type
    cut.content_length = len(body)
    await cut.prepare(request)
    await cut.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return cut


def _reset_connection(request: web.Request) -> web.Response:
    """Break the connection with a TCP reset; the returned response goes nowhere."""
    transport = request.transport
    if transport is not None:
        raw_socket = transport.get_extra_info("socket")
        if raw_socket is not None:
            raw_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


def _is_new_connection(request: web.Request, plumbing: Plumbing) -> bool:
    transport = request.transport
    if transport is None or transport in plumbing.seen_connections:
        return False
    plumbing.seen_connections.add(transport)
    return True


def _bytes_sent(response: web.StreamResponse | None) -> int:
    """Return the size of what went out: head and body, compressed if it was."""
    if response is None or not response.prepared:
        return 0
    return response.body_length
