"""Words and signs of the orders page: sums, VAT, payment, states, times. One place, so that all parts agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from core.domain.orders import MIXED_VAT, NO_VAT, ExportState
from core.domain.screens.orders import OrderRow, Payment, StatusView
from gui import format as formats
from gui.i18n import say
from gui.theme import theme

_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "KZT": "₸", "BYN": "Br"}
_KOPECK = Decimal("0.01")
VAT_DIFFERS = "order.vat_differs"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn: its icon, the icon's colour and the words' colour and font."""

    icon: str
    tone: str
    color: str = "t2"
    font: str = "name"


LOOKS: dict[ExportState | None, Look] = {
    ExportState.SENT: Look("check", "ok"),
    ExportState.WAITING: Look("hourglass-medium", "accentGfx", "accentText", "strong"),
    ExportState.FAILED: Look("warning-octagon-fill", "err", "errText", "strong"),
    ExportState.EXCLUDED: Look("prohibit", "mute"),
    None: Look("circle-dashed", "mute"),
}


@dataclass(frozen=True, slots=True)
class StatusDot:
    """The colour of a status as its system gives it; a plain grey where it has none."""

    color: str
    size: int = 8

    def width(self) -> float:
        """Its diameter."""
        return self.size

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the spot."""
        color = QColor(self.color) if self.color else QColor()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color if color.isValid() else theme.color("mute"))
        painter.drawEllipse(QRectF(x, middle - self.size / 2, self.size, self.size))


class Counted(QObject):
    """Holds the sentences with a plural: lupdate finds those in tr() only."""

    def positions(self, count: int) -> str:
        """How many positions an order has."""
        return self.tr("%Ln pos.", "", count)


def order_name(number: str) -> str:
    """The order by its number: Order 10482."""
    return QCoreApplication.translate("OrdersWords", "Order %1").replace("%1", number)


def money(value: Decimal | None, currency: str = "RUB") -> str:
    """A sum with its currency, kopecks only where there are some; a dash for an unknown one."""
    if value is None:
        return formats.DASH
    whole = value == value.to_integral_value()
    text = formats.number(value.quantize(Decimal(1)) if whole else value.quantize(_KOPECK))
    if not whole and text[-2] in ",.":
        text += "0"
    return f"{text}{formats.NO_BREAK}{_SIGNS.get(currency, currency)}"


def vat(code: str) -> str:
    """The VAT of an order or a line."""
    translate = QCoreApplication.translate
    if code == NO_VAT:
        return translate("OrdersWords", "no VAT")
    if code == MIXED_VAT:
        return translate("OrdersWords", "mixed VAT")
    if not code:
        return translate("OrdersWords", "VAT not known")
    return translate("OrdersWords", "VAT %1").replace("%1", formats.percent(Decimal(code)))


def payment_of(row: OrderRow) -> Payment:
    """What became of an order's money."""
    if row.refunded:
        return Payment.REFUNDED
    return Payment.PAID if row.paid else Payment.UNPAID


def payment(row: OrderRow) -> str:
    """The second line under the shop's status: how it was paid, or that it was not."""
    translate = QCoreApplication.translate
    state = payment_of(row)
    if state is Payment.REFUNDED:
        return translate("OrdersWords", "refunded")
    if state is Payment.UNPAID:
        return translate("OrdersWords", "not paid")
    way = row.payment[:1].lower() + row.payment[1:] if row.payment[1:2].islower() else row.payment
    return way or translate("OrdersWords", "paid")


def payment_full(row: OrderRow) -> str:
    """Payment in full, for the detail: the way, and whether the money came."""
    translate = QCoreApplication.translate
    words = {
        Payment.REFUNDED: translate("OrdersWords", "refunded"),
        Payment.UNPAID: translate("OrdersWords", "not paid"),
        Payment.PAID: translate("OrdersWords", "paid"),
    }
    return " · ".join(part for part in (row.payment, words[payment_of(row)]) if part)


def export(state: ExportState | None) -> str:
    """An export state in a word."""
    translate = QCoreApplication.translate
    words = {
        ExportState.SENT: translate("OrdersWords", "Exported"),
        ExportState.WAITING: translate("OrdersWords", "Waiting"),
        ExportState.FAILED: translate("OrdersWords", "Not exported"),
        ExportState.EXCLUDED: translate("OrdersWords", "Left out"),
    }
    return words[state] if state is not None else translate("OrdersWords", "Not looked at yet")


def reason(row: OrderRow) -> str:
    """The line under the export state: a time for what is there, the next try for what waits, else the reason."""
    if row.export is ExportState.SENT:
        return short_time(row.at) if row.at is not None else ""
    by_itself = row.export is ExportState.WAITING and row.code != "order.queued"
    if by_itself and row.next_at is not None and row.next_at > datetime.now(UTC):
        words = QCoreApplication.translate("OrdersWords", "next try %1")
        return words.replace("%1", short_time(row.next_at))
    return say(f"{row.code}.short", row.params) if row.code else ""


def reason_full(row: OrderRow) -> str:
    """The reason with the next try, for tooltips and files."""
    short = say(f"{row.code}.short", row.params) if row.code else ""
    own = reason(row)
    return short if own == short else ", ".join(part for part in (short, own) if part)


def short_time(moment: datetime) -> str:
    """The time of day alone for today, the day and the month before it."""
    return formats.day_time(moment)


def when(moment: datetime, now: datetime | None = None) -> str:
    """today, 14:21; yesterday, 19:02; 24 Nov, 14:27."""
    local, present = moment.astimezone(), (now or datetime.now(UTC)).astimezone()
    translate = QCoreApplication.translate
    if local.date() == present.date():
        return translate("OrdersWords", "today, %1").replace("%1", formats.clock(moment))
    if local.date() == present.date() - timedelta(days=1):
        return translate("OrdersWords", "yesterday, %1").replace("%1", formats.clock(moment))
    return formats.day_time(moment, now)


def warehouse(row: OrderRow) -> str:
    """MoySklad's status, or that it has no order."""
    if row.state is not None:
        return row.state.name
    if row.warehouse_number:
        return QCoreApplication.translate("OrdersWords", "no status")
    if row.export is ExportState.EXCLUDED:
        return formats.DASH
    return QCoreApplication.translate("OrdersWords", "not yet")


def warehouse_number(row: OrderRow) -> str:
    """MoySklad's number of the order."""
    return f"№ {row.warehouse_number}" if row.warehouse_number else ""


def spot(status: StatusView) -> StatusDot:
    """The dot before a status."""
    return StatusDot(status.color)


def spoken(row: OrderRow) -> str:
    """The row in one sentence, the export's state first."""
    translate = QCoreApplication.translate
    parts = [
        order_name(row.number),
        export(row.export),
        reason_full(row),
        row.buyer,
        money(row.sum, row.currency),
        translate("OrdersWords", "in the shop: %1").replace("%1", row.status.name),
        translate("OrdersWords", "in MoySklad: %1").replace("%1", warehouse(row)),
        when(row.created),
    ]
    return ", ".join(part for part in parts if part)
