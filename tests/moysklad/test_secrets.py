"""A planted token shows up nowhere: not in logs, exceptions and what they chain, reprs, or echoes of the server."""

from __future__ import annotations

import io
import json
import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.errors import SkladLinkError
from core.moysklad.budget import Budget
from core.moysklad.credentials import HeaderAuth, LoginPassword, Token
from core.moysklad.exchange import exchange
from core.moysklad.gateway import MoySkladGateway
from core.moysklad.redaction import MASK, excerpt, redact
from core.moysklad.transport import Patience
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import FREE, WallClock
from tests.moysklad.tiny_server import Reply, Seen, TinyServer

TOKEN = "planted0secret0token0aaaaaaaaaaaaaaaaaaa"
PASSWORD = "planted-password-ю"
BASIC = LoginPassword("anna@demo", PASSWORD).header().removeprefix("Basic ")


def echo(status: int, code: int | None = None) -> Callable[[Seen], Reply]:
    """An ill-mannered server that repeats the Authorization header in its error."""

    def answer(seen: Seen) -> Reply:
        error: dict[str, Any] = {"error": f"you sent {seen.headers['Authorization']}", "parameter": TOKEN}
        if code is not None:
            error["code"] = code
        return Reply(status, json.dumps({"errors": [error]}).encode())

    return answer


def html(seen: Seen) -> Reply:
    page = f"<html><body>Authorization: {seen.headers['Authorization']} {TOKEN}</body></html>"
    return Reply(200, page.encode(), {"Content-Type": "text/html"})


def shapeless(_: Seen) -> Reply:
    return Reply(200, json.dumps({TOKEN: TOKEN}).encode())


def broken(_: Seen) -> Reply:
    raise ConnectionAbortedError


ANSWERS: dict[str, Callable[[Seen], Reply]] = {
    "refused": echo(412, 1034),
    "no code": echo(400),
    "unauthorised": echo(401, 1056),
    "forbidden": echo(403, 1016),
    "busy": echo(503, 1074),
    "rate": echo(429, 1049),
    "error with 200": echo(200, 1034),
    "html": html,
    "shape": shapeless,
    "broken": broken,
}


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """All log lines of all libraries, at the most talkative level."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


def chained(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting.extend((one.__cause__, one.__context__, *[a for a in one.args if isinstance(a, BaseException)]))


def everything_said(error: BaseException) -> str:
    """The error, its traceback, and every attribute of everything it chains."""
    parts = ["".join(traceback.format_exception(error))]
    for one in chained(error):
        parts.append(f"{one!r} {one} {vars(one)!r}")
        request = getattr(one, "request", None)
        parts.append(repr(getattr(request, "headers", "")))
    return "\n".join(parts)


def assert_hidden(text: str, *secrets: str) -> None:
    for secret in secrets or (TOKEN, PASSWORD, BASIC):
        assert secret not in text


@pytest.mark.parametrize("name", list(ANSWERS))
def test_no_failure_tells_the_token(name: str, everything_logged: io.StringIO) -> None:
    with TinyServer(ANSWERS[name]) as server:
        patience = Patience(read=2.0, tries=2, backoff=0.01)
        gateway = MoySkladGateway(
            server.base, Token(TOKEN), clock=WallClock(), budget=Budget(FREE), patience=patience
        )
        with pytest.raises(SkladLinkError) as failure:
            gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False)
    assert server.seen[0].headers["Authorization"] == f"Bearer {TOKEN}"
    assert_hidden(everything_said(failure.value))
    assert_hidden(repr(failure.value.params) + failure.value.details)
    assert_hidden(everything_logged.getvalue())


@pytest.mark.parametrize("name", ["unauthorised", "refused", "html", "broken"])
def test_no_failed_exchange_tells_the_password(name: str, everything_logged: io.StringIO) -> None:
    with TinyServer(ANSWERS[name]) as server, pytest.raises(SkladLinkError) as failure:
        _exchange(server.base)
    assert server.seen[0].headers["Authorization"] == f"Basic {BASIC}"
    assert_hidden(everything_said(failure.value), PASSWORD, BASIC)
    assert_hidden(everything_logged.getvalue(), PASSWORD, BASIC)


def _exchange(base: str) -> None:
    exchange("anna@demo", PASSWORD, clock=WallClock(), base_url=base, patience=Patience(read=2.0))


def test_reprs_are_silent() -> None:
    token = Token(TOKEN)
    login = LoginPassword("anna@demo", PASSWORD)
    gateway = MoySkladGateway("api.moysklad.ru", token, clock=WallClock())
    things: list[object] = [token, login, HeaderAuth(token), gateway, vars(gateway), gateway._transport._lines]
    for thing in things:
        assert_hidden(f"{thing!r} {thing}")


def test_redaction_masks_secrets_and_authorisation_values() -> None:
    text = redact(f"x {TOKEN} Authorization: Bearer abc.def; basic Zm9v, end", [TOKEN, ""])
    assert text == f"x {MASK} Authorization: Bearer {MASK}; basic {MASK}, end"


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (
            "<html><b>Ведутся работы</b></html>".encode("windows-1251"),
            "text/html; charset=windows-1251",
            "Ведутся работы",
        ),
        ('<meta charset="windows-1251">Ошибка'.encode("windows-1251"), "text/html", "Ошибка"),
        ("<p>Ошибка</p>".encode("windows-1251"), "text/html", "Ошибка"),
        ("<script>var x;</script> Ошибка ".encode(), "text/html", "Ошибка"),
        (b"\x98\xff", "text/html; charset=nonsense", "\\x98я"),
        (b"", "", ""),
    ],
)
def test_excerpts_are_readable_in_any_encoding_and_never_fail(body: bytes, content_type: str, expected: str) -> None:
    assert excerpt(body, content_type) == expected
