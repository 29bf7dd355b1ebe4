"""The two tables over the real database: the first rows, scrolling, and the way from a filter to the printed frame.

The tables are filled as in tests/store/test_bench.py; 30 000 rows in the normal run, 300 000 in the long one.
First rows and filter are what a person waits for, less what the machine gave to other programs meanwhile; frames are
CPU of the GUI thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.app import AppOptions, open_app
from core.store.store import Store
from gui.app import Application, Start
from gui.main_window import MainWindow
from gui.models.window_model import WindowModel
from gui.theme import theme
from gui.widgets.field import DEBOUNCE_MS
from gui.widgets.tables import Table
from tests.gui.machine import Waited
from tests.store.test_bench import fill

pytestmark = pytest.mark.alone
NORMAL, LARGE = 30_000, 300_000
FIRST_MS, FRAME_MS, FILTER_MS, LIMIT_S = 150, 20, 50, 30
WORDS = (
    "ба", "баба", "баба карелия", "каша", "46000000012", "платье", "сумка руса", "AR-0001", "AR-000123", "шарф во",
    "4600000001", "ботинки", "ботинки ги", "тифу", "цеша", "00012-3", "жузера", "A12", "поле", "карелия ло",
)  # fmt: skip


@pytest.fixture(
    scope="module", params=[NORMAL, pytest.param(LARGE, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A data folder whose database holds that many mapping rows."""
    folder = tmp_path_factory.mktemp(f"large-{request.param}")
    open_app(AppOptions(home=folder)).close()
    store = Store.open(folder)
    fill(store, request.param)
    store.close()
    return folder, request.param


@pytest.fixture
def window(home: tuple[Path, int], qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The program on it; at start it shows the mapping."""
    hooks = sys.excepthook
    application = Application(qapp, Start(home=home[0], lang="ru", theme="light"))
    theme.setProperty("installed", True)
    application.show()
    qtbot.waitUntil(lambda: application.window is not None, timeout=60_000)
    assert application.window is not None
    yield application.window
    application.close()
    sys.excepthook = hooks
    application.window.deleteLater()


def until(true: Callable[[], bool]) -> float:
    """Let the window work until `true()`, looked at after every turn of the loop; how long it took, in ms."""
    started = time.perf_counter()
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if true() or time.perf_counter() - started > LIMIT_S else None)
    timer.start(1)
    loop.exec()
    timer.stop()
    assert true()
    return 1000 * (time.perf_counter() - started)


def shown(table: Table, model: WindowModel) -> bool:
    """Every row on screen has its words."""
    if not model.rowCount() or not table.isVisible():
        return False
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    last = model.rowCount() - 1 if last < 0 else last
    return all(model.row_at(position) is not None for position in range(first, last + 1))


def printed(table: Table, model: WindowModel) -> bool:
    """The rows are there and painted."""
    if not shown(table, model):
        return False
    table.viewport().repaint()
    return True


def first_rows(window: MainWindow, page: str, act: Callable[[], None]) -> float:
    """Ms from `act` to the painted rows, without what the machine gave to other programs; old rows do not count."""
    table, model = window.pages[page].table, window.pages[page].model
    resets: list[int] = []
    model.loaded.connect(resets.append)
    waited, started = Waited(), time.perf_counter()
    act()
    until(lambda: bool(resets) and (not model.rowCount() or printed(table, model)))
    model.loaded.disconnect(resets.append)
    return 1000 * (time.perf_counter() - started) - waited.longest()


def scroll_frames(window: MainWindow, page: str) -> list[float]:
    """CPU ms of the GUI thread for each painted frame of wheel steps and far jumps through the whole table."""
    table, model = window.pages[page].table, window.pages[page].model
    bar = table.verticalScrollBar()
    places = [bar.maximum() * part // 40 for part in range(40)]
    frames: list[float] = []
    for number, place in enumerate(places):
        bar.setValue(place)
        for step in range(6):
            started = time.thread_time()
            bar.setValue(place + step * 120)
            table.viewport().repaint()
            frames.append(1000 * (time.thread_time() - started))
            QApplication.processEvents()
        if number % 8 == 0:
            until(lambda: shown(table, model))
    return sorted(frames)


def late(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def filters(window: MainWindow, page: str, words: Sequence[str]) -> list[float]:
    """Ms from the end of the pause after typing to the painted rows, for one search after another."""
    search = window.pages[page].search
    return [first_rows(window, page, lambda word=word: search.setText(word)) - DEBOUNCE_MS for word in words]


@pytest.mark.parametrize("page", ["mapping", "stock"])
def test_a_large_table_opens_scrolls_and_filters_at_once(
    page: str, window: MainWindow, home: tuple[Path, int]
) -> None:
    rows, here = home[1], window.pages[page]
    first = first_rows(window, page, lambda: window.go(page)) if page == "stock" else 0.0
    window.go(page)
    until(lambda: printed(here.table, here.model))
    opened = [first_rows(window, page, here.list.reload) for _ in range(10)]
    assert here.model.rowCount() > rows * 0.6
    frames = scroll_frames(window, page)
    searches = filters(window, page, WORDS)
    here.search.clear()
    until(lambda: here.model.rowCount() > rows * 0.6 and shown(here.table, here.model))
    tab = first_rows(window, page, here.list.tabs.tabs["linked" if page == "mapping" else "changes"].click)
    print(f"\n{page}, {rows} rows, p95: first rows {late(opened):.0f} ms, for the very first time {first:.0f} ms")
    middle, most = frames[len(frames) // 2], frames[-1]
    print(f"{len(frames)} frames, CPU p50 {middle:.1f}, p95 {late(frames):.1f}, most {most:.1f} ms")
    print(f"search to frame after the pause: {[round(ms) for ms in searches]}; p95 {late(searches):.0f} ms")
    print(f"tab to frame {tab:.0f} ms")
    assert late(opened) < FIRST_MS
    assert late(frames) < FRAME_MS
    assert late(searches) < FILTER_MS
