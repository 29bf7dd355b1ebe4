"""The dictionary of variants on screen: its sheet, what a link teaches, and what is equal by the dictionary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import NAMES, Term
from core.domain.links import LinkOrigin
from core.domain.plan import JobName
from core.domain.screens.dictionary import TermTab
from core.domain.screens.mapping import MappingQuery, MappingTab
from gui.pages.mapping import dictionary as joined
from gui.pages.mapping.dictionary_sheet import DictionarySheet
from tests.gui.conftest import Desk

OLIVE = Term("Цвет", "хаки", "olive")


@pytest.fixture
def mapping(open_real: Callable[[str], Desk]) -> Desk:
    desk = open_real("mapping")
    desk.until(lambda: desk.current() and desk.window.pages["mapping"].list.counts.total)
    return desk


def opened(desk: Desk, count: int = 1) -> DictionarySheet:
    """The sheet, opened by its key, with rows and suggestions."""
    desk.press(Qt.Key.Key_D, "d", target=desk.window.pages["mapping"].table)
    sheet = desk.window.sheet()
    assert isinstance(sheet, DictionarySheet)
    desk.until(lambda: sheet.table.rows.rowCount() >= count and sheet.line.scope.count() > 2)
    return sheet


def shown(sheet: DictionarySheet) -> list[tuple[str, str]]:
    rows = [sheet.table.rows.row_at(place) for place in range(sheet.table.rows.rowCount())]
    return [(row.term.warehouse, row.term.shop) for row in rows if row is not None]


def parted(desk: Desk, word: str) -> tuple[Item, Offer]:
    """Unlink an accepted pair with a colour, and let the shop call that colour `word`."""
    catalogue = desk.app.store.catalogue
    links = [link for link in desk.app.store.links.links().values() if link.origin is LinkOrigin.ACCEPTED]
    for link in links:
        (item,), (offer,) = catalogue.items([link.item_id]), catalogue.offers([link.offer_id])
        colour = dict(item.characteristics).get("Цвет", "").casefold()
        if colour and not item.archived and any(value.casefold() == colour for _, value in offer.properties):
            changed = tuple((name, word if value.casefold() == colour else value) for name, value in offer.properties)
            catalogue.upsert_offers([replace(offer, properties=changed)], 0)
            desk.app.unlink(item.id)
            return item, replace(offer, properties=changed)
    raise AssertionError("the world has no accepted variant with a colour")


def test_two_fields_add_an_entry_and_ctrl_z_takes_it_back(mapping: Desk) -> None:
    sheet = opened(mapping)
    line = sheet.line
    line.scope.choose("Цвет")
    line._suggest()
    assert "Цвет" in [line.scope.itemData(at) for at in range(line.scope.count())]
    assert line.warehouse.words()
    assert not line.add.isEnabled()
    line.warehouse.setText("хаки")
    line.shop.setText("olive")
    mapping.press(Qt.Key.Key_Return, target=line.shop)
    mapping.until(lambda: ("хаки", "olive") in shown(sheet))
    assert line.shop.text() == ""
    assert OLIVE.key in {term.key for term in mapping.app.store.terms.all()}
    sheet.table.setFocus()
    mapping.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier, target=sheet.table)
    mapping.until(lambda: ("хаки", "olive") not in shown(sheet))
    assert mapping.app.store.terms.held(OLIVE) is None


def test_an_entry_that_says_nothing_is_told_in_the_sheet(mapping: Desk) -> None:
    sheet = opened(mapping)
    sheet.line.warehouse.setText("Чёрный")
    sheet.line.shop.setText("черный")
    sheet.line.add.click()
    mapping.until(sheet.line.trouble.isVisible)
    assert "черный" in sheet.line.trouble.text()
    sheet.line.shop.setText("черная")
    assert not sheet.line.trouble.isVisible()


def test_del_takes_out_and_enter_brings_back(mapping: Desk) -> None:
    sheet = opened(mapping)
    sheet.search.setText("black")
    mapping.until(lambda: shown(sheet) == [("чёрный", "black")])
    sheet.table.setFocus()
    mapping.press(Qt.Key.Key_Delete, target=sheet.table)
    mapping.until(lambda: sheet.pages.currentWidget() is sheet.state)
    sheet.show_tab(TermTab.REFUSED)
    mapping.until(lambda: sheet.pages.currentWidget() is sheet.table and shown(sheet) == [("чёрный", "black")])
    assert not sheet.line.isVisible()
    sheet.table.setFocus()
    mapping.press(Qt.Key.Key_Return, target=sheet.table)
    mapping.until(lambda: not mapping.app.store.terms.stored(refused=True))
    assert ("чёрный", "black") in [(t.warehouse, t.shop) for t in mapping.app.store.terms.all()]


def test_names_have_their_own_tab_and_suggestions(mapping: Desk) -> None:
    sheet = opened(mapping)
    sheet.show_tab(TermTab.NAMES)
    mapping.until(lambda: ("Размер", "Р-р") in shown(sheet))
    assert sheet.line.scope.current() == NAMES
    assert "Цвет" in sheet.line.warehouse.words()


def test_a_link_says_what_it_taught_and_the_rest_is_ranked_anew(mapping: Desk) -> None:
    item, offer = parted(mapping, "ebony")
    page = mapping.window.pages["mapping"]
    said: list[str] = []
    page.acts.said.connect(lambda text, _: said.append(text))
    page.dictionary.rest.setInterval(50)
    row = next(r for r in mapping.app.mapping_rows(mapping.app.mapping_ids(MappingQuery())) if r.item_id == item.id)
    page.list.show_rows(MappingTab.ALL, row=row.row)
    mapping.until(lambda: mapping.current() == row.row)
    candidate = next(one for one in mapping.app.search_offers(str(offer.id)) if one.offer_id == offer.id)
    page.acts.link(page.list.current(), candidate)
    mapping.until(lambda: said)
    assert "Запомнено" in said[0]
    assert "= ebony" in said[0]
    mapping.until(lambda: mapping.app.store.journal.runs(1, JobName.CATALOGUE_CHANGES))
    mapping.until(lambda: not mapping.app.busy(), 30_000)
    page.acts.undo()
    mapping.until(lambda: "ebony" not in {term.shop for term in mapping.app.store.terms.all()})
    assert offer.id not in mapping.app.store.links.links()


def test_a_value_equal_by_a_term_says_so_and_opens_its_entry(mapping: Desk) -> None:
    item, _ = parted(mapping, "ebony")
    colour = dict(item.characteristics)["Цвет"]
    mapping.app.dictionary.add(Term("Цвет", colour, "ebony"))
    mapping.app.dictionary.rank_anew()
    mapping.until(lambda: not mapping.app.busy(), 30_000)
    page = mapping.window.pages["mapping"]
    row = next(r for r in mapping.app.mapping_rows(mapping.app.mapping_ids(MappingQuery())) if r.item_id == item.id)
    page.list.show_rows(MappingTab.ALL, row=row.row)
    mapping.until(lambda: mapping.shown() == row.row)
    mapping.until(lambda: "По словарю" in page.detail.why.text.text())
    assert "ebony" in page.detail.why.text.text()
    assert page.detail.why.text.focusPolicy() & Qt.FocusPolicy.TabFocus, "the entry is a link, by keyboard, too"
    assert page.detail.why.text.accessibleName().endswith(f"{colour} = ebony.")
    assert "по словарю" in page.detail.diff.accessibleName()
    place = next(at for at, line in enumerate(page.detail.diff._shown()) if line.term is not None)
    top = 34 + sum(page.detail.diff._height(line) for line in page.detail.diff._shown()[:place])
    QTest.mouseClick(page.detail.diff, Qt.MouseButton.LeftButton, pos=QPoint(60, top + 8))
    sheet = mapping.window.sheet()
    assert isinstance(sheet, DictionarySheet)
    mapping.until(lambda: sheet.table.current() is not None and sheet.table.current().term.shop == "ebony")


def test_many_taught_words_are_told_in_short() -> None:
    terms = [Term("Цвет", f"слово {number}", f"word {number}") for number in range(5)]
    told = joined.taught_words(terms)
    assert "слово 0 = word 0" in told
    assert "3" in told
    assert joined.taught_words([]) == ""
