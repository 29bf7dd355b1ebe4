"""Reads the incoming-webhook address a person pasted, tells typos apart, and never shows its secret code."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field, replace
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

from core.bitrix.codes import shop_error
from core.bitrix.redaction import MASK
from core.errors import BadAnswer, Refused

_REST = re.compile(r"^(?P<prefix>.*?)/rest/(?P<user>\d+)/(?P<code>[^/]+)(?:/(?P<method>[^/]*))?/?$")
_REST3 = re.compile(r"/rest/api/\d+(/|$)")
_CODE = re.compile(r"^[A-Za-z0-9_-]+$")
_AROUND = " \t\r\n\"'`<>«»\u200b\ufeff\u00a0"
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Webhook:
    """An incoming webhook (digest bitrix §1.1). `code` is the credential: it is in no repr and no text of this class.

    `prefix` is the folder of the site in front of `/rest/`, mostly empty.
    """

    scheme: str
    host: str
    port: int
    prefix: str
    user_id: int
    code: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.site}{self.prefix}/rest/{self.user_id}/{MASK}/"

    @property
    def site(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def address(self, method: str = "") -> str:
        """The full address of a method. Holds the secret: for the HTTP library and the keyring only."""
        tail = f"{method}.json" if method else ""
        return f"{self.site}{self.prefix}/rest/{self.user_id}/{self.code}/{tail}"

    def moved(self, location: str, method: str) -> Webhook:
        """The webhook after a redirect of `method` to `location` (digest §1.1, renamed Bitrix24 domains).

        Followed are addresses of the same REST path on https or on the same host.

        Raises:
            BadAnswer: the redirect leads elsewhere (a login page, plain http on another host).
        """
        target = urljoin(self.address(method), location)
        parts = urlsplit(target)
        host = parts.hostname or ""
        safe = parts.scheme == "https" or (
            parts.scheme == "http" and (host == self.host or is_loopback(host)) and is_loopback(self.host)
        )
        path = f"/rest/{self.user_id}/{self.code}/{method}"
        prefix, found, tail = parts.path.partition(path)
        if not safe or not host or not found or tail not in ("", "/", ".json", ".json/"):
            raise shop_error(BadAnswer, "bitrix.redirected", host=self.host, target=host)
        port = parts.port or _DEFAULT_PORTS[parts.scheme]
        return replace(self, scheme=parts.scheme, host=host, port=port, prefix=prefix)


def is_loopback(host: str) -> bool:
    """True for this machine itself, where plain http is allowed."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def parse_webhook(text: str) -> Webhook:
    """Read a webhook address as a person pastes it: blanks and quotes around, a sample method or a query at its end,
    `https://` left out.

    Raises:
        Refused: what is wrong with it, as a code `bitrix.webhook_…`; never with the secret.
    """
    text = text.strip(_AROUND)
    if not text:
        _refuse("bitrix.webhook_empty")
    if not re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:/", text):
        text = f"https://{text}"
    scheme, _, rest = text.partition(":")
    scheme = scheme.lower()
    if scheme not in _DEFAULT_PORTS or not rest.startswith("//"):
        _refuse("bitrix.webhook_scheme", scheme=scheme)
    if any(letter.isspace() for letter in text):
        _refuse("bitrix.webhook_characters")
    host, port, path = _place(scheme, text)
    return _webhook(scheme, host, port, path)


def _place(scheme: str, text: str) -> tuple[str, int, str]:
    """Host (in ASCII), port and path of the address."""
    try:
        parts = urlsplit(text)
        port = parts.port or _DEFAULT_PORTS[scheme]
        host = (parts.hostname or "").rstrip(".")
        login = parts.username is not None
        path = parts.path
        ascii_host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except ValueError:
        _refuse("bitrix.webhook_host", host="")
    if login:
        _refuse("bitrix.webhook_login_inside")
    if not ascii_host or not (_is_address(ascii_host) or _looks_like_name(ascii_host)):
        _refuse("bitrix.webhook_host", host=host)
    return ascii_host, port, path


def _webhook(scheme: str, host: str, port: int, path: str) -> Webhook:
    if _REST3.search(path):
        _refuse("bitrix.webhook_rest3")
    found = _REST.match(path)
    if found is None or re.search(r"\.(json|xml)$", found["code"]):
        _refuse("bitrix.webhook_incomplete")
    if not _CODE.match(found["code"]):
        _refuse("bitrix.webhook_characters")
    if scheme == "http" and not is_loopback(host):
        _refuse("bitrix.webhook_not_https", host=host)
    return Webhook(scheme, host, port, found["prefix"], int(found["user"]), found["code"])


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _looks_like_name(host: str) -> bool:
    if host == "localhost":
        return True
    labels = host.split(".")
    return len(labels) > 1 and all(re.match(r"^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$", label) for label in labels)


def _refuse(code: str, **params: str) -> NoReturn:
    # Outside of any except block, so that no chained exception carries the address.
    raise shop_error(Refused, code, **params)
