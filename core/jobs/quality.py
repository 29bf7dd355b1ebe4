"""Hiding single troubles of the source data with a reason, and taking that back: local rows, one run each."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.domain.quality import Side, TroubleKind, side_of
from core.events import DataChanged
from core.jobs.context import JobContext
from core.store.quality import Hidden, QualityNotes
from core.store.values import time_in, time_out

PERSON = "person"
HIDDEN, SHOWN = "hidden", "shown"
_TOPICS = frozenset({"quality", "runs", "log"})
_MOST = 5000
#: A trouble that can be hidden: its kind, the object's id as text, the object's name.
Trouble = tuple[TroubleKind, str, str]


def hide(ctx: JobContext, troubles: Sequence[Trouble], reason: str, who: str = PERSON) -> int:
    """Tell of these troubles no more; those hidden already are passed by. Returns the run."""
    notes = QualityNotes(ctx.store.raw)
    new = [one for one in troubles if notes.get(one[0], one[1]) is None]
    told = [Hidden(kind, key, reason, who, ctx.clock.now()) for kind, key, _ in new]
    changes = [
        _change(kind, key, name, SHOWN, HIDDEN, {"text": reason, "at": str(time_in(note.at)), "by": who})
        for (kind, key, name), note in zip(new, told, strict=True)
    ]
    return _carry_out(ctx, changes, "quality.run.hidden", who, hide_these=told)


def show(ctx: JobContext, troubles: Sequence[Trouble], who: str = PERSON) -> int:
    """Tell of hidden troubles again. Returns the run."""
    notes = QualityNotes(ctx.store.raw)
    changes: list[Change] = []
    for kind, key, name in troubles:
        note = notes.get(kind, key)
        if note is not None:
            numbers = {"text": note.reason, "at": str(time_in(note.at)), "by": note.who}
            changes.append(_change(kind, key, name, HIDDEN, SHOWN, numbers))
    return _carry_out(ctx, changes, "quality.run.shown", who)


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a run back; None when all of it is undone, else the message code of what kept it."""
    changes = ctx.store.journal.changes(run_id, [ChangeState.APPLIED], limit=_MOST)
    changes = [change for change in changes if change.kind is ChangeKind.QUALITY_NOTE]
    if not changes:
        return "undo.not_here"
    left = [change for change in changes if _present(ctx, change) == change.after]
    if not left:
        return "quality.undo.changed_since"
    back, again = [], []
    for change in left:
        numbers = change.reason.numbers
        if change.before == HIDDEN:
            kind, at = TroubleKind(numbers["kind_key"]), time_out(int(numbers["at"]))
            again.append(Hidden(kind, numbers["object"], numbers["text"], numbers["by"], at))
        reason = Reason("undo", dict(numbers))
        back.append(Change(change.kind, change.item_id, change.offer_id, change.after, change.before, reason))
    _carry_out(ctx, back, "quality.run.undone", who, hide_these=again, undo_of=run_id)
    return None if len(left) == len(changes) else "quality.undo.partly"


def last_undoable(ctx: JobContext) -> int | None:
    """The newest run of a person that was not taken back and is no undo itself."""
    runs = ctx.store.journal.runs(200, JobName.QUALITY)
    undone = {run.undo_of for run in runs if run.undo_of is not None}
    found = (run.id for run in runs if run.undo_of is None and run.id not in undone and run.totals.get("changes"))
    return next(found, None)


def _present(ctx: JobContext, change: Change) -> str:
    numbers = change.reason.numbers
    note = QualityNotes(ctx.store.raw).get(TroubleKind(numbers["kind_key"]), numbers["object"])
    return SHOWN if note is None else HIDDEN


def _change(kind: TroubleKind, key: str, name: str, before: str, after: str, numbers: dict[str, str]) -> Change:
    """A line of the journal; it stands in the history of the item or the offer, too."""
    told = {"kind": f"quality.kind.{kind.value}", "kind_key": kind.value, "object": key, "title": name, **numbers}
    item = key if side_of(kind) is Side.ITEM else None
    offer = int(key) if side_of(kind) is Side.OFFER else None
    return Change(ChangeKind.QUALITY_NOTE, item, offer, before, after, Reason(f"quality.act.{after}", told))


def _carry_out(
    ctx: JobContext,
    changes: Sequence[Change],
    code: str,
    who: str,
    *,
    hide_these: Sequence[Hidden] = (),
    undo_of: int | None = None,
) -> int:
    journal, notes, now = ctx.store.journal, QualityNotes(ctx.store.raw), ctx.clock.now()
    with ctx.store.raw.write():
        run_id = journal.start_run(JobName.QUALITY, {"who": who}, state=RunState.APPLYING, undo_of=undo_of, at=now)
        notes.show(
            (TroubleKind(change.reason.numbers["kind_key"]), change.reason.numbers["object"])
            for change in changes
            if change.after == SHOWN
        )
        notes.hide(hide_these)
        journal.add_changes(run_id, changes, now)
        stored = journal.changes(run_id, [ChangeState.PLANNED], limit=len(changes) or 1)
        journal.finish([(one.id or 0, ChangeState.APPLIED, None, "", one.before) for one in stored], now)
        count = len(changes)
        journal.set_run_state(
            run_id, RunState.DONE, code=code, params={"count": count}, totals={"changes": count}, at=now
        )
    ctx.events.publish(DataChanged(_TOPICS))
    return run_id
