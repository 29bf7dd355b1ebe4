"""The history of jobs: counts, row numbers (run ids) and runs of one job, its newest results, and the last day."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from datetime import datetime

from core.domain.plan import JobName, RunState
from core.domain.screens.schedule import DayFigures, RunBar, RunCounts, RunQuery
from core.store import values as v
from core.store.journal import Journal, Run
from core.store.store import Store
from core.store.windows.search import numbers

#: Written as the partial index `run_bad` has it, so that SQLite takes that.
_BAD = "state IN ('failed', 'done_with_failures')"
_UNDER_WAY = (RunState.READING, RunState.PLANNING, RunState.APPLYING)
_BLOCK = 500


class RunsWindow:
    """Questions of the schedule page; each is answered from an index, however many runs there are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._journal = Journal(store)

    def counts(self, job: str) -> RunCounts:
        """Runs of a job, and those with errors."""
        with self._store.read() as connection:
            total = connection.execute("SELECT count(*) FROM run WHERE job = ?", (job,)).fetchone()[0]
            bad = connection.execute(f"SELECT count(*) FROM run WHERE job = ? AND {_BAD}", (job,)).fetchone()[0]
        return RunCounts(total, bad)

    def ids(self, query: RunQuery) -> array[int]:
        """Run ids by their start."""
        way = "DESC" if query.descending else "ASC"
        where = f"job = ? AND {_BAD}" if query.errors else "job = ?"
        sql = f"SELECT id FROM run WHERE {where} ORDER BY started {way}, id {way}"
        with self._store.read() as connection:
            return numbers(connection, sql, (query.job,))

    def rows(self, rows: Sequence[int]) -> list[Run]:
        """The runs asked for, in that order."""
        found: dict[int, Run] = {}
        with self._store.read():
            for part in v.chunks(rows, _BLOCK):
                found |= {run.id: run for run in self._journal.runs_of(part)}
        return [found[row] for row in rows if row in found]

    def newest(self, job: str) -> Run | None:
        """The job's newest run that is not under way any more."""
        states = [state.value for state in _UNDER_WAY]
        with self._store.read() as connection:
            found = connection.execute(
                f"SELECT id FROM run WHERE job = ? AND state NOT IN ({v.marks(len(states))}) "
                "ORDER BY started DESC, id DESC LIMIT 1",
                (job, *states),
            ).fetchone()
            return self._journal.run(found[0]) if found else None

    def last_start(self, job: JobName) -> datetime | None:
        """When the job was started last, None for never."""
        with self._store.read() as connection:
            found = connection.execute("SELECT max(started) FROM run WHERE job = ?", (job.value,)).fetchone()
        return v.time_out_or_none(found[0])

    def bars(self, job: str, limit: int) -> tuple[RunBar, ...]:
        """Durations of the newest `limit` ended runs, oldest first; dropped plans ended when they were dropped."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT id, started, ended, state FROM run WHERE job = ? AND ended IS NOT NULL "
                "AND state <> 'discarded' ORDER BY started DESC, id DESC LIMIT ?",
                (job, limit),
            ).fetchall()
        return tuple(
            RunBar(number, v.time_out(started), (ended - started) / 1_000_000, state)
            for number, started, ended, state in reversed(rows)
        )

    def day(self, jobs: Collection[str], since: datetime) -> DayFigures:
        """Runs of these jobs since then, and those with errors."""
        with self._store.read() as connection:
            row = connection.execute(
                f"SELECT count(*), coalesce(sum({_BAD}), 0) FROM run WHERE started >= ? "
                f"AND job IN ({v.marks(len(jobs))})",
                (v.time_in(since), *sorted(jobs)),
            ).fetchone()
        return DayFigures(*row)
