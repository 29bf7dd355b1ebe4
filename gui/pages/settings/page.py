"""The settings page: connections, rules and looks."""

from __future__ import annotations

from gui.pages import Page


class SettingsPage(Page):
    """The page itself."""

    key = "settings"

    def title(self) -> str:
        return self.tr("Settings")

    def retranslate(self) -> None:
        """The title is asked for when it is shown."""
