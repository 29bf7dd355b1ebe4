"""The palette's list: headings and lines in one view, marks where the words met, caps at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.keys import caps
from gui.shell.palette.lines import Line
from gui.shell.palette.matching import spans
from gui.theme import elided, text_width, theme
from gui.widgets.inline import Icon, Kbd, Text, draw_line, line_width
from gui.widgets.scroll import OverlayBar

Index = QModelIndex | QPersistentModelIndex
Row = Line | str
LINE, HEADING = 40, 28
_LINE_ROLE = Qt.ItemDataRole.UserRole


class Results(QAbstractListModel):
    """Headings (texts) and lines, in order; `words` are marked."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.words: Sequence[str] = ()

    def show_rows(self, rows: Sequence[Row], words: Sequence[str]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows, self.words = list(rows), words
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else ""
        if role == _LINE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else row.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.data(index, _LINE_ROLE), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultsDelegate(QStyledItemDelegate):
    """Paints headings and lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEADING if isinstance(index.data(_LINE_ROLE), str) else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, box, view = index.data(_LINE_ROLE), QRectF(option.rect), option.widget
        if isinstance(row, str):
            Text(row, "smallName", "t2").paint(painter, 18, box.center().y() + 1, box.width() - 36)
        elif isinstance(row, Line) and isinstance(view, ResultsView):
            chosen = view.currentIndex() == index
            if chosen or view.hovered == index.row():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("sel" if chosen else "hover"))
                painter.drawRoundedRect(box.adjusted(8, 0, -8, 0), 7, 7)
            self._line(painter, box, row, view.results.words, chosen)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, box: QRectF, line: Line, words: Sequence[str], chosen: bool) -> None:
        middle = box.center().y()
        Icon(line.icon, 18, "accentGfx" if chosen else "t2").paint(painter, 18, middle, 18)
        chord = line.caps or ("Enter" if chosen and not line.action else "")
        keys = [Kbd(cap) for cap in caps(chord)] if chord else []
        end = box.width() - 18
        if keys:
            draw_line(painter, keys, end - line_width(keys, 4), middle, 400, 4)
            end -= line_width(keys, 4) + 12
        room = end - 50
        note_least = min(110.0, text_width("body", line.note)) if line.note else 0.0
        title = elided("strong", line.title, int(room - (note_least + 12 if line.note else 0)))
        after = _marked(painter, title, "strong", "t1", 50, middle, words)
        if line.note and end - after > 40:
            note = elided("body", line.note, int(end - after - 11))
            _marked(painter, note, "body", "t2", after + 11, middle, words)


def _marked(
    painter: QPainter, text: str, font: str, color: str, x: float, middle: float, words: Sequence[str]
) -> float:
    """Paint `text` with the parts that `words` met on a mark; gives where it ended."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("diff"))
    for begin, finish in spans(text, words):
        left, right = text_width(font, text[:begin]), text_width(font, text[:finish])
        painter.drawRoundedRect(QRectF(x + left - 1, middle - 10, right - left + 2, 20), 4, 4)
    width = text_width(font, text)
    Text(text, font, color).paint(painter, x, middle, width)
    return x + width


class ResultsView(QListView):
    """The list itself; the field keeps the focus. `chosen` comes with a click."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.results = Results()
        self.hovered = -1
        self.setModel(self.results)
        self.setItemDelegate(ResultsDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        OverlayBar(self)
        theme.changed.connect(self.viewport().update)

    def height_wanted(self) -> int:
        """How high all rows are."""
        return sum(HEADING if isinstance(row, str) else LINE for row in self.results.rows)

    def line(self) -> Line | None:
        """The current line."""
        row = self.currentIndex().row()
        found = self.results.rows[row] if 0 <= row < len(self.results.rows) else ""
        return found if isinstance(found, Line) else None

    def places(self) -> list[int]:
        """Rows that are lines."""
        return [place for place, row in enumerate(self.results.rows) if isinstance(row, Line)]

    def go(self, row: int) -> None:
        """Make `row` current; the heading over a first line comes into sight with it."""
        index = self.results.index(row, 0)
        self.setCurrentIndex(index)
        if row > 0 and isinstance(self.results.rows[row - 1], str):
            self.scrollTo(self.results.index(row - 1, 0))
        self.scrollTo(index)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Go `by` lines on; one past an end comes back at the other."""
        places = self.places()
        if not places:
            return
        now = self.currentIndex().row()
        at = places.index(now) if now in places else 0
        wanted = at + by
        if abs(by) > 1:
            wanted = max(0, min(len(places) - 1, wanted))
        self.go(places[wanted % len(places)])
        self.moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses nothing yet: a drag that ends elsewhere does nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        found = self.results.rows[row] if 0 <= row < len(self.results.rows) else ""
        if isinstance(found, Line) and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(found)
