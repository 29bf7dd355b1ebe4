"""One program at a time may run jobs on a data folder; the system releases the lock when that program dies."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import SkladLinkError
from core.store.faults import translated


class JobLock:
    """A lock on the data folder. SQLite's own file lock is used: it works alike on all three systems and survives
    no kill."""

    def __init__(self, home: Path) -> None:
        self._path = home / "jobs.lock"
        self._connection: sqlite3.Connection | None = None
        self._among_threads = threading.Lock()

    def take(self) -> bool:
        """Take the lock; False when this program has it already.

        Raises SkladLinkError: jobs.other_instance when another program holds it, else store.… for what the disk says.
        """
        with self._among_threads:
            if self._connection is not None:
                return False
            try:
                with translated():
                    self._connection = _locked(self._path)
            except SkladLinkError as error:
                if error.code != "store.locked":
                    raise
                raise SkladLinkError("jobs.other_instance") from error
            return True

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Hold the lock for a moment; False in the block when another program has it."""
        try:
            taken = self.take()
        except SkladLinkError:
            yield False
            return
        try:
            yield True
        finally:
            if taken:
                self.release()

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        with self._among_threads:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def _locked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.5, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
