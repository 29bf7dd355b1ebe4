"""The bar of what is checked: how many, deciding them alike, letting go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui import format as formats
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.checkbox import draw_check
from gui.widgets.inline import Gap, Item, Text
from gui.widgets.label import Inline, Label


class _PartlyChecked:
    """The sign before the number."""

    def width(self) -> float:
        """A check box."""
        return 16

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint it half set."""
        draw_check(painter, QRectF(x, middle - 8, 16, 16), False, partly=True)


class BulkBar(Card):
    """Only conflicts of one kind can be decided alike; of several kinds the bar says why not."""

    def __init__(self) -> None:
        super().__init__("surface", "line2", 10)
        self._count, self._kinds = 0, 0
        self._words = Inline(self._items, height=28)
        self.alike = Button(kind="soft", icon="checks")
        self.drop = Button(kind="ghost", icon="x", size=28)
        self._note = Label(font="small", color="t2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self.alike)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._note)
        self.retranslate()

    def show_checked(self, count: int, kinds: int) -> None:
        """`count` conflicts of `kinds` kinds are checked."""
        self._count, self._kinds = count, kinds
        self.alike.setEnabled(count > 0 and kinds == 1)
        self._note.setVisible(kinds > 1)
        self._words.refresh()

    def retranslate(self) -> None:
        """Words of the bar."""
        self.alike.set_label(self.tr("Decide alike"))
        self.drop.set_label("", self.tr("Uncheck"))
        self._note.setText(
            self.tr("Only conflicts of one kind can be decided alike: other kinds have other choices.")
        )
        self._words.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _items(self) -> list[Item]:
        text = self.tr("Selected %1").replace("%1", formats.number(self._count))
        return [_PartlyChecked(), Gap(2), Text(text, "strong", "t1", shrinks=True)]
