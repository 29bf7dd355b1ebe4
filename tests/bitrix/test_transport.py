"""The way to the shop and back over real HTTP: faults, retries, pages of HTML, redirects, limits, hidden secrets."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.bitrix.methods import METHODS
from core.bitrix.timer import Waiting
from core.errors import (
    AuthFailed,
    BadAnswer,
    Cancelled,
    GatewayError,
    LimitReached,
    NoRight,
    NotFound,
    Unavailable,
)
from core.ports import CancelToken, WriteOutcome
from tests.bitrix.conftest import SECRET, CrookedShop, DemoShop, QuickTimer, stocked, to_write

Open = Callable[..., BitrixGateway]


@pytest.mark.parametrize("kind", ["503", "500", "html", "cut_body", "reset"])
def test_reads_outlive_faults(kind: str, shop: DemoShop, gateway: BitrixGateway, timer: QuickTimer) -> None:
    shop.fault(kind, count=2, status=502)
    assert gateway.connect(CancelToken()).host == "127.0.0.1"
    assert shop.counters()["requests"]["batch"] == 4
    assert len(timer.waits) >= 2
    assert all(wait > 0 for wait in timer.waits)


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        ({"kind": "html", "status": 200}, BadAnswer, "bitrix.html"),
        ({"kind": "html", "status": 502}, BadAnswer, "bitrix.html"),
        ({"kind": "html", "status": 404}, NotFound, "bitrix.no_rest"),
        ({"kind": "503"}, LimitReached, "bitrix.rate_limit"),
        ({"kind": "500"}, Unavailable, "bitrix.server_error"),
        ({"kind": "401"}, AuthFailed, "bitrix.auth"),
        ({"kind": "403"}, NoRight, "bitrix.tariff"),
        ({"kind": "reset"}, Unavailable, "bitrix.network"),
        ({"kind": "cut_body"}, Unavailable, "bitrix.network"),
    ],
)
def test_lasting_faults_end_in_typed_errors(
    fault: dict[str, Any], error: type[Exception], code: str, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.fault(**fault, count=None)
    with pytest.raises(error) as caught:
        gateway.connect(CancelToken())
    assert isinstance(caught.value, GatewayError)
    assert caught.value.code == code
    assert type(caught.value) is error
    tried = 1 if code in ("bitrix.no_rest", "bitrix.auth", "bitrix.tariff") else 5
    assert shop.counters()["requests"]["batch"] == tried


def test_a_page_in_the_old_encoding_is_quoted_readably(shop: DemoShop, gateway: BitrixGateway) -> None:
    shop.fault("html", status=503, charset="windows-1251", count=None)
    with pytest.raises(BadAnswer) as caught:
        gateway.connect(CancelToken())
    assert caught.value.status == 503
    assert caught.value.details.startswith("Сайт временно недоступен: Ведутся технические работы")


def test_nobody_there_is_told_by_host(open_gateway: Open) -> None:
    with pytest.raises(Unavailable) as caught:
        open_gateway(f"http://127.0.0.1:9/rest/1/{SECRET}/").connect(CancelToken())
    assert (caught.value.code, caught.value.params["host"]) == ("bitrix.network", "127.0.0.1")


def test_an_answer_that_does_not_come_ends_in_a_timeout(shop: DemoShop, open_gateway: Open) -> None:
    shop.fault("delay", seconds=1.5, count=None)
    with pytest.raises(Unavailable) as caught:
        open_gateway(shop.webhook, read_seconds=0.2).connect(CancelToken())
    assert caught.value.code == "bitrix.timeout"


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_code_is_told_apart_from_a_missing_scope(status: int, shop: DemoShop, open_gateway: Open) -> None:
    shop.switch(auth_status=status)
    with pytest.raises(AuthFailed) as caught:
        open_gateway(shop.webhook.replace(shop.code, "wrongcode")).connect(CancelToken())
    assert caught.value.code == "bitrix.auth"
    shop.control("scopes", {"scopes": ["sale"]})
    with pytest.raises(NoRight) as denied:
        list(open_gateway(shop.webhook).read_offers(CancelToken(), after={}))
    assert (denied.value.code, denied.value.params["method"]) == ("bitrix.scope", "catalog.catalog.list")


@pytest.mark.parametrize(
    ("switch", "error", "code"),
    [
        ({"site_stopped": True}, Unavailable, "bitrix.closed"),
        ({"rest_in_tariff": False}, NoRight, "bitrix.tariff"),
        ({"require_https": True}, GatewayError, "bitrix.https_required"),
    ],
)
def test_shops_that_take_no_calls(
    switch: dict[str, Any], error: type[GatewayError], code: str, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.switch(**switch)
    with pytest.raises(error) as caught:
        gateway.connect(CancelToken())
    assert caught.value.code == code


def test_a_redirect_is_followed_with_the_body_and_remembered(shop: DemoShop, gateway: BitrixGateway) -> None:
    moved = shop.webhook.replace("127.0.0.1", "localhost")
    shop.switch(redirect_to=moved.partition("/rest/")[0])
    assert gateway.moved_webhook() is None
    assert gateway.connect(CancelToken()).host == "localhost"
    assert gateway.moved_webhook() == moved
    shop.reset_counters()
    gateway.references(CancelToken())
    assert set(shop.counters()["statuses"]) == {"200"}


def test_the_circuit_opens_after_failures_in_a_row(shop: DemoShop, gateway: BitrixGateway, timer: QuickTimer) -> None:
    shop.fault("reset", count=None)
    for _ in range(2):
        with pytest.raises(Unavailable):
            gateway.connect(CancelToken())
    asked = shop.counters()["faults"]["reset"]
    assert asked == 8
    with pytest.raises(Unavailable) as caught:
        gateway.connect(CancelToken())
    assert caught.value.code == "bitrix.paused_after_failures"
    assert shop.counters()["faults"]["reset"] == asked
    shop.control("faults", method="DELETE")
    timer.sleep(61, CancelToken())
    assert gateway.connect(CancelToken()).is_admin


def test_a_cancel_ends_a_wait_at_once(shop: DemoShop, open_gateway: Open) -> None:
    shop.fault("reset", count=None)
    token = CancelToken()
    gateway = open_gateway(shop.webhook, timer=None, on_waiting=lambda waiting: token.cancel())
    with pytest.raises(Cancelled):
        gateway.connect(token)
    assert shop.counters()["faults"]["reset"] == 1


def test_waiting_is_told_and_ends(shop: DemoShop, open_gateway: Open) -> None:
    told: list[Waiting | None] = []
    gateway = open_gateway(shop.webhook, on_waiting=told.append)
    shop.fault("503", count=1)
    gateway.connect(CancelToken())
    codes = [one.code if one else "" for one in told]
    assert codes[0] == "bitrix.rate_limit"
    assert codes[-1] == ""
    assert gateway.waiting_for is None


def test_few_connections_and_few_requests_at_a_time(shop: DemoShop, open_gateway: Open) -> None:
    gateway = open_gateway(shop.webhook)
    gateway.connect(CancelToken())
    shop.reset_counters()
    shop.switch(read_seconds=0.02)
    jobs = [threading.Thread(target=gateway.references, args=(CancelToken(),)) for _ in range(6)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    counters = shop.counters()
    assert counters["peak_parallel"] == 2
    assert counters["connections"] <= 2
    assert gateway.response_ms() is not None


def test_proxies_of_the_environment_are_used(
    shop: DemoShop, open_gateway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(Unavailable) as caught:
        open_gateway(shop.webhook).connect(CancelToken())
    assert caught.value.code == "bitrix.proxy"
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert open_gateway(shop.webhook).connect(CancelToken()).is_admin


def _everything_said(error: BaseException) -> str:
    """All texts of an exception: its own, its parameters', and those of every exception chained to it."""
    said = []
    pending: list[BaseException | None] = [error]
    while pending:
        one = pending.pop()
        if one is None:
            continue
        said += [repr(one), str(one), repr(vars(one)), "".join(traceback.format_exception(one))]
        pending += [one.__cause__, one.__context__]
    return "\n".join(said)


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset"},
        {"kind": "html", "status": 404},
        {"kind": "html", "status": 200},
        {"kind": "cut_body"},
        {"kind": "401"},
        {"kind": "delay", "seconds": 1.0},
        None,
    ],
)
def test_the_planted_secret_appears_nowhere(
    fault: dict[str, Any] | None, shop: DemoShop, open_gateway: Open, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    webhook = f"http://127.0.0.1:9/rest/1/{shop.code}/"
    if fault is not None:
        webhook = shop.webhook
        shop.fault(**fault, count=None)
    gateway = open_gateway(webhook, read_seconds=0.3)
    with pytest.raises(GatewayError) as caught:
        gateway.connect(CancelToken())
    said = _everything_said(caught.value) + caplog.text + repr(gateway) + repr(gateway.waiting_for)
    assert "/rest/1/***" in said
    assert shop.code not in said


def test_a_server_that_repeats_the_secret_is_masked(crooked: Callable[..., CrookedShop], open_gateway: Open) -> None:
    def answer(method: str, params: Any) -> Any:
        raise RuntimeError(f"ERROR_ARGUMENT {SECRET}" if method == "catalog.catalog.list" else SECRET)

    gateway = open_gateway(crooked(answer).webhook)
    with pytest.raises(GatewayError) as caught:
        gateway.connect(CancelToken())
    assert SECRET not in _everything_said(caught.value)


def test_zero_is_an_error_and_a_missing_key_was_not_carried_out(
    crooked: Callable[..., CrookedShop], open_gateway: Open, shop: DemoShop, gateway: BitrixGateway
) -> None:
    offers = stocked(gateway, CancelToken())[:3]

    def answer(method: str, params: Any) -> Any:
        if params["id"] == str(offers[0].id):
            raise RuntimeError("0")
        if params["id"] == str(offers[1].id):
            raise LookupError
        return {METHODS[method].rows: {"id": params["id"], "quantity": 7.0}}, None

    server = crooked(answer)
    rows = to_write(offers, lambda _: Decimal(7))
    (results,) = open_gateway(server.webhook).write_quantities(rows, CancelToken(), lambda ids: None)
    assert [(one.outcome, one.code) for one in results] == [
        (WriteOutcome.FAILED, "bitrix.refused"),
        (WriteOutcome.UNKNOWN, "bitrix.command_missing"),
        (WriteOutcome.APPLIED, ""),
    ]
    assert len(server.requests) == 1
