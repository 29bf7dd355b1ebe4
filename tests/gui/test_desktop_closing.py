"""Closing and quitting: a hint said once, never an invisible program, and a job under way is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.events import RunProgress
from gui.desktop import closing
from gui.desktop.close_sheets import QuitSheet, TraySheet
from gui.desktop.manners import Manners
from gui.desktop.tray_icon import SIZES, TrayState, tray_icon
from tests.gui.conftest import Desk
from tests.gui.mannered import button, manners


class TrayHost:
    """Says whether there is a tray, in place of the system."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.there = True
        monkeypatch.setattr(closing, "tray_available", lambda: self.there)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> TrayHost:
    return TrayHost(monkeypatch)


@pytest.fixture
def made(make_desk: Callable[..., Desk], host: TrayHost) -> Iterator[tuple[Desk, Manners]]:
    desk = make_desk(300, page="stock")
    with manners(desk) as mannered:
        yield desk, mannered


def _quits(mannered: Manners) -> list[bool]:
    found: list[bool] = []
    mannered.quit_allowed.connect(lambda: found.append(True))
    return found


def test_the_first_close_says_where_the_program_goes_and_the_next_just_goes(made: tuple[Desk, Manners]) -> None:
    desk, _ = made
    window = desk.window
    assert not window.close()
    sheet = window.sheet()
    assert isinstance(sheet, TraySheet)
    assert window.isVisible()
    assert sheet.go_on.hasFocus()
    assert not window.close(), "a second close does not ask twice"
    assert window.sheet() is sheet
    desk.press(Qt.Key.Key_Return, "\r")
    desk.until(lambda: not window.isVisible())
    desk.until(lambda: desk.app.settings.get("ui.close_to_tray") == "tray")
    window.show()
    assert not window.close()
    assert not window.isVisible()
    assert window.sheet() is None


def test_esc_at_the_hint_keeps_the_window_and_asks_again_later(made: tuple[Desk, Manners]) -> None:
    desk, _ = made
    desk.window.close()
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    assert desk.window.isVisible()
    desk.window.close()
    assert isinstance(desk.window.sheet(), TraySheet)
    assert "ui.close_to_tray" not in desk.app.settings


def test_the_tick_ends_the_program_from_now_on(made: tuple[Desk, Manners]) -> None:
    desk, mannered = made
    quits = _quits(mannered)
    desk.window.close()
    sheet = desk.window.sheet()
    assert isinstance(sheet, TraySheet)
    QTest.mouseClick(sheet.quit_instead, Qt.MouseButton.LeftButton, pos=sheet.quit_instead.rect().center())
    QTest.mouseClick(button(sheet, "Закрыть программу"), Qt.MouseButton.LeftButton)
    desk.until(lambda: quits)
    assert not desk.window.isVisible()
    desk.until(lambda: desk.app.settings.get("ui.close_to_tray") == "quit")


def test_without_a_tray_the_window_is_minimised_never_hidden(made: tuple[Desk, Manners], host: TrayHost) -> None:
    desk, mannered = made
    host.there = False
    desk.window.close()
    sheet = desk.window.sheet()
    assert isinstance(sheet, TraySheet)
    QTest.mouseClick(button(sheet, "Свернуть"), Qt.MouseButton.LeftButton)
    desk.until(desk.window.isMinimized)
    assert desk.window.isVisible(), "minimised windows count as visible: it is on the task bar"
    assert "ui.close_to_tray" not in desk.app.settings, "another day there may be a tray"
    mannered.closing.bring_up()
    assert not desk.window.isMinimized()


def test_the_window_comes_back_when_its_tray_is_gone(made: tuple[Desk, Manners], host: TrayHost) -> None:
    desk, mannered = made
    mannered.hide()
    assert not desk.window.isVisible()
    mannered.closing.look_for_tray()
    assert not desk.window.isVisible()
    host.there = False
    mannered.closing.look_for_tray()
    assert desk.window.isVisible()
    assert "Трей исчез" in desk.window.toast_text()


def test_a_hidden_start_waits_minimised_for_the_tray(
    made: tuple[Desk, Manners], host: TrayHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, mannered = made
    monkeypatch.setattr(closing, "WATCH_MS", 30)
    host.there = False
    mannered.closing.hide_from_start()
    desk.until(desk.window.isMinimized)
    host.there = True
    desk.until(lambda: not desk.window.isVisible())


def test_quitting_asks_about_a_job_and_stays_unless_told(
    made: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, mannered = made
    quits = _quits(mannered)
    progress = RunProgress(7, "initial_load", (), 3, 10, None)
    monkeypatch.setattr(desk.app, "running", lambda: progress, raising=False)
    monkeypatch.setattr(desk.app, "queued", list, raising=False)
    mannered.hide()
    mannered.tray.quit.trigger()
    sheet = desk.window.sheet()
    assert isinstance(sheet, QuitSheet)
    assert desk.window.isVisible(), "the question can be seen"
    assert desk.window.focusWidget() is sheet.cancel, "Enter never ends the work"
    desk.press(Qt.Key.Key_Return, "\r", target=sheet.cancel)
    desk.until(lambda: desk.window.sheet() is None)
    assert not quits
    mannered.tray.quit.trigger()
    sheet = desk.window.sheet()
    assert sheet is not None
    QTest.mouseClick(button(sheet, "Остановить и выйти"), Qt.MouseButton.LeftButton)
    desk.until(lambda: quits)
    assert not desk.window.isVisible()


def test_quitting_without_a_job_ends_at_once(made: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, mannered = made
    monkeypatch.setattr(desk.app, "running", lambda: None, raising=False)
    monkeypatch.setattr(desk.app, "queued", list, raising=False)
    quits = _quits(mannered)
    mannered.tray.quit.trigger()
    assert quits == [True]


def test_pause_for_an_hour_really_holds_the_schedule(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("stock")
    desk.app.run_by_itself()
    with manners(desk) as mannered:
        menu = mannered.tray
        assert menu.pause.text() == "Пауза на 1 час"
        menu.pause.trigger()
        desk.until(lambda: menu.pause.text() == "Возобновить")
        until = desk.app.schedule.paused_until()
        assert timedelta(minutes=59) < until - datetime.now(UTC) <= timedelta(hours=1)
        assert all(due is None or due >= until for due in map(desk.app.next_run, _jobs()))
        assert menu.state is TrayState.PAUSED
        assert menu.words().startswith("пауза до ")
        menu.pause.trigger()
        desk.until(lambda: menu.pause.text() == "Пауза на 1 час")
        assert not desk.app.schedule.all_paused()
        desk.window.set_language("en")
        desk.until(lambda: menu.pause.text() == "Pause for 1 hour")


def _jobs() -> list[object]:
    from core.domain.plan import JobName

    return [JobName.STOCK_FULL, JobName.STOCK_CHANGES]


def test_the_state_is_told_by_shape_and_words() -> None:
    images = {state: tray_icon(state).pixmap(16, 16).toImage() for state in TrayState}
    grey = {state: image.convertToFormat(image.Format.Format_Grayscale8) for state, image in images.items()}
    for one in TrayState:
        for other in TrayState:
            assert one is other or grey[one] != grey[other], "not by colour alone"
    assert {size.width() for size in tray_icon(TrayState.NORMAL).availableSizes()} == set(SIZES)


def test_the_window_comes_back_maximised_and_on_a_screen_that_is_there(
    make_desk: Callable[..., Desk], host: TrayHost
) -> None:
    desk = make_desk(300, page="stock")
    window = desk.window
    window.showMaximized()
    desk.until(window.isMaximized)
    window.keep_place()
    desk.until(lambda: desk.app.settings.get("ui.geometry"))
    assert desk.app.settings["ui.page"] == "stock"
    kept = desk.app.settings["ui.geometry"]
    window.showNormal()
    desk.until(lambda: not window.isMaximized())
    window.restore(kept)
    desk.until(window.isMaximized)
    window.showNormal()
    window.setGeometry(QRect(9000, 7000, 1200, 800))
    window.keep_place()
    desk.until(lambda: desk.app.settings["ui.geometry"] != kept)
    window.hide()
    window.restore(desk.app.settings["ui.geometry"])
    window.show()
    screens = [screen.geometry() for screen in QGuiApplication.screens()]
    desk.until(lambda: any(screen.intersects(window.frameGeometry()) for screen in screens))
