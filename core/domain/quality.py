"""Troubles in the source data: their kinds, what each costs, and what a group's rule wants of sold-out goods.

Pure. A flag or figure that is not known is never taken for a trouble.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.domain.text import fold_name


class Side(StrEnum):
    """Where the object of a trouble lives."""

    ITEM = "item"
    OFFER = "offer"


class Weight(StrEnum):
    """What a trouble costs: the shop sells what is not there, sells less than there is, or linking gets harder."""

    OVERSELLS = "oversells"
    HIDES = "hides"
    HINDERS = "hinders"


class TroubleKind(StrEnum):
    """Every kind that is looked for, the dearest first; an object stands in a kind once."""

    TRACE_OFF = "trace_off"
    BUY_ZERO = "buy_zero"
    UNIT_DIFFERS = "unit_differs"
    STOCK_ON_PARENT = "stock_on_parent"
    RULE_DIFFERS = "rule_differs"
    FREE_OFFER = "free_offer"
    SAME_BARCODE = "same_barcode"
    SAME_CODE = "same_code"
    SAME_SHOP_BARCODE = "same_shop_barcode"
    SAME_SHOP_CODE = "same_shop_code"
    NO_KEY = "no_key"
    NO_SHOP_KEY = "no_shop_key"


_ITEMS = frozenset({TroubleKind.STOCK_ON_PARENT, TroubleKind.SAME_BARCODE, TroubleKind.SAME_CODE, TroubleKind.NO_KEY})
_OVERSELLS = frozenset({TroubleKind.TRACE_OFF, TroubleKind.BUY_ZERO, TroubleKind.UNIT_DIFFERS})
_HIDES = frozenset({TroubleKind.STOCK_ON_PARENT, TroubleKind.RULE_DIFFERS, TroubleKind.FREE_OFFER})


def side_of(kind: TroubleKind) -> Side:
    """Whether a kind is about warehouse items or shop offers."""
    return Side.ITEM if kind in _ITEMS else Side.OFFER


def weight_of(kind: TroubleKind) -> Weight:
    """What a kind costs."""
    if kind in _OVERSELLS:
        return Weight.OVERSELLS
    return Weight.HIDES if kind in _HIDES else Weight.HINDERS


class SoldOut(StrEnum):
    """What a shop does with goods of a group that are sold out; a group without a rule stays as it is."""

    HIDE = "hide"
    SHOW = "show"
    ORDER = "order"


class Difference(StrEnum):
    """In what an offer differs from its group's rule."""

    TRACE = "trace"
    BUY_ZERO = "buy_zero"
    SHOWN = "shown"
    HIDDEN = "hidden"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sale:
    """How the shop sells an offer.

    `trace` and `buy_zero` are QUANTITY_TRACE and CAN_BUY_ZERO as they take effect: "Y", "N", or "" where it is not
    known what the shop's own default is. `quantity` is what the offer has or is about to get, None for unknown.
    """

    trace: str
    buy_zero: str
    active: bool
    quantity: Decimal | None


def effective(flag: str, default: str) -> str:
    """What a flag comes to: "D" means the shop's default, which may not be known ("")."""
    return default if flag == "D" else flag


def rule_of(folder: str, rules: Mapping[str, SoldOut]) -> SoldOut | None:
    """The rule of a MoySklad folder: its own, else that of the closest folder above; "" holds for all others."""
    path = folder
    while path:
        if path in rules:
            return rules[path]
        path = path.rpartition("/")[0]
    return rules.get("")


def differences(rule: SoldOut | None, sale: Sale) -> tuple[Difference, ...]:
    """In what an offer differs from what its rule wants; nothing without a rule."""
    if rule is None:
        return ()
    found: list[Difference] = []
    sold_out = sale.quantity is not None and sale.quantity <= 0
    if rule is SoldOut.ORDER:
        if sale.trace == "Y" and sale.buy_zero == "N":
            found.append(Difference.CLOSED)
    elif sale.trace == "N":
        found.append(Difference.TRACE)
    elif sale.buy_zero == "Y":
        found.append(Difference.BUY_ZERO)
    if sold_out and sale.active and rule is SoldOut.HIDE:
        found.append(Difference.SHOWN)
    if sold_out and not sale.active and rule is not SoldOut.HIDE:
        found.append(Difference.HIDDEN)
    return tuple(found)


def trouble_of(rule: SoldOut | None, sale: Sale) -> TroubleKind | None:
    """The kind that a linked offer stands in by how it is sold, None when nothing is wrong; the dearest one only."""
    if sale.active and rule is not SoldOut.ORDER:
        if sale.trace == "N":
            return TroubleKind.TRACE_OFF
        if sale.buy_zero == "Y":
            return TroubleKind.BUY_ZERO
    others = set(differences(rule, sale)) & {Difference.SHOWN, Difference.HIDDEN, Difference.CLOSED}
    return TroubleKind.RULE_DIFFERS if others else None


_UNITS = (
    ("шт", "штука", "штук", "pcs", "pc", "piece", "pieces", "ед", "единица"),
    ("кг", "килограмм", "kg"),
    ("г", "гр", "грамм", "g"),
    ("т", "тонна", "t"),
    ("м", "метр", "m", "пог м", "п м", "пог метр"),
    ("см", "сантиметр", "cm"),
    ("мм", "миллиметр", "mm"),
    ("л", "литр", "l"),
    ("мл", "миллилитр", "ml"),
    ("м2", "кв м", "квадратный метр", "m2"),
    ("м3", "куб м", "кубический метр", "m3"),
    ("упак", "уп", "упаковка", "pack"),
    ("компл", "комплект", "набор", "set"),
    ("пара", "пар", "pair"),
    ("рул", "рулон", "roll"),
)
_UNIT_OF = {fold_name(word): number for number, words in enumerate(_UNITS) for word in words}


def units_fit(unit: str, measure: str) -> bool:
    """Whether an item's unit and an offer's measure mean the same; one that is not known counts as fitting."""
    first, second = fold_name(unit), fold_name(measure)
    if not first or not second or first == second:
        return True
    known = _UNIT_OF.get(first), _UNIT_OF.get(second)
    return None not in known and known[0] == known[1]
