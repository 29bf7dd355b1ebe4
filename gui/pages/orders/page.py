"""The orders page: the shop's orders and whether the warehouse knows of them."""

from __future__ import annotations

from gui.pages.coming import ComingPage


class OrdersPage(ComingPage):
    """The page itself."""

    key = "orders"

    def title(self) -> str:
        return self.tr("Orders")
