"""What was decided: the choice, by whom and when, and what that means until it is carried out."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from core.domain.screens.conflicts import ConflictDetail
from gui import format as formats
from gui.pages.conflicts import words
from gui.pages.conflicts.outcome import OutcomeLine
from gui.widgets.card import Card
from gui.widgets.inline import Icon
from gui.widgets.label import Label


class DecidedBox(Card):
    """A quiet box in the place of the cards."""

    def __init__(self) -> None:
        super().__init__("sunken", "", 10)
        self._solved = False
        self.title = Label(font="card", wrap=True)
        self.who = Label(font="small", color="t2", wrap=True)
        self.outcome = OutcomeLine(boxed=False)
        self.note = Label(font="small", color="t2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 14, 16, 14)
        column.setSpacing(4)
        for widget in (self.title, self.who, self.outcome, self.note):
            column.addWidget(widget)

    def show_decision(self, detail: ConflictDetail) -> None:
        """Tell what became of a conflict that waits no more."""
        row, choice = detail.row, detail.decided
        self._solved = choice is None
        at = formats.day_time(row.resolved_at) if row.resolved_at is not None else ""
        if choice is None:
            self.title.setText(self.tr("It solved itself"))
            self.who.setText(self.tr("At %1 the data agreed again; nobody had to decide.").replace("%1", at))
        else:
            self.title.setText(self.tr("Decided: %1").replace("%1", words.value_words(choice.title)))
            self.who.setText(" · ".join(part for part in (words.decided_by(row.resolved_by), at) if part))
        self.outcome.setVisible(choice is not None)
        self.outcome.show_outcomes(choice.outcomes if choice is not None else ())
        by_hand = words.by_hand(choice)
        self.note.setVisible(bool(by_hand))
        self.note.setText(by_hand)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.who.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, color = ("circle-dashed", "t3") if self._solved else ("check-circle-fill", "ok")
        Icon(name, 20, color).paint(painter, 16, 24, 20)
