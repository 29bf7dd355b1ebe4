"""The brake sheet: focus on the safe button, Enter never sends, only the typed number does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.pages.stock.preview import PreviewSheet
from tests.gui.conftest import Desk


@pytest.fixture
def braked(make_desk: Callable[..., Desk]) -> tuple[Desk, PreviewSheet]:
    desk = make_desk(page="stock")
    desk.app.braked = True
    desk.until(lambda: desk.window.pages["stock"].model.rowCount())
    desk.window.pages["stock"].preview()
    desk.until(lambda: desk.window.sheet() is not None)
    sheet = desk.window.sheet()
    assert isinstance(sheet, PreviewSheet)
    desk.until(lambda: sheet.model.rowCount() == 1254)
    return desk, sheet


def test_focus_starts_on_the_safe_button_and_enter_sends_nothing(braked: tuple[Desk, PreviewSheet]) -> None:
    desk, sheet = braked
    assert sheet.safe.hasFocus()
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.sheet() is None
    assert desk.app.sent == []


def test_only_the_typed_number_frees_send_all(braked: tuple[Desk, PreviewSheet]) -> None:
    desk, sheet = braked
    assert not sheet.send.isEnabled()
    for wrong in ("125", "12540", "1 254", "да"):
        sheet.typed.setText(wrong)
        assert not sheet.send.isEnabled(), wrong
        sheet.send.click()
    sheet.typed.setText("1254")
    assert sheet.send.isEnabled()
    assert desk.app.sent == []


def test_enter_sends_nothing_even_with_the_number_typed(braked: tuple[Desk, PreviewSheet]) -> None:
    desk, sheet = braked
    sheet.typed.setText("1254")
    for widget in (sheet.typed, sheet.send, sheet.without):
        widget.setFocus()
        desk.press(Qt.Key.Key_Return, "\r")
        desk.press(Qt.Key.Key_Enter, "\r")
    assert desk.app.sent == []
    sheet.send.click()
    desk.until(lambda: desk.app.sent)
    assert desk.app.sent == [(7, False, "1254")]


def test_sending_without_zeroing_needs_no_number(braked: tuple[Desk, PreviewSheet]) -> None:
    desk, sheet = braked
    assert "145" in sheet.without.text()
    sheet.without.click()
    desk.until(lambda: desk.app.sent)
    assert desk.app.sent == [(7, True, "")]


def test_tab_stays_inside_the_sheet_and_focus_comes_back(braked: tuple[Desk, PreviewSheet]) -> None:
    desk, sheet = braked
    seen = set()
    for _ in range(30):
        desk.press(Qt.Key.Key_Tab, "\t")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
    assert len(seen) >= 6
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is None
    desk.until(lambda: desk.window.pages["stock"].table.hasFocus())


def test_without_the_brake_one_click_sends(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="stock")
    desk.press(Qt.Key.Key_P, "p", modifiers=Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.window.sheet() is not None)
    sheet = desk.window.sheet()
    assert sheet.safe.hasFocus()
    assert sheet.typed.isHidden()
    sheet.send.click()
    desk.until(lambda: desk.app.sent == [(7, False, "")])
