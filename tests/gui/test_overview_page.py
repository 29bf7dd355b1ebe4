"""The overview over the real program: what it says, where it leads, and that its numbers are those of the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.domain.screens.overview import Sales
from core.events import RunEnded, RunProgress
from gui.main_window import SLIM_BELOW
from gui.pages.overview.page import OverviewPage
from gui.widgets.hour_chart import nice_ceiling
from tests.gui.conftest import Desk

Open = Callable[[str], Desk]
NB = "\u00a0"


@pytest.fixture
def desk(open_real: Open) -> Desk:
    """The overview, filled."""
    desk = open_real("overview")
    page = page_of(desk)
    desk.until(lambda: page.seen is not None)
    return desk


def page_of(desk: Desk) -> OverviewPage:
    """The page."""
    page = desk.window.pages["overview"]
    assert isinstance(page, OverviewPage)
    return page


def went(page: OverviewPage) -> list[tuple[str, str]]:
    """Where the page asks to go from now on."""
    seen: list[tuple[str, str]] = []
    page.desk.go = lambda key, target="": seen.append((key, target))  # type: ignore[method-assign]
    return seen


def show(page: OverviewPage, sales: Sales) -> None:
    """The same look with other sales."""
    assert page.seen is not None
    page._gathered(replace(page.seen, facts=replace(page.seen.facts, sales=sales)))


def test_the_numbers_are_those_of_the_pages(desk: Desk) -> None:
    page, app = page_of(desk), desk.app
    assert page.seen is not None
    facts = page.seen.facts
    assert page.board.mapping.figure.text() == str(app.mapping_counts().todo)
    assert facts.freshness.total == app.stock.counts().total
    assert facts.freshness.older == app.stock.counts().stale
    assert sum(hour.rises + hour.falls for hour in facts.hours) > 0, "the demo's day is in the chart"
    assert [row.row.row for row in page.board.events.rows] == [row.row for row in app.logbook.latest(5)]
    assert f"{facts.offers}" == page.board.shop._stats[1][1].text().replace("\u202f", "")


def test_what_waits_is_what_the_sidebar_says(desk: Desk) -> None:
    page, pages = page_of(desk), desk.window.pages
    assert page.seen is not None
    sales = page.seen.facts.sales
    for key, count in (("orders", sales.failed), ("shipments", sales.partial), ("conflicts", sales.conflicts)):
        badge = pages[key].badge
        if badge[2]:
            assert badge[0] == count, key
    button = desk.window.sidebar.buttons["mapping"]
    desk.until(lambda: str(page.seen.mapping.todo) in button.accessibleName())  # type: ignore[union-attr]


def test_what_is_not_known_is_a_dash_and_nothing_is_quiet(desk: Desk) -> None:
    page = page_of(desk)
    show(page, Sales(failed=None, conflicts=0, partial=None))
    board = page.board
    assert (board.orders.figure.text(), board.conflicts.figure.text(), board.shipments.figure.text()) == (
        "—",
        "нет",
        "—",
    )
    assert "ещё не передавали" in board.orders.text.text()
    show(page, Sales(failed=3, failed_since=page.seen.facts.now - timedelta(minutes=46), conflicts=9, partial=5))  # type: ignore[union-attr]
    assert board.orders.figure.text() == "3"
    assert board.orders.text.text().endswith("Старший ждёт 46 мин.")
    assert board.conflicts.accessibleName() == "Конфликты: 9"
    show(page, Sales(failed=0, partial=0))
    assert board.orders.figure.text() == "нет"


def test_every_card_leads_to_its_page_by_mouse_and_by_key(desk: Desk) -> None:
    page = page_of(desk)
    show(page, Sales(failed=3, conflicts=2, partial=1))
    seen, board = went(page), page.board
    for card in (board.orders, board.conflicts, board.mapping, board.shipments):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for button in (board.freshness.button, board.events.all, board.jobs.all):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert [key for key, _ in seen] == ["orders", "conflicts", "mapping", "shipments", "stock", "log", "schedule"]
    seen.clear()
    for card in (board.orders, board.mapping):
        QTest.keyClick(card.button, Qt.Key.Key_Space)
    assert seen == [("orders", "tab:failed"), ("mapping", "tab:todo")], "a link counts once"


def test_an_event_opens_its_entry_in_the_log(desk: Desk) -> None:
    page = page_of(desk)
    entry = page.board.events.rows[1].row
    page.board.events.rows[1].line.click()
    log = desk.window.pages["log"]
    desk.until(lambda: desk.window.current == "log" and log.list.opened.number == entry.row)
    desk.until(log.list.opened.panel.isVisible)


def test_an_act_can_be_undone_from_here(desk: Desk) -> None:
    page = page_of(desk)
    row = next(row for row in page.board.events.rows if row.row.code == "mapping.accepted")
    assert row.button is not None
    assert row.button.text() == "Отменить"
    before = desk.app.mapping_counts().todo
    row.button.click()
    desk.until(lambda: desk.app.mapping_counts().todo > before)
    desk.until(lambda: page.board.mapping.figure.text() == str(desk.app.mapping_counts().todo))
    desk.until(lambda: page.board.events.rows[0].row.code == "mapping.undone")


def test_the_chart_tells_an_hour_by_key_and_by_mouse(desk: Desk) -> None:
    page = page_of(desk)
    assert page.seen is not None
    chart, hours = page.board.chart.chart, page.seen.facts.hours
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.hour == 23
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.hour == 1
    spoken = chart.accessibleDescription()
    assert f"Стало больше {'+' if hours[1].rises else ''}{hours[1].rises}" in spoken
    assert f"{'−' if hours[1].falls else ''}{hours[1].falls}" in spoken
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.hour == -1
    QTest.mouseMove(chart, QPoint(chart.width() - 12, 40))
    desk.until(lambda: chart.hour == 23)


def test_the_same_hours_are_there_as_a_table(desk: Desk) -> None:
    page = page_of(desk)
    assert page.seen is not None
    card = page.board.chart
    card.turn.click()
    assert card.table_shown()
    model = card.table.model()
    assert model.rowCount() == 24
    newest = page.seen.facts.hours[-1]
    cells = [model.index(0, column).data() for column in range(3)]
    assert cells[1:] == [f"+{newest.rises}" if newest.rises else "0", f"−{newest.falls}" if newest.falls else "0"]
    card.turn.click()
    assert not card.table_shown()


@pytest.mark.parametrize(
    ("value", "ceiling"), [(0, 2), (2, 2), (3, 4), (9, 10), (64, 80), (81, 100), (101, 200), (5000, 8000)]
)
def test_the_axis_ends_at_a_round_number(value: int, ceiling: int) -> None:
    assert nice_ceiling(value) == ceiling


def test_a_running_job_is_told_on_its_line(desk: Desk) -> None:
    page = page_of(desk)
    jobs = page.board.jobs
    jobs.show_progress(RunProgress(1, "stock_changes", (), 1221, 3301, None))
    jobs._tell()
    assert "идёт сейчас" in jobs.lines["stock_changes"].accessibleName()
    page.bridge.ended.emit(RunEnded(1, "stock_changes", "done"))
    jobs._tell()
    assert "идёт сейчас" not in jobs.lines["stock_changes"].accessibleName()


def test_it_follows_what_changes_without_flicker(desk: Desk) -> None:
    page = page_of(desk)
    lines = dict(page.board.jobs.lines)
    item = desk.app.mapping_rows(desk.app.exact_ids()[:1] or desk.app.mapping_ids(_todo())[:1])[0]
    before = int(page.board.mapping.figure.text())
    desk.app.ignore(item.item_id)
    desk.until(lambda: int(page.board.mapping.figure.text()) == before - 1)
    assert page.board.jobs.lines == lines, "lines are repainted, not made anew"


def _todo() -> object:
    from core.domain.screens.mapping import MappingQuery, MappingTab

    return MappingQuery(MappingTab.TODO)


def test_looks_that_come_together_are_one(desk: Desk) -> None:
    page = page_of(desk)
    asked: list[object] = []
    ask = page.bridge.ask
    page.bridge.ask = lambda work, *more, **named: (asked.append(work), ask(work, *more, **named))[1]  # type: ignore[method-assign]
    for _ in range(20):
        page.refresh()
    desk.until(lambda: not page._asking)
    assert len(asked) == 2, "one that is under way, and one after it"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (2560, 1440)])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_overlaps_and_nothing_is_cut(desk: Desk, size: tuple[int, int], lang: str) -> None:
    page = page_of(desk)
    desk.window.set_language(lang)
    desk.window.resize(*size)
    board = page.board
    desk.until(lambda: board._slim == (size[0] < SLIM_BELOW) and board.width() == page.area.viewport().width())
    QTest.qWait(100)
    cards: list[QWidget] = [
        board.moysklad, board.shop, board.freshness, board.orders, board.conflicts, board.mapping, board.shipments,
        board.chart, board.events, board.jobs,
    ]  # fmt: skip
    boxes = [card.rect().translated(card.mapTo(board, QPoint(0, 0))) for card in cards]
    for number, box in enumerate(boxes):
        assert board.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[number + 1 :])
    for system in (board.moysklad, board.shop):
        for label in [system.title, *(one for pair in system._stats for one in pair)]:
            assert label.width() >= label.sizeHint().width(), label.text()
        assert system.chip.width() >= system.chip.sizeHint().width()
        assert system._head.width() == 30
    for work in (board.orders, board.conflicts, board.mapping, board.shipments):
        assert work.title.width() >= work.title.sizeHint().width(), work.title.text()
        assert work.text.height() >= work.text.heightForWidth(work.text.width())
    if size != (1024, 700):
        assert page.area.verticalScrollBar().maximum() == 0, "it fits without scrolling"
    desk.window.set_language("ru")


def test_every_stop_has_a_name_and_figures_explain_themselves(desk: Desk) -> None:
    page = page_of(desk)
    stops = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(stops) > 12
    nameless = [w for w in stops if not (w.accessibleName() or getattr(w, "text", str)())]
    assert [(type(w).__name__, w.geometry()) for w in nameless if not w.objectName().startswith("qt_")] == []
    for system in (page.board.moysklad, page.board.shop):
        assert all(value.toolTip() for _, value in system._stats)
    assert page.board.freshness.share.toolTip()
    assert page.board.chart._legend.toolTip()


def test_before_the_first_load_there_is_one_way_on(open_real: Open) -> None:
    desk = open_real("mapping")
    store = desk.app.store
    store.watermarks.set("load.finished", None)
    with store.raw.write() as connection:
        connection.execute("DELETE FROM link")
    desk.window.go("overview")
    page = page_of(desk)
    desk.until(lambda: page.seen is not None)
    assert page.stack.currentWidget() is page.state
    assert page.state.title.text() == "Осталось закончить настройку"
    page.state.primary.click()
    desk.until(lambda: desk.window.current == "load")


def test_the_primary_button_is_the_windows_sync(desk: Desk) -> None:
    page = page_of(desk)
    called: list[bool] = []
    desk.window.sync_now = lambda: called.append(True)
    assert page.primary is not None
    page.primary.click()
    assert called == [True]


def test_the_date_is_todays(desk: Desk) -> None:
    page = page_of(desk)
    today = datetime.now(UTC).astimezone()
    assert str(today.day) in page.board.verdict.date.text()
    assert page.board.verdict.text().startswith("Обмен работает. ")
    assert NB in page.board.verdict.text()
