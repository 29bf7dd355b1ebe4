"""The local database: one writer at a time, readers on connections of their own, errors in plain words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playhouse.pool import PooledSqliteDatabase

from core.domain.text import fold_search
from core.errors import SkladLinkError
from core.paths import data_home
from core.store.faults import translated
from core.store.values import chunks

FILE_NAME = "skladlink.db"
#: Rows a mass write sends in one transaction; about 50 ms on a slow machine for the widest table.
CHUNK = 2000
_BUSY_MS = 5000
_CONNECTIONS = 32
_OLDEST_SQLITE = (3, 35)


class Store:
    """An open database file. Safe to share among threads.

    `read()` and `write()` give the thread's SQLite connection; both may be nested, an inner block joins the outer
    one. Never make a network request inside either.
    """

    def __init__(self, path: Path, *, busy_ms: int = _BUSY_MS) -> None:
        """`busy_ms` is how long a write waits for another process before SkladLinkError("store.locked")."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise SkladLinkError("store.sqlite_old", version=sqlite3.sqlite_version)
        self.path = path
        self.database: Any = PooledSqliteDatabase(
            str(path),
            max_connections=_CONNECTIONS,
            timeout=30,
            pragmas={
                "busy_timeout": busy_ms,
                "journal_mode": "wal",
                "synchronous": "normal",
                "foreign_keys": 1,
                "temp_store": "memory",
                "cache_size": -16000,
                # A mass write touches the same index pages again and again; fewer checkpoints write them once.
                "wal_autocheckpoint": 4000,
            },
            autoconnect=False,
            check_same_thread=False,
        )
        self.database.register_function(fold_search, "fold_search", 1)
        # Whoever waits holds the turnstile, so a mass writer coming back for its next chunk queues up behind.
        self._turnstile = threading.Lock()
        self._writing = threading.Lock()
        self._writer: int | None = None

    @classmethod
    def open(cls, home: Path) -> Store:
        """Open the database in `home`: check it, bring its schema up to date after a backup, keep a daily good copy.

        Raises SkladLinkError: store.damaged (then `core.store.opening.restore_last_good`), store.newer,
        store.disk_full, store.locked, store.read_only, store.no_access, home.no_access.
        """
        from core.store.opening import open_store

        return open_store(cls(data_home(home) / FILE_NAME), home)

    def close(self) -> None:
        """Close every connection, those of other threads too."""
        with self._turnstile, self._writing:
            self.database.close_all()

    @contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """The thread's connection without a transaction; given back to the pool at the end."""
        with translated():
            opened = self.database.connect(reuse_if_open=True)
            try:
                yield self.database.connection()
            finally:
                if opened:
                    self.database.close()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent picture of the database for several queries."""
        with self.connected() as connection:
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, alone among writers; rolled back when the block raises. Aim at 50 ms."""
        with self.connected() as connection:
            if connection.in_transaction:
                if self._writer != threading.get_ident():
                    raise RuntimeError("a write inside a read: open the write first")
                yield connection
                return
            with self._alone():
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The writer's lock, handed over in turn."""
        with self._turnstile:
            self._writing.acquire()
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None
            self._writing.release()

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]], *, chunk: int = CHUNK) -> int:
        """`executemany` in transactions of `chunk` rows (one transaction inside an outer `write`); rows written."""
        written = 0
        for part in chunks(rows, chunk):
            with self.write() as connection:
                connection.executemany(sql, part)
            written += len(part)
        return written
