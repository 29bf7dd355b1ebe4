"""The log page: counts, row numbers, rows, one entry whole, and how many are newer than what is on screen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.domain.plan import UNDO, UndoKind
from core.domain.screens.log import (
    PERSON,
    LogCounts,
    LogDetail,
    LogLevel,
    LogObject,
    LogQuery,
    LogRow,
    LogSource,
    LogTab,
)
from core.domain.text import fold_search
from core.store import values as v
from core.store.store import Store
from core.store.windows.search import numbers

_TABS = {
    LogTab.ERRORS: f"level = {LogLevel.ERROR:d}",
    LogTab.WARNINGS: f"level = {LogLevel.WARNING:d}",
    LogTab.MINE: f"who = '{PERSON}'",
    LogTab.ALL: "",
}
_EXACT = ", ".join(f"'{kind.value}'" for kind, undo in UNDO.items() if undo is UndoKind.EXACT)
_UNDOABLE = f"""
who = '{PERSON}' AND run.state = 'done' AND run.undo_of IS NULL
AND NOT EXISTS (SELECT 1 FROM run AS later WHERE later.undo_of = run.id)
AND EXISTS (SELECT 1 FROM change WHERE change.run_id = run.id AND change.state = 'applied' AND kind IN ({_EXACT}))
"""
_ROWS = f"""
SELECT log_entry.id, at, level, source, log_entry.code, log_entry.params, object_kind, object_id, object_title, who,
    run_id, {_UNDOABLE}
FROM log_entry LEFT JOIN run ON run.id = log_entry.run_id
WHERE log_entry.id IN
"""
_ORDER_KINDS = "('order', 'shipment')"
_BLOCK = 500
_TRIGRAM = 3
_LAST = "\U0010ffff"


class LogWindow:
    """Questions of the log page. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self, query: LogQuery, since: datetime | None) -> LogCounts:
        """Numbers on the tabs; the query's own tab does not count."""
        where, arguments = _where(query, since, tab=False)
        sql = (
            f"SELECT count(*), coalesce(sum(level = {LogLevel.ERROR:d}), 0), "
            f"coalesce(sum(level = {LogLevel.WARNING:d}), 0), coalesce(sum(who = '{PERSON}'), 0) "
            f"FROM log_entry {where}"
        )
        with self._store.read() as connection:
            return LogCounts(*connection.execute(sql, arguments).fetchone())

    def ids(self, query: LogQuery, since: datetime | None) -> array[int]:
        """Row numbers, newest first unless asked otherwise."""
        where, arguments = _where(query, since)
        order = "at, id" if query.oldest_first else "at DESC, id DESC"
        with self._store.read() as connection:
            return numbers(connection, f"SELECT id FROM log_entry {where} ORDER BY {order}", arguments)

    def latest(self, limit: int) -> list[int]:
        """Row numbers of the newest entries."""
        with self._store.read() as connection:
            found = connection.execute("SELECT id FROM log_entry ORDER BY at DESC, id DESC LIMIT ?", (limit,))
            return [number for (number,) in found.fetchall()]

    def newer(self, query: LogQuery, than: int) -> int:
        """How many entries fit `query` and came after row `than`."""
        where, arguments = _where(query, None)
        glue = "AND" if where else "WHERE"
        sql = f"SELECT count(*) FROM log_entry {where} {glue} id > :than"
        with self._store.read() as connection:
            return int(connection.execute(sql, {**arguments, "than": than}).fetchone()[0])

    def rows(self, rows: Sequence[int]) -> list[LogRow]:
        """The rows asked for, in that order; pruned ones left out."""
        found: dict[int, LogRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", part):
                    found[row[0]] = _row_out(row)
        return [found[row] for row in rows if row in found]

    def detail(self, row: int) -> LogDetail | None:
        """One entry with its raw data; None when it was pruned."""
        with self._store.read() as connection:
            shown = next(iter(self.rows([row])), None)
            if shown is None:
                return None
            raw = connection.execute("SELECT raw FROM log_entry WHERE id = ?", (row,)).fetchone()
        return LogDetail(shown, raw[0] if raw else "")


def _where(query: LogQuery, since: datetime | None, *, tab: bool = True) -> tuple[str, dict[str, Any]]:
    conditions: list[str] = []
    arguments: dict[str, Any] = {}
    if tab and _TABS[query.tab]:
        conditions.append(_TABS[query.tab])
    if since is not None:
        conditions.append("at >= :since")
        arguments["since"] = v.time_in(since)
    if query.source is LogSource.YOU:
        conditions.append(_TABS[LogTab.MINE])
    elif query.source is not None:
        conditions.append("source = :source")
        arguments["source"] = query.source.value
    for condition, more in (_about(query.about), _found(query.search)):
        if condition:
            conditions.append(condition)
            arguments |= more
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), arguments


def _about(about: str) -> tuple[str, dict[str, Any]]:
    """Entries of one order, one run or one job."""
    kind, _, key = about.partition(":")
    if not key:
        return "", {}
    if kind == "run":
        return "run_id = :about", {"about": int(key) if key.isdigit() else -1}
    if kind == "job":
        return "run_id IN (SELECT id FROM run WHERE job = :about)", {"about": key}
    if kind == "order":
        return f"(object_id = :about AND object_kind IN {_ORDER_KINDS})", {"about": key}
    return "(object_id = :about AND object_kind = :about_kind)", {"about": key, "about_kind": kind}


def _found(text: str) -> tuple[str, dict[str, Any]]:
    """Words of three letters and more by the trigram index; shorter ones alone by the beginning of the object."""
    words = fold_search(text.replace("\x00", " ")).split()
    if not words:
        return "", {}
    long = [word for word in words if len(word) >= _TRIGRAM]
    if not long:
        first = " ".join(words)
        return "fold_title <> '' AND fold_title >= :first AND fold_title < :last", {
            "first": first,
            "last": first + _LAST,
        }
    arguments: dict[str, Any] = {"match": " AND ".join('"' + word.replace('"', '""') + '"' for word in long)}
    sql = "SELECT rowid FROM log_fts WHERE log_fts MATCH :match"
    for number, word in enumerate(word for word in words if len(word) < _TRIGRAM):
        sql += f" AND instr(text, :short{number})"
        arguments[f"short{number}"] = word
    return f"id IN ({sql})", arguments


def _row_out(row: Sequence[Any]) -> LogRow:
    number, at, level, source, code, params, kind, object_id, title, who, run_id, undoable = row
    return LogRow(
        number, v.time_out(at), LogLevel(level), LogSource(source), code, v.mapping_out(params),
        LogObject(kind, object_id, title), who, run_id, bool(undoable),
    )  # fmt: skip
