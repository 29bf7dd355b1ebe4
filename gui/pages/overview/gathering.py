"""One look at everything the overview shows, asked in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.domain.screens.common import ConnectionView
from core.domain.screens.log import LogRow
from core.domain.screens.mapping import MappingCounts
from core.domain.screens.overview import OverviewFacts, Verdict, verdict
from core.domain.screens.plans import PlanSummary
from core.domain.screens.schedule import JobRow

if TYPE_CHECKING:
    from core.app import BudgetFigures, SkladLink

LATEST = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything on the page at one moment."""

    facts: OverviewFacts
    mapping: MappingCounts
    plan: PlanSummary | None
    connections: Sequence[ConnectionView]
    budget: BudgetFigures
    systems: Mapping[str, Mapping[str, object]]
    latest: Sequence[LogRow]
    jobs: Sequence[JobRow]
    verdict: Verdict
    resumable: bool


def gather(app: SkladLink) -> Gathered:
    """Ask every door; never call it in the thread that paints."""
    facts, mapping, plan = app.overview.look(), app.mapping_counts(), app.waiting_plan()
    connections = app.connections()
    said = verdict(
        facts,
        connections,
        mapping.todo,
        braked=plan is not None and plan.brake is not None,
        waiting_changes=plan.totals.changes if plan is not None else None,
    )
    return Gathered(
        facts,
        mapping,
        plan,
        connections,
        app.budget(),
        app.facts(),
        app.logbook.latest(LATEST),
        app.schedule.jobs(),
        said,
        app.resumable_load(),
    )
