"""The toast: one sentence at the bottom centre for 8 seconds, with Undo; hover or focus holds it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.inline import Icon
from gui.widgets.label import Inline, Label

SHOWN_MS = 8000
_ABOVE_BOTTOM = 84


class Toast(QWidget):
    """One at a time; a new sentence replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._act: Callable[[], None] | None = None
        self._icon = "check-circle-fill"
        self._tone = "ok"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._text = Label(font="name", color="tipText")
        self._button = Button(kind="toast", size=28)
        self._button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(Inline(lambda: [Icon(self._icon, 18, self._tone)], height=20))
        row.addWidget(self._text)
        row.addSpacing(6)
        row.addWidget(self._button)
        self.setFixedHeight(44)
        self.hide()
        window.installEventFilter(self)

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, bad: bool = False) -> None:
        """Show `text`; `action` labels the button that runs `act`."""
        self._icon, self._tone = ("warning-fill", "warn") if bad else ("check-circle-fill", "ok")
        self._text.setText(text)
        self._act = act
        self._button.setVisible(act is not None)
        self._button.set_label(action, action)
        self._button.setToolTip("")
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """What it says now, or nothing when hidden."""
        return "" if self.isHidden() else self._text.text()

    def _clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        window = self.parentWidget()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - _ABOVE_BOTTOM)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
