"""What the settings of creating choose from."""

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
