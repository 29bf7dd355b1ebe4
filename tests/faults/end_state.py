"""What a run left behind in the data folder and in the shop, in a form that two runs can be compared by."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.trial import Door

from core.store.store import FILE_NAME

#: Which warehouse moved since the last read: a run that was killed after its read has seen that already.
_REASON = "json_remove(reason, '$.numbers.store', '$.numbers.store_before', '$.numbers.store_now')"
#: Everything a person can see or a later run goes by; times and run numbers differ from run to run and are left out.
_TABLES = {
    "items": "SELECT id, name, parent_id, folder, uom, gone, checked FROM item ORDER BY id",
    "offers": "SELECT id, name, quantity, reserved, active, gone FROM offer ORDER BY id",
    "links": "SELECT item_id, offer_id, rule, origin, who FROM link ORDER BY offer_id",
    "candidates": "SELECT item_id, rank, offer_id, rule, score, exact FROM candidate ORDER BY item_id, rank",
    "mapping": "SELECT item.id, state, offer_id, rule, exact FROM match_state JOIN item USING (row) ORDER BY item.id",
    "stock table": "SELECT offer_id, item_id, target, shop_now, changed, problem FROM stock_view ORDER BY offer_id",
    "sent": f"SELECT offer_id, quantity, {_REASON} FROM stock_sent ORDER BY offer_id",
    "seen": "SELECT item_id, store_id, measure, value FROM stock_seen ORDER BY 1, 2, 3",
    "orders": "SELECT id, open FROM shop_order ORDER BY id",
}
#: A plan that waits for a person is at rest; everything else that is not at an end is left over.
_UNFINISHED = (
    "SELECT id, job, state FROM run WHERE state NOT IN ('done', 'done_with_failures', 'stopped_by_brake', "
    "'cancelled', 'failed', 'planned', 'discarded')"
)
_OPEN_ROWS = (
    "SELECT change.id, change.run_id, change.state FROM change JOIN run ON run.id = run_id "
    "WHERE change.state IN ('sent', 'unknown') "
    "OR (change.state = 'planned' AND run.state NOT IN ('planned', 'stopped_by_brake'))"
)


@dataclass(frozen=True)
class EndState:
    """Rows by what they are, and the shop's own figures."""

    rows: dict[str, list[tuple[Any, ...]]]
    shop: dict[str, Any]

    def differences(self, other: EndState) -> dict[str, list[Any]]:
        """Up to five differing rows of each kind; empty when both are equal."""
        found = {
            name: sorted(set(rows) ^ set(other.rows[name]), key=str)[:5]
            for name, rows in self.rows.items()
            if rows != other.rows[name]
        }
        if self.shop != other.shop:
            found["shop"] = [(k, self.shop[k], other.shop[k]) for k in self.shop if self.shop[k] != other.shop[k]][:5]
        return found


def end_state(home: Path, shop: Door) -> EndState:
    """Read everything that counts."""
    with closing(opened(home)) as connection:
        rows = {name: connection.execute(sql).fetchall() for name, sql in _TABLES.items()}
    return EndState(rows, shop.get("quantities"))


def left_over(home: Path) -> list[tuple[Any, ...]]:
    """Runs that never ended, rows whose fate is open, and damage."""
    with closing(opened(home)) as connection:
        return [
            *connection.execute(_UNFINISHED).fetchall(),
            *connection.execute(_OPEN_ROWS).fetchall(),
            *[row for row in connection.execute("PRAGMA integrity_check").fetchall() if row != ("ok",)],
            *connection.execute("PRAGMA foreign_key_check").fetchall(),
        ]


def opened(home: Path) -> sqlite3.Connection:
    """The data folder's database, with the one function that its own queries may need."""
    return sqlite3.connect(home / FILE_NAME)
