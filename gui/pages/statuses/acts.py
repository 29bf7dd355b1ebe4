"""What is done with the draft: proposing, replacing, trying on orders, saving, and taking a saved scheme back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.screens.statuses import StatusesView, Trial
from core.domain.status_edits import replaced
from core.domain.status_findings import Finding
from core.domain.status_proposal import completed
from core.domain.statuses import Scheme
from gui.i18n import say
from gui.pages import Desk
from gui.pages.statuses.draft import Draft
from gui.pages.statuses.trial import TrialSheet


class SchemeActs(QObject):
    """`saved` comes after the store took a scheme."""

    saved = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(draft)
        self._desk, self._draft, self._bridge = desk, draft, desk.bridge

    def propose(self) -> None:
        """Complete the draft from names; what is decided stays."""
        self._bridge.ask(self._bridge.app.statuses.propose, self._proposed, owner=self)

    def _proposed(self, proposal: Scheme) -> None:
        scheme = completed(self._draft.scheme, proposal)
        if scheme == self._draft.scheme:
            self._desk.toast(self.tr("Names give no more pairs. Pair the rest by hand."))
            return
        new = len(scheme.pairs) - len(self._draft.scheme.pairs)
        self._draft.edit(scheme)
        self._desk.toast(self.tr("%Ln pairs proposed. Nothing is saved yet.", "", new))

    def replace(self, finding: Finding, node_id: str) -> None:
        """Put another state or status ("" for none) in the place of one that is gone."""
        self._draft.edit(replaced(self._draft.scheme, finding.side, finding.id, node_id))

    def try_on(self, window: QWidget, view: StatusesView) -> None:
        """Show what the draft would do with the newest orders."""
        scheme, door = self._draft.scheme, self._bridge.app.statuses

        def came(trial: Trial) -> None:
            sheet = TrialSheet(window, self._bridge, view, scheme, trial)
            sheet.order_wanted.connect(lambda order: self._desk.go("orders", f"order:{order}"))
            self._desk.show_sheet(sheet, sheet.close_it)

        self._bridge.ask(lambda: door.try_on(scheme), came, owner=self)

    def save(self, *, names: bool = False) -> None:
        """Put the draft in force; with `names` also where only names of statuses are new."""
        scheme, door = self._draft.scheme, self._bridge.app.statuses
        if self._draft.dirty or names:
            self._bridge.act(lambda: door.save(scheme), lambda run: self._done(scheme, run), owner=self)

    def _done(self, scheme: Scheme, run: int) -> None:
        self._draft.settle(scheme)
        self.saved.emit()
        self._desk.toast(self.tr("The status scheme is saved."), self.tr("Undo"), lambda: self._undo_run(run))

    def undo(self) -> None:
        """Take the last edit of the draft back; without one the scheme that was saved last."""
        if not self._draft.undo():
            self._bridge.ask(self._bridge.app.statuses.last_undoable, self._undo_found, owner=self)

    def _undo_found(self, run: int | None) -> None:
        if run is None:
            self._desk.toast(self.tr("There is nothing to undo."))
        else:
            self._undo_run(run)

    def _undo_run(self, run: int) -> None:
        def done(refusal: str | None) -> None:
            undone = self.tr("The former status scheme is back.")
            self._desk.toast(undone if refusal is None else say(refusal), bad=refusal is not None)

        self._bridge.act(lambda: self._bridge.app.undo(run), done, owner=self)
