"""Fixtures of the pretend systems' tests: a server in a thread, asked over real HTTP."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from aiohttp import web


class RunningServer:
    """An aiohttp application served on loopback by a thread of this process."""

    def __init__(self, app: web.Application) -> None:
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(app,), daemon=True)
        self._thread.start()
        assert self._ready.wait(10), "server did not start"

    def _run(self, app: web.Application) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start(app))
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _start(self, app: web.Application) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._ready.set()

    def stop(self) -> None:
        """Stop serving and wait for the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@pytest.fixture
def serve_app() -> Iterator[Callable[[web.Application], str]]:
    """Return a function that serves an application until the test ends and returns its base URL."""
    servers: list[RunningServer] = []

    def start(app: web.Application) -> str:
        servers.append(RunningServer(app))
        return servers[-1].url

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def http() -> Iterator[requests.Session]:
    """Return a keep-alive session that ignores the machine's proxy settings."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


class Door:
    """Asks a control door; POST when there is a body, else GET; fails on a refusal."""

    def __init__(self, session: requests.Session) -> None:
        self._session = session

    def __call__(self, url: str, path: str, body: Any = None, method: str = "") -> Any:
        verb = method or ("GET" if body is None else "POST")
        answer = self._session.request(verb, f"{url}/_control/{path}", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def control(http: requests.Session) -> Door:
    """Return a caller of control doors."""
    return Door(http)


class BitrixShop:
    """A pretend Bitrix of 60 variants, asked over HTTP."""

    def __init__(self, session: requests.Session, url: str, code: str) -> None:
        self.session = session
        self.url = url
        self.webhook = f"{url}/rest/1/{code}"
        self.code = code
        self.door = Door(session)

    def raw(self, method: str, params: Any = None, **more: Any) -> requests.Response:
        """POST a call as JSON and return the whole HTTP answer."""
        return self.session.post(f"{self.webhook}/{method}", json=params or {}, timeout=30, **more)

    def call(self, method: str, **params: Any) -> Any:
        """Call a method and return its `result`."""
        answer = self.raw(method, params)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    def error(self, method: str, **params: Any) -> tuple[int, Any, str]:
        """Call a method that is refused; return (HTTP status, error, text)."""
        answer = self.raw(method, params)
        body = answer.json()
        assert "error" in body, body
        return answer.status_code, body["error"], body["error_description"]

    def batch(self, commands: Any, halt: Any = 0) -> Any:
        """Send a batch and return its five maps."""
        return self.call("batch", cmd=commands, halt=halt)

    def control(self, path: str, body: Any = None, method: str = "") -> Any:
        """Ask the control door."""
        return self.door(self.url, path, body, method)

    def switch(self, **values: Any) -> None:
        """Set switches."""
        self.control("switches", values)

    def quantity(self, element_id: int) -> list[Any]:
        """Return [quantity, reserved, active, available] of one element."""
        found = self.control(f"quantities?ids={element_id}")[str(element_id)]
        assert isinstance(found, list)
        return found

    def offers(self, number: int = 0, **conditions: Any) -> list[Any]:
        """Return offers with id, quantity and parent that fit `conditions`; at most `number` unless 0."""
        found = self.call(
            "catalog.product.offer.list",
            select=["id", "iblockId", "quantity", "parentId", "active", "available", "type", "xmlId", "name"],
            filter={"iblockId": 15, **conditions},
            order={"id": "asc"},
            start=-1,
        )["offers"]
        assert isinstance(found, list)
        return found[:number] if number else found


@pytest.fixture
def bitrix(http: requests.Session, serve_app: Callable[[web.Application], str]) -> Callable[..., BitrixShop]:
    """Return a starter of pretend shops: `bitrix(profile=…, switch=value, …)`."""
    from core.demo.bitrix import build
    from core.demo.http import ServerConfig

    def start(profile: str = "on_premise", variants: int = 60, **switches: Any) -> BitrixShop:
        built = build(ServerConfig(variants, 7, profile=profile, switches=switches))
        return BitrixShop(http, serve_app(built.app), built.info["code"])

    return start


@pytest.fixture
def shop(bitrix: Callable[..., BitrixShop]) -> BitrixShop:
    """Return an on-premise pretend shop with its default switches."""
    return bitrix()
