"""Desktop manners on a real screen with a window manager and a tray host: hide, come back, second start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Application, Start
from gui.desktop.close_sheets import TraySheet
from gui.desktop.single_instance import Claim, SingleInstance
from gui.desktop.tray import tray_available

ROOT = Path(__file__).resolve().parents[2]
HOST = ("trayer", "--widthtype", "request", "--edge", "bottom", "--align", "right", "--height", "32")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not (shutil.which("trayer") and shutil.which("openbox")),
    reason="needs openbox and trayer: python3 dev.py setup",
)


@pytest.fixture(scope="module", autouse=True)
def _window_manager() -> Iterator[None]:
    """Without one nothing is minimised or brought to the front."""
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    yield
    manager.terminate()
    manager.wait(10)


class Host:
    """A tray host that can be taken away and brought back."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Show the tray."""
        self._process = subprocess.Popen(HOST, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        """Take it away."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[Host]:
    made = Host()
    made.start()
    qtbot.waitUntil(tray_available, timeout=10_000)
    yield made
    made.stop()


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Application]]:
    """Start the program in this process as `gui.app.run` does."""
    running: list[Application] = []

    def start(instance: SingleInstance | None = None, *, hidden: bool = False) -> Application:
        options = Start(demo=True, variants=60, home=tmp_path / "home", lang="ru", theme="light", hidden=hidden)
        made = Application(qapp, options, instance)
        running.append(made)
        made.show()
        qtbot.waitUntil(lambda: made.window is not None, timeout=60_000)
        return made

    qapp.setQuitOnLastWindowClosed(False)
    yield start
    for application in running:
        application.close()
        if application.window is not None:
            application.window.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)


def icon_window() -> QWidget | None:
    """The window that Qt puts into the tray host."""
    found = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QSystemTrayIconSys"]
    return next((widget for widget in found if widget.isVisible()), None)


def press(words: str, inside: QWidget) -> None:
    """Click the visible button with these words."""
    (one,) = [b for b in inside.findChildren(QAbstractButton) if b.isVisible() and words in b.text()]
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def test_close_to_tray_and_back_by_a_click(qtbot: QtBot, host: Host, begin: Callable[..., Application]) -> None:
    application = begin()
    window = application.window
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    qtbot.waitUntil(lambda: icon_window() is not None, timeout=10_000)
    window.close()
    sheet = window.sheet()
    assert isinstance(sheet, TraySheet)
    press("Свернуть в трей", sheet)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5_000)
    icon = icon_window()
    assert icon is not None, "the program can be seen in the tray"
    # A person's hand is slower than the window manager, which first takes the focus away.
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is None, timeout=5_000)
    QTest.mouseClick(icon, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: window.isVisible() and window.isActiveWindow(), timeout=10_000)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5_000)
    assert window.sheet() is None, "said once"


def test_a_tray_that_goes_away_gives_the_window_back(
    qtbot: QtBot, host: Host, begin: Callable[..., Application]
) -> None:
    application = begin()
    window = application.window
    assert window is not None
    assert application.manners is not None
    application.manners.hide()
    assert not window.isVisible()
    host.stop()
    qtbot.waitUntil(window.isVisible, timeout=10_000)
    assert "Трей исчез" in window.toast_text()
    host.start()
    qtbot.waitUntil(lambda: icon_window() is not None, timeout=15_000)


def test_without_a_tray_closing_minimises(qtbot: QtBot, begin: Callable[..., Application]) -> None:
    assert not tray_available()
    application = begin()
    window = application.window
    assert window is not None
    window.close()
    sheet = window.sheet()
    assert isinstance(sheet, TraySheet)
    press("Свернуть", sheet)
    qtbot.waitUntil(window.isMinimized, timeout=10_000)
    assert application.manners is not None
    application.manners.come_up()
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isActiveWindow(), timeout=10_000)


def test_a_start_at_login_goes_straight_to_the_tray_and_a_second_start_opens_it(
    qtbot: QtBot, host: Host, begin: Callable[..., Application], tmp_path: Path
) -> None:
    instance = SingleInstance(tmp_path / "home")
    assert instance.claim(hidden=True) is Claim.FIRST
    application = begin(instance, hidden=True)
    window = application.window
    assert window is not None
    assert not window.isVisible()
    assert not application.boot.isVisible()
    qtbot.waitUntil(lambda: icon_window() is not None, timeout=10_000)
    second = subprocess.Popen(
        [sys.executable, "-m", "gui", "--demo", "--variants", "60", "--home", str(tmp_path / "home")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode == 0
    qtbot.waitUntil(lambda: window.isVisible() and window.isActiveWindow(), timeout=10_000)
