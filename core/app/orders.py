"""The orders page's door: the list, one order in full, another try and taking that back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.app import addresses
from core.domain.screens.orders import OrderDetail, OrderRow, OrdersCounts, OrdersQuery, OrdersStanding, Queued
from core.events import DataChanged, Event
from core.jobs import forwarding, order_retry
from core.settings import OrderSettings
from core.store.windows.order_detail import OrderDetailWindow
from core.store.windows.orders import OrdersWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class OrdersDoor:
    """Questions block for a moment of SQL; acts tell the number of their run, which `SkladLink.undo` takes back."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window, self._details = OrdersWindow(around.store.raw), OrderDetailWindow(around.store.raw)
        around.events.subscribe(self._notice)

    def standing(self) -> OrdersStanding:
        """How all orders stand, for badge, primary button and empty states."""
        return self._window.standing()

    def counts(self, query: OrdersQuery) -> OrdersCounts:
        """Numbers on the tabs for what is searched and filtered."""
        return self._window.counts(query)

    def ids(self, query: OrdersQuery) -> array[int]:
        """Row numbers (the shop's order ids) in order."""
        return self._window.ids(query)

    def rows(self, rows: Sequence[int]) -> list[OrderRow]:
        """A block of the list."""
        return self._window.rows(rows)

    def detail(self, row: int) -> OrderDetail | None:
        """One order in full, with the addresses of its pages where they are known."""
        found = self._details.detail(row)
        if found is None:
            return None
        return replace(
            found,
            moysklad_url=addresses.moysklad_order(self._around, found.moysklad_id),
            shop_url=addresses.shop_order(self._around, row),
        )

    def retry(self, rows: Sequence[int]) -> Queued:
        """Queue orders again; see `core.jobs.order_retry.retry` for what may stand in the way."""
        return order_retry.retry(self._around.local(), rows)

    def _notice(self, event: Event) -> None:
        if isinstance(event, DataChanged) and "settings" in event.topics:
            around = self._around
            forwarding.follow_switch(around.settings.get(OrderSettings), around.store.watermarks, around.clock.now())

    def last_undoable(self) -> int | None:
        """The newest retry that can be taken back, also after a restart."""
        return order_retry.last_undoable(self._around.local())
