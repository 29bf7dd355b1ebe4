"""A text field that suggests words while one types: any part of a word counts; ↓ and Enter take one, Esc closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QCompleter, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.inline import Text

_ROW = 30
_SHOWN = 8


class _Word(QStyledItemDelegate):
    """A line of the list: tint under the cursor."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
        word = Text(str(index.data() or ""), "body", "t1", shrinks=True)
        word.paint(painter, box.left() + 12, box.center().y() + 0.5, box.width() - 24)
        painter.restore()


class SuggestField(Field):
    """`suggest` says which words there are; what is typed need not be one of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QStringListModel(self)
        self.completer_box = QCompleter(self._words, self)
        self.completer_box.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer_box.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer_box.setMaxVisibleItems(_SHOWN)
        popup = QListView()
        popup.setFrameShape(QFrame.Shape.NoFrame)
        popup.setMouseTracking(True)
        self.completer_box.setPopup(popup)
        # The completer gives its list a delegate of its own, so ours comes after.
        self._painter = _Word(popup)
        popup.setItemDelegate(self._painter)
        self.setCompleter(self.completer_box)
        theme.changed.connect(self._recolor)
        self._recolor()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer these words from now on."""
        self._words.setStringList(list(dict.fromkeys(words)))

    def words(self) -> list[str]:
        """The words on offer."""
        return list(self._words.stringList())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty field shows what there is when a person comes into it."""
        super().focusInEvent(event)
        came = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
        if came and not self.text() and self._words.rowCount():
            self.completer_box.setCompletionPrefix("")
            self.completer_box.complete()

    def _recolor(self) -> None:
        popup = self.completer_box.popup()
        colors = popup.palette()
        for role in (colors.ColorRole.Base, colors.ColorRole.Window):
            colors.setColor(role, theme.color("raised"))
        colors.setColor(colors.ColorRole.Text, theme.color("t1"))
        popup.setPalette(colors)
