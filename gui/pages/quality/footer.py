"""The footer under the table of troubles: how many, what a search leaves, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from gui import format as formats
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Gap, Item, Kbd, Text
from gui.widgets.label import Inline


class QualityFooter(Surface):
    """32 px; `reset_wanted` asks for all rows again."""

    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "t")
        self.setFixedHeight(32)
        self._shown, self._total, self._searched, self._slim = 0, 0, False, False
        self._left = Inline(self._left_items, height=22)
        self.reset = Button(kind="link", size=28, font="smallName")
        self.reset.clicked.connect(self.reset_wanted.emit)
        self._keys = Inline(self._key_items, gap=5, height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._left)
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(self._keys)
        self.retranslate()

    def show_figures(self, shown: int, total: int, *, searched: bool) -> None:
        """Rows on screen, all of the list, and whether a search leaves some out."""
        self._shown, self._total, self._searched = shown, total, searched
        self.reset.setVisible(searched)
        self._keys.setVisible(not (self._slim and searched))
        self._left.refresh()

    def set_slim(self, slim: bool) -> None:
        """A narrow window has no room for keys beside a search."""
        self._slim = slim
        self._keys.setVisible(not (slim and self._searched))
        self._keys.refresh()

    def text(self) -> str:
        """The left line in words."""
        return " ".join(item.text for item in self._left_items() if isinstance(item, Text))

    def retranslate(self) -> None:
        """Words of the button; the lines ask anew at every paint."""
        self.reset.set_label(self.tr("Reset filters"), self.tr("Reset filters"))
        self.reset.setToolTip("")
        self._left.refresh()
        self._keys.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _left_items(self) -> list[Item]:
        if self._searched:
            words = self.tr("%1 of %2").replace("%1", formats.number(self._shown))
            return [Text(words.replace("%2", formats.number(max(self._total, self._shown))), "smallName", "t2")]
        return [Text(self.tr("%Ln troubles", "", self._shown), "smallName", "t2")]

    def _key_items(self) -> list[Item]:
        items: list[Item] = [Kbd("M"), Text(self.tr("mapping"), "small", "t3"), Gap(6)]
        return [*items, Kbd("H"), Text(self.tr("hide it"), "small", "t3")]
