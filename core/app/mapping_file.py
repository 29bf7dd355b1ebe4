"""The mapping as a CSV or XLSX file: saving it, reading one as a plan of differences, applying that plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from core import messages
from core.app import spreadsheet
from core.domain.links import MatchState
from core.domain.mapping_diff import DiffLine, MappingDiff, compare
from core.domain.mapping_file import Column, NoHead, fold, heading, read_rows
from core.errors import SkladLinkError
from core.jobs import mapping_import
from core.settings import LinkSettings
from core.store.windows.mapping_file import FileLine, MappingFileWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

LANGUAGES = ("ru", "en")
ENDINGS = (".csv", ".xlsx", ".tsv", ".txt")
"""Files worth trying; what is in them decides."""
_TEXTS = tuple(
    at
    for at, column in enumerate(Column)
    if column not in (Column.ITEM_NAME, Column.OFFER_NAME, Column.CANDIDATE_NAME, Column.RULE, Column.STATE)
)
_TICK = 2000


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file that was read: its name and what it would change."""

    name: str
    diff: MappingDiff


@dataclass(frozen=True, slots=True)
class DiffView:
    """A line of the plan with names: `offer` and `before` are "id, name, properties" of the offers of then and now.

    `loser` is the item that loses the offer, "" where there is none.
    """

    line: DiffLine
    item: str
    variant: str
    offer: str = ""
    before: str = ""
    loser: str = ""


class MappingFileDoor:
    """Everything here works on the local database and on the file; nothing goes to either system."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = MappingFileWindow(around.store.raw)

    def save(self, path: Path, lang: str, rows: Sequence[int] | None = None) -> int:
        """Write mapping rows (None: all of them) to `path`; returns how many lines.

        Raises SkladLinkError: file.not_written, file.too_long.
        """
        numbers = self._window.all_ids() if rows is None else rows
        head = [heading(column, messages.text(f"mapfile.column.{column.value}", lang)) for column in Column]
        words = cache(lambda code: messages.text(code, lang))
        lines = (_cells(line, words) for line in self._window.lines(numbers))
        title = messages.text("mapfile.title", lang)
        return spreadsheet.write(path, title, head, lines, comma=True, texts=_TEXTS)

    def plan(self, path: Path, tick: Callable[[int], None] = lambda _: None) -> FilePlan:
        """Read a file and compare it with the mapping of now.

        `tick` hears the lines read, every now and then; it may raise Cancelled to end the work.

        Raises SkladLinkError: file.not_read, file.no_table, mapfile.no_head, mapfile.no_rows.
        """
        several = self._around.settings.get(LinkSettings).several_offers
        lines = _counted(spreadsheet.read(path), tick)
        try:
            rows = list(read_rows(lines, _names()))
        except NoHead as error:
            raise SkladLinkError("mapfile.no_head", name=path.name) from error
        if not rows:
            raise SkladLinkError("mapfile.no_rows", name=path.name)
        diff = compare(rows, self._window.sides(several=several), _states(), lambda _: tick(len(rows)))
        return FilePlan(path.name, diff)

    def apply(self, plan: FilePlan) -> int:
        """Carry out what the plan can do, all or nothing; returns the run, for undo.

        Raises SkladLinkError: mapfile.changed_since, mapfile.nothing.
        """
        return mapping_import.take_in(self._around.local(), plan.diff, plan.name)

    def views(self, lines: Sequence[DiffLine]) -> list[DiffView]:
        """Lines of a plan with the names of what they touch."""
        items = self._window.item_names(
            item_id for line in lines for item_id in (line.item_id, line.item_before) if item_id
        )
        offers = self._window.offer_names(
            offer_id for line in lines for offer_id in (*line.offers_before, line.offer_id) if offer_id is not None
        )
        return [_view(line, items, offers) for line in lines]


def _view(line: DiffLine, items: dict[str, tuple[str, str]], offers: dict[int, tuple[str, str]]) -> DiffView:
    def offer(offer_id: int) -> str:
        name, traits = offers.get(offer_id, ("", ""))
        return " · ".join(part for part in (f"ID {offer_id}", name, traits) if part)

    name, variant = items.get(line.item_id, (line.name, ""))
    taken = items.get(line.item_before, (line.item_before, "")) if line.item_before else ("", "")
    return DiffView(
        line,
        name or line.name,
        variant,
        "" if line.offer_id is None else offer(line.offer_id),
        "; ".join(offer(one) for one in line.offers_before),
        " · ".join(part for part in taken if part),
    )


def _counted(lines: Iterable[list[str]], tick: Callable[[int], None]) -> Iterator[list[str]]:
    for number, line in enumerate(lines):
        if number % _TICK == 0:
            tick(number)
        yield line


@cache
def _names() -> dict[str, Column]:
    """Columns by their folded headings in every language."""
    return {
        fold(messages.text(f"mapfile.column.{column.value}", lang)): column for column in Column for lang in LANGUAGES
    }


@cache
def _states() -> dict[str, MatchState]:
    """States by their folded words in every language, and by their keys."""
    words = {fold(messages.text(f"match.{state.value}", lang)): state for state in MatchState for lang in LANGUAGES}
    return words | {state.value: state for state in MatchState}


def _cells(line: FileLine, words: Callable[[str], str]) -> list[str]:
    """The line's cells in the order of the columns."""
    told = words(f"note.{line.note}") if line.note and messages.has(f"note.{line.note}") else ""
    return [
        line.item_id,
        line.article,
        line.code,
        line.external_code,
        ", ".join(line.barcodes),
        line.name,
        _pairs(line.characteristics),
        "" if line.offer_id is None else str(line.offer_id),
        line.offer_xml_id,
        line.offer_article,
        line.offer_name,
        _pairs(line.properties),
        words(f"match.{line.state.value}"),
        told or (words(f"link.{line.rule.value}") if line.rule is not None else ""),
        line.ignore_reason,
        "" if line.candidate_id is None else str(line.candidate_id),
        line.candidate_name,
    ]


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in pairs)
