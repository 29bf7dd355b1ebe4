"""The brake's verdict as it is kept with a run, and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from core.domain.screens.plans import BrakeVerdict
from core.store.journal import Run


def brake_params(verdict: BrakeVerdict) -> dict[str, object]:
    """The verdict as parameters of the run's sentence."""
    return {
        "kind": verdict.kind,
        "count": verdict.count,
        "of": verdict.of,
        "share": str(verdict.share),
        "limit": str(verdict.limit_share),
        "cause_code": verdict.cause_code,
        **{f"cause_{key}": value for key, value in verdict.cause.items()},
    }


def brake_of(run: Run) -> BrakeVerdict | None:
    """The verdict stored with a run, None when the brake did not trip."""
    params: Mapping[str, Any] = run.params
    if "kind" not in params or "count" not in params:
        return None
    cause = {key.removeprefix("cause_"): str(value) for key, value in params.items() if key.startswith("cause_")}
    code = cause.pop("code", "")
    return BrakeVerdict(
        str(params["kind"]),
        int(params["count"]),
        int(params["of"]),
        Decimal(str(params["share"])),
        Decimal(str(params["limit"])),
        code,
        cause,
    )
