"""The rows of the demo world's MoySklad side.

Quantities are `Decimal` pieces, metres or kilograms; prices are whole kopecks; times are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

ItemKind = Literal["product", "variant", "bundle", "service"]
Barcode = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A small dictionary entry: unit, currency, price type, organisation, sales channel, state."""

    id: str
    name: str
    code: str
    external_code: str


@dataclass(frozen=True, slots=True)
class Store:
    """A MoySklad warehouse."""

    id: str
    name: str
    external_code: str
    archived: bool
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class Folder:
    """A group of goods; `path` is the path of its parents."""

    id: str
    name: str
    external_code: str
    parent_id: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Product:
    """A MoySklad product, with or without variants (`variants_count`)."""

    id: str
    ui_id: str
    name: str
    code: str
    external_code: str
    article: str | None
    barcodes: tuple[Barcode, ...]
    folder_id: str
    uom_id: str
    sale_prices: tuple[int, ...]
    buy_price: int
    vat: int | None
    weight: float
    archived: bool
    variants_count: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class Variant:
    """A MoySklad variant. `sale_prices` is None where it shows the product's prices."""

    id: str
    ui_id: str
    product_id: str
    code: str
    external_code: str
    article: str | None
    barcodes: tuple[Barcode, ...]
    characteristics: tuple[tuple[str, str], ...]
    sale_prices: tuple[int, ...] | None
    archived: bool
    updated: datetime


@dataclass(frozen=True, slots=True)
class Component:
    """One line of a bundle."""

    kind: ItemKind
    item_id: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """A MoySklad bundle with its components."""

    id: str
    ui_id: str
    name: str
    code: str
    external_code: str
    article: str | None
    barcodes: tuple[Barcode, ...]
    folder_id: str
    sale_prices: tuple[int, ...]
    components: tuple[Component, ...]
    archived: bool
    updated: datetime


@dataclass(frozen=True, slots=True)
class Service:
    """A MoySklad service."""

    id: str
    ui_id: str
    name: str
    code: str
    external_code: str
    folder_id: str
    sale_prices: tuple[int, ...]
    archived: bool
    updated: datetime


@dataclass(frozen=True, slots=True)
class StockRow:
    """Balances of one item in one store; `store_id` None is the row of orders without a store."""

    item_id: str
    store_id: str | None
    stock: Decimal
    reserve: Decimal
    in_transit: Decimal


@dataclass(frozen=True, slots=True)
class Counterparty:
    """A buyer or supplier."""

    id: str
    name: str
    external_code: str
    company_type: Literal["legal", "entrepreneur", "individual"]
    email: str
    phone: str
    inn: str | None
    archived: bool
    updated: datetime


@dataclass(frozen=True, slots=True)
class OrderPosition:
    """One position of a MoySklad customer order; price in kopecks before discount."""

    kind: ItemKind
    item_id: str
    quantity: Decimal
    price: int
    discount: Decimal
    vat: int
    reserve: Decimal


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """A MoySklad customer order; its reserves are part of the balances that `stock_rows` gives."""

    id: str
    name: str
    external_code: str
    organization_id: str
    agent_id: str
    store_id: str | None
    state_id: str
    moment: datetime
    positions: tuple[OrderPosition, ...]
