"""The focus ring: an overlay around the focused control when focus came by key, or it is `ringed`.

Text fields show the focus by their border and caret, lists by lines around the current row (see `by_key`).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QWidget,
)

from gui.theme import theme

_OUT = 3
_SHOW_IT_THEMSELVES = (QLineEdit, QAbstractItemView, QAbstractScrollArea)
_BY_KEY = "focusByKey"


def by_key() -> bool:
    """Whether a key was the last that a person used: then the focus is shown."""
    app = QApplication.instance()
    return app is not None and bool(app.property(_BY_KEY))


class FocusRing(QWidget):
    """Painted over the focused control's surroundings, outside the control, never catching the mouse."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._target: QWidget | None = None
        self._app = app
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.installEventFilter(self)
        app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._app.setProperty(_BY_KEY, True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._app.setProperty(_BY_KEY, False)
            self.hide()
        elif watched is self._target:
            if kind in (QEvent.Type.Move, QEvent.Type.Resize):
                self._place()
            elif kind in (QEvent.Type.Hide, QEvent.Type.Destroy):
                self.detach()
        return False

    def detach(self) -> None:
        """Leave the window, so that no parent takes the ring with it when it dies."""
        self._target = None
        self.hide()
        self.setParent(None)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        wanted = by_key() or (now is not None and bool(now.property("ringed")))
        inside = now is not None and now.parentWidget() is not None and not isinstance(now, _SHOW_IT_THEMSELVES)
        if now is None or not wanted or not inside or now.isWindow():
            self.detach()
            return
        self._target = now
        self.setParent(now.parentWidget())
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        if self._target is not None:
            self.setGeometry(self._target.geometry().adjusted(-_OUT, -_OUT, _OUT, _OUT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accentGfx"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
