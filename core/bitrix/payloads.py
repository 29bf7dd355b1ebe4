"""The shape of the answers, as far as it is needed (msgspec). Unknown members are skipped, values stay loosely typed.

Rows keep `object` values and are read by `casts`, because one oddly typed value must not cost a page.
"""

from __future__ import annotations

from typing import Any

import msgspec

EMPTY_MAP: dict[str, msgspec.Raw] = {}


class CallTime(msgspec.Struct, gc=False):
    """`time` of a call: all members are optional, on-premise shops have no `operating` (digest bitrix §1.3)."""

    duration: object = None
    finish: object = None
    date_start: object = None
    operating: object = None
    operating_reset_at: object = None


class CommandError(msgspec.Struct, gc=False):
    """An error of one command or of a whole call; `error` may be a text, a number or the number 0."""

    error: object = msgspec.UNSET
    error_description: object = ""


class BatchBody(msgspec.Struct):
    """`result` of a batch. PHP writes an empty map as `[]` (digest §1.3)."""

    result: dict[str, msgspec.Raw] | list[Any] | None = None
    result_error: dict[str, CommandError] | list[Any] | None = None
    result_total: dict[str, object] | list[Any] | None = None
    result_time: dict[str, CallTime | list[Any]] | list[Any] | None = None


class Envelope(msgspec.Struct):
    """The outermost object of every answer."""

    error: object = msgspec.UNSET
    error_description: object = ""
    result: BatchBody | list[Any] | None = None
    time: CallTime | list[Any] | None = None


class Echo(msgspec.Struct, gc=False):
    """The element that an update hands back, as far as it is compared with what was written."""

    quantity: object = msgspec.UNSET
    quantityReserved: object = msgspec.UNSET


class EchoResult(msgspec.Struct, gc=False):
    """Result of catalog.product.update (`element`) or catalog.product.offer.update (`offer`)."""

    element: Echo | None = None
    offer: Echo | None = None


class CatalogRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.catalog.list."""

    iblock_id: object = None
    id: object = None
    name: object = None
    product_iblock_id: object = None
    sku_property_id: object = None


class PropertyRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.productProperty.list."""

    id: object = None
    iblock_id: object = None
    name: object = None
    code: object = None
    property_type: object = None
    user_type: object = None
    multiple: object = None
    is_required: object = None


class EnumRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.productPropertyEnum.list."""

    id: object = None
    property_id: object = None
    value: object = None


class OrderRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of sale.order.list."""

    id: object = None
    account_number: object = None
    date_insert: object = None
    date_update: object = None
    status_id: object = None
    canceled: object = None
    payed: object = None
    deducted: object = None
    lid: object = None
    xml_id: object = None


class BasketRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of sale.basketitem.list."""

    id: object = None
    order_id: object = None
    product_id: object = None
    name: object = None
    quantity: object = None
    set_parent_id: object = None


class StoreAmountRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.storeproduct.list."""

    id: object = None
    product_id: object = None
    store_id: object = None
    amount: object = None


class DocumentRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.document.list."""

    id: object = None
    doc_type: object = None
    status: object = None
    title: object = None
    was_cancelled: object = None


class MeasureRow(msgspec.Struct, gc=False, rename="camel"):
    """A row of catalog.measure.list."""

    id: object = None
    code: object = None
    symbol: object = None


class AddedDocument(msgspec.Struct, gc=False):
    """`document` in the result of catalog.document.add."""

    id: object = None


class AddedResult(msgspec.Struct, gc=False):
    """Result of catalog.document.add."""

    document: AddedDocument | None = None


class PriceRow(msgspec.Struct, gc=False):
    """A row of catalog.price.list."""

    id: object = None
    currency: object = None


class StockRow(msgspec.Struct, gc=False):
    """A row of a product list, as far as it shows ids and what the stock flags do."""

    id: object = None
    quantity: object = None
    quantityTrace: object = None
    canBuyZero: object = None
    available: object = None


class ReferenceRow(msgspec.Struct, gc=False):
    """A row of any of the small dictionaries: stores, statuses, price types and the like."""

    id: object = None
    iblockId: object = None
    iblockTypeId: object = None
    iblockSectionId: object = None
    productIblockId: object = None
    skuPropertyId: object = None
    name: object = None
    title: object = None
    address: object = None
    xmlId: object = None
    active: object = None
    code: object = None
    base: object = None
    measureTitle: object = None
    symbol: object = None
    isDefault: object = None
    type: object = None
    color: object = None
    sort: object = None
    notify: object = None
    statusId: object = None
    lid: object = None
