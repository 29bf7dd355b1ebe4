"""The overview's questions to the database: hours of the journal, sales, freshness."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.app.overview import first_hour
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason
from core.domain.screens.overview import Sales
from core.domain.shipments import ShipmentState
from core.store import values as v
from core.store.journal import Journal
from core.store.store import Store
from core.store.windows.overview import OverviewWindow
from core.store.windows.stock import StockWindow

NOW = datetime(2026, 11, 24, 14, 34, tzinfo=UTC)
MANY = 100_000


def journal(store: Store, at: datetime, changes: Sequence[tuple[str, str]], state: ChangeState) -> None:
    """A run whose changes (before, after) ended in `state` at `at`."""
    book = Journal(store)
    run = book.start_run(JobName.STOCK_CHANGES, at=at)
    reason = Reason("figure.free")
    book.add_changes(run, [Change(ChangeKind.STOCK, "i", n, b, a, reason) for n, (b, a) in enumerate(changes)], at)
    book.finish([(change.id or 0, state, None, "", None) for change in book.changes(run)], at)


def test_hours_count_rises_and_falls_that_were_carried_out(store: Store) -> None:
    first = first_hour(NOW)
    journal(store, NOW, [("5", "8"), ("0", "1"), ("4", "2")], ChangeState.APPLIED)
    journal(store, NOW - timedelta(hours=3), [("4", "0")], ChangeState.APPLIED)
    journal(store, NOW, [("4", "9")], ChangeState.FAILED)
    journal(store, NOW, [("4", "9")], ChangeState.PLANNED)
    journal(store, first - timedelta(minutes=1), [("4", "9")], ChangeState.APPLIED)
    hours = OverviewWindow(store).hours(first)
    assert len(hours) == 24
    assert hours[0].start == first
    assert (hours[-1].rises, hours[-1].falls) == (2, 1)
    assert (hours[-4].rises, hours[-4].falls) == (0, 1)
    assert sum(hour.rises + hour.falls for hour in hours) == 4
    assert hours[-1].start <= NOW < hours[-1].start + timedelta(hours=1)


def test_nothing_known_is_not_nothing(store: Store) -> None:
    window = OverviewWindow(store)
    assert window.sales(NOW) == Sales(None, None, 0, None, Decimal(0))
    assert window.last_order() is None
    assert window.last_read() is None
    assert not window.pushed()


def an_order(store: Store, number: int) -> None:
    """A shop order's row, as far as others refer to it."""
    with store.write() as connection:
        connection.execute(
            "INSERT INTO shop_order (id, number, created, updated, status, canceled, paid, shipped, site, xml_id, "
            "open) VALUES (?, ?, ?, 0, 'N', 0, 0, 0, 's1', '', 1)",
            (number, str(number), v.time_in(NOW - timedelta(minutes=number))),
        )


def test_sales_tell_what_waits(store: Store) -> None:
    for number in (1, 2, 3):
        an_order(store, number)
    late = v.time_in(NOW - timedelta(minutes=46))
    with store.write() as connection:
        for number, state, at in ((1, "failed", late), (2, "failed", late + 1), (3, "sent", 0)):
            connection.execute(
                "INSERT INTO order_export (order_id, state, code, params, at, attempts) VALUES (?, ?, 'x', '', ?, 1)",
                (number, state, at),
            )
            connection.execute(
                "INSERT INTO shipment_view (order_id, state, ordered, shipped, remaining, returned, excess, drafts, "
                "changed_at) VALUES (?, ?, '8', '5', '3', '0', '0', 0, 0)",
                (number, int(ShipmentState.PARTLY if number < 3 else ShipmentState.FULLY)),
            )
        for number, state, until in (
            (1, "open", None),
            (2, "postponed", 0),
            (3, "postponed", 2**60),
            (4, "resolved", 0),
        ):
            connection.execute(
                "INSERT INTO conflict (kind, object, title, opened, state, postponed_until, facts) "
                "VALUES ('status', ?, 't', 0, ?, ?, '')",
                (str(number), state, until),
            )
    window = OverviewWindow(store)
    assert window.sales(NOW) == Sales(2, v.time_out(late), 2, 2, Decimal(6))
    assert window.last_order() == NOW - timedelta(minutes=1)


def figures(store: Store, ages: Sequence[tuple[int, float | None, bool]]) -> None:
    """Rows of the stock view: offer, minutes since it was read (None = never), whether its target is known."""
    with store.write() as connection:
        connection.executemany(
            "INSERT INTO stock_view (offer_id, item_id, target, rule, problem, numbers, changed, to_zero, read_at, "
            "sort_name) VALUES (?, 'i', ?, '', '', '', 0, 0, ?, '')",
            [
                (offer, "1" if known else None, None if age is None else v.time_in(NOW - timedelta(minutes=age)))
                for offer, age, known in ages
            ],
        )


def test_a_read_of_changes_keeps_fresh_what_it_did_not_name(store: Store) -> None:
    figures(store, [(1, 5, True), (2, 30, True), (3, 90, True), (4, 90, False), (5, None, False)])
    assert StockWindow(store).freshness(NOW) == (1, 1, 3)
    checked = StockWindow(store, lambda: NOW - timedelta(minutes=2))
    assert checked.freshness(NOW) == (3, 0, 2), "what is not known stays as old as it is"
    assert checked.counts(NOW).stale == 2, "the stock page says the same"
    assert checked.rows([3])[0].read_at == NOW - timedelta(minutes=2)
    assert checked.rows([4])[0].read_at == NOW - timedelta(minutes=90)


@pytest.mark.alone
def test_a_hundred_thousand_changes_and_figures_are_counted_at_once(store: Store) -> None:
    figures(store, [(number, number % 120, True) for number in range(MANY)])
    book = Journal(store)
    run = book.start_run(JobName.STOCK_FULL)
    reason = Reason("figure.free")
    changes = (
        Change(ChangeKind.STOCK, "i", n, "1", str(n % 3), reason, state=ChangeState.APPLIED) for n in range(MANY)
    )
    book.add_changes(run, changes, NOW - timedelta(hours=1))
    window, stock = OverviewWindow(store), StockWindow(store)
    times = {}
    for name, question in (
        ("hours", lambda: window.hours(first_hour(NOW))),
        ("sales", lambda: window.sales(NOW)),
        ("freshness", lambda: stock.freshness(NOW)),
        ("last read", window.last_read),
    ):
        began = time.perf_counter()
        question()
        times[name] = 1000 * (time.perf_counter() - began)
    print(", ".join(f"{name} {ms:.0f}" for name, ms in times.items()), "ms")
    assert sum(times.values()) < 400
