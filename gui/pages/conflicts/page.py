"""The conflicts page: the inbox of what only a person can decide."""

from __future__ import annotations

from gui.pages import Page


class ConflictsPage(Page):
    """The page itself."""

    key = "conflicts"

    def title(self) -> str:
        return self.tr("Conflicts")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
