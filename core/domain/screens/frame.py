"""The window's frame: the act of a person that an undo takes back or a redo does again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the journal: `code` and `params` make its sentence, `title` names its object ("" = several).

    Undoing run `run_id` takes the act back, or does it again where that run took something back.
    """

    run_id: int
    code: str
    params: Mapping[str, object]
    title: str
    at: datetime
