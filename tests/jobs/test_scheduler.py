"""C25 and C104: runs start without a click, missed ones collapse into one, and never two at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from helpers.trial import Trial

from core.app.gateways import SystemClock
from core.domain.plan import JobName
from core.scheduler import Scheduler


class Starts:
    """Counts what the scheduler queues."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def __call__(self, job: JobName) -> bool:
        self.at.append(time.monotonic())
        return True


def wait_for(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


@pytest.fixture
def starts() -> Starts:
    return Starts()


def scheduler(starts: Starts, last: datetime | None, interval: timedelta, allowed: bool = True) -> Scheduler:
    made = Scheduler(starts, lambda _: last, lambda: allowed, SystemClock(), {JobName.STOCK_CHANGES: interval})
    made.start()
    return made


@pytest.mark.parametrize("slept", [timedelta(minutes=11), timedelta(hours=2), timedelta(days=9)])
def test_a_missed_time_is_caught_up_exactly_once(starts: Starts, slept: timedelta) -> None:
    made = scheduler(starts, datetime.now(UTC) - slept, timedelta(minutes=10))
    wait_for(lambda: bool(starts.at))
    time.sleep(0.5)
    due = made.next_run(JobName.STOCK_CHANGES)
    made.close()
    assert len(starts.at) == 1
    assert due is not None
    assert timedelta(minutes=9) < due - datetime.now(UTC) <= timedelta(minutes=10)


def test_a_run_of_a_minute_ago_waits_for_its_time(starts: Starts) -> None:
    made = scheduler(starts, datetime.now(UTC) - timedelta(minutes=1), timedelta(minutes=10))
    time.sleep(0.3)
    due = made.next_run(JobName.STOCK_CHANGES)
    made.close()
    assert starts.at == []
    assert due is not None
    assert timedelta(minutes=8) < due - datetime.now(UTC) < timedelta(minutes=9, seconds=5)


def test_it_runs_again_and_again(starts: Starts) -> None:
    made = scheduler(starts, None, timedelta(seconds=1))
    wait_for(lambda: len(starts.at) >= 3)
    made.pause(JobName.STOCK_CHANGES)
    assert made.next_run(JobName.STOCK_CHANGES) is None
    count = len(starts.at)
    time.sleep(1.3)
    assert len(starts.at) == count
    made.resume(JobName.STOCK_CHANGES)
    wait_for(lambda: len(starts.at) > count)
    made.close()


def test_nothing_runs_by_itself_before_a_person_confirmed_a_first_push(starts: Starts) -> None:
    made = scheduler(starts, None, timedelta(seconds=1), allowed=False)
    time.sleep(1.3)
    made.close()
    assert starts.at == []


def test_stock_comes_over_without_a_click(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 77)
    loaded.app.run_by_itself()
    wait_for(lambda: loaded.quantities()[offer] == 77, 15)
    assert loaded.app.next_run(JobName.STOCK_CHANGES) is not None


def test_run_now_twice_is_one_run(loaded: Trial) -> None:
    loaded.warehouse.post("faults", {"kind": "delay", "seconds": 1.0, "endpoint": "GET report/*", "count": None})
    before = len(loaded.app.runs(100))
    answers = [loaded.app.start(JobName.STOCK_CHANGES) for _ in range(3)]
    assert answers == [True, False, False]
    assert loaded.app.wait_idle(30)
    assert len(loaded.app.runs(100)) == before + 1
