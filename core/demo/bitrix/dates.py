"""Dates of the pretend Bitrix: how they are written, and the three ways in which filters read them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_CULTURE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?\Z")


def zone(minutes: int) -> timezone:
    """Return the site's zone, `minutes` east of Greenwich."""
    return timezone(timedelta(minutes=minutes))


def iso(epoch: float, minutes: int) -> str:
    """Write a moment in the site's zone: 2026-03-01T13:00:00+03:00."""
    return datetime.fromtimestamp(int(epoch), zone(minutes)).isoformat()


def from_culture(text: str, minutes: int) -> int | None:
    """Read DD.MM.YYYY[ HH:MM[:SS]] in the user's zone; None when it is anything else."""
    found = _CULTURE.match(text.strip())
    if not found:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return int(datetime(year, month, day, hour, minute, second, tzinfo=zone(minutes)).timestamp())
    except ValueError:
        return None


def from_any(text: str, minutes: int) -> int | None:
    """Read a date as PHP's strtotime would for the usual formats; None when it cannot."""
    cultured = from_culture(text, minutes)
    if cultured is not None:
        return cultured
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone(minutes))
    return int(moment.timestamp())
