"""The last act of a person: what an undo takes back and a redo does again, told by the journal alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.app import AppOptions, SkladLink, open_app
from core.domain.links import MatchState
from core.store.catalogue import Catalogue
from tests.store.conftest import an_item, an_offer


@pytest.fixture
def app(tmp_path: Path) -> Iterator[SkladLink]:
    opened = open_app(AppOptions(home=tmp_path))
    catalogue = Catalogue(opened.store.raw)
    catalogue.upsert_items([an_item(1, "Плед"), an_item(2, "Шарф")], 1)
    catalogue.upsert_offers([an_offer(1), an_offer(2)], 1)
    opened.store.links.refresh_match_states()
    yield opened
    opened.close()


def state(app: SkladLink, item: int) -> MatchState:
    hit = app.palette.item(f"item:item-{item:06d}")
    assert hit is not None
    return hit.state


def test_nothing_was_done_yet(app: SkladLink) -> None:
    assert app.frame.last_act() is None
    assert app.frame.last_undone() is None


def test_acts_are_taken_back_one_after_another_and_done_again(app: SkladLink) -> None:
    app.link("item-000001", 1)
    app.ignore("item-000002")
    assert (app.frame.last_act().title, app.frame.last_undone()) == ("Шарф", None)
    assert app.undo(app.frame.last_act().run_id) is None
    assert (app.frame.last_act().title, app.frame.last_undone().title) == ("Плед", "Шарф")
    assert app.frame.last_undone().code == "mapping.ignored"
    assert app.undo(app.frame.last_act().run_id) is None
    assert (app.frame.last_act(), app.frame.last_undone().title) == (None, "Плед")
    assert state(app, 1) is MatchState.UNCHECKED or state(app, 1) is MatchState.UNLINKED
    assert app.undo(app.frame.last_undone().run_id) is None
    assert state(app, 1) is MatchState.LINKED
    assert (app.frame.last_act().title, app.frame.last_undone().title) == ("Плед", "Шарф")
    assert app.undo(app.frame.last_undone().run_id) is None
    assert state(app, 2) is MatchState.IGNORED
    assert (app.frame.last_act().title, app.frame.last_undone()) == ("Шарф", None)
    assert app.undo(app.frame.last_act().run_id) is None
    assert app.frame.last_act().title == "Плед"


def test_a_new_act_ends_what_could_be_done_again(app: SkladLink) -> None:
    app.undo(app.link("item-000001", 1))
    assert app.frame.last_undone().title == "Плед"
    app.ignore("item-000002")
    assert app.frame.last_undone() is None


def test_an_item_is_told_by_its_offer(app: SkladLink) -> None:
    app.link("item-000001", 2)
    assert app.palette.item("offer:2").item_id == "item-000001"
    assert app.palette.item("offer:1") is None
    assert app.palette.item("offer:x") is None
