"""What became of each order's shipments, worked out from the facts: one line an order, for lists and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from core.domain.shipment_summary import ShipmentSummary
from core.domain.shipments import Figures, ShipmentRule, ShipmentState
from core.store import values as v
from core.store.store import Store

COLUMNS = (
    "state, rule, unit, ordered, shipped, remaining, returned, excess, kept, came_back, drafted, drafts, "
    "waits_since, changed_at"
)
_PUT = f"INSERT OR REPLACE INTO shipment_view (order_id, {COLUMNS}, sort_at) VALUES ({v.marks(16)})"
#: These come oldest first; what is done comes newest first.
_WAITING = frozenset({ShipmentState.OVER, ShipmentState.PARTLY, ShipmentState.NOT_STARTED})


class ShipmentViews:
    """An order without a line here is none that the warehouse ships."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, views: Mapping[int, ShipmentSummary]) -> None:
        """Insert or replace the lines of orders; the orders must be known."""
        self._store.write_many(_PUT, (_view_in(order_id, view) for order_id, view in sorted(views.items())))

    def drop(self, order_ids: Iterable[int]) -> None:
        """Orders that are no longer to be shipped."""
        ids = sorted(set(order_ids))
        self._store.write_many("DELETE FROM shipment_view WHERE order_id = ?", ((one,) for one in ids))

    def view(self, order_id: int) -> ShipmentSummary | None:
        """The line of one order."""
        with self._store.read() as connection:
            row = connection.execute(
                f"SELECT {COLUMNS} FROM shipment_view WHERE order_id = ?", (order_id,)
            ).fetchone()
        return None if row is None else view_out(row)


def view_out(row: Any) -> ShipmentSummary:
    """A row of `COLUMNS` as a summary."""
    state, rule, unit, *amounts = row[:11]
    ordered, shipped, left, returned, over, kept, came_back, drafted = (Decimal(text) for text in amounts)
    return ShipmentSummary(
        ShipmentState(state),
        ShipmentRule(rule) if rule else ShipmentRule.NOTHING_POSTED,
        unit,
        Figures(ordered, shipped, left, returned, over, kept, came_back, drafted),
        row[11],
        v.time_out_or_none(row[12]),
        v.time_out(row[13]),
    )


def _view_in(order_id: int, view: ShipmentSummary) -> tuple[Any, ...]:
    f = view.figures
    changed = v.time_in(view.changed_at)
    waits = v.time_in_or_none(view.waits_since)
    sort_at = (waits if waits is not None else changed) if view.state in _WAITING else -changed
    amounts = (f.ordered, f.shipped, f.left, f.returned, f.over, f.kept, f.came_back, f.drafted)
    return (
        order_id, int(view.state), view.rule.value, view.unit, *map(v.decimal_in, amounts), view.drafts, waits,
        changed, sort_at,
    )  # fmt: skip
