"""catalog.product.*, .offer.*, .sku.* and .service.*: reading and writing elements with their trade data."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.demo.bitrix import elements, php, stock
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.elements import BY_NAME, FIELDS, PARENT_FIELD, Renderer, link_property, properties_of
from core.demo.bitrix.entity import change, insert, paged
from core.demo.bitrix.errors import IBLOCK_NOT_FOUND, RestError, general
from core.demo.bitrix.fields import read
from core.demo.bitrix.filters import Condition, compare, conditions, ordering
from core.demo.bitrix.shop import Shop
from core.demo.bitrix.stock import EMPTY_PARENT, FREE_OFFER, OFFER, PARENT, SERVICE, SIMPLE

CATALOG_FIELDS = frozenset({
    "quantity", "quantityReserved", "quantityTrace", "canBuyZero", "subscribe", "purchasingPrice",
    "purchasingCurrency", "vatId", "vatIncluded", "measure", "weight", "width", "length", "height", "barcodeMulti",
})  # fmt: skip
"""Fields of the trade data; a K24 update of these alone does not touch the element."""
STORE_CONTROLLED = frozenset(
    {"quantity", "quantityReserved", "purchasingPrice", "purchasingCurrency", "quantityTrace"}
)
"""Fields that inventory management makes read-only, without a word."""


@dataclass(frozen=True)
class Family:
    """One family of product methods. `types` None means any; `offers` tells the kind of iblock, None either."""

    prefix: str
    item: str
    written: str
    items: str
    types: tuple[int, ...] | None
    offers: bool | None
    new_type: int


FAMILIES = (
    Family("catalog.product", "product", "element", "products", None, None, SIMPLE),
    Family("catalog.product.offer", "offer", "offer", "offers", (OFFER, FREE_OFFER), True, OFFER),
    Family("catalog.product.sku", "sku", "sku", "units", (PARENT, EMPTY_PARENT), False, EMPTY_PARENT),
    Family("catalog.product.service", "service", "service", "services", (SERVICE,), False, SERVICE),
)


def list_elements(family: Family, call: Call) -> Result:
    """Answer `list`; pages past the end show the first page again."""
    shop = call.shop
    selected = {str(name) for name in php.values_of(call.params.get("select"))}
    if not {"id", "iblockId"} <= selected:
        raise general("Required select fields: id, iblockId")
    given = dict(php.items_of(call.params.get("filter")))
    iblock = given.get("iblockId", given.get("=iblockId"))
    if iblock is None:
        raise general("Required filter fields: iblockId")
    iblock_id = php.to_int(php.values_of(iblock)[0]) if php.values_of(iblock) else 0
    _check_iblock(family, shop, iblock_id)
    found = conditions(given, BY_NAME, shop.zone_minutes, special=_property_filter(shop, iblock_id))
    if family.types is not None:
        found.append(Condition(f"type IN ({','.join(map(str, family.types))})"))
    order = ordering(call.params.get("order"), BY_NAME)
    rows, total, following = paged(shop, "element", found, order, call.params, wraps=True)
    names = selected | set(BY_NAME) if "*" in selected else selected
    shown = Renderer(shop, iblock_id, names).rows(rows)
    return Result({family.items: shown}, total, following)


def _check_iblock(family: Family, shop: Shop, iblock_id: int) -> None:
    catalog = shop.row("SELECT * FROM catalog WHERE id = ?", (iblock_id,))
    if catalog is None:
        code = 0 if shop.switches.old_kernel else IBLOCK_NOT_FOUND
        raise RestError(code, "The specified iblock is not a product catalog")
    if family.offers is not None and family.offers != (catalog["product_iblock_id"] is not None):
        raise general("productType is not allowed for this catalog")


def _property_filter(shop: Shop, iblock_id: int) -> Callable[[str, str, Any], Condition | None]:
    link = link_property(shop, iblock_id)
    known = properties_of(shop, iblock_id)

    def special(prefix: str, name: str, value: Any) -> Condition | None:
        if link is not None and name in (PARENT_FIELD, f"property{link}"):
            return compare(prefix, "parent_id", value, php.to_int)
        number = name.removeprefix("property")
        if number == name or not number.isdigit() or int(number) not in known:
            return None
        return _property_condition(prefix, int(number), value)

    return special


def _property_condition(prefix: str, property_id: int, value: Any) -> Condition | None:
    holders = f"SELECT element_id FROM property_value WHERE property_id = {property_id}"
    negative = prefix.startswith("!")
    if value is None or value is False or value == "":
        return Condition(f"id {'IN' if negative else 'NOT IN'} ({holders})")
    plain = compare(prefix.lstrip("!"), "value", value, str)
    if plain is None:
        return None
    return Condition(f"id {'NOT IN' if negative else 'IN'} ({holders} AND ({plain.sql}))", plain.arguments)


def find(family: Family, shop: Shop, element_id: int) -> sqlite3.Row:
    """Return an element of the family.

    Raises:
        RestError: there is none.
    """
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    if row is None or (family.types is not None and row["type"] not in family.types):
        raise general("Product is not exists")
    return row


def _whole(shop: Shop, element_id: int, *, money_as_text: bool) -> dict[str, Any]:
    row = shop.row("SELECT * FROM element WHERE id = ?", (element_id,))
    assert row is not None
    shown = Renderer(shop, row["iblock_id"], None).rows([row])[0]
    if money_as_text and row["purchasing_price"]:
        shown["purchasingPrice"] = f"{row['purchasing_price']:.6f}"
    return shown


def get_element(family: Family, call: Call) -> Result:
    """Answer `get`: all fields and properties."""
    row = find(family, call.shop, call.need_id())
    return Result({family.item: _whole(call.shop, row["id"], money_as_text=True)})


def _columns(shop: Shop, sent: dict[str, Any], adding: bool) -> dict[str, Any]:
    """Return the column values of the fields that may be written."""
    values: dict[str, Any] = {}
    for field in FIELDS:
        if field.name not in sent or field.read_only or (field.immutable and not adding):
            continue
        if shop.inventory and field.name in STORE_CONTROLLED:
            continue
        values[field.column] = read(field, sent[field.name], shop.zone_minutes)
    if values.get("vat_id") and not shop.row("SELECT 1 FROM vat WHERE id = ?", (values["vat_id"],)):
        raise general("VAT rate is not exists")
    for column in ("quantity", "reserved"):
        if column in values and values[column] is None:
            del values[column]
    return values


def _write_properties(shop: Shop, element_id: int, iblock_id: int, sent: dict[str, Any]) -> bool:
    """Write the properties that were sent, the link to the parent among them; say whether there were any."""
    link = link_property(shop, iblock_id)
    known = properties_of(shop, iblock_id)
    touched = False
    for name, value in sent.items():
        number = name.removeprefix("property")
        if link is not None and name in (PARENT_FIELD, f"property{link}"):
            _set_parent(shop, element_id, value)
            touched = True
        elif number != name and number.isdigit() and int(number) in known:
            elements.write_property(shop, element_id, known[int(number)], value)
            touched = True
    return touched


def _set_parent(shop: Shop, element_id: int, sent: Any) -> None:
    parent_id = php.to_int(sent.get("value") if isinstance(sent, dict) else sent) or None
    if parent_id is not None:
        _take_as_parent(shop, element_id, parent_id)
    before = shop.value("SELECT parent_id FROM element WHERE id = ?", (element_id,))
    kind = OFFER if parent_id else FREE_OFFER
    change(shop, "element", element_id, {"parent_id": parent_id, "type": kind})
    for touched in {before, parent_id} - {None}:
        stock.refresh_parent(shop, touched)


def _take_as_parent(shop: Shop, element_id: int, parent_id: int) -> None:
    """Check that an offer may belong to `parent_id`; a simple product becomes a card with offers by its first one.

    Raises:
        RestError: there is no such element, or it is not in the catalogue that the offers belong to.
    """
    parent = shop.row("SELECT * FROM element WHERE id = ?", (parent_id,))
    if parent is None:
        raise general(f"Parent product {parent_id} is not exists")
    sql = "SELECT product_iblock_id FROM catalog WHERE id = (SELECT iblock_id FROM element WHERE id = ?)"
    if shop.value(sql, (element_id,)) != parent["iblock_id"]:
        raise general(f"Parent product {parent_id} is not from the product catalog")
    if parent["type"] == SIMPLE:
        change(shop, "element", parent_id, {"type": PARENT})


def _check_required(shop: Shop, element_id: int, iblock_id: int) -> None:
    """Refuse a new element that lacks a property which its catalogue demands.

    Raises:
        RestError: the kernel's text with the property's name.
    """
    link = link_property(shop, iblock_id)
    for key, row in properties_of(shop, iblock_id).items():
        held = "SELECT 1 FROM property_value WHERE element_id = ? AND property_id = ?"
        if row["required"] == "Y" and key != link and not shop.row(held, (element_id, key)):
            raise general(f"Не заполнено обязательное свойство: {row['name']}.")


def add_element(family: Family, call: Call) -> Result:
    """Answer `add`."""
    shop, sent = call.shop, call.need_fields()
    absent = [name for name in ("iblockId", "name") if sent.get(name) in (None, "")]
    if absent:
        raise general(f"Required fields: {', '.join(absent)}")
    iblock_id = php.to_int(sent["iblockId"])
    _check_iblock(family, shop, iblock_id)
    now = shop.now()
    values = {field.column: field.default for field in FIELDS if field.default is not None}
    values.update(quantity=0.0, reserved=0.0, bundle="N", available="Y", created=now, timestamp_x=now)
    values.update(_columns(shop, sent, adding=True))
    values["type"] = FREE_OFFER if family.new_type == OFFER else family.new_type
    with shop.transaction():
        element_id = insert(shop, "element", values)
        if not values.get("xml_id"):
            change(shop, "element", element_id, {"xml_id": str(element_id)})
        insert(shop, "ratio", {"product_id": element_id, "ratio": 1, "is_default": "Y"})
        _write_properties(shop, element_id, iblock_id, sent)
        _check_required(shop, element_id, iblock_id)
        stock.refresh(shop, element_id)
    shop.log_write(call.method, element_id, sent)
    return Result({family.written: _whole(shop, element_id, money_as_text=False)})


def update_element(family: Family, call: Call) -> Result:
    """Answer `update`: the whole element, read again."""
    shop, element_id = call.shop, call.need_id()
    sent = call.need_fields()
    row = find(family, shop, element_id)
    if "iblockId" in sent and php.to_int(sent["iblockId"]) != row["iblock_id"]:
        raise general(f"Product {element_id} not exists in catalog {sent['iblockId']}")
    values = _columns(shop, sent, adding=False)
    if row["type"] not in stock.STOCKED:
        values.pop("quantity", None)
        values.pop("reserved", None)
    with shop.transaction():
        touched = _write_properties(shop, element_id, row["iblock_id"], sent)
        element_sent = touched or bool((set(sent) & set(BY_NAME)) - CATALOG_FIELDS - {"iblockId"})
        if element_sent or shop.switches.old_kernel:
            values["timestamp_x"] = shop.now()
        change(shop, "element", element_id, values)
        stock.refresh(shop, element_id)
    after = shop.value("SELECT quantity FROM element WHERE id = ?", (element_id,))
    shop.log_write(call.method, element_id, sent, before=row["quantity"], after=after)
    return Result({family.written: _whole(shop, element_id, money_as_text=False)})


def delete_element(family: Family, call: Call) -> Result:
    """Answer `delete`; a parent takes its offers with it."""
    row = find(family, call.shop, call.need_id())
    with call.shop.transaction():
        erase(call.shop, row)
    call.shop.log_write(call.method, row["id"], None)
    return Result(True)


def erase(shop: Shop, row: sqlite3.Row) -> None:
    """Remove an element and all that belongs to it."""
    for offer in shop.rows("SELECT * FROM element WHERE parent_id = ?", (row["id"],)):
        erase(shop, offer)
    for table, column in (
        ("property_value", "element_id"), ("price", "product_id"), ("ratio", "product_id"),
        ("store_product", "product_id"), ("set_line", "set_id"), ("element", "id"),
    ):  # fmt: skip
        shop.execute(f"DELETE FROM {table} WHERE {column} = ?", (row["id"],))
    if row["parent_id"]:
        stock.refresh_parent(shop, row["parent_id"])


def fields_by_filter(family: Family, call: Call) -> Result:
    """Answer `getFieldsByFilter {filter: {iblockId, productType}}`: fields and properties of that catalogue."""
    given = dict(php.items_of(call.need("filter")))
    absent = [name for name in ("iblockId", "productType") if name not in given]
    if absent:
        raise general(f"Required filter fields: {', '.join(absent)}")
    iblock_id = php.to_int(given["iblockId"])
    _check_iblock(family, call.shop, iblock_id)
    described: dict[str, Any] = {field.name: field.describe() for field in FIELDS}
    for key, row in properties_of(call.shop, iblock_id).items():
        described[f"property{key}"] = {
            "type": "productproperty", "propertyType": row["kind"], "name": row["name"],
            "isMultiple": row["multiple"] == "Y", "isDynamic": True, "isRequired": row["required"] == "Y",
            "isReadOnly": False, "isImmutable": False,
        }  # fmt: skip
    return Result({family.item: described})


ACTIONS: dict[str, tuple[Callable[[Family, Call], Result], bool]] = {
    "list": (list_elements, False),
    "get": (get_element, False),
    "getFieldsByFilter": (fields_by_filter, False),
    "add": (add_element, True),
    "update": (update_element, True),
    "delete": (delete_element, True),
}


def methods() -> list[Method]:
    """Return the methods of all four families."""
    return [
        Method(
            f"{family.prefix}.{name}",
            "catalog",
            lambda call, family=family, function=function: function(family, call),  # type: ignore[misc]
            "write" if writes else "read",
        )
        for family in FAMILIES
        for name, (function, writes) in ACTIONS.items()
    ]
