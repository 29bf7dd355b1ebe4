"""What creating and copies of links show: counts of a plan, and what the settings choose from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CatalogueChoice:
    """A catalogue of products in the shop."""

    iblock_id: int
    name: str


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section of a catalogue; `name` with the sections above it."""

    section_id: int
    name: str
    iblock_id: int


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What writing copies would do: `empty` and `different` are written, `conflicts` and `homeless` left.

    `missing` are the catalogues, by id with their names, that have no property MOYSKLAD_ID.
    """

    empty: int = 0
    different: int = 0
    conflicts: int = 0
    homeless: int = 0
    missing: tuple[tuple[int, str], ...] = ()

    @property
    def writes(self) -> int:
        """How many offers are written."""
        return self.empty + self.different
