"""Items, offers and references come back as they went in; nothing seen is lost, nothing unseen is deleted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Component, Item, ItemKind, Offer, OfferKind, Reference, ReferenceKind
from core.store.catalogue import Catalogue
from core.store.store import Store
from tests.store.conftest import NOW, an_item, an_offer

TEXT = st.text(max_size=12).filter(
    lambda text: "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
QUANTITY = st.decimals(-(10**6), 10**6, places=3).map(lambda value: value.normalize() + 0)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ITEMS = st.builds(
    Item,
    id=st.uuids().map(str),
    kind=st.sampled_from(ItemKind),
    name=TEXT,
    code=TEXT,
    article=TEXT,
    external_code=TEXT,
    barcodes=st.lists(TEXT, max_size=3).map(tuple),
    parent_id=st.none() | TEXT,
    characteristics=PAIRS,
    components=st.lists(st.builds(Component, TEXT, QUANTITY), max_size=3).map(tuple),
    folder=TEXT,
    uom=TEXT,
    price=st.none() | QUANTITY,
    archived=st.booleans(),
    variants_count=st.integers(0, 100),
    updated=st.none() | TIMES,
)
OFFERS = st.builds(
    Offer,
    id=st.integers(1, 2**40),
    kind=st.sampled_from(OfferKind),
    iblock_id=st.integers(1, 99),
    name=TEXT,
    parent_id=st.none() | st.integers(1, 2**40),
    xml_id=TEXT,
    article=TEXT,
    barcodes=st.lists(TEXT, max_size=3).map(tuple),
    moysklad_id=TEXT,
    properties=PAIRS,
    active=st.booleans(),
    available=st.none() | st.booleans(),
    quantity=st.none() | QUANTITY,
    reserved=st.none() | QUANTITY,
    quantity_trace=st.sampled_from("YND"),
    can_buy_zero=st.sampled_from("YND"),
    measure=TEXT,
    price=st.none() | QUANTITY,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    """One database for all examples of a property."""
    opened = Store.open(tmp_path_factory.mktemp("catalogue"))
    yield opened
    opened.close()


@given(items=st.lists(ITEMS, max_size=5, unique_by=lambda item: item.id))
def test_items_come_back_as_they_went_in(shared: Store, items: list[Item]) -> None:
    # A variant without unit and folder keeps those an earlier example gave the same id.
    items = [
        replace(i, uom=i.uom or "шт", folder=i.folder or "-") if i.kind is ItemKind.VARIANT else i for i in items
    ]
    catalogue = Catalogue(shared)
    assert catalogue.upsert_items(items, 1) == len(items)
    assert {item.id: item for item in catalogue.items(item.id for item in items)} == {item.id: item for item in items}


@given(offers=st.lists(OFFERS, max_size=5, unique_by=lambda offer: offer.id))
def test_offers_come_back_as_they_went_in(shared: Store, offers: list[Offer]) -> None:
    catalogue = Catalogue(shared)
    catalogue.upsert_offers(offers, 1, NOW)
    assert {offer.id: offer for offer in catalogue.offers(o.id for o in offers)} == {o.id: o for o in offers}


def test_streams_give_every_row_once_across_blocks_while_rows_are_written(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items((an_item(number) for number in range(12_000)), 1)
    seen = []
    for item in catalogue.all_items():
        if not seen:
            catalogue.upsert_items([replace(item, name="переименован")], 1)
        seen.append(item.id)
    assert len(seen) == len(set(seen)) == catalogue.count_items() == 12_000


def test_a_repeat_changes_a_row_and_adds_none(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items([an_item(1), an_item(2)], 1)
    before = catalogue.ids_of([1, 2])
    catalogue.upsert_items([an_item(1, "Новое имя")], 2)
    assert catalogue.ids_of([1, 2]) == before == {1: "item-000001", 2: "item-000002"}
    assert catalogue.item("item-000001").name == "Новое имя"
    assert catalogue.count_items() == 2


def test_what_a_complete_read_did_not_see_is_gone_and_comes_back_when_seen(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items([an_item(1), an_item(2), an_item(3, kind=ItemKind.BUNDLE)], 1)
    catalogue.upsert_items([an_item(1)], 2)
    assert catalogue.mark_gone_items(2, [ItemKind.VARIANT]) == 1
    assert {item.id for item in catalogue.all_items()} == {"item-000001", "item-000003"}
    assert catalogue.item("item-000002") is not None
    assert len(list(catalogue.all_items(gone=True))) == 3
    catalogue.upsert_items([an_item(2)], 3)
    assert catalogue.count_items() == 3
    catalogue.upsert_offers([an_offer(1), an_offer(2)], 1)
    catalogue.upsert_offers([an_offer(2)], 2)
    assert catalogue.mark_gone_offers(2) == 1
    assert [offer.id for offer in catalogue.all_offers()] == [2]


def test_variants_take_unit_and_folder_of_their_product_and_keep_them_in_the_next_read(store: Store) -> None:
    catalogue = Catalogue(store)
    product = an_item(1, kind=ItemKind.PRODUCT, uom="кг", folder="Крупы", variants_count=1)
    variant = an_item(2, parent_id=product.id)
    catalogue.upsert_items([product, variant], 1)
    catalogue.inherit_from_products()
    assert (catalogue.item(variant.id).uom, catalogue.item(variant.id).folder) == ("кг", "Крупы")
    catalogue.upsert_items([variant], 2)
    assert catalogue.item(variant.id).uom == "кг"
    catalogue.upsert_items([replace(product, uom="", folder="")], 2)
    assert catalogue.item(product.id).uom == ""


def test_quantities_are_refreshed_and_unknown_stays_unknown(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_offers([an_offer(1, quantity=Decimal(5)), an_offer(2, quantity=Decimal(7))], 1)
    catalogue.set_offer_quantities([(1, Decimal("2.50"), Decimal(1), False, None), (2, None, None, True, True)], NOW)
    first, second = (catalogue.offer(1), catalogue.offer(2))
    assert (first.quantity, first.reserved, first.active, first.available) == (Decimal("2.5"), 1, False, None)
    assert second.quantity is None


def test_exact_finds_by_any_key(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items([an_item(1, article="A-1", code="77", barcodes=("4600000000017",))], 1)
    for text in ("item-000001", "A-1", "77", "4600000000017"):
        assert [item.id for item in catalogue.find_items(text)] == ["item-000001"]
    assert catalogue.find_items("460000000001") == []


def test_references_are_replaced_by_kind(store: Store) -> None:
    catalogue = Catalogue(store)
    stores = [
        Reference(ReferenceKind.STORE, "s1", "Основной", (("archived", "no"),)),
        Reference(ReferenceKind.STORE, "s2", "Брак"),
    ]
    state = Reference(ReferenceKind.ORDER_STATE, "o1", "Новый")
    catalogue.replace_references([*stores, state])
    catalogue.replace_references([replace(stores[0], name="Главный")])
    assert catalogue.references(ReferenceKind.STORE) == [replace(stores[0], name="Главный")]
    assert [r.id for r in catalogue.references(ReferenceKind.STORE, gone=True)] == ["s2", "s1"]
    assert catalogue.references(ReferenceKind.ORDER_STATE) == [state]


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        Catalogue(store).upsert_items([an_item(1, updated=(NOW + timedelta(days=1)).replace(tzinfo=None))], 1)
    assert Catalogue(store).count_items() == 0
