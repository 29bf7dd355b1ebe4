"""The demo world's rows as the product's own types, for scoring the matching without HTTP."""

from __future__ import annotations

from decimal import Decimal

from core.demo.world import World
from core.domain.catalogue import Component, Item, ItemKind, Offer, OfferKind

_KINDS = {
    1: OfferKind.SIMPLE,
    2: OfferKind.SET,
    3: OfferKind.PARENT,
    4: OfferKind.OFFER,
    5: OfferKind.FREE_OFFER,
    7: OfferKind.SERVICE,
}
_KEYS = {"CML2_LINK", "ARTNUMBER", "CML2_ARTICLE", "MOYSKLAD_ID", "CML2_BAR_CODE"}


def items_of(world: World) -> list[Item]:
    """Every warehouse item of `world`, archived ones too."""
    house = world.warehouse
    names: dict[str, str] = {}
    items: list[Item] = []
    for p in house.products():
        names[p.id] = p.name
        items.append(
            Item(
                p.id,
                ItemKind.PRODUCT,
                p.name,
                p.code,
                p.article or "",
                p.external_code,
                tuple(v for _, v in p.barcodes),
                archived=p.archived,
                variants_count=p.variants_count,
            )
        )
    for v in house.variants():
        values = ", ".join(value for _, value in v.characteristics)
        items.append(
            Item(
                v.id,
                ItemKind.VARIANT,
                f"{names[v.product_id]} ({values})",
                v.code,
                v.article or "",
                v.external_code,
                tuple(b for _, b in v.barcodes),
                parent_id=v.product_id,
                characteristics=v.characteristics,
                archived=v.archived,
            )
        )
    for b in house.bundles():
        parts = tuple(Component(c.item_id, Decimal(c.quantity)) for c in b.components)
        codes = tuple(v for _, v in b.barcodes)
        items.append(
            Item(b.id, ItemKind.BUNDLE, b.name, b.code, b.article or "", b.external_code, codes, components=parts)
        )
    for s in house.services():
        items.append(Item(s.id, ItemKind.SERVICE, s.name, s.code, "", s.external_code))
    return items


def offers_of(world: World) -> list[Offer]:
    """Every element of the shop's catalogue."""
    return [
        Offer(
            e.id,
            _KINDS[e.type],
            e.iblock_id,
            e.name,
            parent_id=e.parent_id,
            xml_id=e.xml_id,
            article=e.article,
            barcodes=(e.barcode,) if e.barcode else (),
            moysklad_id=e.moysklad_id,
            properties=tuple((code, text) for code, text in e.properties if code not in _KEYS),
            active=e.active,
            quantity=e.quantity,
        )
        for e in world.elements()
    ]
