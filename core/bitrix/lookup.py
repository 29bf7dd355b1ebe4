"""Reads given goods afresh, whatever iblock they are in: 50 ids a command, in as few requests as possible."""

from __future__ import annotations

from collections.abc import Sequence

from core.bitrix.batch import PAGE, chunks, run_all
from core.bitrix.codes import shop_error
from core.bitrix.goods import GoodsReader
from core.bitrix.layout import Layout
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.domain.catalogue import Offer
from core.errors import BadAnswer
from core.ports import CancelToken


def get_offers(
    transport: Transport, layout: Layout, offer_ids: Sequence[int], cancel: CancelToken
) -> dict[int, Offer]:
    """The present state of the given goods by id; ids that do not exist are absent.

    First the families that take any element of an iblock are asked, then, for ids still missing, those of parents
    and services (digest bitrix §3.3).

    Raises:
        BadAnswer: a row came that was not asked for, or one of those asked for cannot be read.
    """
    wanted = list(dict.fromkeys(offer_ids))
    found: dict[int, Offer] = {}
    first = [(one.iblock_id, "catalog.product.offer.list") for one in layout.offers]
    first += [(one.iblock_id, "catalog.product.list") for one in layout.products]
    with_offers = {one.product_iblock for one in layout.offers}
    second = [(number, "catalog.product.sku.list") for number in sorted(filter(None, with_offers))]
    for families in (first, second):
        missing = [one for one in wanted if one not in found]
        if missing:
            _look(transport, layout, families, missing, found, cancel)
    return found


def _look(
    transport: Transport,
    layout: Layout,
    families: Sequence[tuple[int, str]],
    wanted: Sequence[int],
    found: dict[int, Offer],
    cancel: CancelToken,
) -> None:
    readers = {
        number: GoodsReader(number, layout.roles[number], layout.measures)
        for number, _ in families
        if number in layout.roles
    }
    commands: dict[str, Command] = {}
    asked: dict[str, tuple[int, str, frozenset[int]]] = {}
    for part in chunks(wanted, PAGE):
        for number, method in families:
            key = f"g{len(commands)}"
            filters = {"iblockId": number, "id": list(part)}
            commands[key] = Command(
                method,
                {"filter": filters, "select": readers[number].select, "order": {"id": "asc"}, "start": -1},
            )
            asked[key] = (number, method, frozenset(part))
    answer = run_all(transport, commands, cancel)
    for key, (number, method, ids) in asked.items():
        _, offers, bad = readers[number].page(answer.results[key], method)
        if any(one.id not in ids for one in offers):
            raise shop_error(BadAnswer, "bitrix.filter_ignored", method=method)
        if bad:
            raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=f"{bad[0].id}: {bad[0].problem}")
        found.update((one.id, one) for one in offers)
