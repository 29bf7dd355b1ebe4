"""The mapping page and files: the menu, dropping a file, the sheet with the plan, applying and undoing it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from core.domain.links import MatchState
from core.domain.mapping_file import Column
from core.domain.screens.mapping import MappingQuery, MappingRow
from core.errors import SkladLinkError
from gui.pages.mapping.file_sheet import FileSheet
from tests.gui.conftest import Desk

Open = Callable[[str], Desk]


@pytest.fixture
def mapping(open_real: Open) -> Desk:
    desk = open_real("mapping")
    desk.until(lambda: desk.current() and desk.window.pages["mapping"].list.counts.total)
    return desk


def rows(desk: Desk, state: MatchState) -> list[MappingRow]:
    found = desk.app.mapping_rows(desk.app.mapping_ids(MappingQuery()))
    return [row for row in found if row.state is state]


def links(desk: Desk) -> dict[int, Any]:
    return desk.app.store.links.links()


def write(path: Path, *lines: dict[Column, str]) -> Path:
    columns = (Column.ITEM_ID, Column.OFFER_ID, Column.STATE)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.value for column in columns])
        writer.writerows([line.get(column, "") for column in columns] for line in lines)
    return path


def drop(desk: Desk, *paths: Path) -> None:
    """Hold files over the page and let them go there."""
    page = desk.window.pages["mapping"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(200, 200), copy, data, left, none))
    assert page.files.veil.isVisible()
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, data, left, none))
    assert not page.files.veil.isVisible()


def sheet(desk: Desk) -> FileSheet:
    """The open sheet, its plan on screen."""
    found = desk.window.sheet()
    assert isinstance(found, FileSheet)
    desk.until(lambda: found.plan is not None)
    return found


def test_a_dropped_file_shows_its_plan_applies_it_and_one_undo_takes_it_back(mapping: Desk, tmp_path: Path) -> None:
    before = links(mapping)
    linked, moved, free = *rows(mapping, MatchState.LINKED)[:2], rows(mapping, MatchState.SUGGESTED)[0]
    path = write(
        tmp_path / "m.csv",
        {Column.ITEM_ID: linked.item_id, Column.STATE: "Не связано"},
        {Column.ITEM_ID: free.item_id, Column.OFFER_ID: str(moved.offer_id)},
    )
    drop(mapping, path)
    shown = sheet(mapping)
    assert QApplication.focusWidget() is shown.cancel
    assert shown.tabs is not None
    assert list(shown.tabs.tabs) == ["moved", "removed"]
    table = shown.table
    assert table is not None
    mapping.until(lambda: table.rows.rowCount() == 1 and table.rows.row_at(0) is not None)
    said = table.rows.data(table.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert moved.name in said
    assert "забирает у" in said
    assert links(mapping) == before
    shown.apply.click()
    mapping.until(lambda: mapping.window.sheet() is None)
    now = links(mapping)
    assert linked.offer_id not in now
    assert now[moved.offer_id or 0].item_id == free.item_id
    mapping.until(lambda: "2" in mapping.window.toast_text())
    page = mapping.window.pages["mapping"]
    mapping.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)
    mapping.until(lambda: links(mapping) == before)
    mapping.press(
        Qt.Key.Key_Z,
        modifiers=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        target=page.table,
    )
    mapping.until(lambda: linked.offer_id not in links(mapping))


def test_errors_come_first_and_the_rest_is_applied_only_when_asked_for(mapping: Desk, tmp_path: Path) -> None:
    linked = rows(mapping, MatchState.LINKED)[0]
    path = write(
        tmp_path / "m.csv",
        {Column.ITEM_ID: "нет такого", Column.OFFER_ID: "1"},
        {Column.ITEM_ID: linked.item_id, Column.STATE: "unlinked"},
    )
    mapping.window.pages["mapping"].files.read(str(path))
    shown = sheet(mapping)
    assert shown.tabs is not None
    assert shown.tabs.current() == "error"
    table = shown.table
    assert table is not None
    mapping.until(lambda: table.rows.rowCount() == 1 and table.rows.row_at(0) is not None)
    assert "нет такого" in table.rows.text(table.rows.row_at(0), 2)
    assert table.rows.text(table.rows.row_at(0), 0) == "2"
    assert not shown.apply.isEnabled()
    shown.skip.click()
    assert shown.apply.isEnabled()
    shown.apply.click()
    mapping.until(lambda: linked.offer_id not in links(mapping))


@pytest.mark.parametrize("name", ["photo.png", "orders.docx"])
def test_other_files_are_refused_with_a_sentence(mapping: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x00")
    drop(mapping, path)
    assert mapping.window.sheet() is None
    assert "CSV" in mapping.window.toast_text()


def test_two_files_are_refused_and_a_drag_that_leaves_takes_the_veil_along(mapping: Desk, tmp_path: Path) -> None:
    drop(mapping, tmp_path / "a.csv", tmp_path / "b.csv")
    assert mapping.window.sheet() is None
    assert "один" in mapping.window.toast_text()
    page, data = mapping.window.pages["mapping"], QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(page, event)
    assert event.isAccepted()
    assert page.files.veil.fits
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.files.veil.isVisible()


def test_a_damaged_file_is_told_of_and_read_again_after_mending(mapping: Desk, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00broken")
    mapping.window.pages["mapping"].files.read(str(path))
    shown = mapping.window.sheet()
    assert isinstance(shown, FileSheet)
    mapping.until(lambda: shown.pages.currentWidget() is shown.state)
    assert "m.xlsx" in shown.state.title.text()
    assert not shown.apply.isEnabled()
    mapping.app.mapping_file.save(path, "ru")
    shown.state.primary.click()
    mapping.until(lambda: shown.plan is not None)
    assert "ничего не меняет" in shown.state.title.text()
    assert not shown.apply.isVisible()


def test_a_mapping_that_changed_meanwhile_is_not_overwritten(mapping: Desk, tmp_path: Path) -> None:
    linked = rows(mapping, MatchState.LINKED)[0]
    path = write(tmp_path / "m.csv", {Column.ITEM_ID: linked.item_id, Column.STATE: "unlinked"})
    mapping.window.pages["mapping"].files.read(str(path))
    shown = sheet(mapping)
    mapping.app.unlink(linked.item_id)
    before = links(mapping)
    shown.apply.click()
    mapping.until(lambda: shown.pages.currentWidget() is shown.state)
    assert "изменилось" in shown.state.title.text()
    assert links(mapping) == before
    shown.state.primary.click()
    mapping.until(lambda: shown.plan is not None)
    assert "ничего не меняет" in shown.state.title.text()


def test_closing_the_sheet_ends_the_reading(mapping: Desk, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    mapping.app.mapping_file.save(path, "ru")
    page = mapping.window.pages["mapping"]
    page.files.read(str(path))
    shown = mapping.window.sheet()
    assert isinstance(shown, FileSheet)
    stopped = shown.stopped
    mapping.press(Qt.Key.Key_Escape, target=shown)
    mapping.until(lambda: mapping.window.sheet() is None)
    assert stopped.is_set()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_menu_saves_all_what_is_shown_or_what_is_checked(mapping: Desk, tmp_path: Path, ending: str) -> None:
    page = mapping.window.pages["mapping"]
    asked: list[str] = []
    path = tmp_path / f"m.{ending}"

    def answer(_title: str, suggestion: str, _kinds: str, chosen: Callable[[str], None]) -> None:
        asked.append(suggestion)
        chosen(str(path))

    page.files.ask_save = answer
    total = page.list.counts.total
    page.list.tabs.tabs["linked"].click()
    mapping.until(lambda: 0 < page.list.model.rowCount() < total)
    linked = page.list.model.rowCount()
    page.list.check(0)
    page.list.check(2)
    for count, wanted in enumerate((total, linked, 2)):
        path.unlink(missing_ok=True)
        actions = [action for action in page.files.menu().actions() if action.text()]
        actions[count].trigger()
        mapping.until(path.exists)
        if ending == "xlsx":
            sheet_rows = load_workbook(path).active.max_row  # type: ignore[union-attr]
        else:
            sheet_rows = len(list(csv.reader(path.open(encoding="utf-8-sig"), delimiter=";")))
        assert sheet_rows == wanted + 1
    assert asked[0].endswith("Сопоставление.xlsx")


def test_keys_open_both_ways(mapping: Desk) -> None:
    page = mapping.window.pages["mapping"]
    asked: list[str] = []
    page.files.ask_save = lambda title, *_: asked.append(title)
    page.files.ask_open = lambda title, *_: asked.append(title)
    for key in (Qt.Key.Key_S, Qt.Key.Key_O):
        mapping.press(key, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)
    assert asked == ["Сохранить сопоставление", "Загрузить сопоставление"]


def test_a_file_that_cannot_be_written_is_said(mapping: Desk, tmp_path: Path) -> None:
    failed: list[BaseException] = []
    mapping.window.bridge.failed.connect(failed.append)
    mapping.window.pages["mapping"].files.save(str(tmp_path / "none" / "m.csv"), None)
    mapping.until(lambda: failed)
    assert isinstance(failed[0], SkladLinkError)
    assert failed[0].code == "file.not_written"


def test_the_current_row_is_told_in_full(mapping: Desk, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("item_barcode;item_name;offer_id\n4,60072E+12;Кроссовки;1\nнет;Парка;1\n", encoding="utf-8")
    mapping.window.pages["mapping"].files.read(str(path))
    shown = sheet(mapping)
    mapping.until(lambda: "Excel испортил число: 4,60072E+12" in shown.words.text())
    assert "Поставьте ячейке формат «Текстовый»" in shown.words.text()
    mapping.press(Qt.Key.Key_Down, target=shown.table)
    mapping.until(lambda: shown.words.text().startswith("Строка 3 · Парка"))


def test_the_palette_offers_files_from_any_page(mapping: Desk) -> None:
    page = mapping.window.pages["mapping"]
    asked: list[str] = []
    page.files.ask_open = lambda title, *_: asked.append(title)
    mapping.window.go("stock")
    command = next(one for one in page.commands() if one.key == "Ctrl+O")
    assert command.anywhere
    assert "файл сопоставления" in command.words
    command.act()
    assert asked == ["Загрузить сопоставление"]
    assert mapping.window.current == "mapping"
