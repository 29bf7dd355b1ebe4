"""Acts of the mapping page: link, unlink, ignore, accept exact, undo, redo, in order, off the GUI thread."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.dictionary import Term
from core.domain.screens.mapping import CandidateView, MappingRow
from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.i18n import say
from gui.pages.mapping.dictionary import taught_words
from gui.pages.mapping.undo import Done, UndoStack


class MappingActs(QObject):
    """Runs acts and tells what became of them: `row_changed` carries the row's new state, `said` a sentence.

    `taken` asks whether an offer may move: row, candidate, and the name of the item that has it.
    """

    row_changed = Signal(object)
    list_changed = Signal()
    said = Signal(str, bool)
    stack_changed = Signal()
    taken = Signal(object, object, str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._app = bridge.app
        self._pending: set[int] = set()
        self.stack = UndoStack()

    def pending(self, row: int) -> bool:
        """Whether an act on this row is under way."""
        return row in self._pending

    def busy(self) -> bool:
        """Whether any act on a row is under way."""
        return bool(self._pending)

    def link(self, row: MappingRow, candidate: CandidateView, *, move: bool = False) -> None:
        """Link `row` to the candidate's offer; one that another item has is asked about first, unless `move`."""
        text = self.tr("Linked: %1").replace("%1", row.name)

        def taken(error: BaseException) -> bool:
            if not isinstance(error, SkladLinkError) or error.code != "link.offer_taken":
                return False
            self.taken.emit(row, candidate, str(error.params["item"]))
            return True

        self._one(row, text, lambda: self._app.link(row.item_id, candidate.offer_id, move=move), taken)

    def relink(self, row: MappingRow, successor: MappingRow) -> None:
        """Give the offer of a deleted item to another one."""
        offer = row.offer_id
        if offer is None:
            return
        name = " · ".join(part for part in (successor.name, successor.variant) if part)
        text = self.tr("Relinked: %1").replace("%1", name)

        def again() -> int:
            return self._app.link(successor.item_id, offer, move=True)

        self._bridge.act(again, lambda run: self.taken_in(run, text, again), owner=self)

    def unlink(self, row: MappingRow) -> None:
        """Take the link of `row` away."""
        text = self.tr("Unlinked: %1").replace("%1", row.name)
        self._one(row, text, lambda: self._app.unlink(row.item_id))

    def ignore(self, row: MappingRow) -> None:
        """Leave `row` out for good."""
        text = self.tr("Ignored: %1").replace("%1", row.name)
        self._one(row, text, lambda: self._app.ignore(row.item_id))

    def bring_back(self, row: MappingRow) -> None:
        """Ask about an ignored row again."""
        text = self.tr("Brought back: %1").replace("%1", row.name)
        self._one(row, text, lambda: self._app.unignore(row.item_id))

    def accept_exact(self, rows: array[int]) -> None:
        """Link the exact pairs of `rows`, those that a person saw and no others; one undo step."""
        again = partial(self._app.accept_exact, rows)

        def done(run_id: int) -> None:
            self._remember(Done(run_id, self.tr("Exact matches linked"), again))
            self.list_changed.emit()

        self._bridge.act(again, done, owner=self)

    def taken_in(self, run_id: int, text: str, again: Callable[[], int], *, rows: bool = True) -> None:
        """Something was changed as run `run_id` (a file, checked rows; not `rows`: the dictionary): one undo step."""
        self._remember(Done(run_id, text, again))
        if rows:
            self.list_changed.emit()

    def undo(self) -> None:
        """Take the newest act back; where the other side changed since, core says why not."""
        act = self.stack.take_undo()
        if act is None:
            return

        def done(refusal: str | None) -> None:
            text = self.tr("Undone: %1").replace("%1", act.text) if refusal is None else say(refusal)
            self.said.emit(text, False)
            self.list_changed.emit()

        self._bridge.act(lambda: self._app.undo(act.run_id), done, owner=self)
        self.stack_changed.emit()

    def redo(self) -> None:
        """Do the last undone act again."""
        act = self.stack.take_redo()
        if act is None:
            return

        def done(run_id: int) -> None:
            self.stack.redone(Done(run_id, act.text, act.again))
            self.said.emit(act.text, True)
            self.stack_changed.emit()
            self.list_changed.emit()

        self._bridge.act(act.again, done, owner=self)
        self.stack_changed.emit()

    def _one(
        self,
        row: MappingRow,
        text: str,
        act: Callable[[], int],
        handles: Callable[[BaseException], bool] = lambda _: False,
    ) -> None:
        self._pending.add(row.row)

        def work() -> tuple[int, Sequence[MappingRow]]:
            run_id = act()
            return run_id, self._app.mapping_rows([row.row])

        def done(answer: tuple[int, Sequence[MappingRow]]) -> None:
            run_id, rows = answer
            self._pending.discard(row.row)
            self._remember(Done(run_id, text, act))
            for changed in rows:
                self.row_changed.emit(changed)

        def failed(error: BaseException) -> None:
            self._pending.discard(row.row)
            if not handles(error):
                self._bridge.failed.emit(error)
                self.list_changed.emit()

        self._bridge.act(work, done, owner=self, failed=failed)

    def _remember(self, act: Done) -> None:
        """Make it the next to undo, and say it, with what it taught the dictionary."""
        self.stack.push(act)
        self.stack_changed.emit()

        def told(terms: Sequence[Term]) -> None:
            self.said.emit(" · ".join(part for part in (act.text, taught_words(terms)) if part), True)

        self._bridge.ask(lambda: self._app.dictionary.taught(act.run_id), told, owner=self)
