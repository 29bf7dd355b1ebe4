"""The schedule's door: what a person changes holds across restarts, runs say why they began, Stop stops one job."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from helpers.trial import Trial

from core.domain.plan import JobName
from core.domain.schedule import Cause
from core.domain.screens.schedule import JobRow, JobState, RunQuery
from core.errors import SkladLinkError


def rows(trial: Trial) -> dict[str, JobRow]:
    return {row.job: row for row in trial.app.schedule.jobs()}


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def test_only_jobs_that_exist_are_listed_and_each_has_its_lane(loaded: Trial) -> None:
    assert list(rows(loaded)) == [
        "stock_changes",
        "stock_full",
        "forwarding",
        "catalogue_changes",
        "initial_load",
        "connect",
    ]
    for job in rows(loaded):
        assert loaded.app.schedule.stop(job) is False


def test_rhythm_quiet_hours_and_pauses_survive_a_restart(loaded: Trial) -> None:
    door = loaded.app.schedule
    door.set_rhythm("stock_full", 24, "4:30", "23:00-6:00")
    door.pause("stock_changes")
    loaded.app.close()
    loaded.open()
    loaded.app.run_by_itself()
    row = rows(loaded)["stock_full"]
    assert (row.every, row.unit, row.at, row.quiet) == (24, "hours", "04:30", "23:00-06:00")
    assert row.state is JobState.WAITING
    assert row.next_run is not None
    assert row.next_run.astimezone().strftime("%H:%M") == "06:00", "04:30 is quiet; it starts when that ends"
    held = rows(loaded)["stock_changes"]
    assert (held.state, held.next_run) == (JobState.PAUSED, None)


@pytest.mark.parametrize(
    ("every", "at", "quiet", "code"),
    [
        (0, "", "", "setting.bad_value"),
        (24, "25:00", "", "schedule.bad_time"),
        (24, "", "06:00-06:00", "schedule.bad_quiet"),
    ],
)
def test_a_rhythm_that_cannot_be_changes_nothing(loaded: Trial, every: int, at: str, quiet: str, code: str) -> None:
    before = rows(loaded)["stock_full"]
    with pytest.raises(SkladLinkError) as caught:
        loaded.app.schedule.set_rhythm("stock_full", every, at, quiet)
    assert caught.value.code == code
    assert rows(loaded)["stock_full"] == before


def test_a_pause_of_all_survives_a_restart_and_leaves_single_pauses_alone(loaded: Trial) -> None:
    door = loaded.app.schedule
    door.pause("connect")
    until = datetime.now(UTC) + timedelta(hours=1)
    door.pause_all(until)
    loaded.app.close()
    loaded.open()
    door = loaded.app.schedule
    loaded.app.run_by_itself()
    assert door.all_paused()
    assert door.paused_until() == until
    assert rows(loaded)["stock_changes"].next_run == until
    assert rows(loaded)["connect"].next_run is None
    assert {row.state for row in rows(loaded).values()} == {JobState.PAUSED, JobState.BY_HAND}
    door.resume_all()
    assert not door.all_paused()
    assert door.paused_until() is None
    assert rows(loaded)["connect"].state is JobState.PAUSED
    assert rows(loaded)["stock_full"].state is JobState.WAITING


def test_a_pause_that_is_over_holds_nothing(loaded: Trial) -> None:
    loaded.app.schedule.pause_all(datetime.now(UTC) - timedelta(seconds=1))
    assert not loaded.app.schedule.all_paused()
    assert loaded.app.schedule.top().paused is False


def test_a_pause_without_an_end_holds_every_job_until_it_is_ended(loaded: Trial) -> None:
    loaded.app.run_by_itself()
    assert loaded.app.wait_idle(30)
    loaded.app.schedule.pause_all()
    assert [loaded.app.next_run(job) for job in (JobName.STOCK_CHANGES, JobName.STOCK_FULL)] == [None, None]
    assert loaded.app.schedule.run("stock_changes") == "", "by hand it can always be started"
    assert loaded.app.wait_idle(30)


def test_a_changed_setting_moves_the_next_run_at_once(loaded: Trial) -> None:
    loaded.app.run_by_itself()
    assert loaded.app.wait_idle(30)
    loaded.app.schedule.set_rhythm("stock_changes", 30)
    before = loaded.app.next_run(JobName.STOCK_CHANGES)
    loaded.app.set_setting("schedule.stock_minutes", "60")
    after = loaded.app.next_run(JobName.STOCK_CHANGES)
    assert before is not None
    assert after is not None
    assert after - before == timedelta(minutes=30)
    loaded.app.set_setting("schedule.enabled", "false")
    assert loaded.app.next_run(JobName.STOCK_CHANGES) is None
    assert rows(loaded)["stock_changes"].state is JobState.OFF
    loaded.app.set_setting("schedule.enabled", "true")
    assert loaded.app.next_run(JobName.STOCK_CHANGES) is not None


def test_a_run_tells_its_cause_its_figures_and_its_end(loaded: Trial) -> None:
    item, _ = loaded.plain_pair()
    loaded.set_free(item, 5)
    assert loaded.app.schedule.run("stock_full") == ""
    assert loaded.app.wait_idle(30)
    door = loaded.app.schedule
    newest = door.run_rows(door.run_ids(RunQuery("stock_full"))[:1])[0]
    assert (newest.cause, newest.state, newest.code) == (Cause.HAND, "done", "stock.sent")
    assert newest.changed is not None
    assert newest.changed >= 1
    assert newest.read is not None
    assert newest.read > 10
    assert newest.seconds is not None
    row = rows(loaded)["stock_full"]
    assert (row.code, row.result_state, row.last_run) == (newest.code, "done", newest.started)
    assert row.bars[-1].run_id == newest.row


def test_stop_ends_one_job_and_leaves_the_other_lane_alone(loaded: Trial) -> None:
    slow = {"kind": "delay", "seconds": 1.5, "endpoint": "GET report/*", "count": None}
    loaded.warehouse.post("faults", slow)
    door = loaded.app.schedule
    assert door.run("stock_full") == ""
    wait_for(lambda: rows(loaded)["stock_full"].state is JobState.RUNNING)
    assert door.run("stock_changes") == ""
    assert rows(loaded)["stock_changes"].state is JobState.QUEUED
    assert door.run("stock_full") == "schedule.under_way"
    assert door.stop("stock_changes")
    assert door.run("connect") == ""
    assert door.stop("stock_full")
    assert loaded.app.wait_idle(30)
    states = {row.job: row.result_state for row in door.jobs()}
    assert states["stock_full"] == "cancelled"
    assert states["connect"] == "done"
    assert rows(loaded)["stock_full"].state is not JobState.RUNNING


def test_a_run_that_could_not_begin_is_in_the_history(loaded: Trial) -> None:
    from core.ports import SecretName

    loaded.app._secrets.delete(SecretName.MOYSKLAD_TOKEN)
    loaded.app.forget_connections()
    assert loaded.app.schedule.run("connect") == ""
    assert loaded.app.wait_idle(30)
    row = rows(loaded)["connect"]
    assert (row.result_state, row.code) == ("failed", "jobs.not_connected")
    assert loaded.app.schedule.counts("connect").errors == 1
