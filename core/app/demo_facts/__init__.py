"""Facts for the demo that no job brings yet: put into the tables that those jobs will fill, read by the same queries.

Each part is a function over the open program's `Surroundings`; it builds on the rows that the initial load of the
demo read from the two pretend systems. Nothing here runs outside the demo. A part goes when its job comes.
"""

from __future__ import annotations

from collections.abc import Callable

from core.app.demo_facts import conflicts, log, orders, shipments, statuses, stock_day
from core.app.doors import Surroundings
from core.domain.plan import JobName, RunState
from core.events import DataChanged, Event, RunEnded

_MARK = "demo.facts"
PARTS: tuple[Callable[[Surroundings], None], ...] = (
    orders.fill,
    shipments.fill,
    stock_day.fill,
    statuses.fill,
    conflicts.fill,
    log.fill,
)
"""In this order: a later part may build on what an earlier one stored; the log tells of all and is last."""


def follow(around: Surroundings) -> None:
    """Fill the tables once, when the demo's initial load has ended."""

    def notice(event: Event) -> None:
        if isinstance(event, RunEnded) and event.job == JobName.INITIAL_LOAD and event.state == RunState.DONE:
            fill(around)

    around.events.subscribe(notice)


def fill(around: Surroundings) -> None:
    """Fill the tables unless that was done; the screens are told."""
    if around.store.watermarks.get(_MARK) is not None:
        return
    for part in PARTS:
        part(around)
    around.store.watermarks.set(_MARK, "1")
    around.events.publish(DataChanged(frozenset({"orders", "shipments", "conflicts", "statuses", "log"})))
