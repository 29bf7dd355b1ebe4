"""The objects that share a key: each leads to its row on the mapping page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.quality import Alike
from gui.theme import theme
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.label import Label


class AlikeButton(QPushButton):
    """One object's names over the whole width; cut where they are long, with the whole in the tooltip."""

    def __init__(self, one: Alike) -> None:
        super().__init__()
        self.one = one
        self._more = " · ".join(part for part in (one.variant, one.mark or one.key) if part)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        whole = " · ".join(part for part in (one.name, self._more) if part)
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        line: list[Item] = [
            Icon("link", 14, "accentGfx"),
            Text(self.one.name, "smallName", "accentText", shrinks=True),
            Text(self._more, "small", "t2", shrinks=True),
        ]
        draw_line(painter, line, 6, self.height() / 2, self.width() - 12, 8)


class AlikeList(QWidget):
    """Hidden while nobody shares the key; `linked` carries a target of the mapping page."""

    linked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[AlikeButton] = []
        self._title = Label(font="smallStrong")
        self._rest = Label(font="small", color="t3")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._rest)
        self.hide()

    def show_alike(self, alike: Sequence[Alike], count: int) -> None:
        """Show these of `count`."""
        for old in self.buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        self._title.setText(self.tr("Also on"))
        for place, one in enumerate(alike):
            button = AlikeButton(one)
            button.clicked.connect(lambda _=False, target=one.target: self.linked.emit(target))
            self._column.insertWidget(1 + place, button)
            self.buttons.append(button)
        more = count - len(alike)
        self._rest.setText(self.tr("and %Ln more", "", more) if more > 0 else "")
        self._rest.setVisible(more > 0)
        self.setVisible(bool(alike))
