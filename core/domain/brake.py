"""The brake on mass changes: when a run must stop and ask, and what probably went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.domain.plan import StockTotals
from core.domain.screens.plans import BrakeVerdict

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class BrakeLimits:
    """Thresholds; shares in percent. A run stops when zeroing reaches `zero_count` and exceeds `zero_share`, or
    reaches `few_count` and `few_share`; or when more than `rise_share` of offers rise more than `rise_factor` times.
    """

    zero_count: int = 20
    zero_share: Decimal = Decimal(10)
    few_count: int = 5
    few_share: Decimal = Decimal(50)
    rise_factor: Decimal = Decimal(3)
    rise_share: Decimal = Decimal(30)


@dataclass(frozen=True, slots=True)
class StoreDrop:
    """A warehouse whose goods seem to have vanished: units before and now."""

    store: str
    before: Decimal
    now: Decimal
    at: str = ""


def _zeroing_trips(count: int, of: int, limits: BrakeLimits) -> bool:
    share = share_of(count, of)
    if count >= limits.zero_count and share > limits.zero_share:
        return True
    return count >= limits.few_count and share >= limits.few_share


def share_of(count: int, of: int) -> Decimal:
    """`count` of `of` in percent; 0 of nothing is 0 %."""
    return Decimal(0) if of == 0 else HUNDRED * count / of


def judge(
    totals: StockTotals, zeroed_today: int, limits: BrakeLimits, drop: StoreDrop | None = None
) -> BrakeVerdict | None:
    """None when the run may go on, else why it must stop.

    `zeroed_today` counts other offers that runs of the last 24 h took to zero, unlinked or deactivated and that are
    still so.
    """
    cause_code, cause = _cause(drop)
    for kind, count in (("zeroing", totals.to_zero), ("zeroing_day", totals.to_zero + zeroed_today)):
        if totals.to_zero and _zeroing_trips(count, totals.linked, limits):
            few = count < limits.zero_count or share_of(count, totals.linked) <= limits.zero_share
            return BrakeVerdict(
                kind,
                count,
                totals.linked,
                share_of(count, totals.linked),
                limits.few_share if few else limits.zero_share,
                cause_code,
                cause,
            )
    risen = share_of(totals.tripled, totals.linked)
    if risen > limits.rise_share:
        return BrakeVerdict("tripled", totals.tripled, totals.linked, risen, limits.rise_share, "cause.rise", {})
    return None


def _cause(drop: StoreDrop | None) -> tuple[str, Mapping[str, str]]:
    if drop is None:
        return "cause.unknown", {}
    numbers = {"store": drop.store, "before": format(drop.before, "f"), "now": format(drop.now, "f"), "at": drop.at}
    return ("cause.store_emptied" if drop.now <= 0 else "cause.store_dropped"), numbers


def biggest_drop(
    before: Mapping[str, Decimal], now: Mapping[str, Decimal], names: Mapping[str, str], at: str = ""
) -> StoreDrop | None:
    """The warehouse that lost the most units since the last full read, if it lost at least half of them."""
    worst: StoreDrop | None = None
    for store_id, had in before.items():
        has = now.get(store_id, Decimal(0))
        lost_half = had > 0 and has <= had / 2
        if lost_half and (worst is None or had - has > worst.before - worst.now):
            worst = StoreDrop(names.get(store_id, store_id), had, has, at)
    return worst
