"""The parts of MoySklad's answers that we read, as msgspec structs: unknown fields are ignored.

Numbers are float or Decimal, never int: whole ones come as `4` or `4.0` (md/_general.md). No struct is ever part of
a cycle, hence `gc=False`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Generic, TypeVar

import msgspec

RowT = TypeVar("RowT")


class Meta(msgspec.Struct, gc=False):
    """A reference."""

    href: str


class Reference(msgspec.Struct, gc=False):
    """An object that holds a reference, expanded or not."""

    meta: Meta


class ListMeta(msgspec.Struct, gc=False):
    """Meta of a list: how many objects it has in all."""

    size: float


class Rows(msgspec.Struct, Generic[RowT], gc=False):
    """A list's page, or the whole of a nested list."""

    meta: ListMeta
    rows: list[RowT]


class Unpaged(msgspec.Struct, gc=False):
    """A list without a size, such as the characteristics'."""

    rows: list[msgspec.Raw]


class Characteristic(msgspec.Struct, gc=False):
    """A variant's characteristic (dictionaries/_variant.md)."""

    name: str
    value: str


class SalePrice(msgspec.Struct, gc=False):
    """One sale price in kopecks (dictionaries/_product.md)."""

    value: float


class Component(msgspec.Struct, gc=False):
    """A bundle's component (dictionaries/_bundle.md)."""

    assortment: Reference
    quantity: Decimal


class GoodsRow(msgspec.Struct, rename="camel", gc=False):
    """What product, variant, bundle and service share."""

    id: str
    name: str
    code: str = ""
    article: str = ""
    external_code: str = ""
    barcodes: list[dict[str, str]] = []
    sale_prices: list[SalePrice] = []
    archived: bool = False
    updated: str = ""


class ProductRow(GoodsRow, rename="camel", gc=False):
    """A product or service (dictionaries/_product.md, _service.md)."""

    path_name: str = ""
    uom: Reference | None = None
    variants_count: float = 0


class VariantRow(GoodsRow, rename="camel", gc=False, kw_only=True):
    """A variant (dictionaries/_variant.md): unit and folder are its product's."""

    product: Reference
    characteristics: list[Characteristic]


class BundleRow(GoodsRow, rename="camel", gc=False, kw_only=True):
    """A bundle with expanded components; the nested list may be longer than what came."""

    components: Rows[Component]
    path_name: str = ""
    uom: Reference | None = None


class ExtendedStockRow(msgspec.Struct, rename="camel", gc=False):
    """A row of report/stock/all (reports/_report_stock.md)."""

    meta: Meta
    stock: Decimal
    reserve: Decimal
    in_transit: Decimal
    quantity: Decimal | None = None


class StoreBalance(msgspec.Struct, rename="camel", gc=False):
    """One store's figures in a row of report/stock/bystore."""

    meta: Meta
    stock: Decimal
    reserve: Decimal
    in_transit: Decimal


class ByStoreRow(msgspec.Struct, rename="camel", gc=False):
    """A row of report/stock/bystore (reports/_report_stock.md)."""

    meta: Meta
    stock_by_store: list[StoreBalance]


class DictionaryRow(msgspec.Struct, rename="camel", gc=False):
    """An entry of a dictionary: store, organisation, price type, unit, characteristic or state."""

    id: str
    name: str
    archived: bool = False
    external_code: str = ""
    code: str = ""
    path_name: str = ""
    description: str = ""
    color: float | None = None
    state_type: str = ""
    parent: Reference | None = None
    payer_vat: bool | None = None
    company_vat: float | None = msgspec.field(default=None, name="companyVat__ru")


class OrderMetadata(msgspec.Struct, gc=False):
    """entity/customerorder/metadata; an account may have no states at all (dictionaries/_states.md)."""

    states: list[DictionaryRow] = []


class Employee(msgspec.Struct, rename="camel", gc=False):
    """context/employee: the caller and its rights (md/_general.md)."""

    uid: str = ""
    name: str = ""
    full_name: str = ""
    account_id: str = ""
    permissions: dict[str, Any] = {}


class Application(msgspec.Struct, rename="camel", gc=False):
    """context/application: the solution whose token it is (md/_general.md)."""

    id: str = ""
    app_uid: str = ""


class Subscription(msgspec.Struct, gc=False):
    """accountSettings/subscription (dictionaries/_companysubscription.md)."""

    role: str = ""
    tariff: str = ""


class AccessToken(msgspec.Struct, gc=False):
    """security/token (md/_general.md)."""

    access_token: str


class AnyRow(msgspec.Struct, gc=False):
    """The least of a row: enough to name one that could not be read."""

    id: Any = ""
    meta: Any = None
    assortmentId: Any = ""


def first_price(prices: Sequence[SalePrice]) -> Decimal | None:
    """The first sale price in roubles, None when there is none."""
    return Decimal(str(prices[0].value)) / 100 if prices else None
