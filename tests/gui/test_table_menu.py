"""Copying and saving tables: what is on screen, whole, in the order of the screen, in the language of the person."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from core.app import spreadsheet
from gui import format as formats
from gui.widgets.tables import Table
from tests.gui.conftest import Desk


@pytest.fixture
def stock(open_real: Callable[[str], Desk]) -> tuple[Desk, Table]:
    """The stock page of the real program with its rows on screen."""
    desk = open_real("stock")
    table = desk.window.pages["stock"].table
    desk.until(lambda: table.model().rowCount() > 0)
    return desk, table


def saved(desk: Desk, table: Table, path: Path, kind: str) -> None:
    """Save the table to `path` as a person who answers the dialog at once."""
    table.menu.ask_path = lambda _suggestion, _kinds, answer: answer(str(path))
    table.menu.export(kind)
    desk.until(path.exists)
    desk.until(lambda: path.name in desk.window.toast_text())


@pytest.mark.parametrize("kind", spreadsheet.FORMATS)
def test_a_table_is_saved_whole_and_in_its_order(stock: tuple[Desk, Table], tmp_path: Path, kind: str) -> None:
    desk, table = stock
    path = tmp_path / f"остатки.{kind}"
    saved(desk, table, path, kind)
    head, *rows = spreadsheet.read(path)
    assert head[0] == "Товар"
    assert len(rows) == table.model().rowCount()
    model = table.model()
    desk.until(lambda: model.row_at(0) is not None)
    assert rows[0][0] == model.text(model.row_at(0), 0)


def test_excel_gets_the_figures_of_the_store(stock: tuple[Desk, Table], tmp_path: Path) -> None:
    desk, table = stock
    saved(desk, table, tmp_path / "t.xlsx", "xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").worksheets[0]
    figures = [row[4].value for row in sheet.iter_rows(min_row=2)]
    assert len(figures) == table.model().rowCount() > 10
    assert sum(Decimal(str(figure)) for figure in figures if isinstance(figure, (int, float))) == sum(
        (row.target for row in desk.app.stock.rows(table.model().ids) if row.target is not None), Decimal(0)
    )


def test_ctrl_c_copies_the_row_on_the_russian_layout_too(stock: tuple[Desk, Table]) -> None:
    desk, table = stock
    table.go(1)
    QGuiApplication.clipboard().clear()
    desk.press(0x0421, "\x03", scan=54, modifiers=Qt.KeyboardModifier.ControlModifier, target=table)
    desk.until(lambda: QGuiApplication.clipboard().text())
    cells = QGuiApplication.clipboard().text().split("\t")
    row = table.model().row_at(1)
    assert cells[0] == table.model().text(row, 0)
    assert formats.quantity(row.target) in cells


def test_the_menu_opens_by_the_menu_key_and_copies_the_cell(stock: tuple[Desk, Table]) -> None:
    desk, table = stock
    table.go(2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), table.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(table, event)
    desk.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert texts == ["Копировать ячейку", "Копировать строку", "Сохранить как файл Excel…", "Сохранить как файл CSV…"]
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == table.model().text(table.model().row_at(2), 0)
    menu.close()


def test_a_place_that_cannot_be_written_is_told(stock: tuple[Desk, Table], tmp_path: Path) -> None:
    desk, table = stock
    table.menu.ask_path = lambda _suggestion, _kinds, answer: answer(str(tmp_path / "none" / "t.csv"))
    table.menu.export("csv")
    desk.until(lambda: "t.csv" in desk.window.toast_text())
    assert "не записан" in desk.window.toast_text()


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("figure", ["0", "-1", "12345.678", "1000000", "0.5"])
def test_a_written_number_is_read_back(lang: str, figure: str) -> None:
    formats.set_language(lang)
    try:
        assert formats.value(formats.number(Decimal(figure))) == Decimal(figure)
        assert formats.value(formats.DASH) is None
        assert formats.value("KR-2041") == "KR-2041"
    finally:
        formats.set_language("ru")
