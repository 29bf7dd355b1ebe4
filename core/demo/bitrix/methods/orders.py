"""sale.order, sale.basketitem and sale.propertyvalue: reading orders, and changing an order's own fields."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from core.demo.bitrix import entity, order_flow
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity, change, values_to_store
from core.demo.bitrix.errors import general
from core.demo.bitrix.fields import Field
from core.demo.bitrix.methods.sale_references import TRADE_BINDING
from core.demo.bitrix.shop import Shop

ORDER = Entity(
    "sale.order",
    "sale_order",
    "order",
    "orders",
    (
        Field("id", "id", "integer", read_only=True),
        Field("accountNumber", "account_number", read_only=True),
        Field("lid", "lid", immutable=True, required=True),
        Field("personTypeId", "person_type_id", "integer", immutable=True, required=True),
        Field("personTypeXmlId", "person_type_xml_id", read_only=True),
        Field("userId", "user_id", "integer", immutable=True),
        Field("currency", "currency", immutable=True, required=True),
        Field("statusId", "status_id"),
        Field("statusXmlId", "status_xml_id", read_only=True),
        Field("price", "price", "double"),
        Field("discountValue", "discount_value", "double"),
        Field("taxValue", "tax_value", "double", read_only=True),
        Field("payed", "payed", "char", read_only=True),
        Field("deducted", "deducted", "char", read_only=True),
        Field("canceled", "canceled", "char"),
        Field("reasonCanceled", "reason_canceled"),
        Field("empCanceledId", "emp_canceled_id", "integer"),
        Field("marked", "marked", "char"),
        Field("reasonMarked", "reason_marked"),
        Field("empMarkedId", "emp_marked_id", "integer"),
        Field("empStatusId", "emp_status_id", "integer"),
        Field("dateInsert", "date_insert", "datetime"),
        Field("dateUpdate", "date_update", "datetime", read_only=True),
        Field("dateStatus", "date_status", "datetime", read_only=True),
        Field("dateCanceled", "date_canceled", "datetime", read_only=True),
        Field("dateMarked", "date_marked", "datetime", read_only=True),
        Field("dateLock", "date_lock", "datetime", read_only=True),
        Field("lockedBy", "locked_by", "integer"),
        Field("responsibleId", "responsible_id", "integer"),
        Field("companyId", "company_id", "integer"),
        Field("affiliateId", "affiliate_id", "integer"),
        Field("recurringId", "recurring_id", "integer"),
        Field("userDescription", "user_description"),
        Field("comments", "comments"),
        Field("additionalInfo", "additional_info"),
        Field("orderTopic", "order_topic"),
        Field("xmlId", "xml_id"),
        Field("externalOrder", "external_order", "char"),
        Field("id1c", "id_1c"),
        Field("version1c", "version_1c"),
        Field("updated1c", "updated_1c", "char"),
        Field("recountFlag", "recount_flag", "char"),
        Field("version", "version", "integer", read_only=True),
    ),
    not_found=(200540400001, "order is not exists"),
    raw_dates=True,
)

BASKET = Entity(
    "sale.basketitem",
    "basket",
    "basketItem",
    "basketItems",
    (
        Field("id", "id", "text_id", read_only=True),
        Field("orderId", "order_id", "text_id", immutable=True, required=True),
        Field("productId", "product_id", "integer", required=True),
        Field("productXmlId", "product_xml_id"),
        Field("catalogXmlId", "catalog_xml_id"),
        Field("name", "name"),
        Field("quantity", "quantity", "double", required=True),
        Field("price", "price", "double"),
        Field("basePrice", "base_price", "double"),
        Field("discountPrice", "discount_price", "double"),
        Field("customPrice", "custom_price", "char"),
        Field("currency", "currency", required=True),
        Field("vatRate", "vat_rate", "double"),
        Field("vatIncluded", "vat_included", "char"),
        Field("measureCode", "measure_code"),
        Field("measureName", "measure_name"),
        Field("weight", "weight", "double"),
        Field("module", "module"),
        Field("productProviderClass", "product_provider"),
        Field("type", "type", "integer"),
        Field("setParentId", "set_parent_id", "integer"),
        Field("canBuy", "can_buy", "char"),
        Field("xmlId", "xml_id"),
        Field("sort", "sort", "integer"),
        Field("dateInsert", "date_insert", "datetime", read_only=True),
        Field("dateUpdate", "date_update", "datetime", read_only=True),
    ),
    not_found=(200140400001, "basket item is not exists"),
    raw_dates=True,
)

VALUE = Entity(
    "sale.propertyvalue",
    "property_value_order",
    "propertyValue",
    "propertyValues",
    (
        Field("id", "id", "integer", read_only=True),
        Field("orderId", "order_id", "integer", read_only=True),
        Field("orderPropsId", "property_id", "integer", read_only=True),
        Field("code", "code", read_only=True),
        Field("name", "name", read_only=True),
        Field("value", "value"),
    ),
    not_found=(200840400001, "property value is not exists"),
)

SHIPMENT_FIELDS = (
    Field("id", "id", "integer"),
    Field("orderId", "order_id", "integer"),
    Field("accountNumber", "account_number"),
    Field("statusId", "status_id"),
    Field("allowDelivery", "allow_delivery", "char"),
    Field("deducted", "deducted", "char"),
    Field("canceled", "canceled", "char"),
    Field("marked", "marked", "char"),
    Field("system", "system", "char"),
    Field("deliveryId", "delivery_id", "integer"),
    Field("deliveryName", "delivery_name"),
    Field("basePriceDelivery", "base_price", "double"),
    Field("priceDelivery", "price", "double"),
    Field("customPriceDelivery", "custom_price", "char"),
    Field("currency", "currency"),
    Field("deliveryDocNum", "doc_num"),
    Field("deliveryDocDate", "doc_date", "datetime"),
    Field("trackingNumber", "tracking_number"),
    Field("comments", "comments"),
    Field("xmlId", "xml_id"),
    Field("dateInsert", "date_insert", "datetime"),
    Field("dateDeducted", "date_deducted", "datetime"),
)
SHIPMENT = Entity("sale.shipment", "shipment", "shipment", "shipments", SHIPMENT_FIELDS)

SHIPMENT_ITEM = Entity(
    "sale.shipmentitem",
    "shipment_item",
    "shipmentItem",
    "shipmentItems",
    (
        Field("id", "id", "integer"),
        Field("orderDeliveryId", "shipment_id", "integer"),
        Field("basketId", "basket_id", "integer"),
        Field("quantity", "quantity", "double"),
        Field("reservedQuantity", "reserved", "double"),
        Field("xmlId", "xml_id"),
        Field("dateInsert", "date_insert", "datetime"),
    ),
)

PAYMENT = Entity(
    "sale.payment",
    "payment",
    "payment",
    "payments",
    (
        Field("id", "id", "integer"),
        Field("orderId", "order_id", "integer"),
        Field("accountNumber", "account_number"),
        Field("paySystemId", "pay_system_id", "integer"),
        Field("paySystemName", "pay_system_name"),
        Field("paid", "paid", "char"),
        Field("datePaid", "date_paid", "datetime"),
        Field("sum", "sum", "double"),
        Field("currency", "currency"),
        Field("isReturn", "is_return", "char"),
        Field("xmlId", "xml_id"),
        Field("comments", "comments"),
        Field("dateBill", "date_bill", "datetime"),
    ),
)


def tree(shop: Shop, row: sqlite3.Row) -> dict[str, Any]:
    """Return an order with its basket, shipments, payments, property values and trade bindings."""
    order_id = row["id"]
    whole = ORDER.render(shop, row)
    whole["basketItems"] = [
        {**BASKET.render(shop, item), "properties": [], "reservations": _reservations(item)}
        for item in _of(shop, "basket", order_id)
    ]
    whole["shipments"] = [
        {**SHIPMENT.render(shop, shipment), "shipmentItems": _shipment_items(shop, shipment["id"])}
        for shipment in _of(shop, "shipment", order_id)
        if shipment["system"] == "N"
    ]
    whole["payments"] = [PAYMENT.render(shop, payment) for payment in _of(shop, "payment", order_id)]
    whole["propertyValues"] = [_value(shop, value) for value in _of(shop, "property_value_order", order_id)]
    whole["tradeBindings"] = [TRADE_BINDING.render(shop, binding) for binding in _of(shop, "trade_binding", order_id)]
    if shop.switches.cloud:
        whole["clients"] = []
        whole["requisiteLink"] = []
    return whole


def _of(shop: Shop, table: str, order_id: int) -> list[sqlite3.Row]:
    return shop.rows(f"SELECT * FROM {table} WHERE order_id = ? ORDER BY id", (order_id,))


def _reservations(item: sqlite3.Row) -> list[dict[str, Any]]:
    if not item["reserved"]:
        return []
    return [{"id": item["id"], "basketId": item["id"], "storeId": None, "quantity": item["reserved"]}]


def _shipment_items(shop: Shop, shipment_id: int) -> list[dict[str, Any]]:
    rows = shop.rows("SELECT * FROM shipment_item WHERE shipment_id = ? ORDER BY id", (shipment_id,))
    return [SHIPMENT_ITEM.render(shop, row) for row in rows]


def _value(shop: Shop, row: sqlite3.Row) -> dict[str, Any]:
    shown = VALUE.render(shop, row)
    text = row["value"]
    if text is not None and text.startswith("["):
        shown["value"] = json.loads(text)
    shown["orderPropsXmlId"] = f"bx_prop_{row['property_id']}"
    return shown


def get_order(call: Call) -> Result:
    """Answer `sale.order.get`: the tree, without the hidden system shipment."""
    return Result({"order": tree(call.shop, ORDER.find(call.shop, call.need_id()))})


def update_order(call: Call) -> Result:
    """Answer `sale.order.update`: only the order's own fields that were sent; returns the tree."""
    shop, order_id = call.shop, call.need_id()
    call.need_fields()
    before = ORDER.find(shop, order_id)
    values = values_to_store(ORDER, call, adding=False)
    status = values.get("status_id")
    if status is not None and not shop.row("SELECT 1 FROM status WHERE id = ? AND type = 'O'", (status,)):
        raise general("Status does not exist")
    canceled = values.pop("canceled", None)
    with shop.transaction():
        now = shop.now()
        if status is not None and status != before["status_id"]:
            values["date_status"] = now
        change(shop, "sale_order", order_id, values)
        if canceled is not None and canceled != before["canceled"]:
            order_flow.set_canceled(shop, order_id, canceled == "Y", str(values.get("reason_canceled") or ""))
        order_flow.touch(shop, order_id)
    shop.log_write(call.method, order_id, call.params.get("fields"))
    return Result({"order": tree(shop, ORDER.find(shop, order_id))})


def methods() -> list[Method]:
    """Return the methods of this file."""
    return [
        *entity.methods(ORDER, without=("get",)),
        Method("sale.order.get", "sale", get_order),
        Method("sale.order.update", "sale", update_order, "write"),
        *entity.methods(BASKET),
        *entity.methods(VALUE),
    ]
