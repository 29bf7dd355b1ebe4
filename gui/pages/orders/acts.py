"""Asking for another try and taking that back, each told in one sentence at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.screens.orders import OrdersStanding, Queued
from gui.i18n import say
from gui.pages import Desk


class OrderActs(QObject):
    """Carries out what the page asks; `queued` comes after orders were queued again."""

    queued = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, desk.bridge

    def retry(self, rows: Sequence[int], stuck: str = "") -> None:
        """Queue orders again; `stuck` tells of those that were left out beforehand."""
        door = self._bridge.app.orders

        def done(answer: Queued) -> None:
            self.queued.emit()
            left = self.tr("%Ln need no retry", "", answer.passed) if answer.passed else stuck
            told = self.tr("%Ln queued again", "", answer.count)
            more = self.tr("%1; skipped: %2").replace("%1", told).replace("%2", left)
            self._desk.toast(more if left else told, self.tr("Undo"), lambda: self.undo(answer.run))

        self._bridge.act(lambda: door.retry(rows), done, owner=self)

    def retry_all(self, standing: OrdersStanding) -> None:
        """Retry what a retry can help; say how many wait for a person."""
        stuck = self.tr("%Ln wait for a person", "", standing.stuck) if standing.stuck else ""
        if standing.retryable:
            self.retry(standing.retryable, stuck)
        elif stuck:
            self._desk.toast(self.tr("There is nothing to retry: %1.").replace("%1", stuck))

    def undo_last(self) -> None:
        """Take the newest retry back."""

        def found(run: int | None) -> None:
            if run is None:
                self._desk.toast(self.tr("There is nothing to undo."))
            else:
                self.undo(run)

        self._bridge.ask(self._bridge.app.orders.last_undoable, found, owner=self)

    def undo(self, run: int) -> None:
        """Take one retry back, or say why not."""

        def done(refusal: str | None) -> None:
            text = self.tr("The retry was undone.") if refusal is None else say(refusal)
            self._desk.toast(text, bad=refusal is not None)

        self._bridge.act(lambda: self._bridge.app.undo(run), done, owner=self)
