"""Why each missing unit is missing: the reasons add up to what is left, and nothing is guessed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.shipment_facts import Demand, Goods
from core.domain.shipment_reasons import ItemStock, Missing, MissingCode, missing
from core.domain.shipments import picture
from tests.domain.test_shipments import GOODS, ITEMS, MONDAY, P1, P2, SET, A, B, D, demand, demands, ordered, orders

MAIN, SHOWROOM = "main", "showroom"


def at(store: str, *documents: Demand) -> list[Demand]:
    return [
        Demand(d.id, d.customer_order_id, d.name, d.moment, d.updated, d.posted, d.lines, store_id=store, gone=d.gone)
        for d in documents
    ]


def told(found: tuple[Missing, ...]) -> list[tuple[str, Decimal]]:
    return [(reason.code.value, reason.quantity) for reason in found]


def test_the_picture_of_the_design_two_not_in_stock_one_in_a_draft() -> None:
    lines = ordered((A, "3"), (B, "2"))
    sent = at(MAIN, demand("00424", (A, "2")), demand("00433", (A, "1"), posted=False, day=1))
    stock = {A: ItemStock({MAIN: D(4)}, D(4)), B: ItemStock({MAIN: D(0), SHOWROOM: D(0)}, D(0))}
    found = missing(picture(lines, sent), sent, stock)
    assert told(found) == [("in_draft", 1), ("not_in_stock", 2)]
    assert found[0].demand_id == "00433"
    assert (found[1].store_id, found[1].figure, found[1].position) == (MAIN, 0, 1)


def test_what_lies_ready_simply_did_not_leave() -> None:
    sent = at(MAIN, demand("1", (A, "1")))
    found = missing(picture(ordered((A, "4")), sent), sent, {A: ItemStock({MAIN: D(2)}, D(2))})
    assert told(found) == [("ready", 2), ("not_in_stock", 1)]


def test_a_reserve_of_this_order_counts_for_it_only_as_far_as_goods_lie_there() -> None:
    lines = ordered((A, "3"), reserved="3")
    assert told(missing(picture(lines, []), [], {A: ItemStock({MAIN: D(0)}, D(3))})) == [("ready", 3)]
    assert told(missing(picture(lines, []), [], {A: ItemStock({MAIN: D(-3)}, D(0))})) == [("not_in_stock", 3)]


def test_another_warehouse_and_other_orders_are_named() -> None:
    sent = at(MAIN, demand("1", (B, "1")))
    stock = {A: ItemStock({MAIN: D(0), SHOWROOM: D(2)}, D(3))}
    found = missing(picture(ordered((A, "4"), (B, "1")), sent), sent, stock)
    assert told(found) == [("elsewhere", 2), ("held_for_others", 1), ("not_in_stock", 1)]
    assert (found[0].store_id, found[0].figure) == (SHOWROOM, 2)


def test_unknown_stock_is_not_called_empty() -> None:
    assert told(missing(picture(ordered((A, "1")), []), [], {})) == [("unknown", 1)]
    half = {P1: ItemStock({MAIN: D(9)}, D(9))}
    assert told(missing(picture(ordered((SET, "1")), [], (), GOODS), [], half, GOODS)) == [("unknown", 1)]


def test_two_lines_of_an_item_share_its_stock() -> None:
    lines = ordered((A, "1"), (A, "2"), reserved="1")
    stock = {A: ItemStock({MAIN: D(0), SHOWROOM: D(1)}, D(9))}
    found = missing(picture(lines, []), [], stock)
    assert told(found) == [("ready", 1), ("ready", 2)], "each line's own reserve, and the one that is free"
    scarce = missing(picture(lines, []), [], {A: ItemStock({MAIN: D(0)}, D(2))})
    assert told(scarce) == [("ready", 1), ("ready", 1), ("not_in_stock", 1)]


def test_a_set_waits_for_its_scarcest_part() -> None:
    stock = {P1: ItemStock({MAIN: D(5)}, D(5)), P2: ItemStock({MAIN: D(3)}, D(3))}
    found = missing(picture(ordered((SET, "3")), [], (), GOODS), [], stock, GOODS)
    assert told(found) == [("ready", 1), ("not_in_stock", 2)]
    assert found[1].part_id == P2


def test_a_set_begun_names_the_part_that_is_behind() -> None:
    sent = [demand("1", (P1, "2"), (P2, "3"))]
    found = missing(picture(ordered((SET, "2")), sent, (), GOODS), sent, {}, GOODS)
    assert told(found) == [("part_of_set", 1)]
    assert found[0].part_id == P2


figures = st.integers(-3, 9).map(D)


@given(
    orders(),
    demands(),
    st.dictionaries(
        st.sampled_from(ITEMS),
        st.builds(ItemStock, st.dictionaries(st.sampled_from([MAIN, SHOWROOM, ""]), figures), st.none() | figures),
    ),
)
@settings(max_examples=300, deadline=None)
def test_reasons_add_up_to_what_is_left(lines: list[object], sent: list[Demand], stock: dict[str, ItemStock]) -> None:
    found = picture(lines, sent, (), GOODS)  # type: ignore[arg-type]
    reasons = missing(found, sent, stock, GOODS)
    for number, position in enumerate(found.positions):
        parts = [reason.quantity for reason in reasons if reason.position == number]
        assert all(part > 0 for part in parts)
        assert sum(parts, D(0)) == position.figures.left
    unknown = {p.item_id for p in found.positions} - set(stock) - {SET}
    for reason in reasons:
        if found.positions[reason.position].item_id in unknown:
            assert reason.code in (MissingCode.UNKNOWN, MissingCode.IN_DRAFT)


def test_drafts_are_told_in_the_order_of_their_time() -> None:
    sent = [demand("b", (A, "1"), posted=False), demand("a", (A, "5"), posted=False, day=1)]
    found = missing(picture(ordered((A, "3")), sent), sent, {}, {A: Goods("шт")})
    assert [(r.demand_id, r.quantity) for r in found] == [("b", 1), ("a", 2)]
    assert sent[0].moment == MONDAY < MONDAY + timedelta(days=1) == sent[1].moment
