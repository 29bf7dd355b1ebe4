"""VAT of a position: "no VAT" and a rate of 0 % are two things, and so are the rates of the two systems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from core.domain.orders import NO_VAT


@dataclass(frozen=True, slots=True)
class PositionVat:
    """What a position says of VAT in MoySklad: the whole percent and whether VAT applies at all."""

    rate: int
    enabled: bool


def position_vat(text: str) -> PositionVat | None:
    """The VAT of a line as core.domain.orders words it ("22", "0", "none"); None when it is unknown.

    Raises:
        ValueError: a rate that MoySklad cannot hold (whole percents from 0 to 100; error 17007).
    """
    if not text:
        return None
    if text == NO_VAT:
        return PositionVat(0, enabled=False)
    rate = Decimal(text)
    if rate != rate.to_integral_value() or not 0 <= rate <= 100:
        raise ValueError(f"a rate of {text} %")
    return PositionVat(int(rate), enabled=True)


def vat_of(total: Decimal, vat: PositionVat, *, included: bool) -> Decimal:
    """The VAT in (or, where it is not `included`, on top of) a line of `total` kopecks, in whole kopecks."""
    if not vat.enabled:
        return Decimal(0)
    base = Decimal(100 + vat.rate) if included else Decimal(100)
    return (total * vat.rate / base).quantize(Decimal(1), rounding=ROUND_HALF_UP)
