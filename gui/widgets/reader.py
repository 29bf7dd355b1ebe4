"""A field for reading technical text: one width of type, selectable, left by Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from gui.theme import theme


class Reader(QPlainTextEdit):
    """`fill` is the token of the ground it lies on, `margin` the room around the text in pixels."""

    def __init__(self, fill: str = "sunken", margin: int = 10) -> None:
        super().__init__()
        self._fill = fill
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("mono"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(margin)
        theme.changed.connect(self._recolor)
        self._recolor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the sheet or page around it."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _recolor(self) -> None:
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Base, theme.color(self._fill))
        colors.setColor(QPalette.ColorRole.Text, theme.color("t1"))
        self.setPalette(colors)
