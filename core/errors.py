"""Failures of the two systems and of this machine, typed by what a person or a job can do about them."""

from __future__ import annotations

from enum import StrEnum


class System(StrEnum):
    """Whose failure it is."""

    MOYSKLAD = "moysklad"
    SHOP = "shop"
    LOCAL = "local"


class SkladLinkError(Exception):
    """A failure that is told to a person.

    `code` names the sentence in core.messages, `params` fills it (never a secret), `details` is the technical
    text of the server (already redacted).
    """

    def __init__(self, code: str, *, system: System = System.LOCAL, details: str = "", **params: object) -> None:
        super().__init__(f"{code}: {details}" if details else code)
        self.code = code
        self.system = system
        self.details = details
        self.params: dict[str, object] = params


class GatewayError(SkladLinkError):
    """A request failed. `server_code` and `parameter` are the server's own words for it."""

    retryable = False

    def __init__(
        self,
        code: str,
        *,
        system: System,
        details: str = "",
        server_code: str = "",
        parameter: str = "",
        status: int | None = None,
        **params: object,
    ) -> None:
        if status is not None:
            params.setdefault("status", status)
        super().__init__(code, system=system, details=details, **params)
        self.server_code = server_code
        self.parameter = parameter
        self.status = status


class AuthFailed(GatewayError):
    """The token, webhook code, login or password is not accepted, or the API is switched off for the user."""


class NoRight(GatewayError):
    """The credentials are good but the right, scope or tariff is missing."""


class NotFound(GatewayError):
    """The object, method or address does not exist."""


class Refused(GatewayError):
    """The server understood the request and refused it; repeating it unchanged is no use."""


class Unavailable(GatewayError):
    """The network or the server failed for now; nothing was changed by the request."""

    retryable = True


class LimitReached(Unavailable):
    """A rate, parallel or time budget is used up; `params["seconds"]` says for how long."""


class BadAnswer(GatewayError):
    """The answer is not what the API promises: a page of HTML, a cut body, paging that does not advance."""

    retryable = True


class AnswerLost(GatewayError):
    """A write was sent and no answer came: it may or may not have been carried out."""


class Cancelled(SkladLinkError):
    """A person stopped the work."""

    def __init__(self) -> None:
        super().__init__("cancelled")
