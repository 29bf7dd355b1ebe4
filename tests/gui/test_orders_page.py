"""The orders page over the real program: finding, explaining, retrying and taking back, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.app import open_app
from core.app.opening import AppOptions
from core.domain.orders import EventSide, ExportState
from core.domain.screens.orders import OrdersTab
from core.events import ConnectionChanged
from gui.pages.orders import table as columns
from gui.pages.orders.page import OrdersPage
from gui.pages.orders.tools import Period
from tests.gui.conftest import Desk, _close, _dress, _open

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page with its first order in full."""
    made = open_real("orders")
    made.until(lambda: page(made).panel.detail is not None and page(made).badge[0] > 0)
    return made


def page(desk: Desk) -> OrdersPage:
    """The page under test."""
    found = desk.window.pages["orders"]
    assert isinstance(found, OrdersPage)
    return found


def show(desk: Desk, code: str) -> int:
    """Bring the order that stands at `code` into sight; its number."""
    states = (ExportState.FAILED, ExportState.WAITING)
    exports = [export for state in states for export in desk.app.store.exports.in_state(state)]
    number: int = next(export.order_id for export in exports if export.code == code)
    desk.window.go("orders", f"order:{number}")
    desk.until(lambda: shown(desk) == number)
    return number


def shown(desk: Desk) -> int:
    """The order whose whole detail is on screen."""
    detail = page(desk).panel.detail
    return detail.row.row if detail is not None else 0


def code_of(desk: Desk, number: int) -> str:
    """How an order stands in the store."""
    return str(desk.app.store.exports.exports([number])[number].code)


def without_pair(desk: Desk) -> tuple[int, int]:
    """An order that lacks a pair, really: its number and the offer's."""
    number = show(desk, "order.no_pair")
    line = desk.app.store.exports.exports([number])[number].line_id
    order = desk.app.store.orders.order(number)
    offer: int = next(one.offer_id for one in order.order.lines if one.id == line)
    link = desk.app.store.links.link_of_offer(offer)
    if link is not None:
        desk.app.unlink(link.item_id)
    detail = page(desk).panel
    desk.until(lambda: detail.detail is not None and detail.detail.stuck)
    return number, offer


def test_tabs_badge_and_list_agree_with_the_store(desk: Desk) -> None:
    counts = desk.app.orders.standing().counts
    assert page(desk).badge[:2] == (counts.failed, "err")
    tabs = page(desk).list.tools.tabs.tabs
    desk.until(lambda: tabs["all"].count == counts.total)
    for tab in OrdersTab:
        number = counts.total if tab is OrdersTab.ALL else getattr(counts, tab.value)
        assert tabs[tab.value].count == number
        QTest.mouseClick(tabs[tab.value], Qt.MouseButton.LeftButton)
        desk.until(lambda number=number: page(desk).model.rowCount() == number)  # type: ignore[misc]


def test_what_stands_in_the_way_is_told_in_three_parts_with_the_cure(desk: Desk) -> None:
    number, offer = without_pair(desk)
    box = page(desk).panel.trouble
    assert [label.text() for label in box._labels] == ["Что случилось", "Что это значит", "Что сделать"]
    assert all(text.isVisible() and text.text() for text in box._texts)
    broken = page(desk).panel.detail.positions[0]  # type: ignore[union-attr]
    assert (broken.broken, broken.offer_id) == (True, offer)
    went: list[tuple[str, str]] = []
    page(desk).panel.linked.connect(lambda key, target: went.append((key, target)))
    desk.press(Qt.Key.Key_Return, "\r", target=page(desk).table)
    assert went == [("mapping", f"offer:{offer}")]
    assert desk.window.current == "mapping"
    assert code_of(desk, number) == "order.no_pair", "looking at the cure changes nothing"


def test_a_pair_found_since_makes_a_retry_sensible(desk: Desk) -> None:
    number, offer = without_pair(desk)
    item = next(
        candidate.item_id for candidate in desk.app.store.links.first_candidates() if candidate.offer_id == offer
    )
    before = len(desk.app.orders.standing().retryable)
    desk.app.link(item, offer)
    panel = page(desk).panel
    desk.until(lambda: panel.detail is not None and panel.detail.cured)
    assert panel.trouble._cured.isVisible()
    assert not panel.trouble.cure.isVisible()
    assert number in desk.app.orders.standing().retryable
    desk.until(lambda: f"({before + 1})" in page(desk).primary.text())  # type: ignore[union-attr]


def test_a_retry_by_key_on_the_russian_layout_and_its_undo(desk: Desk) -> None:
    number = show(desk, "order.buyer_twice")
    failed = page(desk).badge[0]
    desk.press(0x041A, "к", scan=27, target=page(desk).table)
    desk.until(lambda: code_of(desk, number) == "order.asked")
    desk.until(lambda: page(desk).badge[0] == failed - 1)
    desk.until(lambda: page(desk).panel.trouble.back.isVisible())
    assert not page(desk).panel.trouble.again.isVisible(), "it is queued already"
    desk.press(0x042F, "я", scan=52, modifiers=CONTROL)
    desk.until(lambda: code_of(desk, number) == "order.buyer_twice")
    desk.until(lambda: page(desk).badge[0] == failed)


def test_retry_all_leaves_out_what_waits_for_a_person_and_says_how_many(desk: Desk) -> None:
    without_pair(desk)
    standing = desk.app.orders.standing()
    assert standing.retryable
    assert standing.stuck == 3
    desk.until(lambda: f"({len(standing.retryable)})" in page(desk).primary.text())  # type: ignore[union-attr]
    page(desk).primary.click()  # type: ignore[union-attr]
    desk.until(lambda: "3 ждут решения человека" in desk.window.toast_text())
    assert desk.app.orders.standing().retryable == ()
    assert desk.app.orders.standing().counts.failed == standing.counts.failed
    desk.until(lambda: page(desk).standing.retryable == ())  # type: ignore[union-attr]
    page(desk).primary.click()  # type: ignore[union-attr]
    desk.until(lambda: "Повторять нечего" in desk.window.toast_text())


def test_selected_orders_are_retried_together(desk: Desk) -> None:
    page(desk).show_target("tab:failed")
    count = desk.app.orders.standing().counts.failed
    desk.until(lambda: page(desk).model.rowCount() == count)
    for _ in range(2):
        desk.press(Qt.Key.Key_Space, " ", target=page(desk).table)
        desk.press(0x041E, "о", scan=44, target=page(desk).table)
    assert len(page(desk).list.checked) == 2
    assert page(desk).list.footer.text() == "Выбрано 2 заказа"
    desk.press(0x041A, "к", scan=27, target=page(desk).table)
    desk.until(lambda: desk.app.orders.standing().counts.failed == count - 2)
    desk.until(lambda: not page(desk).list.checked)
    run = desk.app.orders.last_undoable()
    assert run is not None
    assert len(desk.app.store.journal.changes(run)) == 2


@pytest.mark.parametrize("side", [EventSide.SHOP, EventSide.MOYSKLAD])
def test_a_status_explains_itself(desk: Desk, side: EventSide) -> None:
    panel = page(desk).panel
    fact = panel.status if side is EventSide.SHOP else panel.state
    assert panel.detail is not None
    QTest.mouseClick(fact, Qt.MouseButton.LeftButton)
    why = panel.why()
    assert why is not None
    assert "SkladLink" in why.why.text() or "менеджер" in why.why.text() or "МоёмСкладе" in why.why.text()
    assert why.history.texts(), "how it came about"
    desk.press(Qt.Key.Key_Escape)
    assert panel.why() is None
    desk.press(0x0423, "у", scan=26)
    assert panel.why() is not None


def test_without_an_order_in_moysklad_its_status_says_why(desk: Desk) -> None:
    show(desk, "order.buyer_twice")
    page(desk).panel.explain(EventSide.MOYSKLAD)
    why = page(desk).panel.why()
    assert why is not None
    assert "два покупателя" in why.why.text()


def test_a_second_click_on_a_status_in_the_table_explains_it(desk: Desk) -> None:
    table = page(desk).table
    place = table.visualRect(page(desk).model.index(table.current_row(), columns.SHOP)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert page(desk).panel.why() is not None


def test_search_filters_and_their_reset(desk: Desk) -> None:
    tools = page(desk).list.tools
    total = page(desk).model.rowCount()
    named = page(desk).model.row_at(3)
    page(desk).search.setText(named.warehouse_number or named.number)
    desk.until(lambda: page(desk).model.rowCount() == 1)
    assert page(desk).model.ids[0] == named.row
    tools.reset()
    desk.until(lambda: page(desk).model.rowCount() == total)
    tools.filters.payment.choose("paid")
    tools.filters.changed.emit()
    desk.until(lambda: 0 < page(desk).model.rowCount() < total)
    assert all(row.paid for row in desk.app.orders.rows(page(desk).model.ids))
    assert tools.funnel.text() == "1"
    assert "Оплачен" in page(desk).list.footer.text()
    page(desk).search.setText("ничего такого нет")
    desk.until(lambda: page(desk).list.state.isVisible())
    page(desk).list.state.primary.click()
    desk.until(lambda: page(desk).model.rowCount() == total)
    assert not tools.filtered()
    tools.show_period(Period.DAY)
    desk.until(lambda: page(desk).model.rowCount() < total)


def test_from_other_pages_to_a_tab_and_an_order(desk: Desk) -> None:
    desk.window.go("overview")
    desk.window.go("orders", "tab:failed")
    count = desk.app.orders.standing().counts.failed
    desk.until(lambda: page(desk).model.rowCount() == count)
    other = desk.app.orders.ids(page(desk).list.tools.query_of(OrdersTab.SENT))[5]
    desk.window.go("conflicts")
    desk.window.go("orders", f"order:{other}")
    desk.until(lambda: shown(desk) == other)
    assert page(desk).list.tools.tab() is OrdersTab.ALL


def test_every_cell_has_words_for_files_and_readers(desk: Desk) -> None:
    model, header = page(desk).model, page(desk).table.header
    row = model.row_at(0)
    for column in range(columns.COLUMNS):
        assert header.items(column), "each column has a heading"
        assert isinstance(model.text(row, column), str)
    assert row.number in model.spoken(row)
    assert row.buyer in model.spoken(row)
    assert "\n" in model.index(0, columns.ORDER).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_nothing_is_cut_in_any_size(desk: Desk, lang: str, size: tuple[int, int]) -> None:
    desk.window.set_language(lang)
    desk.window.resize(*size)
    show(desk, "order.vat_differs")
    desk.until(lambda: desk.window.width() == size[0])
    tools, panel, table = page(desk).list.tools, page(desk).panel, page(desk).table
    assert tools.tabs.width() >= tools.tabs.sizeHint().width()
    assert panel._body.minimumSizeHint().width() <= panel.scroll.viewport().width()
    widths = sum(table.columnWidth(column) for column in range(columns.COLUMNS))
    assert widths <= table.viewport().width()
    assert tools.search.geometry().right() <= tools.width()


def test_an_empty_program_says_plainly_what_it_does_with_orders(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    _dress(qapp)  # type: ignore[arg-type]
    app = open_app(AppOptions(home=tmp_path))
    desk = _open(app, qtbot, "orders")
    state = page(desk).state
    desk.until(state.isVisible)
    assert "выключена" in state.lines.text()
    assert not page(desk).primary.isEnabled()  # type: ignore[union-attr]
    assert page(desk).badge[0] == 0
    desk.press(0x041A, "к", scan=27, target=desk.window)
    assert desk.window.toast_text() == "", "there is nothing to retry, and no key for it"
    state.primary.click()
    assert desk.window.current == "load"
    _close(desk)
    app.close()


def test_while_rows_are_on_their_way_their_shapes_are_shown(desk: Desk) -> None:
    listed = page(desk).list
    listed.stack.setCurrentWidget(listed.loading)
    shapes = listed.loading.grab().toImage()
    colors = {shapes.pixelColor(x, 34 + 15).name() for x in range(0, shapes.width(), 3)}
    assert len(colors) > 1, "shapes on the ground"


def test_a_failure_is_told_in_three_parts_and_tried_again(desk: Desk) -> None:
    listed, door = page(desk).list, desk.app.orders
    listed.model.ids = listed.model.ids[:0]
    ids, door.ids = door.ids, lambda _query: (_ for _ in ()).throw(OSError("disk"))
    listed.reload()
    desk.until(lambda: listed.state.isVisible())
    assert all(part in listed.state.lines.text() for part in ("Что случилось", "Что это значит", "Что сделать"))
    page(desk)._fetch_standing()
    desk.until(lambda: "не удалось" in listed.state.title.text().lower())
    door.ids = ids
    listed.state.primary.click()
    desk.until(lambda: listed.table.isVisible() and listed.model.rowCount() > 0)


def test_a_lost_connection_keeps_the_rows_and_tells_of_when_they_are(desk: Desk) -> None:
    at = datetime(2026, 11, 25, 9, 31, tzinfo=UTC)
    desk.app.events.publish(ConnectionChanged("shop", False, "bitrix.no_answer", at))
    desk.until(lambda: "данные на" in page(desk).fact)
    assert page(desk).model.rowCount() > 0
    desk.app.events.publish(ConnectionChanged("shop", True))
    desk.until(lambda: "данные на" not in page(desk).fact)
