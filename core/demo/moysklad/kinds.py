"""The types of objects the pretend MoySklad knows: their fields, filters, sort keys and searches.

From the attribute tables of the reference (dictionaries/*.md, documents/_customerOrder.md) as far as digest
§10-12 names them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal[
    "string", "text", "bool", "int", "number", "money", "prices", "ref", "moment", "minute", "enum", "tags",
    "barcodes", "address", "attributes", "characteristics", "list", "rate",
]  # fmt: skip

EQUAL = ("=", "!=")
COMPARE = ("=", "!=", ">", "<", ">=", "<=")
TEXT = ("=", "!=", "~", "~=", "=~")
GOODS = ("product", "variant", "bundle", "service")
AGENTS = ("counterparty", "organization")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `column` is its SQL where it has a column; `ops` its filter operators; `refs` its targets."""

    name: str
    type: FieldType
    ops: tuple[str, ...] = ()
    required: bool = False
    read_only: bool = False
    column: str = ""
    refs: tuple[str, ...] = ()
    max_length: int = 255
    values: tuple[str, ...] = ()
    filter_name: str = ""
    expand: bool = True

    @property
    def sql(self) -> str:
        """Return the SQL expression of the stored value."""
        return self.column or f"json_extract(t.body, '$.{self.name}')"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of object. `search` is (SQL expressions, "prefix" or "substring"); `page` its web page's name."""

    name: str
    fields: tuple[Field, ...]
    order: tuple[str, ...] = ("id", "name", "updated")
    search: tuple[tuple[str, ...], str] = (("t.name",), "substring")
    page: str = ""
    metadata: bool = True
    sync: bool = False
    document: bool = False
    writable: bool = True
    lists: tuple[str, ...] = ()
    by_name: dict[str, Field] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_name.update({f.name: f for f in self.fields})

    @property
    def archivable(self) -> bool:
        """True when the type has the field `archived`."""
        return "archived" in self.by_name


def _name(required: bool = True) -> Field:
    return Field("name", "string", TEXT, required=required, column="t.name")


_ID = Field("id", "string", EQUAL, read_only=True, column="t.id")
_CODE = Field("code", "string", TEXT, column="t.code")
_EXT = Field("externalCode", "string", TEXT, column="t.ext")
_TEXT = Field("description", "text", TEXT, max_length=4096)
_ARCHIVED = Field("archived", "bool", EQUAL, column="t.archived")
_UPDATED = Field("updated", "moment", COMPARE, read_only=True, column="t.updated")
_CREATED = Field("created", "moment", COMPARE, read_only=True, column="t.created")
_SYNC = Field("syncId", "string", EQUAL, column="t.sync")
_ARTICLE = Field("article", "string", TEXT, column="t.article")
_OWNER = Field("owner", "ref", EQUAL, refs=("employee",))
_GROUP = Field("group", "ref", EQUAL, refs=("group",))
_SHARED = Field("shared", "bool", EQUAL)
_ATTRIBUTES = Field("attributes", "attributes")
_OWNED = (_OWNER, _GROUP, _SHARED)
_FOLDER = Field("productFolder", "ref", EQUAL, column="t.parent", refs=("productfolder",))
_GOODS_HEAD = (
    _ID, *_OWNED, _UPDATED, _name(), _TEXT, _CODE, _EXT, _ARCHIVED,
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
    _SYNC,
    _ATTRIBUTES,
)  # fmt: skip
_WEIGHTS = (Field("weight", "number", COMPARE), Field("volume", "number", COMPARE))
_GOODS_ORDER = ("id", "updated", "name", "code", "externalCode", "archived", "pathName", "syncId")
_ADDRESS = Field("actualAddress", "address", TEXT)
_PARTY = (
    _ID, *_OWNED, _UPDATED, _CREATED, _name(), _TEXT, _CODE, _EXT, _ARCHIVED, _SYNC,
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
    _ATTRIBUTES,
)  # fmt: skip

_ORDER_FIELDS = (
    _ID,
    *_OWNED,
    _UPDATED,
    _CREATED,
    _name(required=False),
    _TEXT,
    _CODE,
    _EXT,
    _SYNC,
    Field("moment", "minute", COMPARE),
    Field("deliveryPlannedMoment", "minute", COMPARE),
    Field("applicable", "bool", EQUAL),
    Field("printed", "bool", EQUAL, read_only=True),
    Field("published", "bool", EQUAL, read_only=True),
    Field("deleted", "moment", COMPARE, read_only=True, column="t.deleted"),
    Field("organization", "ref", EQUAL, required=True, refs=("organization",)),
    Field("agent", "ref", EQUAL, required=True, refs=AGENTS),
    Field("organizationAccount", "ref", refs=("account",)),
    Field("agentAccount", "ref", refs=("account",)),
    Field("store", "ref", EQUAL, refs=("store",)),
    Field("state", "ref", EQUAL, refs=("state",)),
    Field("salesChannel", "ref", EQUAL, refs=("saleschannel",)),
    Field("rate", "rate"),
    Field("vatEnabled", "bool"),
    Field("vatIncluded", "bool"),
    Field("shipmentAddress", "address", TEXT),
    Field("sum", "number", COMPARE, read_only=True),
    _ATTRIBUTES,
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "product",
            (
                *_GOODS_HEAD, _ARTICLE, *_WEIGHTS,
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
                _ID, _UPDATED, _name(required=False), _TEXT, _CODE, _EXT, _ARTICLE, _ARCHIVED,
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
            (*_GOODS_HEAD, _ARTICLE, *_WEIGHTS, Field("components", "list")),
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
                _ID, *_OWNED, _UPDATED, _name(), _TEXT, _CODE, _EXT,
                Field("archived", "bool", EQUAL, read_only=True, column="t.archived"),
                Field("pathName", "string", TEXT, read_only=True),
                _FOLDER,
                Field("vat", "int"), Field("vatEnabled", "bool"), Field("useParentVat", "bool"),
            ),
            order=("id", "updated", "name", "code", "externalCode", "pathName"), page="good",
        ),
        Kind("uom", (_ID, *_OWNED, _UPDATED, _name(), _TEXT, _CODE, _EXT)),
        Kind(
            "currency",
            (
                Field("id", "string", EQUAL, read_only=True, column="t.id"), _name(), _CODE, _ARCHIVED,
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
                _ID, *_OWNED, _UPDATED, _name(), _TEXT, _CODE, _EXT, _ARCHIVED,
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
                ),
                "substring",
            ),
            page="company", sync=True, lists=("accounts", "contactpersons", "notes", "files"),
        ),
        Kind(
            "saleschannel",
            (
                _ID, *_OWNED, _UPDATED, _name(), _TEXT, _CODE, _EXT, _ARCHIVED,
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
        Kind(
            "employee",
            (
                _ID, *_OWNED, _UPDATED, _CREATED, _name(), _EXT, _ARCHIVED,
                Field("uid", "string", TEXT), Field("email", "string", TEXT),
                Field("lastName", "string", TEXT), Field("shortFio", "string", TEXT),
                Field("fullName", "string", TEXT),
            ),
            writable=False, page="employee",
        ),
        Kind("group", (_ID, _name(), Field("index", "int")), writable=False),
        Kind(
            "customerorder",
            _ORDER_FIELDS,
            order=(
                "id", "syncId", "updated", "created", "moment", "name", "externalCode", "applicable", "sum",
                "deliveryPlannedMoment",
            ),
            search=(("t.name", "json_extract(t.body, '$.description')"), "substring"),
            page="customerorder", sync=True, document=True, lists=("positions", "files"),
        ),
    )
}  # fmt: skip

_ABSENT = (
    "demand salesreturn paymentin cashin invoiceout move enter loss supply purchaseorder webhook webhookstock "
    "project contract country consignment customentity expenseitem discount region task retailstore"
)
REAL_BUT_ABSENT = frozenset(_ABSENT.split())
"""Types that the API has and this server does not serve yet."""
