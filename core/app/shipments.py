"""The shipments page's door: the list, one order with its reasons, its documents and its timeline."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.app.shipment_detail import DetailMaker
from core.app.shipment_papers import papers
from core.domain.screens.shipments import (
    ShipmentCounts,
    ShipmentDetail,
    ShipmentPapers,
    ShipmentQuery,
    ShipmentRow,
)
from core.settings import ShipmentSettings
from core.store.windows.shipments import ShipmentsWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class ShipmentsDoor:
    """Questions block for a moment of SQL; nothing here changes anything."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = ShipmentsWindow(around.store.raw)
        self._maker = DetailMaker(around, self._window)

    def counts(self) -> ShipmentCounts:
        """Numbers on tabs and filters, and what buyers wait for."""
        return self._window.counts(self._around.clock.now(), self._days())

    def ids(self, query: ShipmentQuery) -> array[int]:
        """Shop order ids of the list, worst first."""
        return self._window.ids(query, self._around.clock.now(), self._days())

    def rows(self, rows: Sequence[int]) -> list[ShipmentRow]:
        """A block of the list."""
        return self._window.rows(rows)

    def detail(self, row: int) -> ShipmentDetail | None:
        """One order with statuses, reasons and positions; None when the warehouse does not ship it."""
        return self._maker.detail(row)

    def papers(self, row: int) -> ShipmentPapers:
        """Documents of both systems and the timeline."""
        return papers(self._around, row)

    def _days(self) -> int:
        return self._around.settings.get(ShipmentSettings).partly_days
