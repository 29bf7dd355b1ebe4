"""The tools over the orders: tabs with counts, search, how far back, and the funnel with the other filters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from core.domain.screens.orders import OrdersCounts, OrdersQuery, OrdersSort, OrdersStanding, OrdersTab, Payment
from gui.pages.orders.filters import FilterPopover
from gui.remember import Memory
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.toggles import DotTab, Tabs

_SEARCH, _SLIM_SEARCH = 206, 180


class Period(StrEnum):
    """How far back the list goes."""

    ALL = "all"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_SPANS = {Period.DAY: timedelta(days=1), Period.WEEK: timedelta(days=7), Period.MONTH: timedelta(days=30)}


class OrdersTools(Surface):
    """Knows the question but for the sort; `asked` comes when it became another one."""

    asked = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__("surface", "b")
        self._memory = memory
        self.since = Period.ALL
        self.tabs = Tabs([tab.value for tab in OrdersTab], DotTab, {OrdersTab.FAILED.value: "err"})
        kept = memory.recall("tab.orders")
        self.tabs.choose(kept if kept in self.tabs.tabs else OrdersTab.ALL.value)
        self.tabs.chosen.connect(self._tab_chosen)
        self.search = SearchField()
        self.search.searched.connect(lambda _: self.asked.emit())
        self.period = Button(icon="calendar-blank", size=30)
        self.period.clicked.connect(self._choose_period)
        self.funnel = Button(icon="funnel-simple", size=30)
        self.funnel.clicked.connect(self._open_filters)
        self.filters = FilterPopover(self)
        self.filters.changed.connect(self._filters_changed)
        self._compose()
        self.retranslate()
        self.set_slim(False)

    def _compose(self) -> None:
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for line in (self._first, self._second):
            line.setSpacing(8)
        self._first.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(self._first)
        column.addLayout(self._second)

    def retranslate(self) -> None:
        """Words of all tools."""
        self.tabs.set_texts(
            {
                "failed": self.tr("Not exported"),
                "waiting": self.tr("Waiting"),
                "sent": self.tr("Exported"),
                "excluded": self.tr("Left out"),
                "all": self.tr("All"),
            }
        )
        self.search.name(self.tr("Find an order"))
        self.search.setToolTip(self.tr("Number, buyer, MoySklad number, item or article"))
        self._renew_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """A narrow window has the search under the tabs."""
        for line in (self._first, self._second):
            for widget in (self.search, self.period, self.funnel):
                line.removeWidget(widget)
        line = self._second if slim else self._first
        line.addWidget(self.search, 1 if slim else 0)
        line.addWidget(self.period)
        line.addWidget(self.funnel)
        self.search.setMinimumWidth(_SLIM_SEARCH if slim else _SEARCH)
        self.search.setMaximumWidth(16777215 if slim else _SEARCH)
        right = 16 if slim else 20
        self._first.setContentsMargins(8 if slim else 12, 13, right, 6 if slim else 12)
        self._second.setContentsMargins(16, 0, right, 10 if slim else 0)

    # --- the question -----------------------------------------------------------------------------------------

    def tab(self) -> OrdersTab:
        """The tab on screen."""
        return OrdersTab(self.tabs.current())

    def query(self, sort: OrdersSort, *, descending: bool) -> OrdersQuery:
        """The question of now."""
        span = _SPANS.get(self.since)
        payment = self.filters.payment.current()
        return OrdersQuery(
            self.tab(),
            self.search.text().strip(),
            datetime.now(UTC) - span if span is not None else None,
            self.filters.status.current(),
            self.filters.state.current(),
            Payment(payment) if payment else None,
            sort,
            descending,
        )

    @staticmethod
    def query_of(tab: OrdersTab) -> OrdersQuery:
        """The question of a tab with nothing filtered."""
        return OrdersQuery(tab)

    def filtered(self) -> bool:
        """Whether search, period or filters leave orders out."""
        return bool(self.active())

    def active(self) -> list[str]:
        """What leaves orders out, in words."""
        found = self.filters.active()
        if self.since is not Period.ALL:
            found.insert(0, self._periods()[self.since])
        if self.search.text().strip():
            found.append(f"“{self.search.text().strip()}”")
        return found

    def reset(self) -> None:
        """Leave nothing out but by the tab."""
        self.since = Period.ALL
        self.filters.reset()
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.search.update()
        self._renew_buttons()
        self.asked.emit()

    def choose_tab(self, tab: OrdersTab) -> None:
        """Open a tab without asking yet."""
        self.tabs.choose(tab.value)

    def show_counts(self, counts: OrdersCounts) -> None:
        """Numbers on the tabs."""
        self.tabs.set_counts(
            {
                "failed": counts.failed,
                "waiting": counts.waiting,
                "sent": counts.sent,
                "excluded": counts.excluded,
                "all": counts.total,
            }
        )

    def show_standing(self, standing: OrdersStanding) -> None:
        """The statuses there are to filter by."""
        self.filters.show_statuses(standing.statuses, standing.states)

    # --- period and filters -----------------------------------------------------------------------------------

    def _periods(self) -> dict[Period, str]:
        return {
            Period.ALL: self.tr("All time"),
            Period.DAY: self.tr("Last 24 hours"),
            Period.WEEK: self.tr("Last 7 days"),
            Period.MONTH: self.tr("Last 30 days"),
        }

    def _choose_period(self) -> None:
        menu = QMenu(self)
        for period, name in self._periods().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(period is self.since)
            action.triggered.connect(lambda _=False, period=period: self.show_period(period))
        menu.popup(self.period.mapToGlobal(self.period.rect().bottomLeft()))

    def show_period(self, period: Period) -> None:
        """Go back as far as `period`."""
        self.since = period
        self._renew_buttons()
        self.asked.emit()

    def _open_filters(self) -> None:
        self.filters.open_for(self.window(), self.funnel)

    def _filters_changed(self) -> None:
        self._renew_buttons()
        self.asked.emit()

    def _renew_buttons(self) -> None:
        since = self._periods()[self.since]
        self.period.set_label("", self.tr("How far back: %1").replace("%1", since))
        self.period.set_icon("calendar-blank", "accentGfx" if self.since is not Period.ALL else "")
        count = len(self.filters.active())
        told = self.tr("Filters: %1").replace("%1", str(count)) if count else self.tr("Filters")
        self.funnel.set_label(str(count) if count else "", told)
        self.funnel.setToolTip(told)
        self.funnel.set_icon("funnel-simple", "accentGfx" if count else "")

    def _tab_chosen(self, key: str) -> None:
        self._memory.keep("tab.orders", key)
        self.asked.emit()
