"""The log page: everything that happened, in sentences."""

from __future__ import annotations

from gui.pages import Page


class LogPage(Page):
    """The page itself."""

    key = "log"

    def title(self) -> str:
        return self.tr("Log")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
