"""Stock, load page, strip and bridge: what they show for what core says."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.domain.plan import JobName
from core.events import RunEnded, RunProgress, StepProgress
from gui.i18n import say
from gui.pages.stock.table import ROW
from gui.widgets.inline import meter_level
from tests.gui.conftest import Desk


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _progress(done: int = 46, left: float | None = 240.0, *, paused: bool = False) -> RunProgress:
    steps = (
        StepProgress("step.references", "done", 11, 11, 2.0),
        StepProgress("step.items", "running", 2140, 3412, None, 50.0),
    )
    return RunProgress(1, JobName.INITIAL_LOAD, steps, done, 100, left, paused)


def test_the_arrow_opens_the_warehouses_and_a_reload_keeps_them_open(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="stock")
    page = desk.window.pages["stock"]
    desk.until(lambda: page.model.rowCount())
    page.table.go(3)
    desk.press(Qt.Key.Key_Right)
    desk.until(lambda: page.table.rowHeight(3) > ROW)
    page.list.reload()
    desk.until(lambda: page.table.rowHeight(3) > ROW and page.table.current_row() == 3)
    assert page.table.rowHeight(2) == ROW
    desk.press(Qt.Key.Key_Left)
    assert page.table.rowHeight(3) == ROW


def test_zero_and_unknown_are_told_apart(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="stock")
    page = desk.window.pages["stock"]
    desk.until(lambda: page.model.rowCount() and page.model.row_at(40) is not None)
    row = page.model.row_at(40)
    assert row.shop_now is None
    assert page.model.index(40, 5).data() == "—"
    assert page.model.index(3, 2).data() == "0"


def test_the_load_starts_shows_steps_pauses_and_ends(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="load")
    page = desk.window.pages["load"]
    desk.until(lambda: page.rail.readiness.facts)
    page.begin()
    assert ("start", JobName.INITIAL_LOAD) in desk.app.log
    desk.app.events.publish(_progress())
    desk.until(lambda: page.overall.percent.text() == "46\u00a0%")
    assert "осталось" not in page.overall.left.text(), "a time left before ten seconds is a guess"
    page._started -= 20
    desk.app.events.publish(_progress(47))
    desk.until(lambda: "≈ 4 мин" in page.overall.left.text())
    desk.press(ord("З"), "з", scan=33, target=page.pause)
    assert ("pause", None) in desk.app.log
    assert page.pause.text() == "Продолжить"
    page.pause.click()
    assert ("resume", None) in desk.app.log
    assert not page.onward.isEnabled()
    desk.app.events.publish(RunEnded(1, JobName.INITIAL_LOAD, "planned"))
    desk.until(page.onward.isEnabled)
    page.onward.click()
    assert desk.window.current == "mapping"


def test_progress_reaches_the_screen_at_most_ten_times_a_second(desk: Desk) -> None:
    seen: list[RunProgress] = []
    desk.window.bridge.progress.connect(seen.append)
    stop = threading.Event()

    def flood() -> None:
        number = 0
        while not stop.wait(0.001):
            number += 1
            desk.app.events.publish(_progress(number % 100))

    thread = threading.Thread(target=flood)
    thread.start()
    _rest(1000)
    stop.set()
    thread.join()
    last = _progress(99)
    desk.app.events.publish(last)
    desk.until(lambda: seen[-1] == last)
    assert 3 <= len(seen) <= 13


def test_every_one_of_500_questions_is_answered_once(desk: Desk) -> None:
    answers: list[int] = []
    for number in range(500):
        desk.window.bridge.ask(lambda number=number: number, answers.append, owner=desk.window)
    desk.until(lambda: len(answers) == 500)
    _rest(50)
    assert sorted(answers) == list(range(500))


def test_a_failed_question_is_told_and_a_dropped_one_is_not(desk: Desk) -> None:
    def bad() -> None:
        raise ValueError("no")

    desk.window.bridge.ask(bad, lambda _: None, owner=desk.window)
    desk.until(lambda: "Не получилось" in desk.window.toast_text())
    heard: list[object] = []
    ticket = desk.window.bridge.ask(lambda: 1, heard.append, owner=desk.window)
    ticket.drop()
    _rest(100)
    assert heard == []


def test_the_strip_and_the_pill_tell_of_the_running_job(desk: Desk) -> None:
    desk.app.events.publish(RunProgress(2, JobName.STOCK_CHANGES, (), 1221, 3301, 60.0))
    desk.until(lambda: desk.window.topbar.pill.text() == say("job.stock_changes"))
    assert desk.window.topbar.pill.note == "36\u00a0%"
    desk.window.strip.cancel.click()
    assert ("cancel", None) in desk.app.log


def test_a_narrow_window_turns_slim_and_back(desk: Desk) -> None:
    window = desk.window
    window.resize(1024, 700)
    assert window.sidebar.width() == 64
    assert window.pages["mapping"].table.isColumnHidden(5)
    window.resize(1440, 900)
    assert window.sidebar.width() == 216
    assert not window.pages["mapping"].table.isColumnHidden(5)


def test_the_guard_is_seen_in_sidebar_pill_and_strip(desk: Desk) -> None:
    desk.app.braked = True
    desk.app.changed("runs")
    desk.until(lambda: desk.window.topbar.pill.text() == "Нужна проверка")
    assert "остановлено защитой" in desk.window.sidebar.buttons["stock"].accessibleName()


def test_an_empty_search_offers_to_reset(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    page.search.setText("щщщ")
    desk.until(lambda: page.list.stack.currentWidget() is page.list.state)
    assert page.list.state.primary.text() == "Сбросить фильтры"
    page.list.state.primary.click()
    desk.until(lambda: page.model.rowCount() == desk.app.size)
    assert QApplication.focusWidget() is not None


def test_the_meter_has_the_steps_of_the_design() -> None:
    assert [meter_level(score) for score in (100, 98, 97, 90, 89, 75, 74, 55, 54, 0)] == [
        5,
        5,
        4,
        4,
        3,
        3,
        2,
        2,
        1,
        1,
    ]
