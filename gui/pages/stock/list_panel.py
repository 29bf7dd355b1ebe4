"""The stock list: tabs, search, warehouse filter, the rule in words, the table whose rows open to warehouses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from core.domain.catalogue import Reference
from core.domain.screens.stock import StockCounts, StockDetail, StockQuery, StockTab
from gui.bridge import Bridge
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.pages.stock import table as columns
from gui.pages.stock import words
from gui.pages.stock.footer import StockFooter
from gui.pages.stock.table import StockDelegate, StockTable, opened_height
from gui.remember import ColumnMemory, Memory
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline
from gui.widgets.states import StatePage
from gui.widgets.toggles import Tabs


class StockList(Surface):
    """Knows the list and its opened rows; the page tells it the numbers. `listed` comes when a list is on screen."""

    listed = Signal()
    mapping_wanted = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge, self._memory = bridge, memory
        self.counts = StockCounts()
        self.opened_rows: dict[int, StockDetail] = {}
        self._tall: set[int] = set()
        self._wanted_row: int | None = None
        self._braked = False
        self._rule: tuple[str, dict[str, object]] = ("", {})
        self._store = ""
        self._stores: list[Reference] = []
        self._sort, self._descending = memory.recall_sort("stock", frozenset(columns.SORTS.values()), "item")
        self._build_tools()
        self._build_list()
        self._compose()
        self.retranslate()

    def _build_tools(self) -> None:
        self.tabs = Tabs([StockTab.CHANGES.value, StockTab.TO_ZERO.value, StockTab.ALL.value])
        self.tabs.choose(StockTab.ALL.value)
        self.tabs.chosen.connect(lambda _: self.reload())
        self.search = SearchField()
        self.search.setFixedWidth(276)
        self.search.searched.connect(lambda _: self.reload())
        self.search.returnPressed.connect(self.to_table)
        self.store = Button(icon="stack", size=30, font="smallName")
        self.store.icon_size = 14
        self.store.clicked.connect(self._choose_store)
        self.formula = Inline(self._formula_items, gap=8, height=34, stretch=True)
        self._formula_box = Card("sunken", "", 8)
        inner = QHBoxLayout(self._formula_box)
        inner.setContentsMargins(13, 0, 12, 0)
        inner.addWidget(self.formula)

    def _build_list(self) -> None:
        self.model = WindowModel(self.bridge, columns.COLUMNS, self.bridge.app.stock.rows, lambda row: row.row, self)
        self.model.text = words.cell_text
        self.model.spoken = words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self.bridge.failed.emit)
        self.table = StockTable(StockDelegate(self.opened_rows))
        self.table.setModel(self.model)
        theme.density_changed.connect(self._reopen)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(self._memory, "stock", self.table, columns.WIDE, columns.SLIM)
        self.table.header.sort, self.table.header.descending = self._sort, self._descending
        self.table.header.sectionClicked.connect(self._sort_by)
        self.table.clicked.connect(self._clicked)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.footer = StockFooter()

    def _compose(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 13, 24, 0)
        tools.setSpacing(8)
        tools.addWidget(self.tabs)
        tools.addStretch(1)
        tools.addWidget(self.search)
        tools.addWidget(self.store)
        formula = QHBoxLayout()
        formula.setContentsMargins(24, 11, 24, 6)
        formula.addWidget(self._formula_box)
        self._margins = (tools, formula)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(formula)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)

    def retranslate(self) -> None:
        """Words of tools, table and footer."""
        self.tabs.set_texts(
            {"changes": self.tr("Will change"), "to_zero": self.tr("Become 0"), "all": self.tr("All")}
        )
        self.search.name(self.tr("Name, article, barcode"))
        self.table.setAccessibleName(self.tr("Stock of linked offers"))
        self._renew_store()
        self.renew_footer()
        self.table.header.viewport().update()
        if self.stack.currentWidget() is self.state:
            self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: smaller columns and margins."""
        self._columns.set_slim(slim)
        self.search.setFixedWidth(200 if slim else 276)
        self._margins[0].setContentsMargins(8 if slim else 16, 13, 16 if slim else 24, 0)
        self._margins[1].setContentsMargins(16 if slim else 24, 11, 16 if slim else 24, 6)

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> StockQuery:
        """The question the tools ask now."""
        return StockQuery(
            StockTab(self.tabs.current()), self.search.text().strip(), self._store, self._sort, self._descending
        )

    def reload(self) -> None:
        """Ask for the list again; the current row stays current where it is still there."""
        query, app = self.query(), self.bridge.app
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount():
            self._wanted_row = self.model.ids[position]
        self.model.open(lambda: app.stock.ids(query))

    def show_rows(self, text: str, row: int | None = None) -> None:
        """Show all rows that `text` finds (all for ""), of every warehouse, the one numbered `row` current."""
        self.tabs.choose(StockTab.ALL.value)
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._store, self._wanted_row = "", row
        self._renew_store()
        query, app = self.query(), self.bridge.app
        self.model.open(lambda: app.stock.ids(query))

    def show_counts(self, counts: StockCounts, *, braked: bool) -> None:
        """Numbers for the tabs, and whether the guard holds a push back."""
        self.counts, self._braked = counts, braked
        self.tabs.set_counts({"changes": counts.changes, "to_zero": counts.to_zero, "all": counts.total})
        self.renew_footer()
        if self.stack.currentWidget() is self.state:
            self._show_empty()

    def renew_footer(self) -> None:
        """The footer's figures again."""
        self.footer.show_figures(self.model.rowCount(), self.counts, braked=self._braked)

    def _loaded(self, count: int) -> None:
        """The rows are there; the numbers are asked for only now, so that they do not hold the rows up."""
        self.listed.emit()
        self.renew_footer()
        self.stack.setCurrentWidget(self.table if count else self.state)
        if count:
            wanted = -1 if self._wanted_row is None else self.model.position(self._wanted_row)
            self.table.go(max(0, wanted))
            self._reopen()
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        if self.search.text() or self._store:
            self.state.show_state(
                "none",
                self.tr("Nothing fits"),
                self.tr("No row fits the search and the filters."),
                self.tr("Reset filters"),
            )
        elif self.counts.total:
            self.state.show_state(
                "done", self.tr("Nothing to change"), self.tr("The shop shows what it should."), self.tr("Show all")
            )
        else:
            self.state.show_state(
                "none",
                self.tr("No linked offers yet"),
                self.tr("Stock appears here as soon as items are linked to offers."),
                self.tr("Go to mapping"),
            )

    def _state_action(self) -> None:
        if self.search.text() or self._store:
            self._store = ""
            self._renew_store()
            self.search.clear()
            self.reload()
        elif self.counts.total:
            self.tabs.choose(StockTab.ALL.value)
            self.reload()
        else:
            self.mapping_wanted.emit()

    def _sort_by(self, section: int) -> None:
        name = columns.SORTS.get(section)
        if name is None:
            return
        self._descending = not self._descending if name == self._sort else section != columns.ITEM
        self._sort = name
        self.table.header.sort, self.table.header.descending = name, self._descending
        self._memory.keep_sort("stock", name, self._descending)
        self.reload()

    def to_table(self) -> None:
        """Put the focus on the table and make a row current."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)

    # --- opening rows -----------------------------------------------------------------------------------------

    def _closed_height(self) -> int:
        return self.table.verticalHeader().defaultSectionSize()

    def _reopen(self) -> None:
        """Give opened rows their height at their new places and fetch their warehouses anew."""
        for position in self._tall:
            self.table.setRowHeight(position, self._closed_height())
        self._tall.clear()
        numbers = list(self.opened_rows)
        self.opened_rows.clear()
        for number in numbers:
            self.open_row(self.model.position(number))

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is None:
            return
        if row.row in self.opened_rows:
            self.close_row(index.row())
        else:
            self.open_row(index.row())

    def open_row(self, position: int) -> None:
        """Show the warehouses of the row at `position`."""
        if not 0 <= position < self.model.rowCount():
            return
        number = self.model.ids[position]
        self.bridge.ask(
            lambda: self.bridge.app.stock.detail(number), lambda found: self._detail_came(number, found), owner=self
        )

    def close_row(self, position: int) -> None:
        """Hide the warehouses of the row at `position`."""
        if 0 <= position < self.model.rowCount() and self.opened_rows.pop(self.model.ids[position], None):
            self._tall.discard(position)
            self.table.setRowHeight(position, self._closed_height())
            self.table.viewport().update()

    def _detail_came(self, number: int, found: StockDetail | None) -> None:
        position = self.model.position(number)
        if found is not None and position >= 0:
            self.opened_rows[number] = found
            self._tall.add(position)
            self.table.setRowHeight(position, opened_height(self._closed_height(), found.stores))
            self.table.viewport().update()

    # --- rule and warehouses ----------------------------------------------------------------------------------

    def fetch_rule(self) -> None:
        """Ask for the rule in words and the warehouses."""
        app = self.bridge.app
        self.bridge.ask(lambda: (app.stock.rule_sentence(), app.stores()), self._rule_came, owner=self)

    def _rule_came(self, answer: tuple[tuple[str, dict[str, object]], list[Reference]]) -> None:
        self._rule, self._stores = answer
        self.formula.refresh()
        self._renew_store()

    def _formula_items(self) -> list[Item]:
        code, params = self._rule
        return [
            Icon("calculator", 16, "accentGfx"),
            Text(self.tr("For the shop"), "smallStrong", "t1"),
            Text("=", "small", "t2"),
            Text(say(code, params) if code else "…", "small", "t2", shrinks=True),
        ]

    def _renew_store(self) -> None:
        name = next((store.name for store in self._stores if store.id == self._store), "")
        self.store.set_label(name or self.tr("All warehouses"))
        self.store.setVisible(len(self._stores) > 1)

    def _choose_store(self) -> None:
        menu = QMenu(self)
        for key, name in [("", self.tr("All warehouses")), *((store.id, store.name) for store in self._stores)]:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == self._store)
            action.triggered.connect(lambda _=False, key=key: self._store_chosen(key))
        menu.popup(self.store.mapToGlobal(self.store.rect().bottomLeft()))

    def _store_chosen(self, key: str) -> None:
        self._store = key
        self._renew_store()
        self.reload()
