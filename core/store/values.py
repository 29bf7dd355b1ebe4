"""How Python values stand in the database: times as microseconds UTC, decimals as plain text, tuples as JSON text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

import msgspec

from core.domain.catalogue import Component
from core.domain.plan import plain

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_encode = msgspec.json.Encoder().encode
_decode_pairs = msgspec.json.Decoder(tuple[tuple[str, str], ...]).decode
_decode_texts = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_any = msgspec.json.Decoder().decode

Row = TypeVar("Row")


def time_in(value: datetime) -> int:
    """An aware time as microseconds since 1970 UTC. Raises ValueError for a time without a zone."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return (value - _EPOCH) // _MICROSECOND


def time_in_or_none(value: datetime | None) -> int | None:
    """Like `time_in`; None stays None."""
    return None if value is None else time_in(value)


def time_out(value: int) -> datetime:
    """Stored microseconds as an aware UTC time."""
    return _EPOCH + timedelta(microseconds=value)


def time_out_or_none(value: int | None) -> datetime | None:
    """Like `time_out`; None stays None."""
    return None if value is None else time_out(value)


def decimal_in(value: Decimal | None) -> str | None:
    """A decimal in plain notation; None (unknown) stays None."""
    return None if value is None else plain(value)


def decimal_out(value: str | None) -> Decimal | None:
    """A stored decimal; None (unknown) stays None."""
    return None if value is None else Decimal(value)


def number(value: str | None) -> float | None:
    """A stored decimal as a number to sort by; None where it is unknown or no number."""
    if value is None:
        return None
    try:
        return float(value)
    except ValueError:
        return None


def texts_in(values: Sequence[str]) -> str:
    """Texts as a JSON list; an empty text for none."""
    return _encode(values).decode() if values else ""


def texts_out(value: str) -> tuple[str, ...]:
    """The reverse of `texts_in`."""
    return _decode_texts(value) if value else ()


def pairs_in(values: Sequence[tuple[str, str]]) -> str:
    """Pairs of texts as a JSON list of lists; an empty text for none."""
    return _encode(values).decode() if values else ""


def pairs_out(value: str) -> tuple[tuple[str, str], ...]:
    """The reverse of `pairs_in`."""
    return _decode_pairs(value) if value else ()


def components_in(values: Sequence[Component]) -> str:
    """A bundle's parts as pairs of item id and quantity."""
    return pairs_in([(part.item_id, plain(part.quantity)) for part in values])


def components_out(value: str) -> tuple[Component, ...]:
    """The reverse of `components_in`."""
    return tuple(Component(item_id, Decimal(quantity)) for item_id, quantity in pairs_out(value))


def mapping_in(values: Mapping[str, Any]) -> str:
    """A small mapping as a JSON object; an empty text for none."""
    return _encode(dict(values)).decode() if values else ""


def mapping_out(value: str) -> dict[str, Any]:
    """The reverse of `mapping_in`."""
    found: dict[str, Any] = _decode_any(value) if value else {}
    return found


def chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """`rows` in lists of at most `size`."""
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def marks(count: int) -> str:
    """`count` question marks for an IN list."""
    return ",".join("?" * count)
