"""Reads what lies on the shop's stores: amounts per element and store (catalog.storeproduct.list)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.bitrix.batch import chunks, read_lists
from core.bitrix.casts import to_decimal, to_id
from core.bitrix.codes import shop_error
from core.bitrix.payloads import StoreAmountRow
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.errors import BadAnswer
from core.ports import CancelToken

METHOD = "catalog.storeproduct.list"

_IDS = 15
"""Elements a command: with three stores their rows still fit one page."""


def read_store_amounts(
    transport: Transport, offer_ids: Sequence[int], cancel: CancelToken
) -> dict[tuple[int, int], Decimal]:
    """Amounts by (offer id, store id), 750 offers a request with up to three stores.

    A pair without a row is absent: nothing was ever booked there.

    Raises:
        BadAnswer: the list shows offers that were not asked for, or a figure that cannot be read.
    """
    wanted = list(dict.fromkeys(offer_ids))
    select = ["id", "productId", "storeId", "amount"]
    order = {"id": "asc"}
    lists = {
        f"a{number}": Command(METHOD, {"filter": {"@productId": list(part)}, "select": select, "order": order})
        for number, part in enumerate(chunks(wanted, _IDS))
    }
    asked = frozenset(wanted)
    found: dict[tuple[int, int], Decimal] = {}
    for rows in read_lists(transport, lists, StoreAmountRow, cancel).values():
        for row in rows:
            offer_id, store_id, amount = _row(row)
            if offer_id not in asked:
                raise shop_error(BadAnswer, "bitrix.filter_ignored", method=METHOD)
            found[offer_id, store_id] = amount
    return found


def _row(row: StoreAmountRow) -> tuple[int, int, Decimal]:
    """A readable row; null stands for 0 (digest bitrix §1.7)."""
    details = ""
    try:
        amount = Decimal(0) if row.amount in (None, "") else to_decimal(row.amount)
        return to_id(row.product_id), to_id(row.store_id), amount
    except ValueError as problem:
        details = f"{row.id}: {problem}"
    raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=details)
