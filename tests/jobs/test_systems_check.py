"""The check of the connection sheet: each system answers for itself, and a keyring's trouble is told, not raised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.app import AppOptions, SecretName, SkladLink, acts, open_app
from core.demo.launch import DemoSystems, start
from core.errors import SkladLinkError
from core.settings import ConnectionSettings


@pytest.fixture(scope="module")
def systems() -> Iterator[DemoSystems]:
    with start(30, 7) as running:
        yield running


@pytest.fixture
def app(systems: DemoSystems, tmp_path: Path) -> Iterator[SkladLink]:
    """An empty program that knows no key; the guard of the tests leaves it no keyring either."""
    opened = open_app(AppOptions(home=tmp_path))
    opened.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    yield opened
    opened.close()


def test_without_a_keyring_the_place_tells_so_and_nothing_is_kept(app: SkladLink, systems: DemoSystems) -> None:
    place = app.key_place(SecretName.MOYSKLAD_TOKEN)
    assert (place.source, place.trouble.code) == ("", "keyring_missing")
    with pytest.raises(SkladLinkError) as refused:
        acts.keep_token(app, systems.moysklad_token)
    assert refused.value.code == "keyring_missing"
    acts.keep_token(app, systems.moysklad_token, session_only=True)
    assert app.key_place(SecretName.MOYSKLAD_TOKEN).source == "session"
    assert app.key_place(SecretName.BITRIX_WEBHOOK).trouble is not None


def test_one_refused_key_does_not_hide_the_other_answer(app: SkladLink, systems: DemoSystems) -> None:
    acts.keep_token(app, "f" * 40, session_only=True)
    acts.keep_webhook(app, systems.bitrix_webhook, session_only=True)
    found = app.systems_check().run()
    assert (found.warehouse, found.warehouse_error.code, found.shop_error) == (None, "moysklad.auth", None)
    assert found.shop.host == "127.0.0.1"
    assert not found.well
    facts, states = app.wizard_facts(), [view.state for view in app.connections()]
    assert (facts["moysklad"], facts["shop"], facts["stock"]) == ("", "127.0.0.1", "")
    assert states == ["refused", "ok"]


def test_two_good_keys_bring_the_dictionaries_too(app: SkladLink, systems: DemoSystems) -> None:
    acts.keep_token(app, systems.moysklad_token, session_only=True)
    acts.keep_webhook(app, systems.bitrix_webhook, session_only=True)
    found = app.systems_check().run()
    assert found.well
    assert found.warehouse.requests_per_window > 0
    assert app.stores()
    assert all(app.wizard_facts().values())
    assert [view.state for view in app.connections()] == ["ok", "ok"]


def test_a_solution_that_is_told_no_account_counts_as_connected(tmp_path: Path) -> None:
    with start(30, 7, token_kind="solution") as systems:
        app = open_app(AppOptions(home=tmp_path))
        app.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
        acts.keep_token(app, systems.moysklad_token, session_only=True)
        acts.keep_webhook(app, systems.bitrix_webhook, session_only=True)
        found = app.systems_check().run()
        assert (found.warehouse.kind, found.warehouse.account) == ("solution", "")
        assert app.wizard_facts()["moysklad"] == found.warehouse.user
        assert [view.state for view in app.connections()] == ["ok", "ok"]
        app.close()


def test_a_stopped_check_asks_nothing(app: SkladLink, systems: DemoSystems) -> None:
    acts.keep_token(app, systems.moysklad_token, session_only=True)
    acts.keep_webhook(app, systems.bitrix_webhook, session_only=True)
    check = app.systems_check()
    check.stop()
    found = check.run()
    assert {found.warehouse_error.code, found.shop_error.code} == {"cancelled"}
    assert [view.state for view in app.connections()] == ["off", "off"]


def test_a_missing_keyring_is_told_before_older_tokens_die(app: SkladLink, systems: DemoSystems) -> None:
    with pytest.raises(SkladLinkError) as refused:
        acts.exchange_login(app, systems.moysklad_login, systems.moysklad_password)
    assert refused.value.code == "keyring_missing"
    acts.keep_token(app, systems.moysklad_token, session_only=True)
    acts.keep_webhook(app, systems.bitrix_webhook, session_only=True)
    assert app.systems_check().run().well, "the older token still lives"
