"""The sheet of all keys (? or F1): what works everywhere, then what works on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.widgets.button import Button
from gui.widgets.inline import Item, Kbd
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet

Keys = Sequence[tuple[str, str]]


class KeysSheet(Sheet):
    """`groups` are pairs of a heading and its (keys, words); keys are joined by "+", alternatives by a space.

    `help_wanted` comes after it closed: a person wants the guide's chapter about keys.
    """

    help_wanted = Signal(str)

    def __init__(self, window: QWidget, groups: Sequence[tuple[str, Keys]]) -> None:
        super().__init__(window, QSize(560, 640))
        self.head.setText(self.tr("All keys"))
        self.sub.setText(self.tr("Letters go by the key’s place: they work on the Russian layout too."))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(24, 4, 24, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, keys in groups:
            grid.addWidget(Label(heading, "smallStrong", "t2"), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
            grid.setRowMinimumHeight(row, 30)
            row += 1
            for chords, words in keys:
                grid.addWidget(Inline(lambda chords=chords: self._caps(chords), gap=4, height=24), row, 0)
                grid.addWidget(Label(words), row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        self.body.addWidget(scroll_area(holder), 1)
        self.guide = Button(self.tr("User guide"), kind="link", icon="question")
        self.guide.clicked.connect(self._to_guide)
        self.foot.row.addWidget(self.guide)
        self.foot.row.addStretch(1)

    def _to_guide(self) -> None:
        self.dismiss()
        self.help_wanted.emit("keyboard")

    @staticmethod
    def _caps(chords: str) -> list[Item]:
        return [Kbd(key) for chord in chords.split() for key in chord.split("+")]
