"""What sold-out goods must look like by their group's rule, which unit fits which, and what each kind costs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import messages
from core.domain.quality import (
    Difference,
    Sale,
    SoldOut,
    TroubleKind,
    Weight,
    differences,
    effective,
    rule_of,
    trouble_of,
    units_fit,
    weight_of,
)

FLAGS = st.sampled_from(("Y", "N", ""))
SALES = st.builds(
    Sale, FLAGS, FLAGS, st.booleans(), st.none() | st.sampled_from((Decimal(-1), Decimal(0), Decimal(3)))
)


def sale(trace: str = "Y", buy_zero: str = "N", *, active: bool = True, quantity: int | None = 0) -> Sale:
    return Sale(trace, buy_zero, active, None if quantity is None else Decimal(quantity))


def test_c90_made_to_order_stays_orderable_and_others_hide() -> None:
    rules = {"": SoldOut.HIDE, "Под заказ": SoldOut.ORDER}
    orderable, sold_out = sale(buy_zero="Y"), sale()
    assert differences(rule_of("Под заказ", rules), orderable) == ()
    assert differences(rule_of("Под заказ", rules), sold_out) == (Difference.CLOSED,)
    assert differences(rule_of("Обувь", rules), sold_out) == (Difference.SHOWN,)
    assert differences(rule_of("Обувь", rules), sale(active=False)) == ()
    # The same goods moved to another group are judged by that group's rule.
    assert differences(rule_of("Обувь", rules), orderable) == (Difference.BUY_ZERO, Difference.SHOWN)


def test_the_closest_folder_rules_and_without_a_rule_all_stays() -> None:
    rules = {"Обувь": SoldOut.SHOW, "Обувь/Зимняя": SoldOut.ORDER}
    assert rule_of("Обувь/Зимняя/Дети", rules) is SoldOut.ORDER
    assert rule_of("Обувь/Летняя", rules) is SoldOut.SHOW
    assert rule_of("Обувь2", rules) is None
    assert differences(None, sale("N", "Y")) == ()


@pytest.mark.parametrize(
    ("rule", "sold", "kind"),
    [
        (None, sale("N"), TroubleKind.TRACE_OFF),
        (SoldOut.HIDE, sale("N", quantity=5), TroubleKind.TRACE_OFF),
        (None, sale(buy_zero="Y"), TroubleKind.BUY_ZERO),
        (SoldOut.ORDER, sale("N"), None),
        (SoldOut.ORDER, sale(), TroubleKind.RULE_DIFFERS),
        (SoldOut.SHOW, sale(active=False), TroubleKind.RULE_DIFFERS),
        (SoldOut.HIDE, sale(), TroubleKind.RULE_DIFFERS),
        (SoldOut.HIDE, sale(quantity=1), None),
        (SoldOut.HIDE, sale(quantity=None), None),
        (None, sale("N", active=False), None),
        (None, sale("", ""), None),
    ],
)
def test_an_offer_stands_in_one_kind_by_how_it_is_sold(
    rule: SoldOut | None, sold: Sale, kind: TroubleKind | None
) -> None:
    assert trouble_of(rule, sold) is kind


@given(st.none() | st.sampled_from(SoldOut), SALES)
def test_what_is_not_known_is_never_a_trouble(rule: SoldOut | None, sold: Sale) -> None:
    unknown = Sale("", "", sold.active, None)
    assert differences(rule, unknown) == ()
    assert trouble_of(rule, unknown) is None
    if trouble_of(rule, sold) is None and rule is not None:
        assert not set(differences(rule, sold)) & {Difference.SHOWN, Difference.HIDDEN, Difference.CLOSED}


def test_a_flag_follows_the_shops_default_only_where_it_says_so() -> None:
    assert (effective("D", "N"), effective("D", ""), effective("Y", "N")) == ("N", "", "Y")


@pytest.mark.parametrize(
    ("unit", "measure", "fit"),
    [
        ("шт", "шт.", True), ("шт", "Штука", True), ("кг", "kg", True), ("м", "m", True), ("м²", "кв.м", True),
        ("шт", "кг", False), ("м", "см", False), ("упак", "шт", False), ("бочка", "шт", False),
        ("бочка", "Бочка", True), ("", "шт", True), ("шт", "", True),
    ],
)  # fmt: skip
def test_units_that_mean_the_same_fit(unit: str, measure: str, fit: bool) -> None:
    assert units_fit(unit, measure) is fit
    assert units_fit(measure, unit) is fit


def test_every_kind_is_told_in_both_languages_with_its_cure() -> None:
    assert {weight_of(kind) for kind in TroubleKind} == set(Weight)
    for kind in TroubleKind:
        assert messages.has(f"quality.kind.{kind.value}")
        assert messages.has(f"quality.fact.{kind.value}")
        for lang in ("ru", "en"):
            told = messages.explain(f"quality.why.{kind.value}", lang)
            assert told.means, kind
            assert told.do, kind
    for difference in (Difference.CLOSED, Difference.SHOWN, Difference.HIDDEN):
        assert messages.has(f"quality.fact.rule_differs.{difference.value}")
