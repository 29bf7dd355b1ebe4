"""What happens to the pretend shop's orders: placed, changed, paid, shipped, cancelled; and the stock they hold.

Each basket row keeps how much of it is reserved and shipped, so that a release gives back exactly what was taken.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from core.demo.bitrix import stock
from core.demo.bitrix.entity import insert
from core.demo.bitrix.shop import Shop

SET_ROW = 1
"""Basket type of a kit's parent row, which holds no stock itself."""


class OrderError(ValueError):
    """An order cannot be placed or changed as asked."""


def order_row(shop: Shop, order_id: int) -> sqlite3.Row:
    """Return an order.

    Raises:
        OrderError: there is none.
    """
    row = shop.row("SELECT * FROM sale_order WHERE id = ?", (order_id,))
    if row is None:
        raise OrderError(f"no order {order_id}")
    return row


def basket_rows(shop: Shop, order_id: int) -> list[sqlite3.Row]:
    """Return an order's basket rows."""
    return shop.rows("SELECT * FROM basket WHERE order_id = ? ORDER BY id", (order_id,))


def touch(shop: Shop, order_id: int) -> None:
    """Every save moves dateUpdate and version."""
    shop.execute("UPDATE sale_order SET date_update = ?, version = version + 1 WHERE id = ?", (shop.now(), order_id))


def place(shop: Shop, request: dict[str, Any]) -> int:
    """Place an order and return its id.

    `request`: items [{id, quantity, price?}], and optionally site, person_type, user, status, comment, delivery
    (price), properties {code: value}, inserted (epoch seconds).
    """
    items = request["items"]
    if not items:
        raise OrderError("an order needs items")
    now = int(request.get("inserted", shop.now()))
    order_id = insert(shop, "sale_order", _new_order(request, now))
    shop.execute("UPDATE sale_order SET account_number = ? WHERE id = ?", (str(order_id), order_id))
    for item in items:
        add_item(shop, order_id, int(item["id"]), float(item.get("quantity", 1)), item.get("price"))
    _add_papers(shop, order_id, float(request.get("delivery", 0)), now)
    _add_properties(shop, order_id, request)
    recount_price(shop, order_id)
    if shop.switches.reserve_condition == "O":
        reserve(shop, order_id)
    return order_id


def _new_order(request: dict[str, Any], now: int) -> dict[str, Any]:
    person_type = int(request.get("person_type", 1))
    return {
        "lid": request.get("site", "s1"), "person_type_id": person_type, "currency": "RUB",
        "user_id": int(request.get("user", 100)), "status_id": request.get("status", "N"), "price": 0,
        "discount_value": 0, "tax_value": 0, "payed": "N", "deducted": "N", "canceled": "N", "marked": "N",
        "date_insert": now, "date_update": now, "date_status": now,
        "user_description": request.get("comment", ""), "xml_id": f"bx_{now:x}", "external_order": "N",
        "updated_1c": "N", "recount_flag": "Y", "version": 0,
    }  # fmt: skip


def _add_papers(shop: Shop, order_id: int, delivery: float, now: int) -> None:
    """Add the hidden system shipment, one real shipment with all goods, and one unpaid payment."""
    common = {
        "order_id": order_id, "status_id": "DN", "allow_delivery": "N", "deducted": "N", "canceled": "N",
        "marked": "N", "currency": "RUB", "date_insert": now, "custom_price": "N",
    }  # fmt: skip
    insert(shop, "shipment", {**common, "system": "Y", "delivery_id": 1, "base_price": 0, "price": 0})
    shipment_id = insert(
        shop, "shipment",
        {**common, "system": "N", "delivery_id": 2, "delivery_name": "Курьер", "base_price": delivery,
         "price": delivery, "account_number": f"{order_id}/2", "xml_id": f"bx_s{order_id}"},
    )  # fmt: skip
    for row in basket_rows(shop, order_id):
        insert(
            shop, "shipment_item",
            {"shipment_id": shipment_id, "basket_id": row["id"], "quantity": row["quantity"], "reserved": 0,
             "date_insert": now},
        )  # fmt: skip
    insert(
        shop, "payment",
        {"order_id": order_id, "account_number": f"{order_id}/1", "pay_system_id": 1,
         "pay_system_name": "Наличные", "paid": "N", "sum": 0, "currency": "RUB", "is_return": "N",
         "xml_id": f"bx_p{order_id}", "date_bill": now},
    )  # fmt: skip


def _add_properties(shop: Shop, order_id: int, request: dict[str, Any]) -> None:
    given = {"FIO": "Анна Смирнова", "EMAIL": "buyer@example.com", **request.get("properties", {})}
    person_type = int(request.get("person_type", 1))
    for prop in shop.rows("SELECT * FROM order_property WHERE person_type_id = ?", (person_type,)):
        if prop["code"] in given:
            insert(
                shop, "property_value_order",
                {"order_id": order_id, "property_id": prop["id"], "code": prop["code"], "name": prop["name"],
                 "value": str(given[prop["code"]])},
            )  # fmt: skip


def add_item(shop: Shop, order_id: int, element_id: int, quantity: float, price: float | None = None) -> int:
    """Add a basket row, and for a set its component rows too; return the row's id."""
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    if row is None:
        raise OrderError(f"no element {element_id}")
    if price is None:
        price = shop.value("SELECT price FROM price WHERE product_id = ? ORDER BY id", (element_id,)) or 0.0
    is_set = row["type"] == stock.SET
    row_id = _add_row(shop, order_id, row, quantity, float(price), SET_ROW if is_set else None, None)
    if is_set:
        shop.execute("UPDATE basket SET set_parent_id = ? WHERE id = ?", (row_id, row_id))
        for line in shop.rows("SELECT * FROM set_line WHERE set_id = ?", (element_id,)):
            part = shop.row("SELECT * FROM element WHERE id = ?", (line["element_id"],))
            if part is not None:
                _add_row(shop, order_id, part, quantity * line["quantity"], 0.0, None, row_id)
    return row_id


def _add_row(
    shop: Shop, order_id: int, element: sqlite3.Row, quantity: float, price: float, kind: int | None, kit: int | None
) -> int:
    """Add one basket row; `kit` is the id of the kit's parent row, for component rows."""
    parent_xml = shop.value("SELECT xml_id FROM element WHERE id = ?", (element["parent_id"],))
    now = shop.now()
    return insert(
        shop, "basket",
        {"order_id": order_id, "product_id": element["id"], "product_xml_id": element["xml_id"],
         "catalog_xml_id": parent_xml or "", "name": element["name"], "quantity": quantity, "price": price,
         "base_price": price, "discount_price": 0, "custom_price": "N", "currency": "RUB", "vat_rate": 0.2,
         "vat_included": "Y", "measure_code": "796", "measure_name": "шт", "weight": element["weight"],
         "module": "catalog", "product_provider": r"\Bitrix\Catalog\Product\CatalogProvider", "type": kind,
         "set_parent_id": kit, "can_buy": "Y", "xml_id": f"bx_b{now:x}{element['id']}", "sort": 100,
         "date_insert": now, "date_update": now},
    )  # fmt: skip


def recount_price(shop: Shop, order_id: int) -> None:
    """The order's price is its goods (a kit by its parent row) and its delivery."""
    goods = sum(
        row["price"] * row["quantity"]
        for row in basket_rows(shop, order_id)
        if row["set_parent_id"] in (None, row["id"])
    )
    delivery = shop.value("SELECT sum(price) FROM shipment WHERE order_id = ?", (order_id,)) or 0
    total = round(goods + delivery, 2)
    shop.execute("UPDATE sale_order SET price = ? WHERE id = ?", (total, order_id))
    shop.execute("UPDATE payment SET sum = ? WHERE order_id = ? AND paid = 'N'", (total, order_id))


def reserve(shop: Shop, order_id: int) -> None:
    """Reserve what is not reserved or shipped yet; an order that cannot be reserved in full becomes marked."""
    shop.execute("UPDATE sale_order SET reserved_now = 1 WHERE id = ?", (order_id,))
    lacking: list[str] = []
    for row in basket_rows(shop, order_id):
        element = stock.stocked_row(shop, row["product_id"])
        wanted = stock.tidy(row["quantity"] - row["reserved"] - row["shipped"])
        if element is None or row["type"] == SET_ROW or wanted <= 0:
            continue
        taken = stock.can_take(shop, element, wanted)
        if taken < wanted:
            lacking.append(row["name"])
        if taken > 0:
            held = taken if shop.switches.enable_reservation else 0.0
            stock.move(shop, element["id"], -taken, held)
            shop.execute("UPDATE basket SET reserved = round(reserved + ?, 4) WHERE id = ?", (taken, row["id"]))
    if lacking:
        shop.execute(
            "UPDATE sale_order SET marked = 'Y', date_marked = ?, reason_marked = ? WHERE id = ?",
            (shop.now(), "Недостаточно товара: " + ", ".join(lacking), order_id),
        )


def release(shop: Shop, order_id: int) -> None:
    """Give back what the order holds."""
    shop.execute("UPDATE sale_order SET reserved_now = 0 WHERE id = ?", (order_id,))
    for row in basket_rows(shop, order_id):
        release_row(shop, row)


def release_row(shop: Shop, row: sqlite3.Row) -> None:
    """Give back what one basket row holds."""
    if row["reserved"] and stock.stocked_row(shop, row["product_id"]):
        held = row["reserved"] if shop.switches.enable_reservation else 0.0
        stock.move(shop, row["product_id"], row["reserved"], -held)
    shop.execute("UPDATE basket SET reserved = 0 WHERE id = ?", (row["id"],))


def set_canceled(shop: Shop, order_id: int, canceled: bool, reason: str = "") -> None:
    """Cancel an order (releases what it holds) or bring it back."""
    now = shop.now()
    shop.execute(
        "UPDATE sale_order SET canceled = ?, reason_canceled = ?, date_canceled = ? WHERE id = ?",
        ("Y" if canceled else "N", reason, now if canceled else None, order_id),
    )
    if canceled:
        release(shop, order_id)
    elif shop.switches.reserve_condition == "O":
        reserve(shop, order_id)
    touch(shop, order_id)


def set_quantity(shop: Shop, order_id: int, element_id: int, quantity: float) -> None:
    """Change how much of an element an order wants; 0 removes the row, an element not yet in it is added."""
    order = order_row(shop, order_id)
    rows = [row for row in basket_rows(shop, order_id) if row["product_id"] == element_id]
    if order["reserved_now"]:
        release(shop, order_id)
    if rows and quantity > 0:
        shop.execute("UPDATE basket SET quantity = ? WHERE id = ?", (quantity, rows[0]["id"]))
        shop.execute("UPDATE shipment_item SET quantity = ? WHERE basket_id = ?", (quantity, rows[0]["id"]))
    elif rows:
        shop.execute("DELETE FROM basket WHERE id = ?", (rows[0]["id"],))
        shop.execute("DELETE FROM shipment_item WHERE basket_id = ?", (rows[0]["id"],))
    elif quantity > 0:
        add_item(shop, order_id, element_id, quantity)
    recount_price(shop, order_id)
    if order["reserved_now"]:
        reserve(shop, order_id)
    touch(shop, order_id)


def pay(shop: Shop, order_id: int) -> None:
    """Pay an order in full; reserves it where the condition is payment."""
    now = shop.now()
    shop.execute("UPDATE payment SET paid = 'Y', date_paid = ? WHERE order_id = ?", (now, order_id))
    shop.execute("UPDATE sale_order SET payed = 'Y' WHERE id = ?", (order_id,))
    if shop.switches.reserve_condition in ("R", "P"):
        reserve(shop, order_id)
    touch(shop, order_id)


def allow_delivery(shop: Shop, order_id: int) -> None:
    """Allow the delivery of an order; reserves it where that is the condition."""
    shop.execute("UPDATE shipment SET allow_delivery = 'Y' WHERE order_id = ? AND system = 'N'", (order_id,))
    if shop.switches.reserve_condition == "D":
        reserve(shop, order_id)
    touch(shop, order_id)


def ship(shop: Shop, order_id: int) -> None:
    """Ship a whole order: from what it holds, else from the free quantity; store amounts follow."""
    now = shop.now()
    for row in basket_rows(shop, order_id):
        left = stock.tidy(row["quantity"] - row["shipped"])
        if left <= 0 or row["type"] == SET_ROW or stock.stocked_row(shop, row["product_id"]) is None:
            continue
        held = min(left, row["reserved"])
        from_reserve = held if shop.switches.enable_reservation else 0.0
        if shop.inventory:
            _take_from_store(shop, row["product_id"], left)
        stock.move(shop, row["product_id"], -(left - held), -from_reserve)
        shop.execute(
            "UPDATE basket SET shipped = quantity, reserved = round(reserved - ?, 4) WHERE id = ?",
            (held, row["id"]),
        )
    shop.execute(
        "UPDATE shipment SET deducted = 'Y', status_id = 'DF', date_deducted = ? WHERE order_id = ? AND system = 'N'",
        (now, order_id),
    )
    shop.execute("UPDATE sale_order SET deducted = 'Y' WHERE id = ?", (order_id,))
    touch(shop, order_id)


def _take_from_store(shop: Shop, element_id: int, amount: float) -> None:
    shop.execute(
        "UPDATE store_product SET amount = round(amount - ?, 4) WHERE id = (SELECT id FROM store_product "
        "WHERE product_id = ? ORDER BY amount DESC, id LIMIT 1)",
        (amount, element_id),
    )
