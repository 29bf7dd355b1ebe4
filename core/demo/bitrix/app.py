"""The pretend Bitrix's web face: addresses, authentication, parameters, envelopes."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from core.demo.bitrix import php
from core.demo.bitrix.control import add_control_routes
from core.demo.bitrix.engine import BATCH, Answer, Engine, Running
from core.demo.bitrix.errors import RequestCut, RestError, method_not_found
from core.demo.bitrix.limits import RateBucket, guard_tariff
from core.demo.bitrix.shop import USER_ID, Shop
from core.demo.bitrix.switches import BitrixSwitches
from core.demo.http import FaultRule, Plumbing, build_app, plumbing_of
from core.demo.http.app import HTML_PAGE
from core.demo.http.keys import PARTIAL_COMMANDS

REST = "/rest/"
FAULT_CODES = {
    "401": ("INVALID_CREDENTIALS", "Invalid request credentials"),
    "403": ("ACCESS_DENIED", "REST is available only on commercial plans"),
    "429": ("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit."),
    "500": ("INTERNAL_SERVER_ERROR", "Internal server error"),
    "503": ("QUERY_LIMIT_EXCEEDED", "Too many requests"),
}


def method_of(request: web.Request) -> str:
    """Return the REST method that a request names, in lower case; its path where it is no REST request."""
    if not request.path.startswith(REST):
        return request.path
    return request.path.rstrip("/").rsplit("/", 1)[-1].lower().removesuffix(".json")


def render_fault(rule: FaultRule) -> web.Response:
    """Return an injected refusal in Bitrix's envelope."""
    code, text = FAULT_CODES[rule.kind]
    headers = {"Retry-After": "1"} if rule.kind == "429" and rule.headers else {}
    return _json({"error": code, "error_description": text}, int(rule.kind), headers)


def make_app(shop: Shop) -> web.Application:
    """Return the application that serves `shop`."""
    plumbing = Plumbing(shop.switches, method_of, render_fault, clock=shop.clock)

    def unserved(name: str) -> None:
        plumbing.unserved[name] += 1

    face = _Face(shop, Engine(shop, plumbing.counters, unserved))
    app = build_app(plumbing)
    add_control_routes(app, shop)
    app.router.add_route("*", REST + "{tail:.*}", face.answer)
    return app


class _Face:
    """Answers requests under /rest/."""

    def __init__(self, shop: Shop, engine: Engine) -> None:
        self._shop = shop
        self._engine = engine
        self._bucket = RateBucket()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request."""
        moved = _redirect(request, self._shop.switches)
        if moved is not None:
            return moved
        try:
            return await self._served(request)
        except RestError as error:
            return _json(self._engine.error_body(error), error.status)
        except RequestCut:
            page = HTML_PAGE.format(charset="utf-8")
            return web.Response(text=page, status=504, content_type="text/html")

    async def _served(self, request: web.Request) -> web.Response:
        parts = [part for part in request.path[len(REST) :].split("/") if part]
        name = method_of(request)
        if not parts or (name != BATCH and self._engine.method(name) is None):
            raise method_not_found()
        if self._shop.switches.require_https and request.scheme != "https":
            raise RestError("INVALID_REQUEST", "Https required.", self._shop.switches.https_status)
        guard_tariff(self._shop.switches)
        if self._shop.switches.cloud:
            self._bucket.take(self._shop.clock.now(), self._shop.switches.rate_plan)
        self._authorise(parts)
        params = await parameters(request)
        running = Running(self._shop.clock.now(), partial=request.get(PARTIAL_COMMANDS))
        plumbing_of(request).counters.spend(1, running.started)
        if name == BATCH:
            return _json(_envelope(await self._engine.batch(params, running)))
        return _json(_envelope(await self._engine.run(name, params, running)))

    def _authorise(self, parts: list[str]) -> None:
        """Check user and code of `/rest/{user}/{code}/{method}`; the code is looked up for that user.

        Raises:
            RestError: NO_AUTH_FOUND or INVALID_CREDENTIALS.
        """
        if len(parts) < 3:
            raise RestError("NO_AUTH_FOUND", "Wrong authorization data", 401)
        if parts[0] != str(USER_ID) or parts[1] != self._shop.code:
            text = "Invalid request credentials"
            raise RestError("INVALID_CREDENTIALS", text, self._shop.switches.auth_status)


def _redirect(request: web.Request, switches: BitrixSwitches) -> web.Response | None:
    target = switches.redirect_to.rstrip("/")
    if not target or urlsplit(target).netloc == request.host:
        return None
    return web.Response(status=302, headers={"Location": target + request.path_qs})


async def parameters(request: web.Request) -> dict[str, Any]:
    """Return a request's parameters: query, then form fields or a JSON body over it (shallow).

    A body that is not JSON, though it says so, counts as an empty set of parameters.
    """
    params = php.parse_str(request.query_string)
    if request.method != "POST":
        return params
    kind = request.content_type
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.post()
        params.update(php.nested([(key, value) for key, value in form.items() if isinstance(value, str)]))
    elif kind == "application/json":
        try:
            body = json.loads(await request.text())
        except ValueError:
            body = {}
        if isinstance(body, dict):
            params.update(body)
    return params


def _envelope(answer: Answer) -> dict[str, Any]:
    envelope: dict[str, Any] = {"result": answer.result.value}
    if answer.result.next is not None:
        envelope["next"] = answer.result.next
    if answer.result.total is not None:
        envelope["total"] = answer.result.total
    envelope["time"] = answer.time
    return envelope


def _json(body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=status, content_type="application/json", headers=headers)
