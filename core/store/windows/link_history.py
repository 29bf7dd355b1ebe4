"""The history of an item's link: who or what decided, when, why, and what was before."""

from __future__ import annotations

from dataclasses import replace

from core.domain.screens.common import HistoryLine
from core.store.catalogue import Catalogue
from core.store.journal import Entry, Journal
from core.store.windows.shared import history


def link_history(journal: Journal, catalogue: Catalogue, item_id: str, limit: int = 30) -> list[HistoryLine]:
    """Lines, newest first; other items are named: `former` had the offer before, `taker` took it away."""
    entries = journal.link_history(item_id, limit)
    others = {one for entry in entries for one in _items(entry) if one and one != item_id}
    names = {item.id: item.name for item in catalogue.items(others)}
    return [_line(entry, line, item_id, names) for entry, line in zip(entries, history(entries), strict=True)]


def _items(entry: Entry) -> tuple[str, str]:
    change = entry.change
    return change.item_id or "", change.before or "" if change.kind.value == "link" else ""


def _line(entry: Entry, line: HistoryLine, item_id: str, names: dict[str, str]) -> HistoryLine:
    owner, former = _items(entry)
    if owner != item_id:
        return replace(line, code="history.link_lost", params={**line.params, "taker": names.get(owner, owner)})
    if former and former != item_id:
        return replace(line, params={**line.params, "former": names.get(former, former)})
    return line
