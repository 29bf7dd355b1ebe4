"""What happened to each of the demo's orders so far: the export's state, attempts at it, and events on both sides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.app.demo_facts import order_words as words
from core.app.demo_facts.order_fates import Fate, unpaired_line
from core.domain.orders import (
    CustomerOrder,
    EventSide,
    ExportAttempt,
    ExportState,
    OrderDetails,
    OrderEvent,
    OrderExport,
    ShopOrder,
)

_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)
_STATES = {
    Fate.SENT: (ExportState.SENT, "order.sent"),
    Fate.NO_PAIR: (ExportState.FAILED, "order.no_pair"),
    Fate.VAT_DIFFERS: (ExportState.FAILED, "order.vat_differs"),
    Fate.BUYER_TWICE: (ExportState.FAILED, "order.buyer_twice"),
    Fate.QUEUED: (ExportState.WAITING, "order.queued"),
    Fate.NO_ANSWER: (ExportState.WAITING, "order.no_answer"),
    Fate.CANCELLED_FIRST: (ExportState.EXCLUDED, "order.cancelled_first"),
    Fate.BEFORE_START: (ExportState.EXCLUDED, "order.before_start"),
    Fate.BY_HAND: (ExportState.EXCLUDED, "order.by_hand"),
}
#: When a person's help is needed, the program looks again so long after the order, then no more.
_TRIES = (_MINUTE, 3 * _MINUTE, 18 * _MINUTE)
_FIRST_STATUS, _SHIPPED = "N", ("S", "F")


@dataclass(frozen=True, slots=True)
class Tale:
    """What a past is made of; `linked` are the offers with a pair, `now` is when the facts are filled in."""

    place: int
    order: ShopOrder
    money: OrderDetails
    fate: Fate
    papers: CustomerOrder | None
    state_name: str
    status_name: str
    linked: Collection[int]
    now: datetime


@dataclass(slots=True)
class Past:
    """The export, its attempts, and events each with the place in the list of the event that led to it."""

    export: OrderExport
    attempts: list[ExportAttempt] = field(default_factory=list)
    events: list[tuple[OrderEvent, int | None]] = field(default_factory=list)


def past(tale: Tale) -> Past:
    """The past of one order."""
    order = tale.order
    state, code = _STATES[tale.fate]
    params, line_id = _why(tale)
    times = _attempt_times(tale)
    at = times[-1] if times else min(order.created + _MINUTE, tale.now)
    if tale.fate is Fate.CANCELLED_FIRST:
        at = max(order.updated, order.created)
    next_at = {Fate.QUEUED: tale.now + 2 * _MINUTE, Fate.NO_ANSWER: tale.now + 8 * _MINUTE}.get(tale.fate)
    told = Past(OrderExport(order.id, state, code, at, params, next_at, len(times), line_id))
    told.attempts = [ExportAttempt(order.id, time, state, code, params) for time in times]
    told.events = _events(tale, told.export)
    return told


def _why(tale: Tale) -> tuple[dict[str, str], int | None]:
    """What the sentence needs, and the line that stands in the way."""
    if tale.fate is Fate.SENT and tale.papers is not None:
        return {"number": tale.papers.name}, None
    if tale.fate is Fate.NO_PAIR:
        line = unpaired_line(tale.order, tale.linked)
        return ({"name": line.name}, line.id) if line is not None else ({}, None)
    if tale.fate is Fate.VAT_DIFFERS:
        line = tale.order.lines[0]
        return {"name": line.name, "shop_vat": "20", "item_vat": "22"}, line.id
    if tale.fate is Fate.BUYER_TWICE:
        return {"phone": words.PHONE, "first": tale.money.buyer, "second": words.PEOPLE[tale.place % 5]}, None
    return {}, None


def _attempt_times(tale: Tale) -> list[datetime]:
    created = tale.order.created
    if tale.fate is Fate.SENT:
        return [created + _MINUTE]
    if _STATES[tale.fate][0] is ExportState.FAILED:
        return [created + wait for wait in _TRIES]
    if tale.fate is Fate.NO_ANSWER:
        return [created + _MINUTE, tale.now - 34 * _MINUTE, tale.now - 2 * _MINUTE]
    return []


class _Teller:
    """Gathers the events of one order."""

    def __init__(self, order_id: int) -> None:
        self._order_id = order_id
        self.told: list[tuple[OrderEvent, int | None]] = []

    def tell(self, at: datetime, side: EventSide, code: str, cause: int | None = None, **params: str) -> int:
        """Add an event; its place serves as the cause of others."""
        self.told.append((OrderEvent(self._order_id, at, side, code, params), cause))
        return len(self.told) - 1


def _events(tale: Tale, export: OrderExport) -> list[tuple[OrderEvent, int | None]]:
    order, teller = tale.order, _Teller(tale.order.id)
    positions = sum(1 for line in order.lines if line.set_parent is None)
    placed = teller.tell(order.created, EventSide.SHOP, "order.event.created", positions=str(positions))
    if tale.papers is not None:
        went = teller.tell(export.at, EventSide.SKLADLINK, "order.event.sent", placed)
        made = export.at + 2 * _SECOND
        teller.tell(made, EventSide.MOYSKLAD, "order.event.made", went, number=tale.papers.name)
    elif export.state is not ExportState.EXCLUDED:
        code = "order.event.failed" if export.state is ExportState.FAILED else "order.event.waiting"
        first = order.created + _MINUTE if export.attempts else export.at
        teller.tell(first, EventSide.SKLADLINK, code, placed, reason=f"{export.code}.short")
    if order.paid:
        teller.tell(order.created + 4 * _MINUTE, EventSide.SHOP, "order.event.paid", payment=tale.money.payment)
    _tell_status(tale, teller)
    if export.state is ExportState.EXCLUDED:
        at = max(export.at, order.created + _MINUTE)
        teller.tell(at, EventSide.SKLADLINK, "order.event.excluded", placed, reason=f"{export.code}.short")
    return teller.told


def _tell_status(tale: Tale, teller: _Teller) -> None:
    """The last change of status: what left the warehouse is told by MoySklad, everything else by the shop."""
    order = tale.order
    at = max(order.updated, order.created + 9 * _MINUTE)
    if order.canceled:
        first = teller.tell(at, EventSide.SHOP, "order.event.cancelled")
        if tale.papers is not None:
            teller.tell(at + _MINUTE, EventSide.MOYSKLAD, "order.event.state", first, state=tale.state_name)
    elif order.status in _SHIPPED and tale.papers is not None:
        first = teller.tell(at - _MINUTE, EventSide.MOYSKLAD, "order.event.state", state=tale.state_name)
        teller.tell(at, EventSide.SHOP, "order.event.status", first, status=tale.status_name)
    elif order.status != _FIRST_STATUS:
        first = teller.tell(at, EventSide.SHOP, "order.event.status", status=tale.status_name)
        if tale.papers is not None:
            teller.tell(at + _MINUTE, EventSide.MOYSKLAD, "order.event.state", first, state=tale.state_name)
