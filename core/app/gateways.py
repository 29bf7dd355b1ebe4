"""Builds the two gateways from settings and secrets when they are first needed, and tells their health."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from core.app.views import BudgetFigures
from core.domain.screens.common import ConnectionView
from core.errors import SkladLinkError
from core.events import ConnectionChanged
from core.jobs import marks
from core.ports import SecretName, Shop, Warehouse
from core.secrets import SecretChain
from core.settings import BudgetSettings, ConnectionSettings, Settings
from core.store.small import Watermarks

if TYPE_CHECKING:
    from core.bitrix.timer import Waiting
    from core.moysklad.budget import Budget

#: Units MoySklad gives in a window of three seconds (reference digest moysklad §9.1).
WINDOW_UNITS = 45
#: Codes of the shop's waits that are limits; others are pauses after a failure.
_SHOP_LIMITS = frozenset({"bitrix.operating_limit", "bitrix.rate_limit"})
#: Beginnings of message codes that mean "connected, but not let in".
_REFUSALS = ("auth", "login", "no_right", "scope", "denied", "tariff", "user_access", "api_off", "wrong_token")


class SystemClock:
    """The workstation's time of day."""

    def now(self) -> datetime:
        """Now, aware UTC."""
        return datetime.now(UTC)


class Gateways:
    """Both systems, made once and shared by all lanes so that one budget holds for everything.

    `on_waiting` is told why a system holds back ("" when it goes on), `on_limit` the system and the seconds of each
    pause for a limit, `on_change` that a system stopped answering or answers again; all three must return at once.
    """

    def __init__(self, settings: Settings, secrets: SecretChain, watermarks: Watermarks) -> None:
        self._settings, self._secrets, self._marks = settings, secrets, watermarks
        self._lock = threading.Lock()
        self._warehouse: Warehouse | None = None
        self._shop: Shop | None = None
        self._budget: Budget | None = None
        self.on_waiting: Callable[[str], None] = lambda _: None
        self.on_limit: Callable[[str, float], None] = lambda _system, _seconds: None
        self.on_change: Callable[[ConnectionChanged], None] = lambda _: None
        self._failures: dict[str, tuple[str, Mapping[str, object]]] = {}

    def warehouse(self) -> Warehouse:
        """MoySklad. Raises SkladLinkError("jobs.not_connected") when there is no token."""
        with self._lock:
            if self._warehouse is None:
                from core.moysklad.budget import Budget
                from core.moysklad.credentials import Token
                from core.moysklad.gateway import MoySkladGateway

                token = self._secrets.get(SecretName.MOYSKLAD_TOKEN)
                if not token:
                    raise SkladLinkError("jobs.not_connected", what="moysklad")
                self._budget = budget = Budget(cap=self._cap())
                budget.on_refused = lambda seconds: self.on_limit("moysklad", seconds)
                url = self._settings.get(ConnectionSettings).moysklad_url
                kind = str(marks.warehouse(self._marks).get("kind", ""))
                self._warehouse = MoySkladGateway(url, Token(token), clock=SystemClock(), budget=budget, kind=kind)
            return self._warehouse

    def shop(self) -> Shop:
        """The Bitrix shop. Raises SkladLinkError("jobs.not_connected") when there is no webhook."""
        with self._lock:
            if self._shop is None:
                from core.bitrix.gateway import BitrixGateway

                webhook = self._secrets.get(SecretName.BITRIX_WEBHOOK)
                if not webhook:
                    raise SkladLinkError("jobs.not_connected", what="shop")
                self._shop = BitrixGateway(webhook, clock=SystemClock(), on_waiting=self._waits, zone=self._zone())
            return self._shop

    def renew_cap(self) -> None:
        """Take over our own ceiling as it is set now; requests under way go on."""
        if self._budget is not None:
            self._budget.set_cap(self._cap())

    def _cap(self) -> int | None:
        cap = self._settings.get(BudgetSettings).cap
        return None if cap == 100 else max(1, WINDOW_UNITS * cap // 100)

    def _zone(self) -> tzinfo | None:
        """The shop's zone as a person set it, for answers that do not tell one."""
        try:
            return ZoneInfo(self._settings.get(ConnectionSettings).shop_zone)
        except (ValueError, LookupError, OSError):
            return None

    def _waits(self, waiting: Waiting | None) -> None:
        """The shop's gateway holds back (why) or goes on."""
        self.on_waiting(waiting.code if waiting is not None else "")
        if waiting is not None and waiting.code in _SHOP_LIMITS:
            self.on_limit("shop", waiting.seconds)

    def note_well(self, system: str) -> None:
        """One system answered a question of a person's: what it failed at before is over."""
        if self._failures.pop(system, None) is not None:
            self.on_change(ConnectionChanged(system, True, at=datetime.now(UTC)))

    def shop_address(self) -> str:
        """Scheme, host and port of the shop's webhook, without the secret; "" when there is none."""
        parts = urlsplit(self._secrets.get(SecretName.BITRIX_WEBHOOK) or "")
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.netloc else ""

    def moved_webhook(self) -> str | None:
        """The webhook's new address when the shop sent us to one: a secret to be kept instead of the old."""
        moved: str | None = getattr(self._shop, "moved_webhook", lambda: None)()
        return moved

    def forget(self) -> None:
        """Make new gateways next time (a token was replaced)."""
        with self._lock:
            for gateway in (self._warehouse, self._shop):
                if gateway is not None and hasattr(gateway, "close"):
                    gateway.close()
            self._warehouse = self._shop = None
            self._failures.clear()

    def note(self, state: str, code: str, params: Mapping[str, object]) -> None:
        """Remember how a run's talk with the systems went: a failure marks its system, a good end clears both."""
        system = {"moysklad": "moysklad", "bitrix": "shop"}.get(code.partition(".")[0])
        if state == "failed" and system is not None:
            known, self._failures[system] = system in self._failures, (code, params)
            if not known:
                self.on_change(ConnectionChanged(system, False, code, datetime.now(UTC), params))
        elif state in ("done", "done_with_failures"):
            healed = list(self._failures)
            self._failures.clear()
            for name in healed:
                self.on_change(ConnectionChanged(name, True, at=datetime.now(UTC)))

    def budget(self) -> BudgetFigures:
        """The gauge; zeros of 45 before the first request."""
        if self._warehouse is None:
            return BudgetFigures(0, WINDOW_UNITS, 3.0, 1, WINDOW_UNITS)
        view = self._warehouse.budget()
        return BudgetFigures(view.used, view.limit, view.window, view.weight, view.cap)

    def connections(self) -> list[ConnectionView]:
        """MoySklad, then the shop."""
        return [
            self._view("moysklad", marks.warehouse_name(self._marks), self._warehouse),
            self._view("shop", str(marks.shop(self._marks).get("host", "")), self._shop),
        ]

    def _view(self, system: str, title: str, gateway: Warehouse | Shop | None) -> ConnectionView:
        failure = self._failures.get(system)
        ms = gateway.response_ms() if gateway is not None else None
        if failure is not None:
            code, params = failure
            state = "refused" if code.partition(".")[2].startswith(_REFUSALS) else "lost"
            return ConnectionView(system, state, title, ms, code, params)
        return ConnectionView(system, "ok" if gateway is not None and title else "off", title, ms)
