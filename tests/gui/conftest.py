"""A window over the stand-in, offscreen; waiting goes through an event loop, so that workers get their turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.screens.mapping import MappingTab
from gui import i18n
from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.theme import theme
from gui.widgets.popover import Popover
from tests.gui.standin import StandIn
from tests.helpers.offline import make_home, open_copy

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass
class Desk:
    """The window under test, with what tests do to it. `app` is the stand-in or the real program."""

    window: MainWindow
    app: Any
    bot: QtBot

    def until(self, true: Callable[[], object], timeout: int = 10_000) -> None:
        """Let the window work until `true()` holds."""
        self.bot.waitUntil(lambda: bool(true()), timeout=timeout)

    def press(
        self,
        key: int,
        text: str = "",
        *,
        scan: int = 0,
        modifiers: Qt.KeyboardModifier = NO_MODIFIER,
        target: QWidget | None = None,
    ) -> None:
        """A key press and release as the system sends them, to the focused widget."""
        widget = target or QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, scan, 0, 0, text))

    def current(self) -> int:
        """Number of the mapping row that is current, 0 while there is none."""
        row = self.window.pages["mapping"].list.current()
        return row.row if row is not None else 0

    def shown(self) -> int:
        """Number of the mapping row whose whole detail is on screen."""
        detail = self.window.pages["mapping"].detail.detail
        return detail.row.row if detail is not None else 0


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    """Build a window over a stand-in of any size."""
    open_ones: list[Desk] = []
    _dress(qapp)

    def make(size: int = 3412, page: str = "mapping") -> Desk:
        desk = _open(StandIn(size), qtbot, page)
        open_ones.append(desk)
        return desk

    yield make
    for desk in open_ones:
        _close(desk)


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after the demo's first day; never opened itself, only copied."""
    return make_home(tmp_path_factory.mktemp("first-day"))


@pytest.fixture
def open_real(qtbot: QtBot, qapp: QApplication, first_day: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Open the window over the real program, on a copy of the first day (or of `home`), at the page that is named."""
    open_ones: list[Desk] = []
    _dress(qapp)

    def make(page: str, home: Path = first_day) -> Desk:
        desk = _open(open_copy(home, tmp_path / "home"), qtbot, page)
        open_ones.append(desk)
        return desk

    yield make
    for desk in open_ones:
        _close(desk)
        desk.app.close()


@pytest.fixture(scope="module")
def shared_window(
    qapp: QApplication, first_day: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """One window over the real program for all tests of a module that leave it as it was."""
    _dress(qapp)
    app = open_copy(first_day, tmp_path_factory.mktemp("shared") / "home")
    window = MainWindow(Bridge(app))
    window.resize(1440, 900)
    window.show()
    yield window
    window.hide()
    window.bridge.close()
    window.deleteLater()
    app.close()


@pytest.fixture
def shared_desk(shared_window: MainWindow, qtbot: QtBot, qapp: QApplication) -> Desk:
    """The shared window, in front, on the mapping page with all rows and the first one current."""
    _dress(qapp)
    window, page = shared_window, shared_window.pages["mapping"]
    window.activateWindow()
    made = Desk(window, window.bridge.app, qtbot)
    made.until(window.isActiveWindow)
    window.palette_box.close_palette()
    for popover in window.findChildren(Popover):
        popover.hide()
    window.go("mapping")
    page.list.show_rows(MappingTab.ALL)
    made.until(lambda: page.table.current_row() == 0 and page.list.current() is not None)
    return made


def _dress(qapp: QApplication) -> None:
    """Fonts, colours and the language that tests expect."""
    if not theme.property("installed"):
        theme.install(qapp)
        theme.setProperty("installed", True)
    i18n.install("ru")
    theme.set_mode("light")


def _open(app: Any, qtbot: QtBot, page: str) -> Desk:
    window = MainWindow(Bridge(app))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    desk = Desk(window, app, qtbot)
    desk.until(window.isActiveWindow)
    window.go(page)
    return desk


def _close(desk: Desk) -> None:
    desk.window.hide()
    desk.window.bridge.close()
    desk.window.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The mapping page with its first detail on screen."""
    made = make_desk()
    made.until(lambda: made.shown() == 1)
    return made
