"""The guide in the program, by keys and mouse: ways to it, chapters, links, search, pictures, language, theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.help.chapters import KEYS, of_page, title
from gui.help.pictures import PictureSheet
from gui.help.sheet import HelpSheet
from gui.pages.registry import PAGES
from gui.shell.palette.lines import Line
from gui.theme import theme
from tests.gui.conftest import Desk

SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    yield shared_desk
    close_all(shared_desk)
    shared_desk.window.set_language("ru")
    shared_desk.window.set_theme("light")


def close_all(desk: Desk) -> None:
    while (sheet := desk.window.sheet()) is not None:
        sheet.dismiss()


def guide(desk: Desk) -> HelpSheet:
    """The guide that is open, read and on screen."""
    sheet = desk.window.sheet()
    assert isinstance(sheet, HelpSheet)
    desk.until(lambda: heading(sheet) == title(sheet.chapter))
    return sheet


def heading(sheet: HelpSheet) -> str:
    return sheet.reader.toPlainText().partition("\n")[0]


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def f1(desk: Desk) -> HelpSheet:
    desk.press(Qt.Key.Key_F1, modifiers=SHIFT)
    return guide(desk)


def test_each_page_opens_its_own_chapter(desk: Desk) -> None:
    for page in (spec.entry.key for spec in PAGES if not spec.whole_window):
        desk.window.go(page)
        assert f1(desk).chapter == of_page(page)
        close_all(desk)
        click(desk.window.topbar.help)
        assert guide(desk).chapter == of_page(page)
        close_all(desk)
    desk.window.go("mapping")


def test_sidebar_settings_keys_sheet_and_set_up_lead_to_it(desk: Desk) -> None:
    window = desk.window
    click(window.sidebar.help)
    assert guide(desk).chapter == "mapping"
    close_all(desk)
    window.show_keys()
    keys = window.sheet()
    click(keys.guide)
    assert guide(desk).chapter == "keyboard"
    close_all(desk)
    window.pages["settings"].about.guide.click()
    assert guide(desk).chapter == "start"
    close_all(desk)
    window.go("load")
    click(window.pages["load"].rail.help)
    sheet = guide(desk)
    assert sheet.chapter == "start"
    sheet.show_chapter("stock")
    assert sheet.open_page.isHidden(), "the set-up is not left through the guide"
    close_all(desk)
    window.go("mapping")


def test_the_palette_finds_chapters(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, modifiers=CTRL)
    for letter in "справка остатки":
        desk.press(ord(letter.upper()), letter)
    results = desk.window.palette_box.view.results
    wanted = f"Справка: {title('stock')}"
    desk.until(lambda: any(isinstance(row, Line) and row.title == wanted for row in results.rows))
    line = next(row for row in results.rows if isinstance(row, Line) and row.title == wanted)
    desk.window.palette_box.close_palette()
    line.run()
    assert guide(desk).chapter == "stock"


def test_contents_on_and_back(desk: Desk) -> None:
    sheet = f1(desk)
    assert not sheet.back.isEnabled()
    click(sheet.contents.buttons["orders"])
    desk.until(lambda: heading(sheet) == title("orders"))
    click(sheet.onward)
    desk.until(lambda: heading(sheet) == title("shipments"))
    assert sheet.contents.buttons["shipments"].isChecked()
    click(sheet.back)
    desk.until(lambda: heading(sheet) == title("orders"))
    sheet.reader.setFocus()
    desk.press(Qt.Key.Key_Left, modifiers=ALT)
    desk.until(lambda: heading(sheet) == title("mapping"))
    assert not sheet.back.isEnabled()
    sheet.show_chapter(KEYS[-1])
    assert sheet.onward.isHidden()


def test_every_link_of_every_chapter_leads_to_its_chapter(desk: Desk) -> None:
    sheet = f1(desk)
    followed = 0
    for key in KEYS:
        sheet.show_chapter(key)
        desk.until(lambda key=key: heading(sheet) == title(key))
        for where in links(sheet):
            sheet.reader.anchorClicked.emit(QUrl(where))
            wanted = where.removesuffix(".md")
            desk.until(lambda wanted=wanted: heading(sheet) == title(wanted))
            followed += 1
    assert followed > 20


def links(sheet: HelpSheet) -> list[str]:
    """Addresses of the chapters that the text on screen leads to."""
    found, document = [], sheet.reader.document()
    for position in range(document.characterCount()):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        where = cursor.charFormat().anchorHref()
        if where.endswith(".md") and where not in found:
            found.append(where)
    return found


def test_keys_alone_search_read_and_close(desk: Desk) -> None:
    sheet = f1(desk)
    assert sheet.isAncestorOf(QApplication.focusWidget())
    desk.press(Qt.Key.Key_Slash, "/")
    assert QApplication.focusWidget() is sheet.contents.search
    for letter in "защит":
        desk.press(ord(letter.upper()), letter)
    desk.until(lambda: sheet.chapter == "stock" and heading(sheet) == title("stock"))
    assert "stock" in sheet.contents.offered()
    assert "keyboard" not in sheet.contents.offered()
    desk.until(lambda: sheet.reader.marks() > 1)
    before = sheet.reader.textCursor().position()
    desk.press(Qt.Key.Key_Return)
    assert sheet.reader.textCursor().position() != before, "on to the next place"
    desk.press(Qt.Key.Key_Escape)
    assert sheet.contents.search.text() == ""
    assert desk.window.sheet() is sheet
    desk.until(lambda: sheet.contents.offered() == list(KEYS))
    assert sheet.reader.marks() == 0
    desk.press(Qt.Key.Key_Down)
    desk.until(lambda: heading(sheet) == title(KEYS[KEYS.index("stock") + 1]))
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is None


def test_nothing_found_says_so(desk: Desk) -> None:
    sheet = f1(desk)
    sheet.contents.search.setText("щщщщ")
    desk.until(sheet.contents.nothing.isVisible)
    assert sheet.contents.offered() == []
    assert heading(sheet) == title("mapping"), "the chapter stays"


def test_tab_reaches_a_link_and_enter_follows_it(desk: Desk) -> None:
    sheet = f1(desk)
    sheet.show_chapter("overview")
    desk.until(lambda: heading(sheet) == title("overview"))
    sheet.reader.setFocus()
    for _ in range(12):
        desk.press(Qt.Key.Key_Tab, target=sheet.reader)
        chosen = sheet.reader.textCursor().charFormat().anchorHref()
        if chosen.endswith(".md"):
            break
    assert chosen.endswith(".md")
    desk.press(Qt.Key.Key_Return, target=sheet.reader)
    desk.until(lambda: sheet.chapter == chosen.removesuffix(".md"))


def test_a_picture_opens_whole_and_closes_back_to_the_guide(desk: Desk) -> None:
    sheet = f1(desk)
    sheet.reader.anchorClicked.emit(QUrl("mapping.png"))
    opened = desk.window.sheet()
    assert isinstance(opened, PictureSheet)
    assert opened.head.text() == "Список товаров, сравнение и кандидаты"
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is sheet


def test_pictures_fit_the_page_and_stay_sharp(desk: Desk) -> None:
    sheet = f1(desk)
    widths = []
    document = sheet.reader.document()
    for position in range(document.characterCount()):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        if cursor.charFormat().isImageFormat():
            widths.append(cursor.charFormat().toImageFormat().width())
    assert widths
    assert max(widths) <= sheet.reader.viewport().width()
    assert sheet.reader.horizontalScrollBar().maximum() == 0


def test_the_language_switches_live(desk: Desk) -> None:
    sheet = f1(desk)
    assert "Сопоставление" in sheet.reader.toPlainText()
    desk.window.set_language("en")
    desk.until(lambda: heading(sheet) == "Mapping")
    assert sheet.head.text() == "User guide"
    assert sheet.contents.buttons["never"].text() == "What SkladLink never does"
    assert sheet.reader.accessibleName() == "Mapping"


def test_the_theme_switches_live(desk: Desk) -> None:
    sheet = f1(desk)

    def color() -> str:
        cursor = QTextCursor(sheet.reader.document())
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cursor.charFormat().foreground().color().name()

    assert color() == theme.color("t1").name()
    light = color()
    desk.window.set_theme("dark")
    assert color() == theme.color("t1").name() != light
    assert sheet.reader.palette().base().color() == theme.color("raised")


def test_the_way_from_a_chapter_to_its_page(desk: Desk) -> None:
    sheet = f1(desk)
    assert sheet.open_page.isHidden(), "it is on screen already"
    sheet.show_chapter("stock")
    click(sheet.open_page)
    assert desk.window.current == "stock"
    assert desk.window.sheet() is None


def test_it_fits_the_smallest_window(desk: Desk) -> None:
    desk.window.resize(1024, 700)
    sheet = f1(desk)
    inside = sheet.panel.rect()
    for part in (sheet.contents, sheet.reader, sheet.foot):
        at = part.mapTo(sheet.panel, QPoint(0, 0))
        assert inside.contains(at)
        assert inside.contains(at + part.rect().bottomRight())
    desk.window.resize(1440, 900)


def test_reading_never_runs_in_the_window_s_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    from gui.help import guide as guides

    threads: list[threading.Thread] = []
    read: Callable[[str], object] = guides.read
    monkeypatch.setattr(guides, "read", lambda lang: (threads.append(threading.current_thread()), read(lang))[1])
    f1(desk)
    assert threads
    assert threading.main_thread() not in threads
