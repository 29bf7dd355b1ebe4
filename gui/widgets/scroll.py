"""Scrolling: a bar that lies over the content instead of taking width from it, and the plain scroll area."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QWidget


class OverlayBar(QScrollBar):
    """Follows the area's own bar, which stays hidden."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._real = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._real.rangeChanged.connect(lambda *_: self.follow())
        self._real.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._real.setValue)
        # The viewport's own events, too: the area is told of a new size before it lays its viewport out.
        for watched in (area, area.viewport()):
            watched.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Take range and place over from the area."""
        self.setRange(self._real.minimum(), self._real.maximum())
        self.setPageStep(self._real.pageStep())
        self.setSingleStep(self._real.singleStep())
        ground = self._area.viewport().geometry()
        self.setGeometry(ground.right() - 9, ground.top(), 10, ground.height())
        self.setVisible(self._real.maximum() > 0)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest):
            self.follow()
        return False


class _AsHighAsNeeded(QObject):
    """Lets content be as high as its wrapped words need at its width; what Qt guesses without a width is higher."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            layout = watched.layout()
            least = 1 if layout is not None and layout.hasHeightForWidth() else 0
            if watched.minimumHeight() != least:
                watched.setMinimumHeight(least)
        return False


def scroll_area(content: QWidget) -> QScrollArea:
    """A frameless area around `content` that shows what lies behind it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    content.installEventFilter(_AsHighAsNeeded(content))
    OverlayBar(area)
    return area
