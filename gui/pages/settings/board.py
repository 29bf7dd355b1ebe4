"""The cards of the page in two columns, one where the window is narrow; a search leaves the rows that match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.pages.settings.rows import SettingRow
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area

_GAP = 14
_SETTLED_MS = 60


class SettingsCard(Protocol):
    """What the board knows of a card."""

    section: str
    rows: list[SettingRow]

    def finds(self, text: str) -> bool:
        """Whether the card as a whole is about `text`."""

    def first_stop(self) -> QWidget | None:
        """Where the focus goes."""


class Board(QWidget):
    """`section_seen` carries the section at the upper edge when the page is scrolled by hand."""

    section_seen = Signal(str)

    def __init__(self, top: Sequence[QWidget]) -> None:
        super().__init__()
        self.cards: list[QWidget] = []
        self._shown: list[QWidget] = []
        self._columns = 2
        self._search = ""
        holder = QWidget()
        self._outer = QVBoxLayout(holder)
        self._outer.setContentsMargins(24, 14, 24, 24)
        self._outer.setSpacing(_GAP)
        for part in top:
            self._outer.addWidget(part)
        self.nothing = Label(font="lead", color="t2", wrap=True)
        self.nothing.hide()
        self._outer.addWidget(self.nothing)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._outer.addLayout(self._grid)
        self._outer.addStretch(1)
        self.area = scroll_area(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self._bar = self.area.verticalScrollBar()
        self._bar.valueChanged.connect(lambda _: self._scrolled())
        self._by_list = False

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """The cards in their order, two of a pair side by side."""
        self.cards = list(cards)
        for card in self.cards:
            card.setParent(self.area.widget())  # shown without one, it would be a window of its own for a moment
        self.search("")

    def set_slim(self, slim: bool) -> None:
        """One column in a narrow window."""
        self._columns = 1 if slim else 2
        self._outer.setContentsMargins(16 if slim else 24, 14, 16 if slim else 24, 24)
        self._lay()

    def search(self, text: str) -> int:
        """Show what `text` finds, everything for an empty one; returns how many cards are left."""
        self._search = text.strip()
        self._shown = []
        for card in self.cards:
            whole = not self._search or card.finds(self._search)  # type: ignore[attr-defined]
            rows: list[SettingRow] = card.rows  # type: ignore[attr-defined]
            for row in rows:
                row.setVisible(whole or row.finds(self._search))
            wanted = whole or any(not row.isHidden() for row in rows)
            card.setVisible(wanted)
            if wanted:
                self._shown.append(card)
        self.nothing.setVisible(not self._shown)
        self._lay()
        return len(self._shown)

    def _lay(self) -> None:
        # Taken out by `takeAt`, an old item would live on and keep the new one from hearing of changed heights.
        for card in self.cards:
            self._grid.removeWidget(card)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for at, card in enumerate(self._shown):
            self._grid.addWidget(card, at // self._columns, at % self._columns)

    # --- places -----------------------------------------------------------------------------------------------

    def show_section(self, section: str) -> QWidget | None:
        """Scroll to the first card of a section."""
        card = next((one for one in self._shown if one.section == section), None)  # type: ignore[attr-defined]
        if card is not None:
            self._to(card)
        return card

    def show_row(self, row: QWidget) -> None:
        """Scroll to a row, once more when the cards have their heights."""
        self._by_list = True
        self.area.ensureWidgetVisible(row, 0, 60)
        QTimer.singleShot(_SETTLED_MS, row, lambda: self._settle(row))

    def _settle(self, row: QWidget) -> None:
        self.area.ensureWidgetVisible(row, 0, 60)
        self._by_list = False

    def _to(self, card: QWidget) -> None:
        self._by_list = True
        holder = self.area.widget()
        holder.layout().activate()
        first = card is self._shown[0]
        self._bar.setValue(0 if first else card.mapTo(holder, QPoint(0, 0)).y() - _GAP)
        self._by_list = False

    def _scrolled(self) -> None:
        if self._by_list or not self._shown:
            return
        edge = self._bar.value() + 3 * _GAP
        holder = self.area.widget()
        seen = self._shown[0]
        for card in self._shown:
            if card.mapTo(holder, QPoint(0, 0)).y() <= edge:
                seen = card if card.mapTo(holder, QPoint(0, 0)).y() > seen.mapTo(holder, QPoint(0, 0)).y() else seen
        self.section_seen.emit(seen.section)  # type: ignore[attr-defined]
