"""The orders page: the shop's orders and whether the warehouse knows of them."""

from __future__ import annotations

from gui.pages import Page


class OrdersPage(Page):
    """The page itself."""

    key = "orders"

    def title(self) -> str:
        return self.tr("Orders")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
