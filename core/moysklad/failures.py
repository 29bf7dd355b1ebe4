"""Turns what went wrong on the wire into the typed errors of core.errors, with our message code (digest §8)."""

from __future__ import annotations

import http.client
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import requests
import urllib3

from core.errors import (
    AnswerLost,
    AuthFailed,
    BadAnswer,
    GatewayError,
    LimitReached,
    NoRight,
    NotFound,
    Refused,
    System,
    Unavailable,
)
from core.moysklad.redaction import excerpt, redact

LOGIN_PAUSE_SECONDS = 1800.0
"""How long to leave the login alone after 1048: thirty attempts an hour were allowed once."""
MAINTENANCE_SECONDS = 60.0
#: What an element of a bulk counts as; it has no status of its own.
_REFUSED_STATUS = 400
TOO_MANY_REQUESTS = 429

_RIGHTS = {1016, 1017, 1018, 1045, 1066, 1067, 1075, 1092, 3046, 14010, 17023, 30004}
_TARIFF = {1043, 1070, 30006, 47000}

#: Server code → error type and message code; the status is not asked where the code is clear enough.
_BY_CODE: Mapping[int, tuple[type[GatewayError], str]] = {
    1056: (AuthFailed, "moysklad.auth"),
    1061: (AuthFailed, "moysklad.api_off_for_user"),
    13003: (NoRight, "moysklad.no_right_stock"),
    13004: (NoRight, "moysklad.no_right_stock"),
    38000: (NoRight, "moysklad.no_right_audit"),
    55005: (NoRight, "moysklad.wrong_token_kind"),
    55006: (NoRight, "moysklad.wrong_token_kind"),
    13005: (Refused, "moysklad.report_too_large"),
    1028: (Refused, "moysklad.in_use"),
    1065: (Refused, "moysklad.changed_in_parallel"),
    1074: (Unavailable, "moysklad.maintenance"),
    **dict.fromkeys(_TARIFF, (NoRight, "moysklad.tariff")),
}

_BY_STATUS: Mapping[int, tuple[type[GatewayError], str]] = {
    401: (AuthFailed, "moysklad.auth"),
    407: (Unavailable, "moysklad.proxy"),
    410: (Refused, "moysklad.api_version_gone"),
    415: (Refused, "moysklad.no_gzip"),
}


class ServerError(msgspec.Struct, frozen=True):
    """One entry of `errors`; only `error` is promised."""

    error: str = ""
    code: float | None = None
    parameter: str = ""


class ErrorBody(msgspec.Struct):
    """The error envelope."""

    errors: list[ServerError] = []


def first_server_error(body: bytes) -> ServerError | None:
    """The first error of an error envelope (or of the first failed element of a bulk answer), None if it is none."""
    try:
        envelope = msgspec.json.decode(body, type=ErrorBody | list[ErrorBody])
    except msgspec.MsgspecError:
        return None
    bodies = envelope if isinstance(envelope, list) else [envelope]
    return next((error for one in bodies for error in one.errors), None)


def from_answer(
    status: int, headers: Mapping[str, str], body: bytes, what: str, secrets: Iterable[str], retry_after: float
) -> GatewayError:
    """The error for an answer that is not a success.

    `what` is the path that was asked, `body` is decompressed, `retry_after` the seconds that the limit headers name.
    """
    secrets = tuple(secrets)
    error = first_server_error(body)
    content_type = headers.get("Content-Type", "")
    said = error.error if error else excerpt(body, content_type)
    hints = (said, headers.get("X-Lognex-Auth-Message", ""), headers.get("X-Lognex-Auth", ""))
    details = redact(" · ".join(filter(None, hints)), secrets)
    number = int(error.code) if error and error.code is not None else None
    kind, code, params = _classify(status, number, is_html(content_type, body), what, retry_after)
    if code == "moysklad.refused":
        params = {"said": details, "number": str(number or status)}
    elif code in ("moysklad.html", "moysklad.not_json"):
        params["excerpt"] = details
    return kind(
        code,
        system=System.MOYSKLAD,
        details=details,
        server_code="" if number is None else str(number),
        parameter=redact(error.parameter, secrets) if error else "",
        status=status,
        **params,
    )


def from_element(body: bytes) -> GatewayError | None:
    """The error of one element of a bulk answer, None for an object that was saved."""
    if first_server_error(body) is None:
        return None
    return from_answer(_REFUSED_STATUS, {"Content-Type": "application/json"}, body, "", (), 0.0)


def _classify(
    status: int, number: int | None, html: bool, what: str, retry_after: float
) -> tuple[type[GatewayError], str, dict[str, Any]]:
    """Type, code and parameters by server code first, then by status, then by the look of the body."""
    if number == 1048:
        return LimitReached, "moysklad.login_attempts", {"seconds": max(retry_after, LOGIN_PAUSE_SECONDS)}
    if number == 1073:
        return LimitReached, "moysklad.parallel", {"seconds": retry_after}
    if number == 1049 or status == TOO_MANY_REQUESTS:
        return LimitReached, "moysklad.rate", {"seconds": retry_after}
    if number == 1095:
        return Unavailable, "moysklad.retry_in_a_minute", {"seconds": MAINTENANCE_SECONDS}
    if number in (1002, 1005):
        return NotFound, "moysklad.unknown_address", {"what": what}
    if number is not None and number in _BY_CODE:
        return (*_BY_CODE[number], {})
    if status in _BY_STATUS:
        return (*_BY_STATUS[status], {})
    return _by_class(status, number, html, what)


def _by_class(
    status: int, number: int | None, html: bool, what: str
) -> tuple[type[GatewayError], str, dict[str, Any]]:
    """Type, code and parameters where neither the server code nor the exact status decides."""
    kind: type[GatewayError] = Refused
    code = "moysklad.refused"
    params: dict[str, Any] = {}
    if number in _RIGHTS or status == 403:
        # A page instead of the API's envelope comes from something in between.
        kind, code, params = NoRight, "moysklad.no_right", {"what": what}
        if html and number is None:
            code, params = "moysklad.blocked", {"http_status": status}
    elif status == 404 and html and number is None:
        # A stranger's page proves nothing about the object.
        kind, code, params = BadAnswer, "moysklad.html", {"http_status": status}
    elif status == 404:
        kind, code, params = NotFound, "moysklad.not_found", {"what": what}
    elif status in (413, 414):
        code, params = "moysklad.too_big", {"http_status": status}
    elif status >= 500:
        kind, code, params = Unavailable, "moysklad.server", {"http_status": status}
    elif 300 <= status < 400:
        kind, code, params = BadAnswer, "moysklad.redirected", {"http_status": status}
    elif status < 300 and number is None:
        kind, code = BadAnswer, "moysklad.html" if html else "moysklad.not_json"
        params = {"http_status": status} if html else {}
    return kind, code, params


def is_html(content_type: str, body: bytes) -> bool:
    """True for a web page, told by its type or its first character."""
    return "html" in content_type.lower() or body[:100].lstrip()[:1] == b"<"


def from_exception(error: Exception, host: str, *, write: bool) -> GatewayError:
    """The error for a request that got no whole answer; nothing of the library's exception is kept.

    The exception itself carries the request with its headers, so callers raise the result outside the handler,
    where Python does not chain it. A `write` that may have reached the server becomes AnswerLost.
    """
    chain = list(_chain(error))
    details = " ← ".join(type(one).__name__ for one in chain)
    for types, code in _BY_EXCEPTION:
        if _any(chain, *types):
            params: dict[str, Any] = {"host": host} if code == "moysklad.host_not_found" else {}
            return Unavailable(code, system=System.MOYSKLAD, details=details, **params)
    if write and not _any(chain, *_NEVER_SENT):
        return AnswerLost("moysklad.answer_lost", system=System.MOYSKLAD, details=details)
    if _any(chain, http.client.IncompleteRead):
        return BadAnswer("moysklad.cut", system=System.MOYSKLAD, details=details)
    # urllib3 counts a refused connection among the connect timeouts.
    refused = _any(chain, urllib3.exceptions.NewConnectionError)
    slow = not refused and _any(chain, requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
    return Unavailable("moysklad.timeout" if slow else "moysklad.network", system=System.MOYSKLAD, details=details)


#: Failures before a request is on its way, in the order in which they are looked for.
_BY_EXCEPTION: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((requests.exceptions.ProxyError, urllib3.exceptions.ProxyError), "moysklad.proxy"),
    ((requests.exceptions.SSLError, urllib3.exceptions.SSLError), "moysklad.tls"),
    ((urllib3.exceptions.NameResolutionError,), "moysklad.host_not_found"),
)
_NEVER_SENT = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)


def _chain(error: BaseException) -> Iterable[BaseException]:
    """The exception and all it was made from, however the libraries nested them."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
        waiting.extend(other for other in inner if isinstance(other, BaseException))


def _any(chain: list[BaseException], *types: type[BaseException]) -> bool:
    return any(isinstance(one, types) for one in chain)
