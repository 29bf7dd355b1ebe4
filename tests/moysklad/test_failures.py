"""What goes wrong on the wire: typed errors with the server's words, retries of what may be retried, nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests

from core.domain.catalogue import ItemKind
from core.errors import (
    AnswerLost,
    AuthFailed,
    BadAnswer,
    Cancelled,
    GatewayError,
    LimitReached,
    NoRight,
    Refused,
    System,
    Unavailable,
)
from core.moysklad.credentials import LoginPassword, Token
from core.moysklad.exchange import exchange
from core.moysklad.gateway import MoySkladGateway
from core.moysklad.transport import Patience
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import QUICK, Door, MakeGateway, WallClock


def fail_with(kind: type[GatewayError], code: str, ask: Callable[[], object]) -> GatewayError:
    with pytest.raises(kind) as failure:
        ask()
    assert failure.value.code == code
    assert failure.value.system is System.MOYSKLAD
    return failure.value


def stock(gateway: MoySkladGateway, cancel: CancelToken | None = None) -> Any:
    return gateway.read_stock(StockMeasure.FREE, cancel or CancelToken(), by_store=False)


def test_a_wrong_token_is_told_once_with_the_servers_code(make_gateway: MakeGateway, door: Door) -> None:
    gateway = make_gateway("0" * 40)
    error = fail_with(AuthFailed, "moysklad.auth", lambda: gateway.connect(CancelToken()))
    assert error.server_code == "1056"
    assert error.status == 401
    assert error.details
    assert door.counters()["total"] == 1


def test_a_user_whose_api_was_switched_off(gateway: MoySkladGateway, door: Door) -> None:
    door.switch(auto_disable=True, enforce_limits=False)
    bad = f"{door.url}/entity/product?filter=nosuchfield=1"
    for _ in range(201):
        requests.get(bad, headers={"Authorization": f"Bearer {door.token}"}, timeout=5)
    fail_with(AuthFailed, "moysklad.api_off_for_user", lambda: stock(gateway))


def test_no_right_to_view_goods(gateway: MoySkladGateway, door: Door) -> None:
    door.switch(denied_rights=["variant.view"])
    error = fail_with(NoRight, "moysklad.no_right", lambda: list(gateway.read_items(ItemKind.VARIANT, CancelToken())))
    assert error.params["what"] == "entity/variant"
    assert door.counters()["total"] == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "500"}, "moysklad.server"),
        ({"kind": "503"}, "moysklad.maintenance"),
        ({"kind": "html"}, "moysklad.html"),
        ({"kind": "html", "status": 502, "charset": "windows-1251"}, "moysklad.server"),
        ({"kind": "html", "status": 503, "charset": "windows-1251"}, "moysklad.server"),
        ({"kind": "cut_body"}, "moysklad.cut"),
        ({"kind": "reset"}, "moysklad.network"),
        ({"kind": "lose_answer"}, "moysklad.network"),
    ],
    ids=lambda value: "-".join(str(part) for part in value.values()) if isinstance(value, dict) else None,
)
def test_a_read_survives_two_failures_and_gives_up_after_five(
    make_gateway: MakeGateway, door: Door, fault: dict[str, Any], code: str
) -> None:
    door.fault(**fault, count=2)
    assert stock(make_gateway()).complete
    assert door.counters()["total"] == 3
    door.fault(**fault, count=None)
    door.post("counters/reset")
    with pytest.raises((Unavailable, BadAnswer)) as failure:
        stock(make_gateway())
    assert failure.value.code == code
    assert failure.value.retryable
    assert door.counters()["total"] == 5


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
@pytest.mark.parametrize("status", [200, 429, 502, 503])
def test_a_page_of_html_is_handled_by_its_status_and_stays_readable(
    make_gateway: MakeGateway, door: Door, status: int, charset: str
) -> None:
    """Field case C93."""
    door.fault("html", status=status, charset=charset, count=None)
    gateway = make_gateway(patience=Patience(tries=1))
    with pytest.raises((Unavailable, BadAnswer)) as failure:
        stock(gateway)
    assert failure.value.code == {200: "moysklad.html", 429: "moysklad.rate"}.get(status, "moysklad.server")
    assert "Ведутся технические работы" in failure.value.details


@pytest.mark.parametrize("kind", ["401", "403"])
def test_refusals_of_rights_are_never_repeated(gateway: MoySkladGateway, door: Door, kind: str) -> None:
    door.fault(kind, count=None)
    with pytest.raises((AuthFailed, NoRight)):
        stock(gateway)
    assert door.counters()["total"] == 1


def test_a_refused_filter_carries_the_servers_words(gateway: MoySkladGateway, door: Door) -> None:
    error = fail_with(
        Refused,
        "moysklad.refused",
        lambda: gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=True, store_ids=["not-an-id"]),
    )
    assert error.params["said"] == error.details != ""
    assert error.server_code == error.params["number"] != ""
    assert door.asked("GET report/stock/bystore/current") == 1


def test_no_server_at_all(door: Door) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    gateway = MoySkladGateway(
        f"http://127.0.0.1:{port}/api/remap/1.2", Token(door.token), clock=WallClock(), patience=QUICK
    )
    fail_with(Unavailable, "moysklad.network", lambda: stock(gateway))


def test_an_answer_that_never_comes(make_gateway: MakeGateway, door: Door) -> None:
    door.switch(latency_ms=1500)
    gateway = make_gateway(patience=Patience(read=0.3, tries=2, backoff=0.05))
    fail_with(Unavailable, "moysklad.timeout", lambda: stock(gateway))
    assert door.counters()["total"] == 2


def all_goods(gateway: MoySkladGateway, cancel: CancelToken) -> None:
    for kind in (ItemKind.PRODUCT, ItemKind.VARIANT):
        list(gateway.read_items(kind, cancel))


@pytest.mark.parametrize(
    "work",
    [stock, all_goods, lambda gateway, cancel: gateway.connect(cancel)],
    ids=["stock", "goods", "connect"],
)
def test_a_stop_is_over_within_two_seconds_though_the_server_is_silent(
    gateway: MoySkladGateway, door: Door, work: Callable[[MoySkladGateway, CancelToken], object]
) -> None:
    door.fault("delay", seconds=8, count=None)
    cancel = CancelToken()
    threading.Timer(0.4, cancel.cancel).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        work(gateway, cancel)
    assert time.monotonic() - started < 2
    sent = door.counters()["total"]
    time.sleep(0.5)
    assert door.counters()["total"] == sent
    # The broken request's place in the budget is free again: nothing hangs on until the silent server speaks.
    assert wait_until(lambda: not any(thread.name == "moysklad" for thread in threading.enumerate()))


def wait_until(condition: Callable[[], bool], seconds: float = 2.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_a_stop_ends_the_wait_before_a_retry(make_gateway: MakeGateway, door: Door) -> None:
    door.fault("500", count=None)
    gateway = make_gateway(patience=Patience(backoff=60.0, longest_backoff=60.0))
    cancel = CancelToken()
    threading.Timer(0.4, cancel.cancel).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        stock(gateway, cancel)
    assert time.monotonic() - started < 2


def test_a_pause_sends_nothing_new_and_goes_on_where_it_stopped(gateway: MoySkladGateway, door: Door) -> None:
    cancel = CancelToken()
    cancel.pause()
    pages: list[int] = []
    reader = threading.Thread(
        target=lambda: pages.extend(len(page.items) for page in gateway.read_items(ItemKind.VARIANT, cancel))
    )
    reader.start()
    time.sleep(0.4)
    assert door.counters()["total"] == 0
    cancel.resume()
    reader.join(10)
    assert sum(pages) == 2000


def test_leaving_a_read_early_gives_up_what_is_under_way(gateway: MoySkladGateway, door: Door) -> None:
    pages = gateway.read_items(ItemKind.VARIANT, CancelToken())
    assert len(next(pages).items) == 1000
    pages.close()  # type: ignore[attr-defined]
    assert wait_until(lambda: not any(thread.name == "moysklad" for thread in threading.enumerate()))
    assert door.asked("GET entity/variant") <= 2


# --- login and password ---


def swap(door: Door, login: str, password: str) -> str:
    return exchange(login, password, clock=WallClock(), base_url=door.url, patience=QUICK)


def test_login_and_password_become_a_token_and_the_older_ones_die(make_gateway: MakeGateway, door: Door) -> None:
    old = swap(door, door.login, door.password)
    new = swap(door, f" {door.login} ", door.password)
    assert make_gateway(new).connect(CancelToken()).user == door.login
    fail_with(AuthFailed, "moysklad.auth", lambda: make_gateway(old).connect(CancelToken()))
    assert door.asked("POST security/token") == 2
    door.token = new


def test_a_wrong_password_is_sent_once(door: Door) -> None:
    fail_with(AuthFailed, "moysklad.login", lambda: swap(door, door.login, "wrong"))
    assert door.counters()["total"] == 1


@pytest.mark.parametrize("login", ["admin", "", "a b@c", "a@b@c"])
def test_a_login_of_another_shape_is_not_even_sent(door: Door, login: str) -> None:
    fail_with(AuthFailed, "moysklad.login_shape", lambda: swap(door, login, "secret"))
    assert door.counters()["total"] == 0


@pytest.mark.parametrize("status", [401, 429])
def test_too_many_login_attempts_are_left_alone(door: Door, status: int) -> None:
    door.switch(login_attempts=1, login_status=status)
    fail_with(AuthFailed, "moysklad.login", lambda: swap(door, door.login, "wrong"))
    error = fail_with(LimitReached, "moysklad.login_attempts", lambda: swap(door, door.login, "wrong"))
    assert error.params["seconds"] >= 1800
    assert door.asked("POST security/token") == 2


@pytest.mark.parametrize("kind", ["lose_answer", "cut_body"])
def test_a_lost_answer_to_a_write_is_told_and_not_repeated(door: Door, kind: str) -> None:
    door.fault(kind)
    try:
        fail_with(AnswerLost, "moysklad.answer_lost", lambda: swap(door, door.login, door.password))
        assert door.asked("POST security/token") == 1
    finally:
        door.token = swap(door, door.login, door.password)


def test_a_failed_exchange_is_not_repeated_even_when_the_server_was_only_busy(door: Door) -> None:
    door.fault("503")
    fail_with(Unavailable, "moysklad.maintenance", lambda: swap(door, door.login, door.password))
    assert door.counters()["total"] == 1


@pytest.mark.parametrize("token", ["", "   ", "токен-по-русски", "two words of it", "short"])
def test_what_cannot_be_a_token_is_told_before_anything_is_sent(token: str) -> None:
    fail_with(AuthFailed, "moysklad.token_shape", lambda: Token(token))


def test_a_pasted_token_is_cleaned() -> None:
    assert Token("  Bearer 0123456789abcdef\n").header() == "Bearer 0123456789abcdef"
    assert LoginPassword("anna@demo", "пароль").header().startswith("Basic ")
