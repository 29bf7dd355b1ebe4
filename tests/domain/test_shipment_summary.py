"""One line an order: sums in one unit, positions where units differ, since when it waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.domain.shipment_facts import Demand, DocumentLine, Goods, OrderedLine, SalesReturn
from core.domain.shipment_summary import POSITIONS, ShipmentSummary, summary
from core.domain.shipments import ShipmentState, picture

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ORDERED = NOW - timedelta(days=9)
GOODS = {"tea": Goods(), "jam": Goods(), "rope": Goods("м")}
LINES = (OrderedLine("1", "tea", Decimal(3)), OrderedLine("2", "jam", Decimal(2)))


def a_demand(days_ago: int, posted: bool = True, **amounts: int) -> Demand:
    """A demand of some items."""
    at = NOW - timedelta(days=days_ago)
    lines = tuple(DocumentLine(item, item, Decimal(amount)) for item, amount in amounts.items())
    return Demand(f"d{days_ago}", "o", f"{days_ago}", at, at, posted, lines)


def line(
    *demands: Demand, lines: tuple[OrderedLine, ...] = LINES, back: tuple[SalesReturn, ...] = ()
) -> ShipmentSummary:
    """The line of an order with these documents."""
    return summary(picture(lines, demands, back, GOODS), demands, back, ORDERED)


def test_a_partial_order_waits_since_its_first_goods_left() -> None:
    found = line(a_demand(5, tea=1), a_demand(2, jam=1), a_demand(1, posted=False, tea=1))
    assert (found.state, found.unit, found.drafts) == (ShipmentState.PARTLY, "", 1)
    assert (found.figures.told, found.figures.ordered, found.figures.left) == (2, 5, 3)
    assert found.waits_since == NOW - timedelta(days=5)
    assert found.changed_at == NOW - timedelta(days=1), "a draft is a change, too"


def test_a_surplus_waits_since_the_last_goods_left_and_a_finished_order_does_not_wait() -> None:
    assert line(a_demand(5, tea=3), a_demand(2, jam=3)).waits_since == NOW - timedelta(days=2)
    assert line(a_demand(5, tea=3), a_demand(2, jam=2)).waits_since is None
    assert line().waits_since == ORDERED


def test_pieces_and_metres_are_counted_as_positions() -> None:
    lines = (*LINES, OrderedLine("3", "rope", Decimal("2.5")))
    found = line(a_demand(1, tea=3, jam=1), lines=lines)
    assert (found.unit, found.figures.ordered, found.figures.kept, found.figures.left) == (POSITIONS, 3, 1, 2)
    assert found.figures.told == 1


def test_a_deleted_document_changes_nothing() -> None:
    gone = replace(a_demand(0, tea=3), gone=True)
    assert line(a_demand(5, tea=1), gone) == line(a_demand(5, tea=1))


@given(
    st.lists(st.tuples(st.sampled_from(["tea", "jam", "rope"]), st.integers(1, 4), st.booleans()), max_size=5),
    st.booleans(),
)
def test_the_parts_of_a_line_always_add_up(sent: list[tuple[str, int, bool]], with_rope: bool) -> None:
    lines = (*LINES, OrderedLine("3", "rope", Decimal(2))) if with_rope else LINES
    demands = [a_demand(number, posted, **{item: amount}) for number, (item, amount, posted) in enumerate(sent)]
    figures = line(*demands, lines=lines).figures
    assert figures.ordered == figures.kept + figures.came_back + figures.left
    assert min(figures.kept, figures.came_back, figures.left, figures.over) >= 0
