"""The plan of differences as a table: the file's row, the item, its offer now and after; for errors what to do."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from core.domain.mapping_diff import DiffKind
from gui.bridge import Bridge
from gui.i18n import explain
from gui.models.window_model import WindowModel
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

if TYPE_CHECKING:
    from core.app.mapping_file import DiffView, FilePlan

ROW, ITEM, NOW, AFTER = range(4)


def now_words(view: DiffView) -> str:
    """What the item has now, or what is wrong with the row."""
    line = view.line
    if line.kind is DiffKind.ERROR:
        return explain(line.code, line.params).what
    translate = QCoreApplication.translate
    if line.reason_before is not None:
        ignored = translate("FilePlan", "Ignored")
        return f"{ignored}: {line.reason_before}" if line.reason_before else ignored
    return view.before or translate("FilePlan", "not linked")


def after_words(view: DiffView) -> tuple[str, str]:
    """What the item gets, and what it costs elsewhere; for an error what to do."""
    line, translate = view.line, QCoreApplication.translate
    if line.kind is DiffKind.ERROR:
        return explain(line.code, line.params).do, ""
    if line.kind is DiffKind.REMOVED:
        return translate("FilePlan", "not linked"), ""
    if line.kind is DiffKind.BACK:
        return translate("FilePlan", "waits for a decision again"), ""
    if line.kind is DiffKind.IGNORED:
        ignored = translate("FilePlan", "Ignored")
        return f"{ignored}: {line.reason}" if line.reason else ignored, ""
    taken = translate("FilePlan", "taken from “%1”").replace("%1", view.loser) if view.loser else ""
    return view.offer, taken


def in_full(view: DiffView) -> str:
    """The row in words, nothing left out: for an error what happened, what it means and what to do."""
    line = view.line
    row = QCoreApplication.translate("FilePlan", "row %1").replace("%1", str(line.row))
    name = " · ".join(part for part in (row[:1].upper() + row[1:], view.item, view.variant) if part)
    if line.kind is DiffKind.ERROR:
        told = explain(line.code, line.params)
        return f"{name}\n{told.what}. {told.means} {told.do}"
    after, taken = after_words(view)
    return f"{name}\n{now_words(view)}  →  {after}" + (f", {taken}" if taken else "")


def spoken(view: DiffView) -> str:
    """What a screen reader says of a row."""
    row = QCoreApplication.translate("FilePlan", "row %1").replace("%1", str(view.line.row))
    after, taken = after_words(view)
    parts = (row, view.item, view.variant, f"{now_words(view)} → {after}", taken)
    return ", ".join(part for part in parts if part)


class FileHeader(Header):
    """Titles; on the errors' tab they ask what is wrong and what to do."""

    errors = False

    def items(self, section: int) -> list[Item]:
        titles = [
            self.tr("Row"),
            self.tr("Item"),
            self.tr("What is wrong") if self.errors else self.tr("Now"),
            self.tr("What to do") if self.errors else self.tr("Will be"),
        ]
        return [Text(titles[section], "small", "t2")]


class FileDelegate(RowDelegate):
    """Two-line rows."""

    fill = "raised"

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        view: DiffView = row  # type: ignore[assignment]
        column, bad = index.column(), view.line.kind is DiffKind.ERROR
        if column == ROW:
            Text(str(view.line.row), "small", "t3").paint(
                painter, rect.left() + 24, rect.center().y(), rect.width() - 28
            )
        elif column == ITEM:
            name = view.item or QCoreApplication.translate("FilePlan", "item not found")
            told = Text(name, "name", "t1" if view.item else "t3", shrinks=True)
            if view.variant:
                self.two_lines(painter, rect, [told], [Text(view.variant, "small", "t2", shrinks=True)])
            else:
                self._line(painter, rect, [told])
        elif column == NOW:
            first: list[Item] = [Icon("warning", 14, "err")] if bad else []
            text = Text(now_words(view), "body", "errText" if bad else "t2", shrinks=True)
            self._line(painter, rect, [*first, text])
        else:
            after, taken = after_words(view)
            told = Text(after, "body", "t1", shrinks=True)
            if taken:
                loss: list[Item] = [
                    Icon("arrows-left-right", 13, "warn"),
                    Text(taken, "small", "warnText", shrinks=True),
                ]
                self.two_lines(painter, rect, [told], loss, right=20)
            else:
                self._line(painter, rect, [told], 20)

    def _line(self, painter: QPainter, rect: QRect, items: Sequence[Item], right: int = 8) -> None:
        """One line in the middle of the cell."""
        middle = rect.top() + (rect.height() - 1) / 2
        draw_line(painter, items, rect.left() + 8, middle, rect.width() - 8 - right, 6)


class FileTable(StretchTable):
    """Shows the lines of one kind at a time."""

    def __init__(self, bridge: Bridge, plan: FilePlan) -> None:
        super().__init__(FileDelegate(), {ROW: 76}, (ITEM, NOW, AFTER))
        self._lines = {line.row: line for line in plan.diff.lines}
        door = bridge.app.mapping_file
        self.rows = WindowModel(
            bridge,
            4,
            lambda numbers: door.views([self._lines[number] for number in numbers]),
            lambda view: view.line.row,
            self,
        )
        self.rows.text = self._text
        self.rows.spoken = spoken
        self.file_header = FileHeader(self)
        self.file_header.first_margin = 24
        self.file_header.fill = "raised"
        self.setHorizontalHeader(self.file_header)
        self.file_header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("What the file changes"))

    def show_kinds(self, kinds: frozenset[DiffKind]) -> None:
        """Show the lines of `kinds` only."""
        self.file_header.errors = DiffKind.ERROR in kinds
        self.file_header.viewport().update()
        numbers = array("q", sorted(row for row, line in self._lines.items() if line.kind in kinds))
        self.rows.open(lambda: numbers)

    @staticmethod
    def _text(view: DiffView, column: int) -> str:
        if column == ROW:
            return str(view.line.row)
        if column == ITEM:
            return "\n".join(part for part in (view.item, view.variant) if part)
        return now_words(view) if column == NOW else "\n".join(part for part in after_words(view) if part)
