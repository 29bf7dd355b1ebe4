"""The palette's door: goods and orders by a few letters, and those that were chosen lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.domain.screens.palette import Hit, OrderHit, PaletteAnswer
from core.jobs import marks
from core.settings import ConnectionSettings
from core.store.windows.palette import PaletteWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

ITEMS, ORDERS = 5, 4
ORDERS_ALONE = 12
_API = "https://api.moysklad.ru/"
_WEB = "https://online.moysklad.ru/app/#customerorder/edit?id="
_OWN_COMPUTER = ("localhost", "127.", "[::1]")


class PaletteDoor:
    """Questions block for a few milliseconds of SQL, whatever the size of the database."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = PaletteWindow(around.store.raw)

    def find(self, text: str, *, orders_only: bool = False) -> PaletteAnswer:
        """The best items and orders for `text`; orders alone (the newest where nothing is asked) when told so."""
        if orders_only:
            return PaletteAnswer(text, (), self._addressed(self._window.orders(text, ORDERS_ALONE)))
        if not text.strip():
            return PaletteAnswer(text)
        return PaletteAnswer(
            text, self._window.items(text, ITEMS), self._addressed(self._window.orders(text, ORDERS))
        )

    def recent(self, keys: Sequence[str]) -> list[Hit]:
        """What was chosen lately, by the hits' keys, in their order; what is gone is left out."""
        parts = [key.partition(":")[::2] for key in keys]
        ids = [value for kind, value in parts if kind in ("item", "product")]
        whole = frozenset(value for kind, value in parts if kind == "product")
        numbers = [int(value) for kind, value in parts if kind == "order" and value.isdigit()]
        found: dict[str, Hit] = {hit.key: hit for hit in self._window.items_of_ids(ids, whole=whole).values()}
        found |= {hit.key: hit for hit in self._addressed(self._window.orders_of_ids(numbers).values())}
        return [found[key] for key in keys if key in found]

    def _addressed(self, hits: Iterable[OrderHit]) -> list[OrderHit]:
        """The hits with the addresses of their pages in both systems.

        MoySklad's page of a document carries the id of its API (digest moysklad: only goods have another one); the
        shop's page is known for shops on their own server.
        """
        shop = marks.shop(self._around.store.watermarks)
        host = str(shop.get("host", ""))
        site = ""
        if host and shop.get("edition") == "on_premise" and not host.startswith(_OWN_COMPUTER):
            site = f"https://{host}/bitrix/admin/sale_order_view.php?ID="
        genuine = self._around.settings.get(ConnectionSettings).moysklad_url.startswith(_API)
        return [
            replace(
                hit,
                moysklad_url=f"{_WEB}{hit.moysklad_id}" if genuine and hit.moysklad_id else "",
                shop_url=f"{site}{hit.order_id}" if site else "",
            )
            for hit in hits
        ]
