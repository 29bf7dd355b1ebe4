"""One program at a time may run jobs on a data folder; the system releases the lock when that program dies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.errors import SkladLinkError


class JobLock:
    """A lock on the data folder. SQLite's own file lock is used: it works alike on all three systems and survives
    no kill."""

    def __init__(self, home: Path) -> None:
        self._path = home / "jobs.lock"
        self._connection: sqlite3.Connection | None = None

    def take(self) -> None:
        """Take the lock. Raises SkladLinkError("jobs.other_instance") when another program holds it."""
        if self._connection is not None:
            return
        connection = sqlite3.connect(self._path, timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            raise SkladLinkError("jobs.other_instance") from error
        self._connection = connection

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
