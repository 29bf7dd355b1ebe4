"""The detail's footer: apply, postpone, skip; open again; undo; and whether the decision can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from core.domain.conflicts import Choice, ConflictState
from core.domain.screens.conflicts import ConflictDetail
from gui.widgets.button import Button
from gui.widgets.inline import Item, Kbd, Text
from gui.widgets.label import Inline
from gui.widgets.sheet import Foot


class DetailFooter(Foot):
    """Shows what can be done in the present state of the conflict."""

    apply_wanted = Signal()
    postpone_wanted = Signal()
    skip_wanted = Signal()
    reopen_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(fill="surface")
        self._final, self._waiting, self._slim = False, True, False
        self.row.setContentsMargins(24, 14, 24, 14)
        self.apply = Button(kind="primary", icon="check", key="Enter")
        self.postpone = Button(icon="clock", key="L")
        self.skip = Button(key="S")
        self.reopen = Button(icon="arrow-u-up-left")
        self.undo = Button(icon="arrow-u-up-left")
        self._hint = Inline(self._hint_items, gap=6, height=24)
        for button, signal in (
            (self.apply, self.apply_wanted),
            (self.postpone, self.postpone_wanted),
            (self.skip, self.skip_wanted),
            (self.reopen, self.reopen_wanted),
            (self.undo, self.undo_wanted),
        ):
            button.clicked.connect(signal.emit)
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.row.addWidget(self._hint)
        self.retranslate()

    def show_for(self, detail: ConflictDetail, choice: Choice | None) -> None:
        """The buttons for this conflict with this choice."""
        self._waiting = detail.row.resolved_at is None
        postponed = detail.row.state is ConflictState.POSTPONED
        self._final = choice is not None and choice.final
        self.apply.setVisible(self._waiting)
        self.apply.setEnabled(choice is not None)
        self.postpone.setVisible(self._waiting)
        self.skip.setVisible(self._waiting and not postponed)
        self.reopen.setVisible(self._waiting and postponed)
        self.undo.setVisible(not self._waiting and detail.undo_run is not None)
        self._hint.setVisible(self._waiting and not self._slim)
        self.setVisible(self._waiting or detail.undo_run is not None)
        self._hint.refresh()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: the buttons alone."""
        self._slim = slim
        self._hint.setVisible(self._waiting and not slim)

    def retranslate(self) -> None:
        """Words of the footer."""
        self.apply.set_label(self.tr("Apply"))
        self.postpone.set_label(self.tr("Postpone"))
        self.skip.set_label(self.tr("Skip"))
        self.reopen.set_label(self.tr("Take back now"))
        self.undo.set_label(self.tr("Undo the decision"))
        self._hint.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _hint_items(self) -> list[Item]:
        if not self._waiting:
            return []
        if self._final:
            return [Text(self.tr("A letter that was sent cannot be taken back"), "small", "t2", shrinks=True)]
        return [Text(self.tr("The decision can be undone"), "small", "t3", shrinks=True), Kbd("Ctrl"), Kbd("Z")]
