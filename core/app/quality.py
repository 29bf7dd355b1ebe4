"""The data quality page's door: troubles of the source data, hiding one, and the groups' rules of "sold out"."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.app import addresses
from core.domain.quality import SoldOut
from core.domain.screens.quality import GroupRule, QualityCounts, QualityDetail, QualityQuery, QualityRow
from core.events import DataChanged
from core.jobs import marks, quality
from core.jobs.stock_read import MEASURES
from core.settings import StockSettings
from core.store.windows.quality import QualityWindow
from core.store.windows.quality_sql import Facts

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_RULES = "stock.sold_out_by_folder"


class QualityDoor:
    """Questions block for a moment of SQL (a count of all kinds for a second or two over 100 000 goods); acts give
    the number of their run, which `SkladLink.undo` takes back."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = QualityWindow(around.store.raw)

    def counts(self) -> QualityCounts:
        """How many troubles of each kind."""
        return self._window.counts(self._facts())

    def ids(self, query: QualityQuery) -> array[int]:
        """Row numbers in order."""
        return self._window.ids(query, self._facts())

    def rows(self, rows: Sequence[int]) -> list[QualityRow]:
        """A block of the list."""
        return self._window.rows(rows, self._facts())

    def detail(self, row: int) -> QualityDetail | None:
        """One trouble in full, with the address of the offer's page in the shop where it is known."""
        found = self._window.detail(row, self._facts())
        if found is None or found.offer_id is None:
            return found
        return replace(found, shop_page=addresses.shop_offer(self._around, found.offer_id))

    def hide(self, rows: Sequence[int], reason: str) -> int:
        """Tell of these troubles no more."""
        return quality.hide(self._around.local(), self._window.objects(rows), reason)

    def show(self, rows: Sequence[int]) -> int:
        """Tell of hidden troubles again."""
        return quality.show(self._around.local(), self._window.objects(rows))

    def last_undoable(self) -> int | None:
        """The newest act that can be taken back, also after a restart."""
        return quality.last_undoable(self._around.local())

    def groups(self) -> list[GroupRule]:
        """Groups of goods with their rules, first what holds for all others."""
        return self._window.groups(self._rules())

    def set_rule(self, path: str, rule: SoldOut | None) -> None:
        """What "sold out" means in a group ("" for all others); None leaves it as the shop has it."""
        rules: dict[str, str] = {folder: one.value for folder, one in self._rules().items()}
        rules.pop(path, None)
        if rule is not None:
            rules[path] = rule.value
        self._around.settings.set_text(_RULES, json.dumps(rules, ensure_ascii=False))
        self._around.events.publish(DataChanged(frozenset({"settings", "quality"})))

    def _rules(self) -> dict[str, SoldOut]:
        return dict(self._around.settings.get(StockSettings).sold_out_by_folder)

    def _facts(self) -> Facts:
        store = self._around.store
        shop = marks.shop(store.watermarks)
        return Facts(
            MEASURES[self._around.settings.get(StockSettings).measure].value,
            str(shop.get("default_quantity_trace") or ""),
            str(shop.get("default_can_buy_zero") or ""),
            self._rules(),
        )
