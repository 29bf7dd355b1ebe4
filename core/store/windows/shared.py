"""What several tables show alike: an item's name and variant, and history lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.domain.screens.common import HistoryLine
from core.store import values as v
from core.store.journal import Entry

#: Item columns for a table cell; `item` and its product `parent` must be joined.
ITEM_CELL = "item.kind, item.name, parent.name, item.characteristics, item.article, item.code"
PARENT_JOIN = "LEFT JOIN item AS parent ON parent.id = item.parent_id AND item.kind = 'variant'"
OUTCOMES = {"failed", "skipped", "unknown"}


def name_and_variant(name: str, parent_name: str | None, characteristics: str) -> tuple[str, str]:
    """A variant is shown as its product's name and its values; everything else by its own name."""
    values = [value for _, value in v.pairs_out(characteristics)]
    if parent_name and values:
        return parent_name, " · ".join(values)
    return name, " · ".join(values)


def history(entries: Iterable[Entry]) -> list[HistoryLine]:
    """Journal entries as lines: code "history.<kind>" or "history.<kind>.<failed|skipped|unknown|planned|sent>"."""
    return [
        HistoryLine(entry.at, entry.who or entry.job, _code(entry), _params(entry), entry.run_id) for entry in entries
    ]


def _code(entry: Entry) -> str:
    kind, state = entry.change.kind.value, entry.change.state.value
    return f"history.{kind}" if state == "applied" else f"history.{kind}.{state}"


def _params(entry: Entry) -> Mapping[str, str]:
    change = entry.change
    params = {
        **{f"n_{name}": value for name, value in change.reason.numbers.items()},
        "rule": change.reason.rule,
        "before": change.before or "",
        "after": change.after or "",
        "item": change.item_id or "",
        "offer": "" if change.offer_id is None else str(change.offer_id),
    }
    if change.error:
        params |= {"error": change.error, "details": entry.details}
    return params
