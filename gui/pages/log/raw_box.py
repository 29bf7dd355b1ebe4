"""The raw data of an entry: JSON in a type of one width, keys in colour, copied by one button."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.label import Label
from gui.widgets.reader import Reader

_KEY = re.compile(r'"(?:[^"\\]|\\.)*"(?=\s*:)')
_LINE = 18
_MOST_LINES = 14


class _Keys(QSyntaxHighlighter):
    """Colours the names before the colons."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setForeground(theme.color("accentText"))
        for found in _KEY.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), look)


class RawText(Reader):
    """The reader with the names of the JSON in colour."""

    def __init__(self) -> None:
        super().__init__("surface", 0)
        self._keys = _Keys(self.document())


class RawBox(Card):
    """Title, a quiet word that secrets are hidden, Copy, and the text."""

    def __init__(self) -> None:
        super().__init__("surface", "line", 8)
        self._title = Label(font="smallStrong", color="t1")
        self._note = Label(font="small", color="t3")
        self.copy = Button(kind="link", icon="copy", size=28, font="smallName")
        self.copy.icon_size = 14
        self.copy.clicked.connect(self._copy)
        self.text = RawText()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        head.addWidget(self.copy)
        line = Surface("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 14, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(self.text, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the head."""
        self._title.setText(self.tr("Raw data"))
        self._note.setText(self.tr("tokens and phones are hidden"))
        self.copy.set_label(self.tr("Copy"), self.tr("Copy the raw data"))
        self.copy.setToolTip("")
        self.text.setAccessibleName(self.tr("Raw data"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_raw(self, raw: str) -> None:
        """Show JSON text."""
        self.text.setPlainText(raw)

    def wanted_height(self) -> int:
        """Room for the text, as far as it is not too long; the rest is scrolled to."""
        lines = min(_MOST_LINES, max(4, self.text.document().blockCount()))
        return 28 + 5 + 12 + 13 + lines * _LINE

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
