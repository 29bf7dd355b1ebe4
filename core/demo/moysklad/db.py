"""Storage of the pretend MoySklad: one SQLite database in memory, rendered to JSON only when asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

Row = sqlite3.Row

_SCHEMA = """
CREATE TABLE thing (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, ui TEXT, name TEXT NOT NULL DEFAULT '',
    code TEXT, ext TEXT, article TEXT, archived INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL,
    created INTEGER NOT NULL, deleted INTEGER, sync TEXT, parent TEXT, body TEXT NOT NULL DEFAULT '{}');
CREATE TABLE barcode (item TEXT NOT NULL, ord INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE position (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
    quantity INTEGER NOT NULL, price REAL NOT NULL, discount REAL NOT NULL, vat INTEGER NOT NULL,
    vat_enabled INTEGER NOT NULL, reserve INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0,
    extra TEXT);
CREATE TABLE effect (
    doc TEXT NOT NULL, item TEXT NOT NULL, store TEXT NOT NULL, figure TEXT NOT NULL, amount INTEGER NOT NULL);
CREATE TABLE operation (
    seq INTEGER PRIMARY KEY, doc TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, linked REAL NOT NULL);
CREATE TABLE note (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, created INTEGER NOT NULL,
    author TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE component (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, bundle TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
    quantity INTEGER NOT NULL);
CREATE TABLE balance (
    item TEXT NOT NULL, store TEXT NOT NULL, stock INTEGER NOT NULL, reserve INTEGER NOT NULL,
    transit INTEGER NOT NULL, changed INTEGER NOT NULL, moved INTEGER NOT NULL,
    PRIMARY KEY (item, store)) WITHOUT ROWID;
CREATE TABLE gone (id TEXT PRIMARY KEY, what TEXT NOT NULL, at INTEGER NOT NULL);
"""
_STAGED = """
CREATE TABLE arrived AS SELECT * FROM balance WHERE 0;
"""
_SETTLED = """
INSERT INTO balance SELECT * FROM arrived ORDER BY item, store;
DROP TABLE arrived;
"""
# Queries by parent write "+kind": after the filling the statistics know no demands, and the planner would rather go
# through all of a type than through the index of parents.
_INDEXES = """
CREATE UNIQUE INDEX thing_id ON thing (id);
CREATE INDEX thing_kind ON thing (kind, seq);
CREATE INDEX thing_kind_id ON thing (kind, id);
CREATE INDEX thing_archived ON thing (kind, archived, id);
CREATE INDEX thing_ui ON thing (ui) WHERE ui IS NOT NULL;
CREATE INDEX thing_parent ON thing (parent) WHERE parent IS NOT NULL;
CREATE INDEX thing_sync ON thing (sync) WHERE sync IS NOT NULL;
CREATE INDEX barcode_value ON barcode (value);
CREATE INDEX barcode_item ON barcode (item);
CREATE INDEX effect_doc ON effect (doc);
CREATE INDEX operation_doc ON operation (doc);
CREATE INDEX operation_target ON operation (target);
CREATE INDEX note_doc ON note (doc);
CREATE INDEX position_doc ON position (doc);
CREATE INDEX position_item ON position (item);
CREATE INDEX component_bundle ON component (bundle);
CREATE INDEX component_item ON component (item);
CREATE INDEX balance_changed ON balance (changed);
"""


def fold(text: str | None) -> str:
    """Return text for comparing without regard to case; SQLite's own folding knows Latin only."""
    return (text or "").casefold()


class Db:
    """The database. One thread at a time uses it: the server's event loop."""

    def __init__(self) -> None:
        self.link = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self.link.row_factory = sqlite3.Row
        self.link.create_function("fold", 1, fold, deterministic=True)
        self.link.executescript("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;" + _SCHEMA)

    def stage(self) -> None:
        """Prepare for the mass filling: balances go to the table `arrived`, without order."""
        self.link.executescript(_STAGED)

    def settle(self) -> None:
        """End the mass filling: sort the balances in and build the indexes."""
        self.link.executescript(_SETTLED + _INDEXES + "ANALYZE;")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        return self.link.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query or None."""
        found = self.link.execute(sql, values).fetchone()
        assert found is None or isinstance(found, Row)
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first cell of a query or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Execute a statement."""
        self.link.execute(sql, values)

    def many(self, sql: str, values: Sequence[Sequence[Any]] | Iterator[Sequence[Any]]) -> None:
        """Execute a statement for many rows."""
        self.link.executemany(sql, values)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Do all or nothing; may be nested."""
        self.link.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.link.execute("ROLLBACK TO part")
            self.link.execute("RELEASE part")
            raise
        self.link.execute("RELEASE part")

    def thing(self, kind: str, thing_id: str) -> Row | None:
        """Return an object by kind and API id."""
        return self.row("SELECT * FROM thing WHERE id = ? AND kind = ?", (thing_id.lower(), kind))

    def by_id(self, thing_id: str) -> Row | None:
        """Return an object of any kind by API id."""
        return self.row("SELECT * FROM thing WHERE id = ?", (thing_id.lower(),))


def body_of(row: Row) -> dict[str, Any]:
    """Return the stored fields of an object that have no column of their own."""
    body = msgspec.json.decode(row["body"])
    assert isinstance(body, dict)
    return body


def dump(body: dict[str, Any]) -> str:
    """Return stored fields as kept in the body column."""
    return msgspec.json.encode(body).decode()
