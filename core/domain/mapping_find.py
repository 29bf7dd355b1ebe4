"""Finds the item and the offer that a line of a mapping file means: by id, or by keys that only one carries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.mapping_file import ITEM_KEYS, OFFER_KEYS, Column, FileRow

# 4,60E+12 is what Excel makes of a long number; the digits are lost.
_DAMAGED = re.compile(r"^\d+([.,]\d+)?[eE]\+?\d+$")
Id = TypeVar("Id", str, int)


class ItemFact(NamedTuple):
    """What the plan needs of an item; `parent` means a product with variants."""

    kind: ItemKind
    gone: bool
    parent: bool


class OfferFact(NamedTuple):
    """What the plan needs of an offer."""

    kind: OfferKind
    gone: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """Both catalogues and the mapping as they are now.

    `links` are items by offer, `ignored` reasons by item. `item_key` and `offer_key` find all that carry a key:
    column and text to ids, none gone.
    """

    items: Mapping[str, ItemFact]
    offers: Mapping[int, OfferFact]
    links: Mapping[int, str]
    ignored: Mapping[str, str]
    item_key: Callable[[Column, str], Sequence[str]]
    offer_key: Callable[[Column, str], Sequence[int]]
    several: bool = False


class RowProblem(ValueError):
    """A line cannot be done: message code and parameters."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = f"mapfile.{code}", params


def find_item(row: FileRow, sides: Sides) -> str:
    """The id of the line's item. Raises RowProblem."""
    given = row.get(Column.ITEM_ID)
    if given:
        item_id = given if given in sides.items else given.lower()
        if item_id not in sides.items:
            raise RowProblem(
                "damaged" if _DAMAGED.match(given) else "unknown_item", value=given, column=_told(Column.ITEM_ID)
            )
        return item_id
    found = _by_keys(row, ITEM_KEYS, sides.item_key)
    if found is None:
        raise RowProblem("no_item")
    column, ids = found
    if len(ids) != 1:
        code = "ambiguous_item" if ids else "unknown_item"
        raise RowProblem(code, value=row.get(column), column=_told(column), count=len(ids))
    return ids[0]


def find_offer(row: FileRow, sides: Sides) -> int | None:
    """The id of the line's offer, None where it names none. Raises RowProblem."""
    given = "".join(row.get(Column.OFFER_ID).split())
    if given:
        if not given.isdecimal() or int(given) not in sides.offers:
            raise RowProblem(
                "damaged" if _DAMAGED.match(given) else "unknown_offer", value=given, column=_told(Column.OFFER_ID)
            )
        return int(given)
    found = _by_keys(row, OFFER_KEYS, sides.offer_key)
    if found is None:
        return None
    column, ids = found
    if len(ids) != 1:
        code = "ambiguous_offer" if ids else "unknown_offer"
        raise RowProblem(code, value=row.get(column), column=_told(column), count=len(ids))
    return ids[0]


def _told(column: Column) -> str:
    """The code of the column's heading."""
    return f"mapfile.column.{column.value}"


def _by_keys(
    row: FileRow, columns: Sequence[Column], find: Callable[[Column, str], Sequence[Id]]
) -> tuple[Column, list[Id]] | None:
    """Who carries all the keys given, with the column that decided; None where no key is given."""
    left: list[Id] | None = None
    decided = columns[0]
    damaged: tuple[Column, str] | None = None
    for column in columns:
        text = row.get(column)
        if not text:
            continue
        if _DAMAGED.match(text) and not find(column, text):
            damaged = column, text
            continue
        found = _of_texts(column, text, find)
        left = found if left is None else [one for one in left if one in found]
        decided = column
        if not left:
            break
    if left is None and damaged is not None:
        raise RowProblem("damaged", column=_told(damaged[0]), value=damaged[1])
    return None if left is None else (decided, left)


def _of_texts(column: Column, text: str, find: Callable[[Column, str], Sequence[Id]]) -> list[Id]:
    """All that carry `text`; of several barcodes in one cell any will do."""
    texts = text.replace(";", ",").split(",") if column is Column.ITEM_BARCODE else [text]
    return list(dict.fromkeys(one for part in texts if part.strip() for one in find(column, part.strip())))
