"""The data quality page over the real program: what is listed, where it leads, hiding, rules, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.domain.quality import SoldOut, TroubleKind, Weight, weight_of
from core.domain.screens.quality import QualityQuery
from core.errors import SkladLinkError
from gui.pages.quality.kinds import ALL, HIDDEN
from gui.pages.quality.page import QualityPage
from gui.pages.quality.sheets import HideSheet, RulesSheet
from tests.gui.conftest import Desk


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page with its first trouble in full and all counts."""
    made = open_real("quality")
    made.until(lambda: page(made).panel.detail is not None and page(made).kinds.counts is not None)
    return made


def page(desk: Desk) -> QualityPage:
    found = desk.window.pages["quality"]
    assert isinstance(found, QualityPage)
    return found


def show(desk: Desk, kind: str) -> None:
    """Choose a kind at the left as a person does, and wait for its first row in full."""
    page(desk).kinds.buttons[kind].click()
    desk.until(lambda: page(desk).panel.detail is not None and page(desk).list.kind == kind)
    if kind in set(TroubleKind):
        desk.until(lambda: shown_kind(desk) == kind)


def shown_kind(desk: Desk) -> str:
    detail = page(desk).panel.detail
    return detail.row.kind.value if detail is not None else ""


def mapped(desk: Desk) -> str:
    """The item that is current on the mapping page."""
    row = desk.window.pages["mapping"].list.current()
    return row.item_id if row is not None else ""


def count(desk: Desk, kind: TroubleKind) -> int:
    found: int = desk.app.quality.counts().kinds.get(kind, 0)
    return found


def test_kinds_counts_badge_and_title_say_what_the_store_says(desk: Desk) -> None:
    counts = desk.app.quality.counts()
    assert counts.total > 0
    for kind in TroubleKind:
        assert page(desk).kinds.buttons[kind.value].count == counts.kinds.get(kind, 0)
    selling = sum(n for kind, n in counts.kinds.items() if weight_of(kind) is Weight.OVERSELLS)
    assert selling > 0, "the demo has offers whose stock the shop does not watch"
    assert page(desk).badge[:2] == (selling, "warn")
    assert "продать то, чего нет" in desk.window.sidebar.buttons["quality"].accessibleName()
    assert page(desk).model.rowCount() == counts.total
    assert f"{counts.total}" in page(desk).list.footer.text()


def test_a_trouble_says_what_it_means_and_leads_to_mapping(desk: Desk) -> None:
    show(desk, TroubleKind.TRACE_OFF.value)
    panel = page(desk).panel
    assert "ноль не остановит продажу" in panel.meaning.rest.text()
    texts = {line.value.text() for line in panel.facts if line.isVisible()}
    assert "нет" in texts, "quantity tracking is told as it takes effect"
    detail = panel.detail
    assert detail is not None
    desk.press(0x042C, "ь", scan=58, target=page(desk).table)
    assert desk.window.current == "mapping"
    desk.until(
        lambda: (row := desk.window.pages["mapping"].list.current()) is not None and row.item_id == detail.item_id
    )


def test_stock_on_the_parent_is_told_with_its_pieces(desk: Desk) -> None:
    show(desk, TroubleKind.STOCK_ON_PARENT.value)
    row = page(desk).list.current()
    assert row is not None
    assert "лежит на товаре" in page(desk).model.index(0, 1).data()
    page(desk).panel.copy.click()
    assert QApplication.clipboard().text() == (row.mark or row.name)


def test_who_shares_a_key_is_named_and_opens(desk: Desk) -> None:
    show(desk, TroubleKind.SAME_BARCODE.value)
    buttons = page(desk).panel.alike.buttons
    assert buttons
    target = buttons[0].one.key
    buttons[0].click()
    assert desk.window.current == "mapping"
    desk.until(lambda: mapped(desk) == target)


def test_hiding_with_a_reason_by_keys_and_taking_it_back(desk: Desk) -> None:
    show(desk, TroubleKind.SAME_BARCODE.value)
    before, row = count(desk, TroubleKind.SAME_BARCODE), page(desk).list.current()
    assert row is not None
    desk.press(0x0420, "р", scan=43, target=page(desk).table)
    desk.until(lambda: isinstance(desk.window.sheet(), HideSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, HideSheet)
    assert QApplication.focusWidget() is sheet.field
    sheet.field.setText("так и надо")
    desk.press(Qt.Key.Key_Return, "\r", target=sheet.field)
    desk.until(lambda: count(desk, TroubleKind.SAME_BARCODE) == before - 1)
    desk.until(lambda: page(desk).kinds.buttons[HIDDEN].count == 1)
    page(desk).kinds.buttons[HIDDEN].click()
    desk.until(lambda: (one := page(desk).list.current()) is not None and one.row == row.row)
    shown = page(desk).list.current()
    assert shown is not None
    assert (shown.reason, shown.hidden_by) == ("так и надо", "person")
    assert page(desk).panel.hide_it.text() == "Вернуть"
    run = desk.app.quality.last_undoable()
    assert run is not None
    page(desk).panel.hide_it.click()
    desk.until(lambda: count(desk, TroubleKind.SAME_BARCODE) == before)
    assert desk.app.undo(run) == "quality.undo.changed_since"
    assert desk.app.undo(desk.app.quality.last_undoable()) is None
    assert desk.app.quality.counts().hidden == 1


def test_escape_in_the_sheet_hides_nothing(desk: Desk) -> None:
    desk.press(0x0420, "р", scan=43, target=page(desk).table)
    desk.until(lambda: isinstance(desk.window.sheet(), HideSheet))
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    assert desk.app.quality.counts().hidden == 0
    assert desk.app.quality.last_undoable() is None


def test_a_rule_is_chosen_per_group_kept_and_compared(desk: Desk) -> None:
    show(desk, TroubleKind.TRACE_OFF.value)
    detail = page(desk).panel.detail
    assert detail is not None
    folder, before = detail.row.folder, count(desk, TroubleKind.TRACE_OFF)
    desk.press(0x041A, "к", scan=27, target=page(desk).table)
    desk.until(lambda: isinstance(desk.window.sheet(), RulesSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, RulesSheet)
    desk.until(lambda: folder in sheet.selects)
    select = sheet.selects[folder]
    select.setFocus()
    QTest.keyClick(select, Qt.Key.Key_End)
    desk.until(lambda: desk.app.setting("stock.sold_out_by_folder") == f'{{"{folder}":"order"}}')
    assert count(desk, TroubleKind.TRACE_OFF) < before, "where ordering is allowed, stock need not be watched"
    assert count(desk, TroubleKind.RULE_DIFFERS) > 0
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    desk.until(lambda: page(desk).kinds.buttons["rule_differs"].count == count(desk, TroubleKind.RULE_DIFFERS))
    show(desk, TroubleKind.RULE_DIFFERS.value)
    shown = page(desk).panel.detail
    assert shown is not None
    assert shown.rule is SoldOut.ORDER
    assert "при нуле купить нельзя" in page(desk).model.index(0, 1).data()
    assert "пока" in page(desk).panel.meaning.rest.text(), "nothing pretends to change the shop"


def test_keys_walk_rows_and_kinds_and_the_search_narrows_and_resets(desk: Desk) -> None:
    table, model = page(desk).table, page(desk).model
    desk.press(0x041E, "о", scan=44, target=table)
    assert table.current_row() == 1
    desk.press(0x0422, "т", scan=57, target=table)
    first = next(kind.value for kind in TroubleKind if count(desk, kind))
    assert page(desk).kinds.current() == first
    desk.until(lambda: model.rowCount() == count(desk, TroubleKind(first)))
    desk.press(0x0417, "з", scan=33, target=table)
    assert page(desk).kinds.current() == ALL
    desk.until(lambda: model.rowCount() == desk.app.quality.counts().total)
    page(desk).search.setText("ψψψψ")
    desk.until(page(desk).list.state.isVisible)
    assert page(desk).list.state.primary.text() == "Сбросить фильтры"
    page(desk).list.state.primary.click()
    desk.until(lambda: model.rowCount() == desk.app.quality.counts().total)


def test_another_page_leads_to_a_kind(desk: Desk) -> None:
    desk.window.go("overview")
    desk.window.go("quality", f"kind:{TroubleKind.FREE_OFFER.value}")
    desk.until(lambda: shown_kind(desk) == TroubleKind.FREE_OFFER.value)
    assert page(desk).kinds.current() == TroubleKind.FREE_OFFER.value


def test_an_empty_program_says_what_comes_first(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="quality")
    desk.until(page(desk).list.state.isVisible)
    desk.until(lambda: page(desk).list.state.title.text() == "Проблем в данных нет")
    counts = desk.app.quality.counts()
    page(desk).list.show_counts(type(counts)())
    assert page(desk).list.state.primary.text() == "К первой загрузке"
    page(desk).list.state.primary.click()
    assert desk.window.current == "load"


def test_a_failing_database_is_told_in_three_answers(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(page="overview")

    def fails(_query: QualityQuery) -> None:
        raise SkladLinkError("store.locked")

    desk.app.quality.ids = fails
    desk.window.go("quality")
    desk.until(lambda: "Что сделать" in page(desk).list.state.lines.text())
    assert page(desk).list.state.primary.text() == "Повторить"
