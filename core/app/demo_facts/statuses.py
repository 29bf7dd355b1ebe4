"""The demo's status scheme: what a manager would have saved after looking at the proposal."""

from __future__ import annotations

from core.app.doors import Surroundings
from core.domain.status_proposal import propose
from core.jobs.status_scheme import names_now
from core.store.statuses import Statuses
from core.store.windows.statuses import StatusesWindow


def fill(around: Surroundings) -> None:
    """Save the proposal for the statuses that both pretend systems have; what has no counterpart stays unpaired."""
    store = around.store.raw
    window = StatusesWindow(store)
    scheme = propose(window.states(), window.statuses())
    Statuses(store).save(scheme, names_now(store, scheme))
