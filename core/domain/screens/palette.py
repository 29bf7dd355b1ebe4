"""The command palette: the goods, offers and orders that a few letters find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.domain.links import MatchState


@dataclass(frozen=True, slots=True)
class ItemHit:
    """A warehouse item that was found; `row` is its number in the mapping table.

    `offer_id` is the offer it is linked to. `variants` counts the variants of its product; with `whole_product` the
    hit stands for all of them.
    """

    row: int
    item_id: str
    name: str
    variant: str
    article: str
    state: MatchState
    offer_id: int | None = None
    variants: int = 0
    whole_product: bool = False

    @property
    def key(self) -> str:
        """What the palette remembers it by."""
        return f"{'product' if self.whole_product else 'item'}:{self.item_id}"


@dataclass(frozen=True, slots=True)
class OfferHit:
    """An offer of the shop that was found and that no item is linked to."""

    offer_id: int
    name: str
    variant: str
    xml_id: str

    @property
    def key(self) -> str:
        """What the palette remembers it by."""
        return f"offer:{self.offer_id}"


@dataclass(frozen=True, slots=True)
class OrderHit:
    """A shop order that was found, with the line that the words met (else its first).

    `moysklad_id` is its id in MoySklad; it and the addresses of both systems' pages are "" where none is known.
    """

    order_id: int
    number: str
    created: datetime
    buyer: str
    status: str
    line: str = ""
    quantity: Decimal | None = None
    lines: int = 0
    moysklad_id: str = ""
    moysklad_url: str = ""
    shop_url: str = ""

    @property
    def key(self) -> str:
        """What the palette remembers it by."""
        return f"order:{self.order_id}"


Hit = ItemHit | OfferHit | OrderHit


@dataclass(frozen=True, slots=True)
class PaletteAnswer:
    """What was found for `text`, the best first."""

    text: str
    items: Sequence[ItemHit] = ()
    offers: Sequence[OfferHit] = ()
    orders: Sequence[OrderHit] = ()
