"""A pretend MoySklad of some 200 variants, shared by the tests of this folder, and a plain client of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from aiohttp import web

from core.demo.http import Built, ServerConfig
from core.demo.moysklad import PREFIX, build

SEED, VARIANTS = 7, 200


class Server:
    """A pretend MoySklad served by a thread."""

    def __init__(self, built: Built) -> None:
        self.info = built.info
        self._app = built.app
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(20), "server did not start"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _start(self) -> None:
        self._runner = web.AppRunner(
            self._app, access_log=None, shutdown_timeout=0.1, max_line_size=65536, max_field_size=65536
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._ready.set()

    def stop(self) -> None:
        """Stop serving and wait for the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


class Sklad:
    """A client: methods return the response; `json` methods check the status and return the body."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.base = server.url + PREFIX
        self.token = str(server.info["token"])
        self.session = requests.Session()
        self.session.trust_env = False

    def ask(
        self, method: str, path: str, *, body: Any = None, headers: dict[str, str | None] | None = None, **query: Any
    ) -> requests.Response:
        """Send a request with the token; `headers` override, None removes one."""
        sent = {"Authorization": f"Bearer {self.token}", "Accept-Encoding": "gzip", **(headers or {})}
        return self.session.request(
            method, f"{self.base}/{path}", json=body, params=query, headers=sent, timeout=30, allow_redirects=False
        )

    def get(self, path: str, **query: Any) -> Any:
        """Return the body of a successful GET."""
        return self._good(self.ask("GET", path, **query))

    def post(self, path: str, body: Any, **query: Any) -> Any:
        """Return the body of a successful POST."""
        return self._good(self.ask("POST", path, body=body, **query))

    def put(self, path: str, body: Any, **query: Any) -> Any:
        """Return the body of a successful PUT."""
        return self._good(self.ask("PUT", path, body=body, **query))

    @staticmethod
    def _good(answer: requests.Response) -> Any:
        assert answer.status_code == 200, f"{answer.status_code} {answer.text}"
        return answer.json()

    def code(self, method: str, path: str, **more: Any) -> tuple[int, int]:
        """Return (HTTP status, error code) of a refused request."""
        answer = self.ask(method, path, **more)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, answer.json()["errors"][0]["code"]

    def rows(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Return all rows of a list, page by page."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.get(path, limit=query.pop("limit", 1000), offset=len(found), **query)
            found.extend(page["rows"])
            if len(found) >= page["meta"]["size"]:
                return found

    def control(self, path: str, body: Any = None) -> Any:
        """Ask the control door."""
        verb = "GET" if body is None else "POST"
        answer = self.session.request(verb, f"{self.server.url}/_control/{path}", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def switch(self, **values: Any) -> None:
        """Set switches."""
        self.control("switches", values)

    def ref(self, kind: str, thing_id: str) -> dict[str, Any]:
        """Return a reference object."""
        return {
            "meta": {"href": f"{self.base}/entity/{kind}/{thing_id}", "type": kind, "mediaType": "application/json"}
        }

    def first(self, kind: str, **query: Any) -> dict[str, Any]:
        """Return the first object of a type."""
        row = self.get(f"entity/{kind}", limit=1, **query)["rows"][0]
        assert isinstance(row, dict)
        return row


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve a fresh pretend MoySklad for one test file."""
    running = Server(build(ServerConfig(VARIANTS, SEED)))
    yield running
    running.stop()


@pytest.fixture
def sklad(server: Server) -> Iterator[Sklad]:
    """A client whose limits are off and whose switches go back to their defaults afterwards."""
    client = Sklad(server)
    defaults = client.control("switches")
    client.switch(enforce_limits=False)
    client.token = client.control("access")["users"]["admin@demo"]["token"]
    yield client
    client.control("switches", defaults)
    client.control("limits/reset", {})
    client.control("clock", {"reset": True})
    client.session.request("DELETE", f"{server.url}/_control/faults", timeout=10)
    client.session.close()
