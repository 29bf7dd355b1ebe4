"""Acts that wait for their end, in the caller's thread: connecting, loading, syncing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.screens.settings import Imported
from core.errors import SkladLinkError
from core.jobs import connect as connecting
from core.jobs import initial_load, marks, stock
from core.jobs.connect import Connected
from core.jobs.context import JobContext
from core.jobs.engine import Outcome
from core.ports import CancelToken, SecretName
from core.settings import ConnectionSettings

if TYPE_CHECKING:
    from core.app.facade import SkladLink


def keep_address(app: SkladLink, url: str) -> None:
    """Keep another address of MoySklad's API. Raises Refused("moysklad.url_…") for a typo."""
    from core.moysklad.address import normalise_base

    app.set_setting("connection.moysklad_url", normalise_base(url))


def import_settings(app: SkladLink, path: Path) -> Imported:
    """Take the settings out of a file, all or, where one of them is out of bounds, none; each is journalled.

    Raises SkladLinkError: file.not_settings, file.not_read, setting.bad_value.
    """
    wanted = app.preferences.read_import(path)
    outcome = app.preferences.outcome(wanted)
    for key in outcome.changed:
        app.set_setting(key, wanted[key])
    return outcome


def keep_token(app: SkladLink, token: str, session_only: bool = False) -> None:
    """Keep a MoySklad token. Raises Refused("moysklad.token_shape") for something that is none."""
    from core.moysklad.credentials import Token

    Token(token.strip())
    app.set_secret(SecretName.MOYSKLAD_TOKEN, token.strip(), session_only=session_only)


def exchange_login(app: SkladLink, login: str, password: str, session_only: bool = False) -> None:
    """Exchange login and password for a token and keep that; every older token of this user dies with it.

    The keyring is asked first: one that cannot keep the new token must not cost the older ones.
    """
    from core.app.gateways import SystemClock
    from core.moysklad.exchange import exchange

    if not session_only:
        app.secret_source(SecretName.MOYSKLAD_TOKEN)
    url = app.settings.get(ConnectionSettings).moysklad_url
    token = exchange(login, password, clock=SystemClock(), base_url=url)
    app.set_secret(SecretName.MOYSKLAD_TOKEN, token, session_only=session_only)


def keep_webhook(app: SkladLink, webhook: str, session_only: bool = False) -> None:
    """Keep the shop's incoming webhook. Raises Refused("bitrix.webhook_…") for something that is none."""
    from core.bitrix.webhook import parse_webhook

    parse_webhook(webhook)
    app.set_secret(SecretName.BITRIX_WEBHOOK, webhook.strip(), session_only=session_only)


def connect(app: SkladLink) -> Connected:
    """Find out what both systems are and may do, and mirror their dictionaries.

    Where the shop moved to another address, the webhook's new one replaces the old.
    """
    found = app.in_context(connecting.connect, CancelToken())
    app.keep_moved_webhook()
    return found


def load(app: SkladLink, cancel: CancelToken) -> Outcome:
    """The initial load, or the rest of an interrupted one."""
    return app.in_context(initial_load.run_load, cancel)


def sync(
    app: SkladLink,
    cancel: CancelToken,
    *,
    changes: bool = False,
    send: bool = False,
    without_zeroing: bool = False,
    accepted: int = 0,
) -> Outcome:
    """Compare stock in full or by changes; sends only when told to.

    Raises SkladLinkError("stock.not_loaded") when nothing was ever loaded.
    """
    options = stock.StockOptions(send=send, without_zeroing=without_zeroing, accepted=accepted)

    def work(ctx: JobContext) -> Outcome:
        if marks.moment(ctx.store.watermarks, marks.LOADED) is None and ctx.store.links.count() == 0:
            raise SkladLinkError("stock.not_loaded")
        return stock.run_changes(ctx, options) if changes else stock.run_full(ctx, options)

    return app.in_context(work, cancel)
