"""A real window on a real (virtual) screen over the real program and both pretend systems."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Application, Start
from gui.main_window import MainWindow

VARIANTS = 400


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say plainly that these need a screen; a person brings a desktop of their own."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        skip = pytest.mark.skip(reason="needs a screen: xvfb-run -a python -m pytest tests/window")
        for item in items:
            if "tests/window" in item.nodeid and "person" not in getattr(item, "fixturenames", ()):
                item.add_marker(skip)


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    """The program started as `python -m gui --demo` starts it, up to the window."""
    hooks = sys.excepthook
    made = Application(qapp, Start(demo=True, variants=VARIANTS, seed=7, home=tmp_path, lang="ru", theme="light"))
    made.show()
    qtbot.waitUntil(lambda: made.window is not None, timeout=60_000)
    yield made
    made.close()
    sys.excepthook = hooks
    if made.window is not None:
        made.window.deleteLater()


@pytest.fixture
def window(application: Application, qtbot: QtBot) -> MainWindow:
    """The window on the load page, active."""
    assert application.window is not None
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow, timeout=10_000)
    return application.window
