"""What is on screen before the rest is there: the logo at once, and a calm page when the start fails."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import theme
from gui.widgets.logo import draw_logo


class BootWindow(QWidget):
    """`painted` comes once, after the first paint: only then the heavy imports begin."""

    painted = Signal()
    retry_wanted = Signal()
    restore_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("SkladLink")
        self.setMinimumSize(1024, 700)
        self.resize(1440, 900)
        self._told = False
        self._failed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("win"))
        if not self._failed:
            middle = self.rect().center()
            draw_logo(painter, QRectF(middle.x() - 28, middle.y() - 48, 56, 56))
            painter.setFont(theme.font("detail"))
            painter.setPen(theme.color("t2"))
            painter.drawText(QRectF(0, middle.y() + 20, self.width(), 30), Qt.AlignmentFlag.AlignCenter, "SkladLink")
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def show_error(self, what: str, means: str, do: str, *, can_restore: bool = False) -> None:
        """Say what happened, what it means and what to do; the button tries again.

        `can_restore` offers the last whole copy of the database instead of closing.
        """
        from gui.widgets.states import StatePage

        translate = QCoreApplication.translate
        self._failed = True
        page = StatePage("error")
        parts = (
            (translate("Boot", "What happened:"), what),
            (translate("Boot", "What it means:"), means),
            (translate("Boot", "What to do:"), do),
        )
        lines = "<br>".join(f"<b>{escape(label)}</b> {escape(text)}" for label, text in parts)
        page.show_state(
            "error",
            translate("Boot", "SkladLink could not start"),
            f'<div style="line-height:170%">{lines}</div>',
            translate("Boot", "Try again"),
            translate("Boot", "Restore the last copy") if can_restore else translate("Boot", "Close"),
        )
        page.primary.clicked.connect(self._retry)
        page.secondary.clicked.connect(self._restore if can_restore else self.close)
        if self.layout() is None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
        self.layout().addWidget(page)
        page.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _retry(self) -> None:
        self._clear()
        self.retry_wanted.emit()

    def _restore(self) -> None:
        self._clear()
        self.restore_wanted.emit()

    def _clear(self) -> None:
        self._failed = False
        while self.layout().count():
            self.layout().takeAt(0).widget().deleteLater()
        self.update()
