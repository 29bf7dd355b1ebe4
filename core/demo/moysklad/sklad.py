"""The pretend MoySklad's state: storage, clock, accounts, limits, settings; and one request's view of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.demo.http import Clock, Counters
from core.demo.moysklad.accounts import Accounts, Caller
from core.demo.moysklad.audit_log import AuditLog
from core.demo.moysklad.db import Db
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.hooks import Hooks
from core.demo.moysklad.ids import IdMaker
from core.demo.moysklad.ledger import Ledger
from core.demo.moysklad.limits import Budget, Watch
from core.demo.moysklad.switches import MoySkladSwitches

PREFIX = "/api/remap/1.2"
VENDOR = "https://api.moysklad.ru" + PREFIX
WEB = "https://online.moysklad.ru/app/#"


@dataclass
class Settings:
    """Settings of the account that the API shows or changes."""

    price_types: list[dict[str, str]] = field(default_factory=list)
    characteristics: dict[str, str] = field(default_factory=dict)
    states: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    attributes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    currency: str = ""
    check_unique_code: bool = False
    fill_unique_code: bool = False
    fill_ean13: bool = True


class Sklad:
    """Everything the handlers share."""

    def __init__(self, seed: int, switches: MoySkladSwitches, clock: Clock, counters: Counters) -> None:
        """Make an empty account; `seed.fill` fills it."""
        self.switches = switches
        self.clock = clock
        self.counters = counters
        self.ids = IdMaker(seed)
        self.db = Db()
        self.accounts = Accounts(self.ids, switches)
        self.budget = Budget(switches)
        self.watch = Watch(switches)
        self.audit = AuditLog(self.ids)
        self.ledger = Ledger(self.db, switches)
        self.settings = Settings()
        self.hooks = Hooks()
        self.account_id = self.ids.fixed("account")
        self.group_id = self.ids.fixed("group")
        self.answers = 0
        self.numbers: dict[str, int] = {}
        self.standard: set[str] = set()

    def seeded(self, thing_id: str) -> bool:
        """True for objects that were there from the start (standard units and currencies)."""
        return thing_id in self.standard

    def now(self) -> int:
        """Return the present moment in milliseconds since the epoch."""
        return int(self.clock.now() * 1000)


@dataclass
class Call:
    """One request as handlers see it. `path` are the segments after the prefix; `now` is in milliseconds.

    `trusted` calls come from the control door: no right is missing.
    """

    sklad: Sklad
    caller: Caller
    base: str
    method: str
    path: tuple[str, ...]
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: Any
    now: int
    language: str = "ru"
    trusted: bool = False
    _mixed: bool = False

    @classmethod
    def by_hand(cls, sklad: Sklad, base: str) -> Call:
        """Return a call as the administrator makes in the web interface, who may everything."""
        return cls(sklad, sklad.accounts.employees[0], base, "PUT", (), {}, {}, None, sklad.now(), trusted=True)

    def parameter(self, name: str) -> str | None:
        """Return the first value of a query parameter or None."""
        values = self.query.get(name)
        return values[0] if values else None

    def href(self, *segments: str) -> str:
        """Return an absolute address under this server's base."""
        return "/".join((self.base, *segments))

    def number(self, value: float | int) -> float | int:
        """Return a floating field as the switch `whole_floats` wants whole numbers."""
        style = self.sklad.switches.whole_floats
        whole = float(value).is_integer()
        if style == "mixed":
            self._mixed = not self._mixed
        if whole and (style == "int" or (style == "mixed" and self._mixed)):
            return int(value)
        return float(value)

    def need(self, right: str, code: int) -> None:
        """Refuse with `code` when the callers lack `right` (switches `denied_rights`, `refused_by_tariff`).

        Raises:
            ApiError: the right is denied, or 1070 when the tariff has no such type.
        """
        if self.trusted:
            return
        if right.partition(".")[0] in self.sklad.switches.refused_by_tariff:
            raise ApiError(1070)
        if right in self.sklad.switches.denied_rights:
            raise ApiError(code)


@dataclass
class Answer:
    """What a handler answers: `body` None is an empty body."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
