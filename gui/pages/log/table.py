"""The log's table: one line an entry; an opened one leaves room for its explanation, which is a widget of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from core.domain.screens.log import LogRow
from gui import format as formats
from gui.pages.log import words
from gui.pages.log.columns import ACTION, LEVEL, MESSAGE, OBJECT, ROW, SOURCE, TIME, WIDE
from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable


class LogHeader(Header):
    """Time carries the arrow of the order."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.oldest_first = False

    def items(self, section: int) -> list[Item]:
        translate = QCoreApplication.translate
        titles = {
            TIME: translate("LogHeader", "Time"),
            SOURCE: translate("LogHeader", "Source"),
            OBJECT: translate("LogHeader", "Object"),
            MESSAGE: translate("LogHeader", "Message"),
        }
        if section not in titles:
            return []
        line: list[Item] = [Text(titles[section], "smallName", "t1" if section == TIME else "t2")]
        if section == TIME:
            line.append(Icon("arrow-up" if self.oldest_first else "arrow-down", 12, "t2"))
        return line


class LogDelegate(RowDelegate):
    """Chevron and level, time, source, object, message, and Undo where it is still possible."""

    row_height = ROW

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0

    def ground(self, row: object, selected: bool, hovered: bool) -> str:
        if isinstance(row, LogRow) and row.row == self.opened:
            return "sunken"
        return super().ground(row, selected, hovered)

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, LogRow):
            return
        opened = row.row == self.opened
        line = QRect(rect.left(), rect.top(), rect.width(), self.height())
        middle = line.top() + (line.height() - 1) / 2
        left, room = line.left() + 8, line.width() - 16
        column = index.column()
        if column == LEVEL:
            caret = "caret-down" if opened else "caret-right"
            draw_icon(painter, caret, QRectF(line.left() + 22, middle - 8, 16, 16), 14, theme.color("t3"))
            icon, color = words.level_look(row)
            draw_icon(painter, icon, QRectF(line.left() + 46, middle - 8, 16, 16), 16, theme.color(color))
        elif column == TIME:
            time = words.short_time(row.at, datetime.now(UTC))
            draw_line(painter, [Text(time, "body", "t1", True)], left, middle, room)
        elif column == SOURCE:
            draw_line(painter, [Text(words.source_word(row), "body", "t2", True)], left, middle, room)
        elif column == OBJECT:
            about = words.object_word(row)
            item = Text(about, "name", "accentText", True) if about else Text(formats.DASH, "body", "t4")
            draw_line(painter, [item], left, middle, room)
        elif column == MESSAGE:
            font = "name" if opened else "body"
            draw_line(painter, [Text(words.sentence(row), font, "t1", True)], left, middle, room)
        elif column == ACTION and row.undoable:
            word = Text(undo_word(), "smallName", "accentText")
            draw_line(painter, [word], left, middle, line.width() - 8 - 24, right=True)


def undo_word() -> str:
    """The link at a row's right end."""
    return QCoreApplication.translate("LogDelegate", "Undo")


class LogTable(StretchTable):
    """`pressed_cell` tells a click by row and column; links get the pointing hand."""

    pressed_cell = Signal(int, int)

    def __init__(self, delegate: LogDelegate) -> None:
        super().__init__(delegate, dict(WIDE), (MESSAGE,))
        self._delegate = delegate
        self.header = LogHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.clicked.connect(lambda index: self.pressed_cell.emit(index.row(), index.column()))

    def link_at(self, place: QPoint) -> bool:
        """Whether words that lead somewhere are at `place` of the viewport."""
        index = self.indexAt(place)
        model = self.model()
        row = model.row_at(index.row()) if index.isValid() else None  # type: ignore[attr-defined]
        if row is None or place.y() >= self.rowViewportPosition(index.row()) + self._delegate.height():
            return False
        rect = self.visualRect(index)
        if index.column() == OBJECT:
            return bool(row.about.kind) and place.x() <= rect.left() + 8 + text_width("name", words.object_word(row))
        return bool(
            index.column() == ACTION
            and row.undoable
            and place.x() >= rect.right() - 28 - text_width("smallName", undo_word())
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self.link_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
