"""What both systems last agreed on about an order's status, and whether each of them went on by itself since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.orders import EventSide, OrderEvent

_SHOP = frozenset({"order.event.status", "order.event.cancelled"})
_MOYSKLAD = frozenset({"order.event.state"})
_MADE = "order.event.made"


@dataclass(frozen=True, slots=True)
class Torn:
    """The last agreement (its words, "" where nobody told them), and when each side changed its status since."""

    agreed_at: datetime
    agreed: str
    state_at: datetime
    status_at: datetime


def torn(events: Sequence[OrderEvent]) -> Torn | None:
    """Whether both sides changed the status by themselves after they last agreed; `events` are oldest first.

    A change that followed from one of the other side is an agreement and no change of its own, and so is the moment
    at which the order was made in MoySklad.
    """
    by_id = {event.id: event for event in events}
    agreed_at, words = None, ""
    for event in events:
        cause = by_id.get(event.cause_id) if event.cause_id is not None else None
        if event.code == _MADE:
            agreed_at, words = event.at, ""
        elif cause is not None and _tells_status(event) and _tells_status(cause) and event.side is not cause.side:
            agreed_at, words = event.at, _words(event) or _words(cause)
    if agreed_at is None:
        return None
    own = [event for event in events if event.at > agreed_at and event.cause_id is None and _tells_status(event)]
    last = {event.side: event.at for event in own}
    if EventSide.MOYSKLAD not in last or EventSide.SHOP not in last:
        return None
    return Torn(agreed_at, words, last[EventSide.MOYSKLAD], last[EventSide.SHOP])


def _tells_status(event: OrderEvent) -> bool:
    codes = {EventSide.SHOP: _SHOP, EventSide.MOYSKLAD: _MOYSKLAD}
    return event.code in codes.get(event.side, frozenset())


def _words(event: OrderEvent) -> str:
    return event.params.get("status") or event.params.get("state") or ""
