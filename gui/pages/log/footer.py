"""The log's footer: that it lives, how long entries are kept, what a filter leaves, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.log import LogKeeping
from gui import format as formats
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Dot, Gap, Item, Kbd, Text
from gui.widgets.label import Inline

_KILO, _MEGA = 1000, 1_000_000


class LogFooter(Surface):
    """32 px under the table; `reset_wanted` asks for the whole log again."""

    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "t")
        self.setFixedHeight(32)
        self._keeping: LogKeeping | None = None
        self._shown, self._filtered = 0, False
        self._left = Inline(self._left_items, height=22)
        self.reset = Button(kind="link", size=28, font="smallName")
        self.reset.clicked.connect(self.reset_wanted.emit)
        self._keys = Inline(self._key_items, gap=5, height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.setSpacing(8)
        row.addWidget(self._left)
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(self._keys)
        self.retranslate()

    def show_figures(self, keeping: LogKeeping | None, shown: int, *, filtered: bool) -> None:
        """What is kept, how many rows are on screen, and whether a filter leaves some out."""
        self._keeping, self._shown, self._filtered = keeping, shown, filtered
        self.reset.setVisible(filtered)
        self._left.refresh()

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

    def text(self) -> str:
        """The left line in words."""
        return " ".join(item.text for item in self._left_items() if isinstance(item, Text))

    def _left_items(self) -> list[Item]:
        if self._filtered and self._keeping is not None:
            words = self.tr("%1 of %2 entries").replace("%1", formats.number(self._shown))
            return [Text(words.replace("%2", formats.number(self._keeping.entries)), "smallName", "t2")]
        items: list[Item] = [Dot("ok"), Text(self.tr("New entries appear by themselves"), "smallName", "t2")]
        if self._keeping is not None:
            kept = self.tr("kept %Ln days", "", self._keeping.days)
            items.append(Text(f"· {kept}, {self._size(self._keeping.size)}", "small", "t3"))
        return items

    def _size(self, size: int) -> str:
        if size < _MEGA:
            return "≈ " + self.tr("%1 KB").replace("%1", formats.number(max(1, round(size / _KILO))))
        return "≈ " + self.tr("%1 MB").replace("%1", formats.number(round(size / _MEGA)))

    def _key_items(self) -> list[Item]:
        return [
            Kbd("Enter"),
            Text(self.tr("open"), "small", "t3"),
            Gap(6),
            Kbd("Ctrl"),
            Kbd("C"),
            Text(self.tr("copy"), "small", "t3"),
        ]
