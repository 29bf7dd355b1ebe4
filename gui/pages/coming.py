"""A page whose job is not built yet: it says so plainly instead of showing an empty sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from gui.pages import Desk, Page
from gui.widgets.states import StatePage


class ComingPage(Page):
    """One sentence; there is nothing to do here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = StatePage("none")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        self.retranslate()

    def retranslate(self) -> None:
        self.state.show_state(
            "none",
            self.tr("This page is not in this version yet"),
            self.tr("The program does nothing here: neither system is read or changed for it."),
        )
