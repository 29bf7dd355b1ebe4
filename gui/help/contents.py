"""The guide's left side: a search over all chapters, and the chapters; while searching only those that have hits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gui.format import number
from gui.help.chapters import CHAPTERS, title
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Icon, Text
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area
from gui.widgets.toggles import ListEntry

WIDE = 264


class ChapterButton(ListEntry):
    """One chapter; while searching with the number of hits."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, height=32)

    def paint_entry(self, painter: QPainter, middle: float, *, chosen: bool) -> None:
        Icon(self.icon_name, 16, "accentText" if chosen else "t2").paint(painter, 11, middle, 16)
        count = Text("" if self.count is None else number(self.count), "smallName", "t3")
        room = self.width() - 37 - 10 - (count.width() + 8 if self.count is not None else 0)
        words = Text(self.text(), "strong" if chosen else "name", "accentText" if chosen else "t1")
        words.paint(painter, 37, middle, room)
        if self.count is not None:
            count.paint(painter, self.width() - 10 - count.width(), middle, count.width())


class Contents(Surface):
    """`chosen` carries a chapter, `searched` the words that are looked for."""

    chosen = Signal(str)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__("raised", "r")
        self.search = SearchField(height=32)
        self.search.searched.connect(self.searched.emit)
        self.nothing = Label(font="small", color="t3", wrap=True)
        self.nothing.hide()
        self.buttons: dict[str, ChapterButton] = {}
        holder, group = QWidget(), QButtonGroup(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(12, 2, 13, 12)
        column.setSpacing(2)
        for chapter in CHAPTERS:
            button = self.buttons[chapter.key] = ChapterButton(chapter.icon)
            button.clicked.connect(lambda _=False, key=chapter.key: self.chosen.emit(key))
            group.addButton(button)
            column.addWidget(button)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self._area = scroll_area(holder)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 13, 8)
        top.addWidget(self.search)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(self._area, 1)
        self.setFixedWidth(WIDE)
        self.retranslate()

    def choose(self, key: str) -> None:
        """Mark the chapter on screen without telling anybody."""
        self.buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self.buttons[key], 0, 8)

    def show_found(self, found: Mapping[str, int] | None) -> None:
        """Only the chapters that have hits, with their number; None shows all."""
        for key, button in self.buttons.items():
            button.set_count(None if found is None else found.get(key))
            button.setVisible(found is None or key in found)
        self.nothing.setVisible(found is not None and not found)

    def offered(self) -> list[str]:
        """The chapters that are shown now."""
        return [key for key, button in self.buttons.items() if not button.isHidden()]

    def retranslate(self) -> None:
        """Words of the list."""
        self.search.name(self.tr("Find in the guide"))
        self.nothing.setText(self.tr("Nothing found. Try one word, or a part of it."))
        for key, button in self.buttons.items():
            button.set_label(title(key))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
