"""The list of pages: to add one, write its folder and name it here. Order and groups are the sidebar's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gui.pages import Desk, Page
from gui.pages.conflicts.page import ConflictsPage
from gui.pages.load.page import LoadPage
from gui.pages.log.page import LogPage
from gui.pages.mapping.page import MappingPage
from gui.pages.orders.page import OrdersPage
from gui.pages.overview.page import OverviewPage
from gui.pages.quality.page import QualityPage
from gui.pages.schedule.page import SchedulePage
from gui.pages.settings.page import SettingsPage
from gui.pages.shipments.page import ShipmentsPage
from gui.pages.statuses.page import StatusesPage
from gui.pages.stock.page import StockPage
from gui.shell.sidebar import Entry


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its sidebar entry, its maker, and whether it takes the whole window (the wizard does)."""

    entry: Entry
    make: Callable[[Desk], Page]
    whole_window: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec(Entry("overview", "squares-four"), OverviewPage),
    PageSpec(Entry("mapping", "link", "goods"), MappingPage),
    PageSpec(Entry("stock", "package", "goods"), StockPage),
    PageSpec(Entry("quality", "first-aid", "goods"), QualityPage),
    PageSpec(Entry("orders", "receipt", "sales"), OrdersPage),
    PageSpec(Entry("shipments", "truck", "sales"), ShipmentsPage),
    PageSpec(Entry("conflicts", "git-diff", "sales"), ConflictsPage),
    PageSpec(Entry("statuses", "swap", "system"), StatusesPage),
    PageSpec(Entry("schedule", "timer", "system"), SchedulePage),
    PageSpec(Entry("log", "list-dashes", "system"), LogPage),
    PageSpec(Entry("settings", "gear-six", "bottom"), SettingsPage),
    PageSpec(Entry("load", "download-simple", "system"), LoadPage, whole_window=True),
)
