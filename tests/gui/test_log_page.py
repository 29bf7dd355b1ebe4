"""The log page over the real program: what it lists, opens, copies, undoes and how new entries come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtTest import QTest

from core.app.log_entry import entry
from core.domain.screens.log import PERSON, LogLevel, LogObject, LogSource, LogTab
from core.events import DataChanged
from gui.pages.log import columns
from gui.pages.log.page import LogPage
from gui.theme import theme
from tests.gui.conftest import Desk

Open = Callable[[str], Desk]


def write(desk: Desk, level: LogLevel = LogLevel.INFO, code: str = "stock.in_step", **fields: object) -> None:
    """One more entry, as the chronicle writes it."""
    values = {"source": LogSource.STOCK, **fields}
    at = datetime.now(UTC) - timedelta(minutes=values.pop("minutes", 0))  # type: ignore[arg-type]
    desk.app.logbook.chronicle.put(lambda: entry(at, level, code=code, **values))  # type: ignore[arg-type]
    assert desk.app.logbook.chronicle.wait()


def page_of(desk: Desk) -> LogPage:
    """The page with its first rows on screen."""
    page = desk.window.pages["log"]
    assert isinstance(page, LogPage)
    desk.until(lambda: page.model.rowCount() > 0 and page.model.row_at(0) is not None)
    desk.until(lambda: page.list.keeping is not None)
    return page


@pytest.fixture
def desk(open_real: Open) -> Desk:
    """The log with an error about an order on top."""
    desk = open_real("mapping")
    write(
        desk,
        LogLevel.ERROR,
        "run.internal",
        source=LogSource.ORDERS,
        about=LogObject("order", "501", "10482"),
        raw={"kind": "TypeError"},
        params={"kind": "TypeError"},
    )
    desk.window.go("log")
    return desk


def codes(page: LogPage) -> list[str]:
    """Codes of the rows on screen."""
    return [row.code for row in page.model.fetch(page.model.ids)]


def click(page: LogPage, position: int, column: int, x: int = 14) -> None:
    """The left button on a cell."""
    index = page.model.index(position, column)
    place = page.table.visualRect(index).topLeft() + QPoint(x, 12)
    QTest.mouseMove(page.table.viewport(), place)
    page.table.cursor().setPos(page.table.viewport().mapToGlobal(place))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_log_lists_what_the_first_day_left(desk: Desk) -> None:
    page = page_of(desk)
    assert {"load.done", "mapping.accepted", "run.internal"} <= set(codes(page))
    counts = desk.app.logbook.counts(page.list.query())
    assert page.list.tools.tabs.tabs["errors"].count == counts.errors >= 1
    assert page.list.tools.tabs.tabs["mine"].count == counts.mine >= 1
    assert page.list.tools.tabs.tabs["all"].count == counts.total
    assert "хранится 90" in page.list.footer.text()


def test_enter_opens_an_entry_with_its_three_answers_and_escape_closes_it(desk: Desk) -> None:
    page = page_of(desk)
    height = page.table.rowHeight(0)
    desk.press(Qt.Key.Key_Return, target=page.table)
    panel = page.list.opened.panel
    desk.until(panel.isVisible)
    assert page.table.rowHeight(0) > height + 100
    assert "Это неполадка самой программы" in panel.accessibleName()
    assert '"kind": "TypeError"' in panel.raw.text.toPlainText()
    assert panel.geometry().top() == page.table.rowViewportPosition(0) + height
    page.table.verticalScrollBar().setValue(40)
    assert panel.geometry().top() == page.table.rowViewportPosition(0) + height, "it scrolls along"
    desk.press(Qt.Key.Key_Escape, target=page.table)
    desk.until(panel.isHidden)
    assert page.table.rowHeight(0) == height


def test_a_click_opens_and_a_second_one_closes(desk: Desk) -> None:
    page = page_of(desk)
    click(page, 1, columns.MESSAGE)
    desk.until(lambda: page.list.opened.number == page.model.ids[1])
    click(page, 1, columns.MESSAGE)
    desk.until(lambda: not page.list.opened.number)


def test_all_parts_of_an_opened_entry_are_wholly_shown(desk: Desk) -> None:
    page = page_of(desk)
    for width in (1440, 1024):
        desk.window.resize(width, 800)
        page.list.opened.open(page.model.ids[0])
        desk.until(page.list.opened.panel.isVisible)
        QTest.qWait(50)
        panel = page.list.opened.panel
        shown = [part for part in panel._parts if part.isVisible()]
        assert len(shown) == 3
        for part in shown:
            assert part.height() >= part.heightForWidth(part.width()), width
        assert panel.buttons
        for button in panel.buttons:
            bottom = button.mapTo(panel, QPoint(0, button.height())).y()
            assert bottom <= panel.height(), width
            assert button.mapTo(panel, QPoint(button.width(), 0)).x() <= panel.width(), width
        page.list.opened.close()


def test_the_copy_button_takes_the_raw_data(desk: Desk) -> None:
    page = page_of(desk)
    page.list.opened.open(page.model.ids[0])
    desk.until(page.list.opened.panel.isVisible)
    page.list.opened.panel.raw.copy.click()
    assert '"event": "run.internal"' in QGuiApplication.clipboard().text()


def test_ctrl_c_copies_the_selected_rows_as_words(desk: Desk) -> None:
    page = page_of(desk)
    page.table.selectAll()
    page.table.selectRow(0)
    QGuiApplication.clipboard().clear()
    desk.press(Qt.Key.Key_C, modifiers=Qt.KeyboardModifier.ControlModifier, target=page.table)
    desk.until(lambda: QGuiApplication.clipboard().text())
    assert "Заказы\tЗаказ 10482\tЗадание остановилось" in QGuiApplication.clipboard().text()


def test_the_object_leads_to_its_page(desk: Desk) -> None:
    page = page_of(desk)
    seen: list[tuple[str, str]] = []
    page.desk.go = lambda key, target="": seen.append((key, target))  # type: ignore[method-assign]
    click(page, 0, columns.OBJECT)
    desk.press(Qt.Key.Key_O, "o", scan=0, target=page.table)
    assert seen[:1] == [("orders", "order:501")]
    assert not page.list.opened.number, "a click on a link opens nothing else"
    desk.until(lambda: len(seen) == 2)


def test_undo_takes_a_persons_act_back_and_is_offered_once(desk: Desk) -> None:
    page = page_of(desk)
    page.list.tools.tabs.tabs["mine"].click()
    desk.until(lambda: "mapping.accepted" in codes(page) and "run.internal" not in codes(page))
    position = codes(page).index("mapping.accepted")
    page.table.go(position)
    row = page.list.current()
    assert row is not None
    assert row.undoable
    linked = desk.app.mapping_counts().linked
    desk.press(Qt.Key.Key_U, "u", target=page.table)
    desk.until(lambda: desk.app.mapping_counts().linked < linked)
    desk.until(lambda: codes(page)[:1] == ["mapping.undone"])
    assert "Отменено" in desk.window.toast_text()
    now = {row.code: row.undoable for row in page.model.fetch(page.model.ids)}
    assert now == {"mapping.undone": False, "mapping.accepted": False}


def test_new_entries_come_in_on_top_only_while_the_top_is_in_sight(desk: Desk) -> None:
    page = page_of(desk)
    for number in range(60):
        write(desk, minutes=5, params={"n": number})
    desk.until(lambda: page.model.rowCount() > 60)
    write(desk, code="stock.no_links")
    desk.until(lambda: codes(page)[0] == "stock.no_links")
    assert page.list.pill.isHidden()
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, count = bar.value(), page.model.rowCount()
    write(desk, code="stock.not_loaded")
    write(desk, code="stock.refused")
    desk.until(lambda: page.list.pill.isVisible() and page.list.pill.text().startswith("2"))
    assert (bar.value(), page.model.rowCount()) == (place, count), "what is read stays where it is"
    page.list.pill.click()
    desk.until(lambda: codes(page)[0] == "stock.refused")
    assert bar.value() == 0
    assert page.list.pill.isHidden()


def test_an_opened_entry_stays_open_and_in_place_when_others_come(desk: Desk) -> None:
    page = page_of(desk)
    number = page.model.ids[0]
    page.list.opened.open(number)
    desk.until(page.list.opened.panel.isVisible)
    write(desk, code="stock.no_links")
    desk.until(page.list.pill.isVisible)
    assert page.model.ids[0] == number
    page.list.reload()
    desk.until(lambda: page.model.ids[1] == number)
    assert page.list.opened.number == number
    desk.until(lambda: page.table.rowHeight(1) > 100 and page.table.rowHeight(0) < 50)


def test_targets_open_the_right_entries(desk: Desk) -> None:
    page = page_of(desk)
    desk.window.go("log", "tab:errors")
    desk.until(lambda: set(codes(page)) == {"run.internal"})
    desk.window.go("log", "order:501")
    desk.until(lambda: codes(page) == ["run.internal"])
    assert "501" in page.list.tools.only_words.text()
    desk.window.go("log", "job:initial_load")
    desk.until(lambda: codes(page) == ["load.done"])
    page.list.tools.only_off.click()
    desk.until(lambda: len(codes(page)) > 2)
    run = next(row.run_id for row in page.model.fetch(page.model.ids) if row.code == "mapping.accepted")
    desk.window.go("log", f"run:{run}")
    desk.until(lambda: codes(page) == ["mapping.accepted"])


def test_search_source_and_their_reset(desk: Desk) -> None:
    page = page_of(desk)
    page.search.setText("10482")
    desk.until(lambda: codes(page) == ["run.internal"])
    desk.until(lambda: page.list.footer.reset.isVisible())
    page.list.footer.reset.click()
    desk.until(lambda: len(codes(page)) > 2)
    page.list.tools.source.choose("mapping")
    page.list.tools.source.chosen.emit("mapping")
    desk.until(lambda: {row.source for row in page.model.fetch(page.model.ids)} == {LogSource.MAPPING})
    page.search.setText("щщщщ")
    desk.until(lambda: page.list.stack.currentWidget() is page.list.state)
    desk.until(lambda: page.list.state.title.text() == "Ничего не нашлось")
    page.list.state.primary.click()
    desk.until(lambda: page.list.stack.currentWidget() is page.table)


def test_a_tab_without_entries_says_so_and_shows_the_way(open_real: Open) -> None:
    desk = open_real("mapping")
    desk.app.logbook.chronicle.wait()
    desk.app.logbook.chronicle.entries.prune(datetime.now(UTC) + timedelta(days=1))
    desk.window.go("log")
    page = desk.window.pages["log"]
    assert isinstance(page, LogPage)
    desk.until(lambda: page.list.state.title.text() == "Журнал пуст")
    write(desk)
    desk.until(lambda: page.model.rowCount() == 1)
    page.list.tools.tabs.tabs["errors"].click()
    desk.until(lambda: page.list.state.title.text() == "Ошибок нет")
    page.list.state.primary.click()
    desk.until(lambda: page.list.stack.currentWidget() is page.table)


def test_what_cannot_be_read_is_said_with_a_way_on(desk: Desk) -> None:
    page = page_of(desk)
    page.model.beginResetModel()
    page.model.ids = page.model.ids[:0]
    page.model.endResetModel()
    page.list._failed(RuntimeError("gone"))
    assert page.list.state.title.text() == "Не удалось прочитать журнал"
    page.list.state.primary.click()
    desk.until(lambda: page.model.rowCount() > 0)


def test_tab_and_period_are_remembered(desk: Desk) -> None:
    page = page_of(desk)
    page.list.tools.tabs.tabs["warnings"].click()
    page.list.tools.period.choose("month")
    page.list.tools.period.chosen.emit("month")
    page.memory.flush()
    desk.until(lambda: desk.app.setting("ui.log.period") == "month")
    again = LogPage(page.desk)
    assert again.list.query().tab is LogTab.WARNINGS
    assert again.list.query().period.value == "month"
    again.deleteLater()


def test_the_language_switches_sentences_and_tools(desk: Desk) -> None:
    page = page_of(desk)
    page.list.opened.open(page.model.ids[0])
    desk.until(page.list.opened.panel.isVisible)
    desk.window.set_language("en")
    desk.until(lambda: page.list.tools.tabs.tabs["all"].text() == "All")
    row = page.model.row_at(0)
    assert page.model.text(row, columns.MESSAGE) == "The job stopped because of a fault in SkladLink"
    assert "The fault is in the program itself" in page.list.opened.panel.accessibleName()
    assert page.list.tools.source.itemText(0) == "All sources"
    desk.window.set_language("ru")


def test_a_reader_hears_level_source_object_and_message(desk: Desk) -> None:
    page = page_of(desk)
    spoken = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ошибка, ")
    assert "Заказы, Заказ 10482, Задание остановилось" in spoken


def test_raw_data_is_set_in_the_bundled_type(desk: Desk) -> None:
    font: QFont = theme.font("mono")
    assert QFontInfo(font).family() == "JetBrains Mono"


def test_entries_written_elsewhere_reach_an_open_page(desk: Desk) -> None:
    page = page_of(desk)
    late = entry(datetime.now(UTC), LogLevel.INFO, LogSource.SETTINGS, "log.setting.changed", who=PERSON)
    desk.app.logbook.chronicle.entries.add([late])
    desk.app.events.publish(DataChanged(frozenset({"log"})))
    desk.until(lambda: codes(page)[0] == "log.setting.changed")
