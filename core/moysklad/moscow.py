"""Moscow time, the only zone the MoySklad API knows: texts without an offset, UTC+3 (md/_general.md, dates)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

MOSCOW = timezone(timedelta(hours=3), "MSK")


def to_moscow(moment: datetime) -> str:
    """The API's text for an aware `moment`, cut to the second: `2026-11-24 18:00:07`."""
    return moment.astimezone(MOSCOW).strftime("%Y-%m-%d %H:%M:%S")


def from_moscow(text: str) -> datetime:
    """Aware UTC moment of the API's text, with or without seconds and milliseconds.

    Raises:
        ValueError: the text is no such date.
    """
    return datetime.fromisoformat(f"{text}+03:00").astimezone(UTC)


def moscow_date(moment: datetime) -> date:
    """The calendar day in Moscow at the aware `moment`."""
    return moment.astimezone(MOSCOW).date()
