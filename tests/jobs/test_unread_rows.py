"""A row that could not be read is told of, costs nothing else, and never counts as deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from helpers.trial import Trial

from core.domain.catalogue import ItemKind
from core.ports import BadRow, CancelToken, ItemPage, OfferPage


class Spoilt:
    """A real gateway whose lists have one unreadable row each."""

    def __init__(self, gateway: Any, item_id: str, offer_id: int) -> None:
        self._gateway, self._item, self._offer = gateway, item_id, offer_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._gateway, name)

    def read_items(self, kind: ItemKind, cancel: CancelToken, **more: Any) -> Iterator[ItemPage]:
        for page in self._gateway.read_items(kind, cancel, **more):
            kept = [item for item in page.items if item.id != self._item]
            bad = [BadRow(self._item, "no name")] if len(kept) < len(page.items) else []
            yield replace(page, items=kept, bad_rows=bad)

    def read_offers(self, cancel: CancelToken, **more: Any) -> Iterator[OfferPage]:
        for page in self._gateway.read_offers(cancel, **more):
            kept = [offer for offer in page.offers if offer.id != self._offer]
            bad = [BadRow(str(self._offer), "no name")] if len(kept) < len(page.offers) else []
            yield replace(page, offers=kept, bad_rows=bad)


def test_unreadable_rows_stay_linked_and_are_counted(make: Callable[..., Trial]) -> None:
    made = make()
    made.load()
    item, offer = made.plain_pair()
    links = made.links()
    gateways = made.app._gateways
    warehouse, shop = gateways.warehouse(), gateways.shop()
    gateways._warehouse = Spoilt(warehouse, item, offer)  # type: ignore[assignment]
    gateways._shop = Spoilt(shop, item, offer)  # type: ignore[assignment]
    again = made.load(accept=False)
    gateways._warehouse, gateways._shop = warehouse, shop
    assert (again.state.value, again.totals["unread"]) == ("done", 2)
    assert made.links() == links
    assert made.app.mapping_counts().deleted == 0
    assert offer not in made.app.store.catalogue.gone_offers()
    told = [line for line in made.app.log_tail.lines() if line.get("event") == "row not read"]
    assert {line["id"] for line in told} == {item, str(offer)}
