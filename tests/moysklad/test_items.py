"""Reading goods over real HTTP: everything, in the exact number of requests, equal to what the account holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import chain
from math import ceil

import pytest

from core.demo.world import World
from core.domain.catalogue import Item, ItemKind
from core.errors import BadAnswer
from core.moysklad.gateway import MoySkladGateway
from core.ports import CancelToken
from tests.moysklad.conftest import SEED, VARIANTS, Door, MakeGateway, WallClock


def read(gateway: MoySkladGateway, kind: ItemKind) -> dict[str, Item]:
    pages = list(gateway.read_items(kind, CancelToken()))
    items = list(chain.from_iterable(page.items for page in pages))
    assert not any(page.bad_rows for page in pages)
    assert {page.total for page in pages} == {len(items)}
    assert len({item.id for item in items}) == len(items)
    return {item.id: item for item in items}


def test_everything_arrives_and_is_what_the_account_holds(gateway: MoySkladGateway) -> None:
    house = World(SEED, VARIANTS).warehouse
    units = {unit.id: unit.name for unit in house.uoms()}

    variants = read(gateway, ItemKind.VARIANT)
    assert len(variants) == VARIANTS
    for row in house.variants():
        item = variants[row.id]
        assert (item.parent_id, item.code, item.external_code) == (row.product_id, row.code, row.external_code)
        assert item.article == (row.article or "")
        assert set(item.barcodes) == {value for _, value in row.barcodes}
        assert set(item.characteristics) == set(row.characteristics)
        assert (item.archived, item.uom, item.folder) == (row.archived, "", "")
        assert item.price is not None

    products = read(gateway, ItemKind.PRODUCT)
    for product in house.products():
        item = products[product.id]
        assert (item.name, item.article, item.archived) == (product.name, product.article or "", product.archived)
        assert (item.variants_count, item.uom) == (product.variants_count, units[product.uom_id])
        assert item.folder
    assert sum(1 for _ in house.products()) == len(products)

    bundles = read(gateway, ItemKind.BUNDLE)
    for bundle in house.bundles():
        got = {part.item_id: part.quantity for part in bundles[bundle.id].components}
        assert got == {part.item_id: Decimal(part.quantity) for part in bundle.components}
    assert {row.id for row in house.bundles()} == set(bundles)
    assert {row.id for row in house.services()} == set(read(gateway, ItemKind.SERVICE))


def test_the_initial_load_asks_once_per_thousand(gateway: MoySkladGateway, door: Door) -> None:
    variants = read(gateway, ItemKind.VARIANT)
    products = read(gateway, ItemKind.PRODUCT)
    counters = door.counters()
    assert counters["requests"] == {
        "GET entity/variant": ceil(len(variants) / 1000),
        "GET entity/product": ceil(len(products) / 1000),
        "GET entity/uom": 1,
    }
    assert counters["refused_429"] == 0


def test_archived_items_come_whatever_the_default_is(gateway: MoySkladGateway, door: Door) -> None:
    for hidden in (True, False):
        door.switch(archived_hidden=hidden)
        assert any(item.archived for item in read(gateway, ItemKind.VARIANT).values())


@pytest.mark.parametrize("numbers", ["float", "int", "mixed"])
def test_whole_numbers_in_any_dress(gateway: MoySkladGateway, door: Door, numbers: str) -> None:
    door.switch(whole_floats=numbers, plain_every=2)
    assert len(read(gateway, ItemKind.BUNDLE)) == sum(1 for _ in World(SEED, VARIANTS).warehouse.bundles())
    assert len(read(gateway, ItemKind.VARIANT)) == VARIANTS


def test_a_resumed_load_asks_for_the_missing_pages_only(gateway: MoySkladGateway, door: Door) -> None:
    cancel = CancelToken()
    rest = list(gateway.read_items(ItemKind.VARIANT, cancel, skip_offsets=frozenset({0})))
    assert [(page.offset, len(page.items)) for page in rest] == [(1000, 1000)]
    assert door.asked("GET entity/variant") == 1
    assert list(gateway.read_items(ItemKind.VARIANT, cancel, skip_offsets=frozenset({0, 1000}))) == []


def test_one_item_by_id_archived_or_gone(gateway: MoySkladGateway, door: Door) -> None:
    cancel = CancelToken()
    variants = list(World(SEED, VARIANTS).warehouse.variants())
    archived = next(row for row in variants if row.archived)
    found = gateway.get_item(ItemKind.VARIANT, archived.id, cancel)
    assert found is not None
    assert found.archived
    bundle = next(World(SEED, VARIANTS).warehouse.bundles())
    whole = gateway.get_item(ItemKind.BUNDLE, bundle.id, cancel)
    assert whole is not None
    assert len(whole.components) == len(bundle.components)
    assert gateway.get_item(ItemKind.PRODUCT, "00000000-0000-0000-0000-000000000001", cancel) is None


def test_a_strangers_404_page_does_not_prove_that_an_item_is_gone(gateway: MoySkladGateway, door: Door) -> None:
    door.fault("html", status=404, count=None)
    with pytest.raises(BadAnswer) as answer:
        gateway.get_item(ItemKind.VARIANT, "00000000-0000-0000-0000-000000000001", CancelToken())
    assert answer.value.code == "moysklad.html"


def test_several_items_by_id_in_one_request_for_a_hundred(gateway: MoySkladGateway, door: Door) -> None:
    rows = list(World(SEED, VARIANTS).warehouse.variants())[:150]
    gone = "00000000-0000-0000-0000-000000000001"
    found = gateway.find_items(ItemKind.VARIANT, [*(row.id for row in rows), gone], CancelToken())
    assert set(found) == {row.id for row in rows}
    assert any(row.archived for row in rows)
    assert door.asked("GET entity/variant") == 2
    assert gateway.find_items(ItemKind.VARIANT, [], CancelToken()) == {}


def test_units_that_may_not_be_read_are_unknown_and_stop_nothing(gateway: MoySkladGateway, door: Door) -> None:
    door.switch(denied_rights=["uom.view"])
    products = read(gateway, ItemKind.PRODUCT)
    assert {item.uom for item in products.values()} == {""}
    assert door.asked("GET entity/uom") == 1


def edit(door: Door, kind: str, item_id: str, **fields: object) -> None:
    door.post("items", {"do": "edit", "kind": kind, "id": item_id, "fields": fields})


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(minutes=3), timedelta(minutes=-3)])
def test_changes_are_found_by_the_servers_time_whatever_this_machines_clock_says(
    make_gateway: MakeGateway, door: Door, ahead: timedelta
) -> None:
    gateway = make_gateway(clock=WallClock(ahead))
    cancel = CancelToken()
    door.post("clock", {"set": "2027-03-01T12:00:00.500+03:00", "freeze": True})
    gateway.connect(cancel)
    begun = gateway.server_now()
    door.post("clock", {"set": "2027-03-01T12:00:00.700+03:00", "freeze": True})
    variant = next(World(SEED, VARIANTS).warehouse.variants())
    edit(door, "variant", variant.id, code="changed-here")
    pages = list(gateway.read_changed_items(ItemKind.VARIANT, begun - timedelta(seconds=5), cancel))
    assert [item.id for page in pages for item in page.items] == [variant.id]
    edit(door, "variant", variant.id, code=variant.code)


def test_nothing_changed_is_one_request_and_no_rows(gateway: MoySkladGateway, door: Door) -> None:
    since = datetime(2028, 1, 1, tzinfo=UTC)
    pages = list(gateway.read_changed_items(ItemKind.VARIANT, since, CancelToken()))
    assert [(page.total, list(page.items)) for page in pages] == [(0, [])]
    assert door.asked("GET entity/variant") == 1
