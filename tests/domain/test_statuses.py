"""Status schemes: no edit makes one that leads to two places; what is gone is found; both columns are whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.status_edits import (
    difference,
    missing_kinds,
    moved,
    partnered,
    possible,
    replaced,
    turned,
    with_direction,
    with_pair,
    with_rule,
    without_pair,
    without_pairs_of,
)
from core.domain.status_findings import findings, unpaired_in_use
from core.domain.status_layout import lines
from core.domain.status_proposal import completed, propose, step_of
from core.domain.statuses import (
    CYCLE,
    Direction,
    Names,
    Pair,
    Rule,
    RuleKind,
    Scheme,
    Side,
    State,
    StateType,
    Status,
)

STATES = tuple("abcd")
STATUSES = tuple("NPSF")
Edit = Callable[[Scheme], Scheme]


def edits() -> st.SearchStrategy[Edit]:
    """Any edit a person can make on the board or among the rules."""
    state, status = st.sampled_from(STATES), st.sampled_from(STATUSES)
    side, way, kind = st.sampled_from(list(Side)), st.sampled_from(list(Direction)), st.sampled_from(list(RuleKind))

    def partner(side: Side, one: str, other: str) -> Edit:
        return lambda s: partnered(s, side, *((one, other) if side is Side.MOYSKLAD else (other, one)))

    def swap(side: Side, states: tuple[str, str], statuses: tuple[str, str]) -> Edit:
        return lambda s: replaced(s, side, *(states if side is Side.MOYSKLAD else statuses))

    return st.one_of(
        st.builds(lambda a, b: lambda s: with_pair(s, a, b), state, status),
        st.builds(lambda a, b: lambda s: without_pair(s, a, b), state, status),
        st.builds(lambda a, b: lambda s: turned(s, a, b), state, status),
        st.builds(lambda a, b, w: lambda s: with_direction(s, a, b, w), state, status, way),
        st.builds(partner, side, state, status),
        st.builds(swap, side, st.tuples(state, state), st.tuples(status, status)),
        st.builds(lambda a: lambda s: without_pairs_of(s, Side.MOYSKLAD, a), state),
        st.builds(lambda k, on: lambda s: with_rule(s, Rule(k, enabled=on)), kind, st.booleans()),
        st.builds(lambda k, place: lambda s: moved(s, k, place), kind, st.integers(-2, 9)),
    )


def built(steps: list[Edit]) -> Scheme:
    """What a row of edits makes of nothing."""
    scheme = Scheme()
    for step in steps:
        scheme = step(scheme)
    return scheme


schemes = st.lists(edits(), max_size=25).map(built)


@given(schemes)
def test_a_state_leads_to_one_status_at_most_and_a_status_to_one_state(scheme: Scheme) -> None:
    assert scheme.sound
    for state in STATES:
        assert sum(pair.direction.to_shop for pair in scheme.of_state(state)) <= 1
    for status in STATUSES:
        assert sum(pair.direction.to_moysklad for pair in scheme.of_status(status)) <= 1


@given(schemes, st.sampled_from(STATES), st.sampled_from(STATUSES), st.sampled_from(list(Side)))
def test_a_chosen_partner_is_the_only_one_and_something_goes_over(
    scheme: Scheme, state: str, status: str, side: Side
) -> None:
    node, other = (state, status) if side is Side.MOYSKLAD else (status, state)
    known = scheme.pair(state, status)
    result = partnered(scheme, side, node, other)
    own = result.of_state(node) if side is Side.MOYSKLAD else result.of_status(node)
    assert [pair.key for pair in own] == [(state, status)]
    if known is None:
        assert own[0].direction is not Direction.NONE
    untouched = {pair for pair in scheme.pairs if node not in pair.key}
    assert untouched <= set(result.pairs)


@given(schemes, st.sampled_from(STATES), st.sampled_from(STATUSES))
def test_turning_goes_through_every_possible_direction_and_back(scheme: Scheme, state: str, status: str) -> None:
    scheme = with_pair(scheme, state, status)
    ways = possible(scheme, state, status)
    seen, now = [], scheme
    for _ in ways:
        now = turned(now, state, status)
        pair = now.pair(state, status)
        assert pair is not None
        seen.append(pair.direction)
    assert set(seen) == set(ways)
    assert now.pair(state, status) == scheme.pair(state, status)


@given(schemes, schemes)
def test_there_is_a_difference_exactly_between_different_schemes(one: Scheme, other: Scheme) -> None:
    assert difference(one, one) == 0
    same = set(one.pairs) == set(other.pairs) and one.rules == other.rules
    assert (difference(one, other) == 0) == same
    assert difference(one, other) == difference(other, one)


@given(schemes)
def test_every_status_stands_on_the_board_once(scheme: Scheme) -> None:
    states = [State(one, f"Имя {one}") for one in STATES]
    statuses = [Status(one, f"Имя {one}", sort=at) for at, one in enumerate(STATUSES)]
    board = lines(scheme, states, statuses)
    assert sorted(state for state, _ in board if state) == sorted(STATES)
    assert [status for _, status in board if status] == list(STATUSES), "in the shop's own order"
    for state, status in board:
        if state and status and scheme.pair(state, status) is None:
            assert not scheme.of_state(state)
            assert not scheme.of_status(status)


def test_the_first_free_pair_goes_both_ways_and_a_second_one_leads_to_what_is_taken() -> None:
    scheme = partnered(with_pair(Scheme(), "a", "N"), Side.MOYSKLAD, "b", "N")
    assert [pair.direction for pair in scheme.pairs] == [Direction.BOTH, Direction.TO_SHOP]
    scheme = partnered(scheme, Side.SHOP, "P", "a")
    assert scheme.pair("a", "P") == Pair("a", "P", Direction.TO_MOYSKLAD)


def test_a_click_goes_round_in_the_order_of_the_design() -> None:
    scheme, seen = with_pair(Scheme(), "a", "N"), []
    for _ in CYCLE:
        scheme = turned(scheme, "a", "N")
        seen.append(scheme.pairs[0].direction)
    assert seen == [Direction.NONE, Direction.TO_SHOP, Direction.TO_MOYSKLAD, Direction.BOTH]


def test_rules_move_one_place_and_stay_within_the_list() -> None:
    scheme = Scheme(rules=tuple(Rule(kind) for kind in list(RuleKind)[:3]))
    down = moved(scheme, RuleKind.CANCELLED, 1)
    assert [rule.kind for rule in down.rules] == [RuleKind.PARTLY, RuleKind.CANCELLED, RuleKind.FULLY]
    assert moved(scheme, RuleKind.FULLY, 99) == scheme
    assert moved(scheme, RuleKind.CANCELLED, -1) == scheme
    assert difference(scheme, down) == 1
    assert set(missing_kinds(scheme)) == set(RuleKind) - {rule.kind for rule in scheme.rules}


def test_what_is_gone_or_renamed_is_found_and_replaced() -> None:
    scheme = Scheme(
        (Pair("a", "N", Direction.BOTH), Pair("b", "S", Direction.TO_SHOP)),
        (Rule(RuleKind.FULLY, "S"), Rule(RuleKind.CANCELLED, "S", "b")),
    )
    names = Names({"a": "Новый", "b": "Отгружен"}, {"N": "Принят", "S": "Отправлен"})
    states = [State("a", "Свежий"), State("b", "Отгружен"), State("c", "Собран")]
    statuses = [Status("N", "Принят"), Status("S", "Отправлен", gone=True)]
    found = findings(scheme, names, states, statuses)
    assert [(one.side, one.id, one.was, one.now) for one in found] == [
        (Side.SHOP, "S", "Отправлен", ""),
        (Side.MOYSKLAD, "a", "Новый", "Свежий"),
    ]
    cured = replaced(scheme, Side.SHOP, "S", "P")
    assert cured.pair("b", "P") == Pair("b", "P", Direction.TO_SHOP)
    assert cured.rules == (Rule(RuleKind.FULLY, "P"), Rule(RuleKind.CANCELLED, "P", "b"))
    dropped = replaced(scheme, Side.SHOP, "S", "")
    assert dropped.pairs == scheme.pairs[:1]
    assert not any(rule.enabled for rule in dropped.rules)


def test_a_side_that_nobody_read_tells_nothing_gone() -> None:
    scheme = Scheme((Pair("a", "N", Direction.BOTH),))
    assert findings(scheme, Names({"a": "Новый"}, {"N": "Принят"}), (), ()) == ()


def test_only_statuses_of_orders_that_nothing_knows_are_in_use_without_a_pair() -> None:
    scheme = Scheme((Pair("a", "N", Direction.BOTH),), (Rule(RuleKind.FULLY, "S"),))
    assert unpaired_in_use(scheme, Side.SHOP, {"N": 3, "S": 2, "P": 1, "F": 0, "": 4}) == ("P",)
    assert unpaired_in_use(scheme, Side.MOYSKLAD, {"a": 1, "b": 2}) == ("b",)


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Частично отгружен", "partly"),
        ("Отгружен", "shipped"),
        ("Принят, ожидается оплата", "created"),
        ("Оплачен, формируется к отправке", "paid"),
        ("Не оплачен", ""),
        ("Ждёт возврата", ""),
        ("Возврат", "returned"),
        ("Awaiting shipment", ""),
        ("Not paid", ""),
        ("Partially shipped", "partly"),
        ("Delivered", "delivered"),
        ("Курьер звонил", ""),
    ],
)
def test_a_name_stands_for_what_has_happened(name: str, step: str) -> None:
    assert step_of(name) == step


def test_a_proposal_pairs_by_name_then_by_step_and_never_against_a_type() -> None:
    states = (
        State("new", "Новый"),
        State("called", "Курьер звонил"),
        State("done", "Доставлен", type=StateType.SUCCESSFUL),
        State("off", "Отменён", type=StateType.UNSUCCESSFUL),
        State("odd", "Выполнен", type=StateType.UNSUCCESSFUL),
    )
    statuses = (
        Status("N", "Принят", sort=1),
        Status("CC", "курьер  ЗВОНИЛ", sort=2),
        Status("F", "Выполнен", sort=3),
        Status("C", "Отменён покупателем", sort=4),
        Status("X", "Отгружен", sort=5, gone=True),
    )
    scheme = propose(states, statuses)
    assert {pair.key: pair.direction for pair in scheme.pairs} == {
        ("new", "N"): Direction.BOTH,
        ("called", "CC"): Direction.TO_SHOP,
        ("done", "F"): Direction.TO_SHOP,
        ("off", "C"): Direction.BOTH,
    }
    assert scheme.sound
    assert scheme.rule(RuleKind.CANCELLED) == Rule(RuleKind.CANCELLED, "C", "off")
    for kind in (RuleKind.PARTLY, RuleKind.FULLY):
        rule = scheme.rule(kind)
        assert rule is not None
        assert rule.lacks_status
        assert not rule.enabled, "a status that is gone is none"


@given(schemes, st.permutations(STATUSES))
def test_a_completed_scheme_keeps_every_decision(scheme: Scheme, order: list[str]) -> None:
    proposal = Scheme(
        tuple(Pair(state, status, Direction.BOTH) for state, status in zip(STATES, order, strict=True)),
        tuple(Rule(kind) for kind in RuleKind),
    )
    result = completed(scheme, proposal)
    assert result.sound
    assert result.pairs[: len(scheme.pairs)] == scheme.pairs
    assert result.rules[: len(scheme.rules)] == scheme.rules
    assert not missing_kinds(result)
    assert completed(result, proposal) == result
