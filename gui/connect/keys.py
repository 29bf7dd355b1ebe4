"""What the connection sheet has done in a worker: keep the keys that were typed, then look at both systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.app import KeyPlace, SecretName, SkladLink, SystemsCheck, SystemsFound, acts
from core.errors import SkladLinkError

SYSTEMS = ("moysklad", "shop")
NAMES = {"moysklad": SecretName.MOYSKLAD_TOKEN, "shop": SecretName.BITRIX_WEBHOOK}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed; nothing of it is in any repr."""

    token: str = field(default="", repr=False)
    login: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    webhook: str = field(default="", repr=False)
    session_only: bool = False

    def has(self, system: str) -> bool:
        """Whether there is a key to keep for `system`."""
        return bool(self.webhook if system == "shop" else self.token or self.login or self.password)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`errors` by system: a key that could not be kept, or a system that did not let us in; `trouble` is what went
    wrong after both had answered."""

    places: Mapping[str, KeyPlace]
    kept: frozenset[str]
    errors: Mapping[str, SkladLinkError]
    found: SystemsFound
    trouble: SkladLinkError | None = None

    @property
    def well(self) -> bool:
        """Both systems are connected with the keys that were typed."""
        return self.found.well and not self.errors and self.trouble is None

    def keyring_trouble(self) -> SkladLinkError | None:
        """The keyring's failure that a key met, None where it met none."""
        return next((error for error in self.errors.values() if error.code.startswith("keyring_")), None)


def places(app: SkladLink) -> dict[str, KeyPlace]:
    """Where both keys are; the keyring may take seconds to answer."""
    return {system: app.key_place(NAMES[system]) for system in SYSTEMS}


def keep_and_check(app: SkladLink, typed: Typed, check: SystemsCheck, only: str = "") -> Outcome:
    """Keep what was typed, key by key, and look at both systems, or at the one named `only`; raises nothing that a
    person could mend."""
    keepers: dict[str, Callable[[], None]] = {
        "moysklad": lambda: _keep_moysklad(app, typed),
        "shop": lambda: acts.keep_webhook(app, typed.webhook, typed.session_only),
    }
    kept, errors = set(), {}
    for system in SYSTEMS:
        if typed.has(system):
            try:
                keepers[system]()
                kept.add(system)
            except SkladLinkError as error:
                errors[system] = error
    found, trouble = SystemsFound(), None
    try:
        found = check.run(only)
        if found.shop is not None:
            app.keep_moved_webhook()
    except SkladLinkError as error:
        trouble = error
    for system, error in (("moysklad", found.warehouse_error), ("shop", found.shop_error)):
        if error is not None:
            errors.setdefault(system, error)
    return Outcome(places(app), frozenset(kept), errors, found, trouble)


def keep(app: SkladLink, system: str, key: str, session_only: bool) -> None:
    """Keep one system's token or webhook. Raises SkladLinkError keyring_…, moysklad.token_shape, bitrix.webhook_…."""
    if system == "moysklad":
        acts.keep_token(app, key, session_only)
    else:
        acts.keep_webhook(app, key, session_only)


def _keep_moysklad(app: SkladLink, typed: Typed) -> None:
    if typed.token:
        acts.keep_token(app, typed.token, typed.session_only)
    else:
        acts.exchange_login(app, typed.login, typed.password, typed.session_only)
