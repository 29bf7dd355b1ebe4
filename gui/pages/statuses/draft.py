"""The draft of a status scheme: edits on top of what is saved, each of which can be taken back, until it is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.status_edits import difference
from core.domain.statuses import Scheme


class Draft(QObject):
    """`changed` comes after every edit, and when another scheme was saved elsewhere."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved = Scheme()
        self.scheme = Scheme()
        self._past: list[Scheme] = []
        self._future: list[Scheme] = []

    @property
    def edits(self) -> int:
        """How many edits lie between the saved scheme and the draft."""
        return difference(self.saved, self.scheme)

    @property
    def dirty(self) -> bool:
        """Something is not saved."""
        return self.scheme != self.saved

    def take_saved(self, saved: Scheme) -> bool:
        """The store has `saved` now. A clean draft follows; one with edits stays, and False tells so."""
        if saved == self.saved:
            return True
        clean = not self.dirty or self.scheme == saved
        self.saved = saved
        if clean:
            self._begin(saved)
        self.changed.emit()
        return clean

    def edit(self, scheme: Scheme) -> None:
        """Go on with another scheme."""
        if scheme != self.scheme:
            self._past.append(self.scheme)
            self._future.clear()
            self.scheme = scheme
            self.changed.emit()

    def cancel(self) -> None:
        """Back to what is saved; this can be taken back, too."""
        self.edit(self.saved)

    def undo(self) -> bool:
        """One edit back; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """One edit forth again; False when there is none."""
        return self._step(self._future, self._past)

    def settle(self, saved: Scheme) -> None:
        """`saved` is in force now: edits up to it are no edits any more, later ones go on."""
        self.saved = saved
        if self.scheme == saved:
            self._begin(saved)
        self.changed.emit()

    def _begin(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._past.clear()
        self._future.clear()

    def _step(self, source: list[Scheme], goal: list[Scheme]) -> bool:
        if not source:
            return False
        goal.append(self.scheme)
        self.scheme = source.pop()
        self.changed.emit()
        return True
