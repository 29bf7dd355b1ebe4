"""The part of the Shop port that makes new elements and writes the copies of links; `core.ports.Shop` includes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.domain.catalogue import Offer
from core.domain.creating import NewElement
from core.domain.creation_forms import ShopForms

if TYPE_CHECKING:
    from core.ports import BatchStarted, CancelToken, WriteResult


@dataclass(frozen=True, slots=True)
class Creation:
    """An element to create; `parent_id` is the card an offer belongs to."""

    change_id: int
    element: NewElement
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfferEdit:
    """What an element is to get: the item's id in MOYSKLAD_ID ("" empties it), being active; None leaves it alone.

    `xml_id` is for elements of our own making that keep their key there.
    """

    change_id: int
    offer_id: int
    offer_kind: str
    iblock_id: int
    moysklad_id: str | None = None
    active: bool | None = None
    xml_id: str | None = None


class Creator(Protocol):
    """Creating elements and marking them with the item's id."""

    def creation_forms(self, cancel: CancelToken) -> ShopForms:
        """The catalogues with their properties, read anew."""
        ...

    def find_by_key(self, keys: Sequence[str], cancel: CancelToken) -> Mapping[str, Sequence[Offer]]:
        """Elements of any kind whose MOYSKLAD_ID or external code is one of `keys`, by key; fresh. Keys that nothing
        carries are absent."""
        ...

    def create_offers(
        self, rows: Sequence[Creation], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Create elements, in their order; `WriteResult.offer_id` is the new one. Nothing is ever sent twice: a lost
        answer yields UNKNOWN rows, which `find_by_key` clears up."""
        ...

    def edit_offers(
        self, rows: Sequence[OfferEdit], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Write what the rows say and compare it with what the shop shows then."""
        ...

    def add_key_property(self, iblock_id: int, name: str, cancel: CancelToken) -> None:
        """Create the property MOYSKLAD_ID (a single text) in a catalogue that has none; one that is there already is
        left alone. Raises NoRight("bitrix.property_denied") where the webhook's user may not."""
        ...
