"""Amounts per shop store: the shop's own sum must come out at the wanted free quantity."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.plan import ChangeKind
from core.domain.stock import Figure, StockCase, StockRules, target_of
from core.domain.store_amounts import amounts_of, store_changes

D = Decimal
MAP = {"w1": 1, "w2": 2}


def test_stores_follow_their_warehouses() -> None:
    """C20: 4 and 3; an unmapped warehouse is not in the total."""
    assert amounts_of(D(7), D(0), {"w1": D(4), "w2": D(3), "w3": D(5)}, MAP) == {1: D(4), 2: D(3)}


def test_what_the_shop_reserved_is_on_top_and_safety_comes_off_the_fullest() -> None:
    assert amounts_of(D(7), D(2), {"w1": D(4), "w2": D(3)}, MAP) == {1: D(6), 2: D(3)}
    assert amounts_of(D(2), D(0), {"w1": D(4), "w2": D(3)}, MAP) == {1: D(0), 2: D(2)}
    assert amounts_of(D(2), D(0), {}, {}) == {}


@given(
    wanted=st.integers(0, 500),
    reserved=st.integers(0, 50),
    first=st.integers(-20, 300),
    second=st.integers(-20, 300),
)
def test_the_sum_is_always_right_and_nothing_is_negative(wanted: int, reserved: int, first: int, second: int) -> None:
    amounts = amounts_of(D(wanted), D(reserved), {"w1": D(first), "w2": D(second)}, MAP)
    assert sum(amounts.values()) == wanted + reserved
    assert all(amount >= 0 for amount in amounts.values())


def test_only_amounts_that_differ_are_changes_and_refused_cases_have_none() -> None:
    item = Item("i", ItemKind.PRODUCT, "Товар", uom="шт")
    offer = Offer(7, OfferKind.OFFER, 15, "Товар", quantity=D(1), reserved=D(0))
    target = target_of(item, offer, {"i": Figure(D(7))}, {}, {}, StockRules())
    by_store = {"w1": D(4), "w2": D(3)}
    changes = store_changes(StockCase(item, offer, target), by_store, MAP, {(7, 1): D(4)})
    assert [(c.kind, c.store_id, c.before, c.after) for c in changes] == [(ChangeKind.STORE_AMOUNT, "2", "0", "3")]
    assert store_changes(StockCase(item, offer, target, "offer_gone"), by_store, MAP, {}) == []
