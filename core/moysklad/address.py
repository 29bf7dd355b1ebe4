"""The base address: a pasted one is put right, a wrong one is told, and no token ever goes to a foreign host."""

from __future__ import annotations

import ipaddress
import re
from typing import Any
from urllib.parse import SplitResult, urlsplit

from core.errors import Refused, System

API_PATH = "/api/remap/1.2"
API_HOST = "api.moysklad.ru"
DEFAULT_BASE = f"https://{API_HOST}{API_PATH}"
OLD_HOSTS = frozenset({"online.moysklad.ru", "www.moysklad.ru", "moysklad.ru", "dev.moysklad.ru"})

_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*://")


def is_loopback(host: str) -> bool:
    """True for this machine itself: localhost, 127.0.0.0/8, ::1."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def normalise_base(pasted: str) -> str:
    """The base address out of what a person pasted: quotes, spaces, query and deeper path cut, scheme added.

    Raises:
        Refused: codes moysklad.url_empty, url_typo, url_host, url_old_host, url_not_https, url_path.
    """
    text = pasted.strip().strip("\"'«»<>").strip()
    if not text:
        raise _bad("moysklad.url_empty")
    parts = _split(text)
    host = (parts.hostname or "").lower()
    if host in OLD_HOSTS:
        raise _bad("moysklad.url_old_host", host=host)
    if host != API_HOST and not is_loopback(host):
        raise _bad("moysklad.url_host", host=host)
    if parts.scheme != "https" and not is_loopback(host):
        raise _bad("moysklad.url_not_https", host=host)
    path = parts.path.rstrip("/")
    if not path and host == API_HOST:
        path = API_PATH
    if path != API_PATH and not path.startswith(API_PATH + "/"):
        raise _bad("moysklad.url_path", path=path or "/")
    shown = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{shown}{port}{API_PATH}"


def _split(text: str) -> SplitResult:
    """Split an address; one without a scheme is taken for https.

    The text is not repeated in the error: a token is easily pasted into the wrong box.
    """
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _bad("moysklad.url_typo") from None
    named = "." in host or is_loopback(host)
    if parts.scheme not in ("http", "https") or not named or port == 0 or parts.username is not None or " " in text:
        raise _bad("moysklad.url_typo")
    return parts


def _bad(code: str, **params: Any) -> Refused:
    return Refused(code, system=System.MOYSKLAD, **params)
