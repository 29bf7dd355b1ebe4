"""The settings page's door: warehouses with their pieces, keys by their last characters, copies, carrying over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from core.app import AppOptions, SecretName, SkladLink, acts, open_app
from core.demo.launch import DemoSystems, start
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs.stock_read import MEASURES
from core.settings import BudgetSettings, ConnectionSettings, StockSettings
from tests.helpers.offline import make_home, open_copy

TOKEN = "0123456789abcdef0123456789abcdef0123f2c4"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("day"), 120)


@pytest.fixture
def app(home: Path, tmp_path: Path) -> Iterator[SkladLink]:
    opened = open_copy(home, tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[SkladLink]:
    opened = open_app(AppOptions(home=tmp_path / "fresh"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def systems() -> Iterator[DemoSystems]:
    with start(30, 7) as running:
        yield running


def test_warehouses_come_with_the_pieces_last_read(app: SkladLink) -> None:
    lines = app.preferences.warehouses()
    assert len(lines) > 1
    assert all(line.counted for line in lines), "with none chosen, all count"
    measure = MEASURES[app.settings.get(StockSettings).measure]
    seen = app.store.stock.all_seen(measure)
    whole = {item.id for item in app.store.catalogue.all_items() if item.uom not in ("кг", "м")}
    for line in lines:
        amounts = [value for (item, store), value in seen.items() if store == line.id and item in whole]
        assert line.pieces == sum(amounts, Decimal(0))
    app.set_setting("stock.store_ids", json.dumps([lines[0].id]))
    assert [line.counted for line in app.preferences.warehouses()] == [True, *[False] * (len(lines) - 1)]


def test_a_setting_is_checked_kept_and_told(app: SkladLink) -> None:
    told: list[frozenset[str]] = []
    app.events.subscribe(lambda event: told.append(event.topics) if isinstance(event, DataChanged) else None)
    app.set_setting("stock.safety_global", '"2.5"')
    assert app.settings.get(StockSettings).safety_global == Decimal("2.5")
    assert [topics for topics in told if topics != frozenset({"log"})] == [frozenset({"settings", "stock"})]
    for key, text in (("stock.safety_global", '"-1"'), ("schedule.stock_minutes", "0"), ("budget.cap", "many")):
        with pytest.raises(SkladLinkError) as refused:
            app.set_setting(key, text)
        assert refused.value.code == "setting.bad_value"
        assert refused.value.params["low"] is not None
    assert app.settings.get(BudgetSettings).cap == 100


def test_our_ceiling_holds_at_once(app: SkladLink) -> None:
    app.set_secret(SecretName.MOYSKLAD_TOKEN, TOKEN, session_only=True)
    app.around.gateways.warehouse()
    app.set_setting("budget.cap", "50")
    assert app.budget().cap == 22
    app.set_setting("budget.cap", "100")
    assert app.budget().cap > 40


def test_folders_and_items_can_have_a_safety_stock_of_their_own(app: SkladLink) -> None:
    folders = app.preferences.folders()
    assert folders
    item = next(item for item in app.store.catalogue.all_items() if item.article)
    found = app.preferences.find_items(item.article)
    assert item.id in [choice.id for choice in found]
    assert app.preferences.find_items("  ") == []
    app.set_setting("stock.safety_by_item", json.dumps({item.id: "3", "gone": "1"}))
    app.set_setting("stock.safety_by_folder", json.dumps({folders[0]: "2"}))
    lines = app.preferences.safety()
    assert next((line.kind, line.amount) for line in lines) == ("folder", Decimal(2))
    assert {line.title for line in lines} >= {folders[0], "gone"}
    assert any(line.title.startswith(item.name) for line in lines)


def test_no_more_than_four_characters_of_a_key_are_shown(fresh: SkladLink) -> None:
    name = SecretName.MOYSKLAD_TOKEN
    fresh.set_secret(name, TOKEN, session_only=True)
    place = fresh.key_place(name)
    assert (place.source, place.tail) == ("session", TOKEN[-4:])
    assert place.tail not in repr(place)
    fresh.set_secret(name, "short-key", session_only=True)
    assert fresh.key_place(name).tail == ""
    fresh.set_secret(SecretName.BITRIX_WEBHOOK, "https://shop.example/rest/1/abcdefgh1234wxyz/", session_only=True)
    assert fresh.key_place(SecretName.BITRIX_WEBHOOK).tail == "wxyz"
    assert fresh.preferences.address()[1] == "https://shop.example"


def test_disconnecting_forgets_the_key(fresh: SkladLink, monkeypatch: pytest.MonkeyPatch) -> None:
    name = SecretName.MOYSKLAD_TOKEN
    fresh.set_secret(name, TOKEN, session_only=True)
    with pytest.raises(SkladLinkError, match="keyring"):
        fresh.preferences.forget_key(name)
    assert fresh.key_place(name).source == "", "what is in memory goes even where the keyring cannot be asked"
    monkeypatch.setenv("SKLADLINK_MOYSKLAD_TOKEN", TOKEN)
    with pytest.raises(SkladLinkError, match="environment"):
        fresh.preferences.forget_key(name)


def test_one_system_is_checked_alone_and_what_was_found_stays(fresh: SkladLink, systems: DemoSystems) -> None:
    fresh.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    acts.keep_token(fresh, systems.moysklad_token, session_only=True)
    assert fresh.preferences.setup().current == "moysklad"
    found = fresh.systems_check().run("moysklad")
    assert (found.shop, found.shop_error, found.warehouse_error) == (None, None, None)
    checked = fresh.preferences.checked()
    assert checked["moysklad"].at is not None
    assert checked["moysklad"].facts["rights"]["stock"] is True
    assert checked["shop"].at is None
    assert fresh.preferences.warehouses(), "its warehouses are known before the shop is"
    assert fresh.preferences.setup().current == "shop"
    acts.keep_webhook(fresh, systems.bitrix_webhook, session_only=True)
    fresh.systems_check().run("shop")
    assert fresh.preferences.checked()["shop"].certificate_until is None, "http has none"
    for step in ("stock", "statuses"):
        assert fresh.preferences.setup().current == step
        fresh.preferences.finish_step(step)
    assert fresh.preferences.setup().current == "load"


def test_after_the_first_load_nothing_is_left_to_set_up(app: SkladLink) -> None:
    assert app.preferences.setup().current == ""


def test_a_copy_by_hand_is_listed_first(app: SkladLink) -> None:
    app.preferences.copy_now()
    first = app.preferences.copies()[0]
    assert first.kind == "hand"
    assert first.bytes > 10_000
    for _ in range(6):
        app.preferences.copy_now()
    assert [copy.kind for copy in app.preferences.copies()].count("hand") == 5


def test_settings_go_to_a_file_and_come_back_whole_or_not_at_all(app: SkladLink, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    app.set_secret(SecretName.MOYSKLAD_TOKEN, TOKEN, session_only=True)
    app.set_setting("stock.safety_global", '"4"')
    app.set_setting("ui.geometry", "place of this screen")
    assert app.preferences.export_to(path) > 20
    text = path.read_text("utf-8")
    assert TOKEN not in text
    assert "place of this screen" not in text
    app.set_setting("stock.safety_global", '"0"')
    assert acts.import_settings(app, path).changed == ("stock.safety_global",)
    assert app.settings.get(StockSettings).safety_global == Decimal(4)

    content = json.loads(text)
    content["settings"] |= {"stock.safety_global": '"9"', "budget.cap": "5000", "later.thing": "1"}
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(SkladLinkError, match=r"setting\.bad_value"):
        acts.import_settings(app, path)
    assert app.settings.get(StockSettings).safety_global == Decimal(4), "one bad value, and nothing is taken"
    del content["settings"]["budget.cap"]
    path.write_text(json.dumps(content), "utf-8")
    outcome = acts.import_settings(app, path)
    assert (outcome.changed, outcome.unknown) == (("stock.safety_global",), ("later.thing",))


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"kind": "skladlink-settings", "settings": {"a": 1}}', "\x00"])
def test_any_other_file_is_refused_in_words(app: SkladLink, tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, "utf-8")
    with pytest.raises(SkladLinkError) as refused:
        acts.import_settings(app, path)
    assert refused.value.code == "file.not_settings"
    with pytest.raises(SkladLinkError) as missing:
        acts.import_settings(app, tmp_path / "nowhere.json")
    assert missing.value.code == "file.not_read"
