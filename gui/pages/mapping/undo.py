"""Undo and redo of mapping acts: run numbers of the journal, each with its sentence and how to do it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Done:
    """One act: its run in the journal, what it was in words, and the call that repeats it (giving the new run)."""

    run_id: int
    text: str
    again: Callable[[], int]


class UndoStack:
    """Acts that can be taken back, newest last."""

    def __init__(self) -> None:
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def push(self, act: Done) -> None:
        """Remember a new act; what was undone before can no longer be repeated."""
        self._done.append(act)
        del self._done[:-DEEPEST]
        self._undone.clear()

    def take_undo(self) -> Done | None:
        """The act to take back now; it moves to the redo side."""
        if not self._done:
            return None
        act = self._done.pop()
        self._undone.append(act)
        return act

    def take_redo(self) -> Done | None:
        """The act to repeat now."""
        return self._undone.pop() if self._undone else None

    def redone(self, act: Done) -> None:
        """A repeated act got a run of its own."""
        self._done.append(act)

    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Whether something can be repeated."""
        return bool(self._undone)
