"""Who may take over a deleted item's offer: unlinked variants of its own product first, by a search all others."""

from __future__ import annotations

import pytest

from core.domain.catalogue import ItemKind
from core.domain.links import MatchState
from core.domain.screens.mapping import MappingQuery
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.store import Store
from core.store.windows.mapping import MappingWindow
from core.store.windows.mapping_tree import MappingTree
from tests.store.conftest import NOW, a_candidate, a_link, an_item, an_offer


@pytest.fixture
def rebuilt(store: Store) -> Store:
    """Four variants by colour, linked, are gone; four by size came, one of them linked already and one ignored."""
    catalogue, links = Catalogue(store), Links(store)
    colours, sizes = range(11, 15), range(21, 25)
    parent = {"parent_id": "item-000001"}
    catalogue.upsert_items(
        [
            an_item(1, "Куртка", kind=ItemKind.PRODUCT, variants_count=4),
            *(an_item(n, f"Куртка цвет {n}", characteristics=(("Цвет", f"цвет {n}"),), **parent) for n in colours),
        ],
        1,
    )
    catalogue.upsert_items(
        [
            an_item(1, "Куртка", kind=ItemKind.PRODUCT, variants_count=4),
            *(an_item(n, f"Куртка {n}", characteristics=(("Размер", str(n)),), **parent) for n in sizes),
            an_item(31, "Куртка чужая", kind=ItemKind.PRODUCT),
        ],
        2,
    )
    catalogue.upsert_offers([an_offer(100 + n, f"Куртка {n}", parent_id=900) for n in (*colours, 24)], 2)
    links.put([*(a_link(n, 100 + n) for n in colours), a_link(24, 124)])
    links.put_ignored(["item-000023"], "не продаём", "person", NOW)
    links.replace_candidates([a_candidate(22, 111)])
    with store.write() as connection:
        connection.execute("UPDATE item SET gone = 1 WHERE name LIKE 'Куртка цвет%'")
    links.refresh_match_states()
    return store


def names(store: Store, search: str = "") -> list[str]:
    rows = MappingWindow(store).rows(MappingTree(store).successors("item-000011", search))
    return [f"{row.name} {row.variant}".strip() for row in rows]


def test_c06_reconciliation_shows_the_gone_side_and_the_new_variants(rebuilt: Store) -> None:
    window = MappingWindow(rebuilt)
    assert window.counts().deleted == 4
    rows = window.rows(window.ids(MappingQuery(states=frozenset({MatchState.DELETED}))))
    assert {row.offer_id for row in rows} == {111, 112, 113, 114}


def test_c06_the_unlinked_variants_of_the_same_product_come_first(rebuilt: Store) -> None:
    assert names(rebuilt) == ["Куртка 21", "Куртка 22"], "neither linked, ignored nor deleted ones, nor strangers"
    assert names(rebuilt, "куртка") == ["Куртка 21", "Куртка 22", "Куртка чужая"]
    assert names(rebuilt, "нет такого") == []


def test_an_item_without_a_product_has_no_successors_of_its_own(rebuilt: Store) -> None:
    assert list(MappingTree(rebuilt).successors("item-000031")) == []
