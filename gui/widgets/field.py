"""Text fields: the search field with its icon and key cap, debounced; and the plain field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Kbd

DEBOUNCE_MS = 80
HINT_MARGIN = 4


class Field(QLineEdit):
    """A bordered line edit, 30 or 32 px high."""

    def __init__(self, *, height: int = 32, left: int = 10, right: int = 10) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setTextMargins(left, 0, right, 0)
        self.setStyleSheet("QLineEdit { background: transparent; border: 0; }")
        theme.changed.connect(self.update)

    def name(self, text: str, *, placeholder: bool = True) -> None:
        """Say what the field is for, to eyes and to readers."""
        self.setAccessibleName(text)
        self.setPlaceholderText(text if placeholder else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accentGfx" if self.hasFocus() else "line2"), 1))
        painter.setBrush(theme.color("surface" if self.isEnabled() else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        self.decorate(painter)
        painter.end()
        super().paintEvent(event)

    def decorate(self, painter: QPainter) -> None:
        """Paint what stands beside the text."""


class SecretField(Field):
    """A write-only field: dots on screen, no word guessing, nothing to copy out."""

    def __init__(self, *, height: int = 32) -> None:
        super().__init__(height=height, left=32)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)

    def decorate(self, painter: QPainter) -> None:
        Icon("lock-simple", 15, "t3" if self.isEnabled() else "t4").paint(painter, 11, self.height() / 2, 15)


class SearchField(Field):
    """A search field; `searched` comes 80 ms after the last keystroke, at once when cleared."""

    searched = Signal(str)

    def __init__(self, *, key: str = "/", height: int = 30) -> None:
        super().__init__(height=height, left=30, right=36 if key else 10)
        self._key = key
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._typed)
        self._hint = ""

    def name(self, text: str, *, placeholder: bool = True) -> None:
        self._hint = text if placeholder else ""
        super().name(text, placeholder=placeholder)
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """Where the hint has no room, one word stands for it and the tooltip says it whole."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * HINT_MARGIN
        fits = text_width("body", self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self.tr("Search"))
        self.setToolTip("" if fits else self._hint)

    def _typed(self, text: str) -> None:
        self._timer.start(DEBOUNCE_MS if text else 0)

    def decorate(self, painter: QPainter) -> None:
        middle = self.height() / 2
        Icon("magnifying-glass", 16, "t3").paint(painter, 10, middle, 16)
        if self._key and not self.hasFocus() and not self.text():
            cap = Kbd(self._key)
            cap.paint(painter, self.width() - cap.width() - 8, middle, cap.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
