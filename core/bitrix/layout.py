"""How the shop's catalogue is built: its iblocks, their pairs, their properties, and the lists to read goods from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.bitrix.batch import read_lists
from core.bitrix.casts import to_id, to_optional_id, to_text
from core.bitrix.payloads import CatalogRow, EnumRow, MeasureRow, PropertyRow
from core.bitrix.properties import Property, Roles, assign_roles, read_property
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.ports import CancelToken

SIMPLE, SET = 1, 2
_ENUM_IDS = 40


@dataclass(frozen=True, slots=True)
class Catalog:
    """A trade catalogue; `product_iblock` is set for an iblock of offers (digest bitrix §3.2)."""

    iblock_id: int
    name: str
    product_iblock: int | None
    link_property: int | None


@dataclass(frozen=True, slots=True)
class Stream:
    """One list of goods that is read in id order: a method, an iblock and, where the method needs it, a type."""

    name: str
    method: str
    iblock_id: int
    type: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The catalogues with the roles of their properties and all of these, and the short names of measures by id."""

    catalogs: tuple[Catalog, ...]
    roles: Mapping[int, Roles]
    measures: Mapping[int, str]
    properties: Mapping[int, tuple[Property, ...]] = field(default_factory=dict)

    @property
    def offers(self) -> list[Catalog]:
        """Catalogues of offers."""
        return [one for one in self.catalogs if one.product_iblock is not None]

    @property
    def products(self) -> list[Catalog]:
        """Catalogues of products."""
        return [one for one in self.catalogs if one.product_iblock is None]

    def streams(self) -> list[Stream]:
        """The lists that together hold every element of the catalogue, each once (digest §3.1, §3.4).

        `optional` lists are of kinds that an iblock may not allow at all.
        """
        with_offers = {one.product_iblock for one in self.offers}
        method = "catalog.product.offer.list"
        found = [Stream(f"offers:{one.iblock_id}", method, one.iblock_id) for one in self.offers]
        for one in self.products:
            number = one.iblock_id
            found.append(Stream(f"simple:{number}", "catalog.product.list", number, SIMPLE))
            if number in with_offers:
                found.append(Stream(f"parents:{number}", "catalog.product.sku.list", number, optional=True))
            found.append(Stream(f"sets:{number}", "catalog.product.list", number, SET, optional=True))
            found.append(Stream(f"services:{number}", "catalog.product.service.list", number, optional=True))
        return found


def catalog_command() -> Command:
    """The command that lists the catalogues."""
    return Command("catalog.catalog.list", {"select": ["id", "iblockId", "name", "productIblockId", "skuPropertyId"]})


def catalog_of(row: CatalogRow) -> Catalog:
    """A catalogue out of its row. Raises ValueError."""
    return Catalog(
        iblock_id=to_id(row.iblock_id if row.iblock_id is not None else row.id),
        name=to_text(row.name),
        product_iblock=to_optional_id(row.product_iblock_id),
        link_property=to_optional_id(row.sku_property_id),
    )


def read_layout(transport: Transport, known: Sequence[Catalog], cancel: CancelToken) -> Layout:
    """Read the catalogues (where the probe has not read them), their properties, the texts of list values, and the
    measures: four requests for a shop of the usual size.

    Raises:
        NoRight: scope `catalog` is missing.
    """
    catalogs = list(known) or [
        catalog_of(row) for row in read_lists(transport, {"c": catalog_command()}, CatalogRow, cancel)["c"]
    ]
    select = ["id", "iblockId", "name", "code", "propertyType", "userType", "multiple", "isRequired", "sort"]
    order = {"sort": "asc", "id": "asc"}
    listed = {
        str(one.iblock_id): Command(
            "catalog.productProperty.list",
            {"filter": {"iblockId": one.iblock_id}, "select": select, "order": order},
        )
        for one in catalogs
    }
    rows = read_lists(transport, listed, PropertyRow, cancel)
    options = _read_options(transport, [row for part in rows.values() for row in part], cancel)
    properties = {one.iblock_id: tuple(_properties(rows[str(one.iblock_id)], options)) for one in catalogs}
    roles = {one.iblock_id: assign_roles(properties[one.iblock_id], one.link_property) for one in catalogs}
    measures = {"measures": Command("catalog.measure.list", {"select": ["id", "code", "symbol"]})}
    named = read_lists(transport, measures, MeasureRow, cancel)["measures"]
    symbols = {to_id(one.id): to_text(one.symbol) or to_text(one.code) for one in named}
    return Layout(tuple(catalogs), roles, symbols, properties)


def _properties(rows: Sequence[PropertyRow], options: Mapping[int, Mapping[str, str]]) -> list[Property]:
    found: list[Property] = []
    for row in rows:
        try:
            found.append(read_property(row, options.get(to_id(row.id), {})))
        except ValueError:
            # A property without a readable id cannot be asked for; the goods are read without it.
            continue
    return found


def _read_options(
    transport: Transport, rows: Sequence[PropertyRow], cancel: CancelToken
) -> dict[int, dict[str, str]]:
    """Texts of list values by property id."""
    wanted = [to_id(row.id) for row in rows if row.property_type == "L"]
    lists = {
        f"enums{start}": Command(
            "catalog.productPropertyEnum.list",
            {
                "filter": {"@propertyId": wanted[start : start + _ENUM_IDS]},
                "select": ["id", "propertyId", "value"],
                "order": {"id": "asc"},
            },
        )
        for start in range(0, len(wanted), _ENUM_IDS)
    }
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for part in read_lists(transport, lists, EnumRow, cancel).values():
        for row in part:
            found[to_id(row.property_id)][to_text(row.id)] = to_text(row.value)
    return found
