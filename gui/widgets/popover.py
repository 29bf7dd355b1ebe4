"""A popover: a small panel beside its button; a click elsewhere or Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import theme


class _Panel(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class Popover(QWidget):
    """Covers the window invisibly; `column` takes the content of the panel."""

    def __init__(self, window: QWidget, width: int = 300) -> None:
        super().__init__(window)
        self.panel = _Panel(self)
        self.panel.setFixedWidth(width)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        self.hide()

    def open_at(self, anchor: QWidget, *, above: bool = False) -> None:
        """Show the panel under `anchor` (or above it), kept inside the window."""
        self.setGeometry(self.parentWidget().rect())
        self.panel.adjustSize()
        corner = anchor.mapTo(self.parentWidget(), QPoint(0, 0))
        x = min(corner.x(), self.width() - self.panel.width() - 12)
        y = corner.y() - self.panel.height() - 6 if above else corner.y() + anchor.height() + 6
        self.panel.move(max(12, x), max(12, min(y, self.height() - self.panel.height() - 12)))
        self.show()
        self.raise_()
        self.panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.focusNextChild()

    def key(self, chord: str) -> bool:
        """Esc closes."""
        if chord == "Esc":
            self.hide()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.hide()
