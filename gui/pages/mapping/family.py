"""The right panel of a parent: how far it is linked, the shop's card, its variants, and linking all that is clear."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.links import MatchState
from core.domain.screens.mapping import FamilyRow, MappingRow
from gui import format as formats
from gui.pages.mapping import words
from gui.pages.mapping.family_cells import FamilyWords, family_chip
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Icon, Item, Mark, Text
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Foot

_MARGIN, _SHOWN = 20, 40


class VariantLine(Surface):
    """One variant: its state, its values, and the offer it has or is suggested."""

    def __init__(self, row: MappingRow) -> None:
        super().__init__("surface", "b")
        self.row = row
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(2)
        line.addWidget(Inline(self._first, gap=8, height=20, stretch=True))
        line.addWidget(Inline(self._second, gap=8, height=18, stretch=True))
        self.setAccessibleName(words.spoken(row))

    def _first(self) -> list[Item]:
        look = words.LOOKS[self.row.state]
        color = "accentGfx" if look.tone == "accent" else look.tone if look.tone != "mute" else "t3"
        name = self.row.variant or self.row.name
        return [Icon(look.icon, 14, color), Text(name, "name", "t1", shrinks=True)]

    def _second(self) -> list[Item]:
        row = self.row
        told = words.state_word(row.state)
        if row.offer_id is not None:
            told = f"{told}: {row.offer_variant or row.offer_name} · ID {row.offer_id}"
        elif row.state is MatchState.UNLINKED:
            told = words.no_pair_word(row.state)
        return [Text(told, "small", "t3", shrinks=True)]


class FamilyPanel(Surface):
    """`link_wanted` carries the parent, `open_wanted` asks to open or fold it."""

    link_wanted = Signal(object)
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "l")
        self.family: FamilyRow | None = None
        self._opened = False
        self.members: Sequence[MappingRow] = ()
        self._state = Inline(self._state_items, gap=10, height=24)
        self._title = Label(font="detail", wrap=True)
        self._sub = Label(font="small", color="t2", wrap=True)
        self._sub.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card_title = Label(font="smallStrong")
        self._card = Inline(self._card_items, gap=8, height=24, stretch=True)
        self._card_note = Label(font="small", color="t3", wrap=True)
        self._list_title = Label(font="smallStrong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 12)
        column.setSpacing(4)
        for widget, gap in (
            (self._state, 2),
            (self._title, 0),
            (self._sub, 10),
            (self._card_title, 0),
            (self._card, 0),
            (self._card_note, 10),
            (self._list_title, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.link = Button(kind="primary", icon="checks", key="Enter")
        self.open = Button(icon="tree-structure", key="→")
        self.link.clicked.connect(lambda: self.link_wanted.emit(self.family))
        self.open.clicked.connect(self.open_wanted.emit)
        foot = Foot(fill="surface")
        foot.row.setContentsMargins(_MARGIN + 1, 14, _MARGIN, 14)
        foot.row.addWidget(self.link)
        foot.row.addWidget(self.open)
        foot.row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll_area(body), 1)
        outer.addWidget(foot)
        self.retranslate()

    def show_family(self, family: FamilyRow, members: Sequence[MappingRow], *, opened: bool) -> None:
        """Show a parent; `members` are its variants as far as they are known yet."""
        self.family, self.members, self._opened = family, members, opened
        self._title.setText(family.name)
        self._sub.setText(" · ".join(part for part in (FamilyWords().variants(family), family.article) if part))
        self._card_note.setText(FamilyWords().card(family))
        self._card.setVisible(family.card_id is not None)
        self._state.refresh()
        self._card.refresh()
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for member in members[:_SHOWN]:
            self._lines.addWidget(VariantLine(member))
        if len(members) > _SHOWN:
            more = self.tr("and %Ln more", "", len(members) - _SHOWN)
            self._lines.addWidget(Label(more, "small", "t3"))
        self.retranslate()

    def suggested(self) -> int:
        """How many variants have one clear suggestion."""
        return sum(member.state is MatchState.SUGGESTED for member in self.members)

    def retranslate(self) -> None:
        """Words of the panel."""
        self._card_title.setText(self.tr("Card in the shop"))
        self._list_title.setText(self.tr("Variants"))
        count = self.suggested()
        name = self.tr("Link the variants that have one clear offer")
        self.link.set_label(self.tr("Link (%1)…").replace("%1", formats.number(count)), name)
        self.link.setEnabled(count > 0)
        self.open.set_label(self.tr("Fold") if self._opened else self.tr("Open"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if self.family is not None:
                self.show_family(self.family, self.members, opened=self._opened)
            self.retranslate()

    def _state_items(self) -> list[Item]:
        return [family_chip(self.family)] if self.family is not None else []

    def _card_items(self) -> list[Item]:
        if self.family is None or self.family.card_id is None:
            return []
        return [
            Mark("shop"),
            Text(self.family.card_name, "name", "t1", shrinks=True),
            Text(f"ID {self.family.card_id}", "small", "t3"),
        ]
