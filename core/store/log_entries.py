"""The log as it is written: entries with their raw data and the words they are found by; old ones are pruned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.domain.screens.log import LogRecord
from core.domain.text import fold_search
from core.store import values as v
from core.store.store import Store

_PUT = (
    "INSERT INTO log_entry (at, level, source, object_kind, object_id, object_title, code, params, raw, who, "
    "run_id, fold_title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHUNK = 2000
_SAMPLE = 400
#: A trigram index takes about as much room again as three times its text.
_INDEX_FACTOR = 4


class LogEntries:
    """Written by the chronicle and by nobody else; the page reads through its own window."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, records: Sequence[LogRecord]) -> int:
        """Write entries in their order; returns how many."""
        for part in v.chunks(records, _CHUNK):
            with self._store.write() as connection:
                for record in part:
                    number = connection.execute(_PUT, _entry_in(record)).lastrowid
                    connection.execute(
                        "INSERT INTO log_fts (rowid, text) VALUES (?, ?)", (number, fold_search(record.search))
                    )
        return len(records)

    def prune(self, before: datetime) -> int:
        """Delete entries older than `before`; returns how many."""
        gone = 0
        while True:
            with self._store.write() as connection:
                ids = connection.execute(
                    "SELECT id FROM log_entry WHERE at < ? ORDER BY at LIMIT ?", (v.time_in(before), _CHUNK)
                ).fetchall()
                for table, column in (("log_fts", "rowid"), ("log_entry", "id")):
                    connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ids)
            gone += len(ids)
            if len(ids) < _CHUNK:
                return gone

    def room(self) -> tuple[int, int]:
        """How many entries there are, and about how many bytes they take (judged by the newest ones)."""
        with self._store.read() as connection:
            count, newest = connection.execute("SELECT count(*), max(id) FROM log_entry").fetchone()
            if not count:
                return 0, 0
            sampled, size = connection.execute(
                "SELECT count(*), sum(60 + length(code) + length(params) + 2 * length(object_title) "
                f"+ length(CAST(raw AS BLOB)) + {_INDEX_FACTOR} * coalesce(length(text), 0)) "
                "FROM log_entry LEFT JOIN log_fts ON log_fts.rowid = log_entry.id WHERE log_entry.id > ?",
                (newest - _SAMPLE,),
            ).fetchone()
        return count, size * count // max(1, sampled)


def _entry_in(record: LogRecord) -> tuple[object, ...]:
    about = record.about
    return (
        v.time_in(record.at), int(record.level), record.source.value, about.kind, about.id, about.title, record.code,
        v.mapping_in(record.params), record.raw, record.who, record.run_id, fold_search(about.title),
    )  # fmt: skip
