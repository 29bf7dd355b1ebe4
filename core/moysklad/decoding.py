"""Decodes lists typed; when a row has the wrong shape, row by row, so that a bad one costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

from core.moysklad.hrefs import id_of
from core.moysklad.payloads import AnyRow, Rows, Unpaged
from core.ports import BadRow

RowT = TypeVar("RowT")
T = TypeVar("T")

_any_row = msgspec.json.Decoder(AnyRow)
_raw_page = msgspec.json.Decoder(Rows[msgspec.Raw])
_raw_unpaged = msgspec.json.Decoder(Unpaged)
_raw_array = msgspec.json.Decoder(list[msgspec.Raw])


#: Answers of more bytes are decoded row by row: at one go they would hold up every other thread.
_WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Decoded(Generic[T]):
    """Rows of one answer: `size` is the whole list's as the server gave it (of a bare array: its length)."""

    size: int
    rows: Sequence[T]
    bad_rows: Sequence[BadRow] = field(default=())

    @property
    def count(self) -> int:
        """Rows that came, readable or not."""
        return len(self.rows) + len(self.bad_rows)


class RowReader(Generic[RowT, T]):
    """Decodes pages or bare arrays of `row_type` and turns each row into what the caller wants."""

    def __init__(self, row_type: type[RowT], convert: Callable[[RowT], T]) -> None:
        self._page: msgspec.json.Decoder[Rows[RowT]] = msgspec.json.Decoder(Rows[row_type])  # type: ignore[valid-type]
        self._array: msgspec.json.Decoder[list[RowT]] = msgspec.json.Decoder(list[row_type])  # type: ignore[valid-type]
        self._row: msgspec.json.Decoder[RowT] = msgspec.json.Decoder(row_type)
        self._convert = convert

    def page(self, body: bytes) -> Decoded[T]:
        """Decode `{"meta": {"size": …}, "rows": […]}`.

        Raises:
            msgspec.MsgspecError: not JSON, or no list at all.
        """
        try:
            page = self._page.decode(body)
            return Decoded(int(page.meta.size), list(map(self._convert, page.rows)))
        except (msgspec.ValidationError, ValueError, ArithmeticError):
            raw = _raw_page.decode(body)
            return self._one_by_one(int(raw.meta.size), raw.rows)

    def array(self, body: bytes) -> Decoded[T]:
        """Decode a bare array.

        Raises:
            msgspec.MsgspecError: not JSON, or no array.
        """
        if len(body) > _WHOLE:
            raw = _raw_array.decode(body)
            return self._one_by_one(len(raw), raw)
        try:
            rows = self._array.decode(body)
            return Decoded(len(rows), list(map(self._convert, rows)))
        except (msgspec.ValidationError, ValueError, ArithmeticError):
            raw = _raw_array.decode(body)
            return self._one_by_one(len(raw), raw)

    def unpaged(self, body: bytes) -> Decoded[T]:
        """Decode `{"rows": […]}` of a list that comes whole, its meta without a size.

        Raises:
            msgspec.MsgspecError: not JSON, or no list at all.
        """
        rows = _raw_unpaged.decode(body).rows
        return self._one_by_one(len(rows), rows)

    def single(self, body: bytes) -> T:
        """Decode one object.

        Raises:
            msgspec.MsgspecError: not JSON, or of the wrong shape.
        """
        try:
            return self._convert(self._row.decode(body))
        except (ValueError, ArithmeticError) as error:
            if isinstance(error, msgspec.MsgspecError):
                raise
            raise msgspec.ValidationError(str(error)) from None

    def _one_by_one(self, size: int, raw_rows: Sequence[msgspec.Raw]) -> Decoded[T]:
        rows: list[T] = []
        bad: list[BadRow] = []
        for raw in raw_rows:
            try:
                rows.append(self._convert(self._row.decode(raw)))
            except (msgspec.ValidationError, ValueError, ArithmeticError) as error:
                bad.append(BadRow(_id_of_row(raw), str(error)))
        return Decoded(size, rows, bad)


def _id_of_row(raw: msgspec.Raw) -> str:
    """The id of a row that could not be read, "" when it has none."""
    try:
        row = _any_row.decode(raw)
    except msgspec.ValidationError:
        return ""
    for candidate in (row.id, row.assortmentId, _href(row.meta)):
        if isinstance(candidate, str) and candidate:
            return id_of(candidate)
    return ""


def _href(meta: Any) -> Any:
    return meta.get("href") if isinstance(meta, dict) else None
