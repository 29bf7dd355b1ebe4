"""The drop-down: a real QComboBox under our own paint, so its keys, its list and screen readers come free."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Text

_LEFT, _RIGHT, _CARET = 10, 32, 12
_ROW = 32
_SHOWN = 12
_NARROWEST = 88


class _RowPainter(QStyledItemDelegate):
    """A line of the opened list: tint under the cursor, a tick beside the chosen one."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(round(text_width("name", words)) + _LEFT + _RIGHT + 8, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = index.row() == self._box.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
        words = Text(str(index.data() or ""), "name" if chosen else "body", "t1", shrinks=True)
        words.paint(painter, box.left() + 14, box.center().y() + 0.5, box.width() - 14 - _RIGHT)
        if chosen:
            Icon("check-bold", 12, "accentGfx").paint(painter, box.right() - 26, box.center().y() + 0.5, 12)
        painter.restore()


class Select(QComboBox):
    """One of several; `chosen` carries the key when a person takes another one.

    Closed: ↑ ↓ Home End take another, Alt+↓, Space or F4 open the list, letters jump. The wheel scrolls the page and
    never changes the choice.
    """

    chosen = Signal(str)

    def __init__(self, *, height: int = 32) -> None:
        super().__init__()
        self._told = ""
        self._height = height
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFont(theme.font("body"))
        self.setMaxVisibleItems(_SHOWN)
        view = QListView()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setItemDelegate(_RowPainter(self))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setView(view)
        self.setStyleSheet("QComboBox { combobox-popup: 0; border: 0; }")
        self.activated.connect(self._taken)
        theme.changed.connect(self._recolor)
        self._recolor()

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these keys with their words; the choice stays while its key is among them."""
        kept = self.current()
        blocked = self.blockSignals(True)
        self.clear()
        for key, words in items:
            self.addItem(words, key)
        self.blockSignals(blocked)
        self.choose(kept if self.findData(kept) >= 0 else (items[0][0] if items else ""))
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose without telling anybody; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key))
        self._told = key
        self.update()

    def current(self) -> str:
        """The chosen key, "" when there is none."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def name(self, text: str, help_text: str = "") -> None:
        """Say what is chosen here, to readers."""
        self.setAccessibleName(text)
        self.setAccessibleDescription(help_text)

    def sizeHint(self) -> QSize:
        widest = max((text_width("body", self.itemText(at)) for at in range(self.count())), default=0.0)
        return QSize(max(_NARROWEST, round(widest) + _LEFT + _RIGHT), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel turned over a closed list belongs to the page."""
        event.ignore()

    def showPopup(self) -> None:
        self.view().setMinimumWidth(max(self.width(), self.sizeHint().width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        painter.setPen(QPen(theme.color("accentGfx" if self.hasFocus() else "line2"), 1))
        painter.setBrush(theme.color("surface" if enabled else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        middle = self.height() / 2
        room = self.width() - _LEFT - _RIGHT + 4
        Text(self.currentText(), "body", "t1" if enabled else "t4", shrinks=True).paint(painter, _LEFT, middle, room)
        caret = Icon("caret-down", _CARET, "t2" if enabled else "t4")
        caret.paint(painter, self.width() - _CARET - 9, middle, _CARET)

    def _taken(self, index: int) -> None:
        key = self.itemData(index)
        if isinstance(key, str) and key != self._told:
            self._told = key
            self.chosen.emit(key)

    def _recolor(self) -> None:
        """The list opens in a window of its own, which the theme must be told of."""
        colors = self.view().palette()
        for role in (colors.ColorRole.Base, colors.ColorRole.Window):
            colors.setColor(role, theme.color("raised"))
        colors.setColor(colors.ColorRole.Text, theme.color("t1"))
        self.view().setPalette(colors)
        self.update()
