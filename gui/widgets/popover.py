"""A popover: a small panel beside its button; a click elsewhere or Esc closes it and the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

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
        self._before: QWidget | None = None
        self._above = False
        self.hide()

    def empty(self) -> None:
        """Take everything out of the panel."""
        while self.column.count():
            widget = self.column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def settle(self) -> None:
        """Fit the panel to what is in it now; its lower edge stays where it stood above its button."""
        bottom = self.panel.geometry().bottom()
        self.panel.adjustSize()
        if self._above:
            self.panel.move(self.panel.x(), bottom - self.panel.height() + 1)

    def open_at(self, anchor: QWidget, *, above: bool = False) -> None:
        """Show the panel under `anchor` (or above it), kept inside the window."""
        self._before = QApplication.focusWidget()
        self._above = above
        self.setGeometry(self.parentWidget().rect())
        self.panel.adjustSize()
        corner = anchor.mapTo(self.parentWidget(), QPoint(0, 0))
        x = min(corner.x(), self.width() - self.panel.width() - 12)
        y = corner.y() - self.panel.height() - 6 if above else corner.y() + anchor.height() + 6
        self.panel.move(max(12, x), max(12, min(y, self.height() - self.panel.height() - 12)))
        self.show()
        self.raise_()
        self.panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stops = self._stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back, unless it went somewhere else already."""
        super().hideEvent(event)
        before, self._before = self._before, None
        now = QApplication.focusWidget()
        if before is None or not (now is None or now is self or self.isAncestorOf(now)):
            return
        try:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            return  # what had the focus is gone meanwhile

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the panel."""
        stops, now = self._stops(), QApplication.focusWidget()
        if stops:
            at = stops.index(now) if now in stops else -1 if forward else 0
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        return [
            widget
            for widget in self.panel.findChildren(QWidget)
            if widget.isVisibleTo(self) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

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
