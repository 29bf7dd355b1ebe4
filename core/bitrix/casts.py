"""Turns the API's loosely typed values into Python ones: ids come as texts, numbers as floats, flags as letters.

Every function raises ValueError for what cannot be read, which costs one row, never a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

_LARGEST = Decimal(10) ** 15


def to_id(value: Any) -> int:
    """An id given as number or text (digest bitrix §1.7)."""
    if isinstance(value, bool) or value is None:
        raise ValueError(f"not an id: {value!r}")
    if isinstance(value, float) and not value.is_integer():
        raise ValueError(f"not an id: {value!r}")
    if isinstance(value, int | float):
        return int(value)
    if isinstance(value, str) and value.strip().isdigit():
        return int(value)
    raise ValueError(f"not an id: {value!r}")


def to_optional_id(value: Any) -> int | None:
    """An id, or None for null, an empty text and 0, which Bitrix uses for "none"."""
    if value in (None, "", 0, "0", False):
        return None
    return to_id(value)


def readable_ids(values: Iterable[Any]) -> list[int]:
    """The ids that can be read, in their order."""
    found = []
    for value in values:
        try:
            found.append(to_id(value))
        except ValueError:
            continue
    return found


def to_decimal(value: Any) -> Decimal:
    """A quantity or an amount given as number or text. Floats go through their shortest text."""
    if isinstance(value, bool) or value is None:
        raise ValueError(f"not a number: {value!r}")
    try:
        number = Decimal(value.strip() if isinstance(value, str) else repr(value))
    except (InvalidOperation, AttributeError):
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > _LARGEST:
        raise ValueError(f"not a number: {value!r}")
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def to_text(value: Any) -> str:
    """A text; null is an empty one (catalog.* answers null for empty, digest §1.7)."""
    if value is None or value is False:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value).strip()
    raise ValueError(f"not a text: {value!r}")


def to_flag(value: Any) -> bool:
    """A flag given as "Y"/"N" or as a boolean."""
    if value in ("Y", True, 1, "1"):
        return True
    if value in ("N", False, 0, "0", None, ""):
        return False
    raise ValueError(f"not a flag: {value!r}")


def to_utc(value: Any, zone: tzinfo) -> datetime:
    """A moment given in ISO 8601; one without an offset is in the site's `zone`."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"not a time: {value!r}")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)


def plain(number: Decimal) -> str:
    """A number as the API takes it: plain notation, no trailing zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def same_quantity(one: Decimal, other: Decimal) -> bool:
    """True when two quantities are equal as far as Bitrix keeps them (doubles, four decimals shown)."""
    return abs(one - other) < Decimal("0.00005")
