"""The pictures of the settings page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.app import KeyPlace
from core.errors import SkladLinkError
from gui.pages import Scene
from gui.pages.settings.facts import Keys

if TYPE_CHECKING:
    from gui.pages.settings.page import SettingsPage


def scenes(page: SettingsPage) -> Sequence[Scene]:
    """Connections, some sections, a right that is lacking, and a computer without a keyring."""

    def ready() -> bool:
        return page.facts is not None and page.connections.cards["shop"].place is not None

    def to(target: str) -> Scene:
        return Scene(f"settings-{target}", lambda: page.show_target(target), ready)

    def back() -> None:
        page.connections.fetch_keys()
        page.fetch()

    return (
        Scene("settings", lambda: page.show_target("connections"), ready),
        to("stock"),
        to("guard"),
        to("appearance"),
        to("data"),
        Scene("settings-right", lambda: _without_right(page), ready, back),
        Scene("settings-keyring", lambda: _without_keyring(page), ready, back),
    )


def _without_right(page: SettingsPage) -> None:
    """The last check as it would be for a token that may not create orders."""
    page.show_target("connections")
    if page.facts is None:
        return
    now = page.facts.checked["moysklad"]
    told = now.facts.get("rights")
    rights = {**(told if isinstance(told, dict) else {}), "customerorder": False}
    checked = {**page.facts.checked, "moysklad": replace(now, facts={**now.facts, "rights": rights})}
    page.show_facts(replace(page.facts, checked=checked))


def _without_keyring(page: SettingsPage) -> None:
    """As on a computer that has no keyring, before any key was given."""
    page.show_target("connections")
    nowhere = KeyPlace("", SkladLinkError("keyring_missing"))
    page.connections.show_keys(Keys({"moysklad": nowhere, "shop": nowhere}, ""))
