"""The statuses page over the real program: pairing by keys and mouse, rules, the draft, what went away, trying."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.domain.catalogue import ReferenceKind
from core.domain.status_outcome import Effect
from core.domain.statuses import Direction, RuleKind, Scheme, Side
from core.events import DataChanged
from gui.pages.statuses.choose import ChooseSheet
from gui.pages.statuses.nodes import NodeButton, Pill
from gui.pages.statuses.page import StatusesPage
from gui.pages.statuses.trial import TrialSheet
from tests.gui.conftest import Desk

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page with the demo's scheme on it."""
    made = open_real("statuses")
    made.until(lambda: page(made).view.known and page(made).board.pair() is not None)
    return made


def page(desk: Desk) -> StatusesPage:
    """The page under test."""
    found = desk.window.pages["statuses"]
    assert isinstance(found, StatusesPage)
    return found


def stored(desk: Desk) -> Scheme:
    """The scheme in the store."""
    scheme: Scheme = desk.app.statuses.view().scheme
    return scheme


def node(desk: Desk, side: Side, name: str) -> NodeButton:
    """A node of the board by its name."""
    return next(one for one in page(desk).board.nodes.values() if one.side is side and one.look.name == name)


def pill(desk: Desk, state: str) -> Pill:
    """The pill of the first pair of a state."""
    state_id = node(desk, Side.MOYSKLAD, state).node_id
    return next(one for key, one in page(desk).board.pills.items() if key[0] == state_id)


def focus(widget: QWidget) -> None:
    """Bring the focus there as Tab does."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def chooser(desk: Desk) -> ChooseSheet:
    """The sheet to choose from, once it is open."""
    desk.until(lambda: isinstance(desk.window.sheet(), ChooseSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, ChooseSheet)
    return sheet


def drag(source: QWidget, places: list[QPoint]) -> None:
    """Press the left button on `source` and let go at the last of `places` (points of the screen)."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    start = source.mapToGlobal(source.rect().center())

    def send(kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        local = QPointF(source.mapFromGlobal(place))
        event = QMouseEvent(kind, local, QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(source, event)

    send(QEvent.Type.MouseButtonPress, start, left, left)
    for place in places:
        send(QEvent.Type.MouseMove, place, none, left)
    send(QEvent.Type.MouseButtonRelease, places[-1], left, none)


def rename(desk: Desk, old: str, new: str | None) -> None:
    """MoySklad's state is called otherwise from now on, or (None) it is gone."""
    known = desk.app.store.catalogue.references(ReferenceKind.ORDER_STATE)
    changed = [replace(one, name=new) if one.name == old and new else one for one in known]
    desk.app.store.catalogue.replace_references([one for one in changed if one.name != old])
    desk.app.events.publish(DataChanged(frozenset({"references"})))


# --- showing --------------------------------------------------------------------------------------------------------


def test_the_board_shows_both_sides_with_their_pairs_and_what_has_none(desk: Desk) -> None:
    board, view = page(desk).board, desk.app.statuses.view()
    assert set(board.nodes) == {
        *((Side.MOYSKLAD, state.id) for state in view.states),
        *((Side.SHOP, status.id) for status in view.statuses),
    }
    assert set(board.pills) == {pair.key for pair in view.scheme.pairs}
    for pair in view.scheme.pairs:
        left, right = board.nodes[Side.MOYSKLAD, pair.state_id], board.nodes[Side.SHOP, pair.status_id]
        assert left.geometry().center().y() == right.geometry().center().y()
        assert left.geometry().right() < board.pills[pair.key].geometry().left()
    assert not node(desk, Side.MOYSKLAD, "Возврат").look.paired
    assert "без пары" in node(desk, Side.MOYSKLAD, "Возврат").accessibleName()
    assert node(desk, Side.SHOP, "Отправлен").look.mails
    assert "пишет покупателю" in node(desk, Side.SHOP, "Отправлен").accessibleName()
    assert desk.window.topbar.fact.text().startswith(f"{len(view.scheme.pairs)} пар из {len(view.states)}")
    assert not page(desk).bar.save.isEnabled()


def test_the_box_says_what_the_selected_pair_does(desk: Desk) -> None:
    node(desk, Side.MOYSKLAD, "Отгружен").click()
    proof = page(desk).proof
    assert proof.sentences[0].accessibleName() == "Если на складе поставят Отгружен, в магазине станет Отправлен"
    assert proof.sentences[1].isHidden()
    assert "письмо магазина «Отправлен»" in proof.letter.text()
    desk.until(proof.case.isVisible)
    assert "ТШ-" in proof.case.text()
    node(desk, Side.SHOP, "Оплачен, формируется к отправке").click()
    assert proof.sentences[0].accessibleName().startswith("Если в магазине поставят Оплачен")
    assert "письма не получит" in proof.letter.text()
    node(desk, Side.MOYSKLAD, "Возврат").click()
    assert all(sentence.isHidden() for sentence in proof.sentences)


def test_other_pages_lead_to_a_state_a_status_and_a_rule(desk: Desk) -> None:
    state = node(desk, Side.MOYSKLAD, "Собран").node_id
    for target, check in (
        (f"state:{state}", lambda: page(desk).board.current() == (Side.MOYSKLAD, state)),
        ("status:S", lambda: page(desk).board.current() == (Side.SHOP, "S")),
        ("rule:partly", lambda: page(desk).rules.cards[RuleKind.PARTLY].grip.hasFocus()),
    ):
        desk.window.go("overview")
        desk.window.go("statuses", target)
        desk.until(check)


# --- pairing --------------------------------------------------------------------------------------------------------


def test_a_pair_by_keys_alone_from_the_board_to_the_store_and_back(desk: Desk) -> None:
    before = stored(desk)
    focus(node(desk, Side.MOYSKLAD, "Отменён"))
    while (lonely := QApplication.focusWidget()) is not node(desk, Side.MOYSKLAD, "Возврат"):
        desk.press(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is not lonely, "the arrow keys reach every node"
    desk.press(Qt.Key.Key_Return, "\r")
    sheet = chooser(desk)
    wanted = next(row for row in sheet.rows if row.node_id == "WR")
    while not wanted.hasFocus():
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return, "\r")
    lonely_id = node(desk, Side.MOYSKLAD, "Возврат").node_id
    pair = page(desk).draft.scheme.pair(lonely_id, "WR")
    assert pair is not None
    assert pair.direction is Direction.BOTH
    assert stored(desk) == before, "a draft is not saved by itself"
    assert page(desk).bar.text.text() == "1 изменение не сохранено"
    desk.press(0x042B, "ы", scan=39, modifiers=CONTROL)
    desk.until(lambda: stored(desk).pair(lonely_id, "WR") is not None)
    desk.until(lambda: "сохранена" in desk.window.toast_text())
    desk.until(lambda: not page(desk).draft.dirty)
    desk.press(0x042F, "я", scan=52, modifiers=CONTROL)
    desk.until(lambda: stored(desk) == before)
    desk.until(lambda: page(desk).draft.scheme == before)


def test_a_drag_onto_the_other_side_pairs_and_onto_nothing_does_not(desk: Desk) -> None:
    source, goal = node(desk, Side.MOYSKLAD, "Возврат"), node(desk, Side.SHOP, "Ждёт возврата")
    board = page(desk).board
    between = board.mapToGlobal(board.rect().center())
    drag(source, [between, between + QPoint(2, 0)])
    assert not page(desk).draft.dirty
    same = node(desk, Side.MOYSKLAD, "Новый")
    drag(source, [between, same.mapToGlobal(same.rect().center())])
    assert not page(desk).draft.dirty
    drag(goal, [between, source.mapToGlobal(source.rect().center())])
    assert page(desk).draft.scheme.pair(source.node_id, goal.node_id) is not None
    assert source.look.paired


def test_a_click_on_the_pill_goes_through_the_directions(desk: Desk) -> None:
    seen = []
    for _ in range(4):
        pill(desk, "Новый").click()
        seen.append(pill(desk, "Новый").text())
    assert seen == ["не передавать", "в магазин", "в МойСклад", "в обе стороны"]
    assert not page(desk).draft.dirty


def test_the_arrow_keys_cross_over_the_pill_and_space_turns_it(desk: Desk) -> None:
    focus(node(desk, Side.MOYSKLAD, "Новый"))
    desk.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is pill(desk, "Новый")
    desk.press(Qt.Key.Key_Space, " ")
    assert pill(desk, "Новый").way is Direction.NONE
    desk.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is node(desk, Side.SHOP, "Принят, ожидается оплата")
    desk.press(Qt.Key.Key_Delete)
    assert not node(desk, Side.SHOP, "Принят, ожидается оплата").look.paired
    assert not node(desk, Side.MOYSKLAD, "Новый").look.paired


def test_the_board_is_one_stop_of_the_tab_key(desk: Desk) -> None:
    board = page(desk).board
    stops = [
        one
        for one in board.findChildren(QPushButton)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert len(stops) == 1
    assert stops[0] is board.nodes[board.current()]


def test_edits_of_the_draft_are_taken_back_one_by_one_and_again(desk: Desk) -> None:
    before = page(desk).draft.scheme
    pill(desk, "Новый").click()
    pill(desk, "Собран").click()
    after = page(desk).draft.scheme
    desk.press(Qt.Key.Key_Z, "z", modifiers=CONTROL)
    desk.press(Qt.Key.Key_Z, "z", modifiers=CONTROL)
    assert page(desk).draft.scheme == before
    desk.press(Qt.Key.Key_Z, "z", modifiers=CONTROL | SHIFT)
    desk.press(Qt.Key.Key_Z, "z", modifiers=CONTROL | SHIFT)
    assert page(desk).draft.scheme == after
    page(desk).bar.cancel.click()
    assert page(desk).draft.scheme == before
    assert page(desk).bar.cancel.isHidden()


def test_names_propose_what_nobody_decided_on(desk: Desk) -> None:
    before = page(desk).draft.scheme
    node(desk, Side.MOYSKLAD, "Собран").setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert page(desk).draft.scheme != before
    page(desk).card.propose.click()
    desk.until(lambda: set(page(desk).draft.scheme.pairs) == set(before.pairs))
    page(desk).card.propose.click()
    desk.until(lambda: "больше пар не найти" in desk.window.toast_text())


# --- rules ----------------------------------------------------------------------------------------------------------


def kinds(desk: Desk) -> list[RuleKind]:
    """The rules of the draft in their order."""
    return [rule.kind for rule in page(desk).draft.scheme.rules]


def test_rules_move_by_keys_and_keep_the_focus(desk: Desk) -> None:
    first, second, *rest = kinds(desk)
    focus(page(desk).rules.cards[first].grip)
    desk.press(Qt.Key.Key_Down, modifiers=ALT)
    assert kinds(desk) == [second, first, *rest]
    cards = page(desk).rules.cards
    desk.until(lambda: cards[second].y() < cards[first].y())
    assert cards[first].grip.hasFocus()
    desk.press(Qt.Key.Key_Up, modifiers=ALT)
    assert kinds(desk) == [first, second, *rest]


def test_a_rule_is_dragged_to_the_end(desk: Desk) -> None:
    first, *rest = kinds(desk)
    cards = page(desk).rules.cards
    end = cards[rest[-1]].mapToGlobal(cards[rest[-1]].rect().bottomLeft() + QPoint(20, -2))
    drag(cards[first].grip, [end - QPoint(0, 4), end])
    assert kinds(desk) == [*rest, first]


def test_the_switch_and_the_status_of_a_rule(desk: Desk) -> None:
    card = page(desk).rules.cards[RuleKind.RETURNED]
    assert not card.switch.isChecked()
    button = card.targets[Side.SHOP]
    assert "выберите статус" in button.accessibleName()
    focus(button)
    desk.press(Qt.Key.Key_Return, "\r")
    next(row for row in chooser(desk).rows if row.node_id == "WR").click()
    rule = page(desk).draft.scheme.rule(RuleKind.RETURNED)
    assert rule is not None
    assert (rule.status_id, rule.enabled) == ("WR", True), "a rule that waited for a status works once it has one"
    assert "Ждёт возврата" in button.accessibleName()
    card.switch.click()
    rule = page(desk).draft.scheme.rule(RuleKind.RETURNED)
    assert rule is not None
    assert not rule.enabled


def test_a_kind_of_rule_that_is_missing_can_be_added(desk: Desk) -> None:
    assert RuleKind.PAID not in kinds(desk)
    page(desk).rules.add_rule(RuleKind.PAID)
    assert kinds(desk)[-1] is RuleKind.PAID
    assert not page(desk).rules.add.isEnabled()
    desk.until(lambda: page(desk).rules.cards[RuleKind.PAID].targets[Side.MOYSKLAD].isVisible())


# --- what changes elsewhere -----------------------------------------------------------------------------------------


def test_a_state_that_is_gone_is_told_with_its_cure(desk: Desk) -> None:
    rename(desk, "Отгружен", None)
    desk.until(lambda: page(desk).notices.isVisible())
    assert page(desk).badge == (1, "warn", "1 статус удалён")
    assert "«Отгружен» больше нет в МоёмСкладе" in page(desk).notices.lines[0].text.text()
    assert node(desk, Side.MOYSKLAD, "Отгружен").look.gone
    page(desk).notices.lines[0].first.click()
    packed = node(desk, Side.MOYSKLAD, "Собран").node_id
    next(row for row in chooser(desk).rows if row.node_id == packed).click()
    pair = page(desk).draft.scheme.pair(packed, "S")
    assert pair is not None
    page(desk).bar.save.click()
    desk.until(lambda: page(desk).badge[0] == 0)
    assert not page(desk).notices.isVisible()
    assert all(one.look.name != "Отгружен" for one in page(desk).board.nodes.values())


def test_a_renamed_state_goes_on_working_and_its_new_name_can_be_kept(desk: Desk) -> None:
    rename(desk, "Собран", "Упакован")
    desk.until(lambda: page(desk).notices.isVisible())
    assert "«Собран» теперь «Упакован»" in page(desk).notices.lines[0].text.text()
    assert page(desk).badge[0] == 0
    assert pill(desk, "Упакован").way is Direction.TO_SHOP
    page(desk).notices.lines[0].first.click()
    desk.until(lambda: not desk.app.statuses.view().findings)
    desk.until(lambda: not page(desk).notices.isVisible())


def test_a_draft_survives_news_from_elsewhere(desk: Desk) -> None:
    pill(desk, "Новый").click()
    draft = page(desk).draft.scheme
    rename(desk, "Собран", "Упакован")
    desk.until(lambda: any("Ваш черновик цел" in line.text.text() for line in page(desk).notices.lines))
    assert page(desk).draft.scheme == draft
    assert node(desk, Side.MOYSKLAD, "Упакован").look.paired
    other = replace(stored(desk), pairs=stored(desk).pairs[:2])
    desk.app.statuses.save(other)
    desk.until(lambda: any("заменит ту схему" in line.text.text() for line in page(desk).notices.lines))
    assert page(desk).draft.scheme == draft
    page(desk).bar.save.click()
    desk.until(lambda: stored(desk) == draft)


def test_a_clean_page_follows_a_scheme_that_was_saved_elsewhere(desk: Desk) -> None:
    other = replace(stored(desk), pairs=stored(desk).pairs[:2])
    desk.app.statuses.save(other)
    desk.until(lambda: len(page(desk).board.pills) == 2)
    assert not page(desk).draft.dirty
    assert page(desk).badge[0] == desk.app.statuses.view().unpaired > 0


def test_before_anything_is_read_the_page_says_what_to_do(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("statuses")
    desk.until(lambda: page(desk).view.known)
    with desk.app.store.raw.write() as connection:
        for table in ("reference", "status_pair", "status_rule"):
            connection.execute(f"DELETE FROM {table}")
    desk.app.events.publish(DataChanged(frozenset({"references"})))
    desk.until(lambda: page(desk).state.isVisible())
    assert "ещё не прочитаны" in page(desk).state.title.text()
    assert page(desk).badge[0] == 0
    page(desk).state.primary.click()
    desk.until(lambda: desk.window.sheet() is not None)
    desk.press(Qt.Key.Key_Escape)


def test_before_the_first_scheme_names_are_offered(desk: Desk) -> None:
    expected = stored(desk)
    desk.app.statuses.save(Scheme())
    desk.until(lambda: page(desk).notices.isVisible())
    assert page(desk).badge[0] > 0, "statuses that orders have are without a pair"
    page(desk).notices.lines[0].first.click()
    desk.until(lambda: page(desk).draft.scheme == expected)
    assert not stored(desk).pairs


# --- trying ---------------------------------------------------------------------------------------------------------


def test_a_draft_is_tried_on_the_last_orders(desk: Desk) -> None:
    shipped = node(desk, Side.MOYSKLAD, "Доставлен").node_id
    node(desk, Side.MOYSKLAD, "Доставлен").partner_wanted.emit()
    next(row for row in chooser(desk).rows if row.node_id == "WR").click()
    for kind in kinds(desk):
        if page(desk).rules.cards[kind].switch.isChecked():
            page(desk).rules.cards[kind].switch.click()
    expected = desk.app.statuses.try_on(page(desk).draft.scheme)
    moved = [row for row in expected.rows if row.verdict.effect is Effect.CHANGE]
    assert moved
    assert all(row.state_id == shipped and row.letter for row in moved)
    desk.press(0x0415, "е", scan=28)
    desk.until(lambda: isinstance(desk.window.sheet(), TrialSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, TrialSheet)
    desk.until(lambda: sheet.model.rowCount() == len(expected.rows) == 30)
    assert sheet.letters.text().startswith(f"{len(moved)} покупат")
    first = sheet.model.row_at(0)
    assert first == moved[0], "what changes stands on top"
    assert "Ждёт возврата" in sheet.model.text(first, 2)
    assert "письмо" in sheet.model.spoken(first)
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    assert page(desk).draft.dirty, "trying saves nothing"


# --- small windows --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_smallest_window_shows_everything_in_full(desk: Desk, lang: str) -> None:
    desk.window.set_language(lang)
    desk.window.resize(1024, 700)
    pill(desk, "Новый").click()
    rules = page(desk).rules
    desk.until(lambda: desk.window.width() == 1024 and rules.width() < 400)
    targets = [button for card in rules.cards.values() for button in card.targets.values() if button.isVisible()]
    assert len(targets) >= 5
    desk.until(lambda: all(button.width() >= button.sizeHint().width() for button in targets))
    for card in rules.cards.values():
        assert card.mapTo(rules, QPoint(card.width(), 0)).x() <= rules.width()
    bar = page(desk).bar
    for button in (bar.cancel, bar.try_on, bar.save):
        assert button.width() >= button.sizeHint().width()
        assert button.geometry().right() < bar.width()
    board = page(desk).board
    for one in board.nodes.values():
        assert one.height() >= one.height_for(one.width())
    for one in board.pills.values():
        assert one.width() >= one.sizeHint().width()
