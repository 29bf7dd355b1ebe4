"""Which orders go to the warehouse: rules of the manager, and drafts and half-finished checkouts that wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.domain.orders import ExportState, OrderDetails, ShopOrder


@dataclass(frozen=True, slots=True)
class ForwardingRules:
    """What must hold for an order to go; an empty set asks for nothing.

    `statuses` are the shop's status ids from which on orders go, `since` is when forwarding was switched on: what was
    placed before stays where it is. `settle` is how long an order rests after its last change.
    """

    since: datetime
    statuses: frozenset[str] = frozenset()
    paid_only: bool = False
    sites: frozenset[str] = frozenset()
    deliveries: frozenset[str] = frozenset()
    payments: frozenset[str] = frozenset()
    settle: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an order stands before it was ever sent: it goes now (`state` None), waits or is left out, and why."""

    state: ExportState | None
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    next_at: datetime | None = None


GOES = Standing(None)


def standing(order: ShopOrder, details: OrderDetails, rules: ForwardingRules, now: datetime) -> Standing:
    """Whether an order that was never sent goes now. Rules that may come true later wait, others leave it out."""
    if order.created < rules.since:
        return Standing(ExportState.EXCLUDED, "order.before_start")
    if rules.sites and order.site not in rules.sites:
        return Standing(ExportState.EXCLUDED, "order.other_site", {"site": order.site})
    if rules.deliveries and details.delivery not in rules.deliveries:
        return Standing(ExportState.EXCLUDED, "order.other_delivery", {"delivery": details.delivery})
    if rules.payments and details.payment not in rules.payments:
        return Standing(ExportState.EXCLUDED, "order.other_payment", {"payment": details.payment})
    if order.canceled:
        return Standing(ExportState.EXCLUDED, "order.cancelled_first")
    if not any(line.set_parent is None for line in order.lines):
        return Standing(ExportState.WAITING, "order.no_lines")
    if rules.statuses and order.status not in rules.statuses:
        return Standing(ExportState.WAITING, "order.status_waits")
    if rules.paid_only and not order.paid:
        return Standing(ExportState.WAITING, "order.unpaid")
    ready = max(order.updated, order.created) + rules.settle
    return GOES if ready <= now else Standing(ExportState.WAITING, "order.settling", next_at=ready)
