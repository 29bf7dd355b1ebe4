"""The list of pages: to add one, write its folder and name it here. Order and groups are the sidebar's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gui.pages import Desk, Page
from gui.pages.load.page import LoadPage
from gui.pages.mapping.page import MappingPage
from gui.pages.stock.page import StockPage
from gui.shell.sidebar import Entry


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its sidebar entry, its maker, and whether it takes the whole window (the wizard does)."""

    entry: Entry
    make: Callable[[Desk], Page]
    whole_window: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec(Entry("mapping", "link", "goods"), MappingPage),
    PageSpec(Entry("stock", "package", "goods"), StockPage),
    PageSpec(Entry("load", "download-simple", "system"), LoadPage, whole_window=True),
)
