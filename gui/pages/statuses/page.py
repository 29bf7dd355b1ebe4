"""The statuses page: which state of one system means which status of the other, and the rules beside."""

from __future__ import annotations

from gui.pages.coming import ComingPage


class StatusesPage(ComingPage):
    """The page itself."""

    key = "statuses"

    def title(self) -> str:
        return self.tr("Statuses")
