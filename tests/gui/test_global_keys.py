"""Keys that work on every page, on both layouts: pages, undo, regions, detail, search, menu, the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.domain.links import MatchState
from gui.desktop.support_sheet import SupportSheet
from gui.keys import chord
from gui.pages.mapping.sheets import AcceptSheet
from gui.shell.keys_sheet import KeysSheet
from gui.theme import theme
from gui.widgets.focus import FocusRing
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet
from tests.gui.conftest import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
X11_Z, X11_R, X11_COMMA, X11_SLASH = 52, 27, 59, 61


@pytest.fixture
def desk(shared_desk: Desk) -> Desk:
    return shared_desk


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize(
    ("key", "text", "scan", "held", "name"),
    [
        (Qt.Key.Key_Slash, "/", X11_SLASH, None, "/"),
        (Qt.Key.Key_Slash, "/", 51, SHIFT, "/"),
        (Qt.Key.Key_Period, ".", X11_SLASH, None, "/"),
        (Qt.Key.Key_Question, "?", 16, SHIFT, "?"),
        (ord("Б"), "", X11_COMMA, CTRL, "Ctrl+,"),
        (Qt.Key.Key_Tab, "\t", 23, None, "Tab"),
        (Qt.Key.Key_Backtab, "", 23, SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Period, ".", 60, None, "."),
    ],
)
def test_signs_are_told_by_what_is_printed(
    key: int, text: str, scan: int, held: Qt.KeyboardModifier | None, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.keys.sys.platform", "linux")
    held = held or Qt.KeyboardModifier.NoModifier
    assert chord(QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0, text)) == name


def test_digits_go_to_pages_and_the_comma_to_settings(desk: Desk) -> None:
    window = desk.window
    keys = list(window.sidebar.buttons)
    for number, page in enumerate(keys[:10], start=1):
        desk.press(Qt.Key.Key_0 + number % 10, modifiers=CTRL, target=window.pages[window.current])
        desk.press(Qt.Key.Key_0 + number % 10, modifiers=CTRL)
        assert window.current == page
    window.go("log")
    desk.press(ord("Б"), "", scan=X11_COMMA, modifiers=CTRL)
    assert window.current == "settings"


def test_they_work_from_a_text_field_and_leave_its_own_keys_alone(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    desk.press(Qt.Key.Key_Slash, "/")
    desk.press(Qt.Key.Key_A, "a")
    desk.press(Qt.Key.Key_Z, "\x1a", modifiers=CTRL)
    assert page.search.text() == ""
    desk.press(Qt.Key.Key_Question, "?", modifiers=SHIFT)
    assert desk.window.sheet() is None
    desk.press(Qt.Key.Key_3, modifiers=CTRL)
    assert desk.window.current == "stock"


def test_undo_says_what_it_takes_back_and_does_it_at_the_second_press(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("mapping")
    page = desk.window.pages["mapping"]
    desk.until(lambda: page.list.current() is not None)
    row = page.list.current()
    desk.app.ignore(row.item_id)
    desk.window.go("log")
    desk.press(ord("Я"), "", scan=X11_Z, modifiers=CTRL)
    desk.until(lambda: row.name in desk.window.toast_text())
    assert desk.window.toast_text().startswith("Отменить «")
    assert desk.app.mapping_rows([row.row])[0].state is MatchState.IGNORED
    desk.press(ord("Я"), "", scan=X11_Z, modifiers=CTRL)
    desk.until(lambda: desk.window.toast_text().startswith("Отменено"))
    assert desk.app.mapping_rows([row.row])[0].state is row.state
    desk.press(ord("Я"), "", scan=X11_Z, modifiers=CTRL | SHIFT)
    desk.until(lambda: desk.window.toast_text().startswith("Повторить «"))
    desk.press(ord("Я"), "", scan=X11_Z, modifiers=CTRL | SHIFT)
    desk.until(lambda: desk.window.toast_text().startswith("Сделано снова"))
    assert desk.app.mapping_rows([row.row])[0].state is MatchState.IGNORED


def test_undo_refuses_what_was_changed_since(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("mapping")
    desk.until(lambda: desk.window.pages["mapping"].list.current() is not None)
    row = desk.window.pages["mapping"].list.current()
    run = desk.app.ignore(row.item_id)
    desk.window.go("log")
    desk.press(Qt.Key.Key_Z, modifiers=CTRL)
    desk.until(lambda: row.name in desk.window.toast_text())
    assert desk.app.undo(run) is None
    desk.press(Qt.Key.Key_Z, modifiers=CTRL)
    desk.until(lambda: not desk.window.toast_text().startswith("Отменить «"))
    assert "Отменено" not in desk.window.toast_text()
    assert desk.app.mapping_rows([row.row])[0].state is row.state


def test_f6_goes_round_the_window_and_back(desk: Desk) -> None:
    window, page = desk.window, desk.window.pages["mapping"]
    desk.until(lambda: page.detail.detail is not None)
    stops = []
    for _ in range(5):
        stops.append(focused())
        desk.press(Qt.Key.Key_F6)
    regions = [page.list, page.detail, window.strip, window.sidebar, window.topbar]
    assert [region.isAncestorOf(stop) for region, stop in zip(regions, stops, strict=True)] == [True] * 5
    assert stops[0] is page.table
    assert stops[3] is window.sidebar.buttons["mapping"]
    assert focused() is page.table
    desk.press(Qt.Key.Key_F6, modifiers=SHIFT)
    assert window.topbar.isAncestorOf(focused())
    desk.press(Qt.Key.Key_Escape)
    assert focused() is page.table


def test_f4_hides_the_detail_and_the_page_remembers_it(desk: Desk) -> None:
    window, page = desk.window, desk.window.pages["mapping"]
    desk.press(Qt.Key.Key_F4)
    assert page.side.isHidden()
    window.go("stock")
    desk.press(Qt.Key.Key_F4)
    assert window.memory.recall("detail.mapping") == "hidden"
    page.side.show()
    window.go("mapping")
    assert page.side.isHidden()
    desk.press(Qt.Key.Key_F4)
    assert page.detail.isVisible()
    window.go("mapping")
    assert page.detail.isVisible()


def test_search_is_the_pages_own_or_the_palette(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Period, ".", scan=X11_SLASH)
    assert focused() is desk.window.pages["mapping"].search
    desk.window.go("overview")
    desk.press(Qt.Key.Key_F, modifiers=CTRL)
    assert desk.window.palette_box.isVisible()
    desk.press(Qt.Key.Key_Escape)


def test_the_menu_of_the_row_opens_by_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: opened.append(menu))
    monkeypatch.setattr(QMenu, "exec", lambda menu, *_: opened.append(menu))
    desk.press(Qt.Key.Key_F10, modifiers=SHIFT)
    assert [action.text() for menu in opened for action in menu.actions() if action.text()]


def test_the_sheet_shows_what_is_really_bound(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Question, "?", modifiers=SHIFT)
    sheet = desk.window.sheet()
    assert isinstance(sheet, KeysSheet)
    said = {label.text() for label in sheet.findChildren(Label)}
    for binding in desk.window.bindings.all():
        assert not binding.words or binding.words in said
        assert all(desk.window.keyboard.bound(chord) for chord in binding.chords)
    assert {words for _, words in desk.window.pages["mapping"].keys()} <= said  # noqa: SIM118 (a method of ours)
    desk.press(Qt.Key.Key_Escape)


def _sheets(desk: Desk) -> dict[str, Callable[[], Sheet | None]]:
    window = desk.window

    def support() -> None:
        window.show_support()

    def accept() -> None:
        window.show_sheet(sheet := AcceptSheet(window, window.bridge), sheet.cancel)

    opened = {"keys": window.show_keys, "connections": window.show_connections, "support": support, "accept": accept}
    return {name: lambda act=act: (act(), window.sheet())[1] for name, act in opened.items()}


@pytest.mark.parametrize("name", ["keys", "connections", "support", "accept"])
def test_a_sheet_holds_the_focus_and_gives_it_back(desk: Desk, name: str) -> None:
    before = focused()
    sheet = _sheets(desk)[name]()
    assert sheet is not None
    assert sheet.isAncestorOf(focused())
    seen = set()
    for held in [Qt.KeyboardModifier.NoModifier] * 30 + [SHIFT] * 30:
        desk.press(Qt.Key.Key_Backtab if held == SHIFT else Qt.Key.Key_Tab, modifiers=held)
        assert sheet.isAncestorOf(focused())
        seen.add(focused())
    assert sheet.close_button in seen
    for key in (Qt.Key.Key_F6, Qt.Key.Key_1):
        desk.press(key, modifiers=CTRL if key == Qt.Key.Key_1 else Qt.KeyboardModifier.NoModifier)
        assert desk.window.current == "mapping"
        assert sheet.isAncestorOf(focused())
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is None
    assert focused() is before
    assert isinstance(sheet, SupportSheet) == (name == "support")


def test_a_popover_holds_the_focus_and_gives_it_back(desk: Desk) -> None:
    desk.window.topbar.pill.setFocus()
    desk.press(Qt.Key.Key_Space, " ")
    assert desk.window.systems.isVisible()
    for _ in range(6):
        desk.press(Qt.Key.Key_Tab, "\t")
        assert desk.window.systems.isAncestorOf(focused())
    desk.press(Qt.Key.Key_Escape)
    assert focused() is desk.window.topbar.pill


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.detach()
    made.deleteLater()


def test_the_ring_shows_for_keys_and_never_for_the_mouse(desk: Desk, ring: FocusRing) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F6)
    assert ring.isVisible()
    assert ring.geometry().contains(focused().geometry())
    desk.bot.mouseClick(desk.window.topbar.pill, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def test_the_row_of_a_list_shows_the_focus_that_came_by_key(desk: Desk, ring: FocusRing) -> None:
    table = desk.window.pages["mapping"].table
    desk.press(Qt.Key.Key_Down)
    accent = theme.color("accentGfx")

    def edge() -> QColor:
        rect = table.visualRect(table.currentIndex())
        return table.viewport().grab().toImage().pixelColor(rect.center().x(), rect.top())

    desk.until(lambda: desk.shown() == desk.current())
    assert edge() == accent
    desk.press(Qt.Key.Key_F6)
    assert not table.hasFocus(), focused()
    assert edge() != accent
    desk.press(Qt.Key.Key_F6, modifiers=SHIFT)
    assert edge() == accent
    desk.bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert edge() != accent
