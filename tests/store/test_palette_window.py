"""What the palette finds: items, offers and orders by whatever names them, and how long it takes at full size."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.catalogue import Item, ItemKind
from core.domain.links import Link, LinkOrigin, MatchRule, MatchState
from core.domain.orders import OrderDetails, OrderLine, ShopOrder
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.orders import Orders
from core.store.store import Store
from core.store.windows.palette import PaletteWindow
from tests.store.conftest import NOW, a_link, an_item, an_offer
from tests.store.test_bench import goods


def an_order(number: int, name: str = "Шапка", **fields: object) -> ShopOrder:
    lines = (OrderLine(1, 501, Decimal(2), None, None, name),)
    order = ShopOrder(number, f"{10_000 + number}", NOW, NOW, "N", False, True, False, "s1", "", lines)
    return replace(order, **fields)  # type: ignore[arg-type]


@pytest.fixture
def window(store: Store) -> PaletteWindow:
    catalogue, links, orders = Catalogue(store), Links(store), Orders(store)
    boots = Item("boots", ItemKind.PRODUCT, "Ботинки зимние «Карелия»", "00017", "KR-2041", variants_count=4)
    variants = [
        Item(f"boots-{size}", ItemKind.VARIANT, f"Ботинки зимние «Карелия» ({size})", f"00017-{size}", "",
             barcodes=(f"46071123004{size}",), parent_id="boots", characteristics=(("Размер", str(size)),))
        for size in (41, 42, 43, 44)
    ]  # fmt: skip
    catalogue.upsert_items([boots, *variants, an_item(1, "Ёлочная гирлянда", article="EL-7"), an_item(2, "Плед")], 1)
    catalogue.upsert_offers(
        [an_offer(501, "Ботинки мужские", xml_id="kr2041bk41"), an_offer(502, "Кружка «Снегирь»", article="KS-1",
                  properties=(("Цвет", "белый"), ("Объём", "0,3 л"))),
         an_offer(503, "Плед клетчатый шотландский")],
        1,
    )  # fmt: skip
    links.put([replace(a_link(2, 503), item_id="item-000002"), replace(a_link(9, 501), item_id="boots-41")])
    links.refresh_match_states()
    orders.upsert([an_order(1), an_order(2, "Ботинки «Карелия»"), an_order(467)])
    orders.put_details([OrderDetails(467, buyer="Мария Королёва")])
    return PaletteWindow(store)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("KR-2041", "boots-41"),
        ("kr-2041", "boots-41"),
        ("00017-42", "boots-42"),
        ("4607112300443", "boots-43"),
        ("11230044", "boots-41"),
        ("501", "boots-41"),
        ("kr2041bk41", "boots-41"),
        ("елочная", "item-000001"),
        ("ЁЛОЧ", "item-000001"),
        ("лянда", "item-000001"),
        ("el-7", "item-000001"),
        ("шотландский", "item-000002"),
    ],
)
def test_an_item_is_found_by_whatever_names_it(window: PaletteWindow, text: str, first: str) -> None:
    assert window.items(text, 5)[0].item_id == first


def test_three_variants_are_two_lines_and_one_for_the_whole_product(window: PaletteWindow) -> None:
    hits = window.items("карелия", 5)
    assert [(hit.whole_product, hit.variants) for hit in hits] == [(False, 4), (False, 4), (True, 4)]
    assert hits[0].state is MatchState.LINKED
    assert window.items("", 5) == []


@pytest.mark.parametrize("text", ["502", "снегирь", "КРУЖ", "ks-1", "кружка снег"])
def test_an_offer_without_an_item_is_found(window: PaletteWindow, text: str) -> None:
    assert [hit.key for hit in window.free_offers(text, 2)] == ["offer:502"]
    assert window.free_offers(text, 2)[0].variant == "белый, 0,3 л"
    assert window.free_offers("шотландский", 2) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("10467", ["10467"]), ("№10467", ["10467"]), ("королева", ["10467"]), ("карел", ["10002"]), ("104", ["10467"])],
)
def test_an_order_is_found_by_number_buyer_and_goods(window: PaletteWindow, text: str, numbers: list[str]) -> None:
    assert [hit.number for hit in window.orders(text, 4)] == numbers


def test_what_is_asked_is_no_query_language(window: PaletteWindow) -> None:
    for text in ('"', "%", "a' OR 1", '"карелия" NEAR', "*", "-", "\x00"):
        assert window.free_offers(text, 2) is not None
        window.items(text, 5)
        window.orders(text, 4)


@pytest.mark.alone
def test_every_answer_comes_in_100_ms_at_full_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """100 000 items, as many offers, 20 000 orders; the slowest of all questions counts."""
    store = Store.open(tmp_path)
    catalogue, links, orders = Catalogue(store), Links(store), Orders(store)
    products, variants, offers = goods(100_000)
    for part in (products, variants):
        catalogue.upsert_items(part, 1)
    catalogue.upsert_offers(offers, 1)
    pairs = list(zip(variants, offers, strict=True))[:90_000]
    links.put(
        [Link(i.id, o.id, LinkOrigin.AUTOMATIC, MatchRule.EXTERNAL_CODE, "external_code", "", NOW) for i, o in pairs]
    )
    links.refresh_match_states()
    orders.upsert([an_order(n, offers[n].name) for n in range(20_000)])
    window = PaletteWindow(store)
    took: dict[str, float] = {}
    for text in ("карелия", "ботинки карел", "нётра", "46000000001", "к", "12345", "AR-000123", "ничегонет"):
        best = 9e9
        for _ in range(3):
            begun = time.perf_counter()
            found = (window.items(text, 5), window.free_offers(text, 2), window.orders(text, 4))
            best = min(best, 1000 * (time.perf_counter() - begun))
        took[text] = best
        assert any(found) or text in ("ничегонет", "нётра")
    store.close()
    with capsys.disabled():
        figures = ", ".join(f"{text} {ms:.0f}" for text, ms in took.items())
        print(f"\npalette at 100 000 items, 100 000 offers, 20 000 orders, ms: {figures}")
    assert max(took.values()) < 100
