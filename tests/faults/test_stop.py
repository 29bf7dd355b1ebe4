"""Cancel, pause, several starts and several programs: nothing is sent that nobody wants, and nothing runs twice."""

from __future__ import annotations

import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from faults.conftest import Ground, told
from faults.end_state import left_over
from faults.shell import Shell

from core.domain.plan import JobName
from core.domain.screens.plans import RunView
from core.events import Event, RunEnded
from core.store.store import FILE_NAME

#: A cancel may let what is under way finish for this long; after that nothing new is sent.
GRACE = 2.0
WRITES = {"endpoint": "batch", "contains": "product.offer.update"}


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


@pytest.fixture
def slow(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ground]:
    """Every request takes a while, pages hold 10 items and batches 4 writes, so that there is a middle to stop in."""
    monkeypatch.setattr("core.moysklad.items.PAGE_SIZE", 10)
    monkeypatch.setattr("core.bitrix.limits.BatchSizer.__init__.__defaults__", (4, 17.0, 5))
    ground.app.forget_connections()
    for door in (ground.warehouse, ground.shop):
        door.post("faults", {"kind": "delay", "seconds": 0.15, "count": None})
    yield ground
    ground.heal()


def last_run(ground: Ground, job: JobName | None = None) -> tuple[str, str]:
    """State and code of the newest run, of one job or of any that a lane carries out."""
    run = next(run for run in lane_runs(ground) if job is None or run.job == job.value)
    return run.state, run.code


def lane_runs(ground: Ground) -> list[RunView]:
    """Runs of the jobs that lanes carry out, newest first; the inbox of conflicts is looked through within them."""
    return [run for run in ground.app.runs(200) if run.job != JobName.CONFLICTS.value]


def cancel_and_watch(ground: Ground) -> None:
    """Cancel; whatever is asked or written later than the grace allows is a failure."""
    began = time.monotonic()
    ground.app.cancel()
    assert ground.app.wait_idle(GRACE), "a cancelled job ends soon"
    time.sleep(max(0.0, began + GRACE - time.monotonic()))
    counts, writes = ground.counts(), len(ground.shop.get("writes"))
    time.sleep(1.0)
    assert (ground.counts(), len(ground.shop.get("writes"))) == (counts, writes)
    assert last_run(ground) == ("cancelled", "run.cancelled")
    assert left_over(ground.home) == []


@pytest.mark.parametrize("after", [3, 20])
def test_a_cancelled_load(slow: Ground, tmp_path: Path, after: int) -> None:
    slow.beside(tmp_path / "home")
    slow.reset_counts()
    assert slow.app.start(JobName.INITIAL_LOAD)
    wait_for(lambda: sum(slow.counts()) >= after)
    cancel_and_watch(slow)
    slow.heal()
    assert slow.load().state.value == "done"
    assert len(slow.links()) > 0


def test_a_cancelled_push(slow: Ground) -> None:
    slow.shop.delete("faults")
    slow.shop.post("faults", {**WRITES, "kind": "delay", "seconds": 0.25, "count": None})
    linked = len(slow.links())
    assert slow.app.start(JobName.STOCK_FULL)
    wait_for(lambda: len(slow.shop.get("writes")) >= 8)
    cancel_and_watch(slow)
    sent = {write["id"] for write in slow.shop.get("writes")}
    assert 8 <= len(sent) < linked / 2
    changes = slow.app.store.journal.changes(lane_runs(slow)[0].run_id)
    assert {c.state.value for c in changes} == {"applied", "skipped"}
    assert {c.offer_id for c in changes if c.state.value == "applied"} == sent
    assert {c.error for c in changes if c.state.value == "skipped"} == {"run.cancelled"}
    slow.heal()
    assert slow.sync(accepted=10_000).state.value == "done"
    assert slow.out_of_step() == {}
    assert slow.wrong_writes() == []


def test_a_cancel_does_not_wait_for_a_server_that_hangs(ground: Ground) -> None:
    ground.warehouse.post("faults", {"kind": "delay", "seconds": 20, "endpoint": "GET report/*", "count": None})
    assert ground.app.start(JobName.STOCK_FULL)
    wait_for(lambda: ground.counts()[0] >= 1)
    cancel_and_watch(ground)


@pytest.mark.parametrize("job", [JobName.INITIAL_LOAD, JobName.STOCK_FULL])
def test_a_pause_holds_and_going_on_finishes(slow: Ground, job: JobName) -> None:
    assert slow.app.start(job)
    wait_for(lambda: sum(slow.counts()) >= 8)
    slow.app.pause()
    time.sleep(1.0)
    counts = slow.counts()
    time.sleep(1.5)
    assert slow.counts() == counts, "a held job asks nothing"
    progress = slow.app.running()
    assert progress is not None
    assert progress.job == job.value
    slow.app.resume()
    assert slow.app.wait_idle(60)
    assert last_run(slow, job)[0] == "done"
    assert left_over(slow.home) == []


def test_a_held_job_can_be_cancelled(slow: Ground) -> None:
    assert slow.app.start(JobName.STOCK_FULL)
    wait_for(lambda: sum(slow.counts()) >= 3)
    slow.app.pause()
    time.sleep(0.5)
    cancel_and_watch(slow)


def test_a_second_program_may_look_but_not_run(ground: Ground) -> None:
    assert ground.changes().state.value in ("done", "planned"), "this program holds the right to run jobs now"
    shell = Shell.of(ground)
    for words in (("load",), ("sync", "--yes"), ("sync", "--changes"), ("connect",)):
        refused = shell.run("--json", *words)
        assert refused.code == 1
        assert refused.answer()["error"] == "jobs.other_instance"
    assert shell.run("status").code == 0
    writes = ground.shop.get("writes")
    assert ground.sync(accepted=10_000).state.value == "done"
    assert len(ground.shop.get("writes")) > len(writes)


def test_opening_a_second_program_leaves_the_first_ones_run_alone(ground: Ground) -> None:
    ground.app.close()
    ground.warehouse.post("faults", {"kind": "delay", "seconds": 1.0, "endpoint": "GET report/*", "count": None})
    shell = Shell.of(ground)
    ended: list[Event] = []
    with shell.start("--json", "sync", "--yes", "--confirm", "10000") as first:
        try:
            wait_for(lambda: ground.counts()[0] >= 1)
            ground.open()
            assert shell.run("status").code == 0
            ground.app.events.subscribe(ended.append)
            assert ground.app.start(JobName.STOCK_FULL)
            assert ground.app.wait_idle(20)
            out, err = first.communicate(timeout=60)
        finally:
            first.kill()
    assert [(e.state, e.code) for e in ended if isinstance(e, RunEnded)] == [("failed", "jobs.other_instance")]
    assert first.returncode == 0, out + err
    finished = [(run.state, run.code) for run in lane_runs(ground)[:2]]
    assert sorted(finished) == [("done", "stock.sent"), ("failed", "jobs.other_instance")]
    assert ground.out_of_step() == {}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is a thing of Unix")
def test_what_a_dead_program_left_is_closed_by_the_next_job(ground: Ground) -> None:
    """The window was open beside it all the time."""
    ground.app.close()
    ground.open()
    ground.warehouse.post("faults", {"kind": "delay", "seconds": 5.0, "endpoint": "GET report/*", "count": None})
    with Shell.of(ground).start("sync", "--yes") as other:
        wait_for(lambda: ground.counts()[0] >= 1)
        other.send_signal(signal.SIGKILL)
        other.communicate()
    assert len(left_over(ground.home)) == 1
    ground.warehouse.delete("faults")
    assert ground.sync(accepted=10_000).state.value == "done"
    assert left_over(ground.home) == []
    assert ground.out_of_step() == {}


def test_many_starts_are_one_run_of_each_job_and_never_two_at_once(ground: Ground) -> None:
    """C104, single flight: also from several threads at a time."""
    ground.warehouse.post("faults", {"kind": "delay", "seconds": 0.4, "endpoint": "GET report/*", "count": None})
    before = len(lane_runs(ground))
    taken: list[JobName] = []

    def press() -> None:
        for job in (JobName.STOCK_FULL, JobName.STOCK_CHANGES) * 3:
            if ground.app.start(job):
                taken.append(job)

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted([JobName.STOCK_FULL, JobName.STOCK_CHANGES])
    assert ground.app.wait_idle(60)
    assert len(lane_runs(ground)) == before + 2
    with closing(sqlite3.connect(ground.home / FILE_NAME)) as connection:
        older, newer = connection.execute(
            "SELECT started, ended FROM run WHERE job <> 'conflicts' ORDER BY id DESC LIMIT 2"
        ).fetchall()[::-1]
    assert older[1] <= newer[0], "the second began after the first had ended"
    written = [write["id"] for write in ground.shop.get("writes")]
    assert len(written) == len(set(written)) > 0


def test_starts_missed_while_the_program_was_closed_collapse(ground: Ground) -> None:
    """C104: nine days of ten-minute runs are caught up by one run of each of the four jobs with an interval."""
    assert ground.sync(accepted=10_000).state.value == "done"
    ground.app.close()
    with closing(sqlite3.connect(ground.home / FILE_NAME)) as connection, connection:
        nine_days = connection.execute("SELECT max(ended) - min(started) FROM run").fetchone()[0]
        assert nine_days > 0
        connection.execute("UPDATE run SET started = started - 777600 * ?", (unit_of_time(connection),))
    ground.open()
    before = len(lane_runs(ground))
    ground.app.run_by_itself()
    wait_for(lambda: len(lane_runs(ground)) == before + 4)
    assert ground.app.wait_idle(60)
    time.sleep(1.5)
    assert len(lane_runs(ground)) == before + 4
    assert {run.state for run in lane_runs(ground)[:4]} == {"done"}
    ground.app.close()
    ground.open()


def unit_of_time(connection: sqlite3.Connection) -> int:
    """How many units of the journal's times a second has."""
    newest = connection.execute("SELECT max(started) FROM run").fetchone()[0]
    return int(10 ** round(len(str(newest)) - 10))


def test_a_job_that_breaks_before_its_run_does_not_stop_the_lane(ground: Ground) -> None:
    ended: list[Event] = []
    ground.app.events.subscribe(ended.append)

    def broken(_: object) -> object:
        raise ZeroDivisionError

    assert ground.app._runner.start(JobName.STOCK_FULL, broken)
    assert ground.app.wait_idle(20)
    assert [(e.state, e.code) for e in ended if isinstance(e, RunEnded)] == [("failed", "run.internal")]
    assert ground.app.start(JobName.STOCK_FULL, dry_run=True)
    assert ground.app.wait_idle(60)
    assert last_run(ground)[0] == "planned"
    plan = ground.app.waiting_plan()
    assert plan is not None
    ground.app.discard_plan(plan.run_id)
    assert told(ground.sync(accepted=10_000)) == "stock.sent"
