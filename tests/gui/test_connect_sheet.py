"""The connection sheet over the stand-in: where keys are, what may be typed, names, focus, and that nothing leaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.app import KeyPlace, SecretName, ShopIdentity, SystemsFound, WarehouseIdentity
from core.errors import AuthFailed, SkladLinkError, System
from gui.connect.keys import Outcome, Typed
from gui.connect.result import shop_lines, warehouse_lines
from gui.connect.sheet import ConnectSheet
from gui.theme import theme
from tests.gui.conftest import Desk

OpenSheet = Callable[..., tuple[Desk, ConnectSheet]]
SECRET = "s3cr3t-value-that-nobody-may-see"


@pytest.fixture
def open_sheet(make_desk: Callable[..., Desk]) -> OpenSheet:
    """A window with the sheet open, the keys being at `source`."""

    def make(source: str = "keyring", trouble: str = "") -> tuple[Desk, ConnectSheet]:
        desk = make_desk(size=50)
        place = KeyPlace(source, SkladLinkError(trouble) if trouble else None)
        desk.app.places = dict.fromkeys(SecretName, place)
        desk.window.show_connections()
        sheet = desk.window.sheet()
        assert isinstance(sheet, ConnectSheet)
        desk.until(lambda: sheet.shop.place is not None)
        return desk, sheet

    return make


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("keyring", "в хранилище системы"),
        ("session", "только на этот сеанс"),
        ("environment", "из окружения"),
        ("", "не задан"),
    ],
)
def test_the_chip_says_where_the_key_is(open_sheet: OpenSheet, source: str, words: str) -> None:
    _, sheet = open_sheet(source)
    for block in sheet.blocks.values():
        assert block._chip.accessibleName() == words
        assert [field.isEnabled() for field in block.inputs()] == [source != "environment"] * len(block.inputs())
        assert block._note.isVisible() is (source == "environment")
    given = sheet.moysklad.token.placeholderText() == "Вставьте новый, чтобы заменить"
    assert given is bool(source)


@pytest.mark.parametrize("code", ["keyring_missing", "keyring_locked", "keyring_timeout"])
def test_a_keyring_in_trouble_offers_the_session(open_sheet: OpenSheet, code: str) -> None:
    _, sheet = open_sheet("", code)
    assert sheet.note.isVisible()
    assert not sheet.note.session.isChecked(), "only a person chooses to go without the keyring"
    assert sheet.note.session.text() == "Хранить только до закрытия программы"


def test_a_good_keyring_offers_nothing_else(open_sheet: OpenSheet) -> None:
    _, sheet = open_sheet("keyring")
    assert not sheet.note.isVisible()


def test_every_stop_has_a_name_and_tab_goes_round_inside(open_sheet: OpenSheet) -> None:
    desk, sheet = open_sheet("", "keyring_missing")
    seen: list[QWidget] = []
    for _ in range(20):
        now = desk.window.focusWidget()
        assert sheet.isAncestorOf(now)
        if now in seen:
            break
        seen.append(now)
        desk.press(Qt.Key.Key_Tab, "\t")
    assert seen[0] is sheet.moysklad.token
    order = [
        sheet.moysklad.token,
        sheet.moysklad.switch,
        sheet.shop.webhook,
        sheet.cancel,
        sheet.test,
        sheet.close_button,
    ]
    assert [widget for widget in seen if widget in order] == order
    assert sheet.note.session in seen
    assert all(widget.accessibleName() or widget.text() for widget in seen)


def test_secrets_are_dots_cannot_be_copied_and_go_with_the_sheet(open_sheet: OpenSheet) -> None:
    desk, sheet = open_sheet()
    for field in (sheet.moysklad.token, sheet.moysklad.password, sheet.shop.webhook):
        assert field.echoMode() == QLineEdit.EchoMode.Password
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        field.setText(SECRET)
        QApplication.clipboard().setText("before")
        field.selectAll()
        field.copy()
        assert QApplication.clipboard().text() == "before"
        assert SECRET not in field.displayText()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.sheet() is None
    assert {field.text() for block in sheet.blocks.values() for field in block.inputs()} == {""}


def test_going_to_the_login_forgets_the_token_and_back(open_sheet: OpenSheet) -> None:
    _, sheet = open_sheet()
    block = sheet.moysklad
    block.token.setText(SECRET)
    block.switch.click()
    assert (block.token.text(), block.token.isVisible(), block.login.hasFocus()) == ("", False, True)
    block.password.setText(SECRET)
    block.switch.click()
    assert (block.password.text(), block.password.isVisible(), block.token.hasFocus()) == ("", False, True)


def test_no_repr_tells_a_key() -> None:
    typed = Typed(SECRET, SECRET, SECRET, SECRET)
    assert SECRET not in repr(typed)
    assert typed.has("moysklad")
    assert typed.has("shop")
    assert not Typed().has("moysklad")


def test_an_outcome_is_well_only_with_both_and_no_refusal() -> None:
    warehouse = WarehouseIdentity("user", "demo", "admin@demo", "", 3, 15, advice=("moysklad.advice_no_stock_right",))
    shop = ShopIdentity(
        "shop.example", "on_premise", "Мария", True, frozenset(), False, "Y", "N", "iso", True, False, {},
        ("bitrix.not_admin",),
    )  # fmt: skip
    found = SystemsFound(warehouse=warehouse, shop=shop)
    assert Outcome({}, frozenset(), {}, found).well
    assert not Outcome({}, frozenset(), {"shop": AuthFailed("bitrix.auth", system=System.SHOP)}, found).well
    assert not Outcome({}, frozenset(), {}, SystemsFound(warehouse=warehouse)).well
    assert not Outcome({}, frozenset(), {}, found, SkladLinkError("jobs.other_instance")).well
    lines = warehouse_lines(warehouse)
    assert [line.sign for line in lines] == ["ok", "ok", "ok", "info", "warn"]
    assert "Тариф" not in [line.words for line in lines], "what is not known is not shown"
    assert [line.sign for line in shop_lines(shop)] == ["ok", "ok", "warn"]


def test_the_settings_lead_to_the_connections(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("mapping")
    desk.press(Qt.Key.Key_Comma, ",", modifiers=Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current == "settings"
    card = desk.window.pages["settings"].connections.cards["moysklad"]
    (login, _) = card.menu().actions()
    login.trigger()
    sheet = desk.window.sheet()
    assert isinstance(sheet, ConnectSheet)
    assert sheet.moysklad.by_login


def test_dark_and_english_reach_the_sheet(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(size=50)
    desk.window.set_language("en")
    desk.window.set_theme("dark")
    desk.window.show_connections()
    sheet = desk.window.sheet()
    assert isinstance(sheet, ConnectSheet)
    desk.until(lambda: sheet.moysklad.place is not None)
    assert (sheet.head.text(), sheet.test.text()) == ("Connections", "Test connection")
    assert sheet.moysklad._chip.accessibleName() == "in the system keyring"
    pixel = sheet.grab().toImage().pixelColor(sheet.panel.geometry().center())
    assert pixel.lightness() < theme.color("track").lightness() + 10
    desk.window.set_language("ru")
    desk.window.set_theme("light")
