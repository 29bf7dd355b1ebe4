"""Numbers, plurals and times as each language writes them: 3 412 and 98,6 % in Russian, 3,412 and 98.6% in English.

Own code instead of Babel: two languages and three plural forms do not justify 33 MB of locale data in the bundle.
"""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

LANGUAGES = ("ru", "en")
#: Groups of three digits in Russian, and the gap before a Russian per cent sign.
NARROW = "\u202f"
#: Keeps a number and its word on one line.
GAP = "\u00a0"
MINUS = "\u2212"
_TENTH = Decimal("0.1")
#: Beyond this many digits before or after the point it is no count or quantity of ours.
_MOST_DIGITS = 18
_MONTHS = {
    "ru": ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_UNITS = {"ru": ("ч", "мин", "с"), "en": ("h", "min", "s")}


def as_decimal(value: object) -> Decimal | None:
    """`value` as a finite number, None when it is none (the journal keeps numbers as texts)."""
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) <= _MOST_DIGITS else None


def number(value: Decimal, lang: str) -> str:
    """Groups of three, a real minus, no trailing zeros: −3 412,5 or −3,412.5."""
    digits = f"{abs(value):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if lang == "ru":
        digits = digits.replace(",", NARROW).replace(".", ",")
    return (MINUS if value < 0 else "") + digits


def percent(value: Decimal, lang: str) -> str:
    """At most one decimal: 38 % or 38%."""
    shown = number(value.quantize(_TENTH, ROUND_HALF_UP), lang)
    return f"{shown}{NARROW}%" if lang == "ru" else f"{shown}%"


def plural(value: Decimal, lang: str, forms: tuple[str, ...]) -> str:
    """The word form for `value`: three forms in Russian (товар, товара, товаров), two in English (item, items).

    A fraction takes the second form in both languages: 2,5 товара, 2.5 items.
    """
    count = abs(value)
    if lang == "en":
        return forms[0] if count == 1 else forms[-1]
    if count != count.to_integral_value():
        return forms[1]
    tens, ones = count % 100, count % 10
    if ones == 1 and tens != 11:
        return forms[0]
    return forms[1] if 2 <= ones <= 4 and not 12 <= tens <= 14 else forms[2]


def duration(seconds: Decimal, lang: str) -> str:
    """How long in whole minutes and seconds, short waits to a tenth: 1,8 с, 2 мин 5 с, 1 ч 12 мин."""
    hour, minute, second = _UNITS[lang]
    if seconds < 10:
        return f"{number(max(seconds, Decimal(0)).quantize(_TENTH, ROUND_HALF_UP), lang)}{GAP}{second}"
    whole = int(seconds.to_integral_value(ROUND_HALF_UP))
    large, small = divmod(whole, 60)
    units = (minute, second)
    if large >= 60:
        large, small = divmod(large, 60)
        units = (hour, minute)
    parts = [f"{number(Decimal(value), lang)}{GAP}{unit}" for value, unit in zip((large, small), units, strict=True)]
    return " ".join(part for part, value in zip(parts, (large, small), strict=True) if value)


def moment(value: object, lang: str) -> str:
    """A time (aware, or its ISO text) on this computer's clock: 14:20 today, else 24 ноя, 14:20."""
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        local = at.astimezone()
    except (ValueError, OverflowError, OSError):
        return str(value)
    clock = local.strftime("%H:%M")
    if local.date() == datetime.now().astimezone().date():
        return clock
    return f"{local.day}{GAP}{_MONTHS[lang][local.month - 1]}, {clock}"
