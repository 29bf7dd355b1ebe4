"""A newcomer's whole way on a real screen: no key, no keyring, to the shop's quantities brought into step.

By keyboard wherever a person could do it so; keys are pasted from the clipboard, as a person does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.app import AppOptions, open_app
from core.demo.launch import DemoSystems, start
from core.demo.world import World
from core.domain.plan import JobName, RunState
from core.settings import ConnectionSettings
from gui.app import Application, Start
from gui.connect.sheet import ConnectSheet
from gui.main_window import MainWindow
from gui.pages.wizard.connect_step import ConnectStep
from tests.helpers.trial import Door

VARIANTS, SEED = 150, 7
LIMIT = 120_000
CTRL = Qt.KeyboardModifier.ControlModifier
WRONG_TOKEN = "f" * 40


@pytest.fixture(scope="module")
def systems() -> Iterator[DemoSystems]:
    with start(VARIANTS, SEED) as running:
        yield running


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, systems: DemoSystems) -> Iterator[MainWindow]:
    """The program on an empty data folder that knows only where the pretend MoySklad is."""
    core = open_app(AppOptions(home=tmp_path))
    core.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    core.close()
    hooks = sys.excepthook
    application = Application(qapp, Start(home=tmp_path, lang="ru", theme="light"))
    application.show()
    qtbot.waitUntil(lambda: application.window is not None, timeout=60_000)
    made = application.window
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=10_000)
    yield made
    application.close()
    sys.excepthook = hooks
    made.deleteLater()


def press(key: int, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key press and release to whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, 0, 0, 0, text))


def enter() -> None:
    press(Qt.Key.Key_Return, "\r")


def tab_to(widget: QWidget) -> None:
    """Press Tab until `widget` has the focus; it must come within a dozen."""
    for _ in range(12):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab, "\t")
    raise AssertionError(f"Tab does not reach {widget.accessibleName()}")


def paste(field: QLineEdit, text: str) -> None:
    """Paste `text` over what the field holds."""
    tab_to(field)
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_A, "", CTRL)
    press(Qt.Key.Key_V, "", CTRL)
    QApplication.clipboard().clear()
    assert field.text() == text
    assert field.displayText() == "●" * len(text)


def open_sheet(window: MainWindow, qtbot: QtBot) -> ConnectSheet:
    """The connections of a window, as Settings opens them."""
    window.show_connections()
    sheet = window.sheet()
    assert isinstance(sheet, ConnectSheet)
    qtbot.waitUntil(lambda: sheet.moysklad.place is not None, timeout=20_000)
    assert sheet.moysklad.token.hasFocus()
    return sheet


def give(pane: ConnectStep, key: str, qtbot: QtBot) -> None:
    """Paste a key into a step of the set-up, keep it in memory where there is no keyring, test, and go on."""
    qtbot.waitUntil(lambda: pane.block.place is not None, timeout=20_000)
    paste(pane.block.inputs()[0], key)
    if not pane.note.session.isChecked():
        enter()
        qtbot.waitUntil(lambda: pane.outcome is not None, timeout=60_000)
        assert pane.outcome.kept == frozenset()
        assert pane.note.session.hasFocus(), "the choice that helps has the focus"
        press(Qt.Key.Key_Space, " ")
        tab_to(pane.block.inputs()[0])
    enter()
    qtbot.waitUntil(pane.foot.onward.hasFocus, timeout=60_000)
    assert pane.block.inputs()[0].text() == ""


def check(sheet: ConnectSheet, qtbot: QtBot) -> None:
    """Enter in a field, and wait for the answer."""
    enter()
    qtbot.waitUntil(lambda: sheet.outcome is not None, timeout=60_000)


def told(sheet: ConnectSheet, system: str) -> str:
    """What stands under the fields of one system."""
    result = sheet.blocks[system].result
    assert result.isVisible()
    return f"{result.accessibleName()} {result.problem.accessibleName() if result.problem.isVisible() else ''}"


def all_texts(window: MainWindow) -> str:
    """Every text, name, tooltip and placeholder on screen."""
    return "\n".join(
        part
        for widget in window.findChildren(QWidget)
        for part in (
            widget.accessibleName(),
            widget.toolTip(),
            getattr(widget, "displayText", str)(),
            getattr(widget, "placeholderText", str)(),
            widget.text() if isinstance(widget, QLabel | QAbstractButton) else "",
        )
    )


def test_from_nothing_to_a_shop_in_step(window: MainWindow, qtbot: QtBot, systems: DemoSystems) -> None:
    page = window.pages["load"]
    qtbot.waitUntil(lambda: page.readiness.known, timeout=20_000)
    guide = page.guide
    assert guide.step == "moysklad", "a new install begins with the first step"
    assert guide.moysklad.note.isVisible(), "without a keyring the step says so before anything is typed"
    give(guide.moysklad, systems.moysklad_token, qtbot)
    enter()
    give(guide.shop, systems.bitrix_webhook, qtbot)
    assert "Каталог" in guide.shop.found.rows[0].accessibleName()
    secrets = (systems.moysklad_token, systems.bitrix_webhook, systems.bitrix_webhook.split("/")[-2])
    assert [secret for secret in secrets if secret in all_texts(window)] == []
    files = [path for path in window.bridge.app.home.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert [path.name for path in files for secret in secrets if secret.encode() in path.read_bytes()] == []
    enter()
    qtbot.waitUntil(guide.stock.foot.onward.isEnabled, timeout=10_000)
    tab_to(guide.stock.foot.onward)
    enter()
    qtbot.waitUntil(guide.statuses.foot.onward.hasFocus, timeout=10_000)
    enter()
    qtbot.waitUntil(page.start.hasFocus, timeout=10_000)
    done = [True, True, True, True, False]
    qtbot.waitUntil(lambda: [step.done for step in page.rail.steps()] == done, timeout=10_000)

    enter()
    qtbot.waitUntil(lambda: page.ended is not None, timeout=LIMIT)
    assert page.ended.state in (RunState.DONE, RunState.PLANNED), page.ended
    qtbot.waitUntil(page.onward.hasFocus, timeout=10_000)
    enter()
    mapping = window.pages["mapping"]
    qtbot.waitUntil(lambda: mapping.list.counts.exact > 0 and mapping.table.hasFocus(), timeout=10_000)
    linked = mapping.list.counts.linked + mapping.list.counts.exact
    press(Qt.Key.Key_A, "a")
    accept = window.sheet()
    qtbot.waitUntil(accept.accept.isEnabled, timeout=10_000)
    tab_to(accept.accept)
    enter()
    qtbot.waitUntil(lambda: mapping.list.counts.linked == linked, timeout=20_000)

    _send(window, qtbot)
    door = Door(systems.bitrix_control)
    shop = {int(key): row[0] for key, row in door.get("quantities").items()}
    door.close()
    due = _due(window)
    assert len(due) > 60
    assert {offer: (shop[offer], figure) for offer, figure in due.items() if shop[offer] != figure} == {}
    before = {element.id: element.quantity for element in World(SEED, VARIANTS).elements()}
    assert sum(before[offer] != figure for offer, figure in due.items()) >= 10, "the push changed the shop"


def _due(window: MainWindow) -> dict[int, float]:
    """What the shop should have by the world's own reckoning: linked variants sold by pieces that no order holds."""
    world = World(SEED, VARIANTS)
    figures, held = world.expected_stock(), world.shop_reserved()
    pieces = {variant.id for variant in world.warehouse.variants()}
    links = {offer: link.item_id for offer, link in window.bridge.app.store.links.links().items()}
    return {
        offer: float(max(Decimal(0), figures[item]))
        for offer, item in links.items()
        if offer not in held
        and item in pieces
        and item in figures
        and figures[item] == figures[item].to_integral_value()
    }


def _send(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+R before anything was ever sent shows the preview of a fresh calculation; then everything is sent."""
    ends: list[object] = []
    window.bridge.ended.connect(ends.append)
    press(Qt.Key.Key_R, "", CTRL)
    qtbot.waitUntil(lambda: window.sheet() is not None, timeout=LIMIT)
    assert window.current == "stock"
    sheet = window.sheet()
    assert sheet.safe.hasFocus()
    if sheet.plan.brake is not None:
        tab_to(sheet.typed)
        for digit in sheet.plan.confirm_word:
            press(ord(digit), digit)
    tab_to(sheet.send)
    ends.clear()
    press(Qt.Key.Key_Space, " ")
    assert window.sheet() is None
    qtbot.waitUntil(lambda: any(end.job == JobName.STOCK_FULL for end in ends), timeout=LIMIT)
    assert ends[-1].state in (RunState.DONE, RunState.DONE_WITH_FAILURES), ends
    page = window.pages["stock"]
    qtbot.waitUntil(lambda: page.counts.total > 0 and page.counts.changes == 0, timeout=20_000)
    press(Qt.Key.Key_R, "", CTRL)
    qtbot.waitUntil(lambda: ends[-1].job == JobName.STOCK_CHANGES, timeout=LIMIT)
    assert ends[-1].state == RunState.DONE, ends


def test_wrong_keys_are_told_in_plain_words(window: MainWindow, qtbot: QtBot, systems: DemoSystems) -> None:
    sheet = open_sheet(window, qtbot)
    tab_to(sheet.note.session)
    press(Qt.Key.Key_Space, " ")
    paste(sheet.moysklad.token, "два слова")
    paste(sheet.shop.webhook, "https://shop.example/rest/")
    check(sheet, qtbot)
    assert "Это не похоже на токен МоегоСклада" in told(sheet, "moysklad")
    assert "Скопируйте токен целиком" in told(sheet, "moysklad")
    assert sheet.outcome.errors["shop"].code == "bitrix.webhook_incomplete"
    assert sheet.outcome.kept == frozenset()
    paste(sheet.moysklad.token, WRONG_TOKEN)
    paste(sheet.shop.webhook, systems.bitrix_webhook.rstrip("/") + "x/")
    check(sheet, qtbot)
    assert "МойСклад не принял токен" in told(sheet, "moysklad")
    assert "Магазин не принял вебхук" in told(sheet, "shop")
    assert sheet.moysklad.token.hasFocus(), "the first refused key can be pasted anew at once"
    press(Qt.Key.Key_Escape)
    page = window.pages["load"]
    qtbot.waitUntil(lambda: page.rail.steps()[0].words == "ключ не принят", timeout=10_000)
    assert not page.start.isVisible()


def test_login_and_password_warn_before_older_tokens_die(
    window: MainWindow, qtbot: QtBot, systems: DemoSystems
) -> None:
    sheet = open_sheet(window, qtbot)
    tab_to(sheet.moysklad.switch)
    enter()
    assert sheet.moysklad.login.hasFocus()
    words = "\n".join(label.text() for label in sheet.moysklad.findChildren(QLabel) if label.isVisible())
    assert "прежние токены этого сотрудника перестанут работать" in words
    tab_to(sheet.note.session)
    press(Qt.Key.Key_Space, " ")
    tab_to(sheet.moysklad.login)
    QApplication.clipboard().setText(systems.moysklad_login)
    press(Qt.Key.Key_V, "", CTRL)
    paste(sheet.moysklad.password, "не тот пароль")
    check(sheet, qtbot)
    assert "МойСклад не принял логин или пароль" in told(sheet, "moysklad")
    assert "вебхук магазина" in told(sheet, "shop"), "the shop's key is missing, and the block says so"
    paste(sheet.moysklad.password, systems.moysklad_password)
    check(sheet, qtbot)
    assert "Токен принят" in told(sheet, "moysklad")
    assert sheet.moysklad.token.isVisible(), "back to the usual way, the password is forgotten"
    assert sheet.moysklad.password.text() == ""
