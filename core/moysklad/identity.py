"""Finds out at connect what the token is: whose, its rights, tariff and price, and how to get a cheaper one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from core.errors import NoRight, NotFound, Refused
from core.moysklad import payloads
from core.moysklad.crew import run_one
from core.moysklad.limits import Caller
from core.moysklad.transport import Query, Transport
from core.ports import CancelToken, WarehouseIdentity

log = logging.getLogger(__name__)

T = TypeVar("T")

EMPLOYEE = "context/employee"
APPLICATION = "context/application"
SUBSCRIPTION = "accountSettings/subscription"
STOCK_PROBE = "report/stock/all/current"
#: An item that no account has: the probe asks for the right, not for figures.
NOBODY = "00000000-0000-0000-0000-000000000000"

#: Our name of a right → its place in `permissions` of context/employee (md/_general.md).
RIGHTS: Mapping[str, tuple[str, str]] = {
    "product": ("product", "view"),
    "variant": ("variant", "view"),
    "bundle": ("bundle", "view"),
    "service": ("service", "view"),
    "store": ("store", "view"),
    "organization": ("organization", "view"),
    "counterparty": ("counterparty", "create"),
    "customerorder": ("customerorder", "create"),
    "demand": ("demand", "view"),
    "webhook": ("webhook", "create"),
    "admin": ("admin", "view"),
}

_employee = msgspec.json.Decoder(payloads.Employee)
_application = msgspec.json.Decoder(payloads.Application)
_subscription = msgspec.json.Decoder(payloads.Subscription)
_anything = msgspec.json.Decoder(msgspec.Raw)


class IdentityProbe:
    """Asks three or four small questions, at most one of each."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def run(self, cancel: CancelToken) -> WarehouseIdentity:
        """The identity; the transport's price of a request is set by it.

        Raises:
            AuthFailed: the token is not accepted.
            Unavailable: the server could not be reached.
        """
        user, rights = self._who(cancel)
        tariff = self._tariff(cancel)
        if rights.get("stock") is None:
            rights["stock"] = self._may_read_stock(cancel)
        weight = self._transport.weight("")
        budget = self._transport.budget.view()
        caller = self._transport.caller
        return WarehouseIdentity(
            kind="user" if caller is Caller.USER else "solution",
            account=user.partition("@")[2],
            user=user,
            tariff=tariff,
            weight=weight,
            requests_per_window=budget.limit // weight,
            rights=rights,
            advice=self._advice(rights),
        )

    def _who(self, cancel: CancelToken) -> tuple[str, dict[str, bool | None]]:
        """The caller's name with account, and its rights as far as they are told."""
        try:
            employee = self._ask(EMPLOYEE, (), _employee.decode, cancel)
        except NoRight as error:
            if error.code != "moysklad.wrong_token_kind":
                raise
            self._transport.set_caller(Caller.SOLUTION)
            application = self._ask(APPLICATION, (), _application.decode, cancel)
            if self._transport.budget.view().limit < self._transport.budget.limits.units:
                # A published solution gets the whole basket; the headers told of less.
                self._transport.set_caller(Caller.DRAFT_SOLUTION)
            return application.app_uid, dict.fromkeys((*RIGHTS, "stock"))
        self._transport.set_caller(Caller.USER)
        rights = {name: _right(employee.permissions, place) for name, place in RIGHTS.items()}
        stock = _right(employee.permissions, ("stock", "view"))
        # An administrator may read the report without the permission, says error 13004: that is tried.
        rights["stock"] = None if stock is False and rights["admin"] else stock
        return employee.uid, rights

    def _tariff(self, cancel: CancelToken) -> str:
        """The tariff's name, "" where it is not shown to this caller."""
        try:
            return self._ask(SUBSCRIPTION, (), _subscription.decode, cancel).tariff
        except (NoRight, NotFound, Refused) as error:
            log.info("the tariff is not shown: %s", error.code)
            return ""

    def _may_read_stock(self, cancel: CancelToken) -> bool | None:
        """Whether the short stock report opens, asked for an item that nobody has; None when that stays unclear."""
        try:
            self._ask(STOCK_PROBE, [("filter", f"assortmentId={NOBODY}")], _anything.decode, cancel)
        except NoRight:
            return False
        except (NotFound, Refused) as error:
            log.info("the right to read stock stays unknown: %s", error.code)
            return None
        return True

    def _advice(self, rights: Mapping[str, bool | None]) -> tuple[str, ...]:
        advice = []
        transport = self._transport
        if transport.caller is Caller.USER:
            advice.append("moysklad.advice_solution_token")
        if transport.budget.limits.next_rise(transport.caller, transport.server_now()):
            advice.append("moysklad.advice_weight_rises")
        if rights.get("stock") is False:
            advice.append("moysklad.advice_no_stock_right")
        if rights.get("customerorder") is False:
            advice.append("moysklad.advice_no_order_right")
        if transport.caller is Caller.DRAFT_SOLUTION:
            advice.append("moysklad.advice_draft_solution")
        return tuple(advice)

    def _ask(self, path: str, query: Query, decode: Callable[[bytes], T], cancel: CancelToken) -> T:
        return run_one(
            lambda branch: self._transport.get(path, query, decode, branch), cancel, self._transport.abandon
        )


def _right(permissions: Mapping[str, Any], place: tuple[str, str]) -> bool | None:
    """True or False by what is granted ("NO" is nothing, OWN to ALL is something), None when it is not told."""
    entity, action = place
    granted = permissions.get(entity)
    if not isinstance(granted, dict) or action not in granted:
        return None
    return granted[action] not in ("NO", "", False, None)
