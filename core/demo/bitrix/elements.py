"""Elements of the pretend catalogue as REST shows them: fields, property values, and writing property values."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from core.demo.bitrix import php
from core.demo.bitrix.fields import Field, Style, written
from core.demo.bitrix.shop import Shop

FIELDS = (
    Field("id", "id", "integer", read_only=True),
    Field("iblockId", "iblock_id", "integer", immutable=True, required=True),
    Field("name", "name", required=True),
    Field("active", "active", "char", default="Y"),
    Field("available", "available", "char", read_only=True),
    Field("bundle", "bundle", "char", read_only=True),
    Field("code", "code"),
    Field("xmlId", "xml_id"),
    Field("sort", "sort", "integer", default=500),
    Field("previewText", "preview_text"),
    Field("detailText", "detail_text"),
    Field("dateActiveFrom", "active_from", "datetime"),
    Field("dateActiveTo", "active_to", "datetime"),
    Field("dateCreate", "created", "datetime", read_only=True),
    Field("timestampX", "timestamp_x", "datetime", read_only=True),
    Field("iblockSectionId", "section_id", "integer"),
    Field("type", "type", "integer", read_only=True),
    Field("quantity", "quantity", "double"),
    Field("quantityReserved", "reserved", "double"),
    Field("quantityTrace", "quantity_trace", "char", default="D"),
    Field("canBuyZero", "can_buy_zero", "char", default="D"),
    Field("subscribe", "subscribe", "char", default="D"),
    Field("purchasingPrice", "purchasing_price", "double"),
    Field("purchasingCurrency", "purchasing_currency"),
    Field("vatId", "vat_id", "integer"),
    Field("vatIncluded", "vat_included", "char", default="Y"),
    Field("measure", "measure", "integer", default=5),
    Field("weight", "weight", "double"),
    Field("width", "width", "double"),
    Field("length", "length", "double"),
    Field("height", "height", "double"),
    Field("barcodeMulti", "barcode_multi", "char", default="N"),
)
BY_NAME = {field.name: field for field in FIELDS}
PARENT_FIELD = "parentId"
LINK_VALUE_OFFSET = 1_000_000_000
"""Added to an offer's id to make the value id of its link property, which is not kept as a row."""


def properties_of(shop: Shop, iblock_id: int) -> dict[int, sqlite3.Row]:
    """Return the iblock's properties by id."""
    return {
        row["id"]: row for row in shop.rows("SELECT * FROM property WHERE iblock_id = ? ORDER BY id", (iblock_id,))
    }


def link_property(shop: Shop, iblock_id: int) -> int | None:
    """Return the id of the property that ties the iblock's offers to their parents, if it has one."""
    found = shop.value("SELECT sku_property_id FROM catalog WHERE id = ?", (iblock_id,))
    return None if found is None else int(found)


class Renderer:
    """Writes elements of one iblock; reads the property tables once for a page."""

    def __init__(self, shop: Shop, iblock_id: int, names: set[str] | None) -> None:
        """`names` are the selected fields and `propertyN`; None shows everything."""
        self._shop = shop
        self._names = names
        self._link = link_property(shop, iblock_id)
        everything = properties_of(shop, iblock_id)
        if names is None or shop.switches.old_kernel:
            self._properties = everything
        else:
            self._properties = {key: row for key, row in everything.items() if f"property{key}" in names}
        self._enums: dict[int, list[sqlite3.Row]] = {}

    def rows(self, rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
        """Return the elements as REST writes them."""
        values = self._values([row["id"] for row in rows])
        return [self._row(row, values.get(row["id"], {})) for row in rows]

    def _values(self, ids: list[int]) -> dict[int, dict[int, list[sqlite3.Row]]]:
        stored = [key for key in self._properties if key != self._link]
        found: dict[int, dict[int, list[sqlite3.Row]]] = defaultdict(lambda: defaultdict(list))
        if not ids or not stored:
            return found
        for value in self._shop.rows(
            f"SELECT * FROM property_value WHERE element_id IN ({','.join('?' * len(ids))}) ORDER BY id", ids
        ):
            found[value["element_id"]][value["property_id"]].append(value)
        return found

    def _row(self, row: sqlite3.Row, values: dict[int, list[sqlite3.Row]]) -> dict[str, Any]:
        zone = self._shop.zone_minutes
        names = self._names
        shown = {
            field.name: written(field, row[field.column], Style.NULLS, zone)
            for field in FIELDS
            if names is None or field.name in names
        }
        if self._link is not None and (names is None or PARENT_FIELD in names):
            shown[PARENT_FIELD] = _parent_value(row)
        if names is None or "iblockSection" in names:
            shown["iblockSection"] = [row["section_id"]] if row["section_id"] else None
        for key, definition in self._properties.items():
            if key == self._link:
                shown[f"property{key}"] = _parent_value(row)
            else:
                shown[f"property{key}"] = self._property(definition, values.get(key, []))
        return shown

    def _property(self, definition: sqlite3.Row, values: list[sqlite3.Row]) -> Any:
        shown = [self._value(definition, value) for value in values]
        if definition["multiple"] == "Y":
            return shown or None
        return shown[0] if shown else None

    def _value(self, definition: sqlite3.Row, value: sqlite3.Row) -> dict[str, Any]:
        shown = {"value": value["value"], "valueId": str(value["id"])}
        if definition["kind"] != "L":
            return shown
        enums = self._enums_of(definition["id"])
        if len(enums) == 1:
            return {"value": "Y", "valueId": str(value["id"])}
        if not self._shop.switches.old_kernel:
            texts = [enum["value"] for enum in enums if str(enum["id"]) == value["value"]]
            shown["valueEnum"] = texts[0] if texts else ""
        return shown

    def _enums_of(self, property_id: int) -> list[sqlite3.Row]:
        if property_id not in self._enums:
            self._enums[property_id] = self._shop.rows(
                "SELECT * FROM property_enum WHERE property_id = ? ORDER BY sort, id", (property_id,)
            )
        return self._enums[property_id]


def _parent_value(row: sqlite3.Row) -> dict[str, str] | None:
    if not row["parent_id"]:
        return None
    return {"value": str(row["parent_id"]), "valueId": str(LINK_VALUE_OFFSET + row["id"])}


def write_property(shop: Shop, element_id: int, definition: sqlite3.Row, sent: Any) -> None:
    """Write one property of an element.

    Values without `valueId` replace the old ones; values of a multiple property that are not named by their
    `valueId` are deleted.
    """
    given = sent if isinstance(sent, list) else [sent]
    if isinstance(sent, dict) and "value" not in sent:
        given = php.values_of(sent)
    if definition["multiple"] != "Y":
        given = given[-1:]
    kept: dict[int, str] = {}
    fresh: list[str] = []
    known = {row["id"] for row in _stored(shop, element_id, definition["id"])}
    for item in given:
        value = item.get("value") if isinstance(item, dict) else item
        value_id = php.to_int(item.get("valueId")) if isinstance(item, dict) else 0
        text = _stored_text(shop, definition, value)
        if text == "":
            continue
        if value_id in known:
            kept[value_id] = text
        else:
            fresh.append(text)
    for value_id in known - set(kept):
        shop.execute("DELETE FROM property_value WHERE id = ?", (value_id,))
    for value_id, text in kept.items():
        shop.execute("UPDATE property_value SET value = ? WHERE id = ?", (text, value_id))
    for text in fresh:
        shop.execute(
            "INSERT INTO property_value (element_id, property_id, value) VALUES (?, ?, ?)",
            (element_id, definition["id"], text),
        )


def _stored(shop: Shop, element_id: int, property_id: int) -> list[sqlite3.Row]:
    return shop.rows(
        "SELECT * FROM property_value WHERE element_id = ? AND property_id = ?", (element_id, property_id)
    )


def _stored_text(shop: Shop, definition: sqlite3.Row, value: Any) -> str:
    """Return a sent value as stored; a list with one option takes Y and N; an unknown option stores nothing."""
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    if definition["kind"] != "L" or text == "":
        return text
    enums = shop.rows("SELECT id FROM property_enum WHERE property_id = ?", (definition["id"],))
    ids = [str(enum["id"]) for enum in enums]
    if len(ids) == 1 and text in ("Y", "N"):
        return ids[0] if text == "Y" else ""
    return text if text in ids else ""
