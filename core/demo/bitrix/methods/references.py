"""catalog.measure, ratio, section, store and storeproduct: what the catalogue refers to."""

from __future__ import annotations

from core.demo.bitrix import entity
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity
from core.demo.bitrix.fields import Field

MEASURE = Entity(
    "catalog.measure",
    "measure",
    "measure",
    "measures",
    (
        Field("id", "id", "integer", read_only=True),
        Field("code", "code", "integer", required=True),
        Field("measureTitle", "title", required=True),
        Field("symbol", "symbol"),
        Field("symbolIntl", "symbol_intl"),
        Field("symbolLetterIntl", "symbol_letter_intl"),
        Field("isDefault", "is_default", "char"),
    ),
)

RATIO = Entity(
    "catalog.ratio",
    "ratio",
    "ratio",
    "ratios",
    (
        Field("id", "id", "integer", read_only=True),
        Field("productId", "product_id", "integer", read_only=True),
        Field("ratio", "ratio", "double", read_only=True),
        Field("isDefault", "is_default", "char", read_only=True),
    ),
)

SECTION = Entity(
    "catalog.section",
    "section",
    "section",
    "sections",
    (
        Field("id", "id", "integer", read_only=True),
        Field("iblockId", "iblock_id", "integer", immutable=True, required=True),
        Field("iblockSectionId", "parent_id", "integer"),
        Field("name", "name", required=True),
        Field("xmlId", "xml_id"),
        Field("code", "code"),
        Field("sort", "sort", "integer", default=500),
        Field("active", "active", "char", default="Y"),
        Field("description", "description"),
    ),
    required_filter=("iblockId",),
)

STORE = Entity(
    "catalog.store",
    "store",
    "store",
    "stores",
    (
        Field("id", "id", "integer", read_only=True),
        Field("title", "title"),
        Field("address", "address", required=True),
        Field("xmlId", "xml_id"),
        Field("code", "code"),
        Field("active", "active", "char", default="Y"),
        Field("sort", "sort", "integer", default=100),
        Field("description", "description"),
        Field("phone", "phone"),
        Field("email", "email"),
        Field("schedule", "schedule"),
        Field("issuingCenter", "issuing_center", "char", default="Y"),
        Field("shippingCenter", "shipping_center", "char", default="Y"),
        Field("gpsN", "gps_n", "double"),
        Field("gpsS", "gps_s", "double"),
        Field("siteId", "site_id"),
        Field("dateCreate", "created", "datetime", read_only=True),
        Field("dateModify", "modified", "datetime", read_only=True),
    ),
)

STORE_PRODUCT = Entity(
    "catalog.storeproduct",
    "store_product",
    "storeProduct",
    "storeProducts",
    (
        Field("id", "id", "integer", read_only=True),
        Field("productId", "product_id", "integer", read_only=True),
        Field("storeId", "store_id", "integer", read_only=True),
        Field("amount", "amount", "double", read_only=True),
        Field("quantityReserved", "reserved", "double", read_only=True),
    ),
)


def store_products(call: Call) -> Result:
    """Answer `catalog.storeproduct.list`."""
    call.shop.need_stores()
    return entity.list_rows(STORE_PRODUCT, call)


def store_product(call: Call) -> Result:
    """Answer `catalog.storeproduct.get`."""
    call.shop.need_stores()
    return entity.get_row(STORE_PRODUCT, call)


def methods() -> list[Method]:
    """Return the methods of this file."""
    return [
        *entity.methods(MEASURE),
        *entity.methods(RATIO),
        *entity.methods(SECTION, writes=True),
        *entity.methods(STORE, writes=True),
        *entity.methods(STORE_PRODUCT, without=("list", "get")),
        Method("catalog.storeproduct.list", "catalog", store_products),
        Method("catalog.storeproduct.get", "catalog", store_product),
    ]
