"""A pretend MoySklad over real HTTP for the gateway's tests, with its control door, and gateways to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import requests

from core.demo import launch
from core.moysklad.credentials import Token
from core.moysklad.gateway import MoySkladGateway
from core.moysklad.limits import Caller, Limits, WeightRule
from core.moysklad.transport import Patience
from core.ports import CancelToken

VARIANTS, SEED = 2000, 7
#: Limits under which nothing costs anything; the headers of a server that does not enforce them cannot lower that.
FREE = Limits(rules=(WeightRule(date(2000, 1, 1), frozenset(Caller), "*", 0),))
QUICK = Patience(connect=5.0, read=20.0, tries=5, backoff=0.05, longest_backoff=0.2)


class WallClock:
    """This machine's clock, set wrong by `offset`."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


class Door:
    """The control door of the pretend MoySklad, and its credentials."""

    def __init__(self, systems: launch.DemoSystems) -> None:
        self.url = systems.moysklad_url
        self.token: str = systems.moysklad_info["user_token"]
        self.solution_token: str = systems.moysklad_info["solution_token"]
        self.login = systems.moysklad_login
        self.password = systems.moysklad_password
        self._control = systems.moysklad_control
        self._http = requests.Session()
        self._http.trust_env = False

    def get(self, path: str, **query: str) -> Any:
        answer = self._http.get(f"{self._control}/{path}", params=query, timeout=20)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, body: Any = None) -> Any:
        answer = self._http.post(f"{self._control}/{path}", json=body, timeout=20)
        assert answer.ok, answer.text
        return answer.json()

    def reset(self) -> None:
        """Clean start: no faults, default switches, real time, an empty budget, counters at zero."""
        self._http.delete(f"{self._control}/faults", timeout=20).raise_for_status()
        self.post("switches", self._defaults())
        self.post("clock", {"reset": True})
        self.post("limits/reset")
        self.post("counters/reset")

    def switch(self, **values: Any) -> None:
        self.post("switches", values)

    def fault(self, kind: str, **rule: Any) -> None:
        self.post("faults", {"kind": kind, **rule})

    def counters(self) -> dict[str, Any]:
        return self.get("counters")  # type: ignore[no-any-return]

    def asked(self, endpoint: str) -> int:
        """How often an endpoint such as "GET entity/product" was asked."""
        return int(self.counters()["requests"].get(endpoint, 0))

    @staticmethod
    def _defaults() -> dict[str, Any]:
        from core.demo.moysklad.switches import MoySkladSwitches

        return MoySkladSwitches().view()


@pytest.fixture(scope="module")
def systems() -> Iterator[launch.DemoSystems]:
    with launch.start(VARIANTS, SEED) as running:
        yield running


@pytest.fixture
def door(systems: launch.DemoSystems) -> Iterator[Door]:
    """The pretend MoySklad at a clean start; afterwards nothing may have been asked that it does not serve."""
    door = Door(systems)
    door.reset()
    yield door
    assert door.get("unserved")["endpoints"] == {}


MakeGateway = Callable[..., MoySkladGateway]


@pytest.fixture
def make_gateway(door: Door) -> Iterator[MakeGateway]:
    """Makes gateways with quick retries; keyword arguments go to the gateway."""
    made: list[MoySkladGateway] = []

    def make(token: str = "", **options: Any) -> MoySkladGateway:
        options = {"clock": WallClock(), "patience": QUICK, **options}
        made.append(MoySkladGateway(door.url, Token(token or door.token), **options))
        return made[-1]

    yield make
    for gateway in made:
        gateway.close()


@pytest.fixture
def gateway(make_gateway: MakeGateway) -> MoySkladGateway:
    return make_gateway()


@pytest.fixture
def cancel() -> CancelToken:
    return CancelToken()
