"""Pictures of the set-up's steps, also of a wrong key and of a missing right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.domain.screens.settings import STEPS, CheckedSystem
from core.errors import AuthFailed, System
from gui.connect.keys import Outcome
from gui.pages import Scene
from gui.pages.wizard.connect_step import ConnectStep

if TYPE_CHECKING:
    from gui.pages.load.page import LoadPage


def wizard_scenes(page: LoadPage) -> Sequence[Scene]:
    """Each step as it is, then step 1 after a refusal and with a right lacking; the load is taken on its way."""
    guide = page.guide

    def step(key: str) -> Callable[[], None]:
        return lambda: guide.show_step(key)

    def leave() -> None:
        guide.show_step(STEPS[-1])

    moysklad = guide.moysklad
    real: list[tuple[Outcome, CheckedSystem]] = []

    def keep() -> bool:
        """The first test's end, kept to go back to after the invented ones."""
        if not _tested(moysklad):
            return False
        if not real and moysklad.outcome is not None and moysklad.checked is not None:
            real.append((moysklad.outcome, moysklad.checked))
        return True

    return (
        Scene("wizard-1", lambda: _test(page, moysklad), keep),
        Scene("wizard-1-refused", lambda: _refused(moysklad), leave=lambda: _clean(moysklad, real)),
        Scene("wizard-1-right", lambda: _lacking(moysklad), leave=lambda: _clean(moysklad, real)),
        Scene("wizard-2", lambda: _test(page, guide.shop), lambda: _tested(guide.shop)),
        Scene("wizard-3", step("stock"), lambda: guide.stock.known is not None),
        Scene("wizard-4", step("statuses"), lambda: guide.statuses.view is not None, leave),
    )


def _test(page: LoadPage, pane: ConnectStep) -> None:
    page.guide.show_step(pane.key)
    pane.check()


def _tested(pane: ConnectStep) -> bool:
    return pane.outcome is not None and pane.checked is not None


def _refused(pane: ConnectStep) -> None:
    """The pane after MoySklad did not take the key; nothing is asked."""
    error = AuthFailed("moysklad.auth", system=System.MOYSKLAD)
    found = pane.outcome.found if pane.outcome is not None else None
    if pane.block.place is not None and found is not None:
        places = {pane.system: pane.block.place}
        pane.show_outcome(Outcome(places, frozenset(), {pane.system: error}, found), CheckedSystem(pane.system))


def _lacking(pane: ConnectStep) -> None:
    """The pane after a check that found two rights lacking."""
    checked, outcome = pane.checked, pane.outcome
    if checked is None or outcome is None or pane.block.place is None:
        return
    told = checked.facts.get("rights")
    rights = dict(told) if isinstance(told, dict) else {}
    facts = {**checked.facts, "rights": {**rights, "stock": False, "customerorder": False}}
    places = {pane.system: pane.block.place}
    pane.show_outcome(Outcome(places, frozenset(), {}, outcome.found), CheckedSystem(pane.system, checked.at, facts))


def _clean(pane: ConnectStep, before: list[tuple[Outcome, CheckedSystem]]) -> None:
    """As it was before the picture."""
    pane.trouble.hide()
    if before:
        pane.show_outcome(*before[0])
