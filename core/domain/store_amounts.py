"""Shop stores under inventory management: how an offer's free quantity is spread over them.

There the shop computes QUANTITY itself as the sum of its stores' amounts less what it reserved (digest bitrix §3.1,
§3.6), so the amounts must add up to the wanted free quantity plus the shop's own reserves.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from core.domain.plan import Change, ChangeKind, plain
from core.domain.stock import StockCase

ZERO = Decimal(0)


def amounts_of(
    wanted: Decimal, reserved: Decimal, by_store: Mapping[str, Decimal], store_map: Mapping[str, int]
) -> dict[int, Decimal]:
    """Amount per shop store so that the sum is `wanted` + `reserved`, following the warehouses' own figures.

    What is too much (safety stock, goods in flight) is taken from the fullest stores, what is missing (reserves of
    the shop) is added to the fullest one.
    """
    amounts: dict[int, Decimal] = dict.fromkeys(store_map.values(), ZERO)
    for store_id, value in by_store.items():
        if store_id in store_map:
            amounts[store_map[store_id]] += max(value, ZERO)
    if not amounts:
        return {}
    gap = wanted + reserved - sum(amounts.values())
    for store in sorted(amounts, key=lambda number: (-amounts[number], number)):
        step = gap if gap > 0 else max(gap, -amounts[store])
        amounts[store] += step
        gap -= step
        if gap == 0:
            break
    return amounts


def store_changes(
    case: StockCase,
    by_store: Mapping[str, Decimal],
    store_map: Mapping[str, int],
    present: Mapping[tuple[int, int], Decimal],
) -> list[Change]:
    """The amounts to change for one offer; `present` are amounts by (offer id, shop store id), absent = zero."""
    if case.target.quantity is None or case.refusal:
        return []
    wanted = amounts_of(case.target.quantity, case.offer.reserved or ZERO, by_store, store_map)
    changes = []
    for store, amount in sorted(wanted.items()):
        before = present.get((case.offer.id, store), ZERO)
        if before != amount:
            changes.append(
                Change(
                    ChangeKind.STORE_AMOUNT,
                    case.item.id,
                    case.offer.id,
                    plain(before),
                    plain(amount),
                    case.target.reason,
                    store_id=str(store),
                )
            )
    return changes
