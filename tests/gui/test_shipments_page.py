"""The shipments page over the real program: what the list shows, why an order stands there, ways in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.domain.screens.shipments import PaperKind, PaperState, ShipmentDetail, ShipmentQuery, ShipmentTab
from core.domain.shipment_reasons import MissingCode
from core.domain.shipments import ShipmentState
from core.jobs import shipment_views
from gui.pages.shipments import words
from gui.pages.shipments.page import ShipmentsPage
from tests.gui.conftest import Desk


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page with its first order in full."""
    made = open_real("shipments")
    made.until(lambda: page(made).panel.papers_shown is not None)
    return made


def page(desk: Desk) -> ShipmentsPage:
    """The page under test."""
    found = desk.window.pages["shipments"]
    assert isinstance(found, ShipmentsPage)
    return found


def shown(desk: Desk) -> ShipmentDetail:
    """The order on screen."""
    detail = page(desk).panel.detail
    assert detail is not None
    return detail


def go_to(desk: Desk, order_id: int) -> ShipmentDetail:
    """Open one order and wait for all of it."""
    desk.window.go("shipments", f"order:{order_id}")
    desk.until(lambda: page(desk).panel.detail is not None and shown(desk).order_id == order_id)
    desk.until(lambda: page(desk).panel.papers_shown is not None)
    return shown(desk)


def of_tab(desk: Desk, tab: ShipmentTab) -> list[int]:
    """Order ids of a tab, from the store."""
    return list(desk.app.shipments.ids(ShipmentQuery(tab)))


def test_the_demo_has_every_case(desk: Desk) -> None:
    for tab in ShipmentTab:
        assert of_tab(desk, tab), tab
    details = [desk.app.shipments.detail(number) for number in of_tab(desk, ShipmentTab.ALL)]
    papers = [desk.app.shipments.papers(number) for number in of_tab(desk, ShipmentTab.ALL)]
    assert any(position.foreign for detail in details for position in detail.positions)
    assert any(detail.documents > 1 and detail.ruled.state is ShipmentState.PARTLY for detail in details)
    kinds = {(paper.kind, paper.state) for found in papers for paper in found.papers}
    assert {(PaperKind.DEMAND, PaperState.DRAFT), (PaperKind.RETURN, PaperState.POSTED)} <= kinds
    shop = [paper.pair for found in papers for paper in found.papers if paper.kind is PaperKind.SHOP]
    assert any(shop), "some of the shop's documents stand for a demand"
    assert not all(shop), "some do not"
    assert any(paper.tracking for found in papers for paper in found.papers)


def test_badge_fact_and_tabs_tell_what_waits(desk: Desk) -> None:
    over, long = of_tab(desk, ShipmentTab.OVER), of_tab(desk, ShipmentTab.LONG)
    assert page(desk).badge[:2] == (len(over) + len(long), "warn")
    partly = of_tab(desk, ShipmentTab.PARTLY)
    assert desk.window.topbar.fact.text().startswith(f"{len(partly)} частичн")
    assert page(desk).list.tabs.tabs["partly"].count == len(partly)
    assert list(page(desk).model.ids) == of_tab(desk, ShipmentTab.ALL)


def test_the_why_box_has_a_reason_for_every_missing_unit(desk: Desk) -> None:
    for number in of_tab(desk, ShipmentTab.PARTLY):
        detail = go_to(desk, number)
        figures = detail.row.view.figures
        assert sum(reason.quantity for reason in detail.reasons) == figures.left
        text = page(desk).panel.why.text.text()
        assert f"<b>{words.done(figures, '')}</b>" in text
        plain = unescape(re.sub(r"<[^>]+>", "", text))
        assert all(words.reason(reason, len(detail.reasons) == 1) in plain for reason in detail.reasons)
        assert page(desk).panel.bar.accessibleName() == words.done(figures, "")


def test_a_draft_is_a_reason_and_has_a_hint(desk: Desk) -> None:
    number = next(n for n in of_tab(desk, ShipmentTab.DRAFTS) if n in of_tab(desk, ShipmentTab.PARTLY))
    drafts = [
        (n, reason)
        for n in of_tab(desk, ShipmentTab.DRAFTS)
        for reason in desk.app.shipments.detail(n).reasons
        if reason.code is MissingCode.IN_DRAFT
    ]
    assert drafts
    go_to(desk, drafts[0][0])
    panel = page(desk).panel.papers
    assert panel.hint.isVisible()
    assert drafts[0][1].demand in panel.hint.text()
    assert panel.rows[0].paper.state is PaperState.DRAFT, "drafts come first"
    assert number in list(page(desk).model.ids)


def test_positions_add_up_in_the_table_and_can_be_copied(desk: Desk) -> None:
    go_to(desk, of_tab(desk, ShipmentTab.PARTLY)[0])
    table, detail = page(desk).panel.positions, shown(desk)
    rows = [table.rows.row_at(position) for position in range(table.rows.rowCount())]
    assert len(rows) == len(detail.positions) + 1
    assert rows[-1].figures == detail.row.view.figures
    table.go(0)
    table.menu.copy_cell()
    assert QGuiApplication.clipboard().text() == words.full_name(detail.positions[0]) + "".join(
        f"\n{text}" for text, _ in words.notes(detail.positions[0])
    )


def test_keys_move_search_and_open_the_order_on_the_russian_layout(desk: Desk) -> None:
    table = page(desk).table
    table.go(0)
    desk.press(0x041E, "о", scan=44, target=table)
    assert table.current_row() == 1
    desk.press(0x041B, "л", scan=45, target=table)
    assert table.current_row() == 0
    desk.press(Qt.Key.Key_Slash, "/", target=table)
    assert page(desk).search.hasFocus()
    table.setFocus()
    desk.press(Qt.Key.Key_Return, "\r", target=table)
    assert desk.window.current == "orders"


def test_search_without_hits_offers_the_way_back(desk: Desk) -> None:
    panel, count = page(desk).list, page(desk).model.rowCount()
    panel.search.setText("такого нет")
    desk.until(lambda: panel.stack.currentWidget() is panel.state)
    assert page(desk).panel.detail is None
    panel.state.primary.click()
    desk.until(lambda: page(desk).model.rowCount() == count)
    assert panel.search.text() == ""


def test_a_filter_is_told_and_taken_back(desk: Desk) -> None:
    panel = page(desk).list
    action = next(
        one for one in panel.filter.menu_of().actions() if panel.filter.word(ShipmentTab.LONG) in one.text()
    )
    action.trigger()
    wanted = of_tab(desk, ShipmentTab.LONG)
    desk.until(lambda: list(page(desk).model.ids) == wanted)
    assert panel.filter.word(ShipmentTab.LONG) in panel.filter.accessibleName()
    assert panel.reset.isVisible()
    panel.reset.click()
    desk.until(lambda: page(desk).model.rowCount() == len(of_tab(desk, ShipmentTab.ALL)))


def test_other_pages_lead_to_a_tab_and_to_an_order(desk: Desk) -> None:
    desk.window.go("overview")
    desk.window.go("shipments", "tab:over")
    desk.until(lambda: list(page(desk).model.ids) == of_tab(desk, ShipmentTab.OVER))
    last = of_tab(desk, ShipmentTab.ALL)[-1]
    assert go_to(desk, last).order_id == last, "also when the tab on screen does not have it"


def test_a_target_that_nobody_knows_leaves_the_list_as_it_is(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("overview")
    desk.window.go("shipments", "order:")
    desk.until(lambda: page(desk).model.rowCount() == len(of_tab(desk, ShipmentTab.ALL)))


def test_the_rule_leads_to_the_statuses(desk: Desk) -> None:
    page(desk).panel.why.rule.click()
    assert desk.window.current == "statuses"


def test_a_changed_fact_is_on_screen_at_once(desk: Desk) -> None:
    from core.events import DataChanged

    detail = go_to(desk, of_tab(desk, ShipmentTab.OVER)[0])
    home = desk.app.store.customer_orders.of_order(detail.order_id)
    demands = desk.app.store.demands.of_customer_orders(order.id for order in home)
    desk.app.store.demands.mark_gone(demand.id for demand in demands)
    shipment_views.refresh(desk.app.store, [detail.order_id])
    desk.app.events.publish(DataChanged(frozenset({"shipments"})))
    desk.until(lambda: shown(desk).ruled.state is ShipmentState.NOT_STARTED)
    desk.until(lambda: page(desk).list.counts.of(ShipmentTab.OVER) == len(of_tab(desk, ShipmentTab.OVER)))


def test_without_facts_the_page_says_so_and_leads_on(desk: Desk) -> None:
    from core.events import DataChanged

    with desk.app.store.raw.write() as connection:
        connection.execute("DELETE FROM shipment_view")
    desk.app.events.publish(DataChanged(frozenset({"shipments"})))
    panel = page(desk).list
    desk.until(lambda: panel.stack.currentWidget() is panel.state and not panel.counts.of(ShipmentTab.ALL))
    assert "ещё не читает" in panel.state.lines.text()
    desk.until(lambda: page(desk).badge[0] == 0)
    panel.state.primary.click()
    assert desk.window.current == "orders"


def test_documents_that_cannot_be_read_are_told_and_the_positions_stay(desk: Desk) -> None:
    def fails(_: int) -> None:
        raise OSError("the disk is away")

    desk.app.shipments.papers = fails
    desk.press(0x041E, "о", scan=44, target=page(desk).table)
    panel = page(desk).panel
    desk.until(lambda: "не удалось прочитать" in panel.papers.nothing.text() and panel.papers.nothing.isVisible())
    assert not panel.papers.waiting.isVisible()
    assert panel.positions.rows.rowCount() > 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_smallest_window_shows_tabs_statuses_and_figures_in_full(desk: Desk, lang: str) -> None:
    go_to(desk, of_tab(desk, ShipmentTab.PARTLY)[0])
    desk.window.set_language(lang)
    desk.window.resize(1024, 700)
    desk.until(lambda: desk.window.width() == 1024 and page(desk).panel.width() < 620)
    tabs, head, rows = page(desk).list.tabs, page(desk).panel.head, page(desk).panel.positions
    desk.until(lambda: rows.width() <= page(desk).panel.scroll.viewport().width())
    assert tabs.width() >= tabs.sizeHint().width()
    for chip in (head.moysklad, head.shop):
        assert head.rect().contains(chip.geometry()), "nothing of a status is cut"
    assert head.facts.height() >= head.facts.heightForWidth(head.facts.width())
    assert rows.verticalScrollBar().maximum() == 0, "the panel scrolls, the table does not"
