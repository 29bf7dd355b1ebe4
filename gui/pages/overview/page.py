"""The overview page: what works, what waits for a person, and what happened last."""

from __future__ import annotations

from gui.pages import Page


class OverviewPage(Page):
    """The page itself."""

    key = "overview"

    def title(self) -> str:
        return self.tr("Overview")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
