"""The mapping queue by keyboard, on both layouts; letters go by the key's place, text fields swallow them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from core.domain.links import MatchState
from gui.keys import chord
from tests.gui.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
X11_S, X11_I, X11_J, X11_Z = 39, 31, 44, 52


def _event(key: int, scan: int = 0, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, "")


@pytest.mark.parametrize(
    ("key", "scan", "expected"),
    [
        (Qt.Key.Key_S, 0, "S"),
        (ord("Ы"), X11_S, "S"),
        (ord("О"), X11_J, "J"),
        (ord("Ш"), X11_I, "I"),
        (ord("Ы"), 0, "S"),
        (ord("Г"), 0, "U"),
        (Qt.Key.Key_3, 0, "3"),
        (Qt.Key.Key_Return, 0, "Enter"),
        (Qt.Key.Key_Enter, 0, "Enter"),
        (Qt.Key.Key_F4, 0, "F4"),
        (Qt.Key.Key_Shift, 50, ""),
    ],
)
def test_a_key_is_named_by_its_place(key: int, scan: int, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.keys.sys.platform", "linux")
    assert chord(_event(key, scan)) == expected


def test_windows_scan_codes_and_modifiers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.keys.sys.platform", "win32")
    assert chord(_event(ord("Я"), X11_Z - 8, CTRL)) == "Ctrl+Z"
    assert chord(_event(ord("Я"), X11_Z - 8, CTRL | Qt.KeyboardModifier.ShiftModifier)) == "Ctrl+Shift+Z"


def _link_by_enter(desk: Desk, times: int) -> list[str]:
    for _ in range(times):
        row = desk.current()
        desk.until(lambda row=row: desk.shown() == row)
        desk.press(Qt.Key.Key_Return, "\r")
        desk.until(lambda row=row: desk.app.state(row) is MatchState.LINKED)
        desk.until(lambda row=row: desk.current() != row)
    return [item for kind, item in desk.app.log if kind == "link"]


def test_three_rows_are_linked_by_enter_alone(desk: Desk) -> None:
    assert _link_by_enter(desk, 3) == ["item-1", "item-2", "item-3"]
    assert desk.current() == 4


def test_enter_does_nothing_before_the_candidates_are_on_screen(desk: Desk) -> None:
    desk.window.pages["mapping"].table.go(1)
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.app.log == []


def test_the_russian_layout_skips_moves_and_ignores(desk: Desk) -> None:
    desk.press(ord("Ы"), "ы", scan=X11_S)
    assert desk.current() == 2
    desk.press(ord("О"), "о", scan=X11_J)
    assert desk.current() == 3
    desk.press(ord("Ш"), "ш", scan=X11_I)
    desk.until(lambda: desk.app.state(3) is MatchState.IGNORED)
    assert desk.current() == 4


def test_digits_pick_the_candidate_that_enter_links(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2, "2")
    page = desk.window.pages["mapping"]
    chosen = page.detail.chosen()
    assert chosen is not None
    assert chosen.offer_id == desk.app.mapping_detail(1).candidates[1].offer_id
    desk.press(Qt.Key.Key_Return, "\r")
    desk.until(lambda: desk.app.state(1) is MatchState.LINKED)


def test_undo_by_ctrl_z_on_the_russian_layout_takes_the_link_back(desk: Desk) -> None:
    _link_by_enter(desk, 1)
    desk.until(lambda: "Связано" in desk.window.toast_text())
    desk.press(ord("Я"), "я", scan=X11_Z, modifiers=CTRL)
    desk.until(lambda: desk.app.state(1) is MatchState.AMBIGUOUS)
    desk.until(lambda: "Отменено" in desk.window.toast_text())


def test_in_the_list_to_decide_a_linked_row_leaves(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    page.list.tabs.tabs["todo"].click()
    desk.until(lambda: page.model.rowCount() == 94)
    desk.until(lambda: desk.shown() == desk.current() != 0)
    first = desk.current()
    desk.press(Qt.Key.Key_Return, "\r", target=page.table)
    desk.until(lambda: page.model.rowCount() == 93)
    assert page.model.position(first) == -1
    assert desk.current() != first


def test_the_search_field_swallows_letters_and_esc_gives_them_back(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    desk.press(Qt.Key.Key_Slash, "/")
    assert page.search.hasFocus()
    desk.press(Qt.Key.Key_S, "s")
    assert page.search.text() == "s"
    assert desk.current() == 1
    desk.press(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    desk.press(Qt.Key.Key_Escape)
    desk.until(page.table.hasFocus)


def test_accept_exact_shows_the_list_first_and_escape_does_nothing(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    desk.until(lambda: page.list.counts.exact)
    desk.press(ord("Ф"), "ф", scan=38)
    sheet = desk.window.sheet()
    assert sheet is not None
    assert sheet.cancel.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is None
    assert not [kind for kind, _ in desk.app.log if kind == "accept"]
    desk.press(Qt.Key.Key_A, "a")
    sheet = desk.window.sheet()
    desk.until(sheet.accept.isEnabled)
    shown = list(desk.app.exact_ids())
    sheet.accept.click()
    desk.until(lambda: ("accept", shown) in desk.app.log)


def test_find_by_hand_links_the_picked_offer(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, "f")
    sheet = desk.window.sheet()
    desk.until(lambda: sheet.link.isEnabled())
    sheet.results.choose(2)
    sheet.link.click()
    desk.until(lambda: desk.app.state(1) is MatchState.LINKED)


def test_letters_can_be_switched_off_and_that_is_remembered(desk: Desk) -> None:
    desk.window.set_letters(False)
    desk.press(ord("Ы"), "ы", scan=X11_S)
    desk.press(Qt.Key.Key_S, "s")
    assert desk.current() == 1
    desk.press(Qt.Key.Key_Down)
    assert desk.current() == 2
    assert desk.window.memory.recall("letter_keys") == "false"
    desk.window.set_letters(True)
    desk.press(ord("Ы"), "ы", scan=X11_S)
    assert desk.current() == 3


def test_caps_of_letters_that_do_nothing_are_not_printed(desk: Desk) -> None:
    detail = desk.window.pages["mapping"].detail
    caps = {button: button.sizeHint().width() for button in (detail.skip, detail.link)}
    desk.window.set_letters(False)
    assert detail.skip.sizeHint().width() < caps[detail.skip]
    assert detail.link.sizeHint().width() == caps[detail.link], "Enter works all the same"
    desk.window.set_letters(True)
    assert detail.skip.sizeHint().width() == caps[detail.skip]
