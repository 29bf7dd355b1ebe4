"""The documents of the order ledger: customer order, demand, return, payments (digest §12, OpenAPI shapes).

Fields, filters and sort keys are those of documents/_customerOrder.md, _demand.md, _sales_return.md and
_payment_in.md as far as the digest names them. A demand's `customerOrder` and a return's `demand` are kept in the
column `parent`; the demand's link cannot be filtered by (digest §12.3).
"""

from __future__ import annotations

from core.demo.moysklad.fields import (
    AGENTS,
    ATTRIBUTES,
    CODE,
    COMPARE,
    CREATED,
    DESCRIPTION,
    EQUAL,
    EXTERNAL_CODE,
    ID,
    OWNED,
    SYNC,
    TEXT,
    UPDATED,
    Field,
    Kind,
    name_field,
)  # fmt: skip

_HEAD = (
    ID,
    *OWNED,
    UPDATED,
    CREATED,
    name_field(required=False),
    DESCRIPTION,
    CODE,
    EXTERNAL_CODE,
    SYNC,
    Field("moment", "minute", COMPARE),
    Field("applicable", "bool", EQUAL),
    Field("printed", "bool", EQUAL, read_only=True),
    Field("published", "bool", EQUAL, read_only=True),
    Field("deleted", "moment", COMPARE, read_only=True, column="t.deleted"),
    Field("organization", "ref", EQUAL, required=True, refs=("organization",)),
    Field("agent", "ref", EQUAL, required=True, refs=AGENTS),
    Field("organizationAccount", "ref", refs=("account",)),
    Field("agentAccount", "ref", refs=("account",)),
    Field("state", "ref", EQUAL, refs=("state",)),
    Field("salesChannel", "ref", EQUAL, refs=("saleschannel",)),
    Field("project", "ref", EQUAL, refs=("project",)),
    Field("contract", "ref", EQUAL, refs=("contract",)),
    Field("rate", "rate"),
    ATTRIBUTES,
)
_GOODS_HEAD = (
    *_HEAD,
    Field("vatEnabled", "bool"),
    Field("vatIncluded", "bool"),
    Field("sum", "number", COMPARE, read_only=True),
)
_STORE = Field("store", "ref", EQUAL, refs=("store",))
_ADDRESS = Field("shipmentAddress", "address", TEXT)
_PAYMENT = (*_HEAD, Field("sum", "number", COMPARE), Field("paymentPurpose", "text", TEXT, max_length=4096))
_ORDER = ("id", "syncId", "updated", "created", "moment", "name", "externalCode", "applicable", "sum")
_SEARCH = (("t.name", "json_extract(t.body, '$.description')"), "substring")
_PAYMENT_SEARCH = ((*_SEARCH[0], "json_extract(t.body, '$.incomingNumber')"), "substring")

CUSTOMER_ORDER = Kind(
    "customerorder",
    (*_GOODS_HEAD, _STORE, Field("deliveryPlannedMoment", "minute", COMPARE), _ADDRESS),
    order=(*_ORDER, "deliveryPlannedMoment"),
    search=_SEARCH,
    page="customerorder",
    sync=True,
    document=True,
    lists=("positions", "files"),
    links={"demands": "demand", "payments": "paymentin"},
)
DEMAND = Kind(
    "demand",
    (
        *_GOODS_HEAD,
        _STORE,
        _ADDRESS,
        Field("customerOrder", "ref", column="t.parent", refs=("customerorder",)),
        Field("cargoName", "string"),
        Field("carrier", "ref", refs=AGENTS),
        Field("consignee", "ref", refs=AGENTS),
        Field("goodPackQuantity", "int"),
        Field("shippingInstructions", "string"),
        Field("stateContractId", "string"),
        Field("transportFacility", "string"),
        Field("transportFacilityNumber", "string"),
    ),
    order=_ORDER,
    search=_SEARCH,
    page="demand",
    sync=True,
    document=True,
    lists=("positions", "files"),
    links={"returns": "salesreturn", "payments": "paymentin"},
)
SALES_RETURN = Kind(
    "salesreturn",
    (*_GOODS_HEAD, _STORE, Field("demand", "ref", column="t.parent", refs=("demand",))),
    order=_ORDER,
    search=_SEARCH,
    page="salesreturn",
    sync=True,
    document=True,
    lists=("positions", "files"),
    links={"payments": "paymentout"},
)
PAYMENT_IN = Kind(
    "paymentin",
    (
        *_PAYMENT,
        Field("incomingNumber", "string", TEXT),
        Field("incomingDate", "minute", COMPARE),
    ),
    order=_ORDER,
    search=_PAYMENT_SEARCH,
    page="paymentin",
    sync=True,
    document=True,
    lists=("files",),
)
PAYMENT_OUT = Kind(
    "paymentout",
    _PAYMENT,
    order=_ORDER,
    search=_SEARCH,
    page="paymentout",
    sync=True,
    document=True,
    lists=("files",),
)
DOCUMENTS = (CUSTOMER_ORDER, DEMAND, SALES_RETURN, PAYMENT_IN, PAYMENT_OUT)
PAYABLE = {"paymentin": ("customerorder", "demand"), "paymentout": ("salesreturn",)}
"""What a payment may be linked to, as far as these types are served."""
