"""Reads the shop's dictionaries: catalogues, stores, statuses, person types, price types and measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.bitrix.batch import read_lists
from core.bitrix.casts import to_id, to_text
from core.bitrix.payloads import ReferenceRow
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.domain.catalogue import Reference, ReferenceKind
from core.errors import NoRight, NotFound
from core.ports import CancelToken

LANGUAGE = "ru"
_DEEPEST = 10

_SCOPES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "catalog": (
        ("catalogs", "catalog.catalog.list", "id iblockId iblockTypeId name productIblockId skuPropertyId"),
        ("stores", "catalog.store.list", "id title address xmlId active code"),
        ("prices", "catalog.priceType.list", "id name base xmlId"),
        ("measures", "catalog.measure.list", "id code measureTitle symbol isDefault"),
    ),
    "sale": (
        ("statuses", "sale.status.list", "id type sort color notify"),
        ("names", "sale.statusLang.list", "statusId lid name"),
        ("persons", "sale.persontype.list", "id name code active"),
    ),
}


def read_references(transport: Transport, cancel: CancelToken) -> list[Reference]:
    """All dictionaries in three requests; those of a scope the webhook lacks are left out (connect tells of it)."""
    rows: dict[str, list[ReferenceRow]] = {}
    for lists in _SCOPES.values():
        commands = {key: Command(method, {"select": names.split()}) for key, method, names in lists}
        try:
            rows.update(read_lists(transport, commands, ReferenceRow, cancel))
        except (NoRight, NotFound):
            continue
    found = [_catalog(row) for row in rows.get("catalogs", ())]
    found += _sections(transport, found, cancel)
    found += [_store(row) for row in rows.get("stores", ())]
    found += [_plain(ReferenceKind.SHOP_PRICE_TYPE, row, base=to_text(row.base)) for row in rows.get("prices", ())]
    found += [_measure(row) for row in rows.get("measures", ())]
    named = [row for row in rows.get("names", ()) if to_text(row.lid) == LANGUAGE]
    names = {to_text(row.statusId): to_text(row.name) for row in named}
    found += [_status(row, names) for row in rows.get("statuses", ())]
    found += [
        _plain(ReferenceKind.SHOP_PERSON_TYPE, row, code=to_text(row.code), active=to_text(row.active))
        for row in rows.get("persons", ())
    ]
    return found


def _sections(transport: Transport, catalogs: Sequence[Reference], cancel: CancelToken) -> list[Reference]:
    """Sections of the catalogues of products, named with those above them («Одежда / Платья»)."""
    method, select = "catalog.section.list", ["id", "iblockId", "name", "iblockSectionId"]
    order = {"id": "asc"}
    commands = {
        f"sections{one.id}": Command(method, {"filter": {"iblockId": int(one.id)}, "select": select, "order": order})
        for one in catalogs
        if not one.get("product_iblock")
    }
    try:
        lists = read_lists(transport, commands, ReferenceRow, cancel) if commands else {}
    except (NoRight, NotFound):
        return []
    rows = {to_text(row.id): row for part in lists.values() for row in part}
    return [
        _plain(ReferenceKind.SHOP_SECTION, row, iblock=to_text(row.iblockId), path=_path(row, rows))
        for row in rows.values()
    ]


def _path(row: ReferenceRow, rows: Mapping[str, ReferenceRow]) -> str:
    """Names from the top section down to the row."""
    names = [to_text(row.name)]
    above = to_text(row.iblockSectionId)
    while above in rows and len(names) < _DEEPEST:
        names.append(to_text(rows[above].name))
        above = to_text(rows[above].iblockSectionId)
    return " / ".join(reversed(names))


def _catalog(row: ReferenceRow) -> Reference:
    number = to_text(row.iblockId) or to_text(row.id)
    extra = _pairs(
        product_iblock=to_text(row.productIblockId),
        link_property=to_text(row.skuPropertyId),
        iblock_type=to_text(row.iblockTypeId),
    )
    return Reference(ReferenceKind.SHOP_CATALOG, number, to_text(row.name), extra)


def _store(row: ReferenceRow) -> Reference:
    name = to_text(row.title) or to_text(row.address)
    address, xml_id, active = to_text(row.address), to_text(row.xmlId), to_text(row.active)
    extra = _pairs(address=address, xml_id=xml_id, active=active, code=to_text(row.code))
    return Reference(ReferenceKind.SHOP_STORE, str(to_id(row.id)), name, extra)


def _measure(row: ReferenceRow) -> Reference:
    extra = _pairs(code=to_text(row.code), symbol=to_text(row.symbol), default=to_text(row.isDefault))
    name = to_text(row.measureTitle) or to_text(row.symbol)
    return Reference(ReferenceKind.SHOP_MEASURE, str(to_id(row.id)), name, extra)


def _status(row: ReferenceRow, names: Mapping[str, str]) -> Reference:
    key = to_text(row.id)
    notify = to_text(row.notify)
    extra = _pairs(type=to_text(row.type), color=to_text(row.color), sort=to_text(row.sort), notify=notify)
    return Reference(ReferenceKind.SHOP_STATUS, key, names.get(key) or key, extra)


def _plain(kind: ReferenceKind, row: ReferenceRow, **extra: str) -> Reference:
    return Reference(kind, str(to_id(row.id)), to_text(row.name), _pairs(**extra))


def _pairs(**extra: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in extra.items() if value)
