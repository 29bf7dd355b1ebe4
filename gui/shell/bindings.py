"""The keys that work everywhere: one list that the keyboard acts by and the sheet of all keys shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.pages.registry import PAGES

if TYPE_CHECKING:
    from gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Binding:
    """`chords` that do the same, `shown` as the sheet writes them; `words` "" are not shown.

    `yields` lets the page on screen have the chord first; `typing` says that it works in text fields, too.
    """

    chords: tuple[str, ...]
    words: str
    act: Callable[[], object]
    yields: bool = False
    typing: bool = True

    @property
    def shown(self) -> str:
        """The chords for the sheet; "Shift+?" is a way of some systems to tell "?"."""
        return " ".join(chord for chord in self.chords if chord not in ("Shift+?", "Shift+/"))


class Bindings(QObject):
    """The window's keys in the language of now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def all(self) -> list[Binding]:
        """Every binding, in the sheet's order."""
        return [*self._everywhere(), *self._pages()]

    def groups(self) -> list[tuple[str, Sequence[tuple[str, str]]]]:
        """Headings with keys and words, for the sheet."""
        lists = (
            ("↑ ↓", self.tr("next and previous row")),
            ("Home End", self.tr("first and last row")),
            ("Shift+↑ Shift+↓", self.tr("more rows at once, where a list allows it")),
            ("Ctrl+C", self.tr("copy rows")),
            ("Tab", self.tr("next control")),
        )
        return [
            (self.tr("Everywhere"), [(b.shown, b.words) for b in self._everywhere() if b.words]),
            (self.tr("Lists"), lists),
            (self.tr("Pages"), [(b.shown, b.words) for b in self._pages()]),
        ]

    def _everywhere(self) -> list[Binding]:
        window = self._window
        return [
            Binding(("Ctrl+K",), self.tr("search and commands"), window.open_palette),
            Binding(("Ctrl+R",), self.tr("synchronise changes now"), window.sync_now),
            Binding(("Ctrl+Z",), self.tr("undo"), window.undoing.undo, yields=True, typing=False),
            Binding(("Ctrl+Shift+Z",), self.tr("redo"), window.undoing.redo, yields=True, typing=False),
            Binding(("/", "Ctrl+F"), self.tr("search in the list"), window.moves.search, yields=True, typing=False),
            Binding(("F4",), self.tr("hide or show the detail"), window.moves.toggle_detail),
            Binding(("F6",), self.tr("next part of the window"), partial(window.moves.region, 1)),
            Binding(("Shift+F6",), self.tr("previous part of the window"), partial(window.moves.region, -1)),
            Binding(("Shift+F10",), self.tr("menu of the row"), window.moves.menu),
            Binding(("Ctrl+,",), self.tr("settings"), partial(window.go, "settings")),
            Binding(("F1",), self.tr("all keys"), window.show_keys),
            Binding(("?", "Shift+?", "Shift+/"), self.tr("all keys"), window.show_keys, typing=False),
            Binding(("Shift+F1",), self.tr("help for the page"), window.show_help),
            Binding(("Esc",), self.tr("close, the safe choice"), window.moves.escape, yields=True, typing=False),
        ]

    def _pages(self) -> list[Binding]:
        keys = [spec.entry.key for spec in PAGES if not spec.whole_window]
        window = self._window
        return [
            Binding((f"Ctrl+{number % 10}",), window.pages[key].title(), partial(window.go, key))
            for number, key in enumerate(keys[:10], start=1)
        ]
