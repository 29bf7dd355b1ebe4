"""The mapping as a table in a file: its columns, how a heading names one, and what a line of it says.

Whoever edits the file sees headings in the language of the window; each carries its key in parentheses, so that a
file goes between languages and may have its columns moved, renamed or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """The columns in the order they are written."""

    ITEM_ID = "item_id"
    ITEM_ARTICLE = "item_article"
    ITEM_CODE = "item_code"
    ITEM_EXTERNAL = "item_external_code"
    ITEM_BARCODE = "item_barcode"
    ITEM_NAME = "item_name"
    ITEM_TRAITS = "item_characteristics"
    OFFER_ID = "offer_id"
    OFFER_XML_ID = "offer_xml_id"
    OFFER_ARTICLE = "offer_article"
    OFFER_NAME = "offer_name"
    OFFER_TRAITS = "offer_properties"
    STATE = "state"
    RULE = "rule"
    IGNORE_REASON = "ignore_reason"
    CANDIDATE_ID = "candidate_id"
    CANDIDATE_NAME = "candidate_name"


#: Where the id is left empty, an item or offer is found by these, all that are given together.
ITEM_KEYS = (Column.ITEM_EXTERNAL, Column.ITEM_ARTICLE, Column.ITEM_CODE, Column.ITEM_BARCODE)
OFFER_KEYS = (Column.OFFER_XML_ID, Column.OFFER_ARTICLE)

_KEY = re.compile(r"\(([a-z_]+)\)\s*$")
_HEAD_WITHIN = 10
"""A title or an empty line may stand above the headings, but not a whole page."""
_READ = frozenset(
    {Column.ITEM_ID, *ITEM_KEYS, Column.ITEM_NAME, Column.OFFER_ID, *OFFER_KEYS, Column.STATE, Column.IGNORE_REASON}
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One line of the file; `number` is the line as Excel counts it, `values` its cells that are not empty."""

    number: int
    values: Mapping[Column, str]

    def get(self, column: Column) -> str:
        """The cell, "" where it is empty or the column is missing."""
        return self.values.get(column, "")


class NoHead(ValueError):
    """The file has no headings that would tell items and offers."""


def heading(column: Column, name: str) -> str:
    """The heading that is written: `name` in words and the column's key."""
    return f"{name} ({column.value})"


def fold(text: str) -> str:
    """Words of a heading or a state as they are compared."""
    return " ".join(text.replace("ё", "е").replace("Ё", "Е").split()).casefold()


def read_rows(lines: Iterable[Sequence[str]], names: Mapping[str, Column]) -> Iterator[FileRow]:
    """The file's lines by columns; empty ones are left out. `names` are folded headings in every language.

    Raises NoHead when the first lines name no column by which an item is known, or neither offer nor state.
    """
    places: list[tuple[int, Column]] | None = None
    for number, cells in enumerate(lines, start=1):
        if places is None:
            places = _places(cells, names)
            if places is None and number >= _HEAD_WITHIN:
                raise NoHead
            continue
        values = {column: text for at, column in places if at < len(cells) and (text := cells[at].strip())}
        if values:
            yield FileRow(number, values)
    if places is None:
        raise NoHead


def _places(cells: Sequence[str], names: Mapping[str, Column]) -> list[tuple[int, Column]] | None:
    found: dict[Column, int] = {}
    for at, text in enumerate(cells):
        column = _column(text, names)
        if column is not None:
            found.setdefault(column, at)
    knows_item = any(column in found for column in (Column.ITEM_ID, *ITEM_KEYS))
    says_something = any(column in found for column in (Column.OFFER_ID, *OFFER_KEYS, Column.STATE))
    if not (knows_item and says_something):
        return None
    return [(at, column) for column, at in found.items() if column in _READ]


def _column(text: str, names: Mapping[str, Column]) -> Column | None:
    key = _KEY.search(text)
    if key is not None and key[1] in set(Column):
        return Column(key[1])
    bare = fold(text)
    return Column(bare) if bare in set(Column) else names.get(bare)
