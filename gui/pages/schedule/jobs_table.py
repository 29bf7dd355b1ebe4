"""The jobs' table: what a job does, how often, next run, last result, the durations of its last runs, and buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from core.domain.screens.schedule import JobRow, JobState
from gui.i18n import say
from gui.pages.schedule import words
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Bar, Gap, Icon, Item, Text
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

JOB, EVERY, NEXT, RESULT, BARS, ACTS = range(6)
COLUMNS = 6
WIDE = {EVERY: 132, NEXT: 140, RESULT: 210, BARS: 204, ACTS: 118}
SLIM = {EVERY: 112, NEXT: 132, RESULT: 170, BARS: 116, ACTS: 108}
DRAG = frozenset({JOB, EVERY, NEXT, RESULT})
_BAR, _GAP, _HIGH, _LOW = 4, 2, 24, 4
#: Rows that are in sight also in the lowest window.
_LEAST = 4


class JobsHeader(Header):
    """Titles of the columns."""

    def titles(self) -> list[str]:
        """Column titles."""
        translate = QCoreApplication.translate
        return [
            translate("JobsHeader", "Job"),
            translate("JobsHeader", "Interval"),
            translate("JobsHeader", "Next run"),
            translate("JobsHeader", "Last result"),
            translate("JobsHeader", "Duration"),
            "",
        ]

    def items(self, section: int) -> list[Item]:
        return [Text(self.titles()[section], "smallName", "t2", shrinks=True)]


class JobsDelegate(RowDelegate):
    """Two lines a job; what the buttons' column shows are real buttons."""

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        """Paint one cell of a job."""
        if not isinstance(row, JobRow):
            return
        column, held = index.column(), row.state in (JobState.PAUSED, JobState.OFF)
        if column == JOB:
            self._job(painter, rect, row, held)
        elif column == EVERY:
            self._every(painter, rect, row, held)
        elif column == NEXT:
            first, second = words.next_lines(row)
            color = "accentText" if row.state is JobState.RUNNING else "t2" if held else "t1"
            lines: list[Item] = [Text(second, "small", "t3", shrinks=True)] if second else []
            self.two_lines(painter, rect, [Text(first, "name", color, shrinks=True)], lines)
        elif column == RESULT:
            self._result(painter, rect, row)
        elif column == BARS:
            self._bars(painter, rect, row, held)

    def _job(self, painter: QPainter, rect: QRect, row: JobRow, held: bool) -> None:
        icon = words.JOB_ICONS.get(row.job, "timer")
        place = QRectF(rect.left() + 23, rect.top() + (6 if not theme.dense else 9), 18, 18)
        draw_icon(painter, icon, place, 18, theme.color("t3" if held else "t2"))
        title = Text(say(row.name), "strong", "t2" if held else "t1", shrinks=True)
        self.two_lines(painter, rect, [title], [Text(say(row.about), "small", "t3", shrinks=True)], left=56)

    def _every(self, painter: QPainter, rect: QRect, row: JobRow, held: bool) -> None:
        first: list[Item] = [Text(words.every(row), "body", "t3" if held else "t2", shrinks=True)]
        if not row.quiet:
            self.two_lines(painter, rect, first, []) if theme.dense else self._middle(painter, rect, first)
            return
        quiet: list[Item] = [Icon("moon", 12, "t3"), Text(words.span(row.quiet), "small", "t3", shrinks=True)]
        self.two_lines(painter, rect, first, quiet, second_gap=4)

    @staticmethod
    def _middle(painter: QPainter, rect: QRect, line: list[Item]) -> None:
        line[0].paint(painter, rect.left() + 8, rect.top() + (rect.height() - 1) / 2, rect.width() - 12)

    def _result(self, painter: QPainter, rect: QRect, row: JobRow) -> None:
        icon, tone, color = words.look(row)
        word, more = words.result(row)
        first: list[Item] = [Icon(icon, 15, tone)] if icon else []
        first.append(Text(word, "name", color if icon else "t4", shrinks=True))
        second: list[Item] = [Text(more, "small", "t3", shrinks=True)] if more else []
        if row.state is JobState.RUNNING:
            share = row.done / row.total if row.total else None
            second = [Bar(share, 60, 5), *second]
        self.two_lines(
            painter, rect, first, [Gap(21), *second] if second and not theme.dense else second, second_gap=0
        )

    def _bars(self, painter: QPainter, rect: QRect, row: JobRow, held: bool) -> None:
        base = rect.top() + (rect.height() - 1) / 2 + (_HIGH / 2 if not theme.dense else 9)
        high = _HIGH if not theme.dense else 18
        longest = max((bar.seconds for bar in row.bars), default=0.0) or 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        x = rect.left() + 8.0
        for bar in row.bars:
            height = _LOW + (high - _LOW) * min(1.0, bar.seconds / longest)
            tone = words.bad(bar) or ("track" if held else "bar2")
            painter.setBrush(theme.color(tone))
            painter.drawRoundedRect(QRectF(x, base - height, _BAR, height), 1.5, 1.5)
            if words.bad(bar):
                painter.drawEllipse(QRectF(x + 0.5, base + 2, 3, 3))
            x += _BAR + _GAP
        left = rect.left() + 8 + 18 * (_BAR + _GAP) + 8
        if rect.right() - left > 40:
            Text(words.took(row), "smallName", "t2").paint(
                painter, left, rect.top() + (rect.height() - 1) / 2, rect.right() - left
            )


class JobsTable(StretchTable):
    """As high as its rows where there is room; in a low window it scrolls, so that the history keeps its place."""

    def __init__(self) -> None:
        super().__init__(JobsDelegate(), dict(WIDE), (JOB,))
        self.header = JobsHeader(self)
        self.header.first_margin = 24
        self.setHorizontalHeader(self.header)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.density_changed.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the rows, or of as many as the window has room for."""
        self.setMaximumHeight(self.sizeHint().height())
        self.setMinimumHeight(min(self._high(_LEAST), self.sizeHint().height()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        model = self.model()
        return QSize(super().sizeHint().width(), self._high(model.rowCount() if model is not None else 0))

    def _high(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
