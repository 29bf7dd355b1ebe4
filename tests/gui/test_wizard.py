"""The set-up over the real program and both pretend systems: by keyboard alone, with refusals, and after a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.app import AppOptions, SkladLink, open_app
from core.demo.launch import DemoSystems, start
from core.domain.plan import RunState
from core.settings import ConnectionSettings, OrderSettings, StockSettings
from gui.pages.load.page import LoadPage
from gui.pages.wizard.connect_step import ConnectStep
from tests.gui.conftest import Desk, _close, _dress, _open
from tests.helpers.trial import Door

ROOT = Path(__file__).resolve().parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier
WRONG = "f" * 40
OpenHome = Callable[[], Desk]

#: A program that went as far as step 3 with a choice made there, and is killed.
KILLED = """
import os, signal, sys, json
from pathlib import Path
from core.app import AppOptions, open_app, acts
home, token, webhook = Path(sys.argv[1]), *sys.stdin.read().split()
app = open_app(AppOptions(home=home))
acts.keep_token(app, token, True)
acts.keep_webhook(app, webhook, True)
check = app.systems_check()
assert check.run("moysklad").warehouse and check.run("shop").shop
first = next(line for line in app.preferences.warehouses() if not line.archived)
app.set_setting("stock.store_ids", json.dumps([first.id]))
app.set_setting("stock.safety_global", json.dumps("2"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def systems() -> Iterator[DemoSystems]:
    with start(60, 7) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, systems: DemoSystems) -> Path:
    """An empty data folder that knows only where the pretend MoySklad is."""
    core = open_app(AppOptions(home=tmp_path))
    core.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    core.close()
    return tmp_path


@pytest.fixture
def open_home(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[OpenHome]:
    """Open the window over the program in `home`, on the page that a new install begins with."""
    open_ones: list[Desk] = []
    _dress(qapp)

    def make() -> Desk:
        desk = _open(open_app(AppOptions(home=home)), qtbot, "load")
        open_ones.append(desk)
        return desk

    yield make
    for desk in open_ones:
        _close(desk)
        desk.app.close()


@pytest.fixture
def door(systems: DemoSystems) -> Iterator[Door]:
    """The pretend MoySklad's control door; what a test switched is switched back."""
    made = Door(systems.moysklad_control)
    yield made
    made.post("switches", {"denied_rights": []})
    made.close()


def wizard(desk: Desk) -> LoadPage:
    """The page, once it knows where a person left off."""
    page = desk.window.pages["load"]
    assert isinstance(page, LoadPage)
    desk.until(lambda: page.readiness.known, 20_000)
    return page


def enter(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, "\r")


def tab_to(desk: Desk, widget: QWidget) -> None:
    """Press Tab until `widget` has the focus; it must come within a dozen."""
    for _ in range(14):
        if widget.hasFocus():
            return
        desk.press(Qt.Key.Key_Tab, "\t")
    raise AssertionError(f"Tab does not reach {widget.accessibleName()}")


def paste(desk: Desk, field: QLineEdit, text: str) -> None:
    """Paste `text` over what the field holds."""
    tab_to(desk, field)
    QApplication.clipboard().setText(text)
    desk.press(Qt.Key.Key_A, "", modifiers=CTRL)
    desk.press(Qt.Key.Key_V, "", modifiers=CTRL)
    QApplication.clipboard().clear()
    assert field.text() == text


def give(desk: Desk, pane: ConnectStep, key: str) -> None:
    """Paste a key, choose to keep it in memory where that is asked, and test until there is an answer."""
    desk.until(lambda: pane.block.place is not None, 20_000)
    paste(desk, pane.block.inputs()[0], key)
    if pane.note.isVisible() and not pane.note.session.isChecked():
        tab_to(desk, pane.note.session)
        desk.press(Qt.Key.Key_Space, " ")
        assert pane.note.session.isChecked()
        tab_to(desk, pane.block.inputs()[0])
    enter(desk)
    desk.until(lambda: pane.outcome is not None, 60_000)


def test_a_whole_set_up_by_keyboard_alone(open_home: OpenHome, systems: DemoSystems) -> None:
    desk = open_home()
    page = wizard(desk)
    guide, app = page.guide, desk.app
    assert guide.step == "moysklad", "a new install begins with the first step by itself"
    give(desk, guide.moysklad, systems.moysklad_token)
    assert not guide.moysklad.trouble.isVisible()
    assert {row.right.name for row in guide.moysklad.found.rows if row.right.allowed} >= {"product", "store", "stock"}
    desk.until(guide.moysklad.foot.onward.hasFocus)
    enter(desk)
    assert guide.step == "shop"
    give(desk, guide.shop, systems.bitrix_webhook)
    assert "127.0.0.1" in str(guide.shop.checked.facts["host"])
    desk.until(guide.shop.foot.onward.hasFocus)
    enter(desk)
    assert guide.step == "stock"
    desk.until(lambda: bool(guide.stock.warehouses.rows) and guide.stock.warehouses.rows[0].box.hasFocus())
    _choose_stock(desk, page)
    desk.until(lambda: guide.step == "statuses" and guide.statuses.view is not None)
    proposed = len(guide.statuses.scheme().pairs)
    assert proposed >= 3
    desk.until(guide.statuses.foot.onward.hasFocus)
    enter(desk)
    desk.until(lambda: guide.step == "load")
    assert len(app.statuses.view().scheme.pairs) == proposed
    desk.until(lambda: [step.done for step in page.rail.steps()] == [True, True, True, True, False])
    desk.until(page.start.hasFocus, 20_000)
    enter(desk)
    desk.until(lambda: page.ended is not None, 120_000)
    assert page.ended.state in (RunState.DONE, RunState.PLANNED), page.ended
    desk.until(page.onward.hasFocus)
    enter(desk)
    assert desk.window.current == "mapping"
    assert app.preferences.setup().current == ""


def _choose_stock(desk: Desk, page: LoadPage) -> None:
    """Uncheck the first warehouse, type a safety stock, take the onward button; look at what was kept."""
    pane, app = page.guide.stock, desk.app
    desk.press(Qt.Key.Key_Space, " ")
    kept = [row.line.id for row in pane.warehouses.rows[1:]]
    desk.until(lambda: list(app.settings.get(StockSettings).store_ids) == kept)
    tab_to(desk, pane.safety)
    desk.press(Qt.Key.Key_A, "", modifiers=CTRL)
    desk.press(Qt.Key.Key_1, "1")
    tab_to(desk, pane.foot.onward)
    desk.until(lambda: app.settings.get(StockSettings).safety_global == 1)
    desk.until(lambda: "1" in pane.figure.note.text())
    enter(desk)
    desk.until(lambda: page.guide.step == "statuses")
    assert app.settings.get(OrderSettings).organization_id == pane.organization.current() != ""


def test_a_wrong_key_is_told_in_three_parts_and_opens_nothing(open_home: OpenHome) -> None:
    desk = open_home()
    page = wizard(desk)
    pane = page.guide.moysklad
    give(desk, pane, WRONG)
    told = pane.trouble.accessibleName()
    assert "МойСклад не принял токен" in told
    assert "Создайте новый токен" in told
    assert not pane.foot.onward.isEnabled()
    assert not page.rail.buttons["shop"].isEnabled()
    desk.until(pane.block.token.hasFocus)
    give(desk, pane, "это не токен")
    assert "не похоже на токен" in pane.trouble.accessibleName()


def test_a_missing_right_is_named_with_its_way_out(open_home: OpenHome, systems: DemoSystems, door: Door) -> None:
    door.post("switches", {"denied_rights": ["stock", "customerorder.create"]})
    desk = open_home()
    page = wizard(desk)
    pane = page.guide.moysklad
    give(desk, pane, systems.moysklad_token)
    lacking = {row.right.name: row for row in pane.found.rows if row.right.fix}
    assert set(lacking) == {"stock", "customerorder"}
    assert "Попросите администратора МоегоСклада" in lacking["stock"].accessibleName()
    assert lacking["stock"].right.blocks
    assert not lacking["customerorder"].right.blocks
    assert not pane.foot.onward.isEnabled()
    assert desk.app.preferences.setup().current == "moysklad"
    door.post("switches", {"denied_rights": ["customerorder.create"]})
    desk.until(pane.test.hasFocus)
    enter(desk)
    desk.until(pane.foot.onward.isEnabled, 60_000)
    desk.until(pane.foot.onward.hasFocus)
    assert desk.app.preferences.setup().current == "shop"


def test_a_system_out_of_reach_is_told_and_can_be_tried_again(
    open_home: OpenHome, home: Path, systems: DemoSystems
) -> None:
    core = open_app(AppOptions(home=home))
    core.settings.put(ConnectionSettings(moysklad_url="http://127.0.0.1:9/api/remap/1.2"))
    core.close()
    desk = open_home()
    page = wizard(desk)
    pane = page.guide.moysklad
    give(desk, pane, systems.moysklad_token)
    assert pane.trouble.isVisible()
    assert "Что это значит" in pane.trouble._rest.text()
    assert "Что сделать" in pane.trouble._rest.text()
    assert not pane.foot.onward.isEnabled()
    assert pane.test.isEnabled()
    desk.app.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    desk.app.forget_connections()
    tab_to(desk, pane.test)
    enter(desk)
    desk.until(pane.foot.onward.isEnabled, 60_000)
    assert not pane.trouble.isVisible()


def test_after_a_kill_it_goes_on_at_the_same_step_and_asks_for_the_keys(
    open_home: OpenHome, home: Path, systems: DemoSystems
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(home)],
        cwd=ROOT,
        input=f"{systems.moysklad_token}\n{systems.bitrix_webhook}",
        text=True,
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    files = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(systems.moysklad_token.encode() in data for data in files)
    desk = open_home()
    page = wizard(desk)
    guide = page.guide
    desk.until(lambda: guide.step == "stock" and guide.stock.known is not None)
    assert [row.box.isChecked() for row in guide.stock.warehouses.rows].count(True) == 1
    assert guide.stock.safety.text() == "2"
    assert [step.words for step in page.rail.steps()[:2]] == ["ключ спросим при запуске"] * 2
    desk.until(guide.stock.keys_note.isVisible)
    guide.stock.keys_note.give.setFocus()
    enter(desk)
    assert guide.step == "moysklad"
    give(desk, guide.moysklad, systems.moysklad_token)
    desk.until(guide.moysklad.foot.onward.hasFocus)
    enter(desk)
    give(desk, guide.shop, systems.bitrix_webhook)
    desk.until(lambda: page.readiness.ready)
    page.guide.show_step("stock")
    desk.until(lambda: not guide.stock.keys_note.isVisible())
    assert guide.stock.safety.text() == "2"


def test_a_shop_with_stores_wants_each_warehouse_to_have_one(open_home: OpenHome, systems: DemoSystems) -> None:
    shop = Door(systems.bitrix_control)
    shop.post("inventory", {"on": True})
    try:
        desk = open_home()
        page = wizard(desk)
        give(desk, page.guide.moysklad, systems.moysklad_token)
        page.guide.show_step("shop")
        give(desk, page.guide.shop, systems.bitrix_webhook)
        page.guide.show_step("stock")
        pane = page.guide.stock
        desk.until(lambda: bool(pane.warehouses.rows))
        assert pane.problem.isVisible()
        assert not pane.foot.onward.isEnabled()
        for row in pane.warehouses.rows:
            assert row.store is not None
            row.store.setFocus()
            desk.press(Qt.Key.Key_Down)
        desk.until(pane.foot.onward.isEnabled)
        pairs = pane.warehouses.pairs()
        desk.until(lambda: dict(desk.app.settings.get(StockSettings).store_map) == pairs)
        assert len(pairs) == len(pane.warehouses.rows)
    finally:
        shop.post("inventory", {"on": False})
        shop.close()


def test_back_keeps_what_was_chosen_and_a_target_opens_a_step(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("overview")
    desk.window.go("load", "step:3")
    page = wizard(desk)
    pane = page.guide.stock
    desk.until(lambda: bool(pane.warehouses.rows))
    pane.warehouses.rows[0].box.click()
    app: SkladLink = desk.app
    desk.until(lambda: len(app.settings.get(StockSettings).store_ids) == len(pane.warehouses.rows) - 1)
    pane.foot.back.click()
    assert page.guide.step == "shop"
    page.rail.buttons["stock"].click()
    desk.until(lambda: page.guide.step == "stock")
    assert not pane.warehouses.rows[0].box.isChecked()
    desk.window.go("load", "step:1")
    assert page.guide.step == "moysklad"
    page.guide.moysklad.foot.back.click()
    assert desk.window.current == "mapping", "where goods were loaded before, Back leads home"


def test_a_new_language_keeps_what_was_typed(open_home: OpenHome) -> None:
    desk = open_home()
    page = wizard(desk)
    pane = page.guide.moysklad
    desk.until(lambda: pane.block.place is not None)
    paste(desk, pane.block.token, "half a token")
    desk.window.set_language("en")
    desk.until(lambda: pane._title.text() == "Connect MoySklad")
    assert pane.block.token.text() == "half a token"
    assert desk.window.focusWidget() is pane.block.token
    assert pane.block.token.accessibleName() == "MoySklad token"
    assert pane.test.text() == "Test connection"
    desk.window.set_language("ru")
