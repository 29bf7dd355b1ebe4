"""The way of a request: transport checks, caller, limits, handler, answer (digest §1-3, §9)."""

from __future__ import annotations

import asyncio
import gzip
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

import msgspec
from aiohttp import web

from core.demo.http import FaultRule, note_unserved
from core.demo.moysklad.bodies import MOST_BYTES, read_json
from core.demo.moysklad.control_acts import ACTS
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.limits import weight
from core.demo.moysklad.routes import Unserved, find
from core.demo.moysklad.sklad import PREFIX, Answer, Call, Sklad

SKLAD: web.AppKey[Sklad] = web.AppKey("sklad")
OVER_PARALLEL: web.RequestKey[bool] = web.RequestKey("over_parallel", bool)
_HEADER_CAP = 8 * 1024
_ACCEPTED = ("application/json;charset=utf-8", "application/json", "*/*")
_GZIP_FROM = 256
_JSON = "application/json;charset=utf-8"
_GZIP = re.compile(r"(^|[\s,])(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*(,|$)))?", re.IGNORECASE)
_HANDLER = Callable[[web.Request], Awaitable[web.StreamResponse]]


def endpoint_of(request: web.Request) -> str:
    """Name a request for counters and faults: method and path, ids as {id}."""
    path = request.path.removeprefix(PREFIX).strip("/")
    parts = ["{id}" if is_uuid(part) else part for part in path.split("/")]
    return f"{request.method} {'/'.join(parts)}"


def render_fault(rule: FaultRule) -> web.Response:
    """Return the injected error in MoySklad's own form; a 429 with headers says to wait 1500 ms."""
    codes = {"401": 1056, "403": 1016, "429": 1049, "500": 1999, "503": 1074}
    error = ApiError(codes[rule.kind], "неверный ключ авторизации")
    headers = {}
    if rule.kind == "429" and rule.headers:
        headers = {
            "X-RateLimit-Limit": "45",
            "X-RateLimit-Remaining": "0",
            "X-Lognex-Retry-TimeInterval": "3000",
            "X-Lognex-Reset": "1500",
            "X-Lognex-Retry-After": "1500",
        }
    return web.json_response(error.body("ru"), status=int(rule.kind), headers=headers)


@web.middleware
async def count_parallel(request: web.Request, handler: _HANDLER) -> web.StreamResponse:
    """Count what each caller has under way, from arrival until the answer is sent."""
    if not request.path.startswith(PREFIX):
        return await handler(request)
    sklad = request.app[SKLAD]
    caller = sklad.accounts.recognise(request.headers.get("Authorization"))
    if caller is None:
        return await handler(request)
    sklad.budget.in_flight[caller.key] += 1
    request[OVER_PARALLEL] = sklad.budget.over_parallel(caller.key)
    try:
        return await handler(request)
    finally:
        sklad.budget.in_flight[caller.key] -= 1


async def dispatch(request: web.Request) -> web.StreamResponse:
    """Answer any request outside the control door."""
    sklad = request.app[SKLAD]
    language = "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "ru"
    refused = _transport(request)
    if refused is not None:
        return refused
    limits: dict[str, str] = {}
    _happen(request, sklad, "before")
    try:
        answer = await _pass(request, sklad, language, limits)
    except ApiError as error:
        if isinstance(error, Unserved):
            note_unserved(request, endpoint_of(request))
        answer = Answer(error.body(language), error.status)
        if error.code in (1048, 1056, 1061):
            answer.headers["X-Lognex-Auth"] = str(error.code)
            answer.headers["X-Lognex-Auth-Message"] = f"error {error.code}"
        elif 400 <= error.status < 500:
            answer.headers["X-Lognex-API-Error"] = str(error.code)
    except Missing:
        answer = Answer(None, 404)
    except (KeyError, TypeError, ValueError, AttributeError):
        # Whatever a stranger sends, the answer stays MoySklad's own; the log tells what was not foreseen.
        logging.getLogger(__name__).exception("%s %s", request.method, request.path_qs)
        answer = Answer(ApiError(1999).body(language), 500)
    answer.headers.update(limits)
    _watch(request, sklad, answer.status)
    _happen(request, sklad, "after")
    return _response(sklad, answer)


def _transport(request: web.Request) -> web.Response | None:
    """Refuse what never reaches the application: no gzip (empty 415), headers too long."""
    if not _GZIP.search(request.headers.get("Accept-Encoding", "")):
        return web.Response(status=415)
    heads = sum(len(n) + len(v) + 4 for n, v in request.headers.items())
    if len(request.raw_path) + heads > _HEADER_CAP:
        return web.Response(status=414 if len(request.raw_path) > heads else 400)
    if (request.content_length or 0) > MOST_BYTES:
        return web.json_response(ApiError(1044).body("ru"), status=413)
    return None


async def _pass(request: web.Request, sklad: Sklad, language: str, limits: dict[str, str]) -> Answer:
    """Check address, caller and limits, then let the handler answer; fills `limits` with the headers."""
    if not request.path.startswith(PREFIX + "/"):
        raise Unserved(1002, request.path)
    if sklad.switches.maintenance:
        raise ApiError(1074)
    accept = request.headers.get("Accept", "*/*").lower().replace(" ", "")
    if not any(part in _ACCEPTED or part.partition(";")[0] in _ACCEPTED for part in accept.split(",")):
        raise ApiError(1062)
    authorization = request.headers.get("Authorization")
    at = sklad.clock.now()
    caller = sklad.accounts.recognise(authorization)
    if caller is None:
        raise sklad.accounts.refuse(authorization, at)
    if caller.key in sklad.watch.disabled:
        raise ApiError(1061)
    path = tuple(p for p in request.path.removeprefix(PREFIX).split("/") if p)
    units = weight(path, caller.kind, at, sklad.switches.solution_draft)
    if request.get(OVER_PARALLEL):
        limits.update(sklad.budget.headers(caller.key, units, at, refused=False))
        raise ApiError(1073)
    taken = sklad.budget.take(caller.key, units, at)
    limits.update(sklad.budget.headers(caller.key, units, at, refused=not taken))
    if not taken:
        raise ApiError(1049)
    sklad.counters.spend(units, at)
    if sklad.switches.latency_ms:
        await asyncio.sleep(sklad.switches.latency_ms / 1000)
    handler = find(path, request.method)
    body = await _body(request, path)
    base = f"{request.scheme}://{request.host}{PREFIX}"
    query = parse_qs(request.rel_url.raw_query_string, keep_blank_values=True)
    call = Call(sklad, caller, base, request.method, path, query, request.headers, body, sklad.now(), language)
    with sklad.audit.context(caller.uid, "remap-1.2", call.now):
        return handler(call)


def _happen(request: web.Request, sklad: Sklad, when: str) -> None:
    """Let happen what the control door put down for this request."""
    if sklad.hooks.waiting:
        call = Call.by_hand(sklad, f"{request.scheme}://{request.host}{PREFIX}")
        sklad.hooks.fire(endpoint_of(request), when, call, ACTS)


async def _body(request: web.Request, path: tuple[str, ...]) -> Any:
    if request.method not in ("POST", "PUT") or path == ("security", "token") or path[-1:] == ("trash",):
        return None
    return read_json(await request.read(), request.headers.get("Content-Type", ""))


def _watch(request: web.Request, sklad: Sklad, status: int) -> None:
    caller = sklad.accounts.recognise(request.headers.get("Authorization"))
    if caller is not None:
        sklad.watch.note(caller.key, request.method, request.path_qs, status, sklad.clock.now())


def _response(sklad: Sklad, answer: Answer) -> web.Response:
    """Return the answer, gzipped unless it is empty, tiny or the switch wants a plain one now and then."""
    if answer.body is None:
        return web.Response(status=answer.status, headers=answer.headers)
    raw = msgspec.json.encode(answer.body)
    headers = {"Content-Type": _JSON, **answer.headers}
    sklad.answers += 1
    every = sklad.switches.plain_every
    if len(raw) >= _GZIP_FROM and not (every and sklad.answers % every == 0):
        raw = gzip.compress(raw, compresslevel=1, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return web.Response(body=raw, status=answer.status, headers=headers)
