"""Makes new elements in the shop, and writes the item's id and the active flag onto elements.

A new element carries the item's id in MOYSKLAD_ID, or in the external code where its catalogue has no such property,
so that it can be found again after a lost answer. The external code of an element that others made is never touched:
the exchange with 1C lives by it (digest bitrix §3.5, trap 18).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from core.bitrix.casts import to_flag, to_id
from core.bitrix.element_writes import ElementWriter, failed, unknown
from core.bitrix.layout import Layout
from core.bitrix.properties import Property, values_of
from core.bitrix.query import Command
from core.domain.catalogue import OfferKind
from core.ports import BatchStarted, CancelToken, WriteOutcome, WriteResult
from core.ports_creating import Creation, OfferEdit

_FAMILY = {
    OfferKind.SIMPLE: "catalog.product",
    OfferKind.SET: "catalog.product",
    OfferKind.OFFER: "catalog.product.offer",
    OfferKind.FREE_OFFER: "catalog.product.offer",
    OfferKind.PARENT: "catalog.product.sku",
    OfferKind.EMPTY_PARENT: "catalog.product.sku",
    OfferKind.SERVICE: "catalog.product.service",
}
_FLAGS = {True: "Y", False: "N"}
_ANSWER = msgspec.json.Decoder(dict[str, dict[str, object]])


def create(
    writer: ElementWriter, rows: Sequence[Creation], cancel: CancelToken, started: BatchStarted
) -> Iterator[Sequence[WriteResult]]:
    """Create the elements; see `Creator.create_offers`."""
    yield from writer.write([(row, _add_command(row)) for row in rows], _created, cancel, started)


def edit(
    writer: ElementWriter, layout: Layout, rows: Sequence[OfferEdit], cancel: CancelToken, started: BatchStarted
) -> Iterator[Sequence[WriteResult]]:
    """Write the edits; one that needs MOYSKLAD_ID where the catalogue has none fails unsent."""
    keys = {number: next(iter(roles.moysklad_id), None) for number, roles in layout.roles.items()}
    homeless = [row for row in rows if row.moysklad_id is not None and keys.get(row.iblock_id) is None]
    if homeless:
        yield [failed(row.change_id, "bitrix.no_key_property") for row in homeless]
    kept = [row for row in rows if row not in homeless]
    commands = [(row, _update_command(row, keys.get(row.iblock_id))) for row in kept]
    yield from writer.write(commands, partial(_edited, keys), cancel, started)


def _add_command(row: Creation) -> Command:
    made = row.element
    fields: dict[str, object] = {
        "iblockId": made.iblock_id,
        "name": made.name,
        "active": _FLAGS[made.active],
    }
    if made.key_property is not None:
        fields[f"property{made.key_property}"] = {"value": made.item_id}
    else:
        fields["xmlId"] = made.item_id
    if row.parent_id is not None:
        fields["parentId"] = {"value": row.parent_id}
    if made.section_id is not None:
        fields["iblockSectionId"] = made.section_id
    if made.measure_id is not None:
        fields["measure"] = made.measure_id
    for one in made.filled:
        values = [{"value": text} for text in one.stored]
        fields[f"property{one.property_id}"] = values if one.multiple else values[0]
    return Command(f"{_FAMILY[made.kind]}.add", {"fields": fields})


def _created(row: Creation, raw: msgspec.Raw) -> WriteResult:
    try:
        element = next(iter(_ANSWER.decode(raw).values()), {})
        return WriteResult(row.change_id, WriteOutcome.APPLIED, offer_id=to_id(element.get("id")))
    except (msgspec.DecodeError, ValueError) as problem:
        return unknown(row.change_id, "bitrix.no_echo", str(problem))


def _update_command(row: OfferEdit, key: Property | None) -> Command:
    fields: dict[str, object] = {"iblockId": row.iblock_id}
    if row.moysklad_id is not None and key is not None:
        fields[key.field_name] = {"value": row.moysklad_id}
    if row.active is not None:
        fields["active"] = _FLAGS[row.active]
    if row.xml_id is not None:
        fields["xmlId"] = row.xml_id
    return Command(f"{_FAMILY[OfferKind(row.offer_kind)]}.update", {"id": row.offer_id, "fields": fields})


def _edited(keys: dict[int, Property | None], row: OfferEdit, raw: msgspec.Raw) -> WriteResult:
    """Compare what the shop shows with what was written."""
    key = keys.get(row.iblock_id)
    try:
        element = next(iter(_ANSWER.decode(raw).values()), {})
        if row.moysklad_id is not None and key is not None:
            if key.field_name not in element:
                return unknown(row.change_id, "bitrix.no_echo", key.field_name)
            shown = next(iter(values_of(key, element[key.field_name])), "")
            if shown != row.moysklad_id:
                return failed(row.change_id, "bitrix.edit_ignored", f"{row.moysklad_id} -> {shown}")
        if row.active is not None and to_flag(element.get("active")) is not row.active:
            return failed(row.change_id, "bitrix.edit_ignored", f"active -> {element.get('active')}")
    except (msgspec.DecodeError, ValueError) as problem:
        return unknown(row.change_id, "bitrix.no_echo", str(problem))
    return WriteResult(row.change_id, WriteOutcome.APPLIED, offer_id=row.offer_id)
