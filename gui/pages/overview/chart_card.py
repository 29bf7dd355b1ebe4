"""The day's stock changes: the chart, its legend, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QStackedWidget, QVBoxLayout

from core.domain.screens.overview import HourOfStock
from gui import format as formats
from gui.models.window_model import ROW_ROLE
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.hour_chart import DOWN, UP, Hour, HourChart, Words
from gui.widgets.inline import Dot, Item, Text, draw_line
from gui.widgets.label import Inline, Label
from gui.widgets.tables import Header, Index, RowDelegate, Table

_HOUR = timedelta(hours=1)
_COLUMNS = 3
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class _Model(QAbstractTableModel):
    """The hours, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.hours: Sequence[Hour] = ()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.hours)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hour = self.hours[len(self.hours) - 1 - index.row()]
        if role == ROW_ROLE:
            return hour
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cells(hour)[index.column()]
        return None


def _cells(hour: Hour) -> tuple[str, str, str]:
    return hour.span, formats.signed(Decimal(hour.up)), formats.signed(Decimal(-hour.down))


class _Delegate(RowDelegate):
    row_height = 32

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if isinstance(row, Hour):
            right = index.column() > 0
            words = Text(_cells(row)[index.column()], "body", "t1")
            draw_line(painter, [words], rect.left() + 16, rect.center().y(), rect.width() - 32, right=right)


class _Header(Header):
    words: tuple[str, str, str] = ("", "", "")

    def items(self, section: int) -> list[Item]:
        return [Text(self.words[section], "smallName", "t2")]


class ChartCard(Card):
    """The chart on top; `show_table` and `turn_over` change that."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(font="card")
        self._legend = Inline(self._legend_items, gap=7, height=22)
        self.turn = Button(kind="ghost", icon="table", size=28, font="smallName")
        self.turn.icon_size = 15
        self.turn.clicked.connect(self.turn_over)
        self.chart = HourChart()
        self.chart.table_wanted.connect(lambda: self.show_table(True))
        self._model = _Model()
        self.table = Table(_Delegate())
        self._header = _Header(self.table)
        self._header.right_aligned = frozenset({1, 2})
        self.table.setHorizontalHeader(self._header)
        self.table.setModel(self._model)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.table)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self._legend)
        head.addWidget(self.turn)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 9, 12, 8)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self.stack, 1)
        self._hours: Sequence[HourOfStock] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Words of both sides."""
        self.title.setText(self.tr("Stock changes in 24 hours"))
        self.chart.setAccessibleName(self.tr("Stock changes in 24 hours, by the hour"))
        self.table.setAccessibleName(self.tr("Stock changes in 24 hours"))
        self._header.words = (self.tr("Hour"), self._rises(), self._falls())
        self._legend.setToolTip(self.tr("How many offers got a higher or a lower figure from SkladLink in an hour"))
        self._legend.refresh()
        self._renew_turn()
        self.show_hours(self._hours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_hours(self, hours: Sequence[HourOfStock]) -> None:
        """Show these hours in both forms."""
        self._hours = hours
        shown = [
            Hour(
                formats.clock(hour.start),
                f"{formats.clock(hour.start)}–{formats.clock(hour.start + _HOUR)}",
                hour.rises,
                hour.falls,
            )
            for hour in hours
        ]
        none = self.tr("SkladLink changed nothing in the shop in this time")
        self.chart.show_hours(shown, Words(self._rises(), self._falls(), self.tr("now"), none))
        self._model.beginResetModel()
        self._model.hours = shown
        self._model.endResetModel()

    def turn_over(self) -> None:
        """Show the other form."""
        self.show_table(not self.table_shown())

    def table_shown(self) -> bool:
        """Whether the table is on top."""
        return self.stack.currentWidget() is self.table

    def show_table(self, on: bool) -> None:
        """Show the table, or the chart again; the focus goes along."""
        before, after = (self.chart, self.table) if on else (self.table, self.chart)
        had = before.hasFocus()
        self.stack.setCurrentWidget(after)
        self._legend.setVisible(not on)
        self._renew_turn()
        if had:
            after.setFocus()

    def _renew_turn(self) -> None:
        table = self.table_shown()
        words = self.tr("As chart") if table else self.tr("As table")
        self.turn.set_icon("chart-bar" if table else "table")
        self.turn.set_label(words, words)
        self.turn.setToolTip("")

    def _rises(self) -> str:
        return self.tr("Figure rose")

    def _falls(self) -> str:
        return self.tr("Figure fell")

    def _legend_items(self) -> list[Item]:
        return [
            Dot(UP, 8),
            Text(self._rises() + "  ", "small", "t2"),
            Dot(DOWN, 8),
            Text(self._falls(), "small", "t2"),
        ]
