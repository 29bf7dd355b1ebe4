"""The segmented bar and the timeline: one cell a unit where that is possible, every event and cause in words."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from gui.widgets.segments import MOST_CELLS, Amounts, SegmentBar, cells
from gui.widgets.timeline import MOYSKLAD, OWN, SHOP, Timeline, TimelineEntry

units = st.integers(0, 20).map(Decimal)
shares = st.decimals(0, 40, places=3)


def kinds(amounts: Amounts) -> list[str]:
    """Cells from left to right."""
    return [kind for kind, _, _ in cells(amounts, 400)]


def test_up_to_fourteen_units_each_has_its_cell() -> None:
    assert kinds(Amounts(Decimal(2), Decimal(1), Decimal(1))) == ["kept", "kept", "back", "left"]
    assert kinds(Amounts(Decimal(3), over=Decimal(1))) == ["kept"] * 3 + ["over"]
    assert len(kinds(Amounts(Decimal(9), left=Decimal(5)))) == MOST_CELLS


def test_more_units_and_fractions_are_shares() -> None:
    assert kinds(Amounts(Decimal(9), left=Decimal(6))) == ["kept", "left"]
    found = cells(Amounts(Decimal("1.5"), left=Decimal("0.5")), 402)
    assert [(kind, round(wide)) for kind, _, wide in found] == [("kept", 300), ("left", 100)]


def test_nothing_ordered_is_an_empty_track() -> None:
    assert cells(Amounts(), 120) == [("left", 0.0, 120)]


@given(st.one_of(units, shares), st.one_of(units, shares), units, units)
def test_cells_fill_the_bar_in_order_and_never_overlap(
    kept: Decimal, back: Decimal, left: Decimal, over: Decimal
) -> None:
    found = cells(Amounts(kept, back, left, over), 300)
    assert all(wide > 0 for _, _, wide in found)
    for (_, start, wide), (_, after, _) in pairwise(found):
        assert after == pytest.approx(start + wide + 2)
    assert found[-1][1] + found[-1][2] == pytest.approx(300, abs=0.01)


def test_the_big_bar_is_told_in_words(qtbot: QtBot) -> None:
    bar = SegmentBar()
    qtbot.addWidget(bar)
    bar.show_amounts(
        Amounts(Decimal(5), left=Decimal(3)), [("kept", "shipped", "5"), ("left", "left", "3")], "5 of 8", "63 %"
    )
    assert bar.accessibleName() == "5 of 8"
    assert bar.accessibleDescription() == "shipped 5, left 3"


def test_the_timeline_is_told_with_causes_and_grows_where_words_wrap(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    entries = [
        TimelineEntry("14:28", OWN, "Статус не изменился", "SkladLink", 1),
        TimelineEntry("14:27", SHOP, "Отгрузка отмечена в магазине", cause=2),
        TimelineEntry("14:26", MOYSKLAD, "Отгрузка 00431 проведена"),
    ]
    timeline.show_entries(entries, "Хронология")
    assert timeline.told().split(". ") == [
        "14:28 · Статус не изменился · SkladLink ← Отгрузка отмечена в магазине",
        "14:27 · Отгрузка отмечена в магазине ← Отгрузка 00431 проведена",
        "14:26 · Отгрузка 00431 проведена",
    ]
    assert timeline.accessibleDescription() == timeline.told()
    assert timeline.heightForWidth(260) > timeline.heightForWidth(700)
