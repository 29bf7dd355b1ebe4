"""The stock page: tabs, search, warehouse filter, the rule in words, the table with warehouses, the preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from core.domain.catalogue import Reference
from core.domain.plan import JobName, RunState
from core.domain.screens import PlanSummary, StockCounts, StockDetail, StockQuery, StockTab, StockViewRow
from core.events import RunEnded
from gui import format as formats
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.pages import Desk, Page
from gui.pages.stock import table as columns
from gui.pages.stock.footer import StockFooter
from gui.pages.stock.preview import PreviewSheet
from gui.pages.stock.table import StockDelegate, StockTable, becomes_zero, change_of, opened_height
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline
from gui.widgets.states import StatePage
from gui.widgets.toggles import Tabs

_STOCK_JOBS = (JobName.STOCK_FULL, JobName.STOCK_CHANGES)


class StockPage(Page):
    """→ or a click opens the warehouses, ← closes them, Ctrl+P shows the preview."""

    key = "stock"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counts = StockCounts()
        self.opened_rows: dict[int, StockDetail] = {}
        self._tall: set[int] = set()
        self._wanted_row: int | None = None
        self._plan: PlanSummary | None = None
        self._rule: tuple[str, dict[str, object]] = ("", {})
        self._store = ""
        self._stores: list[Reference] = []
        self._sort, self._descending = "item", False
        self._opened_once = False
        self._wants_preview = False
        self.primary = Button(kind="primary", icon="eye")
        self.primary.clicked.connect(self.preview)
        self._build_tools()
        self._build_list()
        self._compose()
        self.bridge.changed.connect(self._data_changed)
        self.bridge.ended.connect(self._ended)
        self.retranslate()

    def _build_tools(self) -> None:
        self.tabs = Tabs([StockTab.CHANGES.value, StockTab.TO_ZERO.value, StockTab.ALL.value])
        self.tabs.choose(StockTab.ALL.value)
        self.tabs.chosen.connect(lambda _: self.reload())
        self.search = SearchField()
        self.search.setFixedWidth(276)
        self.search.searched.connect(lambda _: self.reload())
        self.search.returnPressed.connect(self._to_table)
        self.store = Button(icon="stack", size=30, font="smallName")
        self.store.icon_size = 14
        self.store.clicked.connect(self._choose_store)
        self.formula = Inline(self._formula_items, gap=8, height=34, stretch=True)
        self._formula_box = Card("sunken", "", 8)
        inner = QHBoxLayout(self._formula_box)
        inner.setContentsMargins(13, 0, 12, 0)
        inner.addWidget(self.formula)

    def _build_list(self) -> None:
        self.model = WindowModel(self.bridge, columns.COLUMNS, self.bridge.app.stock_rows, lambda row: row.row, self)
        self.model.text = self._cell_text
        self.model.spoken = self._spoken
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self.bridge.failed.emit)
        self.table = StockTable(StockDelegate(self.opened_rows))
        self.table.setModel(self.model)
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
        ground = Surface("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(formula)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Stock")

    def retranslate(self) -> None:
        self.tabs.set_texts(
            {"changes": self.tr("Will change"), "to_zero": self.tr("Become 0"), "all": self.tr("All")}
        )
        self.search.name(self.tr("Name, article, barcode"))
        self.table.setAccessibleName(self.tr("Stock of linked offers"))
        self._renew_store()
        self._renew()
        self.table.header.viewport().update()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.reload()
            app = self.bridge.app
            self.bridge.ask(lambda: (app.stock_rule_sentence(), app.stores()), self._rule_came, owner=self)
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self.table.set_widths(columns.SLIM if slim else columns.WIDE)
        self.search.setFixedWidth(200 if slim else 276)
        self._margins[0].setContentsMargins(8 if slim else 16, 13, 16 if slim else 24, 0)
        self._margins[1].setContentsMargins(16 if slim else 24, 11, 16 if slim else 24, 6)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("→ ←", self.tr("show and hide warehouses")),
            ("Ctrl+P", self.tr("preview changes")),
            ("J K", self.tr("next and previous row")),
            ("/", self.tr("search")),
        )

    def key_pressed(self, chord: str) -> bool:
        position = self.table.current_row()
        if chord in ("J", "Down"):
            self.table.go(position + 1)
        elif chord in ("K", "Up"):
            self.table.go(position - 1)
        elif chord in ("Right", "Enter"):
            self.open_row(position)
        elif chord == "Left":
            self.close_row(position)
        elif chord in ("/", "Ctrl+F"):
            self.search.setFocus()
        elif chord == "Ctrl+P":
            self.preview()
        else:
            return False
        return True

    # --- the list ---------------------------------------------------------------------------------------------

    def query(self) -> StockQuery:
        """The question the tools ask now."""
        return StockQuery(
            StockTab(self.tabs.current()), self.search.text().strip(), self._store, self._sort, self._descending
        )

    def reload(self) -> None:
        """Ask for the list, the numbers and the waiting plan again."""
        query, app = self.query(), self.bridge.app
        position = self.table.current_row()
        if 0 <= position < self.model.rowCount():
            self._wanted_row = self.model.ids[position]
        self.model.open(lambda: app.stock_ids(query))
        self._fetch_counts()

    def _fetch_counts(self) -> None:
        text, app = self.search.text().strip(), self.bridge.app
        self.bridge.ask(lambda: (app.stock_counts(text), app.waiting_plan()), self._counted, owner=self)

    def _counted(self, answer: tuple[StockCounts, PlanSummary | None]) -> None:
        self.counts, self._plan = answer
        self._renew()

    def _loaded(self, count: int) -> None:
        self._renew_footer()
        self.stack.setCurrentWidget(self.table if count else self.state)
        if count:
            wanted = -1 if self._wanted_row is None else self.model.position(self._wanted_row)
            self.table.go(max(0, wanted))
            self._reopen()
            return
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

    def _reopen(self) -> None:
        """Give opened rows their height at their new places and fetch their warehouses anew."""
        for position in self._tall:
            self.table.setRowHeight(position, columns.ROW)
        self._tall.clear()
        numbers = list(self.opened_rows)
        self.opened_rows.clear()
        for number in numbers:
            self.open_row(self.model.position(number))

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
            self.desk.go("mapping")

    def _sort_by(self, section: int) -> None:
        name = columns.SORTS.get(section)
        if name is None:
            return
        self._descending = not self._descending if name == self._sort else section != columns.ITEM
        self._sort = name
        self.table.header.sort, self.table.header.descending = name, self._descending
        self.reload()

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & {"stock", "mapping"} and self._opened_once:
            if "stock" in topics:
                self.reload()
            else:
                self._fetch_counts()

    # --- opening rows -----------------------------------------------------------------------------------------

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
            lambda: self.bridge.app.stock_detail(number), lambda found: self._detail_came(number, found), owner=self
        )

    def close_row(self, position: int) -> None:
        """Hide the warehouses of the row at `position`."""
        if 0 <= position < self.model.rowCount() and self.opened_rows.pop(self.model.ids[position], None):
            self._tall.discard(position)
            self.table.setRowHeight(position, columns.ROW)
            self.table.viewport().update()

    def _detail_came(self, number: int, found: StockDetail | None) -> None:
        position = self.model.position(number)
        if found is not None and position >= 0:
            self.opened_rows[number] = found
            self._tall.add(position)
            self.table.setRowHeight(position, opened_height(found.stores))
            self.table.viewport().update()

    # --- rule and warehouses ----------------------------------------------------------------------------------

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

    # --- preview ----------------------------------------------------------------------------------------------

    def preview(self) -> None:
        """Show the plan that waits, or work one out first; nothing is sent by looking."""
        self.bridge.ask(self.bridge.app.waiting_plan, self._plan_came, owner=self)

    def _plan_came(self, plan: PlanSummary | None) -> None:
        if plan is not None:
            self._show_preview(plan)
        elif self.bridge.app.start(JobName.STOCK_FULL, dry_run=True):
            self._wants_preview = True
            self.desk.toast(self.tr("Working out the changes; the preview opens by itself."))
        else:
            self._wants_preview = True
            self.desk.toast(self.tr("A calculation is under way; the preview opens when it is ready."))

    def _show_preview(self, plan: PlanSummary) -> None:
        self._wants_preview = False
        sheet = PreviewSheet(self.window(), self.bridge, plan)
        sheet.recount_wanted.connect(self._recount)
        self.desk.show_sheet(sheet, sheet.safe)

    def _recount(self, run_id: int) -> None:
        self._wants_preview = True
        app = self.bridge.app

        def work() -> None:
            app.discard_plan(run_id)
            app.start(JobName.STOCK_FULL, dry_run=True)

        self.bridge.act(work, lambda _: None, owner=self)

    def _ended(self, ended: RunEnded) -> None:
        if ended.job not in _STOCK_JOBS:
            return
        self._fetch_counts()
        braked = ended.state == RunState.STOPPED_BY_BRAKE
        if (self._wants_preview or braked) and self.isVisible():
            self.bridge.ask(
                self.bridge.app.waiting_plan, lambda plan: self._show_preview(plan) if plan else None, owner=self
            )

    # --- words ------------------------------------------------------------------------------------------------

    def _renew(self) -> None:
        counts = self.counts
        self.tabs.set_counts({"changes": counts.changes, "to_zero": counts.to_zero, "all": counts.total})
        changes = self._plan.totals.changes if self._plan is not None else counts.changes
        name = (
            self.tr("Preview changes (%1)").replace("%1", formats.number(changes))
            if changes
            else self.tr("Preview changes")
        )
        self.primary.set_label(name, name)
        self.set_fact(self._fact())
        self._renew_footer()

    def _fact(self) -> str:
        if self._plan is None:
            return self.tr("%Ln offers linked", "", self.counts.total) if self.counts.total else ""
        planned: datetime = self._plan.planned_at
        return self.tr("worked out at %1, not sent").replace("%1", formats.day_time(planned))

    def _renew_footer(self) -> None:
        self.footer.show_figures(
            self.model.rowCount(), self.counts, braked=self._plan is not None and self._plan.brake is not None
        )

    def _to_table(self) -> None:
        self.table.setFocus()
        if self.table.current_row() < 0:
            self.table.go(0)

    def _cell_text(self, row: StockViewRow, column: int) -> str:
        if column == columns.ITEM:
            return " ".join(part for part in (row.name, row.variant, row.article) if part)
        if column == columns.CHANGE and row.problem:
            return say(row.problem)
        values = {
            columns.ON_HAND: row.on_hand,
            columns.RESERVED: row.reserved,
            columns.EXPECTED: row.expected,
            columns.TARGET: row.target,
            columns.NOW: row.shop_now,
            columns.CHANGE: change_of(row),
        }
        if column == columns.UPDATED:
            return formats.day_time(row.read_at) if row.read_at is not None else ""
        return formats.quantity(values[column])

    def _spoken(self, row: StockViewRow) -> str:
        change = change_of(row)
        words = [
            f"{row.name} {row.variant}".strip(),
            self.tr("for shop %1").replace("%1", formats.quantity(row.target)),
            self.tr("now %1").replace("%1", formats.quantity(row.shop_now)),
        ]
        if change:
            words.append(self.tr("change %1").replace("%1", formats.signed(change)))
        if becomes_zero(row):
            words.append(self.tr("becomes 0"))
        return ", ".join(words)
