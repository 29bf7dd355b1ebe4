"""The log with 100 000 entries: the first rows, scrolling, and the way from a filter to the painted frame."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.app import AppOptions, open_app
from core.app.log_entry import entry
from core.domain.screens.log import PERSON, LogLevel, LogObject, LogSource
from core.store.log_entries import LogEntries
from core.store.store import Store
from gui.app import Application, Start
from gui.main_window import MainWindow
from gui.theme import theme
from tests.gui.test_large import FIRST_MS, FRAME_MS, first_rows, printed, scroll_frames, until

pytestmark = pytest.mark.alone
MANY, PAUSE_MS = 100_000, 80


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose log is that long."""
    folder = tmp_path_factory.mktemp("large-log")
    open_app(AppOptions(home=folder)).close()
    store, now = Store.open(folder), datetime.now(UTC)
    levels = (LogLevel.ERROR, LogLevel.WARNING, *[LogLevel.INFO] * 18)
    for block in range(0, MANY, 20_000):
        LogEntries(store).add(
            [
                entry(
                    now - timedelta(seconds=MANY - number),
                    levels[number % 20],
                    tuple(LogSource)[number % 8],
                    "stock.nothing_new",
                    about=LogObject("order", str(number), str(100_000 + number)) if number % 3 == 0 else None,
                    who=PERSON if number % 50 == 0 else "SkladLink",
                )
                for number in range(block, block + 20_000)
            ]
        )
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


def test_a_long_log_opens_scrolls_and_filters_at_once(window: MainWindow) -> None:
    page = window.pages["log"]
    page.list.tools.period.choose("all")
    first = first_rows(window, "log", lambda: window.go("log"))
    until(lambda: printed(page.table, page.model))
    assert page.model.rowCount() >= MANY
    opened = sorted(first_rows(window, "log", page.list.reload) for _ in range(5))[2]
    frames = scroll_frames(window, "log")
    p95 = frames[int(len(frames) * 0.95)]
    tabs = page.list.tools.tabs.tabs
    tab = sorted(first_rows(window, "log", tabs[key].click) for key in ("errors", "mine", "warnings"))[1]
    tabs["all"].click()
    searches = [
        first_rows(window, "log", lambda word=word: page.search.setText(word)) for word in ("заказ 150003", "15")
    ]
    print(f"\nlog, {MANY} entries: first rows {opened:.0f} ms, for the very first time {first:.0f} ms")
    print(f"{len(frames)} frames, CPU p50 {frames[len(frames) // 2]:.1f}, p95 {p95:.1f}, max {frames[-1]:.1f} ms")
    print(f"tab to frame {tab:.0f} ms")
    print(f"search to frame {', '.join(f'{ms:.0f}' for ms in searches)} ms, {PAUSE_MS} of it the pause after typing")
    assert opened < FIRST_MS
    assert p95 < FRAME_MS
    assert tab < FIRST_MS
    assert max(searches) < PAUSE_MS + FIRST_MS
