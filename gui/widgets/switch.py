"""The switch: on or off at once, a real QCheckBox under our own paint; its knob carries a sign beside the colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from gui.theme import theme
from gui.theme.icons import draw_icon

TRACK = QSize(32, 18)
#: The design asks for targets of at least 28 pixels; the track stands in the middle of it.
TARGET = QSize(36, 28)


class Switch(QCheckBox):
    """On or off. `name` is what readers hear; `setChecked`, `isChecked` and `toggled` are the check box's own."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setFixedSize(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        theme.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Say what it switches."""
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return TARGET

    def minimumSizeHint(self) -> QSize:
        return TARGET

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _fill(self) -> str:
        if not self.isEnabled():
            return "track"
        if self.isChecked():
            return "accentHover" if self.underMouse() else "accent"
        return "ctrl"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - TRACK.width()) / 2, (self.height() - TRACK.height()) / 2, 32, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._fill()))
        painter.drawRoundedRect(box, 9, 9)
        left = box.right() - 16 if self.isChecked() else box.left() + 2
        knob = QRectF(left, box.top() + 2, 14, 14)
        painter.setBrush(theme.color("onAccent" if self.isEnabled() else "surface"))
        painter.drawEllipse(knob)
        sign = "check-bold" if self.isChecked() else "minus-bold"
        draw_icon(painter, sign, knob, 9, theme.color(self._fill() if self.isEnabled() else "t4"))
