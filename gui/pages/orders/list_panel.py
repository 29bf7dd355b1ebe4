"""The left side of the orders page: tools, the table, its states, the footer, and what is checked."""

from __future__ import annotations

from array import array
from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.domain.screens.orders import OrderRow, OrdersCounts, OrdersQuery, OrdersSort, OrdersStanding, OrdersTab
from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.i18n import explain
from gui.pages.orders import table as columns
from gui.pages.orders import words
from gui.pages.orders.footer import OrdersFooter
from gui.pages.orders.table import OrdersDelegate, OrdersModel, OrdersTable
from gui.pages.orders.tools import OrdersTools
from gui.remember import ColumnMemory, Memory
from gui.widgets.card import Surface
from gui.widgets.skeleton import SkeletonRows
from gui.widgets.states import StatePage


class OrdersList(Surface):
    """Knows the list and what is checked; the page does the acts. `emptied` comes when nothing is left to show."""

    emptied = Signal()
    shown = Signal()

    def __init__(self, bridge: Bridge, memory: Memory) -> None:
        super().__init__("surface")
        self.bridge, self._memory = bridge, memory
        self.standing = OrdersStanding()
        self.checked: set[int] = set()
        self._wanted: int | None = None
        self._position, self._slim, self._broken = 0, False, False
        name, descending = memory.recall_sort("orders", frozenset(OrdersSort), OrdersSort.PLACED.value)
        self._sort = OrdersSort(name)
        self._descending = descending or not memory.recall("sort.orders")
        self._build()
        self._compose()
        self.retranslate()

    def _build(self) -> None:
        self.tools = OrdersTools(self._memory)
        self.tools.asked.connect(self._asked)
        self.search = self.tools.search
        self.search.returnPressed.connect(self.to_table)
        door = self.bridge.app.orders
        self.model = OrdersModel(self.bridge, columns.COLUMNS, door.rows, lambda row: row.row, self)
        self.model.text = columns.cell_text
        self.model.spoken = words.spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.table = OrdersTable(OrdersDelegate(self.checked))
        self.table.setModel(self.model)
        self.table.let_drag(columns.DRAG)
        self._columns = ColumnMemory(self._memory, "orders", self.table, columns.WIDE, columns.SLIM)
        self.table.header.sort, self.table.header.descending = self._sort, self._descending
        self.table.header.sectionClicked.connect(self._sort_by)
        self.table.check_clicked.connect(self.check)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._state_action)
        self.loading = SkeletonRows(self._table_columns)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.loading)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.state)
        self.footer = OrdersFooter()
        self.footer.reset_wanted.connect(self.tools.reset)
        self.footer.uncheck_wanted.connect(self.uncheck_all)

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)

    def retranslate(self) -> None:
        """Words of the table and its states."""
        self.table.setAccessibleName(self.tr("Orders"))
        self.table.header.viewport().update()
        self.renew_footer()
        if self.stack.currentWidget() is self.state and not self._broken:
            self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: the search in a line of its own, MoySklad's column left to the detail."""
        self.tools.set_slim(slim)
        self.footer.set_slim(slim)
        self._slim = slim
        self._columns.set_slim(slim)
        self.renew_footer()

    def _table_columns(self) -> list[tuple[int, int]]:
        """Left edges and widths of the columns that a window as wide as this one shows."""
        fixed = [width for width in (columns.SLIM if self._slim else columns.WIDE).values() if width]
        widths = [fixed[0], max(80, self.width() - sum(fixed)), *fixed[1:]]
        return [(sum(widths[:place]), width) for place, width in enumerate(widths)]

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> OrdersQuery:
        """The question of now."""
        return self.tools.query(self._sort, descending=self._descending)

    def reload(self) -> None:
        """Ask for the list and the numbers again; the current order stays current where it is still there."""
        query, door = self.query(), self.bridge.app.orders
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount():
            self._position = position
            if self._wanted is None:
                self._wanted = self.model.ids[position]
        self.model.open(lambda: door.ids(query))

    def show_order(self, order_id: int) -> None:
        """Bring one order into sight: in the list of now, or else among all."""
        self._wanted = order_id
        if self.model.position(order_id) < 0:
            self.tools.choose_tab(OrdersTab.ALL)
            self.tools.reset()
        else:
            self.table.go(self.model.position(order_id))
            self._wanted = None

    def show_tab(self, tab: OrdersTab) -> None:
        """Open a tab with nothing filtered."""
        self.tools.choose_tab(tab)
        self.tools.reset()

    def show_standing(self, standing: OrdersStanding) -> None:
        """How all orders stand."""
        self.standing = standing
        self.tools.show_standing(standing)
        self.renew_footer()
        if self.stack.currentWidget() is self.state and not self._broken:
            self._show_empty()

    def _asked(self) -> None:
        """Another question: the list begins at its top."""
        if self._wanted is None:
            self._position = 0
            self.table.clearSelection()
            self.table.setCurrentIndex(self.model.index(-1, -1))
        self.reload()

    def _loaded(self, count: int) -> None:
        """The rows are there; the numbers are asked for only now, so that they do not hold the rows up."""
        self._broken = False
        self._fetch_counts()
        gone = self.checked - set(self.model.ids) if self.checked else set()
        self.checked -= gone
        self.renew_footer()
        if count == 0:
            self._wanted = None
            self._show_empty()
            self.emptied.emit()
            return
        self.stack.setCurrentWidget(self.table)
        wanted = -1 if self._wanted is None else self.model.position(self._wanted)
        self._wanted = None
        self.table.go(wanted if wanted >= 0 else min(self._position, count - 1))
        self.shown.emit()

    def _fetch_counts(self) -> None:
        query, door = self.query(), self.bridge.app.orders
        self.bridge.ask(lambda: door.counts(query), self._counted, owner=self)

    def _counted(self, counts: OrdersCounts) -> None:
        self.tools.show_counts(counts)

    def renew_footer(self) -> None:
        """The footer's figures again."""
        self.footer.show_figures(self.standing, self.model.rowCount(), self.tools.active(), len(self.checked))

    def _failed(self, error: BaseException) -> None:
        """What is on screen stays; with nothing on screen the place says what happened."""
        self.bridge.failed.emit(error)
        if not self.model.rowCount():
            self._broken = True
            self.stack.setCurrentWidget(self.state)
            self.state.show_state(
                "error", self.tr("The orders could not be read"), self._error_lines(error), self.tr("Try again")
            )

    def _error_lines(self, error: BaseException) -> str:
        """What happened, what it means, what to do."""
        if isinstance(error, SkladLinkError) and (told := explain(error.code, error.params)).do:
            what, means, do = told.what, told.means, told.do
        else:
            what = self.tr("The program’s database did not answer as it should.")
            means = self.tr("The orders are safe; nothing was sent or changed.")
            do = self.tr("Try again; if it stays so, look into the log.")
        heads = (self.tr("What happened:"), self.tr("What it means:"), self.tr("What to do:"))
        pairs = zip(heads, (what, means, do), strict=True)
        return "<br>".join(f"<b>{escape(head)}</b> {escape(text)}" for head, text in pairs)

    def _show_empty(self) -> None:
        self.stack.setCurrentWidget(self.state)
        tab = self.tools.tab()
        if self.tools.filtered():
            self.state.show_state(
                "none",
                self.tr("Nothing fits"),
                self.tr("No order fits the search and the filters."),
                self.tr("Reset filters"),
            )
        elif tab is OrdersTab.FAILED:
            self.state.show_state(
                "done",
                self.tr("No order is stuck"),
                self.tr("Whatever cannot be exported appears here with the reason and the cure."),
                self.tr("Show all"),
            )
        elif tab is OrdersTab.ALL:
            self.state.show_state("none", self.tr("No orders yet"), self.tr("New orders appear here by themselves."))
        else:
            self.state.show_state("none", self.tr("Nothing here"), "", self.tr("Show all"))

    def _state_action(self) -> None:
        if self._broken:
            self.reload()
        elif self.tools.filtered():
            self.tools.reset()
        elif self.tools.tab() is OrdersTab.ALL:
            self.reload()
        else:
            self.show_tab(OrdersTab.ALL)

    def _sort_by(self, section: int) -> None:
        sort = columns.SORTS.get(section)
        if sort is None:
            return
        self._descending = not self._descending if sort is self._sort else sort is not OrdersSort.BUYER
        self._sort = sort
        self.table.header.sort, self.table.header.descending = sort, self._descending
        self.table.header.viewport().update()
        self._memory.keep_sort("orders", sort.value, self._descending)
        self.reload()

    # --- rows -------------------------------------------------------------------------------------------------

    def current(self) -> OrderRow | None:
        """The current order, None while there is none or it is on its way."""
        position = self.table.current_row()
        return self.model.row_at(position) if 0 <= position < self.model.rowCount() else None

    def to_table(self) -> None:
        """Put the focus on the table and make a row current."""
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)

    def check(self, position: int) -> None:
        """Check or uncheck the order at `position`."""
        if 0 <= position < self.model.rowCount():
            self.checked ^= {self.model.ids[position]}
            self._checks_changed()

    def check_all(self) -> None:
        """Check every order in the list, or none when all are."""
        everything: array[int] = self.model.ids
        if len(self.checked) == len(everything):
            self.checked.clear()
        else:
            self.checked.update(everything)
        self._checks_changed()

    def uncheck_all(self) -> None:
        """Take all check marks away."""
        self.checked.clear()
        self._checks_changed()

    def _checks_changed(self) -> None:
        self.table.viewport().update()
        self.renew_footer()
