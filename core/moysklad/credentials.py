"""The token, kept out of sight, and the exchange of login and password for one (md/_general.md, authentication)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

import requests
from requests.auth import AuthBase

from core.errors import AuthFailed, System

#: Said before an exchange: it revokes every token that was made for this user before.
OLDER_TOKENS_DIE = "moysklad.warn_older_tokens_die"

_TOKEN = re.compile(r"^[\x21-\x7e]{8,512}$")
_LOGIN = re.compile(r"^[^\s:@]+@[^\s:@]+$")


@dataclass(frozen=True, slots=True)
class Token:
    """An access token of a user or a solution; its repr shows nothing of it."""

    value: str = field(repr=False)

    def __post_init__(self) -> None:
        cleaned = self.value.strip()
        if cleaned.lower().startswith("bearer "):
            cleaned = cleaned[7:].strip()
        object.__setattr__(self, "value", cleaned)
        if not _TOKEN.match(cleaned):
            raise AuthFailed("moysklad.token_shape", system=System.MOYSKLAD)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts to mask wherever they appear."""
        return (self.value,)

    def header(self) -> str:
        """Value of the Authorization header."""
        return f"Bearer {self.value}"


@dataclass(frozen=True, slots=True)
class LoginPassword:
    """Login like `user@account` with its password; used for the exchange only and kept nowhere."""

    login: str
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "login", self.login.strip())
        if not _LOGIN.match(self.login) or not self.password:
            raise AuthFailed("moysklad.login_shape", system=System.MOYSKLAD)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts to mask wherever they appear."""
        return (self.password, self._encoded())

    def header(self) -> str:
        """Value of the Authorization header."""
        return f"Basic {self._encoded()}"

    def _encoded(self) -> str:
        return base64.b64encode(f"{self.login}:{self.password}".encode()).decode("ascii")


Credentials = Token | LoginPassword


class HeaderAuth(AuthBase):
    """Sets the Authorization header last, so that neither ~/.netrc nor the address can replace it."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Add the header to a prepared request."""
        request.headers["Authorization"] = self._credentials.header()
        return request

    def __repr__(self) -> str:
        return "HeaderAuth()"
