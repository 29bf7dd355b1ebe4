"""The statuses page: both sides' statuses with the scheme between them, and what a draft would do with orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.domain.status_findings import Finding
from core.domain.status_outcome import Effect, Verdict
from core.domain.statuses import Names, Scheme, State, Status


@dataclass(frozen=True, slots=True)
class StatusesView:
    """Everything the page shows. `states` and `statuses` hold those that exist, and gone ones that are still used.

    An empty side was never read. `state_orders` and `status_orders` count orders by id. `saved` is False until a
    person saved a scheme for the first time; `unpaired` counts states and statuses that orders have without a pair.
    """

    scheme: Scheme = field(default_factory=Scheme)
    names: Names = field(default_factory=Names)
    states: tuple[State, ...] = ()
    statuses: tuple[Status, ...] = ()
    findings: tuple[Finding, ...] = ()
    state_orders: Mapping[str, int] = field(default_factory=dict)
    status_orders: Mapping[str, int] = field(default_factory=dict)
    unpaired: int = 0
    saved: bool = False

    @property
    def known(self) -> bool:
        """Both systems' statuses were read."""
        return bool(self.states and self.statuses)


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One order under a draft: what it has now, what would come of it, and whether the buyer gets a letter."""

    order_id: int
    number: str
    buyer: str
    status_id: str
    state_id: str
    verdict: Verdict
    letter: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a draft would do with the newest orders, newest first."""

    rows: tuple[TrialRow, ...] = ()

    def count(self, effect: Effect) -> int:
        """How many orders would end so."""
        return sum(row.verdict.effect is effect for row in self.rows)

    @property
    def letters(self) -> int:
        """How many buyers would get a letter."""
        return sum(row.letter for row in self.rows)


@dataclass(frozen=True, slots=True)
class PairCase:
    """The newest order in which a pair is seen at work."""

    order_id: int
    number: str
    at: datetime
