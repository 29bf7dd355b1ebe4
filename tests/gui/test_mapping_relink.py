"""Relinking on screen: a deleted item's offer goes to a variant of the same product in one act, and back by undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from core.domain.catalogue import ItemKind
from core.domain.links import LinkOrigin, MatchState
from core.domain.screens.mapping import MappingQuery, MappingRow, MappingTab
from gui.pages.mapping.relink_sheet import RelinkSheet
from tests.gui.conftest import Desk


@pytest.fixture
def mapping(open_real: Callable[[str], Desk]) -> Desk:
    desk = open_real("mapping")
    desk.until(lambda: desk.current() and desk.window.pages["mapping"].list.counts.total)
    return desk


def deleted(desk: Desk) -> tuple[MappingRow, MappingRow]:
    """One linked variant goes, a linked sibling of it is unlinked; the rows of both, as they are then."""
    app = desk.app
    families: dict[int, list[MappingRow]] = {}
    linked = app.mapping_rows(app.mapping_ids(MappingQuery(tab=MappingTab.LINKED)))
    accepted = {k.item_id for k in app.store.links.links().values() if k.origin is LinkOrigin.ACCEPTED}
    for row in linked:
        head = app.mapping_tree.family_of(row.row)
        if head is not None and row.kind is ItemKind.VARIANT and row.item_id in accepted:
            families.setdefault(head, []).append(row)
    gone, sibling = next(rows for rows in families.values() if len(rows) >= 2)[:2]
    app.unlink(sibling.item_id)
    with app.store.raw.write() as connection:
        connection.execute("UPDATE item SET gone = 1 WHERE id = ?", (gone.item_id,))
    app.store.links.refresh_match_states([gone.item_id])
    (now,) = app.mapping_rows([gone.row])
    assert now.state is MatchState.DELETED
    return now, sibling


def opened(desk: Desk, row: MappingRow) -> RelinkSheet:
    page = desk.window.pages["mapping"]
    page.list.show_rows(MappingTab.ALL, row=row.row)
    desk.until(lambda: desk.shown() == row.row)
    assert page.detail.relink.isVisible()
    page.table.setFocus()
    desk.press(Qt.Key.Key_R, "r", target=page.table)
    sheet = desk.window.sheet()
    assert isinstance(sheet, RelinkSheet)
    return sheet


def test_c06_r_shows_the_variants_of_the_product_and_enter_relinks(mapping: Desk) -> None:
    gone, sibling = deleted(mapping)
    page = mapping.window.pages["mapping"]
    before = dict(mapping.app.store.links.links())
    sheet = opened(mapping, gone)
    mapping.until(lambda: sheet.model.position(sibling.row) >= 0)
    assert gone.offer_name in sheet.sub.text()
    sheet.table.go(sheet.model.position(sibling.row))
    sheet.table.setFocus()
    mapping.press(Qt.Key.Key_Return, target=sheet.table)
    mapping.until(lambda: mapping.app.store.links.link_of_offer(gone.offer_id).item_id == sibling.item_id)
    mapping.until(page.acts.stack.can_undo)
    page.acts.undo()
    mapping.until(lambda: mapping.app.store.links.links() == before)


def test_a_search_looks_among_all_unlinked_items(mapping: Desk) -> None:
    gone, sibling = deleted(mapping)
    sheet = opened(mapping, gone)
    mapping.until(lambda: sheet.model.rowCount() > 0)
    waiting = mapping.app.mapping_rows(mapping.app.mapping_ids(MappingQuery(tab=MappingTab.TODO)))
    stranger = next(row for row in waiting if row.state is not MatchState.DELETED and row.name != sibling.name)
    assert sheet.model.position(stranger.row) < 0
    sheet.field.setText(stranger.name)
    mapping.until(lambda: sheet.model.position(stranger.row) >= 0)
    sheet.field.setText("нет такого товара")
    mapping.until(lambda: sheet.pages.currentWidget() is sheet.state)
    assert not sheet.take.isEnabled()
    sheet.cancel.click()
    assert mapping.app.store.links.link_of_offer(gone.offer_id).item_id == gone.item_id


def test_rows_that_are_not_deleted_offer_no_relinking(mapping: Desk) -> None:
    page = mapping.window.pages["mapping"]
    mapping.until(lambda: mapping.shown())
    assert not page.detail.relink.isVisible()
    page.relink()
    assert mapping.window.sheet() is None
