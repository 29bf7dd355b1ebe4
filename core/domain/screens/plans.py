"""The preview sheet of a stored plan, and runs in lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.domain.plan import StockTotals


class PlanTab(StrEnum):
    """Tabs of the preview sheet."""

    TO_ZERO = "to_zero"
    DECREASE = "decrease"
    INCREASE = "increase"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BrakeVerdict:
    """Why the brake stopped a run. `kind` is zeroing, zeroing_day or tripled; `share` in percent.

    `cause_code`/`cause` name the probable cause (an emptied warehouse, a zeroed source …).
    """

    kind: str
    count: int
    of: int
    share: Decimal
    limit_share: Decimal
    cause_code: str = ""
    cause: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A stored stock plan waiting for a person; `outdated` when pairs were made or parted since it was worked out."""

    run_id: int
    job: str
    state: str
    planned_at: datetime
    totals: StockTotals
    brake: BrakeVerdict | None
    confirm_word: str
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the preview sheet; `source_code`/`source` say where the change comes from."""

    change_id: int
    name: str
    variant: str
    before: Decimal | None
    after: Decimal | None
    state: str
    source_code: str
    source: Mapping[str, str] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True, slots=True)
class RunView:
    """One run in lists: `code`/`params` make its sentence."""

    run_id: int
    job: str
    state: str
    started: datetime
    ended: datetime | None
    totals: Mapping[str, int]
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
