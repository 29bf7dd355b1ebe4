"""The schedule page: which jobs run by themselves, when, and how they went."""

from __future__ import annotations

from gui.pages import Page


class SchedulePage(Page):
    """The page itself."""

    key = "schedule"

    def title(self) -> str:
        return self.tr("Schedule")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
