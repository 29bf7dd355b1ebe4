"""Traces of a hard crash: Python writes every stack into the data folder when the process dies of a fault."""

from __future__ import annotations

import contextlib
import faulthandler
from pathlib import Path
from typing import TextIO


class FaultFile:
    """Watches one run. `begin` tells whether the last run died; its trace is kept for the support package."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._current = kept.with_name(kept.stem + ".now" + kept.suffix)
        self._file: TextIO | None = None

    def begin(self) -> bool:
        """Start watching; True when the run before left a trace. A folder that cannot be written is no reason to
        stop: then nothing is watched."""
        try:
            died = self._current.exists() and self._current.stat().st_size > 0
            if died:
                self._current.replace(self._kept)
            self._file = self._current.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:
            return False
        return died

    def end(self) -> None:
        """Stop watching: the program ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._current.unlink(missing_ok=True)
