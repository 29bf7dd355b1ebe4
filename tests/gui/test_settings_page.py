"""The settings page over the real program: every setting goes to the store and back, keys are told by their ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from core.app import SecretName
from core.errors import SkladLinkError
from core.settings import BudgetSettings, LinkSettings, StockSettings, UiSettings, describe
from gui import format as formats
from gui.desktop import start_at_login
from gui.pages.settings.cards import elsewhere
from gui.pages.settings.lists import AmountsRow, RulesRow, StoreMapRow, StoresRow
from gui.pages.settings.look_card import ThemeRow
from gui.pages.settings.page import SettingsPage
from gui.pages.settings.rows import NumberRow, SegmentRow, SelectRow, SettingRow, SwitchRow, TextRow
from gui.pages.settings.sheets import DisconnectSheet, ImportSheet, LicenceSheet, PickSheet
from gui.theme import theme
from tests.gui.conftest import Desk

TOKEN = "0123456789abcdef0123456789abcdef0123f2c4"
CONTROL = Qt.KeyboardModifier.ControlModifier


def page(desk: Desk) -> SettingsPage:
    """The page under test."""
    found = desk.window.pages["settings"]
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    """The page with everything on it."""
    made = open_real("settings")
    made.until(lambda: page(made).facts is not None and page(made).connections.cards["shop"].place is not None)
    return made


def typed(desk: Desk, field: QLineEdit, text: str) -> None:
    """Type over what is in a field, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    desk.press(Qt.Key.Key_Return, "\r", target=field)


def change(desk: Desk, row: SettingRow) -> str:
    """Change a setting as a person does; returns what must be in the store then."""
    if isinstance(row, SwitchRow):
        row.switch.click()
        return "false" if row.value == "true" else "true"
    if isinstance(row, SelectRow):
        return _select(desk, row)
    if isinstance(row, SegmentRow | ThemeRow):
        tabs = row.segments.tabs if isinstance(row, SegmentRow) else row.tiles.tabs
        key = next(key for key in tabs if key != row.value)
        tabs[key].click()
        return key
    if isinstance(row, NumberRow):
        new = str(Decimal(row.value) - 1 if Decimal(row.value) > 30 else Decimal(row.value) + 1)
        typed(desk, row.field, new)
        return new
    if isinstance(row, TextRow):
        new = "https://api.moysklad.ru/api/remap/1.2" if row.key == "connection.moysklad_url" else "Warm wardrobe"
        typed(desk, row.field, new)
        return new
    return _list(desk, row)


def _select(desk: Desk, row: SelectRow) -> str:
    row.select.setFocus()
    assert row.select.count() > 1, row.key
    key = Qt.Key.Key_Down if row.select.currentIndex() == 0 else Qt.Key.Key_Up
    QTest.keyClick(row.select, key)
    return row.select.current()


def _list(desk: Desk, row: SettingRow) -> str:
    if isinstance(row, StoresRow):
        gone, *rest = row.boxes
        row.boxes[gone].click()
        return json.dumps(rest)
    if isinstance(row, RulesRow):
        next(box for box in row.boxes.values() if not box.isChecked()).click()
        return ""
    if isinstance(row, StoreMapRow):
        store, select = next(iter(row.selects.items()))
        QTest.keyClick(select, Qt.Key.Key_Down)
        return json.dumps({store: int(select.current())})
    assert isinstance(row, AmountsRow)
    row.add.click()
    sheet = desk.window.sheet()
    assert isinstance(sheet, PickSheet)
    if row.key.endswith("item"):
        desk.until(lambda: sheet.said.text())
        sheet.field.setText("куртка")
    desk.until(lambda: sheet.choices)
    key, choice = next(iter(sheet.choices.items()))
    choice.click()
    sheet.take.click()
    return json.dumps({key: "1"}, ensure_ascii=False)


def plain(text: str) -> Any:
    """A stored text as a value, so that spaces in JSON do not count."""
    try:
        return json.loads(text)
    except ValueError:
        return text


KEYS = [info.key for info in describe() if not elsewhere(info.key)]


def test_every_setting_has_a_control_and_a_sentence(desk: Desk) -> None:
    rows = page(desk).rows
    assert set(KEYS) <= set(rows)
    for key in KEYS:
        row = rows[key]
        assert row.label.text(), key
        assert row.help.text(), key
        if isinstance(row, NumberRow | SwitchRow | SelectRow | TextRow):
            assert row.control.accessibleName() == row.label.text(), key
            assert row.control.accessibleDescription() == row.help.text(), key


def test_every_setting_goes_to_the_store_and_comes_back(desk: Desk) -> None:
    for key in KEYS:
        row, before = page(desk).rows[key], desk.app.setting(key)
        assert plain(row.value) == plain(before), key
        wanted = change(desk, row)
        desk.until(lambda key=key, before=before: desk.app.setting(key) != before)
        if wanted:
            assert plain(desk.app.setting(key)) == plain(wanted), key
        desk.until(lambda row=row, key=key: row.asked is None and plain(row.value) == plain(desk.app.setting(key)))
        assert row.trouble.isHidden(), key
    assert desk.app.settings.get(LinkSettings).auto_rules > LinkSettings().auto_rules


BAD = [
    (info.key, text) for info in describe() if isinstance(info.default, int | Decimal) for text in ("", "abc", "1e9")
]
BAD += [(info.key, str(info.low - 1)) for info in describe() if info.low is not None and info.default != {}]
BAD += [(info.key, str(info.high + 1)) for info in describe() if info.high is not None]


def test_a_bad_number_is_refused_in_a_sentence_and_the_old_one_stays(desk: Desk) -> None:
    asked = 0
    for key, text in BAD:
        row = page(desk).rows.get(key)
        if not isinstance(row, NumberRow):
            continue
        asked += 1
        before, shown = desk.app.setting(key), row.field.text()
        row.trouble.hide()
        typed(desk, row.field, text) if text else (
            row.field.selectAll(),
            QTest.keyClick(row.field, Qt.Key.Key_Delete),
        )
        desk.press(Qt.Key.Key_Return, "\r", target=row.field)
        desk.until(lambda row=row: not row.trouble.isHidden())
        assert row.label.text() in row.trouble.text()
        assert "прежней" in row.trouble.text()
        assert row.field.text() == shown, key
        assert desk.app.setting(key) == before, key
        assert not row.ticked
    assert asked > 30


def test_what_is_allowed_is_named(desk: Desk) -> None:
    row = page(desk).rows["budget.cap"]
    assert isinstance(row, NumberRow)
    typed(desk, row.field, "5")
    desk.until(lambda: not row.trouble.isHidden())
    assert "не меньше 10" in row.trouble.text()
    assert "не больше 100" in row.trouble.text()
    typed(desk, row.field, "50")
    desk.until(lambda: desk.app.settings.get(BudgetSettings).cap == 50)
    desk.until(lambda: row.ticked and row.trouble.isHidden())


def test_numbers_may_be_typed_as_they_are_written(desk: Desk) -> None:
    row = page(desk).rows["stock.safety_global"]
    assert isinstance(row, NumberRow)
    for words, kept in (("2,5", Decimal("2.5")), ("1 000", Decimal(1000)), ("0", Decimal(0))):
        typed(desk, row.field, words)
        desk.until(lambda kept=kept: desk.app.settings.get(StockSettings).safety_global == kept)
        desk.until(lambda kept=kept: row.field.text() == formats.number(kept))


def test_a_wrong_address_is_refused_by_the_core(desk: Desk) -> None:
    row = page(desk).rows["connection.moysklad_url"]
    assert isinstance(row, TextRow)
    before = row.field.text()
    typed(desk, row.field, "not an address")
    desk.until(lambda: not row.trouble.isHidden())
    assert row.field.text() == before == desk.app.setting("connection.moysklad_url")


def test_esc_takes_back_what_was_typed(desk: Desk) -> None:
    row = page(desk).rows["log.days"]
    assert isinstance(row, NumberRow)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "41")
    desk.press(Qt.Key.Key_Escape, target=row.field)
    assert row.field.text() == "90"
    page(desk).list.search.setFocus()
    assert desk.app.setting("log.days") == "90"


def test_amounts_of_a_folder_are_changed_and_removed(desk: Desk) -> None:
    folder = desk.app.preferences.folders()[0]
    desk.app.set_setting("stock.safety_by_folder", json.dumps({folder: "3"}))
    row = page(desk).stock.folders
    desk.until(lambda: folder in row.fields)
    assert row.fields[folder].text() == "3"
    typed(desk, row.fields[folder], "-2")
    desk.until(lambda: not row.trouble.isHidden())
    typed(desk, row.fields[folder], "1,5")
    desk.until(lambda: desk.app.settings.get(StockSettings).safety_by_folder == {folder: Decimal("1.5")})
    desk.until(lambda: row.fields[folder].text() == "1,5")
    row.removes[folder].click()
    desk.until(lambda: not desk.app.settings.get(StockSettings).safety_by_folder)
    desk.until(lambda: not row.fields)


def test_the_last_warehouse_cannot_be_left_out(desk: Desk) -> None:
    row = page(desk).warehouses.stores
    desk.app.set_setting("stock.store_ids", json.dumps([next(iter(row.boxes))]))
    desk.until(lambda: sum(box.isChecked() for box in row.boxes.values()) == 1)
    next(box for box in row.boxes.values() if box.isChecked()).click()
    assert not row.trouble.isHidden()
    assert sum(box.isChecked() for box in row.boxes.values()) == 1
    for box in [box for box in row.boxes.values() if not box.isChecked()]:
        box.click()
    desk.until(lambda: desk.app.settings.get(StockSettings).store_ids == ())


def test_what_is_changed_elsewhere_is_shown(desk: Desk) -> None:
    desk.app.set_setting("stock.brake_zero_share", "17")
    desk.app.set_setting("ui.density", "dense")
    row = page(desk).rows["stock.brake_zero_share"]
    assert isinstance(row, NumberRow)
    desk.until(lambda: row.field.text() == "17")
    desk.until(lambda: theme.dense)
    desk.app.set_setting("ui.density", "normal")
    desk.until(lambda: not theme.dense)


def test_the_look_holds_at_once(desk: Desk) -> None:
    rows = page(desk).rows
    look = rows["ui.theme"]
    assert isinstance(look, ThemeRow)
    look.tiles.tabs["dark"].click()
    assert theme.dark
    look.tiles.tabs["light"].click()
    assert not theme.dark
    words = rows["ui.lang"]
    assert isinstance(words, SegmentRow)
    words.segments.tabs["en"].click()
    desk.until(lambda: desk.window.topbar.title.text() == "Settings")
    assert rows["budget.cap"].label.text() == "How much of the API budget to use"
    assert page(desk).connections.cards["shop"].test.text() == "Test connection"
    assert page(desk).list.buttons["stock"].text() == "Stock"
    words.segments.tabs["ru"].click()
    contrast = rows["ui.high_contrast"]
    assert isinstance(contrast, SwitchRow)
    contrast.switch.click()
    assert theme.high_contrast
    contrast.switch.click()
    desk.until(lambda: not desk.app.settings.get(UiSettings).high_contrast)


def test_letters_switched_off_do_nothing_and_that_is_kept(desk: Desk) -> None:
    row = page(desk).rows["ui.letter_keys"]
    assert isinstance(row, SwitchRow)
    row.switch.click()
    desk.until(lambda: not desk.app.settings.get(UiSettings).letter_keys)
    sections = page(desk).list
    sections.buttons["connections"].click()
    desk.press(Qt.Key.Key_J, "j", target=desk.window)
    QTest.keyClick(sections.buttons["connections"], Qt.Key.Key_J)
    assert sections.current() == "connections"
    row.switch.click()
    sections.buttons["connections"].setFocus()
    desk.press(Qt.Key.Key_J, "j")
    assert sections.current() == "stock"
    desk.press(0x041B, "л", scan=45)
    assert sections.current() == "connections", "K on the Russian layout"


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_target_brings_its_setting_into_sight(desk: Desk) -> None:
    desk.window.go("overview")
    desk.window.go("settings", "setting:log.days")
    row = page(desk).rows["log.days"]
    desk.until(lambda: isinstance(row, NumberRow) and row.field.hasFocus())
    desk.until(lambda: not row.visibleRegion().isEmpty())
    assert page(desk).list.current() == "data"
    for section in ("connections", "limits", "data", "appearance"):
        desk.window.go("settings", section)
        assert page(desk).list.current() == section
        card = next(card for card in page(desk).board.cards if card.section == section)
        desk.until(lambda card=card: not card.visibleRegion().isEmpty())


def test_the_set_up_can_be_gone_through_again(desk: Desk) -> None:
    page(desk).list.again.click()
    desk.until(lambda: desk.window.current == "load")
    load = desk.window.pages["load"]
    assert load.guide.step == "moysklad"
    assert load.guide.isVisible()


def test_the_arrow_down_saves_nothing_in_a_field(desk: Desk) -> None:
    row = page(desk).rows["shop.title"]
    assert isinstance(row, TextRow)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "Polka")
    desk.press(Qt.Key.Key_Down)
    assert row.asked is None
    assert row.field.text() == "Polka"
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.app.setting("shop.title") == "Polka")


def test_the_search_leaves_what_it_finds(desk: Desk) -> None:
    search, rows = page(desk).list.search, page(desk).rows
    search.setText("обнулений")
    desk.until(lambda: rows["ui.lang"].isHidden() or not page(desk).look.isVisible())
    assert rows["stock.brake_zero_share"].isVisible()
    assert not page(desk).look.isVisible()
    search.setText("щщщ")
    desk.until(page(desk).board.nothing.isVisible)
    search.clear()
    desk.until(lambda: rows["ui.lang"].isVisible() and not page(desk).board.nothing.isVisible())


def test_everything_that_takes_focus_has_a_name_and_is_on_screen(desk: Desk) -> None:
    for size in ((1440, 900), (1024, 700)):
        desk.window.resize(*size)
        desk.until(lambda size=size: desk.window.width() == size[0])
        for widget in page(desk).findChildren(QWidget):
            stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if stop and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__
        area = page(desk).board.area
        desk.until(lambda area=area: area.widget().width() <= area.viewport().width())


# --- connections ----------------------------------------------------------------------------------------------------


def _texts(desk: Desk) -> str:
    """Every word of the window: texts, names, tips."""
    found = []
    for widget in desk.window.findChildren(QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words = getattr(widget, "text", None)
        found.append(str(words()) if callable(words) and not isinstance(words, QWidget) else "")
    return "\n".join(found)


def test_a_key_is_told_by_its_last_characters_and_never_shown(desk: Desk) -> None:
    desk.app.set_secret(SecretName.MOYSKLAD_TOKEN, TOKEN, session_only=True)
    connections = page(desk).connections
    connections.fetch_keys()
    card = connections.cards["moysklad"]
    desk.until(lambda: card.place is not None and card.place.source == "session")
    assert card.place is not None
    assert card.place.tail == "f2c4"
    assert "f2c4" in _texts(desk)
    assert TOKEN not in _texts(desk)
    assert TOKEN[:-4] not in _texts(desk)
    assert card.test.isEnabled()


def test_a_new_key_is_kept_tried_and_forgotten_by_the_field(desk: Desk) -> None:
    connections = page(desk).connections
    connections.note.show()
    connections.note.session.setChecked(True)
    card = connections.cards["moysklad"]
    card.key.replace.click()
    assert card.key.editing
    assert card.key.field.echoMode() == QLineEdit.EchoMode.Password
    typed(desk, card.key.field, TOKEN)
    desk.until(lambda: desk.app.secret_source(SecretName.MOYSKLAD_TOKEN) == "session")
    assert not card.key.editing
    assert card.key.field.text() == ""
    desk.until(lambda: card.result.problem.isVisible(), 30_000)  # nobody answers at the other end
    assert TOKEN not in _texts(desk)
    assert TOKEN not in (desk.app.home / "skladlink.db").read_bytes().decode("latin-1")


def test_what_is_no_key_is_refused_and_the_old_one_stays(desk: Desk) -> None:
    webhook = "https://example.org/rest/1/abcdefghijklmnop/"
    desk.app.set_secret(SecretName.BITRIX_WEBHOOK, webhook, session_only=True)
    card = page(desk).connections.cards["shop"]
    card.key.replace.click()
    typed(desk, card.key.field, "nonsense")
    desk.until(lambda: not card.trouble.isHidden())
    assert desk.app.secret_source(SecretName.BITRIX_WEBHOOK) == "session"
    assert card.key.field.text() == ""
    assert "abcdefghijklmnop" not in _texts(desk)


def test_esc_in_the_key_field_leaves_the_key(desk: Desk) -> None:
    card = page(desk).connections.cards["moysklad"]
    card.key.replace.click()
    QTest.keyClicks(card.key.field, "half a key")
    card.key.leave.click()
    assert not card.key.editing
    assert card.key.field.text() == ""
    assert card.place is not None
    assert card.place.source == ""


def test_rights_are_listed_one_by_one_with_the_fix(desk: Desk) -> None:
    now = page(desk).facts
    assert now is not None
    card = page(desk).connections.cards["moysklad"]
    assert any("Остатки" in line.words and line.sign == "ok" for line in card.result.lines)
    assert "внимание" not in page(desk).list.buttons["connections"].accessibleName()
    told = now.checked["moysklad"]
    rights = {**dict(told.facts["rights"]), "customerorder": False, "stock": False}  # type: ignore[call-overload]
    bad = replace(told, facts={**told.facts, "rights": rights})
    page(desk).show_facts(replace(now, checked={**now.checked, "moysklad": bad}))
    lacking = [line for line in card.result.lines if line.sign in ("warn", "err")]
    assert [line.sign for line in lacking] == ["err", "warn"]
    assert all("Попросите администратора МоегоСклада" in line.quiet for line in lacking)
    assert "внимание" in page(desk).list.buttons["connections"].accessibleName()


def test_leaving_names_the_consequence_and_the_safe_choice_is_first(desk: Desk) -> None:
    desk.app.set_secret(SecretName.MOYSKLAD_TOKEN, TOKEN, session_only=True)
    connections = page(desk).connections
    connections.fetch_keys()
    card = connections.cards["moysklad"]
    desk.until(lambda: card.place is not None and card.place.source == "session")
    *_, leave = card.menu().actions()
    leave.trigger()
    sheet = desk.window.sheet()
    assert isinstance(sheet, DisconnectSheet)
    assert sheet.cancel.hasFocus()
    assert any("Остатки больше не читаются" in label.text() for label in sheet.findChildren(QLabel))
    desk.press(Qt.Key.Key_Return, "\r")
    assert desk.window.sheet() is None
    assert card.place is not None
    assert card.place.source == "session"


def test_without_a_keyring_a_person_may_choose_to_be_asked(desk: Desk) -> None:
    from core.app import KeyPlace
    from gui.pages.settings.facts import Keys

    connections = page(desk).connections
    nowhere = KeyPlace("", SkladLinkError("keyring_missing"))
    connections.show_keys(Keys({"moysklad": nowhere, "shop": nowhere}, ""))
    assert connections.note.isVisible()
    assert not connections.note.session.isChecked()
    connections.note.session.click()
    desk.window.memory.flush()
    desk.until(lambda: desk.app.setting("ui.ask_keys") == "true")
    desk.window.show_connections()
    sheet: Any = desk.window.sheet()
    assert sheet.note.session.isChecked()
    sheet.dismiss()
    connections.note.session.click()
    desk.window.memory.flush()
    desk.until(lambda: desk.app.setting("ui.ask_keys") == "false")


# --- files ----------------------------------------------------------------------------------------------------------


def test_settings_go_out_and_come_in_by_a_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.app.set_secret(SecretName.MOYSKLAD_TOKEN, TOKEN, session_only=True)
    desk.app.set_setting("log.days", "33")
    page(desk).carry.export.click()
    desk.until(path.exists)
    assert TOKEN not in path.read_text("utf-8")
    page(desk).carry.take.click()
    desk.until(lambda: "уже действуют" in desk.window.toast_text())
    desk.app.set_setting("log.days", "44")
    page(desk).carry.take.click()
    desk.until(lambda: isinstance(desk.window.sheet(), ImportSheet))
    sheet: Any = desk.window.sheet()
    assert any(label.text() == "Сколько хранить журнал" for label in sheet.findChildren(QLabel))
    assert desk.app.setting("log.days") == "44", "nothing is taken over before a person said so"
    sheet.take.click()
    desk.until(lambda: desk.app.setting("log.days") == "33")
    row = page(desk).rows["log.days"]
    desk.until(lambda: row.value == "33")


def test_a_file_that_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("[]", "utf-8")
    page(desk).carrying.look_into(path)
    desk.until(lambda: bool(desk.window.toast_text()))
    assert desk.window.sheet() is None


def test_a_copy_is_made_and_listed(desk: Desk) -> None:
    before = len(desk.app.preferences.copies())
    page(desk).data.copy.click()
    desk.until(lambda: len(desk.app.preferences.copies()) == before + 1)
    desk.until(lambda: page(desk).facts is not None and len(page(desk).facts.copies) == before + 1)
    assert str(desk.app.home) in page(desk).data.place.accessibleName()


def test_licences_can_be_read(desk: Desk) -> None:
    for key in ("skladlink", "inter", "mono"):
        page(desk).about.licences[key].click()
        sheet = desk.window.sheet()
        assert isinstance(sheet, LicenceSheet)
        assert "MIT License" in sheet.text.toPlainText() or "SIL OPEN FONT LICENSE" in sheet.text.toPlainText()
        sheet.dismiss()
    assert "Qt 6" in page(desk).about.versions.text()


def test_starting_with_the_computer_is_an_entry_of_the_system(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_at_login, "place", lambda: start_at_login.Autostart(tmp_path))
    row = page(desk).desktop.login
    page(desk).fetch()
    desk.until(lambda: row.switch.isEnabled())
    row.switch.click()
    desk.until(lambda: (tmp_path / "skladlink.desktop").exists() and page(desk).facts.login[1])
    row.switch.click()
    desk.until(lambda: not (tmp_path / "skladlink.desktop").exists())
