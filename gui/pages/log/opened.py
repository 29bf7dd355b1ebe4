"""Keeps one entry of the log open: its row is made higher, and its explanation is laid over the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal

from core.domain.screens.log import LogDetail
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.log.expansion import Expansion
from gui.pages.log.table import LogDelegate, LogTable
from gui.theme import theme


class OpenedEntry(QObject):
    """One at a time; it stays open by its number when rows come and go above it."""

    changed = Signal()

    def __init__(self, bridge: Bridge, table: LogTable, delegate: LogDelegate, model: WindowModel) -> None:
        super().__init__(table)
        self._bridge, self._table, self._delegate, self._model = bridge, table, delegate, model
        self._tall = -1
        self.panel = Expansion(table.viewport())
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.verticalHeader().sectionResized.connect(lambda *_: self._place())
        table.viewport().installEventFilter(self)
        theme.density_changed.connect(self.measure)

    @property
    def number(self) -> int:
        """The opened row's number, 0 when none is open."""
        return self._delegate.opened

    def toggle(self, position: int) -> None:
        """Open the entry at `position`, or close it when it is the open one."""
        if not 0 <= position < self._model.rowCount():
            return
        number = self._model.ids[position]
        if number == self.number:
            self.close()
        else:
            self.open(number)

    def open(self, number: int) -> None:
        """Fetch the entry and open it."""
        app = self._bridge.app
        self._bridge.ask(lambda: app.logbook.detail(number), self._came, owner=self)

    def close(self) -> None:
        """Make its row a line again."""
        had_focus = self.panel.isAncestorOf(self._table.window().focusWidget())
        self._delegate.opened = 0
        self.panel.hide()
        self._flatten()
        self._table.viewport().update()
        if had_focus:
            self._table.setFocus()
        self.changed.emit()

    def measure(self) -> None:
        """Give the open row the height it needs now; called when rows, width or words changed."""
        self._flatten()
        position = self._model.position(self.number) if self.number else -1
        if position < 0:
            self.panel.hide()
            return
        self._tall = position
        height = self.panel.wanted_height(self._table.viewport().width())
        self._table.setRowHeight(position, self._delegate.height() + height)
        self._place()
        self.panel.show()
        self.panel.raise_()

    def renew(self) -> None:
        """The rows were listed anew: find the open one again, with its present state."""
        if self.number:
            self.measure()
            self.open(self.number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.number:
            self.measure()
        return False

    def _came(self, detail: LogDetail | None) -> None:
        if detail is None:
            self.close()
            return
        self._delegate.opened = detail.row.row
        self.panel.show_detail(detail)
        self._model.replace(detail.row)
        self.measure()
        self._table.viewport().update()
        self.changed.emit()

    def _flatten(self) -> None:
        if 0 <= self._tall < self._model.rowCount():
            self._table.setRowHeight(self._tall, self._delegate.height())
        self._tall = -1

    def _place(self) -> None:
        if self._tall < 0:
            return
        top = self._table.rowViewportPosition(self._tall) + self._delegate.height()
        height = self._table.rowHeight(self._tall) - self._delegate.height()
        self.panel.setGeometry(0, top, self._table.viewport().width(), height)
