"""Sets and their parts: a set that left as its parts counts as the set, parts that left as a set count as parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.domain.catalogue import Component

ZERO = Decimal(0)
Amounts = dict[str, Decimal]
Sets = Mapping[str, Sequence[Component]]


def exchange(have: Amounts, want: Mapping[str, Decimal], sets: Sets) -> dict[str, Amounts]:
    """Turn surplus parts in `have` into the sets that `want` lacks, then surplus sets into the parts it lacks.

    `have` is changed in place; amounts are units by item id, `want` gives the order in which sets are served. Sets
    are whole (MoySklad: error 17018). Parts that belong to a set still short of others leave `have` too and are
    returned by set id: they are no surplus. Counted in parts, nothing is gained or lost.
    """
    loose: dict[str, Amounts] = {}
    for item_id in want:
        if sets.get(item_id):
            started = _assemble(have, want, item_id, sets[item_id])
            if started:
                loose[item_id] = started
    for item_id in sorted(set(have) & set(sets)):
        _take_apart(have, want, item_id, sets[item_id])
    return loose


def _assemble(have: Amounts, want: Mapping[str, Decimal], item_id: str, parts: Sequence[Component]) -> Amounts:
    """Make as many whole sets as the surplus parts give; the parts of the sets begun after that."""
    short = _short(have, want, item_id)
    spare = {part.item_id: max(ZERO, -_short(have, want, part.item_id)) for part in parts}
    whole = min(short // 1, *(spare[part.item_id] // part.quantity for part in parts))
    if whole > 0:
        have[item_id] = have.get(item_id, ZERO) + whole
        for part in parts:
            _take(have, part.item_id, whole * part.quantity)
            spare[part.item_id] -= whole * part.quantity
        short -= whole
    started = {part.item_id: min(spare[part.item_id], max(ZERO, short) * part.quantity) for part in parts}
    for part_id, amount in started.items():
        _take(have, part_id, amount)
    return {part_id: amount for part_id, amount in started.items() if amount > 0}


def _take_apart(have: Amounts, want: Mapping[str, Decimal], item_id: str, parts: Sequence[Component]) -> None:
    """Surplus sets become parts, as many as all parts lack."""
    surplus = max(ZERO, -_short(have, want, item_id))
    if not parts or surplus <= 0:
        return
    count = min(surplus, *(_short(have, want, part.item_id) // part.quantity for part in parts)) // 1
    if count > 0:
        _take(have, item_id, count)
        for part in parts:
            have[part.item_id] = have.get(part.item_id, ZERO) + count * part.quantity


def _short(have: Amounts, want: Mapping[str, Decimal], item_id: str) -> Decimal:
    """How much of an item is wanted beyond what there is; negative for a surplus."""
    return want.get(item_id, ZERO) - have.get(item_id, ZERO)


def _take(have: Amounts, item_id: str, amount: Decimal) -> None:
    left = have.get(item_id, ZERO) - amount
    if left:
        have[item_id] = left
    else:
        have.pop(item_id, None)
