"""What the support package needs of the database: sizes, counts, last failures; and buyers' names, to be masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.domain.screens.log import LogLevel
from core.store import backups
from core.store import values as v
from core.store.store import Store

#: Rows of these states say how exports and conflicts stand; a table that is not there counts nothing.
_GROUPED = {
    "exports": "SELECT state, count(*) FROM order_export GROUP BY state",
    "conflicts": "SELECT kind || '.' || state, count(*) FROM conflict GROUP BY kind, state",
    "runs": "SELECT job || '.' || state, count(*) FROM run GROUP BY job, state",
}


@dataclass(frozen=True, slots=True)
class FailedNote:
    """The newest entry of the log that tells of a failure; `raw` is the request or answer behind it, as JSON."""

    at: str
    source: str
    code: str
    params: dict[str, Any]
    raw: str


class SupportWindow:
    """Questions of the support package. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def schema(self) -> int:
        """The number of the last schema step that was applied."""
        with self._store.connected() as connection:
            return backups.version_of(connection)

    def table_counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self._store.read() as connection:
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name"
            ).fetchall()
            return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}

    def grouped_counts(self) -> dict[str, dict[str, int]]:
        """Exports, conflicts and runs by state."""
        with self._store.read() as connection:
            return {name: dict(connection.execute(sql).fetchall()) for name, sql in _GROUPED.items()}

    def buyers(self) -> list[str]:
        """Every buyer's name that the database knows."""
        with self._store.read() as connection:
            found = connection.execute("SELECT DISTINCT buyer FROM shop_order WHERE buyer <> ''").fetchall()
            return [name for (name,) in found]

    def last_failure(self) -> FailedNote | None:
        """The newest log entry of level error that has its request or answer with it."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT at, source, code, params, raw FROM log_entry "
                "WHERE level >= ? AND raw <> '' ORDER BY at DESC LIMIT 1",
                (LogLevel.ERROR.value,),
            ).fetchone()
        if row is None:
            return None
        at, source, code, params, raw = row
        return FailedNote(v.time_out(at).isoformat(), source, code, dict(v.mapping_out(params)), raw)

    def last_attempt(self) -> dict[str, Any] | None:
        """The newest attempt to export an order that failed."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT at, state, code, params FROM export_attempt WHERE state = 'failed' ORDER BY id DESC LIMIT 1"
            ).fetchone()
        if row is None:
            return None
        return {
            "at": v.time_out(row[0]).isoformat(),
            "state": row[1],
            "code": row[2],
            "params": v.mapping_out(row[3]),
        }
