"""The activity strip: the queue one by one, holding a job, what runs next, a pause, a system that is away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from core.domain.screens.common import ConnectionView
from core.events import RunProgress
from gui.shell.strip import Rest, Strip
from tests.gui.conftest import Desk

RUNNING = RunProgress(1, "stock_changes", (), 1221, 3301, 60.0)


@pytest.fixture
def strip(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Strip:
    monkeypatch.setattr(desk.window.health, "fetch", lambda: None)
    return desk.window.strip


def test_each_job_in_the_queue_can_be_taken_out(desk: Desk, strip: Strip, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(desk.app.schedule, "stop", taken.append)
    strip.show_progress(RUNNING, ["stock_full", "initial_load"])
    assert strip.queue.text() == "ещё 2 в очереди"
    desk.bot.mouseClick(strip.queue, Qt.MouseButton.LeftButton)
    assert strip.queue_popover.isVisible()
    strip.queue_popover.buttons["initial_load"].click()
    desk.until(lambda: taken == ["initial_load"])
    desk.until(lambda: not strip.queue_popover.isVisible())


def test_a_job_is_held_and_let_go(desk: Desk, strip: Strip) -> None:
    strip.show_progress(RUNNING, [])
    strip.hold.click()
    desk.until(lambda: ("pause", None) in desk.app.log)
    strip.show_progress(RunProgress(1, "stock_changes", (), 1221, 3301, 60.0, paused=True), [])
    strip.hold.click()
    desk.until(lambda: ("resume", None) in desk.app.log)


def test_idle_says_what_comes_next_and_a_pause_can_be_ended(strip: Strip) -> None:
    at = datetime.now(UTC) + timedelta(minutes=4)
    strip.show_rest(Rest(False, None, "stock_changes", at))
    assert "далее Остатки → магазин" in strip._left.accessibleName()
    assert strip.act.isHidden()
    ended: list[bool] = []
    strip.resume_wanted.connect(lambda: ended.append(True))
    strip.show_rest(Rest(True, at))
    assert strip._left.accessibleName().startswith("Пауза до")
    strip.act.click()
    assert ended == [True]


def test_guard_and_lost_connection_take_the_left_part(strip: Strip) -> None:
    asked: list[str] = []
    strip.look_wanted.connect(asked.append)
    strip.show_connections([ConnectionView("shop", "lost", "teply-shkaf.example", None)])
    assert strip._left.accessibleName() == "Нет связи с магазином"
    strip.look_wanted.disconnect()
    strip.look_wanted.connect(asked.append)
    strip.act.click()
    strip.show_stopped("Остатки → магазин: остановлено защитой")
    strip.act.click()
    assert asked == ["offline", "guard"]


@pytest.mark.parametrize("width", [1024, 1180, 1300, 1440])
def test_nothing_in_the_strip_is_cut(make_desk: Callable[..., Desk], width: int) -> None:
    desk = make_desk()
    desk.window.resize(width, 800)
    strip = desk.window.strip
    strip.show_progress(RUNNING, ["stock_full", "initial_load"])
    strip.show_connections([ConnectionView("moysklad", "ok", "x", 120), ConnectionView("shop", "ok", "y", 240)])
    desk.bot.wait(50)
    assert strip._wanted() <= strip.width()
    assert strip._left.width() >= strip._left.sizeHint().width() - 2
