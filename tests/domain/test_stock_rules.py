"""The shop's figure by rule: field cases B (stock) and the promises on rounding, bundles and unknown figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Component, Item, ItemKind, Offer, OfferKind
from core.domain.plan import ChangeKind, plain
from core.domain.stock import (
    Absence,
    Figure,
    Measure,
    StockCase,
    StockRules,
    change_of,
    refusal_of,
    safety_of,
    sum_stores,
    target_of,
    totals_of,
)

D = Decimal
amounts = st.decimals(min_value=-1000, max_value=100_000, places=4, allow_nan=False)
small = st.decimals(min_value=0, max_value=50, places=2, allow_nan=False)


def item(item_id: str = "i", *, uom: str = "шт", folder: str = "", **more: object) -> Item:
    return Item(item_id, more.pop("kind", ItemKind.PRODUCT), "Товар", uom=uom, folder=folder, **more)  # type: ignore[arg-type]


def offer(quantity: str | None = "0", *, measure: str = "", kind: OfferKind = OfferKind.OFFER) -> Offer:
    return Offer(7, kind, 15, "Товар", quantity=None if quantity is None else D(quantity), measure=measure)


def target(thing: Item, figure: Figure, rules: StockRules, flying: str = "0", shop: Offer | None = None) -> D | None:
    return target_of(
        thing, shop or offer(), {thing.id: figure}, {thing.id: D(flying)}, {thing.id: thing}, rules
    ).quantity


@pytest.mark.parametrize(
    ("measure", "figure", "wanted"),
    [(Measure.FREE, "2", "2"), (Measure.PHYSICAL, "5", "5"), (Measure.AVAILABLE, "12", "12")],
)
def test_the_figure_follows_the_chosen_measure_and_says_so(measure: Measure, figure: str, wanted: str) -> None:
    """C16: stock 5, reserve 3, expected 10 gives 2, 5 or 12; the formula stands in the reason."""
    result = target_of(item(), offer(), {"i": Figure(D(figure))}, {}, {}, StockRules(measure=measure))
    assert result.quantity == D(wanted)
    assert result.reason.rule == f"figure.{measure.value}"
    assert result.reason.numbers["figure"] == figure


def test_fractions_stay_where_both_sides_sell_by_parts() -> None:
    """C30: 10.5 kg less 0.25 in reserve is 10.25; an offer sold by pieces gets 10, rounded down."""
    by_weight, figure = item(uom="кг"), Figure(D("10.25"))
    assert target(by_weight, figure, StockRules()) == D("10.25")
    assert target(by_weight, figure, StockRules(), shop=offer(measure="шт")) == D(10)
    assert target(item(uom="шт"), figure, StockRules()) == D(10)
    assert target(item(uom="бухта"), figure, StockRules()) == D(10), "an unknown unit is sold whole"


def test_bundles_are_made_of_their_scarcest_component() -> None:
    """C29: 2×A + 1×C with A=7, C=2 makes 2."""
    bundle = item("b", kind=ItemKind.BUNDLE, components=(Component("a", D(2)), Component("c", D(1))))
    figures = {"a": Figure(D(7)), "c": Figure(D(2))}
    result = target_of(bundle, offer(), figures, {}, {}, StockRules())
    assert result.quantity == 2
    assert result.reason.numbers["component"] == "c"
    assert target_of(bundle, offer(), figures, {"c": D(1)}, {}, StockRules()).quantity == 1
    unknown = {"a": Figure(D(7)), "c": Figure(None, absence=Absence.RECALCULATING)}
    assert target_of(bundle, offer(), unknown, {}, {}, StockRules()).quantity is None


def test_safety_stock_is_the_items_else_the_deepest_folders_else_the_global_one() -> None:
    rules = StockRules(
        safety=D(1), safety_by_folder={"Обувь": D(2), "Обувь/Зима": D(3)}, safety_by_item={"own": D(0)}
    )
    assert safety_of(item("own", folder="Обувь/Зима"), rules) == 0
    assert safety_of(item(folder="Обувь/Зима/Детская"), rules) == 3
    assert safety_of(item(folder="Обувь"), rules) == 2
    assert safety_of(item(folder="Обувь зимняя"), rules) == 1, "a folder's name is no prefix of another folder"


@given(figure=amounts, flying=small, safety=small)
def test_never_below_zero_never_above_what_is_there(figure: D, flying: D, safety: D) -> None:
    result = target(item(uom="кг"), Figure(figure), StockRules(safety=safety), plain(flying))
    assert result is not None
    assert result >= 0
    assert result == max(figure - flying - safety, D(0))


@given(figure=amounts)
def test_pieces_are_rounded_down(figure: D) -> None:
    result = target(item(), Figure(figure), StockRules())
    assert result is not None
    assert result == result.to_integral_value()
    assert max(figure, D(0)) - 1 < result <= max(figure, D(0))


@pytest.mark.parametrize("absence", list(Absence))
def test_unknown_is_never_zero(absence: Absence) -> None:
    """C21: a row without a figure leaves the shop's 46.5 alone."""
    thing, shop = item(uom="кг"), offer("46.5")
    result = target_of(thing, shop, {"i": Figure(None, absence=absence)}, {}, {}, StockRules())
    case = StockCase(thing, shop, result)
    assert result.quantity is None
    assert change_of(case) is None
    assert totals_of([case], D(3)).unknown == 1


def test_an_item_nobody_read_is_unknown() -> None:
    assert target_of(item(), offer("5"), {}, {}, {}, StockRules()).quantity is None


def test_a_true_zero_is_written_and_counted_as_going_to_zero() -> None:
    """C23: an explicit 0, or an item that exists and never moved, becomes 0."""
    for figure in (Figure(D(0)), Figure(D(0), never_moved=True)):
        case = StockCase(item(), offer("5"), target_of(item(), offer("5"), {"i": figure}, {}, {}, StockRules()))
        change = change_of(case)
        assert change is not None
        assert (change.kind, change.before, change.after) == (ChangeKind.STOCK, "5", "0")
        assert totals_of([case], D(3)).to_zero == 1


def test_only_counted_warehouses_add_up_and_reserves_without_store_always_do() -> None:
    by_store = {"w1": D(4), "w2": D(3), "w3": D(5), "": D(-1)}
    assert sum_stores(by_store, frozenset({"w1", "w2"})) == 6
    assert sum_stores(by_store, frozenset()) == 11


def test_computed_kinds_and_managed_stores_are_refused_with_a_reason() -> None:
    assert refusal_of(offer(kind=OfferKind.SET), False, False) == "computed_by_shop"
    assert refusal_of(offer(), True, False) == "inventory_management"
    assert refusal_of(offer(), True, True) == ""


@given(before=st.integers(0, 500), figure=st.integers(0, 500))
def test_a_plan_applied_twice_changes_nothing(before: int, figure: int) -> None:
    thing, rules = item(), StockRules()
    first = change_of(
        StockCase(
            thing, offer(str(before)), target_of(thing, offer(str(before)), {"i": Figure(D(figure))}, {}, {}, rules)
        )
    )
    after = offer(first.after if first else str(before))
    again = StockCase(thing, after, target_of(thing, after, {"i": Figure(D(figure))}, {}, {}, rules))
    assert change_of(again) is None
    assert after.quantity == figure


def test_totals_tell_falls_rises_and_threefold_rises_apart() -> None:
    def case(before: str | None, after: int) -> StockCase:
        shop = offer(before)
        return StockCase(item(), shop, target_of(item(), shop, {"i": Figure(D(after))}, {}, {}, StockRules()))

    refused = StockCase(item(), offer("1"), case("1", 5).target, "computed_by_shop")
    cases = [
        case("5", 0),
        case("5", 3),
        case("5", 6),
        case("1", 4),
        case("0", 9),
        case(None, 2),
        case("2", 2),
        refused,
    ]
    totals = totals_of(cases, D(3))
    assert (totals.linked, totals.changes, totals.to_zero, totals.decrease, totals.increase) == (8, 6, 1, 1, 4)
    assert (totals.tripled, totals.unchanged, totals.refused) == (1, 1, 1)
    both = totals + totals
    assert (both.linked, both.tripled) == (16, 2)


def test_a_deleted_offer_is_refused_first() -> None:
    assert refusal_of(offer(kind=OfferKind.SET), True, False, gone=True) == "offer_gone"


def test_a_reserve_alone_makes_a_change_where_the_shop_is_to_show_it() -> None:
    shop = Offer(7, OfferKind.OFFER, 15, "Товар", quantity=D(5), reserved=D(1))
    target = target_of(item(), shop, {"i": Figure(D(5))}, {}, {}, StockRules())
    assert change_of(StockCase(item(), shop, target)) is None
    change = change_of(StockCase(item(), shop, replace(target, reserved=D(4))))
    assert change is not None
    assert (change.after, change.reason.numbers["reserve"]) == ("5", "4")


def test_plain_notation_has_no_exponent_and_no_idle_zeros() -> None:
    assert [plain(D(x)) for x in ("0E+2", "-0.00", "1E+3", "10.250", "100")] == ["0", "0", "1000", "10.25", "100"]
