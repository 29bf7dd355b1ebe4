"""The door of the window's frame: when stock was last brought over, what an undo takes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from core.app import log_runs
from core.domain.plan import UNDO, ChangeState, JobName, RunState, UndoKind
from core.domain.screens.frame import Act
from core.domain.screens.log import PERSON
from core.store.journal import Run

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_STOCK = (JobName.STOCK_FULL, JobName.STOCK_CHANGES)
_GOOD = (RunState.DONE, RunState.DONE_WITH_FAILURES)
_LOOKED_THROUGH = 20
_ACTS_LOOKED_THROUGH = 200
_UNDONE = frozenset({UndoKind.EXACT, UndoKind.COMPENSATE})
#: Jobs whose acts can be done again by undoing their undo.
_REDONE = frozenset({JobName.MAPPING.value})


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

    def last_act(self) -> Act | None:
        """The newest act of a person that can be taken back and was not yet."""
        runs = self._acts()
        undone = {run.undo_of for run in runs}
        backwards = _backwards(runs)
        found = (run for run in runs if run.id not in undone and run.id not in backwards and self._exact(run))
        act = next(found, None)
        return None if act is None else self._told(self._root(act), act.id)

    def last_undone(self) -> Act | None:
        """The undo that a redo takes back: the newest one, as long as no new act came after it.

        The sentence is the act's, not the undo's.
        """
        runs = self._acts()
        undone = {run.undo_of for run in runs}
        backwards = _backwards(runs)
        for run in runs:
            if run.undo_of is None:
                return None
            if run.id in backwards and run.id not in undone and run.job in _REDONE:
                return self._told(self._root(run), run.id)
        return None

    def _acts(self) -> list[Run]:
        runs = self._around.store.journal.runs(_ACTS_LOOKED_THROUGH)
        return [run for run in runs if run.options.get("who") == PERSON and run.state is RunState.DONE]

    def _exact(self, run: Run) -> bool:
        """Whether the run changed something that an undo takes back."""
        changes = self._around.store.journal.changes(run.id, [ChangeState.APPLIED], limit=1)
        return any(UNDO.get(change.kind) in _UNDONE for change in changes)

    def _root(self, run: Run) -> Run:
        """The act that a chain of undos and redos began with."""
        while run.undo_of is not None:
            before = self._around.store.journal.run(run.undo_of)
            if before is None:
                break
            run = before
        return run

    def _told(self, act: Run, run_id: int) -> Act:
        entry = log_runs.ended(self._around.store, act)
        return Act(run_id, entry.code, entry.params, entry.about.title, entry.at)


def _backwards(runs: Iterable[Run]) -> set[int]:
    """Runs that took an act back; those that took that back in turn did the act again."""
    of = {run.id: run.undo_of for run in runs if run.undo_of is not None}
    result: set[int] = set()
    for run_id in sorted(of):
        if of[run_id] not in result:
            result.add(run_id)
    return result
