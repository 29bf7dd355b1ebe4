"""Numbers, times and ages in the language of the window: 3 412 and 98,6 % in Russian, 3,412 and 98.6% in English."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"
DASH = "—"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_MONTHS = {
    "ru": ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_language = "ru"


def set_language(lang: str) -> None:
    """Choose "ru" or "en" for everything formatted from now on."""
    global _language
    _language = lang


def language() -> str:
    """The language of the window: "ru" or "en"."""
    return _language


def number(value: int | Decimal) -> str:
    """`value` with groups of three; fractions keep their digits without trailing zeros."""
    text = f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if _language == "ru":
        text = text.replace(",", NARROW).replace(".", ",")
    return (MINUS if value < 0 else "") + text


def quantity(value: Decimal | None) -> str:
    """A quantity, or a dash for an unknown one (never 0)."""
    return DASH if value is None else number(value)


def signed(value: Decimal) -> str:
    """A change with its sign: +2, −1."""
    return ("+" if value > 0 else "") + number(value)


def percent(value: int | Decimal) -> str:
    """`value` per cent, to a tenth: 94 %, 98,6 % or 98.6%."""
    if isinstance(value, Decimal):
        value = value.quantize(Decimal("0.1"))
    return f"{number(value)}{NO_BREAK}%" if _language == "ru" else f"{number(value)}%"


def value(text: str) -> Decimal | str | None:
    """What `number`, `quantity` and `signed` wrote as a number again, None for the dash; other words as they are."""
    if text == DASH:
        return None
    plain = text.replace(MINUS, "-").replace(NARROW, "")
    plain = plain.replace(",", ".") if _language == "ru" else plain.replace(",", "")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else text


def clock(moment: datetime) -> str:
    """The time of day on this computer's clock: 14:31."""
    return moment.astimezone().strftime("%H:%M")


def day_time(moment: datetime, now: datetime | None = None) -> str:
    """14:31 for today, else the day and the month before it: 24 ноя, 14:27."""
    local = moment.astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    if local.date() == today:
        return clock(moment)
    month = _MONTHS[_language][local.month - 1]
    return f"{local.day} {month}, {clock(moment)}"


def duration(seconds: float) -> str:
    """How long: 2 s, 1 min 12 s, 1 h 12 min."""
    whole = max(0, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("Format", "%1 s").replace("%1", number(whole))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        text = QCoreApplication.translate("Format", "%1 min").replace("%1", number(minutes))
        tail = QCoreApplication.translate("Format", "%1 s").replace("%1", number(rest))
        return f"{text} {tail}" if rest and minutes < 10 else text
    return hours(minutes)


def hours(minutes: int) -> str:
    """Hours and minutes: 1 h 12 min; whole days from 48 hours."""
    whole, rest = divmod(minutes, 60)
    if whole >= 48:
        return QCoreApplication.translate("Format", "%1 d").replace("%1", number(whole // 24))
    text = QCoreApplication.translate("Format", "%1 h").replace("%1", number(whole))
    tail = QCoreApplication.translate("Format", "%1 min").replace("%1", number(rest))
    return f"{text} {tail}" if rest else text


def age(moment: datetime, now: datetime) -> str:
    """How long ago: now, 3 min, 1 h 12 min, 5 d."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return QCoreApplication.translate("Format", "just now")
    if minutes < 60:
        return QCoreApplication.translate("Format", "%1 min").replace("%1", number(minutes))
    return hours(minutes)


def about(seconds: float) -> str:
    """A rounded time left: ≈ 50 s, ≈ 4 min, ≈ 2 h."""
    if seconds < 55:
        step = max(5, round(seconds / 5) * 5)
        return "≈ " + QCoreApplication.translate("Format", "%1 s").replace("%1", number(step))
    if seconds < 5400:
        return "≈ " + QCoreApplication.translate("Format", "%1 min").replace(
            "%1", number(max(1, round(seconds / 60)))
        )
    return "≈ " + QCoreApplication.translate("Format", "%1 h").replace("%1", number(round(seconds / 3600)))
