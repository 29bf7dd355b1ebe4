"""The picture of an order's shipments: the field cases by their numbers, traps, and what must hold for any events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.catalogue import Component
from core.domain.shipment_facts import Demand, DocumentLine, Goods, OrderedLine, SalesReturn, codes_of
from core.domain.shipments import Figures, Picture, ShipmentRule, ShipmentState, picture

D = Decimal
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
A, B, C = "item-a", "item-b", "item-c"
SET, P1, P2 = "set", "part-1", "part-2"
GOODS = {SET: Goods(components=(Component(P1, D(1)), Component(P2, D(2)))), "delivery": Goods(service=True)}


def ordered(*amounts: tuple[str, str], reserved: str | None = None) -> list[OrderedLine]:
    return [
        OrderedLine(f"L{n}", item, D(amount), None if reserved is None else D(reserved))
        for n, (item, amount) in enumerate(amounts, start=1)
    ]


def demand(name: str, *amounts: tuple[str, str], posted: bool = True, day: int = 0, gone: bool = False) -> Demand:
    moment = MONDAY + timedelta(days=day)
    lines = tuple(DocumentLine(f"{name}-{n}", item, D(amount)) for n, (item, amount) in enumerate(amounts))
    return Demand(name, "O", name, moment, moment, posted, lines, gone=gone)


def returned(name: str, *amounts: tuple[str, str], basis: str | None = "D1", posted: bool = True) -> SalesReturn:
    lines = tuple(DocumentLine(f"{name}-{n}", item, D(amount)) for n, (item, amount) in enumerate(amounts))
    return SalesReturn(name, "O", name, MONDAY, MONDAY, posted, lines, demand_id=basis)


def total(found: Picture) -> Figures:
    return sum(found.totals.values(), Figures())


# --- field cases ----------------------------------------------------------------------------------------------


def test_c45_the_same_item_on_two_lines_is_kept_apart_by_price() -> None:
    lines = [OrderedLine("L1", A, D(1), price=D(100)), OrderedLine("L2", A, D(2), price=D(0))]
    gift = Demand("D1", "O", "1", MONDAY, MONDAY, True, (DocumentLine("x", A, D(2), price=D(0)),))
    found = picture(lines, [gift])
    assert [(p.line_id, p.figures.shipped, p.figures.left) for p in found.positions] == [("L1", 0, 1), ("L2", 2, 0)]
    paid = Demand("D2", "O", "2", MONDAY, MONDAY, True, (DocumentLine("y", A, D(1), price=D(100)),))
    assert picture(lines, [gift, paid]).state is ShipmentState.FULLY
    back = SalesReturn("R", "O", "R", MONDAY, MONDAY, True, (DocumentLine("z", A, D(1), price=D(0)),))
    assert [p.figures.returned for p in picture(lines, [gift, paid], [back]).positions] == [0, 1]


def test_c64_four_of_ten_on_monday_ten_of_ten_on_thursday() -> None:
    lines = ordered((A, "10"))
    monday = picture(lines, [demand("D1", (A, "4"))])
    assert (monday.state, total(monday).told, total(monday).ordered) == (ShipmentState.PARTLY, 4, 10)
    thursday = picture(lines, [demand("D1", (A, "4")), demand("D2", (A, "6"), day=3)])
    assert (thursday.state, total(thursday).told, total(thursday).left) == (ShipmentState.FULLY, 10, 0)
    assert thursday.rule is ShipmentRule.ALL_SHIPPED
    assert (thursday.first_shipped, thursday.last_shipped) == (MONDAY, MONDAY + timedelta(days=3))


def test_c66_only_what_is_left_is_left() -> None:
    found = picture(ordered((A, "3"), (B, "1")), [demand("D1", (A, "2"), (B, "1"))])
    assert [(p.item_id, p.figures.left) for p in found.positions if p.figures.left] == [(A, 1)]


def test_c68_a_weighed_surplus_is_complete_and_told_exactly() -> None:
    found = picture(ordered((A, "2.0")), [demand("D1", (A, "2.05"))], goods={A: Goods("кг")})
    assert found.state is ShipmentState.FULLY
    assert found.rule is ShipmentRule.WITHIN_TOLERANCE
    assert found.totals["кг"].over == D("0.05")
    assert found.complete
    much = picture(ordered((A, "2.0")), [demand("D1", (A, "2.5"))])
    assert (much.state, much.complete) == (ShipmentState.OVER, True), "beyond the tolerance it is a mistake"
    pieces = picture(ordered((A, "40")), [demand("D1", (A, "41"))])
    assert pieces.state is ShipmentState.OVER, "whole pieces are counted, not weighed"


def test_c69_a_second_demand_adds_up_and_leaves_the_first_alone() -> None:
    first, second = demand("D1", (A, "1")), demand("D2", (A, "1"), day=1)
    found = picture(ordered((A, "2")), [first, second])
    assert (found.state, total(found).shipped) == (ShipmentState.FULLY, 2)


@pytest.mark.parametrize("undone", [{"posted": False}, {"gone": True}])
def test_c70_undoing_the_demand_brings_both_lines_and_reserves_back(undone: dict[str, bool]) -> None:
    lines = ordered((A, "1"), (B, "1"), reserved="1")
    shipped = picture(lines, [demand("D1", (A, "1"), (B, "1"))])
    assert [p.reserved for p in shipped.positions] == [0, 0], "what left is no longer held"
    after = picture(lines, [replace(demand("D1", (A, "1"), (B, "1")), **undone)])
    assert after.state is ShipmentState.NOT_STARTED
    assert [(p.figures.left, p.reserved) for p in after.positions] == [(1, 1), (1, 1)]


def test_c74_what_came_back_is_not_shipped() -> None:
    found = picture(ordered((A, "2")), [demand("D1", (A, "2"))], [returned("R1", (A, "2"))])
    assert found.state is ShipmentState.RETURNED
    assert found.rule is ShipmentRule.ALL_CAME_BACK
    figures = total(found)
    assert (figures.kept, figures.returned, figures.left) == (0, 2, 0)


def test_c108_marking_codes_are_counted_and_an_absent_field_breaks_nothing() -> None:
    def with_codes(codes: int | None) -> Demand:
        return replace(demand("D1"), lines=(DocumentLine("x", A, D(2), codes=codes),))

    assert codes_of(with_codes(2)) == (2, 2)
    assert codes_of(with_codes(1)) == (1, 2)
    assert codes_of(with_codes(None)) is None


# --- traps ----------------------------------------------------------------------------------------------------


def test_a_surplus_never_covers_a_shortage() -> None:
    found = picture(ordered((A, "2"), (B, "2")), [demand("D1", (A, "3"), (B, "1"))])
    assert total(found).shipped == total(found).ordered == 4
    assert found.state is ShipmentState.OVER
    assert not found.complete
    assert [(p.figures.over, p.figures.left) for p in found.positions] == [(1, 0), (0, 1)]


def test_goods_that_the_order_does_not_have_are_told_as_over() -> None:
    found = picture(ordered((A, "1")), [demand("D1", (A, "1"), (C, "2"))])
    assert found.state is ShipmentState.OVER
    foreign = found.positions[-1]
    assert (foreign.line_id, foreign.item_id, foreign.figures.ordered, foreign.figures.over) == ("", C, 0, 2)
    assert picture(ordered((A, "1")), [demand("D1", (A, "1"), (C, "2"))], [returned("R", (C, "2"))]).state is (
        ShipmentState.FULLY
    ), "the surplus came back"


def test_a_line_split_in_the_demand_counts_once() -> None:
    found = picture(ordered((A, "3")), [demand("D1", (A, "1"), (A, "2"))])
    assert (found.state, total(found).shipped) == (ShipmentState.FULLY, 3)


def test_an_order_cut_down_after_the_shipment_is_over() -> None:
    assert picture(ordered((A, "1")), [demand("D1", (A, "3"))]).state is ShipmentState.OVER


def test_services_are_no_goods() -> None:
    lines = ordered((A, "1"), ("delivery", "1"))
    assert picture(lines, [demand("D1", (A, "1"))], goods=GOODS).state is ShipmentState.FULLY
    assert picture(lines, [demand("D1", ("delivery", "1"))], goods=GOODS).state is ShipmentState.NOT_STARTED


def test_a_draft_moves_nothing_and_is_told_where_it_stands() -> None:
    lines = ordered((A, "3"), (B, "2"))
    found = picture(lines, [demand("D1", (A, "2")), demand("00433", (A, "1"), (B, "1"), (C, "1"), posted=False)])
    assert found.state is ShipmentState.PARTLY
    assert [(p.figures.shipped, p.figures.drafted, dict(p.drafts)) for p in found.positions] == [
        (2, 1, {"00433": 1}),
        (0, 1, {"00433": 1}),
    ]
    assert found.draft_excess == {C: 1}
    assert not picture(lines, [demand("x", (A, "1"), posted=False, gone=True)]).positions[0].drafts


def test_part_returned_after_everything_left_stays_shipped() -> None:
    found = picture(ordered((A, "4")), [demand("D1", (A, "4"))], [returned("R1", (A, "1"))])
    assert found.state is ShipmentState.FULLY
    assert (total(found).kept, total(found).came_back, total(found).told) == (3, 1, 4)


def test_the_picture_of_the_design_three_of_four_with_one_returned() -> None:
    found = picture(ordered((A, "4")), [demand("D1", (A, "3"))], [returned("R1", (A, "1"))])
    figures = total(found)
    assert found.state is ShipmentState.PARTLY
    assert (figures.kept, figures.came_back, figures.left, figures.told) == (2, 1, 1, 3)


def test_an_exchange_is_not_over() -> None:
    """A faulty piece came back and was sent again."""
    found = picture(
        ordered((A, "2")), [demand("D1", (A, "2")), demand("D2", (A, "1"), day=2)], [returned("R", (A, "1"))]
    )
    figures = total(found)
    assert found.state is ShipmentState.FULLY
    assert (figures.told, figures.kept, figures.over, figures.returned) == (2, 2, 0, 1)


def test_an_unposted_or_stray_return_changes_nothing() -> None:
    lines, sent = ordered((A, "2")), [demand("D1", (A, "2"))]
    assert picture(lines, sent, [returned("R", (A, "2"), posted=False)]) == picture(lines, sent)
    stray = picture(lines, [], [returned("R", (A, "1"), (B, "1"))])
    assert (stray.state, stray.strays) == (ShipmentState.NOT_STARTED, {A: 1, B: 1})


@pytest.mark.parametrize(
    ("sent", "state", "left", "loose"),
    [
        ([(SET, "2")], ShipmentState.FULLY, 0, {}),
        ([(P1, "2"), (P2, "4")], ShipmentState.FULLY, 0, {}),
        ([(SET, "1"), (P1, "1"), (P2, "2")], ShipmentState.FULLY, 0, {}),
        ([(P1, "1"), (P2, "2")], ShipmentState.PARTLY, 1, {}),
        ([(P1, "2"), (P2, "3")], ShipmentState.PARTLY, 1, {P1: 1, P2: 1}),
        ([(P1, "1")], ShipmentState.PARTLY, 2, {P1: 1}),
        ([(P1, "3"), (P2, "4")], ShipmentState.OVER, 0, {}),
    ],
)
def test_a_set_that_left_as_its_parts(
    sent: list[tuple[str, str]], state: ShipmentState, left: int, loose: dict[str, int]
) -> None:
    found = picture(ordered((SET, "2")), [demand("D1", *sent)], goods=GOODS)
    head = found.positions[0]
    assert (found.state, head.figures.left, dict(head.parts)) == (state, left, loose)


def test_parts_that_left_as_their_set() -> None:
    found = picture(ordered((P1, "1"), (P2, "2")), [demand("D1", (SET, "1"))], goods=GOODS)
    assert (found.state, len(found.positions)) == (ShipmentState.FULLY, 2)


def test_a_set_and_its_parts_come_back_as_either() -> None:
    as_parts, as_set = [demand("D1", (P1, "1"), (P2, "2"))], [demand("D1", (SET, "1"))]
    for sent in (as_parts, as_set):
        for back in ([returned("R", (SET, "1"))], [returned("R", (P1, "1"), (P2, "2"))]):
            assert picture(ordered((SET, "1")), sent, back, GOODS).state is ShipmentState.RETURNED
    one = picture(ordered((SET, "1")), as_set, [returned("R", (P1, "1"))], GOODS)
    assert (one.state, dict(one.positions[0].parts_returned)) == (ShipmentState.FULLY, {P1: 1})
    loose = picture(ordered((SET, "1")), [demand("D1", (P1, "1"))], [returned("R", (P1, "1"))], GOODS)
    assert (loose.state, loose.strays) == (ShipmentState.RETURNED, {})


def test_units_are_never_added_together() -> None:
    goods = {A: Goods("шт"), B: Goods("кг")}
    found = picture(ordered((A, "2"), (B, "1.5")), [demand("D1", (A, "1"), (B, "0.4"))], goods=goods)
    assert {unit: (f.told, f.left) for unit, f in found.totals.items()} == {"шт": (1, 1), "кг": (D("0.4"), D("1.1"))}


# --- for any events in any order ------------------------------------------------------------------------------

ITEMS = [A, B, C, SET, P1, P2, "delivery"]
amounts = st.one_of(st.integers(1, 9).map(D), st.decimals("0.001", "9.999", places=3))
pieces = st.integers(1, 9).map(D)
prices = st.sampled_from([None, D(0), D(100)])


@st.composite
def document_lines(draw: st.DrawFn, quantity: st.SearchStrategy[Decimal] = amounts) -> tuple[DocumentLine, ...]:
    rows = draw(st.lists(st.tuples(st.sampled_from(ITEMS), quantity, prices), max_size=5))
    return tuple(DocumentLine(str(n), item, amount, price) for n, (item, amount, price) in enumerate(rows))


@st.composite
def orders(draw: st.DrawFn) -> list[OrderedLine]:
    rows = draw(st.lists(st.tuples(st.sampled_from(ITEMS), amounts, prices), min_size=1, max_size=5))
    return [OrderedLine(f"L{n}", item, amount, amount, price) for n, (item, amount, price) in enumerate(rows)]


@st.composite
def demands(draw: st.DrawFn) -> list[Demand]:
    rows = draw(st.lists(st.tuples(document_lines(), st.booleans(), st.booleans(), st.integers(0, 3)), max_size=4))
    return [
        replace(demand(f"D{n}", posted=posted, gone=gone, day=day), lines=lines)
        for n, (lines, posted, gone, day) in enumerate(rows)
    ]


@st.composite
def returns(draw: st.DrawFn) -> list[SalesReturn]:
    rows = draw(st.lists(st.tuples(document_lines(), st.booleans()), max_size=3))
    return [replace(returned(f"R{n}", posted=posted), lines=lines) for n, (lines, posted) in enumerate(rows)]


def in_parts(amounts_by_item: dict[str, Decimal]) -> dict[str, Decimal]:
    """Everything counted in parts, services left out: what no exchange of sets and parts can change."""
    counted: dict[str, Decimal] = {}
    for item, amount in amounts_by_item.items():
        facts = GOODS.get(item, Goods())
        pairs = [(part.item_id, amount * part.quantity) for part in facts.components] or [(item, amount)]
        for name, value in pairs:
            if not facts.service:
                counted[name] = counted.get(name, D(0)) + value
    return {name: value for name, value in counted.items() if value}


def sum_of(documents: list[Demand] | list[SalesReturn]) -> dict[str, Decimal]:
    gathered: dict[str, Decimal] = {}
    for document in documents:
        for line in document.lines if document.posted and not document.gone else ():
            gathered[line.item_id] = gathered.get(line.item_id, D(0)) + line.quantity
    return gathered


@given(orders(), demands(), returns())
@settings(max_examples=400, deadline=None)
def test_the_parts_make_up_the_whole(lines: list[OrderedLine], sent: list[Demand], back: list[SalesReturn]) -> None:
    found = picture(lines, sent, back, GOODS)
    for position in found.positions:
        f = position.figures
        assert min(f.ordered, f.shipped, f.left, f.returned, f.over, f.kept, f.came_back, f.drafted) >= 0
        assert f.ordered == f.kept + f.came_back + f.left
        assert f.shipped == f.kept + f.over + f.returned
        assert f.drafted <= f.left
        assert f.drafted == sum(position.drafts.values(), D(0))
        assert f.told <= f.shipped
    wanted = {line.item_id for line in lines} - {"delivery"}
    assert {p.item_id for p in found.positions if p.line_id} == wanted
    assert [p.line_id for p in found.positions if p.line_id] == [k.id for k in lines if k.item_id != "delivery"]
    shipped: dict[str, Decimal] = {}
    home: dict[str, Decimal] = dict(found.strays)
    for position in found.positions:
        for name, amount in [(position.item_id, position.figures.shipped), *position.parts.items()]:
            shipped[name] = shipped.get(name, D(0)) + amount
        for name, amount in [(position.item_id, position.figures.returned), *position.parts_returned.items()]:
            home[name] = home.get(name, D(0)) + amount
    assert in_parts(shipped) == in_parts(sum_of(sent)), "every unit that left is in one place"
    assert in_parts(home) == in_parts(sum_of(back)), "every unit that came back is in one place"


@given(orders(), demands(), returns(), st.randoms())
@settings(max_examples=200, deadline=None)
def test_the_order_of_events_does_not_count(
    lines: list[OrderedLine], sent: list[Demand], back: list[SalesReturn], chance: object
) -> None:
    mixed, mixed_back = list(sent), list(back)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    chance.shuffle(mixed_back)  # type: ignore[attr-defined]
    assert picture(lines, mixed, mixed_back, GOODS) == picture(lines, sent, back, GOODS)


@given(orders(), demands(), returns(), document_lines())
@settings(max_examples=200, deadline=None)
def test_shipping_and_undoing_gives_the_picture_before(
    lines: list[OrderedLine], sent: list[Demand], back: list[SalesReturn], more: tuple[DocumentLine, ...]
) -> None:
    before = picture(lines, sent, back, GOODS)
    shipped = replace(demand("new", day=9), lines=more)
    assert picture(lines, [*sent, replace(shipped, gone=True)], back, GOODS) == before
    unposted = picture(lines, [*sent, replace(shipped, posted=False)], back, GOODS)
    assert (unposted.state, unposted.rule) == (before.state, before.rule)
    bare = [replace(p, figures=replace(p.figures, drafted=D(0)), drafts={}) for p in unposted.positions]
    assert bare == [replace(p, figures=replace(p.figures, drafted=D(0)), drafts={}) for p in before.positions]


@given(orders(), demands())
@settings(max_examples=200, deadline=None)
def test_states_follow_from_the_positions(lines: list[OrderedLine], sent: list[Demand]) -> None:
    found = picture(lines, sent, (), GOODS)
    figures = [p.figures for p in found.positions]
    if found.state is ShipmentState.FULLY:
        assert all(f.left == 0 for f in figures)
    if found.state is ShipmentState.PARTLY:
        assert any(f.left for f in figures)
        assert not any(p.alarming for p in found.positions)
    if found.state is ShipmentState.NOT_STARTED:
        assert all(f.left == f.ordered and not f.shipped for f in figures)
    if any(f.over > f.ordered * D("0.05") for f in figures):
        assert found.state is ShipmentState.OVER
