"""Creating what the shop lacks from the mapping page, copies of links, and from an offer to an item, by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.creation import new_family, new_items, with_key
from helpers.trial import Trial, trial
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.plan import JobName
from core.domain.screens.mapping import MappingTab
from gui.pages.mapping.copies_sheet import CopiesSheet
from gui.pages.mapping.create_sheet import CreateSheet
from gui.pages.mapping.find_item_sheet import FindItemSheet
from tests.gui.conftest import Desk, _close, _dress, _open


@pytest.fixture(scope="module")
def systems(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A loaded program on both pretend systems; each test brings goods of its own."""
    with trial(tmp_path_factory.mktemp("creating") / "home", variants=30) as made:
        assert made.load().state.value == "done"
        yield made


@pytest.fixture
def mapping(systems: Trial, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    _dress(qapp)
    desk = _open(systems.app, qtbot, "mapping")
    desk.until(lambda: desk.current() and desk.window.pages["mapping"].list.counts.total)
    yield desk
    systems.app.wait_idle(20)
    _close(desk)


def go(desk: Desk, item_id: str) -> None:
    """Make an item's row current, with its detail on screen."""
    desk.window.pages["mapping"].show_target(f"item:{item_id}")
    row = next(number for number, one in _rows(desk).items() if one == item_id)
    desk.until(lambda: desk.shown() == row)


def _rows(desk: Desk) -> dict[int, str]:
    ids = [item.id for item in desk.app.store.catalogue.all_items()]
    with desk.app.store.raw.read() as connection:
        return {row: item for row, item in connection.execute("SELECT row, id FROM item") if item in ids}


def open_plan(desk: Desk) -> CreateSheet:
    """The sheet with its plan."""
    sheet = desk.window.sheet()
    assert isinstance(sheet, CreateSheet)
    desk.until(lambda: sheet.plan is not None and sheet.table is not None and sheet.table.rows.rowCount())
    assert QApplication.focusWidget() is sheet.cancel
    return sheet


def test_n_shows_the_plan_creates_links_and_undo_takes_it_back(mapping: Desk, systems: Trial) -> None:
    (item,) = new_items(systems, article="GUI-1")
    go(mapping, item)
    page = mapping.window.pages["mapping"]
    assert page.detail.create.isVisible()
    mapping.press(Qt.Key.Key_N, "n", target=page.table)
    sheet = open_plan(mapping)
    assert "Новинка 0" in sheet.words.text()
    assert "GUI-1" in sheet.words.text()
    assert "MOYSKLAD_ID" not in sheet.words.text()
    assert with_key(systems, item) == []
    sheet.confirm.click()
    mapping.until(lambda: item in systems.links().values())
    (made,) = with_key(systems, item)
    assert made["active"] == "N"
    mapping.until(page.acts.stack.can_undo)
    mapping.until(lambda: "Создано" in mapping.window.toast_text())
    mapping.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)
    mapping.until(lambda: item not in systems.links().values())
    assert "MOYSKLAD_ID" not in systems.shop.get("items", ids=str(made["id"]))[0]["properties"]


def test_checked_rows_are_created_together_and_what_does_not_fit_is_told(mapping: Desk, systems: Trial) -> None:
    product, variants = new_family(systems, ("S", "Чудной"))
    listing = mapping.window.pages["mapping"].list
    listing.show_rows(MappingTab.ALL, "Жилет")
    numbers = [row for row, one in _rows(mapping).items() if one in variants]
    mapping.until(lambda: {listing.model.position(number) for number in numbers} == {0, 1})
    for number in numbers:
        listing.check(listing.model.position(number))
    assert listing.footer.create.isVisible()
    listing.footer.create.click()
    sheet = open_plan(mapping)
    assert sheet.plan is not None
    assert (sheet.plan.cards, sheet.plan.goods) == (1, 2)
    told = " ".join(remark for line in sheet.table.lines for remark in line.remarks)
    assert "Чудной" in told
    assert "2" in sheet.confirm.text()
    sheet.confirm.click()
    mapping.until(lambda: set(variants) <= set(systems.links().values()))
    assert len(with_key(systems, product)) == 1


def test_a_shop_that_does_not_answer_is_told_in_the_sheet(mapping: Desk, systems: Trial) -> None:
    (item,) = new_items(systems)
    go(mapping, item)
    systems.shop.post("faults", {"kind": "401", "endpoint": "batch", "count": None})
    try:
        mapping.press(Qt.Key.Key_N, "n", target=mapping.window.pages["mapping"].table)
        sheet = mapping.window.sheet()
        assert isinstance(sheet, CreateSheet)
        mapping.until(lambda: sheet.pages.currentWidget() is sheet.state)
        assert not sheet.confirm.isEnabled()
    finally:
        systems.shop.delete("faults")
        systems.app.forget_connections()
    sheet.state.primary.click()
    mapping.until(lambda: sheet.plan is not None)
    assert sheet.confirm.isEnabled()
    sheet.cancel.click()
    assert with_key(systems, item) == []


def test_copies_are_counted_before_and_written_on_demand(mapping: Desk, systems: Trial) -> None:
    plan = systems.app.creating.copies_plan()
    assert plan.writes > 0
    mapping.window.pages["mapping"].creating.open_copies()
    sheet = mapping.window.sheet()
    assert isinstance(sheet, CopiesSheet)
    mapping.until(lambda: sheet.plan is not None)
    assert QApplication.focusWidget() is sheet.cancel
    assert str(plan.writes) in sheet.write.text()
    assert not sheet.property.isVisible()
    sheet.write.click()
    mapping.until(lambda: systems.app.creating.copies_plan().writes == 0)
    mapping.until(lambda: systems.app.store.journal.runs(1, JobName.LINK_COPIES)[0].ended is not None)
    wanted = systems.links()
    held = {row["id"]: row["properties"].get("MOYSKLAD_ID") for row in _elements(systems, wanted)}
    assert all(held[offer] == [item] for offer, item in wanted.items())


def _elements(made: Trial, offers: dict[int, str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = made.shop.get("items", ids=",".join(map(str, offers)))
    return rows


def test_from_an_offer_without_an_item_to_the_item(mapping: Desk, systems: Trial) -> None:
    (item,) = new_items(systems, name="Поисковая новинка")
    given = {"action": "create", "iblock_id": 14, "name": "Поисковая"}
    offer = int(systems.shop.post("items", given)["id"])
    new_items(systems, name="Другое")
    page = mapping.window.pages["mapping"]
    page.show_target(f"offer:{offer}")
    mapping.until(lambda: "Поисковая" not in mapping.window.toast_text() and mapping.window.toast_text())
    (hit,) = systems.app.palette.recent([f"offer:{offer}"])
    page.creating.find_item(hit)
    sheet = mapping.window.sheet()
    assert isinstance(sheet, FindItemSheet)
    mapping.until(lambda: sheet.link.isEnabled())
    sheet.link.click()
    mapping.until(lambda: systems.links().get(offer) == item)


def test_the_sheet_speaks_both_languages_and_fits_a_small_window(mapping: Desk, systems: Trial) -> None:
    (item,) = new_items(systems)
    go(mapping, item)
    mapping.window.resize(1024, 700)
    mapping.press(Qt.Key.Key_N, "n", target=mapping.window.pages["mapping"].table)
    sheet = open_plan(mapping)
    assert sheet.head.text() == "Создать в магазине"
    assert sheet.panel.height() <= 700
    for button in (sheet.cancel, sheet.confirm):
        assert button.accessibleName() or button.text()
        assert sheet.panel.rect().contains(button.mapTo(sheet.panel, button.rect().bottomRight()))
    sheet.cancel.click()
