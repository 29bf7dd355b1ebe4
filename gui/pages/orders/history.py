"""What happened to an order, in lines: attempts at exporting it, its events, and why a status is what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from core.domain.orders import EventSide, ExportAttempt, ExportState, OrderEvent
from core.domain.screens.orders import OrderDetail
from gui.i18n import explain, say
from gui.pages.orders import words
from gui.pages.orders.lines import Happening
from gui.widgets.inline import Icon, Item, Mark

_STATUS_CODES = {
    EventSide.SHOP: ("order.event.status", "order.event.cancelled", "order.event.created"),
    EventSide.MOYSKLAD: ("order.event.state", "order.event.made"),
}
_SIGNS: dict[EventSide, Item] = {
    EventSide.SHOP: Mark("shop", 15),
    EventSide.MOYSKLAD: Mark("ms", 15),
    EventSide.SKLADLINK: Icon("arrows-left-right", 15, "accentGfx"),
}


def attempts(detail: OrderDetail) -> list[Happening]:
    """The next attempt first, then those that were, the newest first, and the order's arrival here at the end."""
    lines = [_next(detail), *(_attempt(one) for one in reversed(detail.attempts))]
    created = QCoreApplication.translate("OrderHistory", "order received")
    lines.append(Happening(Icon("receipt", 15, "t3"), words.short_time(detail.row.created), created))
    return [line for line in lines if line is not None]


def _next(detail: OrderDetail) -> Happening | None:
    translate, row = QCoreApplication.translate, detail.row
    if row.export is ExportState.FAILED:
        if detail.stuck:
            text = translate("OrderHistory", "no more tries by itself: only a person can put this right")
            return Happening(Icon("hand-pointing", 15, "t3"), "", text)
        text = translate("OrderHistory", "retry: what stood in the way was put right")
        return Happening(Icon("check-circle", 15, "ok"), "", text, "okText")
    if row.export is not ExportState.WAITING or row.next_at is None:
        return None
    if row.next_at <= datetime.now(UTC):
        return Happening(Icon("clock", 15, "accentGfx"), "", translate("OrderHistory", "next: due now"))
    text = translate("OrderHistory", "next, by itself")
    return Happening(Icon("clock", 15, "accentGfx"), words.short_time(row.next_at), text)


def _attempt(attempt: ExportAttempt) -> Happening:
    signs = {
        ExportState.SENT: Icon("check-circle", 15, "ok"),
        ExportState.WAITING: Icon("hourglass-medium", 15, "t3"),
        ExportState.FAILED: Icon("x-circle", 15, "err"),
        ExportState.EXCLUDED: Icon("prohibit", 15, "mute"),
    }
    text = say(f"{attempt.code}.short", attempt.params)
    return Happening(signs[attempt.state], words.short_time(attempt.at), text)


def events(detail: OrderDetail, found: Sequence[OrderEvent], most: int) -> list[Happening]:
    """`found` of the order's events, the newest first, each with what led to it; at most `most`."""
    by_id = {event.id: event for event in detail.events}
    lines = [
        Happening(_SIGNS[event.side], words.short_time(event.at), _told(event, by_id.get(event.cause_id)))
        for event in reversed(found)
    ]
    return lines[:most]


def _told(event: OrderEvent, cause: OrderEvent | None) -> str:
    text = say(event.code, event.params)
    if cause is None or cause.code == "order.event.created":
        return text
    because = QCoreApplication.translate("OrderHistory", "%1 — because: %2").replace("%1", text)
    return because.replace("%2", _lower(say(cause.code, cause.params)))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def of_side(detail: OrderDetail, side: EventSide) -> list[OrderEvent]:
    """The events that made the order's status on one side."""
    return [event for event in detail.events if event.side is side and event.code in _STATUS_CODES[side]]


def why_shop(detail: OrderDetail) -> str:
    """Why the order has its status in the shop, in words."""
    translate = QCoreApplication.translate
    found = of_side(detail, EventSide.SHOP)
    since = _since(detail.status_at)
    last = found[-1] if found else None
    cause = _cause(detail, last)
    if last is None:
        return " ".join(
            part for part in (since, translate("OrderHistory", "The shop says so; why is not known.")) if part
        )
    if cause is not None and cause.side is EventSide.MOYSKLAD:
        text = translate("OrderHistory", "SkladLink set it because of MoySklad: %1.")
        return " ".join((since, text.replace("%1", _lower(say(cause.code, cause.params))))).strip()
    if last.code == "order.event.created":
        text = translate("OrderHistory", "The order was placed with it and nobody changed it since.")
    elif last.code == "order.event.cancelled":
        text = translate("OrderHistory", "The order was cancelled in the shop, by the buyer or a manager.")
    else:
        text = translate("OrderHistory", "It was changed in the shop itself, by a manager or by the payment.")
    return " ".join(part for part in (since, text) if part)


def why_warehouse(detail: OrderDetail) -> str:
    """Why the order has its status in MoySklad, or why there is no order."""
    translate = QCoreApplication.translate
    if detail.gone:
        return translate("OrderHistory", "MoySklad had the order, but it was deleted there.")
    if detail.row.state is None and not detail.moysklad_id:
        return _no_order(detail)
    found = of_side(detail, EventSide.MOYSKLAD)
    since, last = _since(detail.state_at), found[-1] if found else None
    cause = _cause(detail, last)
    if last is None or (last.code == "order.event.made" and cause is None):
        return " ".join((since, translate("OrderHistory", "MoySklad says so; why is not known."))).strip()
    if last.code == "order.event.made":
        text = translate("OrderHistory", "SkladLink created the order with it, and nobody changed it since.")
    elif cause is not None and cause.side is EventSide.SHOP:
        text = translate("OrderHistory", "SkladLink set it because of the shop: %1.")
        text = text.replace("%1", _lower(say(cause.code, cause.params)))
    else:
        text = translate("OrderHistory", "It was changed in MoySklad itself.")
    return " ".join(part for part in (since, text) if part)


def _no_order(detail: OrderDetail) -> str:
    nothing = QCoreApplication.translate("OrderHistory", "MoySklad has no order, so it has no status there.")
    if not detail.row.code:
        return nothing
    told = explain(detail.row.code, detail.row.params)
    return f"{nothing} {told.what}. {told.means}".strip()


def _cause(detail: OrderDetail, event: OrderEvent | None) -> OrderEvent | None:
    if event is None or event.cause_id is None:
        return None
    return next((one for one in detail.events if one.id == event.cause_id), None)


def _since(at: datetime | None) -> str:
    if at is None:
        return ""
    return QCoreApplication.translate("OrderHistory", "Since %1.").replace("%1", words.when(at))
