"""How acts on conflicts are journalled: one run each, its changes applied in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from core.domain.conflicts import Choice, ConflictState, choices_of
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.events import DataChanged
from core.jobs.context import JobContext
from core.store.conflicts import SOLVED_ITSELF, Finding, StoredConflict

PERSON = "person"
PROGRAM = "SkladLink"
TOPICS = frozenset({"conflicts", "runs", "log"})


def tell(ctx: JobContext, *, links: bool = False) -> None:
    """The screens learn that conflicts (and links) are others now; only after the transaction is over."""
    ctx.events.publish(DataChanged(TOPICS | ({"mapping", "stock"} if links else set())))


def change_of(
    kind: ChangeKind,
    number: int,
    found: Finding,
    before: str,
    after: ConflictState,
    rule: str,
    numbers: Mapping[str, str] | None = None,
) -> Change:
    """A line of the journal; it stands in the history of the item and the offer, too."""
    told = {"conflict": str(number), "kind": f"conflict.kind.{found.kind.value}", "title": found.title}
    return Change(
        kind, found.item_id, found.offer_id, str(before), after.value, Reason(rule, {**told, **(numbers or {})})
    )


def choice_named(stored: StoredConflict, key: str) -> Choice | None:
    """One of a conflict's choices, None when it has no such choice (any more)."""
    return next((c for c in choices_of(stored.found.kind, stored.found.facts) if c.key == key), None)


def carry_out(
    ctx: JobContext,
    work: Callable[[int], Sequence[Change]],
    code: str,
    params: Mapping[str, object],
    who: str,
    undo_of: int | None = None,
) -> int:
    """One run: `work` gets its number, does everything and gives its lines; all of it or nothing happens."""
    journal = ctx.store.journal
    with ctx.store.raw.write():
        run_id = journal.start_run(JobName.CONFLICTS, {"who": who}, state=RunState.APPLYING, undo_of=undo_of)
        changes = work(run_id)
        journal.add_changes(run_id, changes)
        stored = journal.changes(run_id, [ChangeState.PLANNED], limit=len(changes) or 1)
        journal.finish([(c.id or 0, ChangeState.APPLIED, None, "", c.before) for c in stored])
        journal.set_run_state(run_id, RunState.DONE, code=code, params=params, totals={"changes": len(changes)})
    return run_id


def record(ctx: JobContext, new: Sequence[Finding], solved: Sequence[StoredConflict]) -> list[int]:
    """Journal and store what was found and what solved itself; the numbers of the new conflicts.

    Whoever looked at the same time in another thread, or decided meanwhile, is not overruled.
    """
    conflicts, now = ctx.store.conflicts, ctx.clock.now()
    numbers: list[int] = []

    def work(run_id: int) -> list[Change]:
        changes: list[Change] = []
        for finding in new:
            there = conflicts.unresolved(finding.kind, finding.object)
            numbers.append(there.id if there is not None else conflicts.add(finding, now))
            if there is not None:
                continue
            changes.append(
                change_of(
                    ChangeKind.CONFLICT_FOUND, numbers[-1], finding, "", ConflictState.OPEN, "conflict.act.found"
                )
            )
        present = {one.id: one.state for one in conflicts.many(stored.id for stored in solved)}
        for stored in solved:
            if present.get(stored.id) is ConflictState.RESOLVED:
                continue
            conflicts.resolve(stored.id, SOLVED_ITSELF, PROGRAM, now, run_id=run_id)
            rule, after = "conflict.act.solved", ConflictState.RESOLVED
            changes.append(change_of(ChangeKind.CONFLICT_FOUND, stored.id, stored.found, stored.state, after, rule))
        return changes

    code = "conflict.run.found" if new else "conflict.run.solved"
    carry_out(ctx, work, code, {"count": len(new) or len(solved)}, PROGRAM)
    return numbers
