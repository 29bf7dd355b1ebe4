"""The types of objects the pretend MoySklad knows: their fields, filters, sort keys and searches.

From the attribute tables of the reference (dictionaries/*.md) as far as digest §10-11 names them; documents are in
document_kinds.py.
"""

from __future__ import annotations

from core.demo.moysklad.document_kinds import DOCUMENTS
from core.demo.moysklad.fields import (
    AGENTS,
    ARCHIVED,
    ARTICLE,
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

GOODS = ("product", "variant", "bundle", "service")
_FOLDER = Field("productFolder", "ref", EQUAL, column="t.parent", refs=("productfolder",))
_GOODS_HEAD = (
    ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED,
    Field("pathName", "string", TEXT, read_only=True),
    _FOLDER,
    Field("uom", "ref", EQUAL, refs=("uom",)),
    Field("vat", "int", EQUAL),
    Field("vatEnabled", "bool"),
    Field("useParentVat", "bool"),
    Field("discountProhibited", "bool"),
    Field("minPrice", "money"),
    Field("salePrices", "prices"),
    Field("buyPrice", "money"),
    Field("barcodes", "barcodes"),
    SYNC,
    ATTRIBUTES,
)  # fmt: skip
_WEIGHTS = (Field("weight", "number", COMPARE), Field("volume", "number", COMPARE))
_GOODS_ORDER = ("id", "updated", "name", "code", "externalCode", "archived", "pathName", "syncId")
_ADDRESS = Field("actualAddress", "address", TEXT)
_PARTY = (
    ID, *OWNED, UPDATED, CREATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED, SYNC,
    Field("companyType", "enum", EQUAL, values=("legal", "entrepreneur", "individual")),
    Field("email", "string", TEXT),
    Field("phone", "string", TEXT),
    Field("inn", "string", TEXT),
    Field("kpp", "string", TEXT),
    Field("legalTitle", "string", TEXT, max_length=4096),
    Field("legalFirstName", "string", TEXT),
    Field("legalLastName", "string", TEXT),
    Field("legalMiddleName", "string", TEXT),
    _ADDRESS,
    ATTRIBUTES,
)  # fmt: skip

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "product",
            (
                *_GOODS_HEAD, ARTICLE, *_WEIGHTS,
                Field("supplier", "ref", EQUAL, refs=AGENTS),
                Field("minimumBalance", "number", COMPARE),
                Field("isSerialTrackable", "bool", EQUAL),
                Field("weighed", "bool"),
                Field("trackingType", "string"),
            ),
            order=(*_GOODS_ORDER, "article", "weight", "volume"),
            search=(("t.name", "t.code", "t.article"), "prefix"),
            page="good", sync=True, lists=("images", "files"),
        ),
        Kind(
            "variant",
            (
                ID, UPDATED, name_field(required=False), DESCRIPTION, CODE, EXTERNAL_CODE, ARTICLE, ARCHIVED,
                Field("product", "ref", required=True, column="t.parent", refs=("product",)),
                Field("productid", "string", EQUAL, column="t.parent", read_only=True),
                Field("characteristics", "characteristics"),
                Field("discountProhibited", "bool"),
                Field("minPrice", "money"),
                Field("salePrices", "prices"),
                Field("buyPrice", "money"),
                Field("barcodes", "barcodes"),
            ),
            order=("id", "updated", "name", "code", "externalCode", "article", "archived"),
            page="feature", lists=("images",),
        ),
        Kind(
            "bundle",
            (*_GOODS_HEAD, ARTICLE, *_WEIGHTS, Field("components", "list")),
            order=(*_GOODS_ORDER, "article"),
            search=(("t.name", "t.code", "t.article"), "prefix"),
            page="bundle", sync=True, lists=("components", "images", "files"),
        ),
        Kind(
            "service", _GOODS_HEAD, order=_GOODS_ORDER,
            search=(("t.name", "t.code"), "prefix"), page="good", sync=True, lists=("files",),
        ),
        Kind(
            "productfolder",
            (
                ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE,
                Field("archived", "bool", EQUAL, read_only=True, column="t.archived"),
                Field("pathName", "string", TEXT, read_only=True),
                _FOLDER,
                Field("vat", "int"), Field("vatEnabled", "bool"), Field("useParentVat", "bool"),
            ),
            order=("id", "updated", "name", "code", "externalCode", "pathName"), page="good",
        ),
        Kind("uom", (ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE)),
        Kind(
            "currency",
            (
                Field("id", "string", EQUAL, read_only=True, column="t.id"), name_field(), CODE, ARCHIVED,
                Field("fullName", "string", TEXT), Field("isoCode", "string", TEXT),
                Field("system", "bool", read_only=True), Field("default", "bool", read_only=True),
                Field("rate", "number"), Field("multiplicity", "int"), Field("indirect", "bool"),
                Field("margin", "number"), Field("rateUpdateType", "string", read_only=True),
                Field("majorUnit", "list", read_only=True), Field("minorUnit", "list", read_only=True),
            ),
            order=("id", "name", "code"),
        ),
        Kind(
            "store",
            (
                ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED,
                Field("pathName", "string", TEXT, read_only=True),
                Field("parent", "ref", EQUAL, column="t.parent", refs=("store",)),
                Field("address", "address", TEXT),
            ),
            page="warehouse", lists=("zones", "slots"),
        ),
        Kind(
            "organization",
            (*_PARTY, Field("payerVat", "bool")),
            page="mycompany", sync=True, lists=("accounts",),
        ),
        Kind(
            "counterparty",
            (
                *_PARTY,
                Field("salesAmount", "number", COMPARE, read_only=True),
                Field("tags", "tags", EQUAL),
                Field("state", "ref", EQUAL, refs=("state",)),
                Field("priceType", "ref", refs=("pricetype",)),
            ),
            search=(
                (
                    "t.name", "t.code", "json_extract(t.body, '$.legalTitle')",
                    "json_extract(t.body, '$.email')", "json_extract(t.body, '$.phone')",
                    "json_extract(t.body, '$.contactText')",
                ),
                "substring",
            ),
            page="company", sync=True, lists=("accounts", "contactpersons", "notes", "files"),
        ),
        Kind(
            "saleschannel",
            (
                ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED,
                Field(
                    "type", "enum", EQUAL, required=True,
                    values=(
                        "MESSENGER", "SOCIAL_NETWORK", "MARKETPLACE", "ECOMMERCE", "CLASSIFIED_ADS",
                        "DIRECT_SALES", "RETAIL_SALES", "OTHER",
                    ),
                ),
            ),
            page="saleschannel",
        ),
        Kind("project", (ID, *OWNED, UPDATED, name_field(), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED, ATTRIBUTES)),
        Kind(
            "contract",
            (
                ID, *OWNED, UPDATED, name_field(required=False), DESCRIPTION, CODE, EXTERNAL_CODE, ARCHIVED,
                Field("moment", "minute", COMPARE),
                Field("agent", "ref", EQUAL, required=True, refs=AGENTS),
                Field("ownAgent", "ref", EQUAL, required=True, refs=("organization",)),
                Field("sum", "number", COMPARE),
                Field("contractType", "enum", values=("Sales", "Commission")),
                ATTRIBUTES,
            ),
        ),
        Kind(
            "employee",
            (
                ID, *OWNED, UPDATED, CREATED, name_field(), EXTERNAL_CODE, ARCHIVED,
                Field("uid", "string", TEXT), Field("email", "string", TEXT),
                Field("lastName", "string", TEXT), Field("shortFio", "string", TEXT),
                Field("fullName", "string", TEXT),
            ),
            writable=False, page="employee",
        ),
        Kind("group", (ID, name_field(), Field("index", "int")), writable=False),
        *DOCUMENTS,
    )
}  # fmt: skip

_ABSENT = (
    "cashin cashout invoiceout move enter loss supply purchaseorder webhook webhookstock country consignment "
    "customentity expenseitem discount region task retailstore"
)
REAL_BUT_ABSENT = frozenset(_ABSENT.split())
"""Types that the API has and this server does not serve yet."""
