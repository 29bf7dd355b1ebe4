"""What the window remembers: columns dragged by the mouse, sort, splitter, geometry; and Ctrl+R."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.domain.plan import JobName
from core.events import RunProgress
from gui.bridge import Bridge
from gui.i18n import say
from gui.main_window import MainWindow
from gui.pages.mapping import table as mapping
from gui.pages.stock import table as stock
from gui.picture import save_small
from tests.gui.conftest import Desk
from tests.gui.standin import StandIn

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def again(qtbot: QtBot) -> Iterator[Callable[[StandIn], MainWindow]]:
    """Open another window over the same core, as the next start does."""
    windows: list[MainWindow] = []

    def make(app: StandIn) -> MainWindow:
        window = MainWindow(Bridge(app))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.hide()
        window.bridge.close()


def drag_border(table: stock.StockTable | mapping.MappingTable, column: int, by: int) -> None:
    """Drag the right border of `column` in steps, as a hand does."""
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 2
    start, ground = QPoint(edge, header.height() - 12), header.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    for part in range(1, 6):
        QTest.mouseMove(ground, start + QPoint(by * part // 5, 0))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def fills(table: stock.StockTable | mapping.MappingTable) -> bool:
    """The columns fill the table to the pixel."""
    return table.horizontalHeader().length() == table.viewport().width()


def test_a_dragged_column_is_as_wide_after_the_next_start(
    make_desk: Callable[..., Desk], again: Callable[[StandIn], MainWindow]
) -> None:
    desk = make_desk(page="stock")
    table = desk.window.pages["stock"].table
    desk.until(lambda: table.model().rowCount())
    name, before, next_before = table.columnWidth(stock.ITEM), table.columnWidth(stock.TARGET), table.columnWidth(5)
    drag_border(table, stock.TARGET, 30)
    assert table.columnWidth(stock.TARGET) == before + 30
    assert table.columnWidth(5) == next_before - 30
    assert table.columnWidth(stock.ITEM) == name, "only the two columns at the border change"
    assert fills(table)
    desk.until(lambda: "ui.columns.stock" in desk.app.settings)
    other = again(desk.app)
    other.go("stock")
    desk.until(lambda: other.pages["stock"].table.columnWidth(stock.TARGET) == before + 30)
    other.resize(1100, 800)
    assert other.pages["stock"].table.columnWidth(stock.TARGET) == stock.SLIM[stock.TARGET]
    other.resize(1440, 900)
    assert other.pages["stock"].table.columnWidth(stock.TARGET) == before + 30
    assert fills(other.pages["stock"].table)


def test_two_stretching_columns_keep_their_share(desk: Desk, again: Callable[[StandIn], MainWindow]) -> None:
    table = desk.window.pages["mapping"].table
    before = table.columnWidth(mapping.ITEM)
    drag_border(table, mapping.ITEM, 60)
    assert table.columnWidth(mapping.ITEM) == before + 60
    assert fills(table)
    desk.until(lambda: "ui.columns.mapping" in desk.app.settings)
    other = again(desk.app)
    other.go("mapping")
    desk.until(lambda: abs(other.pages["mapping"].table.columnWidth(mapping.ITEM) - before - 60) <= 1)
    drag_border(table, mapping.ITEM, 4000)
    assert table.columnWidth(mapping.OFFER) >= table.LEAST, "no column is dragged away"


def test_sort_and_splitter_are_remembered(desk: Desk, again: Callable[[StandIn], MainWindow]) -> None:
    page = desk.window.pages["mapping"]
    for _ in range(2):
        page.table.header.sectionClicked.emit(mapping.ITEM)
    assert (page.list.query().sort, page.list.query().descending) == ("item", True)
    width = page.detail.width()
    handle = page.splitter.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 300))
    QTest.mouseMove(handle, QPoint(-30, 300))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 300))
    dragged = page.detail.width()
    assert abs(dragged - width - 30) <= 3
    desk.until(lambda: {"ui.sort.mapping", "ui.splitter.mapping"} <= set(desk.app.settings))
    other = again(desk.app)
    other.go("mapping")
    again_page = other.pages["mapping"]
    desk.until(lambda: again_page.model.rowCount())
    assert (again_page.list.query().sort, again_page.list.query().descending) == ("item", True)
    assert again_page.table.header.descending
    desk.until(lambda: abs(again_page.detail.width() - dragged) <= 1)


@pytest.mark.parametrize("rubbish", ["", "x", "1:abc 99:3", "4:-5 5:99999999", "-", "1:0"])
def test_rubbish_in_the_settings_leaves_the_design(
    rubbish: str, make_desk: Callable[..., Desk], again: Callable[[StandIn], MainWindow]
) -> None:
    app = StandIn(50)
    app.settings |= {
        f"ui.{part}.{page}": rubbish for part in ("columns", "sort", "splitter") for page in ("mapping", "stock")
    }
    desk = make_desk(50)
    window = again(app)
    window.go("stock")
    table = window.pages["stock"].table
    desk.until(lambda: table.model().rowCount() == 50)
    assert {column: table.columnWidth(column) for column in stock.WIDE} == stock.WIDE
    assert window.pages["stock"].list.query().sort == "item"
    assert window.pages["mapping"].list.query().sort == "state"


def test_the_last_geometry_is_written_at_close_off_the_gui_thread(desk: Desk) -> None:
    desk.app.threads.clear()
    desk.window.close()
    desk.until(lambda: len(desk.app.settings.get("ui.geometry", "")) > 40)
    assert threading.main_thread().name not in desk.app.threads


def test_ctrl_r_brings_changes_over_and_the_strip_names_it(desk: Desk) -> None:
    desk.press(Qt.Key.Key_R, modifiers=CTRL)
    desk.until(lambda: ("start", JobName.STOCK_CHANGES) in desk.app.log)
    desk.app.events.publish(RunProgress(2, JobName.STOCK_CHANGES, (), 10, 20, None))
    desk.until(lambda: say("job.stock_changes") in desk.window.strip._left.accessibleName())
    assert "Остатки → магазин" in desk.window.strip._left.accessibleName()


def test_ctrl_r_shows_the_preview_before_anything_was_ever_sent(desk: Desk) -> None:
    desk.app.confirmed = False
    desk.press(Qt.Key.Key_R, modifiers=CTRL)
    desk.until(lambda: desk.window.sheet() is not None)
    assert desk.window.current == "stock"
    assert desk.window.sheet().safe.hasFocus()
    assert not [what for what in desk.app.log if what[0] == "start"]


def test_a_large_picture_is_saved_with_a_palette(qapp: object, tmp_path: Path) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#F1F2F5"))
    for x in range(300):
        for y in range(100):
            image.setPixelColor(x, y, QColor((x * 7 + y * 13) % 256, (x * y) % 256, (x + y) % 256))
    save_small(image, tmp_path / "plain.png")
    save_small(image, tmp_path / "small.png", largest=1000)
    small, plain = QImage(str(tmp_path / "small.png")), QImage(str(tmp_path / "plain.png"))
    assert plain.pixelColor(40, 40) == image.pixelColor(40, 40)
    assert small.colorCount() == 64, "as few colours as it takes"
    assert small.pixelColor(150, 150) == image.pixelColor(150, 150), "the commonest colour stays exact"
    assert (tmp_path / "small.png").stat().st_size < (tmp_path / "plain.png").stat().st_size
