"""The shipments page: what of each order has left, what is still to come, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from core.domain.screens.shipments import ShipmentDetail, ShipmentPapers, ShipmentQuery, ShipmentTab
from gui.pages import Desk, Page, Scene
from gui.pages.shipments.detail import DetailPanel
from gui.pages.shipments.list_panel import ShipmentList

_DETAIL_MS = 60
_LIST, _LIST_SLIM = 416, 384
_TOPICS = frozenset({"shipments", "orders", "stock", "statuses", "references"})


class ShipmentsPage(Page):
    """J and K move, / searches, Enter opens the order on its own page."""

    key = "shipments"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once = False
        self.list = ShipmentList(self.bridge, self.memory)
        self.panel = DetailPanel(self.bridge)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.search
        self._list_width = self.memory.recall_number("splitter.shipments", 320, 520, _LIST)
        self._slim = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.list.setMinimumWidth(320)
        self.splitter.setSizes([self._list_width, 1224 - self._list_width])
        self.splitter.splitterMoved.connect(lambda *_: self._splitter_moved())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DETAIL_MS)
        self._later.timeout.connect(self._fetch_detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self._wire()
        self.retranslate()
        self.list.fetch_counts()

    def _wire(self) -> None:
        self.list.counted.connect(self._counted)
        self.list.emptied.connect(self.panel.show_nothing)
        self.list.orders_wanted.connect(lambda: self.desk.go("orders"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._row_changed())
        self.table.doubleClicked.connect(lambda _: self.panel.head.open_order())
        self.model.dataChanged.connect(lambda *_: self._row_arrived())
        self.panel.linked.connect(self.desk.go)
        self.bridge.changed.connect(self._data_changed)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Shipments")

    def retranslate(self) -> None:
        self._counted()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.list.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        wide = _LIST_SLIM if slim else self._list_width
        self.splitter.setSizes([wide, max(1, self.width() - wide)])

    def _splitter_moved(self) -> None:
        if not self._slim:
            self._list_width = self.splitter.sizes()[0]
            self.memory.keep("splitter.shipments", str(self._list_width))

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "order" and name.isdigit():
            self._opened_once = True
            self.list.show_order(int(name))
        elif kind == "tab" and name in set(ShipmentTab):
            self._opened_once = True
            self.list.choose(ShipmentTab(name))

    def scenes(self) -> Sequence[Scene]:
        def ready() -> bool:
            empty = self._opened_once and not self.model.rowCount()
            return self.panel.papers_shown is not None or empty

        def at(tab: ShipmentTab) -> Callable[[], None]:
            def show() -> None:
                self.panel.show_nothing()
                self.list.choose(tab)

            return show

        def drafted() -> bool:
            detail = self.panel.detail
            return ready() and (detail is None or detail.row.view.drafts > 0)

        def show_drafted() -> None:
            """An order with everything: posted demands, a draft, reasons, a hint."""
            door = self.bridge.app.shipments
            query = ShipmentQuery(ShipmentTab.DRAFTS)
            self.bridge.ask(
                lambda: door.ids(query), lambda ids: ids and self.list.show_order(ids[len(ids) // 2]), owner=self
            )

        return (
            Scene("shipments", show_drafted, drafted),
            Scene("shipments-over", at(ShipmentTab.OVER), ready),
            Scene("shipments-drafts", at(ShipmentTab.DRAFTS), ready, at(ShipmentTab.ALL)),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("J K", self.tr("next and previous order")),
            ("Enter", self.tr("open the order on the page Orders")),
            ("/", self.tr("search")),
        )

    def key_pressed(self, chord: str) -> bool:
        steps = self.list
        keys: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("J", "Down"), lambda: steps.step(1)),
            **dict.fromkeys(("K", "Up"), lambda: steps.step(-1)),
            **dict.fromkeys(("/", "Ctrl+F"), self.search.setFocus),
            "Home": lambda: self.table.go(0),
            "End": lambda: self.table.go(self.model.rowCount() - 1),
            "Enter": self.panel.head.open_order,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    # --- showing ----------------------------------------------------------------------------------------------

    def _counted(self) -> None:
        counts = self.list.counts
        partly, over, long = (counts.of(tab) for tab in (ShipmentTab.PARTLY, ShipmentTab.OVER, ShipmentTab.LONG))
        facts = [self.tr("%Ln partly shipped", "", partly)] if partly else []
        facts += [self.tr("%Ln with too much", "", over)] if over else []
        self.set_fact(", ".join(facts))
        waits = [self.tr("%Ln partly shipped for long", "", long)] if long else []
        waits += [self.tr("%Ln with too much", "", over)] if over else []
        self.set_badge(long + over, "warn", ", ".join(waits))

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
        row, door = self.list.current(), self.bridge.app.shipments
        if row is not None:
            self.bridge.ask(lambda: door.detail(row.row), self._detail_came, owner=self)

    def _detail_came(self, detail: ShipmentDetail | None) -> None:
        """The positions are on screen; documents and timeline are asked for only now."""
        row, door = self.list.current(), self.bridge.app.shipments
        if detail is None or row is None or row.row != detail.order_id:
            return
        self.panel.show_detail(detail)
        number = row.row
        self.bridge.ask(
            lambda: door.papers(number),
            lambda found: self._papers_came(number, found),
            owner=self,
            failed=self._papers_failed,
        )

    def _papers_came(self, number: int, found: ShipmentPapers) -> None:
        if self.panel.detail is not None and self.panel.detail.order_id == number:
            self.panel.show_papers(found)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if "settings" in topics and not topics & _TOPICS:
            self.list.fetch_counts()
        if not topics & _TOPICS:
            return
        if self._opened_once and topics & {"shipments", "orders"}:
            self.list.reload()
        elif not self._opened_once:
            self.list.fetch_counts()
        if self._opened_once:
            self._later.start()

    def _papers_failed(self, error: BaseException) -> None:
        self.bridge.failed.emit(error)
        self.panel.show_papers_failed()
