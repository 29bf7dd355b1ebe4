"""The orders page: the shop's orders, whether the warehouse knows of them, and what helps where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout

from core.domain.orders import EventSide
from core.domain.screens.orders import OrderDetail, OrdersStanding, OrdersTab
from core.events import ConnectionChanged
from gui import format as formats
from gui.pages import Desk, Page, Scene
from gui.pages.orders import table as columns
from gui.pages.orders.acts import OrderActs
from gui.pages.orders.detail import OrderPanel
from gui.pages.orders.list_panel import OrdersList
from gui.pages.orders.scenes import scenes_of
from gui.widgets.button import Button
from gui.widgets.states import StatePage

_DETAIL_MS = 60
_DETAIL, _SLIM_DETAIL = 371, 320


class OrdersPage(Page):
    """J and K move, Space selects, Enter goes to the cure, R retries, E and W explain the statuses."""

    key = "orders"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once = False
        self._slim = False
        self.standing: OrdersStanding | None = None
        self._away: dict[str, datetime] = {}
        self.primary = Button(kind="primary", icon="arrow-clockwise")
        self.primary.clicked.connect(self.retry_all)
        self.list = OrdersList(self.bridge, self.memory)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.search
        self.panel = OrderPanel()
        self.acts = OrderActs(desk, self)
        self.state = StatePage("none")
        self.state.primary.clicked.connect(self._next_step)
        self._build_frame()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DETAIL_MS)
        self._later.timeout.connect(self._fetch_detail)
        self._wire()
        self.retranslate()
        self._fetch_standing()

    def _build_frame(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.panel.setMinimumWidth(320)
        self.panel.setMaximumWidth(520)
        self._detail_width = self.memory.recall_number("splitter.orders", 320, 520, _DETAIL)
        self.splitter.setSizes([1224 - self._detail_width, self._detail_width])
        self.splitter.splitterMoved.connect(lambda *_: self._splitter_moved())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.state)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _wire(self) -> None:
        self.list.emptied.connect(self.panel.show_nothing)
        self.list.shown.connect(self._row_changed)
        self.list.footer.retry_wanted.connect(self.retry)
        self.table.status_clicked.connect(self._status_clicked)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._row_changed())
        self.model.dataChanged.connect(lambda *_: self._row_arrived())
        self.table.menu.more = self._menu_entries
        self.panel.linked.connect(self.desk.go)
        self.panel.trouble.retry_wanted.connect(self.retry_current)
        self.panel.trouble.undo_wanted.connect(self.acts.undo_last)
        self.acts.queued.connect(self.list.uncheck_all)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.connection.connect(self._connection_changed)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Orders")

    def retranslate(self) -> None:
        self._renew()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.list.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        self.list.set_slim(slim)
        wide = _SLIM_DETAIL if slim else self._detail_width
        self.splitter.setSizes([max(1, self.width() - wide), wide])

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "tab" and name in set(OrdersTab):
            self.list.show_tab(OrdersTab(name))
        elif kind == "order" and name.isdigit():
            self.list.show_order(int(name))

    def scenes(self) -> Sequence[Scene]:
        return scenes_of(self)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("J K", self.tr("next and previous order")),
            ("Enter", self.tr("go where the trouble is put right")),
            ("R", self.tr("retry this order, or those selected")),
            ("Space", self.tr("select")),
            ("Ctrl+A", self.tr("select all in the list")),
            ("E W", self.tr("why this status in the shop, in MoySklad")),
            ("O", self.tr("shipments of this order")),
            ("/", self.tr("search")),
            ("Ctrl+Z", self.tr("undo the last retry")),
        )

    def key_pressed(self, chord: str) -> bool:
        if self._stack.currentWidget() is self.state:
            return False
        position = self.table.current_row()
        keys: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("J", "Down"), lambda: self.table.go(position + 1)),
            **dict.fromkeys(("K", "Up"), lambda: self.table.go(position - 1)),
            **dict.fromkeys(("/", "Ctrl+F"), self.search.setFocus),
            "Home": lambda: self.table.go(0),
            "End": lambda: self.table.go(self.model.rowCount() - 1),
            "Space": lambda: self.list.check(position),
            "Ctrl+A": self.list.check_all,
            "Enter": self._enter,
            "R": self.retry,
            "E": lambda: self.panel.explain(EventSide.SHOP),
            "W": lambda: self.panel.explain(EventSide.MOYSKLAD),
            "O": self._shipments,
            "Esc": self._escape,
            "Ctrl+Z": self.acts.undo_last,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    def _splitter_moved(self) -> None:
        if not self._slim:
            self._detail_width = self.splitter.sizes()[1]
            self.memory.keep("splitter.orders", str(self._detail_width))

    # --- showing ----------------------------------------------------------------------------------------------

    def _fetch_standing(self) -> None:
        self.bridge.ask(self.bridge.app.orders.standing, self._standing_came, owner=self)

    def _standing_came(self, standing: OrdersStanding) -> None:
        self.standing = standing
        self.list.show_standing(standing)
        self._renew()

    def _renew(self) -> None:
        """Title, badge, primary button, and whether there is anything to show at all."""
        standing = self.standing
        again = len(standing.retryable) if standing is not None else 0
        name = self.tr("Retry all (%1)").replace("%1", formats.number(again)) if again else self.tr("Retry all")
        if self.primary is not None:
            self.primary.set_label(name, name)
            self.primary.setEnabled(standing is not None and bool(again or standing.stuck))
        self.set_fact(self._fact())
        if standing is None:
            return
        failed = standing.counts.failed
        self.set_badge(failed, "err", self.tr("%Ln not exported", "", failed) if failed else "")
        self._stack.setCurrentWidget(self.splitter if standing.forwarding else self.state)
        if not standing.forwarding:
            self._show_coming(standing)

    def _fact(self) -> str:
        """The way orders go; while a system is away, of when the data is."""
        way = self.tr("shop → MoySklad")
        if not self._away:
            return way
        told = self.tr("data of %1").replace("%1", formats.day_time(min(self._away.values())))
        return f"{way} · {told}"

    def _connection_changed(self, event: ConnectionChanged) -> None:
        if event.ok:
            self._away.pop(event.system, None)
        else:
            self._away.setdefault(event.system, event.at or datetime.now(UTC))
        self.set_fact(self._fact())

    def _show_coming(self, standing: OrdersStanding) -> None:
        """Nothing was ever decided about an order: say plainly what the program does with orders, and what not."""
        total = standing.counts.total
        lines = self.tr(
            "Exporting orders to MoySklad is switched off; until it is on in the settings, nothing is sent."
        )
        if not total:
            first = self.tr("The first load reads the orders of the shop.")
            told = f"{lines}<br><br>{first}"
            self.state.show_state("none", self.tr("No orders yet"), told, self.tr("To the first load"))
            return
        read = self.tr("The program already reads the shop’s orders: %Ln, the newest is %1.", "", total)
        why = self.tr("It counts their goods out of the stock, so that nothing is sold twice.")
        told = f"{lines}<br><br>{read.replace('%1', standing.newest)} {why}"
        self.state.show_state("none", self.tr("Orders are not exported yet"), told, self.tr("Show stock"))

    def _next_step(self) -> None:
        total = self.standing.counts.total if self.standing is not None else 0
        self.desk.go("stock" if total else "load")

    def _row_changed(self) -> None:
        row = self.list.current()
        if row is not None:
            self.panel.show_row(row)
            self._later.start()

    def _row_arrived(self) -> None:
        """The current row was still on its way when it became current."""
        if self.panel.detail is None and self.list.current() is not None:
            self._row_changed()

    def _fetch_detail(self) -> None:
        row, door = self.list.current(), self.bridge.app.orders
        if row is not None:
            self.bridge.ask(lambda: door.detail(row.row), self._detail_came, owner=self)

    def _detail_came(self, detail: OrderDetail | None) -> None:
        row = self.list.current()
        if detail is not None and row is not None and row.row == detail.row.row:
            self.panel.show_detail(detail)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if not topics & {"orders", "conflicts", "mapping"}:
            return
        self._fetch_standing()
        if self._opened_once and "orders" in topics:
            self.list.reload()
        elif self._opened_once:
            self._later.start()

    # --- acts -------------------------------------------------------------------------------------------------

    def retry(self) -> None:
        """Retry the orders that are selected, or the current one."""
        if self.list.checked:
            self.acts.retry(sorted(self.list.checked))
        else:
            self.retry_current()

    def retry_current(self) -> None:
        """Retry the order on screen."""
        row = self.list.current()
        if row is not None:
            self.acts.retry([row.row])

    def retry_all(self) -> None:
        """Retry what a retry can help; say how many wait for a person."""
        if self.standing is not None:
            self.acts.retry_all(self.standing)

    def _enter(self) -> None:
        if not self.panel.trouble.press_cure():
            detail = self.panel.detail
            if detail is not None and detail.cured:
                self.retry_current()

    def _shipments(self) -> None:
        row = self.list.current()
        if row is not None:
            self.desk.go("shipments", f"order:{row.row}")

    def _menu_entries(self, menu: QMenu) -> None:
        """What can be done about the order under the mouse, above copying and saving."""
        menu.addAction(self.tr("Retry") + "\tR", self.retry)
        menu.addAction(self.tr("Why this status in the shop") + "\tE", lambda: self.panel.explain(EventSide.SHOP))
        menu.addAction(self.tr("Why this status in MoySklad") + "\tW", lambda: self.panel.explain(EventSide.MOYSKLAD))
        menu.addAction(self.tr("Shipments of this order") + "\tO", self._shipments)

    def _status_clicked(self, position: int, column: int) -> None:
        if position == self.table.current_row():
            self.panel.explain(EventSide.SHOP if column == columns.SHOP else EventSide.MOYSKLAD)

    def close_popovers(self) -> bool:
        """Close what is open over the page; False when nothing is."""
        why = self.panel.why()
        if why is None and not self.list.tools.filters.close():
            return False
        if why is not None:
            why.hide()
        self.table.setFocus()
        return True

    def _escape(self) -> None:
        if not self.close_popovers() and self.list.checked:
            self.list.uncheck_all()
