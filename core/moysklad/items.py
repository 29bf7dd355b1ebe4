"""Products, variants, bundles and services: how each list is asked for and turned into domain items.

The entity lists are read, not the assortment: the new assortment list cannot be ordered by id, which parallel paging
stands on, and its rows of variants are no richer. Bundles come with `expand=components`, which the server honours
only up to 100 rows a page (md/_general.md): one request for 100 bundles instead of one for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.domain.catalogue import Component, Item, ItemKind
from core.moysklad import payloads
from core.moysklad.decoding import RowReader
from core.moysklad.hrefs import id_of
from core.moysklad.moscow import from_moscow

PAGE_SIZE = 1000
EXPANDED_PAGE_SIZE = 100
BOTH_ARCHIVED = "archived=true;archived=false"

UnitName = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ItemList:
    """How a kind of item is read."""

    path: str
    page_size: int
    reader: RowReader[Any, Item]
    expand: str = ""

    def query(self) -> list[tuple[str, str]]:
        """Parameters that a single object takes, too."""
        return [("expand", self.expand)] if self.expand else []


def _item(
    kind: ItemKind,
    row: payloads.GoodsRow,
    parent_id: str | None = None,
    characteristics: tuple[tuple[str, str], ...] = (),
    components: tuple[Component, ...] = (),
    folder: str = "",
    uom: str = "",
    variants_count: int = 0,
) -> Item:
    # By position: a load makes hundreds of thousands of these, and names cost a third more.
    return Item(
        row.id,
        kind,
        row.name,
        row.code,
        row.article,
        row.external_code,
        tuple([code for barcode in row.barcodes for code in barcode.values()]),
        parent_id,
        characteristics,
        components,
        folder,
        uom,
        payloads.first_price(row.sale_prices),
        row.archived,
        variants_count,
        from_moscow(row.updated) if row.updated else None,
    )


def _product_reader(kind: ItemKind, unit_name: UnitName) -> RowReader[payloads.ProductRow, Item]:
    def convert(row: payloads.ProductRow) -> Item:
        return _item(
            kind,
            row,
            folder=row.path_name,
            uom=unit_name(id_of(row.uom.meta.href)) if row.uom else "",
            variants_count=int(row.variants_count),
        )

    return RowReader(payloads.ProductRow, convert)


def _variant(row: payloads.VariantRow) -> Item:
    values = tuple([(one.name, one.value) for one in row.characteristics])
    return _item(ItemKind.VARIANT, row, id_of(row.product.meta.href), values)


def _bundle_reader(unit_name: UnitName) -> RowReader[payloads.BundleRow, Item]:
    def convert(row: payloads.BundleRow) -> Item:
        parts = row.components.rows
        if len(parts) < row.components.meta.size:
            raise ValueError(f"{len(parts)} of {row.components.meta.size:g} components came")
        return _item(
            ItemKind.BUNDLE,
            row,
            components=tuple([Component(id_of(part.assortment.meta.href), part.quantity) for part in parts]),
            folder=row.path_name,
            uom=unit_name(id_of(row.uom.meta.href)) if row.uom else "",
        )

    return RowReader(payloads.BundleRow, convert)


def item_lists(unit_name: UnitName) -> Mapping[ItemKind, ItemList]:
    """How each kind is read; `unit_name` names a unit of measure by id, "" when it is not known."""
    products = _product_reader(ItemKind.PRODUCT, unit_name)
    services = _product_reader(ItemKind.SERVICE, unit_name)
    bundles = _bundle_reader(unit_name)
    return {
        ItemKind.PRODUCT: ItemList("entity/product", PAGE_SIZE, products),
        ItemKind.VARIANT: ItemList("entity/variant", PAGE_SIZE, RowReader(payloads.VariantRow, _variant)),
        ItemKind.BUNDLE: ItemList("entity/bundle", EXPANDED_PAGE_SIZE, bundles, expand="components"),
        ItemKind.SERVICE: ItemList("entity/service", PAGE_SIZE, services),
    }
