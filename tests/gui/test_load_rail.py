"""The load page before the load: a step is ticked only where it is a fact, and the button says what is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.app import KeyPlace, SecretName
from core.domain.plan import JobName
from core.domain.screens.common import ConnectionView
from core.domain.screens.settings import STEPS, Setup
from core.errors import SkladLinkError
from core.events import RunEnded
from gui.pages.load.readiness import Readiness, Step
from tests.gui.conftest import Desk

NOTHING = {"moysklad": "", "shop": "", "stock": ""}
FACTS = {"moysklad": "ООО «Тёплый шкаф»", "shop": "shop.example", "stock": "Основной"}


def _readiness(source: str = "keyring", state: str = "ok", trouble: str = "", **facts: str) -> Readiness:
    place = KeyPlace(source, SkladLinkError(trouble) if trouble else None)
    states = {"moysklad": state, "shop": "ok"}
    return Readiness({**FACTS, **facts}, {"moysklad": place, "shop": place}, states, Setup(frozenset(STEPS[:-1])))


def test_a_system_that_lacks_rights_is_not_ticked(desk: Desk) -> None:
    readiness = replace(_readiness(), setup=Setup(frozenset()))
    assert readiness.step("moysklad") == Step(False, "не хватает прав")


@pytest.mark.parametrize(
    ("readiness", "done", "ready", "words"),
    [
        (_readiness(), True, True, "ООО «Тёплый шкаф»"),
        (_readiness(state="lost"), True, True, "ООО «Тёплый шкаф»"),
        (_readiness(state="refused"), False, False, "ключ не принят"),
        (_readiness("", moysklad=""), False, False, "ключ ещё не задан"),
        (_readiness(""), False, False, "ключ ещё не задан"),
        (_readiness(moysklad=""), False, True, "ключ ещё не проверен"),
        (_readiness("", trouble="keyring_missing"), False, False, "ключ спросим при запуске"),
        (_readiness("", trouble="keyring_missing", moysklad=""), False, False, "ключ ещё не задан"),
        (_readiness("", trouble="keyring_locked"), False, False, "ключ не удаётся прочитать"),
    ],
)
def test_a_system_is_ticked_only_when_it_is_connected(
    desk: Desk, readiness: Readiness, done: bool, ready: bool, words: str
) -> None:
    step = readiness.step("moysklad")
    assert (step.done, step.words) == (done, words)
    assert readiness.ready is ready


def test_a_new_install_ticks_nothing_and_begins_with_the_first_step(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(size=0)
    desk.app.facts = NOTHING
    desk.app.preferences.done = frozenset()
    desk.app.places = {name: KeyPlace("") for name in SecretName}
    desk.window.go("load")
    page = desk.window.pages["load"]
    desk.until(lambda: page.readiness.places)
    assert [step.done for step in page.rail.steps()] == [False] * 5
    assert [step.words for step in page.rail.steps()][:4] == [
        "ключ ещё не задан",
        "ключ ещё не задан",
        "ещё не настроено",
        "ещё не настроено",
    ]
    assert "Статусы и правила: ещё не настроено" in page.rail.accessibleName()
    assert page.guide.step == "moysklad"
    assert [button.isEnabled() for button in page.rail.buttons.values()] == [True, False, False, False, False]
    assert not page.guide.moysklad.foot.onward.isEnabled()
    desk.until(page.guide.moysklad.block.token.hasFocus)


def test_a_set_up_program_offers_the_load_and_the_connections_quietly(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(size=0, page="load")
    page = desk.window.pages["load"]
    desk.until(lambda: page.start.isVisible())
    assert [step.done for step in page.rail.steps()] == [True, True, True, True, False]
    assert page.rail.steps()[2].words == "2 склада · НДС по товару"
    assert page.foot.connect_button.text() == "Подключения…"
    assert page.foot.connect_button.kind == "ghost"


@pytest.mark.parametrize(("resumable", "words"), [(False, "Начать загрузку"), (True, "Продолжить загрузку")])
def test_after_a_failed_start_the_button_promises_no_more_than_is_true(
    make_desk: Callable[..., Desk], resumable: bool, words: str
) -> None:
    desk = make_desk(size=0, page="load")
    page = desk.window.pages["load"]
    desk.app.resumable = resumable
    page.begin()
    desk.app.events.publish(RunEnded(1, JobName.INITIAL_LOAD, "failed", "moysklad.network", {}))
    desk.until(lambda: page.problem.isVisible())
    desk.until(lambda: page.start.isVisible() and page.start.text() == words)
    gap = page.overall.mapTo(page, page.overall.rect().topLeft()).y() - (
        page.problem.mapTo(page, page.problem.rect().bottomLeft()).y() + 1
    )
    assert 14 <= gap <= 16


def test_a_refused_key_leads_to_the_connections(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(size=0, page="load")
    page = desk.window.pages["load"]
    desk.app.views = [
        ConnectionView("moysklad", "refused", "ООО", None, "moysklad.auth"),
        ConnectionView("shop", "ok", "shop.example", 12),
    ]
    page.begin()
    desk.app.events.publish(RunEnded(1, JobName.INITIAL_LOAD, "failed", "moysklad.auth", {}))
    desk.until(lambda: page.foot.connect_button.kind == "primary" and page.foot.connect_button.isVisible())
    assert not page.start.isVisible()
    assert page.rail.steps()[0].words == "ключ не принят"
