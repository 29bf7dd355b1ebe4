"""One page each. `Page` is what the window knows of a page; `Desk` is what a page knows of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from gui.bridge import Bridge
from gui.pages.commands import Command, of_page
from gui.remember import Memory
from gui.widgets.button import Button
from gui.widgets.sheet import Sheet


def _nothing() -> None:
    pass


def _at_once() -> bool:
    return True


class Desk(Protocol):
    """What pages ask of the window."""

    bridge: Bridge
    memory: Memory

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, bad: bool = False) -> None:
        """Say one sentence at the bottom."""

    def show_sheet(self, sheet: Sheet, safe: QWidget | None = None) -> None:
        """Open a sheet over the window."""

    def go(self, key: str, target: str = "") -> None:
        """Show another page; `target` names what to show there (see `Page.show_target`)."""

    def show_connections(self) -> None:
        """Open the connection sheet."""

    def show_support(self, report: str = "") -> None:
        """Open the report for support."""

    def show_help(self, chapter: str = "") -> None:
        """Open the user guide, by default at the chapter of the page on screen."""

    def to_tray(self) -> None:
        """Go on without a window, or minimised where there is no tray."""

    def refresh_counts(self) -> None:
        """Ask for the numbers in the sidebar again."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture that a page wants taken of itself: `show` brings it about, `ready` tells when, `leave` tidies up."""

    name: str
    show: Callable[[], None] = _nothing
    ready: Callable[[], bool] = _at_once
    leave: Callable[[], None] = _nothing


class Page(QWidget):
    """A page: `fact` is the quiet line beside the title, `primary` the one primary button (or None).

    `badge` is how much waits for a person, its tone (err, warn, mute) and its meaning in words; pages keep it true
    whether they are on screen or not.
    """

    key = ""
    fact_changed = Signal()
    badge_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bridge = desk.bridge
        self.memory = desk.memory
        self.fact = ""
        self.badge: tuple[int, str, str] = (0, "mute", "")
        self.primary: Button | None = None

    def title(self) -> str:
        """The page's title."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every word of the page."""
        raise NotImplementedError

    def opened(self) -> None:
        """The page came on screen."""

    def show_target(self, target: str) -> None:
        """Bring `target` into sight: "tab:failed", "order:501", "item:<id>", "offer:77", "conflict:3", "job:x"."""

    def scenes(self) -> Sequence[Scene]:
        """The pictures for README and guide; the page is on screen when each is shown."""
        return (Scene(self.key),)

    def keys(self) -> Sequence[tuple[str, str]]:
        """The page's keys and what they do, for the sheet of all keys."""
        return ()

    def commands(self) -> Sequence[Command]:
        """What the palette offers of this page."""
        return of_page(self)

    def detail_panel(self) -> QWidget | None:
        """What F4 hides and shows: the last part of the page's splitter, where it has one."""
        splitter = self.findChild(QSplitter)
        return splitter.widget(splitter.count() - 1) if splitter is not None and splitter.count() > 1 else None

    def regions(self) -> Sequence[QWidget]:
        """The page's parts in the order that F6 goes through them."""
        splitter = self.findChild(QSplitter)
        return [splitter.widget(at) for at in range(splitter.count())] if splitter is not None else [self]

    def key_pressed(self, chord: str) -> bool:
        """Handle a chord that no text field took; True when it was ours."""
        return False

    def set_slim(self, slim: bool) -> None:
        """The window became narrow (< 1180) or wide again."""

    def set_badge(self, number: int, tone: str, meaning: str) -> None:
        """Change how much waits."""
        if (number, tone, meaning) != self.badge:
            self.badge = (number, tone, meaning)
            self.badge_changed.emit()

    def set_fact(self, text: str) -> None:
        """Change the quiet line."""
        if text != self.fact:
            self.fact = text
            self.fact_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
