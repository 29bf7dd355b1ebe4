"""The list at the left: a search over the settings, and the sections."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from gui.pages.settings import words
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Icon, Text
from gui.widgets.toggles import ListEntry

WIDE, SLIM = 224, 196


class SectionButton(ListEntry):
    """One section; the triangle says that something in it wants a person."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, height=34)
        self._attention = ""

    def set_attention(self, words_: str) -> None:
        """Say what wants a person, "" for nothing."""
        self._attention = words_
        self.setAccessibleName(f"{self.text()}, {words_}" if words_ else self.text())
        self.setToolTip(self.accessibleName())
        self.update()

    def paint_entry(self, painter: QPainter, middle: float, *, chosen: bool) -> None:
        color = "accentText" if chosen else "t2"
        Icon(self.icon_name, 16, color).paint(painter, 11, middle, 16)
        font, room = ("strong" if chosen else "name"), self.width() - 37 - (32 if self._attention else 10)
        Text(self.text(), font, "accentText" if chosen else "t1", shrinks=True).paint(painter, 37, middle, room)
        if self._attention:
            Icon("warning", 15, "warn").paint(painter, self.width() - 26, middle, 15)


class SectionList(Surface):
    """`chosen` carries a section, `searched` the words; `setup_wanted` asks for the set-up's steps again."""

    chosen = Signal(str)
    setup_wanted = Signal()
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "r")
        self.search = SearchField(height=30)
        self.search.searched.connect(self.searched.emit)
        self.buttons: dict[str, SectionButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 13, 12)
        column.setSpacing(3)
        column.addWidget(self.search)
        column.addSpacing(8)
        for key, icon in words.SECTIONS:
            button = self.buttons[key] = SectionButton(icon)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self.again = Button(kind="link", icon="arrow-counter-clockwise", size=28, font="small")
        self.again.clicked.connect(lambda: self.setup_wanted.emit())
        again = QHBoxLayout()
        again.setContentsMargins(11, 0, 0, 0)
        again.addWidget(self.again)
        again.addStretch(1)
        column.addLayout(again)
        self.buttons["connections"].setChecked(True)
        self.setFixedWidth(WIDE)
        self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrower in a narrow window."""
        self.setFixedWidth(SLIM if slim else WIDE)

    def current(self) -> str:
        """The chosen section."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self.buttons[key].setChecked(True)

    def step(self, by: int) -> str:
        """The section before or after the chosen one."""
        keys = list(self.buttons)
        return keys[max(0, min(len(keys) - 1, keys.index(self.current()) + by))]

    def retranslate(self) -> None:
        """Words of the list."""
        self.search.name(self.tr("Find a setting"))
        for key, button in self.buttons.items():
            button.set_label(words.section(key))
        self.again.set_label(self.tr("Run set-up again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
