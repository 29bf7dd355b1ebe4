"""The right to run jobs on a data folder: one process has it, and loses it with its life."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from core.store.faults import translated

FILE_NAME = "jobs.lock"


class JobClaim:
    """Held by the window or by `python -m core …` while jobs run, so that two programs never run the same ones.

    The system drops it when the process ends, however it ends.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take the right; False when another process (or another claim of this one) has it."""
        if self._file is not None:
            return True
        with translated():
            file = self._path.open("ab")
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Give the right back; no error when it was not taken."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
