"""The table of troubles: two-line rows with the object, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from core.domain.screens.quality import QualityRow
from gui.pages.quality import words
from gui.pages.quality.words import FACT, FOLDER, KIND, MARK, NUMBER, OBJECT, WEIGHT
from gui.widgets.inline import Gap, Item, Text
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

_FILE_ONLY = dict.fromkeys((KIND, WEIGHT, MARK, FOLDER, NUMBER), 0)
_LEFT = 20


class QualityHeader(Header):
    """Names the columns, also those that only files have."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.first_margin = _LEFT

    def titles(self) -> list[str]:
        """Titles of all columns."""
        return [
            self.tr("Object"), self.tr("What is wrong"), self.tr("Kind"), self.tr("What it costs"),
            self.tr("Article or code"), self.tr("Group"), self.tr("ID"),
        ]  # fmt: skip

    def items(self, section: int) -> list[Item]:
        return [Text(self.titles()[section], "smallName", "t2")]


class QualityDelegate(RowDelegate):
    """The object at the left, its trouble at the right."""

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, QualityRow):
            return
        if index.column() == OBJECT:
            name: list[Item] = [words.mark_of(row.kind), Text(row.name, "name", "t1", shrinks=True)]
            beneath: list[Item] = [Gap(12), Text(words.second(row), "small", "t2", shrinks=True)]
            self.two_lines(painter, rect, name, beneath, left=_LEFT)
        elif index.column() == FACT:
            first: list[Item] = [words.sign_of(row.kind), Text(words.fact(row), "body", "t1", shrinks=True)]
            second: list[Item] = [Gap(10), Text(words.below(row), "small", "t3", shrinks=True)]
            self.two_lines(painter, rect, first, second, right=16)


class QualityTable(StretchTable):
    """Both columns share the room."""

    def __init__(self) -> None:
        super().__init__(QualityDelegate(), dict(_FILE_ONLY), (OBJECT, FACT))
        self.header = QualityHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


DRAG = frozenset({OBJECT, FACT})
WIDE = dict(_FILE_ONLY)
