"""Saving the status scheme: one run with the scheme before and after it, which can be taken back exactly."""

from __future__ import annotations

import msgspec

from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.domain.status_edits import difference
from core.domain.statuses import Names, Scheme, Side
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs.context import JobContext
from core.store.statuses import Statuses
from core.store.store import Store
from core.store.windows.statuses import StatusesWindow

PERSON = "person"
_encode = msgspec.json.Encoder().encode


class _Saved(msgspec.Struct):
    """A scheme with its names, as it stands in the journal."""

    scheme: Scheme
    names: Names


_decode = msgspec.json.Decoder(_Saved).decode


def save(ctx: JobContext, scheme: Scheme, who: str = PERSON) -> int:
    """Put a scheme in force; the number of its run.

    Raises SkladLinkError("status.unsound") for one in which something leads to two places.
    """
    if not scheme.sound:
        raise SkladLinkError("status.unsound")
    run_id = _carry_out(ctx, scheme, names_now(ctx.store.raw, scheme), "status.run.saved", who)
    _tell(ctx)
    return run_id


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a saved scheme back; None when done, else the message code of what kept it."""
    changes = ctx.store.journal.changes(run_id, [ChangeState.APPLIED], limit=1)
    if not changes or changes[0].kind is not ChangeKind.STATUS_SCHEME:
        return "undo.not_here"
    before, after = _decode(changes[0].before or ""), _decode(changes[0].after or "")
    if Statuses(ctx.store.raw).scheme() != after.scheme:
        return "status.undo.changed_since"
    _carry_out(ctx, before.scheme, before.names, "status.run.undone", who, undo_of=run_id)
    _tell(ctx)
    return None


def last_undoable(ctx: JobContext) -> int | None:
    """The newest saving by a person that was not taken back and is no undo itself."""
    runs = ctx.store.journal.runs(200, JobName.STATUS_SCHEME)
    undone = {run.undo_of for run in runs if run.undo_of is not None}
    return next(
        (run.id for run in runs if run.undo_of is None and run.id not in undone and run.options.get("who") == PERSON),
        None,
    )


def names_now(store: Store, scheme: Scheme) -> Names:
    """What everything in the scheme is called now; what is gone keeps the name it had when it was saved."""
    window, saved = StatusesWindow(store), Statuses(store).names()
    found: dict[Side, dict[str, str]] = {}
    for side, nodes in ((Side.MOYSKLAD, window.states()), (Side.SHOP, window.statuses())):
        present = {node.id: node.name for node in nodes}
        gone = {node.id for node in nodes if node.gone}
        found[side] = {
            used: (saved.of(side).get(used) if used in gone else None)
            or present.get(used)
            or saved.of(side).get(used, used)
            for used in scheme.ids(side)
        }
    return Names(found[Side.MOYSKLAD], found[Side.SHOP])


def _carry_out(ctx: JobContext, scheme: Scheme, names: Names, code: str, who: str, undo_of: int | None = None) -> int:
    journal, statuses = ctx.store.journal, Statuses(ctx.store.raw)
    with ctx.store.raw.write():
        before = _Saved(statuses.scheme(), statuses.names())
        count = difference(before.scheme, scheme)
        run_id = journal.start_run(
            JobName.STATUS_SCHEME, {"who": who}, state=RunState.APPLYING, undo_of=undo_of, at=ctx.clock.now()
        )
        statuses.save(scheme, names)
        after = _Saved(scheme, names)
        reason = Reason("undo" if undo_of is not None else "status.act.saved", {"count": str(count)})
        change = Change(
            ChangeKind.STATUS_SCHEME, None, None, _encode(before).decode(), _encode(after).decode(), reason
        )
        journal.add_changes(run_id, [change], ctx.clock.now())
        stored = journal.changes(run_id, [ChangeState.PLANNED], limit=1)
        journal.finish([(one.id or 0, ChangeState.APPLIED, None, "", one.before) for one in stored], ctx.clock.now())
        journal.set_run_state(
            run_id, RunState.DONE, code=code, params={"count": count}, totals={"changes": 1}, at=ctx.clock.now()
        )
    return run_id


def _tell(ctx: JobContext) -> None:
    """Only after the transaction is over."""
    ctx.events.publish(DataChanged(frozenset({"statuses", "runs", "log"})))
