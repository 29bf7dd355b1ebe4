"""The top bar's search field: looks like a field, opens the palette; a letter typed on it goes along."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui.keys import caps
from gui.theme import theme
from gui.widgets.inline import Icon, Kbd, Text, draw_line, line_width

WIDE, SLIM = 300, 236


class SearchButton(QPushButton):
    """`wanted` carries what was typed on it, "" for a click."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._slim = False
        self.setAutoDefault(False)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(lambda: self.wanted.emit(""))
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """What it says."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription("+".join(caps("Ctrl+K")))
        self.updateGeometry()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: a shorter field."""
        self._slim = slim
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(SLIM if self._slim else WIDE, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().isprintable() and event.text().strip():
            self.wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, middle = QRectF(self.rect()), self.height() / 2
        painter.setPen(QPen(theme.color("ctrl" if self.underMouse() else "line2"), 1))
        painter.setBrush(theme.color("win"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        Icon("magnifying-glass", 16, "t2").paint(painter, 11, middle, 16)
        keys = [Kbd(cap) for cap in caps("Ctrl+K")]
        end = box.width() - 8 - line_width(keys, 4)
        draw_line(painter, keys, end, middle, 200, 4)
        Text(self.text(), "body", "t3", shrinks=True).paint(painter, 34, middle, end - 42)
