"""The mapping by parent: its door."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from core.domain.screens.mapping import FamilyRow, MappingQuery, MappingRow
from core.store.windows.mapping_tree import MappingTree

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class TreeDoor:
    """Questions block for a moment of SQL; acts on a family's variants are those of `SkladLink.mapping_bulk`."""

    def __init__(self, around: Surroundings) -> None:
        self._window = MappingTree(around.store.raw)

    def ids(self, query: MappingQuery, opened: Collection[int] = ()) -> array[int]:
        """Parents as negative numbers and single items, in order; the variants of `opened` parents follow theirs."""
        return self._window.ids(query, opened)

    def rows(self, numbers: Sequence[int]) -> list[MappingRow | FamilyRow]:
        """A block of rows of both kinds."""
        return self._window.rows(numbers)

    def family_of(self, row: int) -> int | None:
        """The parent's number of a row, None for a single item."""
        return self._window.families_of([row]).get(row)

    def successors(self, item_id: str, search: str = "") -> array[int]:
        """Rows that may take over the offer of a deleted item; without a search those of the same parent."""
        return self._window.successors(item_id, search)
