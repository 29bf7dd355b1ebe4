"""Turns what comes back instead of an answer - error codes, HTML pages, network failures - into typed errors.

The code decides, never the HTTP status: kernels disagree about statuses (digest bitrix §1.4).
"""

from __future__ import annotations

import html
import re

import requests
from urllib3.exceptions import ReadTimeoutError

from core.bitrix.codes import shop_error
from core.bitrix.redaction import mask
from core.errors import (
    AnswerLost,
    AuthFailed,
    BadAnswer,
    GatewayError,
    LimitReached,
    NoRight,
    NotFound,
    Refused,
    Unavailable,
)

EXCERPT = 300
_GATEWAY_TIMEOUT = 504
BUSY_STATUSES = frozenset({429, 503})
"""Statuses with which a web server turns a request away before it is carried out."""

_AUTH = frozenset({"NO_AUTH_FOUND", "INVALID_CREDENTIALS", "EXPIRED_TOKEN", "INVALID_TOKEN", "WRONG_AUTH_TYPE"})
_DENIED = frozenset({"200040300010", "200040300020", "200040300030", "200040300040", "200040300043", "200040300050"})
_SERVER = frozenset({"INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "ERROR_CORE"})
#: How the codes of sale.* end that say an order, a shipment or another of its objects does not exist.
_SALE_GONE = "40400001"
_GONE = re.compile(r"not exists|not found|не существует|не найден", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1>|<title[^>]*>.*?</title>|<!--.*?-->|<[^>]+>", re.I | re.S)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


def from_server(server_code: object, text: object, *, method: str, status: int, secret: str = "") -> GatewayError:
    """The typed error for an `error` member of an answer or of a batch command.

    Args:
        server_code: a text, a number or 0 (digest §1.4).
        text: the server's `error_description`.
        method: the REST method concerned.
        status: HTTP status, kept for the record.
        secret: masked in the server's text.
    """
    code = str(server_code)
    upper = code.upper()
    kind, name, params = _kind(upper, str(text or ""), method)
    details = mask(_short(str(text or "")), secret)
    return shop_error(kind, name, details=details, server_code=mask(code, secret), status=status, **params)


def _kind(code: str, text: str, method: str) -> tuple[type[GatewayError], str, dict[str, object]]:
    if code in _AUTH:
        return AuthFailed, "bitrix.auth", {}
    if code == "INSUFFICIENT_SCOPE":
        return NoRight, "bitrix.scope", {"method": method}
    if code in _DENIED or code == "ERROR_DOCUMENT_RIGHTS":
        return NoRight, "bitrix.denied", {"method": method}
    if code == "ACCESS_DENIED":
        return NoRight, "bitrix.tariff", {}
    if code == "USER_ACCESS_ERROR":
        return NoRight, "bitrix.user_access", {}
    if code == "OVERLOAD_LIMIT":
        return NoRight, "bitrix.blocked_by_vendor", {}
    if code == "INVALID_REQUEST":
        return Refused, "bitrix.https_required", {}
    if code == "PORTAL_DELETED":
        return Unavailable, "bitrix.closed", {}
    if code == "ERROR_METHOD_NOT_FOUND":
        return NotFound, "bitrix.method_missing", {"method": method}
    if code == "OPERATION_TIME_LIMIT":
        return LimitReached, "bitrix.operating_limit", {"method": method, "seconds": 60}
    if code == "QUERY_LIMIT_EXCEEDED":
        return LimitReached, "bitrix.rate_limit", {"seconds": 5}
    if code in _SERVER:
        return Unavailable, "bitrix.server_error", {}
    if code == "0" and _GONE.search(text):
        return NotFound, "bitrix.offer_missing", {"method": method}
    if code.endswith(_SALE_GONE):
        return NotFound, "bitrix.object_missing", {"method": method}
    return Refused, "bitrix.refused", {"method": method}


def from_page(body: bytes, content_type: str, status: int, host: str, secret: str = "") -> GatewayError:
    """The typed error for an answer that is no JSON object: a page of HTML, a cut body, a foreign server.

    The excerpt is readable whatever the page's encoding (field case C93).
    """
    details = mask(excerpt(body, content_type), secret)
    if not _looks_like_page(body, content_type):
        return shop_error(BadAnswer, "bitrix.bad_json", details=details, status=status)
    if status == 404:
        return shop_error(NotFound, "bitrix.no_rest", details=details, status=status, host=host)
    return shop_error(BadAnswer, "bitrix.html", details=details, status=status)


def from_network(error: Exception, host: str, seconds: float, secret: str) -> tuple[GatewayError, bool]:
    """The typed error for an exception of the HTTP library, and whether the request may have reached the shop."""
    details = mask(_short(str(error)), secret)
    if isinstance(error, requests.exceptions.SSLError):
        return shop_error(Unavailable, "bitrix.tls", details=details, host=host), False
    if isinstance(error, requests.exceptions.ProxyError):
        return shop_error(Unavailable, "bitrix.proxy", details=details, host=host), False
    if isinstance(error, requests.exceptions.ReadTimeout | ReadTimeoutError):
        return shop_error(Unavailable, "bitrix.timeout", details=details, host=host, seconds=seconds), True
    never_sent = isinstance(error, requests.exceptions.ConnectTimeout) or "NewConnectionError" in repr(error)
    return shop_error(Unavailable, "bitrix.network", details=details, host=host), not never_sent


def took_too_long(error: GatewayError) -> bool:
    """True when the server in front, or we, gave up waiting for the batch: a shorter one may get through."""
    return "bitrix.timeout" in (error.code, error.server_code) or error.status == _GATEWAY_TIMEOUT


def answer_lost(error: GatewayError) -> AnswerLost:
    """The same failure where a write was under way: nobody knows whether it was carried out."""
    details = f"{error.code} {error.details}".strip()
    return shop_error(AnswerLost, "bitrix.answer_lost", details=details, server_code=error.code, status=error.status)


def excerpt(body: bytes, content_type: str = "") -> str:
    """The first words of a page or body as readable text: title first, tags and scripts left out."""
    text = _decoded(body, content_type)
    title = _TITLE.search(text)
    words = html.unescape(_NOT_TEXT.sub(" ", text))
    if title is not None:
        words = f"{html.unescape(title[1])}: {words}"
    return _short(words)


def _decoded(body: bytes, content_type: str) -> str:
    named = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:2000])
    for charset in (named[1].decode("ascii") if named else "utf-8", "utf-8", "windows-1251"):
        try:
            return body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8", "backslashreplace")


def _looks_like_page(body: bytes, content_type: str) -> bool:
    return "html" in content_type.lower() or body.lstrip()[:1] == b"<"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
