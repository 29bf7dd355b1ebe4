"""MoySklad's way of writing time: Moscow time without offset; kept inside as milliseconds since the epoch."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

MOSCOW = timezone(timedelta(hours=3))
_FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?")
_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE
_ZONE = 3 * 60 * _MINUTE
_EPOCH = date(1970, 1, 1).toordinal()


def to_text(milliseconds: int, *, parts: bool = True) -> str:
    """Return "2026-11-24 18:02:11.123" in Moscow time; without `parts` the milliseconds are left out."""
    days, rest = divmod(milliseconds + _ZONE, _DAY)
    minutes, rest = divmod(rest, _MINUTE)
    text = f"{_day(days)} {minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}"
    return f"{text}.{rest % 1000:03d}" if parts else text


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    """Return the date `days` days after 1 January 1970."""
    return date.fromordinal(_EPOCH + days).isoformat()


def from_text(text: str) -> int:
    """Read a moment in Moscow time; seconds and milliseconds are optional.

    Raises:
        ValueError: not in that form.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(g or 0) for g in found.groups()[:6])
    moment = datetime(year, month, day, hour, minute, second, tzinfo=MOSCOW)
    return round(moment.timestamp()) * 1000 + int((found[7] or "0").ljust(3, "0"))


def from_datetime(moment: datetime) -> int:
    """Return milliseconds of an aware moment."""
    return round(moment.astimezone(UTC).timestamp() * 1000)


def whole_minute(milliseconds: int) -> int:
    """Cut a moment to the minute, as document moments are kept."""
    return milliseconds // _MINUTE * _MINUTE
