"""Leaves out a table's indexes while it is filled anew: written one by one they would touch a page for every row.

What was dropped is noted in the database, so that a killed program's next start makes the indexes again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from core.store.store import Store

_MARK = "indexes."


@contextmanager
def suspended(store: Store, table: str) -> Iterator[None]:
    """Work without the plain indexes of `table` (unique ones stay); they are back at the end."""
    with store.write() as connection:
        _drop(connection, table)
    try:
        yield
    finally:
        restore(store)


def restore(store: Store) -> None:
    """Make every index again that was left out; one short transaction each."""
    with store.read() as connection:
        marks = connection.execute(
            "SELECT name, value FROM watermark WHERE substr(name, 1, ?) = ?", (len(_MARK), _MARK)
        ).fetchall()
    for name, value in marks:
        for sql in json.loads(value):
            with store.write() as connection:
                connection.execute(sql.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS", 1))
        with store.write() as connection:
            connection.execute("DELETE FROM watermark WHERE name = ?", (name,))


def _drop(connection: sqlite3.Connection, table: str) -> None:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%'",
        (table,),
    ).fetchall()
    if not found:
        return
    connection.execute(
        "INSERT INTO watermark VALUES (?, ?)", (_MARK + table, json.dumps([sql for _, sql in sorted(found)]))
    )
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
