"""Fills the pretend shop's tables from the seeded world."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any

from core.demo.bitrix import stock
from core.demo.bitrix.schema import create_indexes, many
from core.demo.bitrix.seed_orders import fill_orders
from core.demo.bitrix.shop import Shop
from core.demo.world import World
from core.demo.world.model import ShopElement, ShopProperty

MEASURES = (
    (1, 6, "Метр", "м", "m"),
    (2, 112, "Литр", "л", "l"),
    (3, 163, "Грамм", "г", "g"),
    (4, 166, "Килограмм", "кг", "kg"),
    (5, 796, "Штука", "шт", "pc. 1"),
    (6, 778, "Упаковка", "упак", "pack"),
    (7, 839, "Комплект", "компл", "set"),
)
VATS = ((1, "Без НДС", None), (2, "НДС 0%", 0.0), (3, "НДС 20%", 20.0))
PRICE_TYPES = ((1, "BASE", "Y"), (2, "Оптовая", "N"))
WHOLESALE_EVERY = 7
"""Every so many elements also have a wholesale price."""
CHUNK = 4000
ELEMENT_COLUMNS = (
    "id, iblock_id, type, parent_id, section_id, xml_id, code, name, active, sort, created, timestamp_x, bundle, "
    "quantity, reserved, quantity_trace, can_buy_zero, subscribe, available, vat_id, vat_included, measure, "
    "weight, barcode_multi"
)


def fill(shop: Shop, world: World) -> None:
    """Fill an empty shop from `world` and compute what Bitrix computes itself."""
    db = shop.db
    db.execute("BEGIN")
    _fill_lists(db, world)
    _fill_elements(db, world)
    fill_orders(db, world)
    db.execute("COMMIT")
    create_indexes(db)
    stock.refresh_all(shop)
    shop.fill_stores = lambda: _fill_store_amounts(db, world)
    if shop.inventory:
        stock.recount_from_stores(shop)


def _fill_lists(db: sqlite3.Connection, world: World) -> None:
    moment = int(world.now.timestamp())
    many(
        db, "catalog", "id, type_id, lid, name, product_iblock_id, sku_property_id, subscription, vat_id",
        [(i.id, "offers" if i.product_iblock_id else "catalog", "s1", i.name, i.product_iblock_id,
          i.sku_property_id, "N", None) for i in world.iblocks()],
    )  # fmt: skip
    properties = world.shop_properties()
    products = {i.id: i.product_iblock_id for i in world.iblocks()}
    many(
        db, "property",
        "id, iblock_id, code, name, kind, list_type, multiple, active, sort, xml_id, user_type, link_iblock_id, "
        "required, timestamp_x",
        [(p.id, p.iblock_id, p.code, p.name, p.kind, "L", "N", "Y", 500, "", "SKU" if p.kind == "E" else "",
          products[p.iblock_id] if p.kind == "E" else None, "N", moment) for p in properties],
    )  # fmt: skip
    many(
        db, "property_enum", "id, property_id, value, is_default, sort, xml_id",
        [(e, p.id, text, "N", 100 + n, f"e{e}") for p in properties for n, (e, text) in enumerate(p.values)],
    )  # fmt: skip
    many(
        db, "section", "id, iblock_id, name, xml_id, code, sort, active",
        [(s.id, world.iblocks()[0].id, s.name, s.xml_id, f"section-{s.id}", 500, "Y")
         for s in world.shop_sections()],
    )  # fmt: skip
    many(
        db, "store",
        "id, title, address, xml_id, code, active, sort, issuing_center, shipping_center, created, modified",
        [(s.id, s.title, s.address, s.xml_id, "", "Y" if s.active else "N", 100 * s.id, "Y", "Y", moment, moment)
         for s in world.shop_stores()],
    )  # fmt: skip
    _fill_money_lists(db, moment)
    _fill_sale_lists(db, world)


def _fill_money_lists(db: sqlite3.Connection, moment: int) -> None:
    many(
        db, "measure", "id, code, title, symbol, symbol_intl, is_default",
        [(*row, "Y" if row[1] == 796 else "N") for row in MEASURES],
    )  # fmt: skip
    many(
        db, "vat", "id, name, rate, active, sort, xml_id, timestamp_x",
        [(key, name, rate, "Y", key * 100, "", moment) for key, name, rate in VATS],
    )  # fmt: skip
    many(
        db, "price_type", "id, name, base, sort, xml_id, created, timestamp_x",
        [(key, name, base, key * 100, name, moment, moment) for key, name, base in PRICE_TYPES],
    )  # fmt: skip


def _fill_sale_lists(db: sqlite3.Connection, world: World) -> None:
    many(
        db, "status", "id, type, notify, sort, color, xml_id",
        [(s.id, s.type, "Y" if s.type == "O" else "N", s.sort, s.color, f"bx_{s.id}") for s in world.shop_statuses()],
    )  # fmt: skip
    many(
        db, "status_lang", "status_id, lid, name, description",
        [(s.id, "ru", s.name, "") for s in world.shop_statuses()],
    )  # fmt: skip
    many(
        db, "person_type", "id, name, code, active, sort, xml_id",
        [(p.id, p.name, p.code, "Y", p.id * 100, p.code) for p in world.person_types()],
    )  # fmt: skip
    flags = (
        ("isEmail", "is_email"), ("isPhone", "is_phone"), ("isPayer", "is_payer"), ("isZip", "is_zip"),
        ("isProfileName", "is_profile_name"), ("isLocation", "is_location"), ("isAddress", "is_address"),
    )  # fmt: skip
    many(
        db, "order_property",
        "id, person_type_id, code, name, type, required, multiple, active, sort, xml_id, group_id, "
        "is_location_tax, is_address_from, is_address_to, is_filtered, " + ", ".join(c for _, c in flags),
        [(key, person.id, code, name, "LOCATION" if "isLocation" in set_flags else "STRING", "N", "N", "Y", 100,
          f"bx_prop_{key}", person.id, "N", "N", "N", "N",
          *("Y" if flag in set_flags else "N" for flag, _ in flags))
         for person in world.person_types() for key, code, name, set_flags in person.properties],
    )  # fmt: skip


def _fill_elements(db: sqlite3.Connection, world: World) -> None:
    by_code = {(p.iblock_id, p.code): p for p in world.shop_properties()}
    enums = {(p.id, text): str(key) for p in world.shop_properties() for key, text in p.values}
    elements = world.elements()
    while chunk := list(islice(elements, CHUNK)):
        many(db, "element", ELEMENT_COLUMNS, map(_element_row, chunk))
        many(db, "property_value", "element_id, property_id, value", _value_rows(chunk, by_code, enums))
        many(
            db, "price", "product_id, group_id, price, currency, price_scale, timestamp_x", _price_rows(chunk)
        )  # fmt: skip
    many(
        db, "set_line", "set_id, element_id, quantity",
        ((line.set_id, line.element_id, line.quantity) for line in world.set_lines()),
    )  # fmt: skip
    db.execute("INSERT INTO ratio (product_id, ratio, is_default) SELECT id, 1, 'Y' FROM element WHERE type <> 3")


def _fill_store_amounts(db: sqlite3.Connection, world: World) -> None:
    """Fill what each store holds of the elements that are still there."""
    present = {row[0] for row in db.execute("SELECT id FROM element")}
    many(
        db, "store_product", "product_id, store_id, amount, reserved",
        ((a.element_id, a.store_id, float(a.amount), float(a.reserved))
         for a in world.store_amounts() if a.element_id in present),
    )  # fmt: skip


def _value_rows(
    chunk: list[ShopElement], by_code: dict[tuple[int, str], ShopProperty], enums: dict[tuple[int, str], str]
) -> Iterator[tuple[int, int, str]]:
    for element in chunk:
        own = (
            ("ARTNUMBER", element.article),
            ("CML2_BAR_CODE", element.barcode),
            ("MOYSKLAD_ID", element.moysklad_id),
        )
        for code, text in (*own, *element.properties):
            prop = by_code.get((element.iblock_id, code))
            if prop is not None and text:
                yield element.id, prop.id, enums.get((prop.id, text), text) if prop.kind == "L" else text


def _price_rows(chunk: list[ShopElement]) -> Iterator[tuple[Any, ...]]:
    for element in chunk:
        if element.price is None or element.type == stock.PARENT:
            continue
        moment, price = int(element.timestamp.timestamp()), float(element.price)
        yield element.id, 1, price, "RUB", price, moment
        if element.id % WHOLESALE_EVERY == 0:
            yield element.id, 2, round(price * 0.8, 2), "RUB", round(price * 0.8, 2), moment


MEASURE_IDS = {code: key for key, code, *_ in MEASURES}


def _element_row(element: ShopElement) -> tuple[Any, ...]:
    moment = int(element.timestamp.timestamp())
    return (
        element.id, element.iblock_id, element.type, element.parent_id, element.section_id, element.xml_id,
        element.code, element.name, "Y" if element.active else "N", 500, moment - 86400 * 30, moment,
        "Y" if element.type == stock.SET else "N", float(element.quantity or 0), float(element.quantity_reserved),
        element.quantity_trace, element.can_buy_zero, "D", "Y", element.vat_id, "Y",
        MEASURE_IDS.get(element.measure_code, 5), element.weight, "N",
    )  # fmt: skip
