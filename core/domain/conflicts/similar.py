"""Always decide so: which conflicts are alike, told by the part of their facts that made the decision."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.conflicts.facts import MS, SHOP, ConflictKind, Facts

Condition = Mapping[str, str]

#: Kinds that are alike whatever their facts: the decision does not hang on a name or a number.
_ALWAYS = frozenset(
    {
        ConflictKind.ARCHIVED_SOLD,
        ConflictKind.OVER_SHIPPED,
        ConflictKind.LINES_CHANGED,
        ConflictKind.ORDER_DELETED,
        ConflictKind.TOTAL_DIFFERS,
        ConflictKind.SAME_CODE,
    }
)


def condition_of(kind: ConflictKind, facts: Facts) -> Condition | None:
    """What makes another conflict of the kind a similar one; None when each needs a decision of its own."""
    if kind is ConflictKind.STATUS_BOTH:
        shipped = "yes" if facts.number("demand") else "no"
        return {"ms": facts.value("status", MS).text, "shop": facts.value("status", SHOP).text, "shipped": shipped}
    if kind is ConflictKind.VAT_DIFFERS:
        return {"ms": facts.number("ms_vat"), "shop": facts.number("shop_vat")}
    if kind is ConflictKind.DELETED_SOLD:
        return {"replacement": "yes" if facts.pairs else "no"}
    if kind is ConflictKind.ATTRIBUTE_MISSING:
        return {"attribute": facts.number("attribute")}
    return {} if kind in _ALWAYS else None


def fits(condition: Condition, kind: ConflictKind, facts: Facts) -> bool:
    """Whether a rule with this condition speaks of a conflict with these facts."""
    present = condition_of(kind, facts)
    return present is not None and dict(present) == dict(condition)


def condition_code(kind: ConflictKind, condition: Condition) -> str:
    """The sentence that tells what a rule goes by; the condition fills it."""
    return f"conflict.rule.{kind.value}" if condition else "conflict.rule.always"
