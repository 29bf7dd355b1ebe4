"""The conflicts page: the inbox of what only a person can decide."""

from __future__ import annotations

from gui.pages.coming import ComingPage


class ConflictsPage(ComingPage):
    """The page itself."""

    key = "conflicts"

    def title(self) -> str:
        return self.tr("Conflicts")
