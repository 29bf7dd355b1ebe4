"""What SQLite and the disk may refuse, as errors that are told to a person."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from core.errors import SkladLinkError

_PRIMARY = 0xFF
_CODES = {
    sqlite3.SQLITE_FULL: "store.disk_full",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_PERM: "store.read_only",
    sqlite3.SQLITE_CANTOPEN: "store.no_access",
    sqlite3.SQLITE_IOERR: "store.disk_error",
    # The index beside the database (-shm) found no room: its file is grown ahead of any write.
    sqlite3.SQLITE_IOERR_SHMSIZE: "store.disk_full",
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def code_of(error: BaseException) -> str | None:
    """The message code for what SQLite or the system reported; None when it is a fault of ours."""
    if isinstance(error, OSError):
        return "store.disk_full" if error.errno in _FULL else "store.no_access"
    number = _sqlite_code(error)
    return None if number is None else _CODES.get(number) or _CODES.get(number & _PRIMARY)


def _sqlite_code(error: BaseException) -> int | None:
    """SQLite's result code, also where peewee has wrapped the error."""
    seen: BaseException | None = error
    while seen is not None:
        number: int | None = getattr(seen, "sqlite_errorcode", None)
        if number is not None:
            return number
        seen = seen.__cause__ or seen.__context__
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the disk or another process causes into SkladLinkError; faults of ours pass through as they are."""
    try:
        yield
    except (sqlite3.Error, peewee.PeeweeException, OSError) as error:
        code = code_of(error)
        if code is None:
            raise
        raise SkladLinkError(code, details=str(error)) from error
