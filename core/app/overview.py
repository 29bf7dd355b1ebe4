"""The overview's door: one look at everything the local store knows; nothing is asked of either system."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.domain.screens.overview import HOURS, Freshness, OverviewFacts
from core.jobs import marks
from core.store.windows.overview import OverviewWindow
from core.store.windows.stock import StockWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class Overview:
    """Blocks for a moment of SQL."""

    def __init__(self, around: Surroundings) -> None:
        self._store, self._clock = around.store, around.clock
        self._window = OverviewWindow(around.store.raw)
        self._stock = StockWindow(around.store.raw, self._checked)

    def look(self) -> OverviewFacts:
        """Everything now."""
        now, watermarks = self._clock.now(), self._store.watermarks
        loaded = marks.moment(watermarks, marks.LOADED) is not None or self._store.links.count() > 0
        known = loaded or self._store.catalogue.count_offers() > 0
        return OverviewFacts(
            now,
            loaded,
            marks.moment(watermarks, marks.STOCK_FULL_READ) is not None or self._window.pushed(),
            self._store.catalogue.count_offers() if known else None,
            self._window.last_order(),
            self._newest(self._checked(), self._window.last_read()),
            marks.moment(watermarks, marks.SHOP_READ),
            Freshness(*self._stock.freshness(now)),
            self._window.sales(now),
            self._window.hours(first_hour(now)),
        )

    def _checked(self) -> datetime | None:
        return marks.moment(self._store.watermarks, marks.STOCK_BEGUN)

    @staticmethod
    def _newest(*moments: datetime | None) -> datetime | None:
        return max((moment for moment in moments if moment is not None), default=None)


def first_hour(now: datetime) -> datetime:
    """The beginning of the chart: 24 whole hours of this computer's clock, the last of them under way."""
    local = now.astimezone()
    return (local.replace(minute=0, second=0, microsecond=0) - timedelta(hours=HOURS - 1)).astimezone(now.tzinfo)
