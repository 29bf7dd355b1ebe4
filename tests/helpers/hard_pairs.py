"""Hard cases of matching, made by hand after what people report: two small catalogues each, and the true pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.dictionary import Term

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HardCase:
    """`truth` maps items to their offers (empty where only a person can say), `deciding` are the items that a key may
    decide, `terms` what was taught."""

    name: str
    items: Sequence[Item]
    offers: Sequence[Offer]
    truth: Mapping[str, int]
    deciding: frozenset[str] = frozenset()
    terms: Sequence[Term] = field(default_factory=list)


def product(item_id: str, name: str, **more: object) -> Item:
    return Item(item_id, ItemKind.PRODUCT, name, **more)  # type: ignore[arg-type]


def simple(number: int, name: str, **more: object) -> Offer:
    return Offer(number, OfferKind.SIMPLE, 14, name, **more)  # type: ignore[arg-type]


def variants(name: str, rows: Sequence[Values], **keys: Sequence[object]) -> list[Item]:
    """A product «p» and its variants v1, v2 …; `keys` gives each variant its value of a field."""
    made = [Item("p", ItemKind.PRODUCT, name, variants_count=len(rows))]
    for place, values in enumerate(rows):
        full = f"{name} ({', '.join(value for _, value in values)})"
        own = {field_name: given[place] for field_name, given in keys.items()}
        variant = Item(f"v{place + 1}", ItemKind.VARIANT, full, parent_id="p", characteristics=values, **own)  # type: ignore[arg-type]
        made.append(variant)
    return made


def card(name: str, rows: Sequence[Values], names: Sequence[str] = (), **keys: Sequence[object]) -> list[Offer]:
    """A card 100 and its offers 101, 102 …, called `names` where these are given."""
    made = [Offer(100, OfferKind.PARENT, 14, name)]
    for place, values in enumerate(rows):
        own = {field_name: given[place] for field_name, given in keys.items()}
        title = names[place] if names else name
        offer = Offer(101 + place, OfferKind.OFFER, 15, title, parent_id=100, properties=values, **own)  # type: ignore[arg-type]
        made.append(offer)
    return made


def in_order(count: int) -> dict[str, int]:
    return {f"v{place + 1}": 101 + place for place in range(count)}


SIZES = [(("Размер", "41"),), (("Размер", "42"),), (("Размер", "43"),)]
COLOURS = [
    (("Цвет", "Чёрный"), ("Размер", "M")),
    (("Цвет", "Чёрный"), ("Размер", "L")),
    (("Цвет", "Белый"), ("Размер", "M")),
]

CASES: tuple[HardCase, ...] = (
    HardCase(
        "an article with Cyrillic look-alikes is a suggestion",
        [product("m", "Кружка «Север»", article="КР-204")],
        [simple(1, "Кружка Север", article="KP-204"), simple(2, "Кружка Юг", article="KP-205")],
        {"m": 1},
    ),
    HardCase(
        "ё and е, case and quotes do not part names",
        [product("m", "Чехол ЗЕЛЁНЫЙ «Ёлка»")],
        [simple(1, "чехол зеленый Елка"), simple(2, "Чехол зелёный Ель")],
        {"m": 1},
    ),
    HardCase(
        "sizes of one card, by their values",
        variants("Ботинки «Карелия»", SIZES),
        card("Ботинки Карелия", SIZES),
        in_order(3),
    ),
    HardCase(
        "the size stands in the offer's name only",
        variants("Ботинки «Карелия»", SIZES),
        card("Ботинки Карелия", [(), (), ()], [f"Ботинки Карелия {size}" for size in (41, 42, 43)]),
        in_order(3),
    ),
    HardCase(
        "half sizes are not their neighbours",
        variants("Кеды", [(("Размер", "41"),), (("Размер", "41,5"),), (("Размер", "42"),)]),
        card("Кеды", [(("Р-р", "41"),), (("Р-р", "41.5"),), (("Р-р", "42"),)]),
        in_order(3),
    ),
    HardCase(
        "English colours of a Russian warehouse",
        variants("Футболка Волна", COLOURS),
        card(
            "Футболка Волна",
            [
                (("Color", "Black"), ("Size", "M")),
                (("Color", "Black"), ("Size", "L")),
                (("Color", "White"), ("Size", "M")),
            ],
        ),
        in_order(3),
    ),
    HardCase(
        "numbers for colours, once one pair has taught them",
        variants("Футболка Волна", COLOURS),
        card(
            "Футболка Волна",
            [
                (("Цвет", "01"), ("Размер", "46")),
                (("Цвет", "01"), ("Размер", "48")),
                (("Цвет", "02"), ("Размер", "46")),
            ],
        ),
        in_order(3),
        terms=[
            Term("Цвет", "чёрный", "01"),
            Term("Цвет", "белый", "02"),
            Term("Размер", "M", "46"),
            Term("Размер", "L", "48"),
        ],
    ),
    HardCase(
        "codes of both levels in XML_ID, as CommerceML writes them",
        variants("Ботинки «Карелия»", SIZES, external_code=["e41", "e42", "e43"]),
        card("Ботинки Карелия", SIZES, xml_id=["g#e41", "g#e42", "g#e43"]),
        in_order(3),
        frozenset({"v1", "v2", "v3"}),
    ),
    HardCase(
        "barcodes of one card swapped against the sizes decide nothing",
        variants("Ботинки «Карелия»", SIZES[:2], barcodes=[("4600000000411",), ("4600000000428",)]),
        card("Ботинки Карелия", SIZES[:2], barcodes=[("4600000000428",), ("4600000000411",)]),
        {},
    ),
    HardCase(
        "a copied card carries the code of its original",
        [
            product("m", "Термос 0,5 л", external_code="X", article="T-05"),
            product("n", "Термос 0,7 л", article="T-07"),
        ],
        [
            simple(1, "Термос 0,5 л", xml_id="X", article="T-05"),
            simple(2, "Термос 0,7 л", xml_id="X", article="T-07"),
        ],
        {"m": 1, "n": 2},
        frozenset({"m"}),
    ),
    HardCase(
        "flavours are products in the warehouse and offers of one card in the shop",
        [product("b", "Батончик 60 г (банан)", barcodes=("4600000000602",)), product("c", "Батончик 60 г (вишня)")],
        card("Батончик 60 г", [(("Вкус", "Банан"),), (("Вкус", "Вишня"),)], barcodes=[("4600000000602",), ()]),
        {"b": 101, "c": 102},
        frozenset({"b"}),
    ),
    HardCase(
        "a code that two items share decides nothing",
        [product("m", "Плед серый", code="X1"), product("n", "Плед синий", code="X1")],
        [simple(1, "Плед синий", article="X1")],
        {"n": 1},
    ),
    HardCase(
        "a unique article under quite another name decides nothing",
        [product("m", "Фонарь налобный", article="100")],
        [simple(1, "Спальный мешок", article="100"), simple(2, "Фонарик налобный")],
        {},
    ),
    HardCase(
        "leading zeros of an article are kept apart",
        [product("m", "Болт М6", article="007"), product("n", "Болт М8", article="7")],
        [simple(1, "Болт М8", article="7"), simple(2, "Болт М6", article="007")],
        {"m": 2, "n": 1},
        frozenset({"m", "n"}),
    ),
)
