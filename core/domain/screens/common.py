"""What several pages show: history lines and the health of a connection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of an object's history: who or what did what, when and why (`code`/`params` make the sentence)."""

    at: datetime
    who: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """Health of one system: `state` is ok, off (not set up), lost or refused; `ms` its median answer time."""

    system: str
    state: str
    title: str
    ms: int | None
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
