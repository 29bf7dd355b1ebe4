"""What the palette offers for a text: groups of what was found, of commands and pages, of what is recent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.domain.screens.palette import Hit, PaletteAnswer
from gui.shell.palette.commands import Commands
from gui.shell.palette.lines import Line, Lines
from gui.shell.palette.matching import closeness, other_layout, words_of

Group = tuple[str, list[Line]]
COMMANDS_BESIDE, COMMANDS_ALONE, PAGES_BESIDE = 4, 60, 3
_ORDERS = ("#", "№")
_FAR = 99


@dataclass(frozen=True, slots=True)
class Asked:
    """A typed text: `only` is "commands" after >, "orders" after # (№ on the Russian layout), else ""."""

    text: str
    only: str = ""

    @classmethod
    def parse(cls, typed: str) -> Asked:
        """Take the prefix off."""
        text = typed.strip()
        if text.startswith(">"):
            return cls(text[1:].strip(), "commands")
        if text.startswith(_ORDERS):
            return cls(text[1:].strip(), "orders")
        return cls(text)


class Offer(QObject):
    """Puts the groups together; `ready` reads commands and pages anew."""

    def __init__(self, lines: Lines, commands: Commands) -> None:
        super().__init__(commands)
        self.lines, self._commands = lines, commands
        self._all: list[tuple[Line, str]] = []
        self._pages: list[tuple[Line, str]] = []

    def ready(self) -> None:
        """The palette opens: see what there is to do now."""
        self._all, self._pages = self._commands.all(), self._commands.pages()

    def found(self, answer: PaletteAnswer | None, words: Sequence[str]) -> list[Group]:
        """Goods and orders."""
        if answer is None:
            return []
        goods = [self.lines.line(hit, words) for hit in (*answer.items, *answer.offers)]
        orders = [self.lines.line(hit, words) for hit in answer.orders]
        return [(self.tr("Goods"), goods), (self.tr("Orders"), orders)]

    def doable(self, asked: Asked) -> list[Group]:
        """Commands and pages that `asked` finds, on either layout."""
        alone = asked.only == "commands"
        if asked.only == "orders":
            return []
        best, commands = _meeting(self._all, asked.text, COMMANDS_ALONE if alone else COMMANDS_BESIDE)
        closest, pages = _meeting(self._pages, asked.text, COMMANDS_ALONE if alone else PAGES_BESIDE)
        groups = [(self.tr("Commands"), commands), (self.tr("Pages"), pages)]
        return groups[::-1] if closest < best else groups

    def empty(self, keys: Sequence[str], hits: Sequence[Hit]) -> list[Group]:
        """Nothing typed: what was chosen lately, then the pages and the first commands."""
        known = {line.key: line for line, _ in (*self._all, *self._pages)}
        known |= {hit.key: self.lines.line(hit, ()) for hit in hits}
        recent = [known[key] for key in keys if key in known]
        used = {line.key for line in recent}
        commands = [line for line, _ in self._all if line.key not in used][:COMMANDS_BESIDE]
        pages = [line for line, _ in self._pages if line.key not in used]
        return [(self.tr("Recent"), recent), (self.tr("Commands"), commands), (self.tr("Pages"), pages)]


def _meeting(entries: Sequence[tuple[Line, str]], text: str, limit: int) -> tuple[int, list[Line]]:
    """How close the best is, and the lines, best first: met by title, by other words, by the other layout."""
    ranked: list[tuple[int, int, Line]] = []
    wanted = [words_of(text), words_of(other_layout(text))]
    for place, (line, also) in enumerate(entries):
        ways = [met for words in wanted if words or not text for met in _ways(line, also, words)]
        if any(met is not None for met in ways):
            way = next(number for number, met in enumerate(ways) if met is not None)
            ranked.append((3 * way + (ways[way] or 0), place, line))
    ranked.sort(key=lambda entry: entry[:2])
    return ranked[0][0] if ranked else _FAR, [line for _, _, line in ranked[:limit]]


def _ways(line: Line, also: str, words: Sequence[str]) -> tuple[int | None, int | None]:
    return closeness(line.title, words), closeness(f"{line.title} {line.note} {also}", words)
