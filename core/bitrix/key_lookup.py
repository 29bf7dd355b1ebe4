"""Finds elements by the item's id they carry: in MOYSKLAD_ID or, where the key went there, in the external code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.bitrix.batch import PAGE, chunks, run_all
from core.bitrix.codes import shop_error
from core.bitrix.goods import GoodsReader
from core.bitrix.layout import Layout
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.domain.catalogue import Offer
from core.errors import BadAnswer
from core.ports import CancelToken

_KEYS = 20


@dataclass(frozen=True, slots=True)
class _Question:
    """Which of `keys` elements of an iblock carry in one field."""

    method: str
    iblock_id: int
    field: str
    keys: tuple[str, ...]


def find_by_key(
    transport: Transport, layout: Layout, keys: Sequence[str], cancel: CancelToken
) -> dict[str, list[Offer]]:
    """Elements by the key they carry, each once.

    Raises:
        BadAnswer: the shop ignored the filter (it drops names it does not know), or a row cannot be read.
    """
    found: dict[str, dict[int, Offer]] = defaultdict(dict)
    readers = {number: GoodsReader(number, roles, layout.measures) for number, roles in layout.roles.items()}
    pending = list(_questions(layout, list(dict.fromkeys(keys))))
    while pending:
        answer = run_all(transport, {f"k{n}": _command(one, readers) for n, one in enumerate(pending)}, cancel)
        narrower: list[_Question] = []
        for number, asked in enumerate(pending):
            ids, offers, bad = readers[asked.iblock_id].page(answer.results[f"k{number}"], asked.method)
            if bad:
                raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=f"{bad[0].id}: {bad[0].problem}")
            if len(ids) >= PAGE and len(asked.keys) > 1:
                # A full page may hold many copies of one and hide another.
                narrower += [_Question(asked.method, asked.iblock_id, asked.field, (key,)) for key in asked.keys]
                continue
            for offer in offers:
                found[_key_of(offer, asked)][offer.id] = offer
        pending = narrower
    return {key: list(ones.values()) for key, ones in found.items()}


def _questions(layout: Layout, keys: Sequence[str]) -> Iterator[_Question]:
    for catalog in layout.catalogs:
        fields = [prop.field_name for prop in layout.roles[catalog.iblock_id].moysklad_id]
        methods = ["catalog.product.offer.list"]
        if catalog.product_iblock is None:
            methods = ["catalog.product.list"]
            if any(one.product_iblock == catalog.iblock_id for one in layout.offers):
                methods.append("catalog.product.sku.list")
        for part in chunks(keys, _KEYS):
            for field in (*fields, "xmlId"):
                for method in methods:
                    yield _Question(method, catalog.iblock_id, field, tuple(part))


def _command(asked: _Question, readers: dict[int, GoodsReader]) -> Command:
    filters = {"iblockId": asked.iblock_id, asked.field: list(asked.keys)}
    select = readers[asked.iblock_id].select
    return Command(asked.method, {"filter": filters, "select": select, "order": {"id": "asc"}, "start": -1})


def _key_of(offer: Offer, asked: _Question) -> str:
    shown = offer.xml_id if asked.field == "xmlId" else offer.moysklad_id
    by_fold = {key.casefold(): key for key in asked.keys}
    key = by_fold.get(shown.strip().casefold())
    if key is None:
        raise shop_error(BadAnswer, "bitrix.filter_ignored", method=asked.method)
    return key
