"""The rows of the demo world's shop side, and the right pairs of both sides.

Quantities are `Decimal` pieces, metres or kilograms; prices are `Decimal` roubles; times are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from core.demo.world.warehouse_model import ItemKind


@dataclass(frozen=True, slots=True)
class Iblock:
    """A trade catalogue of the shop; `product_iblock_id` is set on the offers iblock."""

    id: int
    name: str
    product_iblock_id: int | None
    sku_property_id: int | None


@dataclass(frozen=True, slots=True)
class ShopProperty:
    """An iblock property: kind S (string), L (list) or E (link); `values` are (enum id, text) of a list."""

    id: int
    iblock_id: int
    code: str
    name: str
    kind: Literal["S", "L", "E"]
    values: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ShopElement:
    """An element of the shop's catalogue.

    `type`: 1 simple, 2 set, 3 parent of offers, 4 offer, 5 offer without parent, 7 service. `properties` are
    (property code, text); list properties carry the text of their value. `quantity` is the free quantity
    (Bitrix QUANTITY), so reservations of open shop orders are already taken off; None where the type has none.
    """

    id: int
    iblock_id: int
    type: int
    parent_id: int | None
    section_id: int | None
    xml_id: str
    code: str
    name: str
    active: bool
    article: str
    moysklad_id: str
    barcode: str
    properties: tuple[tuple[str, str], ...]
    quantity: Decimal | None
    quantity_reserved: Decimal
    quantity_trace: Literal["Y", "N", "D"]
    can_buy_zero: Literal["Y", "N", "D"]
    price: Decimal | None
    vat_id: int | None
    measure_code: int
    weight: float
    timestamp: datetime


@dataclass(frozen=True, slots=True)
class ShopSetLine:
    """One component of a shop set."""

    set_id: int
    element_id: int
    quantity: int


@dataclass(frozen=True, slots=True)
class ShopStoreAmount:
    """Physical amount of one element in one shop store (free quantity and reservations together)."""

    element_id: int
    store_id: int
    amount: Decimal
    reserved: Decimal


@dataclass(frozen=True, slots=True)
class ShopStore:
    """A store of the shop."""

    id: int
    title: str
    address: str
    xml_id: str
    active: bool


@dataclass(frozen=True, slots=True)
class ShopSection:
    """A section of the products iblock."""

    id: int
    name: str
    xml_id: str


@dataclass(frozen=True, slots=True)
class PersonType:
    """A payer type with its order properties: (property id, code, name, flags)."""

    id: int
    name: str
    code: str
    properties: tuple[tuple[int, str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShopStatus:
    """An order (O) or delivery (D) status; `color` as the shop's admin shows it."""

    id: str
    type: Literal["O", "D"]
    name: str
    sort: int
    color: str


@dataclass(frozen=True, slots=True)
class BasketItem:
    """A basket row. A kit gives a parent row (`set_parent_id` = its own id, type 1) and component rows."""

    id: int
    product_id: int
    product_xml_id: str
    name: str
    quantity: Decimal
    price: Decimal
    base_price: Decimal
    discount_price: Decimal
    vat_rate: Decimal | None
    type: int | None
    set_parent_id: int | None


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """An order of the shop; `price` includes delivery. `reserved` says that its goods are held now."""

    id: int
    account_number: str
    site: str
    person_type_id: int
    user_id: int
    status_id: str
    delivery_status_id: str
    canceled: bool
    reason_canceled: str
    payed: bool
    deducted: bool
    reserved: bool
    price: Decimal
    delivery_price: Decimal
    inserted: datetime
    updated: datetime
    comment: str
    items: tuple[BasketItem, ...]
    properties: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class TruePair:
    """A right pair: MoySklad item and shop element."""

    kind: ItemKind
    item_id: str
    element_id: int


@dataclass(frozen=True, slots=True)
class PairKeys:
    """Which keys decide a true pair.

    `shared` are the keys whose value both sides carry; `unique` those of them held by nobody else on either
    side; `contradicted` the keys by which the item or the element points elsewhere. A pair is decidable by
    an automatic rule when `unique` is not empty and `contradicted` is.
    """

    pair: TruePair
    shared: frozenset[str]
    unique: frozenset[str]
    contradicted: frozenset[str]

    @property
    def decidable(self) -> bool:
        """True when at least one key is unique on both sides and none contradicts."""
        return bool(self.unique) and not self.contradicted
