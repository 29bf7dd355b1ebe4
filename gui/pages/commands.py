"""What a page offers the palette by itself: its primary action, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.pages import Page

#: Keys that move about or stand for text: the palette has better ways.
_NOT_OFFERED = frozenset({"/", "Space", "Esc", "Tab", "Ctrl+C", "Ctrl+F", "Ctrl+A", "Home", "End", "J", "K"})


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: words, what it does, its icon and the key that does the same ("" = none).

    `anywhere` offers it while another page is on screen, too; what works on the current row must not be.
    `also` are more words that find it.
    """

    words: str
    act: Callable[[], object]
    icon: str = "play"
    key: str = ""
    anywhere: bool = False
    also: str = ""


def of_page(page: Page) -> list[Command]:
    """The primary action, wherever one is, and the single keys of `Page.keys()` while the page is on screen."""
    found: list[Command] = []
    primary = page.primary
    if primary is not None and primary.isEnabled() and (primary.text() or primary.accessibleName()):
        words = primary.text() or primary.accessibleName()
        found.append(Command(words, primary.click, primary.icon_name, primary.key, anywhere=True))
    for key, words in page.keys():  # noqa: SIM118 (a method of ours)
        if key in _NOT_OFFERED or any(not part.isascii() for part in key) or len(key.split()) != 1:
            continue
        found.append(Command(words[:1].upper() + words[1:], partial(page.key_pressed, key), "keyboard", key))
    return found
