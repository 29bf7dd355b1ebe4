"""The sheet: a centred panel over a scrim, with head, scrolling body and fixed footer. Esc is the safe choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.label import Label

LARGEST = QSize(920, 752)
_MARGIN = 24


class _Panel(QWidget):
    """The sheet's surface with its soft edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)


class Foot(QWidget):
    """The footer strip of a sheet or panel: sunken, with a hairline above."""

    def __init__(self, *, rounded: bool = False, fill: str = "sunken") -> None:
        super().__init__()
        self._rounded = rounded
        self._fill = fill
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._fill))
        box = QRectF(self.rect())
        if self._rounded:
            painter.setClipRect(box)
            painter.drawRoundedRect(box.adjusted(1, -20, -1, -1), 13, 13)
        else:
            painter.drawRect(box)
        painter.fillRect(QRectF(box.left(), 0, box.width(), 1), theme.color("line"))


class Sheet(QWidget):
    """Covers its window; `body` takes the content, `foot.row` the buttons. `closed` comes once, when it goes."""

    closed = Signal()

    def __init__(self, window: QWidget, size: QSize = LARGEST) -> None:
        super().__init__(window)
        self._largest = size
        self._before = QApplication.focusWidget()
        self.panel = _Panel(self)
        self.head = Label(font="page")
        self.sub = Label(font="small", color="t3")
        self.close_button = Button(kind="ghost", icon="x", size=32)
        self.close_button.clicked.connect(self.dismiss)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.foot = Foot(rounded=True)
        self.foot.row.setContentsMargins(24, 14, 24, 14)
        self._compose()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self._place()

    def _compose(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.head)
        words.addWidget(self.sub)
        top = QHBoxLayout()
        top.setContentsMargins(24, 20, 18, 12)
        top.addLayout(words, 1)
        top.addWidget(self.close_button)
        outer = QVBoxLayout(self.panel)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addLayout(self.body, 1)
        outer.addWidget(self.foot)

    def open(self, safe: QWidget | None = None) -> None:
        """Show it and put the focus on `safe`."""
        self.close_button.set_label("", self.tr("Close"))
        self.show()
        self.raise_()
        start = safe or self.close_button
        start.setProperty("ringed", True)
        start.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close without doing anything and give the focus back."""
        if self.isHidden() and self.parent() is None:
            return
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        if self._before is not None:
            self._give_back(self._before)
        self.deleteLater()

    @staticmethod
    def _give_back(widget: QWidget) -> None:
        try:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            return  # the widget that had the focus is gone meanwhile

    def key(self, chord: str) -> bool:
        """Handle a chord; True when it was ours. Sheets swallow all keys of the page below."""
        if chord == "Esc":
            self.dismiss()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the sheet: body, then footer, then the cross."""
        stops = sorted(
            (
                w
                for w in self.findChildren(QWidget)
                if w.isVisibleTo(self) and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
            ),
            key=lambda w: 2 if w is self.close_button else int(self.foot.isAncestorOf(w)),
        )
        now = QApplication.focusWidget()
        if not stops:
            return True
        at = stops.index(now) if now in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return False

    def resizeEvent(self, event: object) -> None:
        self._place()

    def _place(self) -> None:
        width = min(self._largest.width(), self.width() - 2 * _MARGIN)
        height = min(self._largest.height(), self.height() - 2 * _MARGIN)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.panel.geometry())
        for step in range(1, 9):
            shade = QColor(0, 0, 0, 5)
            painter.setBrush(shade)
            painter.drawRoundedRect(
                box.adjusted(-step * 3, -step * 3 + 10, step * 3, step * 3 + 10), 14 + step * 3, 14 + step * 3
            )
