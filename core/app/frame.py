"""The door of the window's frame: when stock was last brought over, and what an undo takes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from core.domain.plan import JobName, RunState

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_STOCK = (JobName.STOCK_FULL, JobName.STOCK_CHANGES)
_GOOD = (RunState.DONE, RunState.DONE_WITH_FAILURES)
_LOOKED_THROUGH = 20


class FrameDoor:
    """Questions block for a moment of SQL."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def synced(self) -> datetime | None:
        """When a stock run last came to a good end."""
        journal = self._around.store.journal
        ends = [
            run.ended
            for job in _STOCK
            for run in journal.runs(_LOOKED_THROUGH, job)
            if run.state in _GOOD and run.ended is not None
        ]
        return max(ends, default=None)

    def told(self, run_id: int) -> tuple[str, Mapping[str, object]]:
        """What a run did: a code and its parameters; ("", {}) for an unknown one."""
        run = self._around.store.journal.run(run_id)
        return (run.code, run.params) if run is not None else ("", {})

    def undo_run(self, run_id: int) -> int | None:
        """The run that took `run_id` back; undoing that one does the act again."""
        runs = self._around.store.journal.runs(_LOOKED_THROUGH)
        return next((run.id for run in runs if run.undo_of == run_id), None)
