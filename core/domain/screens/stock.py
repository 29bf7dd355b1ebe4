"""The stock page: rows, the expansion of one row, and the explanation of a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.domain.screens.common import HistoryLine


class StockTab(StrEnum):
    """Tabs over the stock table."""

    CHANGES = "changes"
    TO_ZERO = "to_zero"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class StockQuery:
    """Which stock rows; `sort` is item, free, target, shop or change."""

    tab: StockTab = StockTab.ALL
    search: str = ""
    store_id: str = ""
    sort: str = "item"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class StockCounts:
    """Numbers on the stock page's tabs; `stale` counts rows whose figure is older than an hour."""

    total: int = 0
    changes: int = 0
    to_zero: int = 0
    unknown: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class StockViewRow:
    """One linked offer in the stock table; None = unknown (shown as a dash, never as 0)."""

    row: int
    item_id: str
    offer_id: int
    name: str
    variant: str
    article: str
    on_hand: Decimal | None
    reserved: Decimal | None
    expected: Decimal | None
    in_flight: Decimal | None
    safety: Decimal | None
    target: Decimal | None
    shop_now: Decimal | None
    rule: str
    problem: str = ""
    read_at: datetime | None = None
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoreFigure:
    """One warehouse of a stock row's expansion."""

    store_id: str
    name: str
    figure: Decimal | None
    counted: bool


@dataclass(frozen=True, slots=True)
class StockDetail:
    """A stock row's expansion: warehouses, the equation in numbers, and the history of the figure."""

    row: StockViewRow
    stores: Sequence[StoreFigure]
    numbers: Mapping[str, str]
    history: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class StockProblem:
    """Something in the warehouse's data that a person should put right; `code` makes the sentence."""

    code: str
    item_id: str
    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the shop's figure of one offer comes from: sentences by code, from the journal and the rules."""

    found: bool
    title: str
    lines: Sequence[HistoryLine]
    numbers: Mapping[str, str] = field(default_factory=dict)
