"""sale.status, statusLang, persontype, property, tradeBinding, delivery and paysystem: what orders refer to."""

from __future__ import annotations

from core.demo.bitrix import entity
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity
from core.demo.bitrix.fields import Field

STATUS = Entity(
    "sale.status",
    "status",
    "status",
    "statuses",
    (
        Field("id", "id", "string", immutable=True, required=True),
        Field("type", "type", "char", required=True),
        Field("notify", "notify", "char"),
        Field("sort", "sort", "integer"),
        Field("color", "color"),
        Field("xmlId", "xml_id"),
    ),
    not_found=(201340400001, "status is not exists"),
)

STATUS_LANG = Entity(
    "sale.statusLang",
    "status_lang",
    "statusLang",
    "statusLangs",
    (
        Field("statusId", "status_id", required=True),
        Field("lid", "lid", required=True),
        Field("name", "name", required=True),
        Field("description", "description"),
    ),
)

PERSON_TYPE = Entity(
    "sale.persontype",
    "person_type",
    "personType",
    "personTypes",
    (
        Field("id", "id", "integer", read_only=True),
        Field("name", "name", required=True),
        Field("code", "code"),
        Field("active", "active", "char"),
        Field("sort", "sort", "integer"),
        Field("xmlId", "xml_id"),
    ),
)

PROPERTY = Entity(
    "sale.property",
    "order_property",
    "property",
    "properties",
    (
        Field("id", "id", "integer", read_only=True),
        Field("personTypeId", "person_type_id", "integer", immutable=True, required=True),
        Field("propsGroupId", "group_id", "integer", required=True),
        Field("name", "name", required=True),
        Field("type", "type", required=True),
        Field("code", "code"),
        Field("required", "required", "char"),
        Field("multiple", "multiple", "char"),
        Field("active", "active", "char"),
        Field("sort", "sort", "integer"),
        Field("xmlId", "xml_id"),
        Field("isEmail", "is_email", "char"),
        Field("isPhone", "is_phone", "char"),
        Field("isPayer", "is_payer", "char"),
        Field("isProfileName", "is_profile_name", "char"),
        Field("isZip", "is_zip", "char"),
        Field("isLocation", "is_location", "char"),
        Field("isLocation4tax", "is_location_tax", "char"),
        Field("isAddress", "is_address", "char"),
        Field("isAddressFrom", "is_address_from", "char"),
        Field("isAddressTo", "is_address_to", "char"),
        Field("isFiltered", "is_filtered", "char"),
    ),
)

TRADE_BINDING = Entity(
    "sale.tradeBinding",
    "trade_binding",
    "tradeBinding",
    "tradeBindings",
    (
        Field("id", "id", "integer", read_only=True),
        Field("orderId", "order_id", "integer", required=True),
        Field("externalOrderId", "external_order_id"),
        Field("tradingPlatformId", "platform_id", "integer"),
        Field("xmlId", "xml_id"),
    ),
)

DELIVERIES = ((1, "Без доставки"), (2, "Курьер"), (3, "Самовывоз"))
PAY_SYSTEMS = ((1, "Наличные"), (2, "Банковская карта"), (3, "Счёт"))


def delivery_list(_call: Call) -> Result:
    """Answer `sale.delivery.getlist`: a bare array with UPPER_SNAKE fields."""
    return Result(
        [
            {"ID": str(key), "PARENT_ID": None, "NAME": name, "ACTIVE": "Y", "SORT": "100", "CURRENCY": "RUB"}
            for key, name in DELIVERIES
        ]
    )


def pay_system_list(_call: Call) -> Result:
    """Answer `sale.paysystem.list`: a bare array with UPPER_SNAKE fields."""
    return Result(
        [
            {"ID": str(key), "NAME": name, "ACTIVE": "Y", "SORT": "100", "PERSON_TYPE_ID": None}
            for key, name in PAY_SYSTEMS
        ]
    )


def languages(_call: Call) -> Result:
    """Answer `sale.statusLang.getListLangs`."""
    return Result({"langs": [{"lid": "ru", "name": "Russian", "active": "Y"}]})


def methods() -> list[Method]:
    """Return the methods of this file."""
    return [
        *entity.methods(STATUS),
        *entity.methods(STATUS_LANG, without=("get",)),
        Method("sale.statusLang.getListLangs", "sale", languages),
        *entity.methods(PERSON_TYPE),
        *entity.methods(PROPERTY),
        *entity.methods(TRADE_BINDING, without=("get",)),
        Method("sale.delivery.getlist", "sale", delivery_list),
        Method("sale.paysystem.list", "pay_system", pay_system_list),
    ]
