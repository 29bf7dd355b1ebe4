"""A card with a title, a link to the whole, and a list of lines below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.label import Label


class ListCard(Card):
    """`all_wanted` asks for the page with the whole; what inherits fills `lines_box` and words itself."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(font="card")
        self.all = Button(kind="link", size=28, font="smallName")
        self.all.clicked.connect(self.all_wanted.emit)
        head = QHBoxLayout()
        head.setContentsMargins(16, 9, 16, 1)
        head.addWidget(self.title, 1)
        head.addWidget(self.all)
        self.lines_box = QVBoxLayout()
        self.lines_box.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 1, 6)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self.lines_box)
        outer.addStretch(1)

    def set_words(self, title: str, link: str, link_name: str) -> None:
        """Title and link; `link_name` says to a reader where the link leads."""
        self.title.setText(title)
        self.all.set_label(link, link_name)
        self.all.setToolTip("")

    def retranslate(self) -> None:
        """Set every word of the card."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
