"""The conflicts page over the real program: deciding, putting off and taking back, by keys alone and by mouse."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from core.domain.catalogue import ReferenceKind
from core.domain.conflicts import ConflictKind
from core.domain.links import Link, LinkOrigin, MatchRule
from core.domain.orders import ExportState
from core.domain.screens.conflicts import ConflictTab
from core.jobs import conflicts
from gui.pages.conflicts.page import ConflictsPage
from gui.pages.conflicts.postpone import PostponeSheet
from gui.pages.conflicts.rules import RulesSheet
from tests.gui.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page at an order of the demo that waits for an ambiguous pair, which was unlinked again."""
    made = open_real("conflicts")
    made.until(lambda: page(made).panel.detail is not None)
    known = [made.app.conflicts.detail(row) for row in made.app.conflicts.ids(ConflictTab.RESOLVED)]
    offer = next(one.offer_id for one in known if one is not None and one.row.kind is ConflictKind.AMBIGUOUS)
    made.app.unlink(made.app.store.links.links()[offer].item_id)
    conflicts.refresh(made.app.around.local())
    number = made.app.conflicts.first_of(ConflictKind.AMBIGUOUS)
    made.window.go("conflicts", f"conflict:{number}")
    made.until(lambda: (detail := page(made).panel.detail) is not None and detail.row.row == number)
    made.until(lambda: page(made).badge[0] == waiting(made))
    return made


def page(desk: Desk) -> ConflictsPage:
    """The page under test."""
    found = desk.window.pages["conflicts"]
    assert isinstance(found, ConflictsPage)
    return found


def waiting(desk: Desk) -> int:
    """Open conflicts in the store."""
    count: int = desk.app.conflicts.counts().open
    return count


def test_what_waits_is_on_the_page_in_the_sidebar_and_in_the_title(desk: Desk) -> None:
    count = waiting(desk)
    assert count > 0
    assert page(desk).badge[0] == count
    assert str(count) in desk.window.topbar.fact.text()
    detail = page(desk).panel.detail
    assert detail is not None
    assert len(page(desk).panel.cards.cards) == len(detail.choices) >= 2


def test_a_task_by_keys_alone_on_the_russian_layout(desk: Desk) -> None:
    before, table = waiting(desk), page(desk).table
    detail = page(desk).panel.detail
    assert detail is not None
    desk.press(Qt.Key.Key_Return, "\r", target=table)
    desk.until(lambda: "1, 2 или 3" in desk.window.toast_text())
    assert waiting(desk) == before, "Enter alone decides nothing"
    desk.press(0x31, "1", scan=10, target=table)
    assert page(desk).panel.chosen() == detail.choices[0]
    desk.press(Qt.Key.Key_Return, "\r", target=table)
    desk.until(lambda: waiting(desk) == before - 1)
    assert desk.app.store.links.links()[detail.offer_id].item_id == detail.choices[0].acts[0].item_id
    desk.until(lambda: page(desk).badge[0] == before - 1)
    desk.press(0x042F, "я", scan=52, modifiers=CONTROL)
    desk.until(lambda: waiting(desk) == before)
    assert detail.offer_id not in desk.app.store.links.links()


def test_a_conflict_that_solved_itself_is_told_and_closed(desk: Desk) -> None:
    """Another program linked the pair: nobody told this one, which looks again before it decides."""
    before, detail = waiting(desk), page(desk).panel.detail
    assert detail is not None
    pair, now = detail.facts.pairs[0], desk.app.around.clock.now()
    link = Link(pair.item_id, pair.offer_id, LinkOrigin.MANUAL, MatchRule.MANUAL, "link.manual", "person", now)
    desk.app.store.links.put([link])
    desk.app.store.links.refresh_match_states()
    links = desk.app.store.links.links()
    desk.press(0x32, "2", scan=11, target=page(desk).table)
    page(desk).panel.footer.apply.click()
    desk.until(lambda: waiting(desk) == before - 1)
    desk.until(lambda: "сам" in desk.window.toast_text())
    assert desk.app.store.links.links() == links
    assert desk.app.conflicts.last_undoable() is None


def test_linking_on_another_page_takes_it_out_of_the_inbox_at_once(desk: Desk) -> None:
    before, detail = waiting(desk), page(desk).panel.detail
    assert detail is not None
    pair = detail.facts.pairs[0]
    desk.app.link(pair.item_id, pair.offer_id)
    desk.until(lambda: waiting(desk) == before - 1)
    desk.until(lambda: page(desk).badge[0] == before - 1)
    desk.until(lambda: (row := page(desk).inbox.current()) is not None and row.row != detail.row.row)


@pytest.mark.parametrize(
    ("kind", "code"),
    [(ConflictKind.BUYER_TWIN, "order.buyer_twice"), (ConflictKind.VAT_DIFFERS, "order.vat_differs")],
)
def test_what_keeps_an_order_is_here_and_says_where_to_do_it_by_hand(
    desk: Desk, kind: ConflictKind, code: str
) -> None:
    """The cure on the orders page leads to the conflict; what is not carried out yet says how to do it oneself."""
    (failed,) = [one for one in desk.app.store.exports.in_state(ExportState.FAILED) if one.code == code]
    desk.window.go("orders", f"order:{failed.order_id}")
    orders = desk.window.pages["orders"]
    desk.until(lambda: orders.panel.detail is not None and orders.panel.detail.row.row == failed.order_id)
    orders.panel.trouble.press_cure()
    desk.until(lambda: desk.window.pages["conflicts"].isVisible())
    desk.until(lambda: (found := page(desk).panel.detail) is not None and found.row.kind is kind)
    found = page(desk).panel.detail
    assert found is not None
    assert found.order_id == failed.order_id
    desk.press(0x31, "1", scan=10, target=page(desk).table)
    chosen = page(desk).panel.chosen()
    assert chosen is not None
    assert chosen.by_hand.known
    desk.until(lambda: "вручную" in page(desk).panel.by_hand.text() and page(desk).panel.by_hand.isVisible())


def test_an_entry_that_is_gone_leads_to_where_another_is_chosen(desk: Desk) -> None:
    store = desk.app.store
    warehouses = store.catalogue.references(ReferenceKind.STORE)
    desk.app.set_setting("stock.store_ids", json.dumps([one.id for one in warehouses]))
    store.catalogue.replace_references(warehouses[1:])
    conflicts.refresh(desk.app.around.local())
    number = desk.app.conflicts.first_of(ConflictKind.REFERENCE_GONE)
    desk.window.go("conflicts", f"conflict:{number}")
    desk.until(lambda: (detail := page(desk).panel.detail) is not None and detail.row.row == number)
    desk.until(lambda: page(desk).panel.place.isVisible())
    page(desk).panel.place.click()
    desk.until(lambda: desk.window.pages["settings"].isVisible())


def test_putting_off_takes_it_out_of_the_inbox_and_back(desk: Desk) -> None:
    before = waiting(desk)
    desk.press(0x0414, "д", scan=46, target=page(desk).table)
    desk.until(lambda: isinstance(desk.window.sheet(), PostponeSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, PostponeSheet)
    sheet.buttons[2].click()
    desk.until(lambda: waiting(desk) == before - 1)
    assert desk.app.conflicts.counts().postponed == 1
    page(desk).inbox.show_tab(ConflictTab.POSTPONED)
    desk.until(lambda: page(desk).panel.footer.reopen.isVisible())
    page(desk).panel.footer.reopen.click()
    desk.until(lambda: waiting(desk) == before)


def test_the_rules_open_by_key_and_close_by_escape(desk: Desk) -> None:
    desk.press(0x041A, "к", scan=27, target=page(desk).table)
    desk.until(lambda: isinstance(desk.window.sheet(), RulesSheet))
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)


def test_another_page_leads_to_one_conflict(desk: Desk) -> None:
    detail = page(desk).panel.detail
    assert detail is not None
    desk.window.go("overview")
    desk.window.go("conflicts", f"conflict:{detail.row.row}")
    desk.until(lambda: page(desk).inbox.current() is not None)
    current = page(desk).inbox.current()
    assert current is not None
    assert current.row == detail.row.row


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_smallest_window_shows_the_tabs_in_full(desk: Desk, lang: str) -> None:
    desk.window.set_language(lang)
    desk.window.resize(1024, 700)
    tabs = page(desk).inbox.tabs
    desk.until(lambda: tabs.isVisible() and desk.window.width() == 1024)
    assert tabs.width() >= tabs.sizeHint().width()
