"""Goods as the two systems show them: warehouse items and shop offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class ItemKind(StrEnum):
    """What a MoySklad assortment entry is."""

    PRODUCT = "product"
    VARIANT = "variant"
    BUNDLE = "bundle"
    SERVICE = "service"


class OfferKind(StrEnum):
    """What a Bitrix catalogue element is (`ProductTable` types 1 to 7)."""

    SIMPLE = "simple"
    SET = "set"
    PARENT = "parent"
    OFFER = "offer"
    FREE_OFFER = "free_offer"
    EMPTY_PARENT = "empty_parent"
    SERVICE = "service"


#: Kinds that carry a stock figure of their own that may be written (digest bitrix §3.1).
STOCKED_OFFER_KINDS = frozenset({OfferKind.SIMPLE, OfferKind.OFFER, OfferKind.FREE_OFFER})


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a bundle: `quantity` pieces (or units) of item `item_id`."""

    item_id: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """A MoySklad product, variant, bundle or service.

    `price` is in roubles (account currency), None when unknown. `updated` is aware UTC.
    `characteristics` keeps the account's order; a variant takes unit and folder from its product.
    """

    id: str
    kind: ItemKind
    name: str
    code: str = ""
    article: str = ""
    external_code: str = ""
    barcodes: tuple[str, ...] = ()
    parent_id: str | None = None
    characteristics: tuple[tuple[str, str], ...] = ()
    components: tuple[Component, ...] = ()
    folder: str = ""
    uom: str = ""
    price: Decimal | None = None
    archived: bool = False
    variants_count: int = 0
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A Bitrix catalogue element: simple product, trade offer, parent, set or service.

    `quantity` is the shop's *free* quantity in units of measure, `reserved` what the shop holds for its own
    orders; None means unknown, never zero. `properties` are (name, value) pairs that describe a variant.
    """

    id: int
    kind: OfferKind
    iblock_id: int
    name: str
    parent_id: int | None = None
    xml_id: str = ""
    article: str = ""
    barcodes: tuple[str, ...] = ()
    moysklad_id: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    active: bool = True
    available: bool | None = None
    quantity: Decimal | None = None
    reserved: Decimal | None = None
    quantity_trace: str = "D"
    can_buy_zero: str = "D"
    measure: str = ""
    price: Decimal | None = None


class ReferenceKind(StrEnum):
    """Dictionary entries that settings and rules point at, always by id."""

    STORE = "store"
    ORGANIZATION = "organization"
    PRICE_TYPE = "price_type"
    UOM = "uom"
    CHARACTERISTIC = "characteristic"
    ORDER_STATE = "order_state"
    SHOP_STORE = "shop_store"
    SHOP_STATUS = "shop_status"
    SHOP_PERSON_TYPE = "shop_person_type"
    SHOP_PRICE_TYPE = "shop_price_type"
    SHOP_MEASURE = "shop_measure"
    SHOP_CATALOG = "shop_catalog"
    SHOP_SECTION = "shop_section"


@dataclass(frozen=True, slots=True)
class Reference:
    """One dictionary entry; `extra` holds what rules need besides (archived, colour, code …) as text pairs."""

    kind: ReferenceKind
    id: str
    name: str
    extra: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str:
        """The extra value under `key`, or an empty text."""
        return dict(self.extra).get(key, "")
