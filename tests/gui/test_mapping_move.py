"""An offer that another item has moves only when a person says so, and undo brings it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.links import MatchState
from core.domain.screens.mapping import MappingQuery, MappingRow
from gui.pages.mapping.move_sheet import MoveSheet
from tests.gui.conftest import Desk


@pytest.fixture
def contested(open_real: Callable[[str], Desk]) -> tuple[Desk, MappingRow, MappingRow]:
    """The page, an item to decide, and the linked item whose offer it is about to get."""
    desk = open_real("mapping")
    rows = desk.app.mapping_rows(desk.app.mapping_ids(MappingQuery()))
    wanting = next(row for row in rows if row.state in (MatchState.AMBIGUOUS, MatchState.SUGGESTED))
    owner = next(row for row in rows if row.state is MatchState.LINKED)
    detail = desk.app.mapping_detail(wanting.row)
    desk.app.unlink(owner.item_id)
    desk.app.link(owner.item_id, detail.candidates[0].offer_id)
    desk.until(lambda: desk.window.pages["mapping"].list.model.rowCount())
    page = desk.window.pages["mapping"]
    page.table.go(page.list.model.position(wanting.row))
    desk.until(lambda: desk.shown() == wanting.row)
    return desk, wanting, owner


def ask(desk: Desk) -> MoveSheet:
    desk.press(Qt.Key.Key_Return, target=desk.window.pages["mapping"].table)
    desk.until(lambda: isinstance(desk.window.sheet(), MoveSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, MoveSheet)
    return sheet


def test_the_question_names_the_other_item_and_no_is_the_safe_answer(
    contested: tuple[Desk, MappingRow, MappingRow],
) -> None:
    desk, wanting, owner = contested
    before = desk.app.store.links.links()
    sheet = ask(desk)
    assert owner.name in sheet.told.text()
    assert wanting.name in sheet.told.text()
    assert QApplication.focusWidget() is sheet.cancel
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.sheet() is None)
    assert desk.app.store.links.links() == before


def test_yes_moves_the_link_and_undo_brings_it_back(contested: tuple[Desk, MappingRow, MappingRow]) -> None:
    desk, wanting, _ = contested
    before = desk.app.store.links.links()
    ask(desk).move_it.click()
    desk.until(lambda: desk.app.store.links.link_of_item(wanting.item_id) is not None)
    offer = desk.app.store.links.link_of_item(wanting.item_id).offer_id
    assert before[offer].item_id != wanting.item_id
    page = desk.window.pages["mapping"]
    desk.until(page.acts.stack.can_undo)
    desk.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)
    desk.until(lambda: desk.app.store.links.links() == before)


def test_the_detail_tells_the_history_of_the_link_on_both_sides(
    contested: tuple[Desk, MappingRow, MappingRow],
) -> None:
    desk, wanting, owner = contested
    ask(desk).move_it.click()
    desk.until(lambda: desk.app.store.links.link_of_item(wanting.item_id) is not None)
    page = desk.window.pages["mapping"]
    page.table.go(page.list.model.position(wanting.row))
    desk.until(lambda: desk.shown() == wanting.row and page.detail.past.words())
    newest = page.detail.past.words()
    assert "вы" in newest[0]
    assert f"раньше оно было у товара «{desk.app.store.catalogue.item(owner.item_id).name}»" in newest[1]
    past = [line.code for line in desk.app.mapping_detail(owner.row).history]
    assert past[:3] == ["history.link_lost", "history.link", "history.unlink"]
