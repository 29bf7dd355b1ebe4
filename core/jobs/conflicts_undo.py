"""Taking decisions about conflicts back, exactly, and never over somebody else's later change."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.conflicts import ActKind, ConflictKind, ConflictState
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason
from core.domain.screens.conflicts import LastAct
from core.jobs import conflicts_entries, mapping, status_scheme
from core.jobs.conflicts_journal import PERSON, carry_out, choice_named, tell
from core.jobs.conflicts_rules import NONE, OFF, ON
from core.jobs.context import JobContext
from core.store.conflicts import StoredConflict
from core.store.values import mapping_out, time_out

_UNDOABLE = frozenset({ChangeKind.CONFLICT, ChangeKind.CONFLICT_RULE})
_MOST = 5000


class _Kept(Exception):
    """Something changed since: nothing of this change is taken back."""


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a run back; None when all of it is undone, else the message code of what kept it."""
    changes = [
        change
        for change in reversed(ctx.store.journal.changes(run_id, [ChangeState.APPLIED], limit=_MOST))
        if change.kind in _UNDOABLE
    ]
    if not changes:
        return "undo.not_here"
    if run_id in _undone(ctx):
        return "conflict.undo.changed_since"
    kept = sum(not _taken_back(ctx, run_id, change, who) for change in changes)
    tell(ctx, links=True)
    if kept == len(changes):
        return "conflict.undo.changed_since"
    return "conflict.undo.partly" if kept else None


def last_undoable(ctx: JobContext) -> LastAct | None:
    """The newest act of a person that was not taken back and is no undo itself."""
    undone = _undone(ctx)
    for run in ctx.store.journal.runs(50, JobName.CONFLICTS):
        if run.undo_of is None and run.id not in undone and run.options.get("who") == PERSON:
            titles = {change.reason.numbers.get("title", "") for change in ctx.store.journal.changes(run.id, limit=2)}
            return LastAct(run.id, run.code, run.params, titles.pop() if len(titles) == 1 else "")
    return None


def _undone(ctx: JobContext) -> set[int]:
    runs = ctx.store.journal.runs(200, JobName.CONFLICTS)
    return {run.undo_of for run in runs if run.undo_of is not None}


def _taken_back(ctx: JobContext, run_id: int, change: Change, who: str) -> bool:
    """One change in a run of its own; False when it was left as it is."""

    def work(_: int) -> Sequence[Change]:
        if change.kind is ChangeKind.CONFLICT_RULE:
            _restore_rule(ctx, change)
        else:
            _restore_conflict(ctx, run_id, change)
        reason = Reason("undo", {**change.reason.numbers, "change": str(change.id)})
        return [Change(change.kind, change.item_id, change.offer_id, change.after, change.before, reason)]

    try:
        carry_out(ctx, work, "conflict.run.undone", {"count": 1}, who, undo_of=run_id)
    except _Kept:
        return False
    return True


def _restore_conflict(ctx: JobContext, run_id: int, change: Change) -> None:
    conflicts, numbers = ctx.store.conflicts, change.reason.numbers
    stored = conflicts.get(int(numbers["conflict"]))
    if stored is None or stored.state.value != change.after:
        raise _Kept
    if stored.state is not ConflictState.OPEN and stored.run_id != run_id:
        raise _Kept
    other = conflicts.unresolved(stored.found.kind, stored.found.object)
    if other is not None and other.id != stored.id:
        raise _Kept
    for run in reversed(numbers.get("runs", "").split()):
        if _undo_act(ctx, int(run)) is not None:
            raise _Kept
    _restore_names(ctx, stored)
    conflicts.open(stored.id)
    if change.before == ConflictState.POSTPONED.value:
        until = numbers.get("until", "")
        conflicts.postpone(stored.id, time_out(int(until)) if until else None, run_id)


def _undo_act(ctx: JobContext, run_id: int) -> str | None:
    """Take back the run that carried out one act, None when all of it is undone."""
    run = ctx.store.journal.run(run_id)
    if run is not None and run.job == JobName.STATUS_SCHEME.value:
        return status_scheme.undo(ctx, run_id)
    return mapping.undo(ctx, run_id)


def _restore_names(ctx: JobContext, stored: StoredConflict) -> None:
    """A name that was accepted without a run of its own is asked about again."""
    choice = choice_named(stored, stored.resolution)
    for act in choice.acts if choice is not None else ():
        if act.kind is ActKind.ACCEPT_NAME and stored.found.facts.number("page") == "settings":
            conflicts_entries.accept_name(ctx, act.entry, stored.found.facts.number("name"))


def _restore_rule(ctx: JobContext, change: Change) -> None:
    conflicts, numbers = ctx.store.conflicts, change.reason.numbers
    number = int(numbers["rule"])
    rule = conflicts.rule(number)
    present = NONE if rule is None else ON if rule.enabled else OFF
    if present != change.after:
        raise _Kept
    if change.before == NONE:
        conflicts.remove_rule(number)
    elif rule is None:
        conflicts.put_rule(
            ConflictKind(numbers["kind"]),
            mapping_out(numbers["condition"]),
            numbers["choice"],
            numbers["who"],
            time_out(int(numbers["at"])),
            rule_id=number,
            enabled=change.before == ON,
        )
    else:
        conflicts.enable_rule(number, change.before == ON)
