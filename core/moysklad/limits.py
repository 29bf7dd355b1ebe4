"""MoySklad's request limits as dated data: what a request costs, by caller and date (md/_restrictions.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from fnmatch import fnmatchcase

from core.moysklad.moscow import moscow_date


class Caller(StrEnum):
    """Whose token it is; UNKNOWN costs what a user's costs, the dearer guess."""

    USER = "user"
    SOLUTION = "solution"
    DRAFT_SOLUTION = "draft_solution"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WeightRule:
    """From `since` (Moscow date) a request of `callers` to a path like `endpoint` costs `weight` units."""

    since: date
    callers: frozenset[Caller]
    endpoint: str
    weight: int


_USERS = frozenset({Caller.USER, Caller.UNKNOWN})
_ALL = frozenset(Caller)

#: Later rows win over earlier ones; rows for one endpoint win over rows for all ("*").
WEIGHT_RULES: tuple[WeightRule, ...] = (
    WeightRule(date(2000, 1, 1), _ALL, "*", 1),
    WeightRule(date(2026, 4, 13), frozenset({Caller.DRAFT_SOLUTION}), "*", 4),
    WeightRule(date(2026, 5, 12), _USERS, "*", 2),
    WeightRule(date(2026, 9, 1), _USERS, "*", 3),
    WeightRule(date(2026, 12, 1), _USERS, "*", 4),
    WeightRule(date(2026, 2, 16), _ALL, "report/stock/all", 5),
    WeightRule(date(2026, 2, 16), _ALL, "report/stock/bystore", 5),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The documented ceilings: `units` per `window` seconds, `parallel` requests at once, the price of a request."""

    units: int = 45
    window: float = 3.0
    parallel: int = 5
    rules: tuple[WeightRule, ...] = WEIGHT_RULES

    def weight(self, path: str, caller: Caller, now: datetime) -> int:
        """Units that a request to `path` (under the base, no query) costs `caller` at `now` (aware UTC)."""
        today = moscow_date(now)
        fitting = [
            rule
            for rule in self.rules
            if rule.since <= today and caller in rule.callers and fnmatchcase(path, rule.endpoint)
        ]
        return max(fitting, key=lambda rule: (rule.endpoint != "*", rule.since)).weight

    def next_rise(self, caller: Caller, now: datetime) -> date | None:
        """Moscow date from which an ordinary request will cost `caller` more than `now`, None if none is known."""
        present = self.weight("", caller, now)
        for rule in sorted(self.rules, key=lambda rule: rule.since):
            later = datetime(rule.since.year, rule.since.month, rule.since.day, tzinfo=UTC) + timedelta(hours=12)
            if later > now and self.weight("", caller, later) > present:
                return rule.since
        return None
