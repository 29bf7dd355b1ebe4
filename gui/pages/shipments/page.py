"""The shipments page: what of each order has left, what is still to come, and why."""

from __future__ import annotations

from gui.pages import Page


class ShipmentsPage(Page):
    """The page itself."""

    key = "shipments"

    def title(self) -> str:
        return self.tr("Shipments")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
