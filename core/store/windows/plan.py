"""The preview sheet and the list of runs: row numbers (change ids) of a plan, its rows, and runs as shown."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from core.domain.plan import Reason
from core.domain.screens.plans import PlanRow, PlanTab, RunView
from core.store import values as v
from core.store.journal import DECREASE, INCREASE, TO_ZERO, Journal
from core.store.store import Store
from core.store.windows.search import found_rows, numbers
from core.store.windows.shared import ITEM_CELL, PARENT_JOIN, name_and_variant

_FIT = "change.state NOT IN ('skipped', 'failed')"
_TABS = {
    PlanTab.TO_ZERO: f"direction = {TO_ZERO} AND {_FIT}",
    PlanTab.DECREASE: f"direction = {DECREASE} AND {_FIT}",
    PlanTab.INCREASE: f"direction = {INCREASE} AND {_FIT}",
    PlanTab.REFUSED: "change.state IN ('skipped', 'failed')",
}
_ROWS = f"""
SELECT change.id, {ITEM_CELL}, before, after, change.state, change.reason, error
FROM change LEFT JOIN item ON item.row = change.item_row {PARENT_JOIN}
WHERE change.id IN
"""
_BLOCK = 500


class PlanWindow:
    """Questions of the preview sheet and of run lists."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._journal = Journal(store)

    def ids(self, run_id: int, tab: PlanTab, search: str = "") -> array[int]:
        """Change ids of a stock plan by item name."""
        asked = found_rows(search)
        sql = (
            "SELECT change.id FROM change LEFT JOIN match_state ON match_state.row = change.item_row "
            f"WHERE run_id = :run AND kind IN ('stock', 'store_amount') AND {_TABS[tab]}"
        )
        arguments: dict[str, Any] = {"run": run_id}
        if asked is not None:
            sql += f" AND change.item_row IN ({asked[0]})"
            arguments |= asked[1]
        with self._store.read() as connection:
            return numbers(connection, f"{sql} ORDER BY sort_name, change.id", arguments)

    def rows(self, rows: Sequence[int]) -> list[PlanRow]:
        """The rows asked for, in that order; deleted ones left out."""
        found: dict[int, PlanRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", part):
                    found[row[0]] = _row_out(row)
        return [found[row] for row in rows if row in found]

    def runs(self, limit: int = 50) -> list[RunView]:
        """The newest runs, newest first."""
        return [
            RunView(
                run.id, run.job, run.state.value, run.started, run.ended, run.totals, run.code,
                {name: str(value) for name, value in run.params.items()},
            )
            for run in self._journal.runs(limit)
        ]  # fmt: skip


def _row_out(row: Sequence[Any]) -> PlanRow:
    number, _, name, parent, characteristics, _, _, before, after, state, reason_text, error = row
    shown, variant = name_and_variant(name or "", parent, characteristics or "")
    code, source = _source(Reason(**v.mapping_out(reason_text)))
    return PlanRow(
        number, shown, variant, v.decimal_out(before), v.decimal_out(after), state, code, source, error or ""
    )


def _source(reason: Reason) -> tuple[str, Mapping[str, str]]:
    """Where a change comes from: the warehouse whose figure moved, else the rule with its numbers."""
    if "store" in reason.numbers:
        store = reason.numbers["store"], reason.numbers["store_before"], reason.numbers["store_now"]
        return "source.store", dict(zip(("store", "before", "after"), store, strict=True))
    return reason.rule, reason.numbers
