"""One line for a whole order: figures in one unit, or positions counted where units differ; since when it waits.

The list shows these lines, so each is worked out once, when facts change, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.domain.shipment_facts import Demand, SalesReturn
from core.domain.shipments import Figures, Picture, Position, ShipmentRule, ShipmentState

#: The unit of an order whose positions are measured differently: positions are counted, kilograms are not added up.
POSITIONS = "*"
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class ShipmentSummary:
    """An order in the list. `unit` "" is pieces; `drafts` counts unposted demands.

    `waits_since` is when the order came to wait for somebody (None: it does not), `changed_at` when a document
    changed last; aware UTC.
    """

    state: ShipmentState
    rule: ShipmentRule
    unit: str
    figures: Figures
    drafts: int
    waits_since: datetime | None
    changed_at: datetime


def summary(
    picture: Picture, demands: Iterable[Demand], returns: Iterable[SalesReturn], ordered_at: datetime
) -> ShipmentSummary:
    """The line of an order that stands in MoySklad since `ordered_at`."""
    live = [demand for demand in demands if not demand.gone]
    changes = [max(demand.moment, demand.updated) for demand in live]
    changes += [max(document.moment, document.updated) for document in returns if not document.gone]
    unit, figures = _in_one_unit(picture)
    return ShipmentSummary(
        picture.state,
        picture.rule,
        unit,
        figures,
        sum(not demand.posted for demand in live),
        _waits_since(picture, ordered_at),
        max(changes, default=ordered_at),
    )


def _waits_since(picture: Picture, ordered_at: datetime) -> datetime | None:
    """A partial order waits since its first goods left, a surplus since the last ones did."""
    return {
        ShipmentState.PARTLY: picture.first_shipped,
        ShipmentState.OVER: picture.last_shipped,
        ShipmentState.NOT_STARTED: ordered_at,
    }.get(picture.state)


def _in_one_unit(picture: Picture) -> tuple[str, Figures]:
    if len(picture.totals) == 1:
        return next(iter(picture.totals.items()))
    return POSITIONS, sum((_counted(position) for position in picture.positions), Figures())


def _counted(position: Position) -> Figures:
    """A position as one: it is left until nothing of it is, and over only as a position that nobody ordered."""
    figures = position.figures
    nothing = Decimal(0)
    over = _ONE if figures.over > 0 and not position.line_id else nothing
    ordered = _ONE if position.line_id else nothing
    left = ordered if figures.left > 0 else nothing
    came_back = ordered - left if figures.came_back > 0 and figures.kept == 0 else nothing
    kept = ordered - left - came_back
    shipped = kept + over + came_back
    drafted = ordered if figures.left > 0 and figures.drafted >= figures.left else nothing
    return Figures(ordered, shipped, left, came_back, over, kept, came_back, drafted)
