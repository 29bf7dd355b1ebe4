"""Asking for another try: what is queued, what is passed by; taking it back is exact, never over others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.app import SkladLink, open_app
from core.app.opening import AppOptions
from core.domain.orders import ExportState, OrderExport, OrderLine, ShopOrder
from core.domain.plan import JobName
from core.domain.screens.log import LogQuery, LogTab
from core.errors import SkladLinkError

AT = datetime(2026, 11, 24, 10, 52, tzinfo=UTC)
BEFORE = {
    501: OrderExport(501, ExportState.FAILED, "order.no_pair", AT, {"name": "Крем «Облепиха»"}, None, 3, 1),
    502: OrderExport(502, ExportState.WAITING, "order.no_answer", AT, {}, AT + timedelta(minutes=9), 2),
    503: OrderExport(503, ExportState.SENT, "order.sent", AT, {"number": "00812"}, None, 1),
    504: OrderExport(504, ExportState.EXCLUDED, "order.by_hand", AT),
}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[SkladLink]:
    """A program that knows four orders, one in each state."""
    opened = open_app(AppOptions(home=tmp_path))
    line = OrderLine(1, 7, Decimal(2), name="Крем «Облепиха»")
    opened.store.orders.upsert(
        ShopOrder(number, f"ТШ-{number}", AT, AT, "N", False, False, False, lines=(line,)) for number in BEFORE
    )
    opened.store.exports.put(BEFORE.values())
    yield opened
    opened.close()


def exports(app: SkladLink) -> dict[int, OrderExport]:
    """Where the orders stand."""
    return app.store.exports.exports(BEFORE)


def test_only_what_failed_or_waits_is_queued(app: SkladLink) -> None:
    queued = app.orders.retry([501, 502, 503, 504])
    assert (queued.count, queued.passed) == (2, 2)
    now = exports(app)
    for number in (501, 502):
        assert (now[number].state, now[number].code) == (ExportState.WAITING, "order.asked")
        assert now[number].next_at == now[number].at
        assert now[number].attempts == BEFORE[number].attempts, "asking is no attempt"
    assert (now[503], now[504]) == (BEFORE[503], BEFORE[504])
    assert [event.code for event in app.store.order_events.of_order(501)] == ["order.event.asked"]


def test_asking_twice_or_for_nothing_is_refused(app: SkladLink) -> None:
    app.orders.retry([501])
    for numbers in ([501], [503, 504], [], [999]):
        with pytest.raises(SkladLinkError, match=r"order\.nothing_to_retry"):
            app.orders.retry(numbers)
    assert len(app.store.journal.runs(10, JobName.ORDERS)) == 1


def test_a_retry_is_taken_back_exactly_and_once(app: SkladLink) -> None:
    run = app.orders.retry([501, 502]).run
    assert app.orders.last_undoable() == run
    assert app.undo(run) is None
    assert exports(app) == BEFORE
    assert app.orders.last_undoable() is None
    assert app.undo(run) == "order.undo.changed_since"
    codes = [event.code for event in app.store.order_events.of_order(502)]
    assert codes == ["order.event.asked", "order.event.asked_back"]
    undoing = app.store.journal.runs(1, JobName.ORDERS)[0]
    assert undoing.undo_of == run
    assert app.undo(undoing.id) == "undo.not_here", "taking back is no act to take back"


def test_what_changed_since_stays(app: SkladLink) -> None:
    run = app.orders.retry([501, 502]).run
    sent = replace(BEFORE[503], order_id=501)
    app.store.exports.put([sent])
    assert app.undo(run) == "order.undo.partly"
    assert exports(app)[501] == sent
    assert exports(app)[502] == BEFORE[502]


def test_a_second_retry_is_not_taken_back_by_the_first_one(app: SkladLink) -> None:
    first = app.orders.retry([501]).run
    app.store.exports.put([BEFORE[501]])
    second = app.orders.retry([501]).run
    assert app.undo(first) == "order.undo.changed_since"
    assert exports(app)[501].code == "order.asked"
    assert app.undo(second) is None
    assert exports(app)[501] == BEFORE[501]


def test_it_stands_in_the_log_as_the_persons_own_act(app: SkladLink) -> None:
    app.orders.retry([501])
    assert app.logbook.chronicle.wait()
    rows = app.logbook.rows(app.logbook.ids(LogQuery(LogTab.MINE)))
    assert [(row.code, row.about.kind, row.about.id, row.about.title) for row in rows] == [
        ("orders.asked", "order", "501", "ТШ-501")
    ]
