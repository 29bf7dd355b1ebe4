"""The self-test: one honest look at the data, the keyring and each system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from core.app.gateways import Gateways
from core.app.views import DoctorLine
from core.errors import SkladLinkError
from core.jobs import marks
from core.ports import CancelToken, SecretName
from core.secrets import SecretChain
from core.store.repositories import Repositories


def examine(store: Repositories, secrets: SecretChain, gateways: Gateways, cancel: CancelToken) -> list[DoctorLine]:
    """Every check with its result; a failing check never hides the others. Nothing is written to either system."""
    *local, load = examine_offline(store, secrets)
    return [
        *local,
        _checked("moysklad", lambda: _moysklad(gateways, cancel)),
        _checked("shop", lambda: _shop(gateways, cancel)),
        load,
    ]


def examine_offline(store: Repositories, secrets: SecretChain) -> list[DoctorLine]:
    """The checks that need no network: database, keyring, and how far the work has come."""
    return [
        _checked("database", lambda: _database(store)),
        *[_checked(f"secret.{name.value}", partial(_secret, secrets, name)) for name in SecretName],
        _checked("load", lambda: _load(store)),
    ]


def _checked(check: str, look: Callable[[], DoctorLine]) -> DoctorLine:
    try:
        return look()
    except SkladLinkError as error:
        return DoctorLine(check, "failed", error.code, error.params)


def _database(store: Repositories) -> DoctorLine:
    count = store.catalogue.count_items()
    return DoctorLine("database", "ok", "doctor.database_ok", {"items": count, "links": store.links.count()})


def _secret(secrets: SecretChain, name: SecretName) -> DoctorLine:
    secrets.get(name)  # from now on it is hidden wherever it may stand
    source = secrets.source(name)
    code = f"doctor.secret_{source}" if source else "doctor.secret_missing"
    return DoctorLine(f"secret.{name.value}", "ok" if source else "failed", code, {"name": name.value})


def _moysklad(gateways: Gateways, cancel: CancelToken) -> DoctorLine:
    identity = gateways.warehouse().connect(cancel)
    refused = [right for right, allowed in identity.rights.items() if allowed is False]
    state = "warning" if refused else "ok"
    params = {"account": identity.account, "requests": identity.requests_per_window, "refused": ", ".join(refused)}
    return DoctorLine("moysklad", state, "doctor.moysklad_rights" if refused else "doctor.moysklad_ok", params)


def _shop(gateways: Gateways, cancel: CancelToken) -> DoctorLine:
    identity = gateways.shop().connect(cancel)
    if identity.problems:
        return DoctorLine("shop", "warning", identity.problems[0], {"host": identity.host})
    return DoctorLine("shop", "ok", "doctor.shop_ok", {"host": identity.host})


def _load(store: Repositories) -> DoctorLine:
    loaded = marks.moment(store.watermarks, marks.LOADED)
    if loaded is None:
        return DoctorLine("load", "warning", "doctor.never_loaded")
    begun = marks.moment(store.watermarks, marks.STOCK_BEGUN)
    if begun is None:
        return DoctorLine("load", "warning", "doctor.never_synced")
    minutes = int((datetime.now(UTC) - begun) / timedelta(minutes=1))
    return DoctorLine("load", "ok" if minutes < 60 else "warning", "doctor.synced", {"minutes": minutes})
