"""The mapping by product: "2 of 3", opening and folding by keys and mouse, filters, a whole family at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.domain.links import MatchState
from core.domain.screens.mapping import FamilyRow, MappingQuery, MappingRow, MappingTab
from gui.pages.mapping import table as columns
from gui.pages.mapping.bulk import BulkSheet
from tests.gui.conftest import Desk


@pytest.fixture
def tree(open_real: Callable[[str], Desk]) -> Desk:
    """The mapping by product."""
    desk = open_real("mapping")
    page = desk.window.pages["mapping"]
    desk.until(lambda: desk.current() and page.list.counts.total)
    desk.press(Qt.Key.Key_G, "g", target=page.table)
    desk.until(lambda: page.model.rowCount() and any(number < 0 for number in page.model.ids))
    return desk


def families(desk: Desk) -> list[FamilyRow]:
    door = desk.app.mapping_tree
    rows = door.rows(door.ids(MappingQuery(grouped=True)))
    return [row for row in rows if isinstance(row, FamilyRow)]


def go(desk: Desk, family: FamilyRow) -> None:
    page = desk.window.pages["mapping"]
    page.list.show_rows(MappingTab.ALL, row=family.row)
    desk.until(lambda: page.list.tree.head() is not None and page.list.tree.head().row == family.row)
    desk.until(
        lambda: (
            page.families.panel.family is not None
            and page.families.panel.family.row == family.row
            and page.families.panel.members
        )
    )


def test_c04_a_parent_says_2_of_3_opens_to_its_variants_and_stays_under_the_filter(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 3 and f.open == 0)
    (first,) = tree.app.mapping_rows(family.rows[:1])
    tree.app.unlink(first.item_id)
    words = f"{family.linked - 1} из {len(family.rows)}"
    family = next(f for f in families(tree) if f.row == family.row)
    go(tree, family)
    tree.until(lambda: page.model.text(page.list.any_current(), columns.STATE) == words)
    assert page.side.currentWidget() is page.families.panel
    page.table.setFocus()
    tree.press(Qt.Key.Key_Right, target=page.table)
    at = page.table.current_row()
    assert list(page.model.ids[at + 1 : at + 1 + len(family.rows)]) == list(family.rows)
    tree.until(lambda: isinstance(page.model.row_at(at + 1), MappingRow))
    states = {page.model.row_at(at + 1 + n).state for n in range(len(family.rows))}
    assert MatchState.LINKED in states
    assert len(states) == 2
    page.list.tree.incomplete.setChecked(True)
    tree.until(lambda: page.model.position(family.row) >= 0 and page.model.rowCount() < len(families(tree)))
    assert page.model.position(family.rows[0]) >= 0, "it stays open"
    kept = tree.app.mapping_tree.rows([number for number in page.model.ids if number < 0])
    assert all(row.open for row in kept)


def test_left_goes_to_the_parent_and_folds_it(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 2)
    go(tree, family)
    page.table.setFocus()
    count = page.model.rowCount()
    tree.press(Qt.Key.Key_Right, target=page.table)
    assert page.model.rowCount() == count + len(family.rows)
    tree.press(Qt.Key.Key_Right, target=page.table)
    tree.until(lambda: tree.current() == family.rows[0])
    tree.until(lambda: page.side.currentWidget() is page.detail)
    tree.press(Qt.Key.Key_Left, target=page.table)
    tree.until(lambda: page.list.tree.head() is not None)
    tree.press(Qt.Key.Key_Left, target=page.table)
    assert page.model.rowCount() == count


def test_the_caret_opens_and_the_box_checks_the_whole_family(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 2)
    go(tree, family)
    rect = page.table.visualRect(page.model.index(page.table.current_row(), columns.ITEM))
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 10, rect.center().y())
    )
    assert page.model.position(family.rows[0]) >= 0
    page.list.check(page.model.position(family.row))
    assert page.list.checked == set(family.rows)
    page.list.check(page.model.position(family.row))
    assert page.list.checked == set()


def test_a_whole_family_is_linked_as_one_run_after_a_look(tree: Desk) -> None:
    """Level one: the parent's card is named; level two: every clear variant, and only those, in one run."""
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 3 and f.open == 0 and f.card_id is not None)
    for row in tree.app.mapping_rows(family.rows):
        tree.app.unlink(row.item_id)
    tree.app.store.watermarks.set("candidates.rank_anew", "1")
    before = dict(tree.app.store.links.links())
    suggested = [r for r in tree.app.mapping_rows(family.rows) if r.state is MatchState.SUGGESTED]
    assert suggested
    go(tree, family)
    tree.until(lambda: page.families.panel.suggested() == len(suggested))
    assert page.families.panel.family.card_id == family.card_id
    page.table.setFocus()
    tree.press(Qt.Key.Key_Return, target=page.table)
    sheet = tree.window.sheet()
    assert isinstance(sheet, BulkSheet)
    assert family.name in sheet.head.text()
    tree.until(lambda: sheet.model.rowCount() == len(suggested))
    sheet.confirm.click()
    tree.until(lambda: len(tree.app.store.links.links()) == len(before) + len(suggested))
    tree.until(page.acts.stack.can_undo)
    page.acts.undo()
    tree.until(lambda: tree.app.store.links.links() == before)


def test_a_row_that_is_asked_for_opens_its_parent(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 2)
    page.list.show_rows(MappingTab.ALL, row=family.rows[1])
    tree.until(lambda: tree.current() == family.rows[1])
    assert page.model.ids[page.model.position(family.rows[0]) - 1] == family.row


def test_all_rows_are_checked_not_their_parents(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    page.table.header.check_all_clicked.emit()
    everything = set(tree.app.mapping_ids(MappingQuery()))
    tree.until(lambda: page.list.checked == everything)
    page.table.header.check_all_clicked.emit()
    tree.until(lambda: not page.list.checked)


def test_what_a_reader_hears_of_a_parent(tree: Desk) -> None:
    page = tree.window.pages["mapping"]
    family = next(f for f in families(tree) if len(f.rows) >= 2 and f.open == 0)
    told = page.model.spoken(family)
    assert family.name in told
    assert f"{family.linked} из {len(family.rows)}" in told
    assert "свёрнут" in told
