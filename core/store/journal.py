"""The journal: runs, the changes they planned and made, and the history of one item or offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from core.domain.plan import ENDED, Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.store import values as v
from core.store.store import Store

#: What a stock change does to the shop's figure, for counts and tabs.
NEITHER, TO_ZERO, DECREASE, INCREASE = range(4)
DIRECTIONS = {TO_ZERO: "to_zero", DECREASE: "decrease", INCREASE: "increase", NEITHER: "neither"}

_CHUNK = 5000
_CHANGE_SELECT = (
    "SELECT kind, item_id, offer_id, before, after, reason, store_id, state, id, error, applied_before FROM change"
)
_PUT_CHANGE = (
    "INSERT INTO change (run_id, kind, item_id, offer_id, store_id, before, after, before_n, after_n, direction, "
    "reason, state, error, applied_before, at, item_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "(SELECT row FROM item WHERE id = ?))"
)
_RUN_SELECT = "SELECT id, job, state, started, ended, totals, code, params, options, parent_run, undo_of FROM run"
_DECISIONS = (ChangeKind.LINK, ChangeKind.UNLINK, ChangeKind.IGNORE, ChangeKind.UNIGNORE)
_FIGURES = frozenset({ChangeKind.STOCK, ChangeKind.STORE_AMOUNT})


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job. `totals` are counts, `code`/`params` make its sentence, `options` are what it was asked."""

    id: int
    job: str
    state: RunState
    started: datetime
    ended: datetime | None = None
    totals: Mapping[str, Any] = field(default_factory=dict)
    code: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    parent_run: int | None = None
    undo_of: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A change with its place in the journal: who ran it and when it got its present state."""

    change: Change
    run_id: int
    job: str
    at: datetime
    details: str = ""
    who: str = ""


def direction(change: Change) -> int:
    """What `change` does to the shop's figure: NEITHER, TO_ZERO, DECREASE or INCREASE."""
    if change.kind not in _FIGURES:
        return NEITHER
    before, after = v.number(change.before), v.number(change.after)
    if after is None or before == after:
        return NEITHER
    if after == 0:
        return TO_ZERO if before is None or before > 0 else INCREASE
    return INCREASE if before is None or after > before else DECREASE


def change_out(row: Sequence[Any]) -> Change:
    """A change from the columns of the journal's select."""
    reason = v.mapping_out(row[5])
    return Change(
        ChangeKind(row[0]), row[1], row[2], row[3], row[4], Reason(reason["rule"], reason["numbers"]), row[6],
        ChangeState(row[7]), row[8], row[9], row[10],
    )  # fmt: skip


def _change_in(change: Change, run_id: int, at: int) -> tuple[Any, ...]:
    reason = v.mapping_in({"rule": change.reason.rule, "numbers": dict(change.reason.numbers)})
    return (
        run_id, change.kind.value, change.item_id, change.offer_id, change.store_id, change.before, change.after,
        v.number(change.before), v.number(change.after), direction(change), reason, change.state.value, change.error,
        change.applied_before, at, change.item_id,
    )  # fmt: skip


def _run_out(row: Sequence[Any]) -> Run:
    return Run(
        row[0], row[1], RunState(row[2]), v.time_out(row[3]), v.time_out_or_none(row[4]), v.mapping_out(row[5]),
        row[6], v.mapping_out(row[7]), v.mapping_out(row[8]), row[9], row[10],
    )  # fmt: skip


class Journal:
    """Nothing is written to either system that is not here first.

    `on_end` is told the number of each run that came to an end or waits for a person, in the thread that ended it and
    perhaps before its transaction is through; it must return at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.on_end: Callable[[int], None] = lambda _: None

    def start_run(
        self,
        job: JobName | str,
        options: Mapping[str, Any] | None = None,
        *,
        state: RunState = RunState.READING,
        parent_run: int | None = None,
        undo_of: int | None = None,
        at: datetime | None = None,
    ) -> int:
        """A new run; returns its number."""
        with self._store.write() as connection:
            return int(
                connection.execute(
                    "INSERT INTO run (job, state, started, totals, code, params, options, parent_run, undo_of) "
                    "VALUES (?, ?, ?, '', '', '', ?, ?, ?)",
                    (str(job), state.value, _stamp(at), v.mapping_in(options or {}), parent_run, undo_of),
                ).lastrowid
                or 0
            )

    def set_run_state(
        self,
        run_id: int,
        state: RunState,
        *,
        code: str | None = None,
        params: Mapping[str, Any] | None = None,
        totals: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> None:
        """Move a run on; what is None stays. An end state sets the time it ended."""
        ended = _stamp(at) if state in ENDED else None
        with self._store.write() as connection:
            connection.execute(
                "UPDATE run SET state = ?, ended = ?, code = coalesce(?, code), params = coalesce(?, params), "
                "totals = coalesce(?, totals) WHERE id = ?",
                (
                    state.value,
                    ended,
                    code,
                    None if params is None else v.mapping_in(params),
                    None if totals is None else v.mapping_in(totals),
                    run_id,
                ),
            )
        if ended is not None or state is RunState.PLANNED:
            self.on_end(run_id)

    def run(self, run_id: int) -> Run | None:
        """One run."""
        return next(iter(self._runs("WHERE id = ?", (run_id,))), None)

    def runs(self, limit: int = 50, job: JobName | str | None = None) -> list[Run]:
        """The newest runs, newest first, of one job or all."""
        if job is None:
            return self._runs("ORDER BY id DESC LIMIT ?", (limit,))
        return self._runs("WHERE job = ? ORDER BY id DESC LIMIT ?", (str(job), limit))

    def runs_of(self, run_ids: Sequence[int]) -> list[Run]:
        """The runs with these numbers, at most some hundred, in no certain order."""
        return self._runs(f"WHERE id IN ({v.marks(len(run_ids))})", run_ids)

    def waiting_runs(self) -> list[Run]:
        """Runs with a plan that waits for a person, newest first, however many runs came after them."""
        return self._runs("WHERE state IN ('planned', 'stopped_by_brake') ORDER BY id DESC", ())

    def unfinished_runs(self) -> list[Run]:
        """Runs that are not at an end (what was going on when the program stopped), oldest first."""
        ended = sorted(state.value for state in ENDED)
        return self._runs(f"WHERE state NOT IN ({v.marks(len(ended))}) ORDER BY id", ended)

    def runs_in_doubt(self) -> list[int]:
        """Runs, ended or not, with changes that were sent and whose end is not known; oldest first."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT run_id FROM change WHERE state IN ('sent', 'unknown') ORDER BY run_id"
            ).fetchall()
        return [run_id for (run_id,) in rows]

    def add_changes(self, run_id: int, changes: Iterable[Change], at: datetime | None = None) -> int:
        """Record changes in their given order, at most 5 000 in a transaction; returns how many."""
        stamp = _stamp(at)
        rows = (_change_in(change, run_id, stamp) for change in changes)
        return self._store.write_many(_PUT_CHANGE, rows, chunk=_CHUNK)

    def changes(
        self,
        run_id: int,
        states: Iterable[ChangeState] | None = None,
        after_id: int = 0,
        limit: int = _CHUNK,
    ) -> list[Change]:
        """Changes of a run in id order from the one after `after_id`; of some states or all (None)."""
        wanted = [state.value for state in states] if states is not None else []
        where = f"AND state IN ({v.marks(len(wanted))})" if states is not None else ""
        with self._store.read() as connection:
            rows = connection.execute(
                f"{_CHANGE_SELECT} WHERE run_id = ? AND id > ? {where} ORDER BY id LIMIT ?",
                (run_id, after_id, *wanted, limit),
            ).fetchall()
        return [change_out(row) for row in rows]

    def set_sent(self, change_ids: Iterable[int], batch: str, at: datetime | None = None) -> None:
        """The request with these changes may be on the wire from now on."""
        stamp = _stamp(at)
        self._store.write_many(
            "UPDATE change SET state = 'sent', batch = ?, at = ? WHERE id = ?",
            ((batch, stamp, change_id) for change_id in sorted(change_ids)),
        )

    def finish(
        self,
        results: Iterable[tuple[int, ChangeState, str | None, str, str | None]],
        at: datetime | None = None,
    ) -> None:
        """Record ends: (change id, state, error code, the server's words, value found before the write)."""
        stamp = _stamp(at)
        self._store.write_many(
            "UPDATE change SET state = ?, error = ?, error_details = ?, "
            "applied_before = coalesce(?, applied_before), at = ? WHERE id = ?",
            (
                (state.value, error, details, before, stamp, change_id)
                for change_id, state, error, details, before in sorted(results, key=lambda result: result[0])
            ),
        )

    def skip_planned(
        self, run_id: int, error: str, *, only_direction: int | None = None, at: datetime | None = None
    ) -> int:
        """Skip what a run has still planned (all, or one direction such as TO_ZERO) for the reason `error`."""
        where = "" if only_direction is None else f"AND direction = {int(only_direction)}"
        with self._store.write() as connection:
            return connection.execute(
                "UPDATE change SET state = 'skipped', error = ?, at = ? "
                f"WHERE run_id = ? AND state = 'planned' {where}",
                (error, _stamp(at), run_id),
            ).rowcount

    def delete_planned(self, run_id: int) -> int:
        """Delete the rows of a refused plan that were never sent."""
        with self._store.write() as connection:
            return connection.execute("DELETE FROM change WHERE run_id = ? AND state = 'planned'", (run_id,)).rowcount

    def totals(self, run_id: int) -> dict[tuple[ChangeKind, ChangeState], int]:
        """How many changes of each kind stand in each state."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT kind, state, count(*) FROM change WHERE run_id = ? GROUP BY kind, state", (run_id,)
            ).fetchall()
        return {(ChangeKind(kind), ChangeState(state)): count for kind, state, count in rows}

    def zeroed_since(self, since: datetime, *, except_run: int | None = None) -> int:
        """Offers whose figure in the shop was brought from above zero to zero since then."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT count(DISTINCT offer_id) FROM change WHERE state = 'applied' AND direction = 1 AND at >= ? "
                "AND before_n > 0 AND kind = 'stock' AND run_id IS NOT ?",
                (v.time_in(since), except_run),
            ).fetchone()
        return int(row[0])

    def last_change_of_offer(self, offer_id: int, kind: ChangeKind) -> Entry | None:
        """The newest change of `kind` that touched the offer, whatever became of it."""
        return next(iter(self._entries("change.offer_id = ? AND change.kind = ?", (offer_id, kind.value), 1)), None)

    def history_of_offer(self, offer_id: int, limit: int = 50) -> list[Entry]:
        """Changes of an offer, newest first."""
        return self._entries("change.offer_id = ?", (offer_id,), limit)

    def history_of_item(self, item_id: str, limit: int = 50) -> list[Entry]:
        """Changes of an item, newest first."""
        return self._entries("change.item_id = ?", (item_id,), limit)

    def link_history(self, item_id: str, limit: int = 50) -> list[Entry]:
        """What was decided about an item's link, newest first, and how it lost offers to other items."""
        kinds = ", ".join(f"'{kind.value}'" for kind in _DECISIONS)
        own = self._entries(f"change.item_id = ? AND change.kind IN ({kinds})", (item_id,), limit)
        offers = sorted({entry.change.offer_id for entry in own if entry.change.offer_id is not None})
        lost = self._entries(
            f"change.offer_id IN ({v.marks(len(offers))}) AND change.kind = 'link' AND change.before = ? "
            "AND change.item_id <> ?",
            (*offers, item_id, item_id),
            limit,
        )
        return sorted((*own, *lost), key=lambda entry: entry.change.id or 0, reverse=True)[:limit]

    def failures(self, run_id: int, limit: int = 100) -> list[Entry]:
        """Changes of a run that failed, were skipped or ended unknown, with the server's words."""
        return self._entries(
            "change.run_id = ? AND change.state IN ('failed', 'skipped', 'unknown')", (run_id,), limit
        )

    def _entries(self, where: str, arguments: Sequence[Any], limit: int) -> list[Entry]:
        columns = _CHANGE_SELECT.removeprefix("SELECT ").removesuffix(" FROM change")
        named = ", ".join(f"change.{name}" for name in columns.split(", "))
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {named}, change.run_id, run.job, change.at, change.error_details, run.options FROM change "
                f"JOIN run ON run.id = change.run_id WHERE {where} ORDER BY change.id DESC LIMIT ?",
                (*arguments, limit),
            ).fetchall()
        return [
            Entry(
                change_out(row), row[11], row[12], v.time_out(row[13]), row[14],
                str(v.mapping_out(row[15]).get("who", "")),
            )
            for row in rows
        ]  # fmt: skip

    def _runs(self, where: str, arguments: Sequence[Any]) -> list[Run]:
        with self._store.read() as connection:
            return [_run_out(row) for row in connection.execute(f"{_RUN_SELECT} {where}", arguments).fetchall()]


def _stamp(at: datetime | None) -> int:
    return v.time_in(at or datetime.now(UTC))
