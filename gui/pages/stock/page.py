"""The stock page: the list, its numbers, and the preview of what the next push would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from core.domain.plan import JobName, RunState
from core.domain.screens.palette import ItemHit
from core.domain.screens.plans import PlanSummary
from core.domain.screens.stock import StockCounts
from core.events import RunEnded
from gui import format as formats
from gui.pages import Desk, Page
from gui.pages.stock.list_panel import StockList
from gui.pages.stock.preview import PreviewSheet
from gui.widgets.button import Button

_STOCK_JOBS = (JobName.STOCK_FULL, JobName.STOCK_CHANGES)


class StockPage(Page):
    """→ or a click opens the warehouses, ← closes them, Ctrl+P shows the preview."""

    key = "stock"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plan: PlanSummary | None = None
        self._opened_once = False
        self._wants_preview = False
        self.primary = Button(kind="primary", icon="eye")
        self.primary.clicked.connect(self.preview)
        self.list = StockList(self.bridge, self.memory)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.search
        self.list.listed.connect(self._fetch_counts)
        self.list.mapping_wanted.connect(lambda: self.desk.go("mapping"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.list)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.ended.connect(self._ended)
        self.retranslate()

    @property
    def counts(self) -> StockCounts:
        """The numbers on the tabs."""
        return self.list.counts

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Stock")

    def retranslate(self) -> None:
        self._renew()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.list.reload()
            self.list.fetch_rule()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self.list.set_slim(slim)

    def show_target(self, target: str) -> None:
        kind, _, value = target.partition(":")
        if target == "preview":
            self.preview()
        elif kind == "search":
            self.list.show_rows(value)
        elif kind in ("item", "offer"):
            app = self.bridge.app
            self.bridge.ask(lambda: app.palette.item(target), self._show_found, owner=self)

    def _show_found(self, hit: ItemHit | None) -> None:
        """Go to an item's row; only linked offers are in the list."""
        if hit is None or hit.offer_id is None:
            self.desk.toast(self.tr("It is not linked to an offer yet, so its stock goes nowhere."))
        else:
            self.list.show_rows("", hit.offer_id)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("→ ←", self.tr("show and hide warehouses")),
            ("Ctrl+P", self.tr("preview changes")),
            ("J K", self.tr("next and previous row")),
            ("/", self.tr("search")),
        )

    def key_pressed(self, chord: str) -> bool:
        position = self.table.current_row()
        keys: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("J", "Down"), lambda: self.table.go(position + 1)),
            **dict.fromkeys(("K", "Up"), lambda: self.table.go(position - 1)),
            **dict.fromkeys(("Right", "Enter"), lambda: self.list.open_row(position)),
            **dict.fromkeys(("/", "Ctrl+F"), self.search.setFocus),
            "Left": lambda: self.list.close_row(position),
            "Ctrl+P": self.preview,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    # --- numbers ----------------------------------------------------------------------------------------------

    def _fetch_counts(self) -> None:
        text, app = self.search.text().strip(), self.bridge.app
        self.bridge.ask(lambda: (app.stock.counts(text), app.waiting_plan()), self._counted, owner=self)

    def _counted(self, answer: tuple[StockCounts, PlanSummary | None]) -> None:
        counts, self._plan = answer
        self.list.show_counts(counts, braked=self._plan is not None and self._plan.brake is not None)
        self._renew()

    def _renew(self) -> None:
        changes = self._plan.totals.changes if self._plan is not None else self.counts.changes
        name = (
            self.tr("Preview changes (%1)").replace("%1", formats.number(changes))
            if changes
            else self.tr("Preview changes")
        )
        self.primary.set_label(name, name)
        self.set_fact(self._fact())

    def _fact(self) -> str:
        if self._plan is None:
            return self.tr("%Ln offers linked", "", self.counts.total) if self.counts.total else ""
        return self.tr("worked out at %1, not sent").replace("%1", formats.day_time(self._plan.planned_at))

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & {"stock", "mapping"} and self._opened_once:
            if "stock" in topics:
                self.list.reload()
            else:
                self._fetch_counts()

    # --- preview ----------------------------------------------------------------------------------------------

    def preview(self) -> None:
        """Show the plan that waits, or work one out first where there is none that knows of all pairs."""
        self.bridge.ask(self.bridge.app.waiting_plan, self._plan_came, owner=self)

    def _plan_came(self, plan: PlanSummary | None) -> None:
        if plan is not None and plan.outdated:
            self._recount(plan.run_id)
            self.desk.toast(self.tr("Working out the changes; the preview opens by itself."))
        elif plan is not None:
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
