"""100 000 orders: the first rows, scrolling, and the way from a tab, a filter or a search to the painted frame."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.app import AppOptions, open_app
from core.store.repositories import Repositories
from core.store.store import Store
from gui.app import Application, Start
from gui.main_window import MainWindow
from gui.theme import theme
from tests.gui.test_large import FIRST_MS, FRAME_MS, first_rows, printed, scroll_frames, until
from tests.store.test_orders_window import MANY, fill

pytestmark = pytest.mark.alone
PAUSE_MS = 80


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with that many orders."""
    folder = tmp_path_factory.mktemp("large-orders")
    open_app(AppOptions(home=folder)).close()
    store = Store.open(folder)
    fill(Repositories.over(store))
    store.close()
    return folder


@pytest.fixture
def window(home: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The program on it."""
    hooks = sys.excepthook
    application = Application(qapp, Start(home=home, lang="ru", theme="light"))
    theme.setProperty("installed", True)
    application.show()
    qtbot.waitUntil(lambda: application.window is not None, timeout=60_000)
    assert application.window is not None
    yield application.window
    application.close()
    sys.excepthook = hooks
    application.window.deleteLater()


def test_a_hundred_thousand_orders_open_scroll_and_filter_at_once(window: MainWindow) -> None:
    page = window.pages["orders"]
    first = first_rows(window, "orders", lambda: window.go("orders"))
    until(lambda: printed(page.table, page.model))
    assert page.model.rowCount() == MANY
    opened = min(first_rows(window, "orders", page.list.reload) for _ in range(7))
    frames = scroll_frames(window, "orders")
    p95 = frames[int(len(frames) * 0.95)]
    tabs = page.list.tools.tabs.tabs
    tab = min(first_rows(window, "orders", tabs[key].click) for key in ("failed", "sent", "all", "sent"))
    searches = [
        first_rows(window, "orders", lambda word=word: page.search.setText(word))
        for word in ("150003", "облепиха 12")
    ]
    print(f"\n{MANY} orders: first rows {opened:.0f} ms, for the very first time {first:.0f} ms")
    print(f"{len(frames)} frames, CPU p50 {frames[len(frames) // 2]:.1f}, p95 {p95:.1f}, max {frames[-1]:.1f} ms")
    print(f"tab to frame {tab:.0f} ms, search {', '.join(f'{ms:.0f}' for ms in searches)} ms with the pause of 80")
    assert opened < FIRST_MS
    assert p95 < FRAME_MS
    assert tab < FIRST_MS
    assert max(searches) < PAUSE_MS + 2 * FIRST_MS
