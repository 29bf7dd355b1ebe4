"""Changes of single elements through the control door: create, edit, switch on or off, delete, copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.demo.bitrix import elements, stock
from core.demo.bitrix.entity import change, insert
from core.demo.bitrix.methods.products import erase
from core.demo.bitrix.shop import Shop

COLUMNS = frozenset({
    "name", "active", "xml_id", "code", "sort", "section_id", "parent_id", "type", "quantity", "reserved",
    "quantity_trace", "can_buy_zero", "vat_id", "measure", "weight",
})  # fmt: skip
"""Columns that `create` and `edit` take by these names."""


def shown(shop: Shop, element_id: int) -> dict[str, Any]:
    """Return an element's columns and its properties as {code: [values]}.

    Raises:
        ValueError: there is none.
    """
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    if row is None:
        raise ValueError(f"no element {element_id}")
    properties: dict[str, list[str]] = {}
    for value in shop.rows(
        "SELECT code, value FROM property_value JOIN property ON property.id = property_id "
        "WHERE element_id = ? ORDER BY property_value.id",
        (element_id,),
    ):
        properties.setdefault(value["code"], []).append(value["value"])
    return {**dict(row), "properties": properties}


def _split(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return (column values, property values by code) of an order to the control door."""
    properties = given.pop("properties", {})
    unknown = set(given) - COLUMNS
    if unknown:
        raise ValueError(f"unknown columns: {', '.join(sorted(unknown))}")
    return given, properties


def _write_properties(shop: Shop, element_id: int, properties: dict[str, Any]) -> None:
    iblock_id = shop.value("SELECT iblock_id FROM element WHERE id = ?", (element_id,))
    by_code = {row["code"]: row for row in elements.properties_of(shop, iblock_id).values()}
    for code, value in properties.items():
        elements.write_property(shop, element_id, by_code[code], value)


def create(shop: Shop, given: dict[str, Any]) -> int:
    """Create an element: `iblock_id`, `name`, any of `COLUMNS`, `properties` {code: value}, `price`."""
    iblock_id, price = int(given.pop("iblock_id")), given.pop("price", None)
    values, properties = _split(given)
    now = shop.now()
    is_offers = elements.link_property(shop, iblock_id) is not None
    default_type = (stock.OFFER if values.get("parent_id") else stock.FREE_OFFER) if is_offers else stock.SIMPLE
    element_id = insert(
        shop, "element",
        {"iblock_id": iblock_id, "type": default_type, "active": "Y", "sort": 500, "created": now,
         "timestamp_x": now, "bundle": "N", "quantity": 0, "reserved": 0, "quantity_trace": "D",
         "can_buy_zero": "D", "subscribe": "D", "available": "Y", "measure": 5, "vat_included": "Y",
         "barcode_multi": "N", **values},
    )  # fmt: skip
    if "xml_id" not in values:
        change(shop, "element", element_id, {"xml_id": str(element_id)})
    insert(shop, "ratio", {"product_id": element_id, "ratio": 1, "is_default": "Y"})
    if price is not None:
        insert(
            shop, "price",
            {"product_id": element_id, "group_id": 1, "price": float(price), "currency": "RUB",
             "price_scale": float(price), "timestamp_x": now},
        )  # fmt: skip
    _write_properties(shop, element_id, properties)
    _settle(shop, element_id)
    return element_id


def _settle(shop: Shop, element_id: int) -> None:
    stock.refresh(shop, element_id)
    parent_id = shop.value("SELECT parent_id FROM element WHERE id = ?", (element_id,))
    if parent_id:
        stock.refresh_parent(shop, parent_id)


def edit(shop: Shop, given: dict[str, Any]) -> int:
    """Edit an element `id`: any of `COLUMNS`, `properties` {code: value}."""
    element_id = int(given.pop("id"))
    shown(shop, element_id)
    values, properties = _split(given)
    before = shop.value("SELECT parent_id FROM element WHERE id = ?", (element_id,))
    change(shop, "element", element_id, {**values, "timestamp_x": shop.now()})
    _write_properties(shop, element_id, properties)
    _settle(shop, element_id)
    if before and before != values.get("parent_id", before):
        stock.refresh_parent(shop, before)
    return element_id


def delete(shop: Shop, given: dict[str, Any]) -> int:
    """Delete element `id`, a parent with its offers; returns 0."""
    row = shop.row("SELECT * FROM element WHERE id = ?", (int(given["id"]),))
    if row is None:
        raise ValueError(f"no element {given['id']}")
    erase(shop, row)
    return 0


def copy(shop: Shop, given: dict[str, Any]) -> int:
    """Copy element `id` with its XML_ID, properties and prices, as the admin page's "copy" does."""
    source = shown(shop, int(given["id"]))
    values = {key: value for key, value in source.items() if key not in ("id", "properties")}
    now = shop.now()
    element_id = insert(shop, "element", {**values, "created": now, "timestamp_x": now, "reserved": 0})
    shop.execute(
        "INSERT INTO property_value (element_id, property_id, value) "
        "SELECT ?, property_id, value FROM property_value WHERE element_id = ? ORDER BY id",
        (element_id, source["id"]),
    )
    shop.execute(
        "INSERT INTO price (product_id, group_id, price, currency, price_scale, timestamp_x) "
        "SELECT ?, group_id, price, currency, price_scale, ? FROM price WHERE product_id = ?",
        (element_id, now, source["id"]),
    )
    insert(shop, "ratio", {"product_id": element_id, "ratio": 1, "is_default": "Y"})
    _settle(shop, element_id)
    return element_id


def _activity(flag: str) -> Callable[[Shop, dict[str, Any]], int]:
    return lambda shop, given: edit(shop, {"id": given["id"], "active": flag})


ACTIONS: dict[str, Callable[[Shop, dict[str, Any]], int]] = {
    "create": create,
    "edit": edit,
    "activate": _activity("Y"),
    "deactivate": _activity("N"),
    "delete": delete,
    "copy": copy,
}
