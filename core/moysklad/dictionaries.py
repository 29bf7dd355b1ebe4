"""Stores, organisations, price types, units, characteristics and order states as domain references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from core.domain.catalogue import Reference, ReferenceKind
from core.moysklad import payloads
from core.moysklad.crew import run_one
from core.moysklad.decoding import Decoded, RowReader
from core.moysklad.hrefs import id_of
from core.moysklad.items import BOTH_ARCHIVED, PAGE_SIZE
from core.moysklad.paging import ListReader
from core.moysklad.transport import Query, Transport
from core.ports import CancelToken

T = TypeVar("T")

_order_metadata = msgspec.json.Decoder(payloads.OrderMetadata)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Where entries of a kind are read; `bare` lists come whole as an array, `archivable` ones hide archived."""

    kind: ReferenceKind
    path: str
    bare: bool = False
    archivable: bool = False


LISTS = (
    Dictionary(ReferenceKind.STORE, "entity/store", archivable=True),
    Dictionary(ReferenceKind.ORGANIZATION, "entity/organization", archivable=True),
    Dictionary(ReferenceKind.PRICE_TYPE, "context/companysettings/pricetype", bare=True),
    Dictionary(ReferenceKind.UOM, "entity/uom"),
    Dictionary(ReferenceKind.CHARACTERISTIC, "entity/variant/metadata/characteristics", bare=True),
)
UNITS = next(one for one in LISTS if one.kind is ReferenceKind.UOM)
ORDER_METADATA = "entity/customerorder/metadata"


class Dictionaries:
    """Reads dictionaries through a transport."""

    def __init__(self, transport: Transport, width: int) -> None:
        self._transport = transport
        self._width = width

    def read_all(self, cancel: CancelToken) -> list[Reference]:
        """Every dictionary, in the order of `LISTS`, order states last; one request each while they are small."""
        references = [reference for one in LISTS for reference in self.read(one, cancel)]
        return [*references, *self._order_states(cancel)]

    def read(self, dictionary: Dictionary, cancel: CancelToken) -> list[Reference]:
        """One dictionary, archived entries too; price types keep the account's order, the first is the default."""
        reader = RowReader(payloads.DictionaryRow, lambda row: _reference(dictionary.kind, row))
        if dictionary.bare:
            return list(self._once(dictionary.path, [], lambda body: _array_or_rows(reader, body), cancel))
        query = [("filter", BOTH_ARCHIVED)] if dictionary.archivable else []

        def fetch(offset: int, branch: CancelToken) -> Decoded[Reference]:
            paged = [("limit", str(PAGE_SIZE)), ("offset", str(offset)), *query]
            return self._transport.get(dictionary.path, paged, reader.page, branch)

        pages = ListReader(
            fetch, lambda one: one.id, PAGE_SIZE, dictionary.path,
            width=self._width, abandon=self._transport.abandon,
        ).pages(cancel)  # fmt: skip
        return [reference for page in pages for reference in page.rows]

    def _order_states(self, cancel: CancelToken) -> list[Reference]:
        metadata = self._once(ORDER_METADATA, [], _order_metadata.decode, cancel)
        return [_reference(ReferenceKind.ORDER_STATE, row) for row in metadata.states]

    def _once(self, path: str, query: Query, decode: Callable[[bytes], T], cancel: CancelToken) -> T:
        return run_one(
            lambda branch: self._transport.get(path, query, decode, branch), cancel, self._transport.abandon
        )


def _array_or_rows(reader: RowReader[payloads.DictionaryRow, Reference], body: bytes) -> Sequence[Reference]:
    """The docs give price types as a bare array and characteristics as a list; both forms are read for both."""
    return (reader.array(body) if body.lstrip()[:1] == b"[" else reader.unpaged(body)).rows


def _reference(kind: ReferenceKind, row: payloads.DictionaryRow) -> Reference:
    extra = {
        "archived": "true" if row.archived else "",
        "external_code": row.external_code,
        "code": row.code,
        "path": row.path_name,
        "description": row.description,
        "color": "" if row.color is None else f"#{int(row.color) & 0xFFFFFF:06x}",
        "state_type": row.state_type,
        "parent": id_of(row.parent.meta.href) if row.parent else "",
        "payer_vat": {True: "true", False: "false", None: ""}[row.payer_vat],
        "vat": "" if row.company_vat is None else f"{row.company_vat:g}",
    }
    return Reference(kind, row.id, row.name, tuple((key, value) for key, value in extra.items() if value))
