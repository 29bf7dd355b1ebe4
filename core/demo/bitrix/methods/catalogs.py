"""catalog.catalog.*, catalog.productProperty.* and catalog.productPropertyEnum.*: how the catalogue is built."""

from __future__ import annotations

from core.demo.bitrix import entity
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity
from core.demo.bitrix.fields import Field

CATALOG = Entity(
    "catalog.catalog",
    "catalog",
    "catalog",
    "catalogs",
    (
        Field("id", "id", "integer", read_only=True),
        Field("iblockId", "id", "integer", immutable=True, required=True),
        Field("iblockTypeId", "type_id", read_only=True),
        Field("lid", "lid", read_only=True),
        Field("name", "name", read_only=True),
        Field("productIblockId", "product_iblock_id", "integer", immutable=True),
        Field("skuPropertyId", "sku_property_id", "integer", immutable=True),
        Field("subscription", "subscription", "char"),
        Field("vatId", "vat_id", "integer"),
        Field("yandexExport", "yandex_export", "char"),
    ),
    not_found=(0, "Product catalog not found"),
)

PROPERTY = Entity(
    "catalog.productProperty",
    "property",
    "productProperty",
    "productProperties",
    (
        Field("id", "id", "integer", read_only=True),
        Field("iblockId", "iblock_id", "integer", immutable=True, required=True),
        Field("name", "name", required=True),
        Field("code", "code"),
        Field("propertyType", "kind", "string", required=True),
        Field("listType", "list_type", "string", default="L"),
        Field("multiple", "multiple", "char", default="N"),
        Field("active", "active", "char", default="Y"),
        Field("isRequired", "required", "char", default="N"),
        Field("sort", "sort", "integer", default=500),
        Field("xmlId", "xml_id"),
        Field("userType", "user_type"),
        Field("linkIblockId", "link_iblock_id", "integer"),
        Field("timestampX", "timestamp_x", "datetime", read_only=True),
    ),
)

PROPERTY_ENUM = Entity(
    "catalog.productPropertyEnum",
    "property_enum",
    "productPropertyEnum",
    "productPropertyEnums",
    (
        Field("id", "id", "integer", read_only=True),
        Field("propertyId", "property_id", "integer", immutable=True, required=True),
        Field("value", "value", required=True),
        Field("def", "is_default", "char", default="N"),
        Field("sort", "sort", "integer", default=500),
        Field("xmlId", "xml_id"),
    ),
)


def is_offers(call: Call) -> Result:
    """Answer `catalog.catalog.isOffers`: whether an iblock holds offers."""
    row = CATALOG.find(call.shop, call.need_id())
    return Result(row["product_iblock_id"] is not None)


def methods() -> list[Method]:
    """Return the methods of this file."""
    return [
        *entity.methods(CATALOG),
        Method("catalog.catalog.isOffers", "catalog", is_offers),
        *entity.methods(PROPERTY, writes=True),
        *entity.methods(PROPERTY_ENUM, writes=True),
    ]
