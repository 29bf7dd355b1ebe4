"""What happens is in the log: acts, runs and their failures, limits, connections, settings, the program itself."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from helpers.trial import Trial

from core import messages
from core.app import SkladLink, acts, open_app, restore
from core.app.chronicle import Chronicle
from core.app.demo_facts import log as demo_log
from core.app.log_entry import entry
from core.app.opening import AppOptions
from core.domain.orders import EventSide, ExportState, OrderEvent, OrderExport
from core.domain.plan import JobName
from core.domain.screens.log import PERSON, LogLevel, LogObject, LogQuery, LogRow, LogSource, LogTab
from core.errors import SkladLinkError
from core.events import DataChanged, RunEnded
from core.moysklad.budget import Budget
from core.ports import CancelToken, SecretName
from core.settings import LogSettings


def entries(app: SkladLink, **question: object) -> list[LogRow]:
    """The log, newest first, once all that happened is written."""
    assert app.logbook.chronicle.wait()
    return app.logbook.rows(app.logbook.ids(LogQuery(**question)))  # type: ignore[arg-type]


def codes(app: SkladLink, **question: object) -> list[str]:
    """Codes of the log."""
    return [row.code for row in entries(app, **question)]


@pytest.fixture
def app(tmp_path: Path) -> SkladLink:
    """The program on an empty data folder."""
    opened = open_app(AppOptions(home=tmp_path / "home"))
    yield opened  # type: ignore[misc]
    opened.close()


def test_a_first_day_stands_in_the_log(make: Callable[..., Trial]) -> None:
    trial = make()
    trial.load()
    assert trial.sync(accepted=10_000).state.value == "done"
    rows = entries(trial.app)
    told = {row.code: row for row in rows}
    assert {"load.done", "mapping.automatic", "mapping.accepted", "stock.planned", "stock.sent"} <= set(told)
    assert told["stock.sent"].source is LogSource.STOCK
    assert told["stock.sent"].about.kind == "offers"
    assert int(told["stock.sent"].about.title) == told["stock.sent"].params["applied"] > 0
    assert told["mapping.accepted"].mine
    assert not told["mapping.automatic"].mine
    assert all(messages.has(row.code) for row in rows)
    assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)


def test_acts_of_a_person_can_be_undone_from_the_log(loaded: Trial) -> None:
    item, _ = loaded.plain_pair()
    loaded.app.unlink(item)
    act = entries(loaded.app, tab=LogTab.MINE)[0]
    assert (act.code, act.about.kind, act.about.id, act.undoable) == ("mapping.unlinked", "item", item, True)
    assert act.about.title
    assert act.about.title != item, "the item is named, not numbered"
    assert act.run_id is not None
    assert loaded.app.undo(act.run_id) is None
    undo, undone = entries(loaded.app, tab=LogTab.MINE)[:2]
    assert (undo.code, undo.mine, undo.undoable) == ("mapping.undone", True, False)
    assert (undone.code, undone.undoable) == ("mapping.unlinked", False)


def test_a_plan_refused_by_a_person_is_theirs_and_a_replaced_one_is_not(make: Callable[..., Trial]) -> None:
    trial = make()
    trial.load()
    trial.sync(send=False)
    plan = trial.app.waiting_plan()
    assert plan is not None
    trial.app.discard_plan(plan.run_id)
    refused, *_ = entries(trial.app)
    assert (refused.code, refused.mine) == ("run.discarded", True)
    replaced = next(row for row in entries(trial.app) if row.code == "run.replaced")
    assert not replaced.mine


def test_a_guard_stop_is_a_warning_in_words_whether_previewed_or_sent(make: Callable[..., Trial]) -> None:
    loaded = make(variants=120)
    loaded.load()
    loaded.sync(accepted=10_000)
    loaded.warehouse.post("stock", {"store": loaded.main_store(), "factor": 0})
    for send in (False, True):
        outcome = loaded.sync(send=send)
        row = next(row for row in entries(loaded.app) if row.run_id == outcome.run_id)
        assert row.code.startswith("brake.")
        assert row.level is LogLevel.WARNING
        assert row.about == LogObject("plan", str(outcome.run_id))
        assert messages.explain(row.code, "ru", **row.params).do


def test_failed_writes_are_one_entry_with_their_causes(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 77)
    loaded.shop.post("faults", {"kind": "403", "endpoint": "batch", "contains": "fields[quantity]", "count": None})
    before = len(entries(loaded.app))
    outcome = loaded.changes()
    after = entries(loaded.app)
    assert outcome.state.value in ("failed", "done_with_failures")
    fresh = after[: len(after) - before]
    assert [row.run_id for row in fresh].count(outcome.run_id) == 1
    told = next(row for row in fresh if row.run_id == outcome.run_id)
    assert told.level >= LogLevel.WARNING
    detail = loaded.app.logbook.detail(told.row)
    assert detail is not None
    raw = json.loads(detail.raw)
    assert raw["run"] == outcome.run_id
    assert raw["failures"][0]["count"] >= 1
    assert any(example.get("offer") == offer for cause in raw["failures"] for example in cause["examples"])


def test_a_job_that_cannot_begin_is_told(app: SkladLink) -> None:
    app.start(JobName.STOCK_FULL)
    app.wait_idle(10)
    row = entries(app)[0]
    assert row.code in ("jobs.not_connected", "keyring_missing", "keyring_locked")
    assert (row.level, row.source) == (LogLevel.ERROR, LogSource.STOCK)


def test_a_lost_connection_and_its_return_are_told_once(app: SkladLink) -> None:
    lost = RunEnded(0, "stock_full", "failed", "moysklad.timeout", {"seconds": 30})
    app.events.publish(lost)
    app.events.publish(lost)
    app.events.publish(RunEnded(1, "stock_full", "done", "stock.in_step"))
    told = [code for code in codes(app) if code.startswith("log.connection")]
    assert told == ["log.connection.back.moysklad", "log.connection.lost.moysklad"]
    row = next(row for row in entries(app) if row.code == "log.connection.lost.moysklad")
    assert row.about == LogObject("connection", "moysklad")
    assert "…" not in messages.text(row.code, "ru", **row.params)


def test_pauses_for_a_limit_are_one_entry_a_minute(app: SkladLink) -> None:
    gateways = app.around.gateways
    chronicle = Chronicle(app.store, app.settings, gateways, app.events, app.around.clock, lull=0.05, minute=0.6)
    budget = Budget()
    budget.on_refused = lambda seconds: gateways.on_limit("moysklad", seconds)
    paused = sum(budget.refused(1.5, parallel=False) for _ in range(3))
    until(lambda: "log.limit.moysklad" in codes(app))
    first = entries(app)[0]
    assert first.params == {"seconds": round(paused, 1), "count": 3}
    assert first.level is LogLevel.WARNING
    budget.refused(1.5, parallel=False)
    time.sleep(0.3)
    assert len(entries(app, source=LogSource.MOYSKLAD)) == 1, "the minute is not over"
    until(lambda: len(entries(app, source=LogSource.MOYSKLAD)) == 2)
    chronicle.limit("shop", 2.0)
    chronicle.close()
    assert codes(app, source=LogSource.SHOP) == ["log.limit.shop"], "what is left is written at the end"


def test_settings_are_told_by_name_the_windows_own_are_not(app: SkladLink) -> None:
    app.set_setting("ui.lang", "en")
    app.set_setting("ui.columns.log", "1:100")
    app.set_setting("shop.title", "Тёплый шкаф")
    app.set_setting("shop.title", "Тёплый шкаф")
    app.set_setting("shop.title", "Шкаф")
    rows = entries(app, source=LogSource.SETTINGS)
    assert [row.params.get("before") for row in rows] == ["Тёплый шкаф", None]
    assert all(row.mine for row in rows)
    assert "Название магазина" in messages.text(rows[0].code, "ru", **rows[0].params)
    assert rows[0].about == LogObject("setting", "shop.title")


def test_a_new_key_is_told_and_never_shown(app: SkladLink) -> None:
    app.set_secret(SecretName.MOYSKLAD_TOKEN, "0123456789abcdef0123456789abcdef01234567", session_only=True)
    row = entries(app)[0]
    detail = app.logbook.detail(row.row)
    assert (row.code, row.mine) == ("log.secret.kept", True)
    assert detail is not None
    assert "0123456789" not in detail.raw + str(row.params)


def test_the_demo_sets_itself_up_without_a_word(make: Callable[..., Trial]) -> None:
    assert entries(make().app) == []


def test_start_and_end_of_the_program_are_told_where_a_person_opened_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    quiet = open_app(AppOptions(home=home))
    quiet.close()
    opened = open_app(AppOptions(home=home))
    opened.logbook.chronicle.program_started()
    opened.close()
    again = open_app(AppOptions(home=home))
    try:
        assert codes(again) == ["log.program.ended", "log.program.started"]
    finally:
        again.close()


def test_a_restored_database_says_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_app(AppOptions(home=home)).close()
    open_app(AppOptions(home=home)).close()
    restore(home)
    app = open_app(AppOptions(home=home))
    try:
        row = entries(app)[0]
        assert (row.code, row.level) == ("log.database.restored", LogLevel.WARNING)
        assert row.params["made"]
    finally:
        app.close()


def test_old_entries_go_by_the_setting(app: SkladLink) -> None:
    old = entry(datetime.now(UTC) - timedelta(days=40), LogLevel.INFO, LogSource.STOCK, "stock.in_step")
    app.logbook.chronicle.entries.add([old])
    app.settings.put(LogSettings(days=30))
    chronicle = Chronicle(app.store, app.settings, app.around.gateways, app.events, app.around.clock)
    chronicle.tell(LogLevel.INFO, LogSource.PROGRAM, "log.program.started")
    chronicle.close()
    assert "stock.in_step" not in codes(app)
    assert app.logbook.keeping().days == 30


def test_nobody_waits_for_the_log_and_its_failure_stops_nobody(
    app: SkladLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    chronicle = app.logbook.chronicle
    threads: list[str] = []

    def refuse(_records: object) -> int:
        threads.append(threading.current_thread().name)
        raise SkladLinkError("store.disk_full")

    heard: list[frozenset[str]] = []
    app.events.subscribe(lambda event: heard.append(event.topics) if isinstance(event, DataChanged) else None)
    monkeypatch.setattr(chronicle.entries, "add", refuse)
    app.set_setting("shop.title", "Шкаф")
    assert chronicle.wait()
    assert threads == ["chronicle"]
    assert not any("log" in topics for topics in heard)
    monkeypatch.undo()
    app.set_setting("shop.title", "Тёплый шкаф")
    assert codes(app) == ["log.setting.changed"]
    assert any("log" in topics for topics in heard)


def test_a_run_is_told_only_when_its_transaction_is_through(app: SkladLink) -> None:
    with app.store.raw.write():
        run = app.store.journal.start_run(JobName.MAPPING, {"who": PERSON})
        app.discard_plan(run)
        time.sleep(0.2)
    assert [row.run_id for row in entries(app)] == [run]


def test_the_demo_tells_how_its_orders_fared(make: Callable[..., Trial]) -> None:
    """The job that will write these entries is still to come; the demo shows what it will say."""
    trial = make()
    trial.load()
    app = trial.app
    order = app.store.orders.newer_than(0)[-1].order
    line = next(line for line in order.lines if line.offer_id is not None)
    at, name = app.around.clock.now() - timedelta(minutes=5), {"name": line.name}
    app.store.exports.put([OrderExport(order.id, ExportState.FAILED, "order.no_pair", at, name, None, 3, line.id)])
    app.store.order_events.add(OrderEvent(order.id, at, EventSide.SHOP, "order.event.created", {"positions": "2"}))
    demo_log.fill(app.around)
    failed, *others = entries(app, about=f"order:{order.id}", source=LogSource.ORDERS)[:2]
    told = {row.code: row for row in (failed, *others)}
    assert told["order.no_pair"].level is LogLevel.ERROR
    assert told["order.no_pair"].about == LogObject("order", str(order.id), order.number)
    assert told["order.no_pair"].params["offer_id"] == str(line.offer_id)
    assert "order.event.created" in codes(app, about=f"order:{order.id}")


def test_a_cancelled_run_is_a_persons_act(make: Callable[..., Trial]) -> None:
    trial = make()
    cancel = CancelToken()
    cancel.cancel()
    acts.load(trial.app, cancel)
    row = entries(trial.app)[0]
    assert (row.code, row.mine, row.level) == ("run.cancelled", True, LogLevel.INFO)


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until `true()`."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
