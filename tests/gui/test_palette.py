"""The command palette by real keys, on both layouts, over the real program."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.shell.palette.lines import Line
from gui.shell.palette.matching import closeness, other_layout, spans, words_of
from gui.theme import theme
from tests.gui.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
X11_K, X11_R, X11_O = 45, 27, 32


def opened(desk: Desk) -> bool:
    return desk.window.palette_box.isVisible()


def call(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, modifiers=CTRL)
    assert opened(desk)


def type_in(desk: Desk, text: str) -> None:
    for letter in text:
        desk.press(ord(letter.upper()), letter)


def lines(desk: Desk) -> list[Line]:
    return [row for row in desk.window.palette_box.view.results.rows if isinstance(row, Line)]


def titles(desk: Desk) -> list[str]:
    return [line.title for line in lines(desk)]


def headings(desk: Desk) -> list[str]:
    return [row for row in desk.window.palette_box.view.results.rows if isinstance(row, str)]


def current(desk: Desk) -> str:
    line = desk.window.palette_box.view.line()
    return line.title if line is not None else ""


@pytest.fixture
def desk(shared_desk: Desk) -> Desk:
    memory = shared_desk.window.memory
    memory.keep("palette", "")
    memory.flush()
    shared_desk.until(lambda: memory.recall("palette") == "")
    return shared_desk


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("руддщ", "hello"), ("rfhtk", "карел"), ("ЛК-2041", "kr-2041"), ("123", ""), ("ёж", "`;"), ("", "")],
)
def test_the_same_keys_on_the_other_layout(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


def test_marks_lie_where_words_met() -> None:
    text = "Ёлка «Карелия», карельская"
    assert [text[a:b] for a, b in spans(text, words_of("елка КАРЕЛ"))] == ["Ёлка", "Карел", "карел"]
    assert spans("аааа", ("аа", "а")) == [(0, 4)]
    assert spans("İstanbul", ("stan",)) == [(1, 5)]
    assert closeness("Светлая тема", ("тем", "свет")) == 1
    assert closeness("Светлая тема", ("тем", "ночь")) is None


def test_ctrl_k_opens_on_both_layouts_and_esc_gives_the_focus_back(desk: Desk) -> None:
    table = desk.window.pages["mapping"].table
    assert table.hasFocus()
    desk.press(ord("Л"), "\x0b", scan=X11_K, modifiers=CTRL)
    assert opened(desk)
    assert desk.window.palette_box.field.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert not opened(desk)
    assert table.hasFocus()
    desk.press(Qt.Key.Key_Slash, "/")
    assert desk.window.pages["mapping"].search.hasFocus()
    call(desk)
    desk.press(Qt.Key.Key_K, modifiers=CTRL)
    assert not opened(desk)
    assert desk.window.pages["mapping"].search.hasFocus()


def test_the_field_in_the_top_bar_opens_it_by_mouse_and_by_typing(desk: Desk) -> None:
    field = desk.window.topbar.search
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert opened(desk)
    QTest.mouseClick(desk.window.palette_box, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not opened(desk)
    field.setFocus()
    desk.press(ord("К"), "к")
    assert opened(desk)
    assert desk.window.palette_box.field.text() == "к"


def test_a_sheet_keeps_its_keys(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F1)
    assert desk.window.sheet() is not None
    desk.press(Qt.Key.Key_K, modifiers=CTRL)
    assert not opened(desk)
    desk.press(Qt.Key.Key_Escape)


def test_goods_are_found_and_enter_shows_the_row(desk: Desk) -> None:
    call(desk)
    type_in(desk, "карел")
    desk.until(lambda: any("Карелия" in title for title in titles(desk)))
    assert headings(desk)[0] == "Товары"
    assert current(desk) == titles(desk)[0]
    desk.press(Qt.Key.Key_Down)
    line = desk.window.palette_box.view.line()
    assert line is not None
    assert line.hit is not None
    desk.press(Qt.Key.Key_Return, "\r")
    assert not opened(desk)
    page = desk.window.pages["mapping"]
    desk.until(lambda: page.list.current() is not None and page.list.current().row == line.hit.row)
    assert page.table.hasFocus()


def test_an_item_opens_from_another_page_with_filters_taken_away(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    page.list.tabs.tabs["ignored"].click()
    page.search.setText("ничего такого")
    desk.until(lambda: page.model.rowCount() == 0)
    desk.window.go("stock")
    call(desk)
    type_in(desk, "карел")
    desk.until(lambda: lines(desk) and lines(desk)[0].hit is not None)
    hit = lines(desk)[0].hit
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.current == "mapping"
    desk.until(lambda: page.list.current() is not None and page.list.current().row == hit.row)
    assert page.search.text() == ""


def test_tab_goes_to_the_actions_of_the_chosen_object_and_back(desk: Desk) -> None:
    call(desk)
    type_in(desk, "ботинки карел")
    desk.until(lambda: any(line.action for line in lines(desk)))
    chosen = current(desk)
    assert f"Команды для «{chosen}»" in headings(desk)
    desk.press(Qt.Key.Key_Tab, "\t")
    assert desk.window.palette_box.view.line().action
    assert desk.window.palette_box.field.hasFocus()
    desk.press(Qt.Key.Key_Tab, "\t")
    assert current(desk) == chosen
    stock = desk.window.pages["stock"]
    linked = next(line for line in lines(desk) if line.hit is not None and getattr(line.hit, "offer_id", None))
    desk.window.palette_box.view.go(desk.window.palette_box.view.results.rows.index(linked))
    desk.window.palette_box.view.moved.emit()
    desk.press(Qt.Key.Key_S, modifiers=CTRL)
    assert desk.window.current == "stock"
    desk.until(lambda: stock.table.current_row() >= 0 and stock.model.ids[stock.table.current_row()] > 0)
    desk.until(lambda: stock.model.ids[stock.table.current_row()] == linked.hit.offer_id)


def test_the_actions_follow_the_current_line(desk: Desk) -> None:
    call(desk)
    type_in(desk, "карел")
    desk.until(lambda: len([line for line in lines(desk) if line.hit is not None]) > 5)
    for _ in range(4):
        desk.press(Qt.Key.Key_Down)
        line = desk.window.palette_box.view.line()
        assert line is not None
        if line.hit is not None and not line.action:
            assert any(line.title in heading for heading in headings(desk))


def test_variants_open_together_in_mapping(desk: Desk) -> None:
    call(desk)
    type_in(desk, "ботинки карел")
    desk.until(lambda: any(line.caps == "Ctrl+Enter" for line in lines(desk)))
    name = current(desk)
    desk.press(Qt.Key.Key_Return, "\r", modifiers=CTRL)
    page = desk.window.pages["mapping"]
    assert page.search.text() == name
    desk.until(lambda: page.model.rowCount() > 1 and page.model.row_at(0) is not None)
    desk.until(lambda: name in page.model.row_at(0).name)


def test_hash_and_the_number_sign_find_orders_only(desk: Desk) -> None:
    call(desk)
    type_in(desk, "#")
    desk.until(lambda: headings(desk) and headings(desk)[0] == "Заказы")
    hit = lines(desk)[0].hit
    desk.window.palette_box.field.clear()
    type_in(desk, f"№{hit.number}")
    desk.until(lambda: [line.hit for line in lines(desk) if line.hit] == [hit])
    assert current(desk) == f"Заказ {hit.number}"
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.current == "orders"


def test_the_sign_for_commands_shows_commands_and_pages_alone(desk: Desk) -> None:
    call(desk)
    type_in(desk, ">тёмн")
    assert titles(desk) == ["Тёмная тема"]
    desk.press(Qt.Key.Key_Return, "\r")
    assert theme.dark
    theme.set_mode("light")
    call(desk)
    type_in(desk, ">")
    wanted = {
        "Синхронизировать сейчас",
        "Тёмная тема",
        "Язык: English",
        "Приостановить обмен на 1 час",
        "Все клавиши",
    }
    assert wanted <= set(titles(desk))
    assert {page.title() for key, page in desk.window.pages.items() if key != "load"} <= set(titles(desk))


@pytest.mark.parametrize("typed", ["светлая", "cdtnkfz", "light", "дшпре"])
def test_commands_are_found_on_either_layout(desk: Desk, typed: str) -> None:
    call(desk)
    type_in(desk, ">" + typed)
    assert titles(desk)[0] == "Светлая тема"


def test_an_article_typed_on_the_russian_layout_is_found(desk: Desk) -> None:
    row = desk.app.mapping_rows(desk.app.mapping_ids(desk.window.pages["mapping"].list.query())[:300])
    article = next(one.article for one in row if one.article and any("A" <= letter <= "Z" for letter in one.article))
    call(desk)
    type_in(desk, other_layout(article))
    desk.until(lambda: any(getattr(line.hit, "article", "") == article for line in lines(desk)))


def test_pages_open_by_their_name(desk: Desk) -> None:
    call(desk)
    type_in(desk, "журн")
    desk.until(lambda: "Журнал" in titles(desk))
    while current(desk) != "Журнал":
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.current == "log"


def test_the_page_on_screen_offers_what_its_keys_do(desk: Desk) -> None:
    call(desk)
    type_in(desk, ">пропустить")
    line = desk.window.palette_box.view.line()
    assert line is not None
    assert (line.note, line.caps) == ("Сопоставление", "S")
    before = desk.window.pages["mapping"].table.current_row()
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.pages["mapping"].table.current_row() != before
    desk.window.go("stock")
    call(desk)
    type_in(desk, ">пропустить")
    assert "Пропустить" not in titles(desk)
    desk.window.palette_box.field.clear()
    type_in(desk, ">найти совп")
    assert desk.window.palette_box.view.line().title == "Найти совпадения"


def test_what_was_chosen_is_offered_again_also_after_a_restart(desk: Desk) -> None:
    call(desk)
    assert "Недавнее" not in headings(desk)
    type_in(desk, "карел")
    desk.until(lambda: lines(desk) and lines(desk)[0].hit is not None)
    found = current(desk)
    desk.press(Qt.Key.Key_Return, "\r")
    call(desk)
    type_in(desk, ">журнал")
    desk.press(Qt.Key.Key_Return, "\r")
    desk.window.memory.flush()
    desk.until(lambda: desk.app.setting("ui.palette").startswith("page:log\nitem:"))
    call(desk)
    desk.until(lambda: titles(desk)[:2] == ["Журнал", found])
    assert headings(desk)[0] == "Недавнее"


def test_nothing_found_says_what_is_searched(desk: Desk) -> None:
    call(desk)
    type_in(desk, "щщщщ")
    desk.until(lambda: not lines(desk))
    assert desk.window.palette_box.nothing.isVisible()
    desk.press(Qt.Key.Key_Return, "\r")
    assert opened(desk)


def test_a_click_runs_a_line_and_readers_hear_the_current_one(desk: Desk) -> None:
    call(desk)
    type_in(desk, ">журнал")
    box = desk.window.palette_box
    assert box.field.accessibleDescription() == box.view.line().spoken()
    rect = box.view.visualRect(box.view.currentIndex())
    QTest.mouseClick(box.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.window.current == "log"


def test_the_whole_way_from_a_key_to_the_line_takes_less_than_100_ms(desk: Desk) -> None:
    call(desk)
    type_in(desk, "кар")
    desk.until(lambda: lines(desk) and lines(desk)[0].hit is not None)
    took = []
    for letter in "елия":
        shown: list[float] = []
        model = desk.window.palette_box.view.results
        model.modelReset.connect(lambda shown=shown: shown.append(time.perf_counter()))
        begun = time.perf_counter()
        type_in(desk, letter)
        desk.until(lambda shown=shown: len(shown) >= 2)
        took.append(1000 * (shown[1] - begun))
        model.modelReset.disconnect()
        QApplication.processEvents()
    assert min(took) < 100, took
