"""The left side of the shipments page: tabs with counts, filters, search, the list, and what buyers wait for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.domain.screens.shipments import ShipmentCounts, ShipmentQuery, ShipmentRow, ShipmentTab
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.shipments import table as columns
from gui.pages.shipments import words
from gui.pages.shipments.filters import FILTERS, FilterButton
from gui.pages.shipments.table import ShipmentTable
from gui.remember import Memory
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Gap, Item, Kbd, Text
from gui.widgets.label import Inline
from gui.widgets.states import StatePage
from gui.widgets.toggles import Tabs

_TABS = (ShipmentTab.PARTLY, ShipmentTab.OVER, ShipmentTab.ALL)


class ShipmentList(Surface):
    """`counted` comes with new numbers, `emptied` when nothing is left to show."""

    counted = Signal()
    emptied = Signal()
    orders_wanted = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface", "r")
        self.bridge, self._memory = bridge, memory
        self.counts = ShipmentCounts()
        self.tab = ShipmentTab.ALL
        self._wanted: int | None = None
        self._build()
        self._compose()
        self.retranslate()

    def _build(self) -> None:
        kept = self._memory.recall("tab.shipments")
        self.tabs = Tabs([tab.value for tab in _TABS])
        self.filter = FilterButton()
        self._show_tab(ShipmentTab(kept) if kept in set(ShipmentTab) else ShipmentTab.ALL)
        self.tabs.chosen.connect(lambda key: self.choose(ShipmentTab(key)))
        self.filter.chosen.connect(self.choose)
        self.search = SearchField(height=30)
        self.search.searched.connect(lambda _: self.reload())
        self.search.returnPressed.connect(self.to_table)
        door = self.bridge.app.shipments
        self.model = WindowModel(self.bridge, columns.COLUMNS, door.rows, lambda row: row.row, self)
        self.model.text = columns.cell_text
        self.model.spoken = words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.table = ShipmentTable()
        self.table.setModel(self.model)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self._waiting = Inline(self._waiting_items, gap=6, height=22, stretch=True)
        self.reset = Button(kind="link", size=28, font="small")
        self.reset.clicked.connect(self.reset_filters)
        self._keys = Inline(self._key_items, gap=4)

    def _compose(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 13, 16, 0)
        top.setSpacing(8)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.filter)
        below = QHBoxLayout()
        below.setContentsMargins(20, 10, 16, 12)
        below.addWidget(self.search)
        rule, foot = Surface("line"), Surface("surface", "t")
        rule.setFixedHeight(1)
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._waiting, 1)
        row.addWidget(self.reset)
        row.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(rule)
        column.addWidget(self.stack, 1)
        column.addWidget(foot)

    def retranslate(self) -> None:
        """Words of tabs, search, states and footer."""
        self.tabs.set_texts({tab.value: self.filter.word(tab) for tab in _TABS})
        self.search.name(self.tr("Number, buyer, item, document"))
        self.table.setAccessibleName(self.tr("Shipments"))
        self.reset.set_label(self.tr("Reset"), self.tr("Reset filters"))
        self._renew()
        if self.stack.currentWidget() is self.state:
            self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- the list ---------------------------------------------------------------------------------------------

    def choose(self, tab: ShipmentTab, wanted: int | None = None) -> None:
        """Open a tab or a filter, at order `wanted` where it is in the list."""
        self._show_tab(tab)
        self._memory.keep("tab.shipments", tab.value)
        self._wanted = wanted
        self.reload()

    def _show_tab(self, tab: ShipmentTab) -> None:
        self.tab = tab
        self.tabs.choose((tab if tab in _TABS else ShipmentTab.ALL).value)
        self.filter.show_filter(tab if tab in FILTERS else None, self.counts)

    def show_order(self, order_id: int) -> None:
        """Bring one order into sight, whatever is filtered now."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        if self.model.position(order_id) >= 0:
            self.table.go(self.model.position(order_id))
            self.reload()
        else:
            self.choose(ShipmentTab.ALL, order_id)

    def query(self) -> ShipmentQuery:
        """The question asked now."""
        return ShipmentQuery(self.tab, self.search.text().strip())

    def reload(self) -> None:
        """Ask for the list again; the current order stays current where it is still there."""
        query, door = self.query(), self.bridge.app.shipments
        position = self.table.current_row()
        if self._wanted is None and 0 <= position < self.model.rowCount():
            self._wanted = self.model.ids[position]
        self.model.open(lambda: door.ids(query))

    def fetch_counts(self) -> None:
        """Ask for the numbers again."""
        self.bridge.ask(self.bridge.app.shipments.counts, self._counted, owner=self)

    def _counted(self, counts: ShipmentCounts) -> None:
        self.counts = counts
        self._renew()
        self.counted.emit()
        if self.stack.currentWidget() is self.state and not self.model.rowCount():
            self._show_empty()

    def _renew(self) -> None:
        self.tabs.set_counts({tab.value: self.counts.of(tab) for tab in _TABS})
        self.filter.show_filter(self.tab if self.tab in FILTERS else None, self.counts)
        narrowed = self._narrowed()
        self.reset.setVisible(narrowed)
        self._keys.setVisible(not narrowed)
        self._waiting.refresh()

    def _narrowed(self) -> bool:
        return self.tab in FILTERS or bool(self.search.text().strip())

    def _key_items(self) -> list[Item]:
        return [Kbd("J"), Kbd("K"), Gap(1), Text(self.tr("order"), "small", "t3")] if theme.letter_keys else []

    def _waiting_items(self) -> list[Item]:
        if self._narrowed():
            shown = self.tr("%1 of %2").replace("%1", formats.number(self.model.rowCount()))
            shown = shown.replace("%2", formats.number(self.counts.of(ShipmentTab.ALL)))
            named = f" · {self.filter.word(self.tab)}" if self.tab in FILTERS else ""
            return [Text(shown + named, "small", "t2", shrinks=True)]
        waiting = words.amounts(self.counts.waiting)
        if not waiting:
            return []
        return [Text(self.tr("Buyers wait for:"), "small", "t2"), Text(waiting, "smallStrong", "t1", shrinks=True)]

    def _loaded(self, count: int) -> None:
        self._renew()
        self.fetch_counts()
        if count == 0:
            self._wanted = None
            self._show_empty()
            self.emptied.emit()
            return
        self.stack.setCurrentWidget(self.table)
        self.table.lay_out()
        wanted = -1 if self._wanted is None else self.model.position(self._wanted)
        self._wanted = None
        self.table.go(max(0, wanted))

    def _failed(self, error: BaseException) -> None:
        """What is on screen stays; with nothing on screen the place says what happened."""
        self.bridge.failed.emit(error)
        if not self.model.rowCount():
            self.stack.setCurrentWidget(self.state)
            self.state.show_state(
                "error",
                self.tr("The shipments could not be read"),
                self.tr("The data is safe."),
                self.tr("Try again"),
            )

    def _show_empty(self) -> None:
        self.stack.setCurrentWidget(self.state)
        if self._narrowed() or self.counts.of(ShipmentTab.ALL):
            if self.tab is ShipmentTab.PARTLY and not self.search.text().strip():
                title, lines = self.tr("Nothing is shipped in part"), self.tr("Every order left in full or not yet.")
            elif self.tab is ShipmentTab.OVER and not self.search.text().strip():
                title, lines = self.tr("Nothing too much"), self.tr("No order got more than was ordered.")
            else:
                title, lines = self.tr("Nothing fits"), self.tr("No order fits the search and the filters.")
            done = self.tab in _TABS and not self.search.text().strip()
            action = self.tr("Show all") if done else self.tr("Reset filters")
            self.state.show_state("done" if done else "none", title, lines, action)
            return
        self.state.show_state(
            "none",
            self.tr("Nothing is known of shipments yet"),
            self.tr("This version does not read shipments from MoySklad yet, so there is nothing to compare here."),
            self.tr("Go to orders"),
        )

    def _state_action(self) -> None:
        if self._narrowed() or self.counts.of(ShipmentTab.ALL):
            self.reset_filters()
        elif self.state.primary.text() == self.tr("Try again"):
            self.reload()
        else:
            self.orders_wanted.emit()

    def reset_filters(self) -> None:
        """Show every order again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.choose(ShipmentTab.ALL)

    # --- rows -------------------------------------------------------------------------------------------------

    def current(self) -> ShipmentRow | None:
        """The current order, None while there is none or it is on its way."""
        position = self.table.current_row()
        row = self.model.row_at(position) if 0 <= position < self.model.rowCount() else None
        return row if isinstance(row, ShipmentRow) else None

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) order."""
        self.table.go(self.table.current_row() + step)

    def to_table(self) -> None:
        """Put the focus on the list and make an order current."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)
