"""What the program may do in either system, right by right: which it cannot do without, and how to mend a lack."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

#: MoySklad's rights without which goods and stock cannot be read, then those that handing over orders needs.
NEEDED = ("product", "variant", "bundle", "service", "store", "organization", "stock")
FOR_ORDERS = ("counterparty", "customerorder", "demand")

#: What the shop is asked for, with the problems found at connect (message codes) that stand in its way.
SHOP: Mapping[str, tuple[str, ...]] = {
    "shop_catalog": ("bitrix.scope_catalog", "bitrix.catalog_denied", "bitrix.no_catalog"),
    "shop_orders": ("bitrix.scope_sale", "bitrix.sale_denied"),
    "shop_methods": ("bitrix.methods_missing",),
}


@dataclass(frozen=True, slots=True)
class Right:
    """One right. `allowed` None: the system does not tell. `fix` is the message code that explains its lack in three
    answers, "" while it is not lacking; `right.<name>` names the right."""

    name: str
    allowed: bool | None
    needed: bool
    fix: str = ""

    @property
    def blocks(self) -> bool:
        """The work cannot begin without it."""
        return self.needed and self.allowed is False


def moysklad_rights(told: Mapping[str, bool | None]) -> list[Right]:
    """The rights of MoySklad's token, by what it told at connect."""
    return [
        Right(name, told.get(name), name in NEEDED, f"right.{name}.missing" if told.get(name) is False else "")
        for name in (*NEEDED, *FOR_ORDERS)
    ]


def shop_rights(problems: Collection[str]) -> list[Right]:
    """The rights of the shop's webhook, by the problems found at connect."""
    found = {name: next((code for code in codes if code in problems), "") for name, codes in SHOP.items()}
    return [Right(name, not code, True, code) for name, code in found.items()]


def rights(system: str, facts: Mapping[str, object]) -> list[Right]:
    """The rights of "moysklad" or "shop" by what its last check found; none where it was never checked."""
    if not facts:
        return []
    if system == "moysklad":
        told = facts.get("rights")
        return moysklad_rights(told if isinstance(told, Mapping) else {})
    problems = facts.get("problems")
    return shop_rights(problems if isinstance(problems, Sequence) else ())


def passes(system: str, facts: Mapping[str, object]) -> bool:
    """The system was checked, and nothing that the work cannot do without is lacking."""
    return bool(facts) and not any(right.blocks for right in rights(system, facts))
