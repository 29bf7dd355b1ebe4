"""Deciding several conflicts of one kind alike: one set of cards, and what each of them will change."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.conflicts import Choice, Consequence, Effect
from core.domain.screens.conflicts import AlikeView
from gui.i18n import say
from gui.pages.conflicts import words
from gui.pages.conflicts.outcome import OutcomeLine
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.radio_card import CardGroup, CardLine, RadioCard
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet

_MOST_LINES = 200


class AlikeSheet(Sheet):
    """Nothing is preselected; `accepted` carries the key of the choice."""

    accepted = Signal(str)

    def __init__(self, window: QWidget, view: AlikeView) -> None:
        super().__init__(window, QSize(820, 680))
        self.view = view
        count = len(view.details)
        self.head.setText(self.tr("Decide %Ln conflicts alike", "", count))
        self.sub.setText(words.kind_word(view.kind))
        self.cards = CardGroup()
        self.cards.show_cards([self._card(choice, str(at)) for at, choice in enumerate(view.choices, start=1)])
        self.cards.group.idClicked.connect(lambda _: self._chosen())
        self._what = Label(font="smallStrong")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(2)
        self._note = Label(font="small", color="t2", wrap=True)
        self._note.setText(
            self.tr("SkladLink will do this with the next version; each conflict says where to do it by hand.")
        )
        self._compose()
        self._build_foot()
        self._chosen()

    def _card(self, choice: Choice, key: str) -> RadioCard:
        """A card with those consequences that are the same for all; what differs stands in the list."""
        others = [one for detail in self.view.details for one in detail.choices if one.key == choice.key]
        shared = [line for line in choice.consequences if all(_same(line, other) for other in others)]
        lines = [CardLine(*words.SIGN_ICONS[line.sign], say(line.code, line.params)) for line in shared]
        return RadioCard(words.value_words(choice.title), lines, mark=words.sign_item(choice.mark), key=key)

    def _compose(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(12)
        if not self.view.choices:
            column.addWidget(Label(self.tr("Each of these needs a decision of its own."), wrap=True))
        column.addWidget(self.cards)
        column.addWidget(self._what)
        area = scroll_area(self._list)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(area, 1)
        column.addWidget(self._note)
        self.body.addLayout(column, 1)

    def _build_foot(self) -> None:
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.apply = Button(self.tr("Decide (%Ln)", "", len(self.view.details)), kind="primary", icon="checks")
        self.cancel.clicked.connect(self.dismiss)
        self.apply.clicked.connect(self._accept)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.apply)

    def key(self, chord: str) -> bool:
        """1 to 3 choose, Enter decides once something is chosen, Esc closes."""
        if chord.isdigit() and self.cards.choose(int(chord) - 1):
            self._chosen()
            self.apply.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().key(chord)

    def choice(self) -> Choice | None:
        """What is chosen."""
        position = self.cards.chosen()
        return self.view.choices[position] if 0 <= position < len(self.view.choices) else None

    def _chosen(self) -> None:
        choice = self.choice()
        self.apply.setEnabled(choice is not None)
        self._note.setVisible(choice is not None and choice.effect is Effect.SYSTEMS)
        self._what.setText(self.tr("What will change") if choice is not None else self.tr("Chosen conflicts"))
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for detail in self.view.details[:_MOST_LINES]:
            self._lines.addWidget(Label(words.name_of(detail.row), "name", wrap=True))
            own = next((one for one in detail.choices if choice is not None and one.key == choice.key), None)
            if own is None:
                self._lines.addWidget(Label(words.line_of(detail.row), "small", "t2", wrap=True))
            else:
                outcome = OutcomeLine(boxed=False)
                outcome.show_outcomes(own.outcomes)
                self._lines.addWidget(outcome)
        self._lines.addStretch(1)

    def _accept(self) -> None:
        choice = self.choice()
        if choice is not None:
            self.accepted.emit(choice.key)
            self.dismiss()


def _same(line: Consequence, choice: Choice) -> bool:
    return any((line.code, dict(line.params)) == (other.code, dict(other.params)) for other in choice.consequences)
