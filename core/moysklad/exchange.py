"""Exchanges login and password for a token: POST /security/token (md/_general.md, authentication).

Side effect on the server: every token made for this user before is revoked. Callers say so first
(`credentials.OLDER_TOKENS_DIE`) and never do it per start.
"""

from __future__ import annotations

import msgspec

from core.errors import AuthFailed, System
from core.moysklad.address import DEFAULT_BASE, normalise_base
from core.moysklad.budget import Budget
from core.moysklad.credentials import LoginPassword, Token
from core.moysklad.crew import run_one
from core.moysklad.payloads import AccessToken
from core.moysklad.transport import Patience, Transport
from core.ports import CancelToken, Clock

_token = msgspec.json.Decoder(AccessToken)


def exchange(
    login: str,
    password: str,
    *,
    clock: Clock,
    base_url: str = DEFAULT_BASE,
    cancel: CancelToken | None = None,
    patience: Patience | None = None,
) -> str:
    """A new token for the user; one request, never repeated.

    Raises:
        AuthFailed: moysklad.login_shape before anything is sent, moysklad.login when the server refuses.
        LimitReached: moysklad.login_attempts, leave the login alone for `params["seconds"]`.
        AnswerLost: the older tokens may be dead and the new one is not known.
    """
    transport = Transport(
        normalise_base(base_url), LoginPassword(login, password), Budget(), clock, patience=patience
    )
    try:
        answer = run_one(
            lambda branch: transport.post("security/token", _token.decode, branch),
            cancel or CancelToken(),
            transport.abandon,
        )
    except AuthFailed as error:
        if error.code != "moysklad.auth":
            raise
        refusal = AuthFailed("moysklad.login", system=System.MOYSKLAD, details=error.details, status=error.status)
    else:
        return Token(answer.access_token).value
    finally:
        transport.close()
    raise refusal
