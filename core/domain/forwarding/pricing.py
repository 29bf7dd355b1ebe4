"""Prices of an order's positions so that MoySklad's sums agree with the shop's to the kopeck.

MoySklad has no document discount: a line is its price less its discount in percent, times the quantity, rounded to
the kopeck (documents/_customerOrder.md names no rule; this is what the wizard answers). Money here is kopecks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_WHOLE = Decimal(1)
_HUNDRED = Decimal(100)
#: Prices are floats at MoySklad; so many decimals of a kopeck survive them for any amount a shop sells.
_FINEST = 9


class PriceMode(StrEnum):
    """How a discount is shown in MoySklad: in the price, or as list price and percent where that is exact."""

    NET = "net"
    LIST_AND_PERCENT = "list_and_percent"


@dataclass(frozen=True, slots=True)
class Sold:
    """What one line of the shop costs: `total` kopecks for `quantity` units, `list_price` of a unit where known."""

    quantity: Decimal
    total: Decimal
    list_price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """A position's price of a unit before its discount (kopecks, may be a fraction), the discount in percent."""

    price: Decimal
    discount: Decimal = Decimal(0)


def line_total(quantity: Decimal, priced: Priced) -> Decimal:
    """What MoySklad makes of a position, in whole kopecks."""
    return _rounded(priced.price * (1 - priced.discount / _HUNDRED) * quantity)


def distribute(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Whole kopecks of `amount` for each weight, together exactly `amount`.

    What rounding leaves over goes to the largest remainders, among equals to the first. Where no weight counts, the
    first one takes all.

    Raises:
        ValueError: there is nobody to give it to, a weight is below zero, or `amount` is no whole number of kopecks.
    """
    if amount != amount.to_integral_value() or any(weight < 0 for weight in weights):
        raise ValueError("whole kopecks and weights from zero up")
    whole = sum(weights, Decimal(0))
    if not weights or not whole:
        if not weights and amount:
            raise ValueError("nobody to give it to")
        return [amount if place == 0 else Decimal(0) for place in range(len(weights))]
    exact = [amount * weight / whole for weight in weights]
    shares = [share.to_integral_value(rounding="ROUND_FLOOR") for share in exact]
    left = int(amount - sum(shares))
    order = sorted(range(len(weights)), key=lambda place: (shares[place] - exact[place], place))
    for place in order[:left]:
        shares[place] += 1
    return shares


def spread(sold: Sequence[Sold], total: Decimal) -> list[Sold]:
    """The lines with their totals made to add up to `total`: a coupon on the whole basket, say, that no line shows.

    A gift stays a gift as long as another line can carry the difference.
    """
    present = sum((line.total for line in sold), Decimal(0))
    if present == total:
        return list(sold)
    shares = distribute(total, [line.total for line in sold])
    return [Sold(line.quantity, share, line.list_price) for line, share in zip(sold, shares, strict=True)]


def price(line: Sold, mode: PriceMode = PriceMode.NET) -> Priced:
    """A price that makes exactly the line's total, shown in the way of `mode` where that is exact.

    Raises:
        ValueError: the quantity is not above zero.
    """
    if line.quantity <= 0:
        raise ValueError("a quantity above zero")
    if mode is PriceMode.LIST_AND_PERCENT and line.list_price is not None:
        shown = _as_percent(line, line.list_price)
        if shown is not None:
            return shown
    for decimals in range(_FINEST + 1):
        found = Priced((line.total / line.quantity).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
        if line_total(line.quantity, found) == line.total:
            return found
    raise ValueError("more units than a price can be told for")


def _as_percent(line: Sold, list_price: Decimal) -> Priced | None:
    """List price and a percent of two decimals at most, None where they do not make the total."""
    gross = list_price * line.quantity
    if gross <= 0 or line.total > gross:
        return None
    percent = (_HUNDRED - line.total * _HUNDRED / gross).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    found = Priced(list_price, percent.normalize() if percent else Decimal(0))
    return found if line_total(line.quantity, found) == line.total else None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_WHOLE, rounding=ROUND_HALF_UP)
