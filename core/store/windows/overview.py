"""The overview's questions: what waits in sales, how the shop's figures moved by the hour, what was read last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from core.domain.screens.overview import HOURS, HourOfStock, Sales
from core.domain.shipments import ShipmentState
from core.store import values as v
from core.store.journal import DECREASE, INCREASE, TO_ZERO
from core.store.store import Store

_HOUR = timedelta(hours=1)
_MICROSECONDS = 3_600_000_000


class OverviewWindow:
    """Never ask in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sales(self, now: datetime) -> Sales:
        """Failed orders, conflicts and partial shipments."""
        with self._store.read() as connection:
            failed, since = connection.execute(
                "SELECT count(*), min(at) FROM order_export WHERE state = 'failed'"
            ).fetchone()
            exported = connection.execute("SELECT EXISTS (SELECT 1 FROM order_export)").fetchone()[0]
            conflicts = connection.execute(
                "SELECT count(*) FROM conflict WHERE state = 'open' "
                "OR (state = 'postponed' AND postponed_until <= ?)",
                (v.time_in(now),),
            ).fetchone()[0]
            open_amounts = connection.execute(
                "SELECT remaining FROM shipment_view WHERE state = ?", (int(ShipmentState.PARTLY),)
            ).fetchall()
            shipped = connection.execute("SELECT EXISTS (SELECT 1 FROM shipment_view)").fetchone()[0]
        return Sales(
            failed if exported else None,
            v.time_out_or_none(since),
            conflicts,
            len(open_amounts) if shipped else None,
            sum((Decimal(amount) for (amount,) in open_amounts), Decimal(0)),
        )

    def hours(self, first: datetime) -> Sequence[HourOfStock]:
        """How many figures rose and fell in each of the 24 hours from `first` on, as the journal has them."""
        begin = v.time_in(first)
        counts: dict[tuple[int, bool], int] = {}
        with self._store.read() as connection:
            for slot, direction, count in connection.execute(
                "SELECT (at - :begin) / :hour, direction, count(*) FROM change "
                "WHERE kind IN ('stock', 'store_amount') AND state = 'applied' AND at >= :begin "
                "GROUP BY 1, 2",
                {"begin": begin, "hour": _MICROSECONDS},
            ):
                if direction in (INCREASE, DECREASE, TO_ZERO):
                    key = (slot, direction == INCREASE)
                    counts[key] = counts.get(key, 0) + count
        return [
            HourOfStock(first + slot * _HOUR, counts.get((slot, True), 0), counts.get((slot, False), 0))
            for slot in range(HOURS)
        ]

    def pushed(self) -> bool:
        """Whether a figure was ever sent to the shop."""
        with self._store.read() as connection:
            found = connection.execute("SELECT EXISTS (SELECT 1 FROM stock_sent)").fetchone()[0]
            applied = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM change WHERE kind IN ('stock', 'store_amount') AND state = 'applied')"
            ).fetchone()[0]
        return bool(found or applied)

    def last_order(self) -> datetime | None:
        """When the newest order was placed in the shop."""
        with self._store.read() as connection:
            return v.time_out_or_none(connection.execute("SELECT max(created) FROM shop_order").fetchone()[0])

    def last_read(self) -> datetime | None:
        """When figures of MoySklad were stored last."""
        with self._store.read() as connection:
            return v.time_out_or_none(connection.execute("SELECT max(read_at) FROM stock_view").fetchone()[0])
