"""C25 and C104: runs start without a click, missed ones collapse into one, and never two at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from helpers.trial import Trial

from core.app.gateways import SystemClock
from core.domain.plan import JobName
from core.domain.schedule import Cause, Quiet, Rhythm
from core.domain.screens.schedule import JobState
from core.jobs import marks
from core.scheduler import LATE, RhythmTrigger, Scheduler


class Starts:
    """Counts what the scheduler queues."""

    def __init__(self) -> None:
        self.at: list[float] = []
        self.causes: list[Cause] = []

    def __call__(self, job: JobName, cause: Cause) -> bool:
        self.at.append(time.monotonic())
        self.causes.append(cause)
        return True


def wait_for(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


@pytest.fixture
def starts() -> Starts:
    return Starts()


def scheduler(starts: Starts, last: datetime | None, interval: timedelta, **more: Any) -> Scheduler:
    rhythms = {JobName.STOCK_CHANGES: Rhythm(interval, **more)}
    made = Scheduler(starts, lambda _: last, SystemClock(), rhythms, zone=UTC)
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
    assert starts.causes == [Cause.START]


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
    assert set(starts.causes) == {Cause.START, Cause.SCHEDULE}
    made.hold(frozenset({JobName.STOCK_CHANGES}))
    assert made.next_run(JobName.STOCK_CHANGES) is None
    count = len(starts.at)
    time.sleep(1.3)
    assert len(starts.at) == count
    made.hold(frozenset())
    wait_for(lambda: len(starts.at) > count)
    made.close()


def test_a_pause_with_an_end_lets_go_by_itself_and_makes_up_for_one_run(starts: Starts) -> None:
    made = scheduler(starts, datetime.now(UTC) - timedelta(minutes=9), timedelta(minutes=10))
    until = datetime.now(UTC) + timedelta(seconds=1.2)
    made.hold(frozenset(), until)
    assert (made.next_run(JobName.STOCK_CHANGES) or until) > until, "due in a minute, after the pause"
    made.set_rhythms({JobName.STOCK_CHANGES: Rhythm(timedelta(minutes=5))})
    assert made.next_run(JobName.STOCK_CHANGES) == until, "overdue by now, but held"
    wait_for(lambda: bool(starts.at))
    time.sleep(0.5)
    made.close()
    assert starts.causes == [Cause.CATCH_UP]


def test_quiet_hours_put_a_start_off_to_their_end(starts: Starts) -> None:
    now = datetime.now(UTC)
    quiet = Quiet((now - timedelta(hours=1)).time(), (now + timedelta(hours=1)).time())
    made = scheduler(starts, None, timedelta(seconds=1), quiet=quiet)
    time.sleep(1.3)
    due = made.next_run(JobName.STOCK_CHANGES)
    made.set_rhythms({JobName.STOCK_CHANGES: Rhythm(timedelta(minutes=1))})
    wait_for(lambda: bool(starts.at))
    made.close()
    assert due is not None
    assert abs(due - now - timedelta(hours=1)) < timedelta(seconds=1)
    assert len(starts.at) == 1


def test_a_computer_that_slept_starts_once_and_says_why() -> None:
    """The trigger is asked with the time that was planned, hours ago: one start, and the next counts from now."""
    trigger = RhythmTrigger(Rhythm(timedelta(minutes=10)), UTC)
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert trigger.get_next_fire_time(now - timedelta(hours=8), now) == now + timedelta(minutes=10)
    assert trigger.late == timedelta(hours=8) > LATE


def test_a_clock_that_was_set_back_does_not_stop_the_schedule(starts: Starts) -> None:
    made = scheduler(starts, datetime.now(UTC), timedelta(minutes=10))
    made._scheduler.modify_job(JobName.STOCK_CHANGES.value, next_run_time=datetime.now(UTC) + timedelta(days=3))
    made._beat()
    due = made.next_run(JobName.STOCK_CHANGES)
    made.close()
    assert due is not None
    assert due - datetime.now(UTC) <= timedelta(minutes=10)


def test_nothing_is_sent_by_itself_before_a_person_confirmed_a_first_push(loaded: Trial) -> None:
    loaded.app.store.watermarks.set(marks.STOCK_FULL_READ, None)
    before = len(loaded.app.runs(100))
    loaded.app.run_by_itself()
    wait_for(lambda: bool(loaded.app.store.journal.runs(1, JobName.CONNECT)), 15)
    assert loaded.app.wait_idle(30)
    rows = {row.job: row for row in loaded.app.schedule.jobs()}
    begun = loaded.app.runs(100)[: len(loaded.app.runs(100)) - before]
    assert {run.job for run in begun} == {"connect", "catalogue_changes"}, "they only read"
    assert len(begun) == 2
    assert rows["stock_full"].state is rows["stock_changes"].state is JobState.UNCONFIRMED
    assert rows["connect"].state is JobState.WAITING
    assert loaded.app.schedule.run("stock_changes") == "schedule.unconfirmed"


def test_stock_comes_over_without_a_click(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 77)
    loaded.app.schedule.set_rhythm("stock_changes", 1)
    loaded.app.run_by_itself()
    wait_for(lambda: loaded.quantities()[offer] == 77, 15)
    assert loaded.app.wait_idle(30)
    newest = loaded.app.store.journal.runs(1, JobName.STOCK_CHANGES)[0]
    assert newest.options["cause"] == Cause.START
    assert loaded.app.next_run(JobName.STOCK_CHANGES) is not None


def test_run_now_twice_is_one_run(loaded: Trial) -> None:
    loaded.warehouse.post("faults", {"kind": "delay", "seconds": 1.0, "endpoint": "GET report/*", "count": None})
    before = len(loaded.app.runs(100))
    answers = [loaded.app.start(JobName.STOCK_CHANGES) for _ in range(3)]
    assert answers == [True, False, False]
    assert loaded.app.wait_idle(30)
    assert len(loaded.app.runs(100)) == before + 1
