"""What a scheme does with one order: rules in their order, then the pair of the side that changed last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.shipments import ShipmentState
from core.domain.status_outcome import Effect, OrderFacts, Verdict, judge
from core.domain.statuses import Direction, Pair, Rule, RuleKind, Scheme

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
SORTS = {"N": 100, "P": 130, "AS": 140, "PS": 145, "S": 150, "C": 170, "F": 200}
PAIRS = (
    Pair("new", "N", Direction.BOTH),
    Pair("confirmed", "P", Direction.TO_MOYSKLAD),
    Pair("packed", "AS", Direction.BOTH),
    Pair("shipped", "S", Direction.TO_SHOP),
    Pair("done", "F", Direction.TO_SHOP),
    Pair("off", "C", Direction.BOTH),
)
RULES = (
    Rule(RuleKind.CANCELLED, "C", "off"),
    Rule(RuleKind.PARTLY, "PS"),
    Rule(RuleKind.FULLY, "S"),
    Rule(RuleKind.OVER),
    Rule(RuleKind.NO_ROLLBACK),
)
SCHEME = Scheme(PAIRS, RULES)


def order(status: str, state: str, **more: object) -> OrderFacts:
    """An order of which nothing is shipped yet."""
    facts = OrderFacts(1, "ТШ-1", status, state, shipment=ShipmentState.NOT_STARTED)
    return replace(facts, **more)  # type: ignore[arg-type]


def done(facts: OrderFacts, scheme: Scheme = SCHEME) -> Verdict:
    """The verdict over one order."""
    return judge(scheme, facts, SORTS)


def test_a_state_goes_to_the_shop_along_its_pair() -> None:
    assert done(order("N", "packed")) == Verdict(Effect.CHANGE, status_id="AS", pair=PAIRS[2])


def test_a_pair_that_leads_to_moysklad_alone_never_sets_the_shop() -> None:
    assert done(order("N", "confirmed")).effect is Effect.SAME
    assert done(order("P", "new", status_at=LATER, state_at=NOW)) == Verdict(
        Effect.CHANGE, state_id="confirmed", pair=PAIRS[1]
    )


def test_the_newer_of_two_changes_wins_and_an_older_one_is_not_written_again() -> None:
    changed_in_shop = order("AS", "new", status_at=LATER, state_at=NOW)
    assert done(changed_in_shop) == Verdict(Effect.CHANGE, state_id="packed", pair=PAIRS[2])


def test_where_times_are_unknown_moysklad_leads() -> None:
    assert done(order("N", "packed", status_at=LATER)).status_id == "AS"


def test_a_state_without_a_pair_changes_nothing_and_is_told() -> None:
    assert done(order("AS", "courier called")) == Verdict(Effect.NO_PAIR)


def test_an_order_that_moysklad_does_not_have_is_told_as_such() -> None:
    assert done(order("N", "", there=False)).effect is Effect.NOT_THERE


def test_an_order_without_a_state_gets_one_from_the_shop() -> None:
    assert done(order("N", "")) == Verdict(Effect.CHANGE, state_id="new", pair=PAIRS[0])


@pytest.mark.parametrize(
    ("shipment", "expected"),
    [
        (ShipmentState.PARTLY, Verdict(Effect.CHANGE, "PS", rule=RuleKind.PARTLY)),
        (ShipmentState.FULLY, Verdict(Effect.CHANGE, "S", rule=RuleKind.FULLY)),
        (ShipmentState.OVER, Verdict(Effect.CONFLICT, rule=RuleKind.OVER)),
        (ShipmentState.RETURNED, Verdict(Effect.SAME, pair=PAIRS[2])),
    ],
)
def test_shipments_decide_before_pairs(shipment: ShipmentState, expected: Verdict) -> None:
    assert done(order("AS", "packed", shipment=shipment)) == expected


def test_delivered_tells_more_than_shipped() -> None:
    facts = order("S", "done", shipment=ShipmentState.FULLY)
    assert done(facts) == Verdict(Effect.CHANGE, status_id="F", pair=PAIRS[4])


def test_a_cancellation_goes_to_the_other_side_but_not_once_something_is_shipped() -> None:
    assert done(order("N", "off")) == Verdict(Effect.CHANGE, status_id="C", rule=RuleKind.CANCELLED)
    assert done(order("N", "new", canceled=True)) == Verdict(Effect.CHANGE, "C", "off", RuleKind.CANCELLED)
    partly = order("N", "off", shipment=ShipmentState.PARTLY)
    assert done(partly).rule is RuleKind.PARTLY


def test_the_shop_is_never_taken_back() -> None:
    assert done(order("S", "packed")) == Verdict(Effect.SKIP, rule=RuleKind.NO_ROLLBACK)
    without = replace(SCHEME, rules=RULES[:-1])
    assert done(order("S", "packed"), without) == Verdict(Effect.CHANGE, status_id="AS", pair=PAIRS[2])


def test_the_order_of_the_rules_decides() -> None:
    facts = order("C", "new", canceled=True)
    first = Scheme(PAIRS, (RULES[0], RULES[4]))
    last = Scheme(PAIRS, (RULES[4], RULES[0]))
    assert done(facts, first).rule is RuleKind.CANCELLED
    assert done(facts, last).rule is RuleKind.NO_ROLLBACK


def test_a_payment_confirms_but_never_takes_moysklad_back() -> None:
    scheme = Scheme(PAIRS, (Rule(RuleKind.PAID, state_id="confirmed"),))
    assert done(order("N", "new", paid=True), scheme).state_id == "confirmed"
    assert done(order("AS", "packed", paid=True), scheme).rule is None
    assert done(order("AS", "unknown", paid=True), scheme).rule is None


def test_a_rule_that_is_off_or_lacks_its_status_is_no_rule() -> None:
    facts = order("AS", "packed", shipment=ShipmentState.FULLY)
    for rule in (Rule(RuleKind.FULLY, "S", enabled=False), Rule(RuleKind.FULLY)):
        assert done(facts, Scheme(PAIRS, (rule,))).rule is None


def test_unknown_shipments_decide_nothing() -> None:
    facts = order("N", "off", shipment=None)
    assert done(facts) == Verdict(Effect.CHANGE, status_id="C", pair=PAIRS[5])


ids, states = st.sampled_from(list(SORTS)), st.sampled_from(["", "odd", *(pair.state_id for pair in PAIRS)])
orders = st.builds(
    OrderFacts,
    st.just(1), st.just("1"), ids, states, st.booleans(), st.booleans(), st.booleans(),
    st.none() | st.sampled_from(list(ShipmentState)),
    st.sampled_from([None, NOW, LATER]), st.sampled_from([None, NOW, LATER]),
)  # fmt: skip


@given(orders, st.permutations(RULES))
def test_a_verdict_says_only_what_changes_and_runs_come_to_rest(facts: OrderFacts, rules: list[Rule]) -> None:
    scheme = Scheme(PAIRS, tuple(rules))
    verdict = judge(scheme, facts, SORTS)
    assert verdict.status_id != facts.status_id
    assert (verdict.state_id or None) != facts.state_id
    assert (verdict.effect is Effect.CHANGE) == bool(verdict.status_id or verdict.state_id)
    for _ in range(3):
        facts = replace(
            facts, status_id=verdict.status_id or facts.status_id, state_id=verdict.state_id or facts.state_id
        )
        verdict = judge(scheme, facts, SORTS)
    assert verdict.effect is not Effect.CHANGE
