"""The log page's door: its questions, and the chronicle that writes what the page shows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.app.chronicle import Chronicle
from core.domain.screens.log import LogCounts, LogDetail, LogKeeping, LogPeriod, LogQuery, LogRow
from core.settings import LogSettings
from core.store.windows.log import LogWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_PERIODS = {
    LogPeriod.DAY: timedelta(days=1),
    LogPeriod.WEEK: timedelta(days=7),
    LogPeriod.MONTH: timedelta(days=30),
}


class Logbook:
    """Questions block for a moment of SQL; `chronicle` is where parts of the program tell what happened."""

    def __init__(self, around: Surroundings) -> None:
        self.chronicle = Chronicle(around.store, around.settings, around.gateways, around.events, around.clock)
        self._settings, self._clock = around.settings, around.clock
        self._window = LogWindow(around.store.raw)

    def program_started(self) -> None:
        """A person opened the program; its start and later its end are told."""
        self.chronicle.program_started()

    def counts(self, query: LogQuery) -> LogCounts:
        """Numbers on the tabs, whichever tab is open."""
        return self._window.counts(query, self._since(query))

    def ids(self, query: LogQuery) -> array[int]:
        """Row numbers of the log, newest first unless asked otherwise."""
        return self._window.ids(query, self._since(query))

    def rows(self, rows: Sequence[int]) -> list[LogRow]:
        """A block of entries; pruned ones are left out."""
        return self._window.rows(rows)

    def detail(self, row: int) -> LogDetail | None:
        """One entry with what was known in JSON."""
        return self._window.detail(row)

    def newer(self, query: LogQuery, than: int) -> int:
        """How many entries came after row `than`."""
        return self._window.newer(query, than)

    def latest(self, limit: int = 5) -> list[LogRow]:
        """The newest entries of all."""
        return self._window.rows(self._window.latest(limit))

    def keeping(self) -> LogKeeping:
        """How long entries are kept, how many there are and about how much room they take."""
        entries, size = self.chronicle.entries.room()
        return LogKeeping(self._settings.get(LogSettings).days, entries, size)

    def _since(self, query: LogQuery) -> datetime | None:
        back = _PERIODS.get(query.period)
        return self._clock.now() - back if back is not None else None
