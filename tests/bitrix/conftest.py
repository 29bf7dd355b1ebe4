"""What the gateway's tests share: the pretend Bitrix with its control door, a shop that misbehaves, a quick timer."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from aiohttp import web

from core.bitrix.gateway import BitrixGateway
from core.bitrix.timer import Timer
from core.demo import launch
from core.demo.bitrix import php
from core.demo.bitrix.engine import resolved
from core.domain.catalogue import STOCKED_OFFER_KINDS, Offer
from core.ports import CancelToken, QuantityWrite

SECRET = "s3cretwebhookcode"
VARIANTS, SEED = 300, 7


class SystemClock:
    """The machine's time of day."""

    def now(self) -> datetime:
        """Now, aware UTC."""
        return datetime.now(UTC)


class QuickTimer(Timer):
    """Waits take no time: the timer's own clock jumps, and whoever listens is told."""

    def __init__(self, passed: Callable[[float], None] | None = None) -> None:
        self._ahead = 0.0
        self._passed = passed
        self.waits: list[float] = []

    def now(self) -> float:
        """Real monotonic time and all that was waited."""
        return super().now() + self._ahead

    def sleep(self, seconds: float, cancel: CancelToken) -> None:
        """Let the time pass at once."""
        cancel.check()
        self.waits.append(seconds)
        self._ahead += seconds
        if self._passed is not None:
            self._passed(seconds)


class DemoShop:
    """The pretend Bitrix, running in a process of its own."""

    def __init__(self, systems: launch.DemoSystems) -> None:
        self.webhook = systems.bitrix_webhook
        self.code = systems.bitrix_info["code"]
        self._control = systems.bitrix_control
        self._session = requests.Session()
        self._session.trust_env = False
        self._switches = self.control("switches")

    def control(self, path: str, body: Any = None, method: str = "") -> Any:
        """Ask the control door; POST when there is a body."""
        verb = method or ("GET" if body is None else "POST")
        answer = self._session.request(verb, f"{self._control}/{path}", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def switch(self, **values: Any) -> None:
        """Set switches for this test."""
        self.control("switches", values)

    def fault(self, kind: str, **more: Any) -> None:
        """Inject a fault into batches."""
        self.control("faults", {"kind": kind, "endpoint": "batch", **more})

    def counters(self) -> Any:
        """Requests, refusals and connections since the last reset."""
        return self.control("counters")

    def reset_counters(self) -> None:
        """Count from nothing."""
        unserved = self.control("unserved")
        assert unserved["total"] == 0, unserved
        self.control("counters/reset", {})

    def writes(self) -> list[Any]:
        """What was written over REST since the test began."""
        found = self.control("writes")
        assert isinstance(found, list)
        return found

    def quantities(self, ids: list[int]) -> dict[int, float]:
        """Free quantities by id."""
        found = self.control(f"quantities?ids={','.join(map(str, ids))}")
        return {int(key): value[0] for key, value in found.items()}

    def restore(self) -> None:
        """Bring switches, faults, clock, methods and modes back to where the module began."""
        self.control("faults", method="DELETE")
        self.control("switches", self._switches)
        self.control("methods", {"restore": True})
        self.control("inventory", {"on": self._switches["inventory_management"]})
        self.control("clock", {"reset": True, "freeze": False})
        self.control("writes", method="DELETE")
        self.reset_counters()
        while self.counters()["peak_parallel"]:
            # A request that its sender gave up is still under way.
            time.sleep(0.05)
            self.reset_counters()

    def close(self) -> None:
        """Close the control door's connection."""
        self._session.close()


def running(profile: str, variants: int = VARIANTS, **switches: Any) -> Iterator[DemoShop]:
    """A pretend Bitrix for the length of a fixture; nothing the tests asked for may have been unserved."""
    with launch.start(variants, SEED, profile=profile, bitrix_switches=switches) as systems:
        shop = DemoShop(systems)
        yield shop
        unserved = shop.control("unserved")
        shop.close()
    assert unserved["total"] == 0, unserved


@pytest.fixture(scope="package")
def _on_premise() -> Iterator[DemoShop]:
    yield from running("on_premise")


@pytest.fixture
def shop(_on_premise: DemoShop) -> Iterator[DemoShop]:
    """An on-premise shop as it started."""
    _on_premise.restore()
    yield _on_premise
    _on_premise.restore()


@pytest.fixture
def cloud() -> Iterator[DemoShop]:
    """A cloud shop of its own: used-up budgets and moved clocks do not go back."""
    yield from running("cloud")


@pytest.fixture
def cancel() -> CancelToken:
    """A token nobody cancels."""
    return CancelToken()


@pytest.fixture
def timer() -> QuickTimer:
    """Waits that take no time."""
    return QuickTimer()


@pytest.fixture
def open_gateway(timer: QuickTimer) -> Iterator[Callable[..., BitrixGateway]]:
    """Opens gateways with the quick timer and closes them after the test."""
    opened: list[BitrixGateway] = []

    def open_one(webhook: str, **more: Any) -> BitrixGateway:
        more.setdefault("timer", timer)
        opened.append(BitrixGateway(webhook, clock=SystemClock(), **more))
        return opened[-1]

    yield open_one
    for gateway in opened:
        gateway.close()


@pytest.fixture
def gateway(shop: DemoShop, open_gateway: Callable[..., BitrixGateway]) -> BitrixGateway:
    """A gateway to the on-premise shop."""
    return open_gateway(shop.webhook)


def read_all(gateway: BitrixGateway, cancel: CancelToken) -> list[Offer]:
    """All goods of a shop."""
    return [offer for page in gateway.read_offers(cancel, after={}) for offer in page.offers]


def stocked(gateway: BitrixGateway, cancel: CancelToken) -> list[Offer]:
    """All goods with stock of their own."""
    return [offer for offer in read_all(gateway, cancel) if offer.kind in STOCKED_OFFER_KINDS]


def to_write(offers: list[Offer], quantity: Callable[[Offer], Any]) -> list[QuantityWrite]:
    """Writes of a quantity per offer; the change ids are 1000 and up."""
    return [
        QuantityWrite(1000 + number, one.id, one.kind.value, one.iblock_id, quantity(one))
        for number, one in enumerate(offers)
    ]


Said = tuple[Any, int | None]
"""A command's result and the list's total."""

Answering = Callable[[str, Mapping[str, Any]], Said]


class CrookedShop:
    """A small REST server for what the pretend Bitrix is too honest for: it answers batches as a function says.

    The function gets method and parameters (references resolved) and gives (result, total), or raises LookupError
    to leave the command out of the answer, or RuntimeError("code") to refuse it.
    """

    def __init__(self, answering: Answering, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[dict[str, str]] = []
        self._answering = answering
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        site = f"https://localhost:{self._port}" if tls else f"http://127.0.0.1:{self._port}"
        self.webhook = f"{site}/rest/1/{SECRET}/"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _start(self) -> None:
        app = web.Application()
        app.router.add_post("/rest/{user}/{code}/batch.json", self._batch)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls).start()
        self._port = self._runner.addresses[0][1]
        self._ready.set()

    async def _batch(self, request: web.Request) -> web.Response:
        commands = (await request.json())["cmd"]
        self.requests.append(commands)
        parts: dict[str, dict[str, Any]] = {part: {} for part in ("result", "error", "total", "next", "time")}
        for key, command in commands.items():
            method, _, query = command.partition("?")
            params = resolved(php.parse_str(query), parts)
            try:
                value, total = self._answering(method, params)
            except LookupError:
                continue
            except RuntimeError as refusal:
                parts["error"][key] = {"error": str(refusal), "error_description": "no"}
                continue
            parts["result"][key] = value
            if total is not None:
                parts["total"][key] = total
        body = {"result": {name if name == "result" else f"result_{name}": part for name, part in parts.items()}}
        return web.Response(text=json.dumps(body), content_type="application/json")

    def stop(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@pytest.fixture
def crooked() -> Iterator[Callable[..., CrookedShop]]:
    """Starts crooked shops and stops them after the test."""
    started: list[CrookedShop] = []

    def start(answering: Answering, tls: ssl.SSLContext | None = None) -> CrookedShop:
        started.append(CrookedShop(answering, tls))
        return started[-1]

    yield start
    for one in started:
        one.stop()
