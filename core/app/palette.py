"""The palette's door: goods, offers and orders by a few letters, and those that were chosen lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.app import addresses
from core.domain.screens.palette import Hit, ItemHit, OrderHit, PaletteAnswer
from core.store.windows.palette import PaletteWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

ITEMS, OFFERS, ORDERS = 5, 2, 4
ORDERS_ALONE = 12


class PaletteDoor:
    """Questions block for a few milliseconds of SQL, whatever the size of the database."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = PaletteWindow(around.store.raw)

    def find(self, text: str, *, orders_only: bool = False) -> PaletteAnswer:
        """The best items, offers that nothing is linked to, and orders for `text`; when told so orders alone, the
        newest where nothing is asked."""
        if orders_only:
            return PaletteAnswer(text, orders=self._addressed(self._window.orders(text, ORDERS_ALONE)))
        if not text.strip():
            return PaletteAnswer(text)
        return PaletteAnswer(
            text,
            self._window.items(text, ITEMS),
            self._window.free_offers(text, OFFERS),
            self._addressed(self._window.orders(text, ORDERS)),
        )

    def recent(self, keys: Sequence[str]) -> list[Hit]:
        """What was chosen lately, by the hits' keys, in their order; what is gone is left out."""
        parts = [key.partition(":")[::2] for key in keys]
        ids = [value for kind, value in parts if kind in ("item", "product")]
        whole = frozenset(value for kind, value in parts if kind == "product")
        numbers = [int(value) for kind, value in parts if kind == "order" and value.isdigit()]
        offers = [int(value) for kind, value in parts if kind == "offer" and value.isdigit()]
        found: dict[str, Hit] = {hit.key: hit for hit in self._window.items_of_ids(ids, whole=whole).values()}
        found |= {hit.key: hit for hit in self._window.offers_of_ids(offers).values()}
        found |= {hit.key: hit for hit in self._addressed(self._window.orders_of_ids(numbers).values())}
        return [found[key] for key in keys if key in found]

    def item(self, target: str) -> ItemHit | None:
        """The item that "item:<id>" or "offer:<id>" (then the one it is linked to) means, None when there is none."""
        kind, _, value = target.partition(":")
        if kind == "offer":
            link = self._around.store.links.link_of_offer(int(value)) if value.isdigit() else None
            value = link.item_id if link is not None else ""
        return self._window.items_of_ids([value]).get(value)

    def _addressed(self, hits: Iterable[OrderHit]) -> list[OrderHit]:
        """The hits with the addresses of their pages in both systems."""
        return [
            replace(
                hit,
                moysklad_url=addresses.moysklad_order(self._around, hit.moysklad_id),
                shop_url=addresses.shop_order(self._around, hit.order_id),
            )
            for hit in hits
        ]
