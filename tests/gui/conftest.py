"""A window over the stand-in, offscreen; waiting goes through an event loop, so that workers get their turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui import i18n
from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.theme import theme
from tests.gui.standin import StandIn

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass
class Desk:
    """The window under test, with what tests do to it."""

    window: MainWindow
    app: StandIn
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
    if not theme.property("installed"):
        theme.install(qapp)
        theme.setProperty("installed", True)
    i18n.install("ru")
    theme.set_mode("light")

    def make(size: int = 3412, page: str = "mapping") -> Desk:
        app = StandIn(size)
        window = MainWindow(Bridge(app))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        desk = Desk(window, app, qtbot)
        open_ones.append(desk)
        desk.until(window.isActiveWindow)
        window.go(page)
        return desk

    yield make
    for desk in open_ones:
        desk.window.hide()
        desk.window.bridge.close()
        desk.window.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The mapping page with its first detail on screen."""
    made = make_desk()
    made.until(lambda: made.shown() == 1)
    return made
