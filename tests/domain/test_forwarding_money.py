"""Prices and VAT of forwarded orders: to the kopeck, whatever the quantities, discounts and rates (field cases D)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.forwarding.pricing import Priced, PriceMode, Sold, distribute, line_total, price, spread
from core.domain.forwarding.vat import PositionVat, position_vat

KOPECKS = st.integers(0, 10**9).map(Decimal)
QUANTITIES = st.one_of(
    st.integers(1, 100_000).map(Decimal), st.decimals("0.001", "9999.999", places=3, allow_nan=False)
)
LINES = st.lists(st.tuples(QUANTITIES, KOPECKS), min_size=1, max_size=20)


@given(KOPECKS, st.lists(st.integers(0, 10**7).map(Decimal), min_size=1, max_size=30))
def test_the_parts_are_the_whole_and_fair(amount: Decimal, weights: list[Decimal]) -> None:
    shares = distribute(amount, weights)
    assert sum(shares) == amount
    assert all(share == share.to_integral_value() and share >= 0 for share in shares)
    if whole := sum(weights):
        assert all(abs(share - amount * weight / whole) < 1 for share, weight in zip(shares, weights, strict=True))


@given(KOPECKS, st.lists(st.integers(0, 10**7).map(Decimal), min_size=1, max_size=10))
def test_a_gift_takes_no_part(amount: Decimal, weights: list[Decimal]) -> None:
    if any(weights):
        shares = distribute(amount, weights)
        assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


def test_nobody_cannot_take_anything() -> None:
    with pytest.raises(ValueError, match="nobody"):
        distribute(Decimal(5), [])
    with pytest.raises(ValueError, match="whole"):
        distribute(Decimal("0.5"), [Decimal(1)])


@given(QUANTITIES, KOPECKS)
def test_a_price_makes_its_total_exactly(quantity: Decimal, total: Decimal) -> None:
    assert line_total(quantity, price(Sold(quantity, total))) == total


@given(QUANTITIES, KOPECKS, KOPECKS)
def test_list_price_and_percent_are_used_only_where_exact(quantity: Decimal, total: Decimal, listed: Decimal) -> None:
    priced = price(Sold(quantity, total, listed), PriceMode.LIST_AND_PERCENT)
    assert line_total(quantity, priced) == total
    assert priced.discount == 0 or priced.price == listed
    assert 0 <= priced.discount <= 100


@given(LINES, KOPECKS)
def test_positions_add_up_to_the_order(lines: list[tuple[Decimal, Decimal]], total: Decimal) -> None:
    sold = spread([Sold(quantity, amount) for quantity, amount in lines], total)
    assert sum(line_total(line.quantity, price(line)) for line in sold) == total


def test_c48_a_coupon_on_the_basket_fits_to_the_kopeck() -> None:
    """C48: 3 × 33.33 and 1 × 50.00 less 10.00 are 139.99; with percent the list price stays readable where exact."""
    lines = [Sold(Decimal(3), Decimal(9999), Decimal(3333)), Sold(Decimal(1), Decimal(5000), Decimal(5000))]
    shares = spread(lines, Decimal(13999))
    assert [line.total for line in shares] == [Decimal(9332), Decimal(4667)]
    net = [price(line) for line in shares]
    assert sum(line_total(line.quantity, priced) for line, priced in zip(shares, net, strict=True)) == 13999
    readable = price(Sold(Decimal(1), Decimal(4500), Decimal(5000)), PriceMode.LIST_AND_PERCENT)
    assert readable == Priced(Decimal(5000), Decimal(10))


def test_c51_no_vat_is_not_a_rate_of_nought() -> None:
    """C51: three lines, three different things; an unknown rate is none of them."""
    told = [position_vat(text) for text in ("none", "0", "20", "")]
    assert told == [PositionVat(0, enabled=False), PositionVat(0, enabled=True), PositionVat(20, enabled=True), None]
    with pytest.raises(ValueError, match="rate"):
        position_vat("16.67")
