"""Acts on checked rows: shown before, rows that do not fit left out, one run, one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.links import MatchState
from core.domain.screens.mapping import MappingQuery, MappingRow
from gui.pages.mapping.bulk import BulkSheet
from tests.gui.conftest import Desk


@pytest.fixture
def mapping(open_real: Callable[[str], Desk]) -> Desk:
    desk = open_real("mapping")
    desk.until(lambda: desk.current() and desk.window.pages["mapping"].list.counts.total)
    return desk


def rows(desk: Desk, *states: MatchState) -> list[MappingRow]:
    found = desk.app.mapping_rows(desk.app.mapping_ids(MappingQuery()))
    return [row for row in found if row.state in states]


def check(desk: Desk, chosen: list[MappingRow]) -> None:
    listing = desk.window.pages["mapping"].list
    for row in chosen:
        listing.check(listing.model.position(row.row))


def sheet(desk: Desk, count: int) -> BulkSheet:
    """The open sheet with `count` rows."""
    shown = desk.window.sheet()
    assert isinstance(shown, BulkSheet)
    desk.until(lambda: shown.model.rowCount() == count)
    assert QApplication.focusWidget() is shown.cancel
    return shown


def undo(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    desk.until(page.acts.stack.can_undo)
    desk.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)


def test_ignoring_keeps_the_reason_leaves_linked_rows_out_and_one_undo_takes_all_back(mapping: Desk) -> None:
    undecided, linked = rows(mapping, MatchState.SUGGESTED)[:3], rows(mapping, MatchState.LINKED)[:1]
    check(mapping, undecided + linked)
    footer = mapping.window.pages["mapping"].list.footer
    assert footer.ignore.isVisible()
    footer.ignore.click()
    shown = sheet(mapping, 3)
    assert "1" in shown.sub.text()
    assert "3" in shown.confirm.text()
    shown.reason.setText("разовый заказ")
    shown.confirm.click()
    wanted = {row.item_id: "разовый заказ" for row in undecided}
    mapping.until(lambda: mapping.app.store.links.ignored() == wanted)
    assert not footer.ignore.isVisible()
    undo(mapping)
    mapping.until(lambda: mapping.app.store.links.ignored() == {})


def test_unlinking_and_linking_again(mapping: Desk) -> None:
    before = mapping.app.store.links.links()
    linked = rows(mapping, MatchState.LINKED)[:2]
    check(mapping, linked)
    footer = mapping.window.pages["mapping"].list.footer
    footer.unlink.click()
    sheet(mapping, 2).confirm.click()
    mapping.until(lambda: len(mapping.app.store.links.links()) == len(before) - 2)
    undo(mapping)
    mapping.until(lambda: mapping.app.store.links.links() == before)


def test_accepting_links_each_row_to_the_offer_that_was_shown(mapping: Desk) -> None:
    before = mapping.app.store.links.links()
    suggested = rows(mapping, MatchState.SUGGESTED)
    check(mapping, suggested)
    mapping.window.pages["mapping"].list.footer.accept.click()
    shown = mapping.window.sheet()
    assert isinstance(shown, BulkSheet)
    mapping.until(lambda: shown.model.rowCount() > 0)
    wanted = {row.offer_id: row.item_id for row in mapping.app.mapping_rows(shown.model.ids)}
    assert len(wanted) == shown.model.rowCount() <= len(suggested)
    shown.confirm.click()
    mapping.until(lambda: len(mapping.app.store.links.links()) == len(before) + len(wanted))
    now = {offer: link.item_id for offer, link in mapping.app.store.links.links().items() if offer not in before}
    assert now == wanted
    undo(mapping)
    mapping.until(lambda: mapping.app.store.links.links() == before)


def test_cancel_changes_nothing(mapping: Desk) -> None:
    before = mapping.app.store.links.links()
    check(mapping, rows(mapping, MatchState.LINKED)[:2])
    mapping.window.pages["mapping"].list.footer.unlink.click()
    sheet(mapping, 2).cancel.click()
    mapping.until(lambda: mapping.window.sheet() is None)
    assert mapping.app.store.links.links() == before
    assert len(mapping.window.pages["mapping"].list.checked) == 2
