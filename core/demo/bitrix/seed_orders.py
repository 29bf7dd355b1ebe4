"""Fills the pretend shop's orders, baskets, shipments and payments from the seeded world."""

from __future__ import annotations

import sqlite3

from core.demo.bitrix.schema import many
from core.demo.world import World
from core.demo.world.model import BasketItem, ShopOrder


def fill_orders(db: sqlite3.Connection, world: World) -> None:
    """Fill the orders and what belongs to them; each basket row gets its share of what is reserved."""
    held = {key: float(value) for key, value in world.shop_reserved().items()}
    for order in world.shop_orders():
        _fill_order(db, order, held)
    _add_deleted_product(db)


def _add_deleted_product(db: sqlite3.Connection) -> None:
    """The oldest shipped order also holds a product that the catalogue no longer has."""
    price, order = 450.0, "(SELECT min(id) FROM sale_order WHERE deducted = 'Y')"
    db.execute(
        "INSERT INTO basket (order_id, product_id, product_xml_id, catalog_xml_id, name, quantity, price, "
        "base_price, discount_price, custom_price, currency, vat_included, measure_code, measure_name, weight, "
        "module, product_provider, can_buy, xml_id, sort, date_insert, date_update, reserved, shipped) "
        "SELECT id, 7, 'deleted-7', '', 'Шарф, снят с продажи', 1, ?, ?, 0, 'N', 'RUB', 'Y', '796', 'шт', 0, "
        "'catalog', '', 'N', 'bx_b7', 100, date_insert, date_insert, 0, 1 "
        f"FROM sale_order WHERE id = {order}",
        (price, price),
    )
    db.execute(f"UPDATE sale_order SET price = price + ? WHERE id = {order}", (price,))


def _fill_order(db: sqlite3.Connection, order: ShopOrder, held: dict[int, float]) -> None:
    inserted, updated = int(order.inserted.timestamp()), int(order.updated.timestamp())
    many(
        db, "sale_order",
        "id, account_number, lid, person_type_id, user_id, currency, status_id, status_xml_id, price, "
        "discount_value, tax_value, payed, deducted, canceled, reason_canceled, marked, date_insert, date_update, "
        "date_status, date_canceled, user_description, xml_id, external_order, updated_1c, recount_flag, version, "
        "reserved_now",
        [(order.id, order.account_number, order.site, order.person_type_id, order.user_id, "RUB", order.status_id,
          f"bx_{order.status_id}", float(order.price), 0, 0, _flag(order.payed), _flag(order.deducted),
          _flag(order.canceled), order.reason_canceled, "N", inserted, updated, updated,
          updated if order.canceled else None, order.comment, f"bx_{order.id:x}", "N", "N", "Y", 1,
          int(order.reserved))],
    )  # fmt: skip
    for item in order.items:
        reserved = _share(item, held) if order.reserved else 0.0
        _fill_basket_row(db, order, item, reserved, inserted)
    many(
        db, "property_value_order", "order_id, property_id, code, name, value",
        [(order.id, key, code, code, value) for key, code, value in order.properties],
    )  # fmt: skip
    _fill_papers(db, order, inserted, updated)


def _share(item: BasketItem, held: dict[int, float]) -> float:
    """Return how much of an element's reservation belongs to this row; rows are served in order."""
    if item.set_parent_id == item.id:
        return 0.0
    taken = min(float(item.quantity), held.get(item.product_id, 0.0))
    if taken:
        held[item.product_id] -= taken
    return taken


def _fill_basket_row(
    db: sqlite3.Connection, order: ShopOrder, item: BasketItem, reserved: float, moment: int
) -> None:
    kit = item.set_parent_id == item.id
    shipped = float(item.quantity) if order.deducted and not kit else 0.0
    many(
        db, "basket",
        "id, order_id, product_id, product_xml_id, catalog_xml_id, name, quantity, price, base_price, "
        "discount_price, custom_price, currency, vat_rate, vat_included, measure_code, measure_name, weight, module, "
        "product_provider, type, set_parent_id, can_buy, xml_id, sort, date_insert, date_update, reserved, shipped",
        [(item.id, order.id, item.product_id, item.product_xml_id, "", item.name, float(item.quantity),
          float(item.price), float(item.base_price), float(item.discount_price), "N", "RUB",
          None if item.vat_rate is None else float(item.vat_rate), "Y", "796", "шт", 0, "catalog",
          r"\Bitrix\Catalog\Product\CatalogProvider", item.type, item.set_parent_id, "Y", f"bx_b{item.id}", 100,
          moment, moment, reserved, shipped)],
    )  # fmt: skip


def _fill_papers(db: sqlite3.Connection, order: ShopOrder, inserted: int, updated: int) -> None:
    columns = (
        "id, order_id, account_number, system, status_id, allow_delivery, deducted, canceled, marked, delivery_id, "
        "delivery_name, base_price, price, custom_price, currency, xml_id, date_insert, date_deducted"
    )
    real, hidden, price = order.id * 2, order.id * 2 - 1, float(order.delivery_price)
    many(
        db, "shipment", columns,
        [(hidden, order.id, "", "Y", "DN", "N", "N", "N", "N", 1, "", 0, 0, "N", "RUB", "", inserted, None),
         (real, order.id, f"{order.id}/2", "N", order.delivery_status_id, _flag(order.payed),
          _flag(order.deducted), "N", "N", 2, "Курьер", price, price, "N", "RUB", f"bx_s{order.id}", inserted,
          updated if order.deducted else None)],
    )  # fmt: skip
    many(
        db, "shipment_item", "shipment_id, basket_id, quantity, reserved, date_insert",
        [(real, item.id, float(item.quantity), 0, inserted) for item in order.items],
    )  # fmt: skip
    many(
        db, "payment",
        "order_id, account_number, pay_system_id, pay_system_name, paid, date_paid, sum, currency, is_return, "
        "xml_id, date_bill",
        [(order.id, f"{order.id}/1", 1, "Наличные", _flag(order.payed), updated if order.payed else None,
          float(order.price), "RUB", "N", f"bx_p{order.id}", inserted)],
    )  # fmt: skip


def _flag(value: bool) -> str:
    return "Y" if value else "N"
