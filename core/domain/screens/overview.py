"""The overview: what it shows of every part of the program, and the one line that says how things are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from core.domain.screens.common import ConnectionView

HOURS = 24


@dataclass(frozen=True, slots=True)
class HourOfStock:
    """One hour of the chart: how many figures in the shop rose and how many fell from `start` on."""

    start: datetime
    rises: int = 0
    falls: int = 0


@dataclass(frozen=True, slots=True)
class Freshness:
    """Figures found to be true within 15 minutes, within an hour, earlier (or never)."""

    fresh: int = 0
    recent: int = 0
    older: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.fresh + self.recent + self.older

    @property
    def share(self) -> Decimal | None:
        """Per cent within 15 minutes, cut to a tenth so that 100 means all; None while there are none."""
        if not self.total:
            return None
        return Decimal(self.fresh * 1000 // self.total) / 10


@dataclass(frozen=True, slots=True)
class Sales:
    """What waits in sales; None where nothing is known yet (no order was ever exported, no shipment ever read).

    `failed_since` is when the oldest of the failed orders failed; `open_units` are goods that buyers of partly
    shipped orders wait for.
    """

    failed: int | None = None
    failed_since: datetime | None = None
    conflicts: int = 0
    partial: int | None = None
    open_units: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """What the local store knows at `now`. `pushed`: figures went to the shop before; `offers` None: not read yet."""

    now: datetime
    loaded: bool = False
    pushed: bool = False
    offers: int | None = None
    last_order: datetime | None = None
    warehouse_read: datetime | None = None
    shop_read: datetime | None = None
    freshness: Freshness = field(default_factory=Freshness)
    sales: Sales = field(default_factory=Sales)
    hours: Sequence[HourOfStock] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`code` says how the exchange is, `rest` adds the most urgent fact ("" when there is none).

    `tone` is ok, warn, err or mute; `page` and `target` lead to what is most urgent.
    """

    tone: str
    code: str
    rest: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    page: str = ""
    target: str = ""


def verdict(
    facts: OverviewFacts,
    connections: Sequence[ConnectionView],
    to_map: int,
    *,
    braked: bool = False,
    waiting_changes: int | None = None,
) -> Verdict:
    """How things are, the worst first: not set up, nothing loaded, a system away, guard stop, what a person must do.

    `waiting_changes` are those of a plan that waits.
    """
    if not facts.loaded:
        return Verdict("mute", "overview.not_loaded", page="load")
    away = next((view for view in connections if view.state in ("lost", "refused")), None)
    if away is not None:
        tone = "err" if away.state == "refused" else "warn"
        reason = {"reason": away.code, **{f"n_{name}": value for name, value in away.params.items()}}
        return Verdict(tone, f"overview.away.{away.system}", "overview.away.rest", reason, "settings", "connections")
    if braked:
        return Verdict("warn", "overview.braked", "overview.braked.rest", page="stock", target="preview")
    todo = _todo(facts.sales, to_map)
    if not facts.pushed:
        rest = "overview.first_push.rest" if waiting_changes else "overview.first_push.compare"
        changes = {"changes": waiting_changes or 0}
        return Verdict("warn", "overview.first_push", rest, changes, "stock", "preview")
    if not todo:
        return Verdict("ok", "overview.works", "overview.nothing_waits")
    code, count, page, target = todo[0]
    params = {"total": sum(number for _, number, _, _ in todo), "urgent": f"overview.urgent.{code}", "count": count}
    return Verdict("ok", "overview.works", "overview.waits", params, page, target)


def _todo(sales: Sales, to_map: int) -> list[tuple[str, int, str, str]]:
    """What waits for a person, the most urgent first: its name, how many, page and target."""
    found = [
        ("orders", sales.failed or 0, "orders", "tab:failed"),
        ("conflicts", sales.conflicts, "conflicts", ""),
        ("shipments", sales.partial or 0, "shipments", "tab:partly"),
        ("mapping", to_map, "mapping", "tab:todo"),
    ]
    return [one for one in found if one[1]]
