"""Which choices a conflict has, by its kind; at most three, the first keys of the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.domain.conflicts import goods, sales
from core.domain.conflicts.facts import ConflictKind, Facts, Value
from core.domain.conflicts.options import Choice, Effect

_CHOICES: Mapping[ConflictKind, Callable[[Facts], tuple[Choice, ...]]] = {
    ConflictKind.STATUS_BOTH: sales.status_both,
    ConflictKind.DELETED_SOLD: goods.sold_without_item,
    ConflictKind.ARCHIVED_SOLD: goods.sold_out_of_archive,
    ConflictKind.TARGET_DELETED: goods.target_lost,
    ConflictKind.KIND_CHANGED: goods.target_lost,
    ConflictKind.OVER_SHIPPED: sales.over_shipped,
    ConflictKind.LINES_CHANGED: sales.lines_changed,
    ConflictKind.ORDER_DELETED: sales.order_deleted,
    ConflictKind.VAT_DIFFERS: sales.vat_differs,
    ConflictKind.TOTAL_DIFFERS: sales.total_differs,
    ConflictKind.BUYER_TWIN: sales.buyer_twin,
    ConflictKind.AMBIGUOUS: goods.which_pair,
    ConflictKind.TWO_CLAIMANTS: goods.which_pair,
    ConflictKind.SAME_CODE: goods.copy_of_offer,
    ConflictKind.STRUCTURE_CHANGED: goods.structure_changed,
    ConflictKind.ATTRIBUTE_MISSING: goods.attribute_missing,
    ConflictKind.REFERENCE_GONE: sales.reference_gone,
}


def choices_of(kind: ConflictKind, facts: Facts) -> tuple[Choice, ...]:
    """What can be done, each with its consequences; what nobody carries out yet says where a person does it."""
    return tuple(
        replace(choice, by_hand=_by_hand(choice, facts)) if choice.effect is Effect.SYSTEMS else choice
        for choice in _CHOICES[kind](facts)
    )


def _by_hand(choice: Choice, facts: Facts) -> Value:
    told = {name: facts.number(name) for name in ("number", "name", "extra", "attribute", "offer_id")}
    return Value(code=f"conflict.by_hand.{choice.key}", params=told)


def recommended(choices: tuple[Choice, ...]) -> Choice | None:
    """The choice that may be preselected: advised, and safe."""
    return next((choice for choice in choices if choice.safe and choice.advice.known), None)
