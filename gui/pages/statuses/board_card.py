"""The card around the board: both systems' heads with their numbers, and what to do with what has no pair."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from core.domain.screens.statuses import StatusesView
from core.domain.status_findings import Finding
from core.domain.statuses import Scheme, Side
from gui.pages.statuses import words
from gui.pages.statuses.board import PairsBoard, ShowSheet
from gui.pages.statuses.choose import ChooseSheet
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Gap, Item, Mark, Text
from gui.widgets.label import Inline, Label


class BoardCard(Card):
    """`board` is the board itself, `propose` the button that completes it from names."""

    def __init__(self, show_sheet: ShowSheet) -> None:
        super().__init__()
        self._show_sheet = show_sheet
        self.view = StatusesView()
        self.board = PairsBoard(show_sheet)
        self._heads = {side: Inline(lambda side=side: self._head(side), height=26) for side in Side}  # type: ignore[misc]
        self._way = Label(font="small", color="t3")
        self._hint = Label(font="small", color="t3", wrap=True)
        self.propose = Button(kind="link", icon="magic-wand", size=28, font="small")
        self._top = QGridLayout()
        self._top.addWidget(self._heads[Side.MOYSKLAD], 0, 0)
        self._top.addWidget(self._way, 0, 1, Qt.AlignmentFlag.AlignCenter)
        self._top.addWidget(self._heads[Side.SHOP], 0, 2)
        self._top.setColumnStretch(0, 1)
        self._top.setColumnStretch(2, 1)
        self._top.setSpacing(0)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._hint, 1)
        below.addWidget(self.propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addWidget(self.board)
        column.addLayout(below)
        self.set_slim(False)

    def set_slim(self, slim: bool) -> None:
        """Keep the heads over their columns."""
        self._top.setColumnMinimumWidth(1, self.board.middle(slim))

    def show_scheme(self, view: StatusesView, scheme: Scheme) -> None:
        """Show a scheme on the board."""
        self.view = view
        self._way.setText(self.tr("direction"))
        self._hint.setText(self.tr("Drag a status onto its counterpart, or press Enter on it."))
        self.propose.set_label(self.tr("Propose from names"))
        self.board.show_scheme(view, scheme)
        for head in self._heads.values():
            head.refresh()

    def ask_replacement(self, finding: Finding, take: Callable[[str], None]) -> None:
        """Let a person choose what comes in the place of a status that is gone."""
        sheet = ChooseSheet(self.window(), self.view, finding.side, [], removable=False)
        sheet.ask_instead(finding.was, finding.side)
        sheet.picked.connect(take)
        self._show_sheet(sheet, sheet.first())

    def _head(self, side: Side) -> list[Item]:
        count = sum(not node.gone for node in words.nodes_of(self.view, side))
        told = self.tr("%Ln statuses", "", count)
        return [Mark(words.MARKS[side], 22), Text(words.side_name(side), "card"), Gap(0), Text(told, "small", "t3")]
