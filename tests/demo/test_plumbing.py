"""The plumbing shared by the pretend systems: counters, faults, clock, switches, over real HTTP."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from aiohttp import web

from core.demo.http import (
    Clock,
    Counters,
    FaultRule,
    Plumbing,
    SwitchError,
    Switches,
    build_app,
    note_unserved,
)
from core.demo.http.keys import PARTIAL_COMMANDS, PLUMBING


@dataclass
class ToySwitches(Switches):
    rate: float = 1.5
    strict: bool = False
    label: str = "x"


class Toy:
    """A pretend system with one writing endpoint."""

    def __init__(self) -> None:
        self.written = 0
        self.plumbing = Plumbing(ToySwitches(), lambda request: request.path.strip("/"), self.render)
        self.app = build_app(self.plumbing)
        self.app.router.add_route("*", "/write", self.write)
        self.app.router.add_get("/slow", self.slow)
        self.app.router.add_get("/missing", self.missing)
        self.gate = threading.Event()

    def render(self, rule: FaultRule) -> web.Response:
        headers = {"Retry-After": "7"} if rule.kind == "429" and rule.headers else {}
        return web.json_response({"error": rule.kind}, status=int(rule.kind), headers=headers)

    async def write(self, request: web.Request) -> web.Response:
        self.written += request.get(PARTIAL_COMMANDS, 5)
        return web.json_response({"written": self.written, "pad": "y" * 400})

    async def slow(self, request: web.Request) -> web.Response:
        while request.app[PLUMBING].counters.peak_parallel < 3:
            await asyncio.sleep(0.005)
        request.app[PLUMBING].counters.spend(4, request.app[PLUMBING].clock.now())
        return web.json_response({})

    async def missing(self, request: web.Request) -> web.Response:
        note_unserved(request, "missing")
        return web.json_response({}, status=404)


@pytest.fixture
def toy() -> Toy:
    return Toy()


@pytest.fixture
def url(toy: Toy, serve_app: Any) -> str:
    return str(serve_app(toy.app))


def get(http: requests.Session, url: str, path: str = "write") -> requests.Response:
    return http.get(f"{url}/{path}", timeout=10)


def test_counters_count_requests_bytes_and_connections(http: requests.Session, control: Any, url: str) -> None:
    body = b"z" * 1000
    answers = [http.post(f"{url}/write", data=body, timeout=10) for _ in range(3)]
    answers.append(get(http, url, "nowhere"))
    counted = control(url, "counters")
    assert counted["requests"] == {"write": 3, "nowhere": 1}
    assert counted["total"] == 4
    assert counted["statuses"] == {"200": 3, "404": 1}
    assert counted["bytes_in"] == 3000
    bodies = sum(len(answer.content) for answer in answers[:3])
    assert bodies <= counted["bytes_out"] <= bodies + 3 * 300, "bodies and heads"
    assert counted["connections"] == 1


def test_counters_reset_and_control_requests_not_counted(http: requests.Session, control: Any, url: str) -> None:
    get(http, url)
    get(http, url, "missing")
    assert control(url, "unserved") == {"total": 1, "endpoints": {"missing": 1}}
    control(url, "counters/reset", {})
    assert control(url, "counters")["total"] == 0
    assert control(url, "unserved") == {"total": 0, "endpoints": {}}


def test_peak_parallel_and_units_in_the_window(http: requests.Session, control: Any, url: str) -> None:
    threads = [threading.Thread(target=requests.get, args=(f"{url}/slow",), kwargs={"timeout": 10}) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counted = control(url, "counters")
    assert counted["peak_parallel"] == 3
    assert counted["units"] == 12
    assert counted["max_units_in_3s"] == 12
    assert counted["connections"] == 3


def test_units_leave_the_window_after_three_seconds() -> None:
    counters = Counters()
    for moment in (0.0, 1.0, 2.9, 3.0, 4.1):
        counters.spend(10, moment)
    assert counters.units == 50
    assert counters.max_units_in_window == 30


@pytest.mark.parametrize("kind", ["401", "403", "429", "500", "503"])
def test_error_faults_come_in_the_systems_own_envelope(
    http: requests.Session, control: Any, url: str, toy: Toy, kind: str
) -> None:
    control(url, "faults", [{"kind": kind, "endpoint": "wri*", "headers": False}])
    first, second = get(http, url), get(http, url)
    assert (first.status_code, first.json()) == (int(kind), {"error": kind})
    assert "Retry-After" not in first.headers
    assert second.status_code == 200
    assert toy.written == 5
    assert control(url, "counters")["faults"] == {kind: 1}


def test_429_with_headers(http: requests.Session, control: Any, url: str) -> None:
    control(url, "faults", [{"kind": "429"}])
    assert get(http, url).headers["Retry-After"] == "7"


def test_html_page_in_windows_1251_with_status_200(http: requests.Session, control: Any, url: str) -> None:
    control(url, "faults", [{"kind": "html", "status": 200, "charset": "windows-1251"}])
    answer = get(http, url)
    assert answer.status_code == 200
    assert "работы" in answer.content.decode("cp1251")
    assert "windows-1251" in answer.headers["Content-Type"]


def test_cut_body_breaks_off_in_the_middle(http: requests.Session, control: Any, url: str, toy: Toy) -> None:
    control(url, "faults", [{"kind": "cut_body"}])
    with pytest.raises((requests.exceptions.ChunkedEncodingError, requests.ConnectionError)):
        _ = get(http, url).content
    assert toy.written == 5
    assert get(http, url).status_code == 200


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ({"kind": "reset"}, 0),
        ({"kind": "lose_answer"}, 5),
        ({"kind": "lose_answer_partial", "commands": 2}, 2),
    ],
)
def test_lost_connection_before_or_after_the_work(
    http: requests.Session, control: Any, url: str, toy: Toy, rule: dict[str, Any], written: int
) -> None:
    control(url, "faults", [rule])
    with pytest.raises(requests.ConnectionError):
        http.post(f"{url}/write", data=b"abc", timeout=10)
    assert toy.written == written
    assert control(url, "counters")["statuses"] == {}


def test_fault_counting_after_every_nth_contains_and_clearing(http: requests.Session, control: Any, url: str) -> None:
    control(url, "faults", [{"kind": "503", "every": 3}])
    assert [get(http, url).status_code for _ in range(7)] == [200, 200, 503, 200, 200, 503, 200]
    control(url, "faults", method="DELETE")
    control(url, "faults", [{"kind": "500", "nth": 2}, {"kind": "403", "contains": "needle"}])
    assert [get(http, url).status_code for _ in range(3)] == [200, 500, 200]
    assert http.post(f"{url}/write", data=b"a needle here", timeout=10).status_code == 403
    control(url, "faults", method="DELETE")
    control(url, "faults", {"kind": "500", "after": 1, "count": 2})
    assert [get(http, url).status_code for _ in range(4)] == [200, 500, 500, 200]
    assert [rule["hits"] for rule in control(url, "faults")] == [2]


def test_delay_adds_to_another_fault(http: requests.Session, control: Any, url: str) -> None:
    control(url, "faults", [{"kind": "delay", "seconds": 0.15}, {"kind": "500"}])
    answer = get(http, url)
    assert answer.status_code == 500
    assert answer.elapsed.total_seconds() >= 0.15


@pytest.mark.parametrize("rule", [{"kind": "flood"}, {"kind": "500", "sort": 1}])
def test_a_fault_with_a_typo_is_refused(http: requests.Session, url: str, rule: dict[str, Any]) -> None:
    answer = http.post(f"{url}/_control/faults", json=[rule], timeout=10)
    assert answer.status_code == 400
    assert "unknown fault" in answer.json()["error"]


def test_clock_moves_freezes_and_resets(http: requests.Session, control: Any, url: str) -> None:
    moved = control(url, "clock", {"freeze": True, "set": "2026-03-01T10:00:00+03:00"})
    assert moved["now"] == "2026-03-01T07:00:00+00:00"
    assert control(url, "clock", {"advance": 90})["now"] == "2026-03-01T07:01:30+00:00"
    running = control(url, "clock", {"freeze": False})
    assert running["frozen"] is False
    assert running["now"].startswith("2026-03-01T07:01:3")
    assert abs(control(url, "clock", {"reset": True})["offset"]) < 1
    assert http.post(f"{url}/_control/clock", json={"set": "2026-03-01"}, timeout=10).status_code == 400


def test_a_running_clock_goes_on_from_where_it_was_set() -> None:
    clock = Clock()
    clock.advance(1000)
    before = clock.now()
    clock.freeze()
    clock.freeze(False)
    assert 0 <= clock.now() - before < 1


def test_switches_by_name_and_type(http: requests.Session, control: Any, url: str) -> None:
    assert control(url, "switches") == {"rate": 1.5, "strict": False, "label": "x"}
    assert control(url, "switches", {"rate": 2, "strict": True})["rate"] == 2.0
    for wrong in ({"strct": True}, {"strict": "no"}, {"label": 5, "strict": False}):
        assert http.post(f"{url}/_control/switches", json=wrong, timeout=10).status_code == 400
    assert control(url, "switches")["strict"] is True
    with pytest.raises(SwitchError):
        ToySwitches().apply({"strict": 1})
