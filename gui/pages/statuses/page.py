"""The statuses page: which state of one system means which status of the other, and the rules beside."""

from __future__ import annotations

from gui.pages import Page


class StatusesPage(Page):
    """The page itself."""

    key = "statuses"

    def title(self) -> str:
        return self.tr("Statuses")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
