"""The inbox table: heads of groups, two-line rows with a check box and their age."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from core.domain.screens.conflicts import ConflictRow, GroupRow
from gui import format as formats
from gui.models.window_model import WindowModel
from gui.pages.conflicts import words
from gui.theme import theme
from gui.widgets.checkbox import draw_check
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

ROW, KIND, NAME, LINE, AGE = range(5)
COLUMNS = 5
GROUP_HEIGHT = 32
# Only the first column is painted; the others are what is copied and exported.
HIDDEN = {KIND: 0, NAME: 0, LINE: 0, AGE: 0}
_BOX_LEFT, _TEXT_LEFT, _RIGHT = 20, 46, 20


class InboxModel(WindowModel):
    """Rows and heads; heads have negative numbers and can be neither chosen nor copied."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and index.row() < len(self.ids) and self.ids[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def fetch(self, numbers: list[int]) -> list[ConflictRow]:  # type: ignore[override]
        """Rows without the heads, for copying and saving."""
        return [row for row in super().fetch(numbers) if isinstance(row, ConflictRow)]

    def is_head(self, position: int) -> bool:
        """Whether a group begins at this position."""
        return 0 <= position < len(self.ids) and self.ids[position] < 0

    def conflicts(self) -> list[int]:
        """Numbers of the conflicts in the list, without the heads."""
        return [number for number in self.ids if number >= 0]


class InboxHeader(Header):
    """Never seen; names the columns of an exported file."""

    def items(self, section: int) -> list[Item]:
        titles = ["", self.tr("Kind"), self.tr("What"), self.tr("Details"), self.tr("Age")]
        return [Text(titles[section])] if titles[section] else []


class InboxDelegate(RowDelegate):
    """Paints both sorts of rows over the whole width; `decided` shows the list without check boxes."""

    def __init__(self, checked: set[int]) -> None:
        super().__init__()
        self.checked = checked
        self.decided = False

    def ground(self, row: object, selected: bool, hovered: bool) -> str:
        if isinstance(row, GroupRow):
            return "sunken"
        return super().ground(row, selected, hovered)

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if isinstance(row, GroupRow):
            self._head(painter, rect, row)
        elif isinstance(row, ConflictRow):
            self._row(painter, rect, row)

    @staticmethod
    def _head(painter: QPainter, rect: QRect, row: GroupRow) -> None:
        middle = rect.top() + (rect.height() - 1) / 2
        count = formats.number(row.count)
        line: list[Item] = [
            Icon(words.KIND_ICONS[row.kind], 14, "t3"),
            Text(words.kind_word(row.kind), "smallStrong", "t2", shrinks=True),
        ]
        draw_line(painter, line, rect.left() + _BOX_LEFT, middle, rect.width() - _BOX_LEFT - _RIGHT - 34, 6)
        number: list[Item] = [Text(count, "smallName", "t2")]
        draw_line(painter, number, rect.right() - _RIGHT - 30, middle, 30, right=True)

    def _row(self, painter: QPainter, rect: QRect, row: ConflictRow) -> None:
        left = _TEXT_LEFT
        if self.decided:
            icon = "check-circle" if row.choice else "circle-dashed"
            Icon(icon, 16, "ok" if row.choice else "t3").paint(painter, _BOX_LEFT, self._first(rect), 16)
        else:
            box = QRectF(rect.left() + _BOX_LEFT, self._first(rect) - 8, 16, 16)
            draw_check(painter, box, row.row in self.checked)
        age = words.age_of(row)
        age_text = Text(age, "small", "t2")
        name = Text(words.name_of(row), "strong", "t1", shrinks=True)
        below = words.decision_of(row) if self.decided else words.line_of(row)
        room = QRect(rect.left(), rect.top(), int(rect.width() - age_text.width() - _RIGHT - 8), rect.height())
        self.two_lines(painter, room, [name], [], left=left, right=0)
        second: list[Item] = [Text(below, "small", "t2", shrinks=True)]
        if theme.dense:
            self.two_lines(painter, room, [name], second, left=left, right=0)
        else:
            self.two_lines(painter, rect, [], second, left=left, right=_RIGHT)
        draw_line(
            painter, [age_text], rect.right() - _RIGHT - age_text.width(), self._first(rect), age_text.width() + 2
        )

    @staticmethod
    def _first(rect: QRect) -> float:
        """The middle of a row's first line."""
        middle = rect.top() + (rect.height() - 1) / 2
        return middle if theme.dense else middle - 9.5


class InboxTable(StretchTable):
    """`check_clicked` carries the position whose box was hit."""

    check_clicked = Signal(int)

    def __init__(self, delegate: InboxDelegate) -> None:
        super().__init__(delegate, dict(HIDDEN), (ROW,))
        header = InboxHeader(self)
        self.setHorizontalHeader(header)
        header.hide()

    def lay_out(self) -> None:
        """Heads of groups are lower than rows; call it after a list came."""
        model = self.model()
        if not isinstance(model, InboxModel):
            return
        for column in HIDDEN:
            self.setColumnHidden(column, True)
        self.follow_density()
        for position, number in enumerate(model.ids):
            if number < 0:
                self.setRowHeight(position, GROUP_HEIGHT)
        self.share()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place: QPoint = event.position().toPoint()
        position, model = self.rowAt(place.y()), self.model()
        if isinstance(model, InboxModel) and model.is_head(position):
            return
        delegate = self.itemDelegate()
        boxes = isinstance(delegate, InboxDelegate) and not delegate.decided
        if boxes and position >= 0 and place.x() < _TEXT_LEFT - 4:
            self.check_clicked.emit(position)
            return
        super().mousePressEvent(event)
