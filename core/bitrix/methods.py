"""The REST methods this program may call, with the names each understands. Nothing else is ever sent.

The server silently drops names it does not know (digest bitrix §1.7): a typo in a filter lists the whole shop, a
typo in a field changes nothing with a 200. So every call is checked here first. The same check is the write guard:
of goods that are there only the quantities, being active, the key and properties can be written, never a name, a
text, a picture or a price (field case C89).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_PREFIX = re.compile(r"^(?:>=|<=|!=|!@|!%|=%|%=|[><=!%@])?")
_PROPERTY = re.compile(r"^property\d+$")


class NameNotAllowed(ValueError):
    """A call names a method, filter, field or parameter that is not on the list: a mistake in this program."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method: `rows` is the key of its list or object in the result; the name sets are what it may be sent.

    `own_properties` allows `propertyN` among the selected names, filters and fields; `params` are the other top-level
    parameters.
    """

    name: str
    rows: str = ""
    writes: bool = False
    filters: frozenset[str] = frozenset()
    select: frozenset[str] = frozenset()
    own_properties: bool = False
    fields: frozenset[str] = frozenset()
    params: frozenset[str] = frozenset()


def _listing(name: str, rows: str, filters: str, select: str, *, own_properties: bool = False) -> Method:
    return Method(name, rows, False, frozenset(filters.split()), frozenset(select.split()), own_properties)


def _writing(name: str, rows: str, fields: str, params: str, *, own_properties: bool = False) -> Method:
    names = frozenset(fields.split()), frozenset(params.split())
    return Method(name, rows, True, own_properties=own_properties, fields=names[0], params=names[1])


_GOODS = (
    "id iblockId xmlId name active available quantity quantityReserved quantityTrace canBuyZero type parentId measure"
)
_GOODS_FILTER = "id iblockId xmlId"
_NEW = "iblockId name active xmlId iblockSectionId measure"
_EDITED = "iblockId active xmlId"
_ORDER = "id accountNumber dateInsert dateUpdate statusId canceled payed deducted lid xmlId"
_BASKET = "id orderId productId name quantity setParentId type"
_DOCUMENT = "id docType status title commentary wasCancelled"

_ALL = (
    Method("profile"),
    Method("scope"),
    Method("app.info"),
    Method("method.get", params=frozenset({"name"})),
    Method("catalog.document.mode.status"),
    _listing("catalog.catalog.list", "catalogs", "id", "id iblockId iblockTypeId name productIblockId skuPropertyId"),
    _listing("catalog.product.list", "products", f"{_GOODS_FILTER} type quantity", _GOODS, own_properties=True),
    _listing("catalog.product.offer.list", "offers", f"{_GOODS_FILTER} quantity", _GOODS, own_properties=True),
    _listing("catalog.product.sku.list", "units", _GOODS_FILTER, _GOODS, own_properties=True),
    _listing("catalog.product.service.list", "services", "id iblockId", _GOODS, own_properties=True),
    _listing(
        "catalog.productProperty.list",
        "productProperties",
        "iblockId active",
        "id iblockId name code propertyType userType multiple isRequired sort",
    ),
    _listing("catalog.section.list", "sections", "iblockId active", "id iblockId name iblockSectionId active sort"),
    _listing("catalog.productPropertyEnum.list", "productPropertyEnums", "propertyId", "id propertyId value"),
    _listing("catalog.store.list", "stores", "active", "id title address xmlId active code"),
    _listing("catalog.storeproduct.list", "storeProducts", "productId storeId", "id productId storeId amount"),
    _listing("catalog.priceType.list", "priceTypes", "", "id name base xmlId"),
    _listing("catalog.price.list", "prices", "productId", "id currency"),
    _listing("catalog.measure.list", "measures", "", "id code measureTitle symbol isDefault"),
    _listing("sale.order.list", "orders", "id dateInsert dateUpdate", _ORDER),
    _listing("sale.basketitem.list", "basketItems", "id orderId", _BASKET),
    Method("sale.order.get", "order", params=frozenset({"id"})),
    _listing("sale.property.list", "properties", "", "id code isEmail isPhone isPayer isProfileName isAddress"),
    _listing("sale.status.list", "statuses", "type", "id type sort color notify"),
    _listing("sale.statusLang.list", "statusLangs", "lid", "statusId lid name"),
    _listing("sale.persontype.list", "personTypes", "", "id name code active"),
    _listing("catalog.document.list", "documents", "title commentary docType status", _DOCUMENT),
    _writing("catalog.product.update", "element", f"quantity quantityReserved {_EDITED}", "id", own_properties=True),
    _writing(
        "catalog.product.offer.update", "offer", f"quantity quantityReserved {_EDITED}", "id", own_properties=True
    ),
    _writing("catalog.product.sku.update", "sku", _EDITED, "id", own_properties=True),
    _writing("catalog.product.service.update", "service", _EDITED, "id", own_properties=True),
    _writing("catalog.product.add", "element", _NEW, "", own_properties=True),
    _writing("catalog.product.offer.add", "offer", f"{_NEW} parentId", "", own_properties=True),
    _writing("catalog.product.sku.add", "sku", _NEW, "", own_properties=True),
    _writing("catalog.productProperty.add", "productProperty", "iblockId name code propertyType multiple", ""),
    _writing("catalog.document.add", "document", "docType currency responsibleId title commentary siteId", ""),
    _writing("catalog.document.element.add", "documentElement", "docId elementId storeFrom storeTo amount", ""),
    _writing("catalog.document.conduct", "", "", "id"),
    _writing("catalog.document.delete", "", "", "id"),
)

METHODS: Mapping[str, Method] = {method.name: method for method in _ALL}
"""The methods by name."""

_LIST_PARAMS = frozenset({"filter", "select", "order", "start"})


def method_of(name: str) -> Method:
    """The method called `name`. Raises NameNotAllowed."""
    method = METHODS.get(name)
    if method is None:
        raise NameNotAllowed(f"method {name}")
    return method


def check_call(name: str, params: Mapping[str, object]) -> None:
    """Check every name in a call. Raises NameNotAllowed."""
    method = method_of(name)
    allowed = method.params | (_LIST_PARAMS if method.rows and not method.writes else frozenset())
    if method.fields:
        allowed |= {"fields"}
    _all_in(params, allowed, f"parameter of {name}")
    _check_names(method, params.get("filter"), method.filters, "filter")
    _check_names(method, params.get("order"), method.select, "order")
    _check_names(method, params.get("select"), method.select, "selected name")
    fields = params.get("fields")
    if isinstance(fields, Mapping):
        check_fields(name, tuple(fields))


@lru_cache(maxsize=256)
def check_fields(name: str, fields: tuple[str, ...]) -> None:
    """The write guard: every written field must be on the method's list. Raises NameNotAllowed."""
    method = method_of(name)
    if not method.writes:
        raise NameNotAllowed(f"{name} does not write")
    left = [name for name in fields if not (method.own_properties and _PROPERTY.match(name))]
    _all_in(left, method.fields, f"field of {method.name}")


def _check_names(method: Method, names: object, allowed: frozenset[str], what: str) -> None:
    if names is None:
        return
    if not isinstance(names, Mapping | list | tuple):
        raise NameNotAllowed(f"{what} of {method.name} is no list")
    bare = (_PREFIX.sub("", str(name), count=1) for name in names) if what == "filter" else (str(n) for n in names)
    left = [name for name in bare if name not in allowed]
    if method.own_properties and what in ("selected name", "filter"):
        left = [name for name in left if not _PROPERTY.match(name)]
    _all_in(left, frozenset(), f"{what} of {method.name}")


def _all_in(names: Iterable[str], allowed: frozenset[str], what: str) -> None:
    for name in names:
        if name not in allowed:
            raise NameNotAllowed(f"{what}: {name}")
