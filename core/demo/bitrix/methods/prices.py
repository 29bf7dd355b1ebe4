"""catalog.price.*, catalog.priceType.* and catalog.vat.*: money of the catalogue."""

from __future__ import annotations

from typing import Any

from core.demo.bitrix import entity, php
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity, change, insert, values_to_store
from core.demo.bitrix.errors import general
from core.demo.bitrix.fields import Field

PRICE = Entity(
    "catalog.price",
    "price",
    "price",
    "prices",
    (
        Field("id", "id", "integer", read_only=True),
        Field("productId", "product_id", "integer", immutable=True, required=True),
        Field("catalogGroupId", "group_id", "integer", immutable=True, required=True),
        Field("price", "price", "double", required=True),
        Field("currency", "currency", required=True),
        Field("quantityFrom", "quantity_from", "integer"),
        Field("quantityTo", "quantity_to", "integer"),
        Field("extraId", "extra_id", "integer"),
        Field("priceScale", "price_scale", "double", read_only=True),
        Field("timestampX", "timestamp_x", "datetime", read_only=True),
    ),
    not_found=(0, "Price is not exists"),
)

PRICE_TYPE = Entity(
    "catalog.priceType",
    "price_type",
    "priceType",
    "priceTypes",
    (
        Field("id", "id", "integer", read_only=True),
        Field("name", "name", required=True),
        Field("base", "base", "char"),
        Field("sort", "sort", "integer"),
        Field("xmlId", "xml_id"),
        Field("dateCreate", "created", "datetime", read_only=True),
        Field("timestampX", "timestamp_x", "datetime", read_only=True),
    ),
)

VAT = Entity(
    "catalog.vat",
    "vat",
    "vat",
    "vats",
    (
        Field("id", "id", "integer", read_only=True),
        Field("name", "name", required=True),
        Field("rate", "rate", "double", required=True),
        Field("active", "active", "char"),
        Field("sort", "sort", "integer"),
        Field("xmlId", "xml_id"),
        Field("timestampX", "timestamp_x", "datetime", read_only=True),
    ),
)


def _check_product(call: Call, product_id: int) -> None:
    if not call.shop.row("SELECT 1 FROM element WHERE id = ?", (product_id,)):
        raise general("Product is not exists")


def add(call: Call) -> Result:
    """Answer `catalog.price.add`: one price for each product, type and quantity range."""
    values = values_to_store(PRICE, call, adding=True)
    _check_product(call, values["product_id"])
    if call.shop.row(
        "SELECT 1 FROM price WHERE product_id = ? AND group_id = ? AND coalesce(quantity_from, 0) = ?",
        (values["product_id"], values["group_id"], values.get("quantity_from") or 0),
    ):
        raise general("Price for this product and price type already exists")
    row_id = _insert(call, values)
    call.shop.log_write(call.method, row_id, call.params.get("fields"))
    return Result({"price": PRICE.render(call.shop, PRICE.find(call.shop, row_id))})


def _insert(call: Call, values: dict[str, Any]) -> int:
    return insert(
        call.shop,
        "price",
        {**values, "price_scale": values.get("price"), "timestamp_x": call.shop.now()},
    )


def update(call: Call) -> Result:
    """Answer `catalog.price.update`."""
    row = PRICE.find(call.shop, call.need_id())
    values = values_to_store(PRICE, call, adding=False)
    if "price" in values:
        values["price_scale"] = values["price"]
    change(call.shop, "price", row["id"], {**values, "timestamp_x": call.shop.now()})
    call.shop.log_write(call.method, row["id"], call.params.get("fields"))
    return Result({"price": PRICE.render(call.shop, PRICE.find(call.shop, row["id"]))})


def modify(call: Call) -> Result:
    """Answer `catalog.price.modify`: prices of the product that are not listed by their id are deleted."""
    product = call.need_fields().get("product")
    if not isinstance(product, dict) or not product.get("id"):
        raise general("Required fields: product")
    product_id = php.to_int(product["id"])
    _check_product(call, product_id)
    sent = [item for item in php.values_of(product.get("prices")) if isinstance(item, dict)]
    kept = {php.to_int(item.get("id")) for item in sent if item.get("id")}
    shop = call.shop
    with shop.transaction():
        for row in shop.rows("SELECT id FROM price WHERE product_id = ?", (product_id,)):
            if row["id"] not in kept:
                shop.execute("DELETE FROM price WHERE id = ?", (row["id"],))
        for item in sent:
            _modify_one(call, product_id, item)
    shop.log_write(call.method, product_id, call.params.get("fields"))
    rows = shop.rows("SELECT * FROM price WHERE product_id = ? ORDER BY id", (product_id,))
    return Result({"prices": [PRICE.render(shop, row) for row in rows]})


def _modify_one(call: Call, product_id: int, item: dict[str, Any]) -> None:
    one = Call(call.shop, call.method, {"fields": {**item, "productId": product_id}})
    if not item.get("id"):
        _insert(call, values_to_store(PRICE, one, adding=True))
        return
    row = PRICE.find(call.shop, php.to_int(item["id"]))
    values = values_to_store(PRICE, one, adding=False)
    change(call.shop, "price", row["id"], {**values, "timestamp_x": call.shop.now()})


def methods() -> list[Method]:
    """Return the methods of this file."""
    return [
        *[m for m in entity.methods(PRICE, writes=True) if m.name.split(".")[-1] not in ("add", "update")],
        Method("catalog.price.add", "catalog", add, "write"),
        Method("catalog.price.update", "catalog", update, "write"),
        Method("catalog.price.modify", "catalog", modify, "write"),
        *entity.methods(PRICE_TYPE),
        *entity.methods(VAT),
    ]
