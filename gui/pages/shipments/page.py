"""The shipments page: what of each order has left, what is still to come, and why."""

from __future__ import annotations

from gui.pages.coming import ComingPage


class ShipmentsPage(ComingPage):
    """The page itself."""

    key = "shipments"

    def title(self) -> str:
        return self.tr("Shipments")
