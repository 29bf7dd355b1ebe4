"""Small answers of the door that are not rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """The MoySklad budget gauge: `used` of `limit` units in `window` seconds, a request costs `weight`, `cap` is
    our own ceiling."""

    used: int
    limit: int
    window: float
    weight: int
    cap: int


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One check of the self-test: `code`/`params` make the sentence; `state` is ok, warning or failed."""

    check: str
    state: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
