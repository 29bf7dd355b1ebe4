"""The stock page's door: the list, one row in full, the rule in words, and what is wrong in the warehouse's data."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.domain.catalogue import ReferenceKind
from core.domain.screens.stock import StockCounts, StockDetail, StockProblem, StockQuery, StockViewRow
from core.jobs import marks
from core.jobs.stock_read import MEASURES
from core.settings import StockSettings
from core.store.windows.stock import StockWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings


class StockDoor:
    """Questions, which block for a moment of SQL; plans are asked of `SkladLink` itself."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._store = around, around.store
        self.window = StockWindow(self._store.raw, lambda: marks.moment(self._store.watermarks, marks.STOCK_BEGUN))

    def counts(self, search: str = "") -> StockCounts:
        """Numbers on the page's tabs."""
        return self.window.counts(self._around.clock.now(), search)

    def ids(self, query: StockQuery) -> array[int]:
        """Row numbers of the table, in order."""
        return self.window.ids(query)

    def rows(self, rows: Sequence[int]) -> list[StockViewRow]:
        """A block of rows."""
        return self.window.rows(rows)

    def detail(self, row: int) -> StockDetail | None:
        """A row's warehouses, numbers and history."""
        rules = self._around.settings.get(StockSettings)
        return self.window.detail(row, MEASURES[rules.measure], rules.store_ids)

    def rule_sentence(self) -> tuple[str, dict[str, object]]:
        """The rule in words: a message code and its parameters."""
        rules = self._around.settings.get(StockSettings)
        names = {store.id: store.name for store in self._store.catalogue.references(ReferenceKind.STORE)}
        chosen = ", ".join(names.get(store_id, store_id) for store_id in rules.store_ids)
        return f"rule.{rules.measure.value}", {"stores": chosen, "safety": rules.safety_global}

    def problems(self) -> list[StockProblem]:
        """What the last complete read found wrong in the warehouse's data (goods booked on a parent …)."""
        return marks.problems(self._store.watermarks)
