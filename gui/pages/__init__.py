"""One page each. `Page` is what the window knows of a page; `Desk` is what a page knows of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge
from gui.remember import Memory
from gui.widgets.button import Button
from gui.widgets.sheet import Sheet


class Desk(Protocol):
    """What pages ask of the window."""

    bridge: Bridge
    memory: Memory

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, bad: bool = False) -> None:
        """Say one sentence at the bottom."""

    def show_sheet(self, sheet: Sheet, safe: QWidget | None = None) -> None:
        """Open a sheet over the window."""

    def go(self, key: str) -> None:
        """Show another page."""

    def show_connections(self) -> None:
        """Open the connection sheet."""

    def refresh_counts(self) -> None:
        """Ask for the numbers in the sidebar again."""


class Page(QWidget):
    """A page: `fact` is the quiet line beside the title, `primary` the one primary button (or None)."""

    key = ""
    fact_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bridge = desk.bridge
        self.memory = desk.memory
        self.fact = ""
        self.primary: Button | None = None

    def title(self) -> str:
        """The page's title."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every word of the page."""
        raise NotImplementedError

    def opened(self) -> None:
        """The page came on screen."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """The page's keys and what they do, for the sheet of all keys."""
        return ()

    def key_pressed(self, chord: str) -> bool:
        """Handle a chord that no text field took; True when it was ours."""
        return False

    def set_slim(self, slim: bool) -> None:
        """The window became narrow (< 1180) or wide again."""

    def set_fact(self, text: str) -> None:
        """Change the quiet line."""
        if text != self.fact:
            self.fact = text
            self.fact_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
