"""The shop's figure: from warehouse numbers and rules to the quantity an offer is to have, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from core.domain.catalogue import STOCKED_OFFER_KINDS, Item, ItemKind, Offer
from core.domain.plan import Change, ChangeKind, Reason, StockTotals, plain
from core.domain.text import fold_name

ZERO = Decimal(0)

#: Units that are sold by parts; everything else is sold by whole pieces.
_FRACTIONAL_UNITS = frozenset(
    fold_name(unit)
    for unit in (
        "кг", "г", "гр", "т", "ц", "л", "мл", "м", "см", "мм", "м2", "м3", "пог. м", "п.м", "м.п.",
        "килограмм", "грамм", "тонна", "литр", "метр", "kg", "g", "l", "ml", "m", "m2", "m3",
    )
)  # fmt: skip
_PIECE_UNITS = frozenset(
    fold_name(unit) for unit in ("шт", "штука", "796", "pcs", "pc", "piece", "компл", "упак", "пар")
)


#: Name of the warehouse's reserve among a reason's numbers, where it is written to the shop.
RESERVE = "reserve"


class Measure(StrEnum):
    """Which warehouse number the shop is given."""

    FREE = "free"
    PHYSICAL = "physical"
    AVAILABLE = "available"


@dataclass(frozen=True, slots=True)
class StockRules:
    """How the shop's figure is made. Quantities are in the item's unit.

    `store_ids` empty means every warehouse counts. `safety_by_folder` is keyed by folder path and holds for the
    folders below it; the item's own figure beats its folder's, the deepest folder beats the global one.
    """

    measure: Measure = Measure.FREE
    store_ids: frozenset[str] = frozenset()
    safety: Decimal = ZERO
    safety_by_folder: Mapping[str, Decimal] = field(default_factory=dict)
    safety_by_item: Mapping[str, Decimal] = field(default_factory=dict)
    whole_pieces: bool = True


class Absence(StrEnum):
    """Why an item has no figure."""

    NOT_READ = "not_read"
    RECALCULATING = "recalculating"
    BAD_ROW = "bad_row"
    COMPONENT = "component"


@dataclass(frozen=True, slots=True)
class Figure:
    """What the warehouse says of one item: the sum over counted stores, or why it is unknown.

    `by_store` holds every store read (key "" = goods of orders without store, or a figure over all stores).
    `never_moved` marks an item that exists but has no stock line at all, which is a true zero.
    """

    value: Decimal | None
    by_store: Mapping[str, Decimal] = field(default_factory=dict)
    absence: Absence | None = None
    never_moved: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """The quantity an offer is to have (None = unknown, leave the shop's figure alone) and why.

    `reserved` is the warehouse's reserve where the shop is to show it too, None where reserves are the shop's own.
    """

    quantity: Decimal | None
    reason: Reason
    figure: Decimal | None
    in_flight: Decimal
    safety: Decimal
    reserved: Decimal | None = None


def sum_stores(by_store: Mapping[str, Decimal], store_ids: frozenset[str]) -> Decimal:
    """The figure over the counted stores; reserves of orders without store ("") always count."""
    return sum((v for s, v in by_store.items() if not store_ids or s in store_ids or s == ""), ZERO)


def safety_of(item: Item, rules: StockRules) -> Decimal:
    """The safety stock of `item`: its own, else the deepest matching folder's, else the global one."""
    if item.id in rules.safety_by_item:
        return rules.safety_by_item[item.id]
    folder, best = item.folder, None
    for path, amount in rules.safety_by_folder.items():
        if (folder == path or folder.startswith(path + "/")) and (best is None or len(path) > len(best[0])):
            best = (path, amount)
    return best[1] if best is not None else rules.safety


def sells_by_parts(item: Item, offer: Offer) -> bool:
    """True when both sides measure the goods in a divisible unit; an unknown unit is sold whole."""
    if fold_name(offer.measure) in _PIECE_UNITS:
        return False
    return is_divisible(item.uom)


def is_divisible(unit: str) -> bool:
    """True for a unit that is sold by parts: weight, volume, length, area."""
    return fold_name(unit) in _FRACTIONAL_UNITS


def _rounded(value: Decimal, by_parts: bool, rules: StockRules) -> Decimal:
    if by_parts or not rules.whole_pieces:
        return value
    return value.to_integral_value(rounding=ROUND_FLOOR)


def target_of(
    item: Item,
    offer: Offer,
    figures: Mapping[str, Figure],
    flying: Mapping[str, Decimal],
    items: Mapping[str, Item],
    rules: StockRules,
) -> Target:
    """The quantity `offer` is to have for `item`.

    `figures` and `flying` (in flight) are keyed by item id; `items` must hold the components of a bundle.
    """
    if item.kind is ItemKind.BUNDLE and item.components:
        return _bundle_target(item, figures, flying, items, rules)
    figure = figures.get(item.id, Figure(None, absence=Absence.NOT_READ))
    away = flying.get(item.id, ZERO)
    safety = safety_of(item, rules)
    numbers = {"measure": rules.measure.value, "in_flight": plain(away), "safety": plain(safety)}
    if figure.value is None:
        rule = f"unknown.{(figure.absence or Absence.NOT_READ).value}"
        return Target(None, Reason(rule, numbers), None, away, safety)
    numbers["figure"] = plain(figure.value)
    raw = figure.value - away - safety
    value = max(_rounded(raw, sells_by_parts(item, offer), rules), ZERO)
    numbers["result"] = plain(value)
    if raw != value:
        numbers["exact"] = plain(raw)
    rule = "never_moved" if figure.never_moved else f"figure.{rules.measure.value}"
    return Target(value, Reason(rule, numbers), figure.value, away, safety)


def _bundle_target(
    bundle: Item,
    figures: Mapping[str, Figure],
    flying: Mapping[str, Decimal],
    items: Mapping[str, Item],
    rules: StockRules,
) -> Target:
    """How many bundles the components make: the scarcest decides, each keeping its own safety stock.

    A safety stock of the bundle itself counts only where it was set for that very item; the global one is already
    kept by the components.
    """
    safety = rules.safety_by_item.get(bundle.id, ZERO)
    best: tuple[Decimal, str, Decimal, Decimal] | None = None
    for part in bundle.components:
        figure = figures.get(part.item_id, Figure(None, absence=Absence.NOT_READ))
        if figure.value is None:
            numbers = {"component": _name_of(part.item_id, items), "measure": rules.measure.value}
            return Target(None, Reason(f"unknown.{Absence.COMPONENT.value}", numbers), None, ZERO, safety)
        away = flying.get(part.item_id, ZERO)
        component = items.get(part.item_id)
        kept = safety_of(component, rules) if component is not None else rules.safety
        usable = max(figure.value - away - kept, ZERO)
        sets = (usable / part.quantity).to_integral_value(rounding=ROUND_FLOOR) if part.quantity > 0 else ZERO
        if best is None or sets < best[0]:
            best = (sets, part.item_id, figure.value, away)
    assert best is not None
    sets, scarce, value, away = best
    quantity = max(sets - safety, ZERO)
    numbers = {
        "measure": rules.measure.value,
        "component": _name_of(scarce, items),
        "figure": plain(value),
        "in_flight": plain(away),
        "safety": plain(safety),
        "result": plain(quantity),
    }
    return Target(quantity, Reason("bundle", numbers), sets, away, safety)


def _name_of(item_id: str, items: Mapping[str, Item]) -> str:
    """The item's name for a reason a person reads; its id where it is not known."""
    item = items.get(item_id)
    return item.name if item is not None else item_id


@dataclass(frozen=True, slots=True)
class StockCase:
    """One linked pair with its target, as planning left it. `refusal` says why it cannot be written."""

    item: Item
    offer: Offer
    target: Target
    refusal: str = ""

    @property
    def differs(self) -> bool:
        """True when the shop's figures must change (an unknown figure of the shop must be written to be known)."""
        if self.target.quantity is None or self.refusal:
            return False
        reserve_differs = self.target.reserved is not None and self.offer.reserved != self.target.reserved
        return self.offer.quantity != self.target.quantity or reserve_differs

    @property
    def to_zero(self) -> bool:
        """True when goods that can be bought now could no longer be."""
        return self.differs and self.target.quantity == 0 and (self.offer.quantity is None or self.offer.quantity > 0)


def refusal_of(offer: Offer, inventory_management: bool, has_stores: bool, gone: bool = False) -> str:
    """Why the quantity cannot be written ("" = it can): deleted, a computed kind, documents without a store."""
    if gone:
        return "offer_gone"
    if offer.kind not in STOCKED_OFFER_KINDS:
        return "computed_by_shop"
    if inventory_management and not has_stores:
        return "inventory_management"
    return ""


def change_of(case: StockCase) -> Change | None:
    """The change that brings the shop in step, or None when nothing is to be done."""
    if not case.differs or case.target.quantity is None:
        return None
    before = None if case.offer.quantity is None else plain(case.offer.quantity)
    reason = case.target.reason
    if case.target.reserved is not None:
        reason = Reason(reason.rule, {**reason.numbers, RESERVE: plain(case.target.reserved)})
    return Change(ChangeKind.STOCK, case.item.id, case.offer.id, before, plain(case.target.quantity), reason)


def totals_of(cases: Sequence[StockCase], rise_factor: Decimal) -> StockTotals:
    """Counts over linked offers. A rise counts as such only from a known figure above zero."""
    to_zero = decrease = increase = tripled = unchanged = unknown = refused = 0
    for case in cases:
        before, after = case.offer.quantity, case.target.quantity
        if case.refusal:
            refused += 1
        elif after is None:
            unknown += 1
        elif not case.differs:
            unchanged += 1
        elif case.to_zero:
            to_zero += 1
        elif before is not None and after < before:
            decrease += 1
        else:
            increase += 1
            tripled += int(before is not None and before > 0 and after > before * rise_factor)
    return StockTotals(
        linked=len(cases),
        changes=to_zero + decrease + increase,
        to_zero=to_zero,
        decrease=decrease,
        increase=increase,
        tripled=tripled,
        unchanged=unchanged,
        unknown=unknown,
        refused=refused,
    )
