"""A card of settings: its title, a quiet sentence, rows, and whatever else stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.pages.settings.rows import SettingRow
from gui.widgets.card import Card
from gui.widgets.label import Label


class SettingCard(Card):
    """`title` and `note` are asked anew with the language."""

    def __init__(
        self,
        section: str,
        title: Callable[[], str],
        rows: Sequence[SettingRow] = (),
        note: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self.section, self.rows = section, list(rows)
        self._title, self._note = title, note
        self.head = Label(font="card")
        self.note = Label(font="small", color="t3", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 14, 8, 12)
        self.column.setSpacing(6)
        for label in (self.head, self.note):
            label.setContentsMargins(8, 0, 8, 2)
            self.column.addWidget(label)
        for row in self.rows:
            self.column.addWidget(row)
        self.column.addStretch(1)
        self.card_words()

    def add(self, part: QWidget | QLayout, *, indent: bool = True) -> None:
        """Put something under the rows."""
        place = self.column.count() - 1
        if isinstance(part, QLayout):
            if indent:
                part.setContentsMargins(8, 2, 8, 2)
            self.column.insertLayout(place, part)
            return
        if indent:
            holder = QHBoxLayout()
            holder.setContentsMargins(8, 0, 8, 0)
            holder.addWidget(part, 1)
            self.column.insertLayout(place, holder)
        else:
            self.column.insertWidget(place, part)

    def add_row(self, row: SettingRow) -> None:
        """One more setting, under what is there."""
        self.rows.append(row)
        self.column.insertWidget(self.column.count() - 1, row)

    def card_words(self) -> None:
        """Title and sentence."""
        self.head.setText(self._title())
        self.note.setText(self._note() if self._note is not None else "")
        self.note.setVisible(bool(self.note.text()))
        self.retranslate()

    def retranslate(self) -> None:
        """Words of what else stands in the card."""

    def finds(self, text: str) -> bool:
        """Whether the card as a whole is about `text`."""
        told = f"{self.head.text()} {self.note.text()}".casefold()
        return all(word in told for word in text.casefold().split())

    def first_stop(self) -> QWidget | None:
        """Where the focus goes when the card is shown."""
        return self.rows[0].first_stop() if self.rows else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.card_words()
