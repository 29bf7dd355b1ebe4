"""VAT of a position: "no VAT" and a rate of 0 % are two things, and so are the rates of the two systems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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
