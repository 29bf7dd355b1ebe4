"""Asking for another try at exporting orders, and taking that back: local rows only, one run in the journal each.

The job that exports orders takes what waits; asking puts a failed order back among those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from core.domain.orders import EventSide, ExportState, OrderEvent, OrderExport
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.domain.screens.orders import Queued
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs.context import JobContext
from core.store.values import mapping_in, mapping_out, time_in, time_in_or_none, time_out, time_out_or_none

PERSON = "person"
ASKED = "order.asked"
_TOPICS = frozenset({"orders", "runs", "log"})
_MOST = 5000


def may_retry(export: OrderExport | None) -> bool:
    """Another try makes sense for orders that failed or were put off, not for those asked for already."""
    states = (ExportState.FAILED, ExportState.WAITING)
    return export is not None and export.state in states and export.code != ASKED


def retry(ctx: JobContext, order_ids: Sequence[int], who: str = PERSON) -> Queued:
    """Queue orders again, due now; those that are there or left out are passed by.

    Raises SkladLinkError: order.nothing_to_retry.
    """
    found = ctx.store.exports.exports(order_ids)
    chosen = [export for order_id in order_ids if may_retry(export := found.get(order_id)) and export is not None]
    if not chosen:
        raise SkladLinkError("order.nothing_to_retry")
    now = ctx.clock.now()

    def work(run_id: int) -> list[Change]:
        ctx.store.exports.put(
            OrderExport(one.order_id, ExportState.WAITING, ASKED, now, {}, now, one.attempts) for one in chosen
        )
        for one in chosen:
            _tell(ctx, one.order_id, "order.event.asked", run_id)
        return [_change(ctx, one, now) for one in chosen]

    run_id = _carry_out(ctx, work, "orders.asked", len(chosen), who)
    return Queued(run_id, len(chosen), len(order_ids) - len(chosen))


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Put the orders of a run back where they stood; None when all are, else the message code of what kept it."""
    changes = [
        change
        for change in ctx.store.journal.changes(run_id, [ChangeState.APPLIED], limit=_MOST)
        if change.kind is ChangeKind.ORDER_RETRY
    ]
    if not changes or any(change.reason.rule == "undo" for change in changes):
        return "undo.not_here"
    present = ctx.store.exports.exports(int(change.reason.numbers["order_id"]) for change in changes)
    before = [_export_of(change) for change in changes]
    left = [
        (change, export)
        for change, export in zip(changes, before, strict=True)
        if (now := present.get(export.order_id)) is not None
        and now.code == ASKED
        and str(time_in(now.at)) == change.reason.numbers["asked_at"]
    ]
    if not left:
        return "order.undo.changed_since"

    def work(undoing: int) -> list[Change]:
        ctx.store.exports.put(export for _, export in left)
        for _, export in left:
            _tell(ctx, export.order_id, "order.event.asked_back", undoing)
        return [
            Change(change.kind, None, None, change.after, change.before, Reason("undo", dict(change.reason.numbers)))
            for change, _ in left
        ]

    _carry_out(ctx, work, "orders.asked_back", len(left), who, undo_of=run_id)
    return None if len(left) == len(changes) else "order.undo.partly"


def last_undoable(ctx: JobContext) -> int | None:
    """The newest run of retries that a person asked for and that was not taken back."""
    runs = ctx.store.journal.runs(50, JobName.ORDERS)
    undone = {run.undo_of for run in runs if run.undo_of is not None}
    return next((run.id for run in runs if run.code == "orders.asked" and run.id not in undone), None)


def _tell(ctx: JobContext, order_id: int, code: str, run_id: int) -> None:
    ctx.store.order_events.add(OrderEvent(order_id, ctx.clock.now(), EventSide.SKLADLINK, code, run_id=run_id))


def _change(ctx: JobContext, export: OrderExport, now: datetime) -> Change:
    """A line of the journal that remembers where the order stood before."""
    stored = ctx.store.orders.order(export.order_id)
    numbers = {
        "order_id": str(export.order_id),
        "order": stored.order.number if stored is not None else str(export.order_id),
        "asked_at": str(time_in(now)),
        "code": export.code,
        "params": mapping_in(export.params),
        "at": str(time_in(export.at)),
        "next_at": str(time_in_or_none(export.next_at) or ""),
        "attempts": str(export.attempts),
        "line_id": "" if export.line_id is None else str(export.line_id),
    }
    return Change(
        ChangeKind.ORDER_RETRY, None, None, export.state.value, ExportState.WAITING.value, Reason(ASKED, numbers)
    )


def _export_of(change: Change) -> OrderExport:
    """Where the order stood before a line of the journal."""
    numbers = change.reason.numbers
    next_at, line_id = numbers["next_at"], numbers["line_id"]
    return OrderExport(
        int(numbers["order_id"]),
        ExportState(change.before or ExportState.FAILED.value),
        numbers["code"],
        time_out(int(numbers["at"])),
        mapping_out(numbers["params"]),
        time_out_or_none(int(next_at) if next_at else None),
        int(numbers["attempts"]),
        int(line_id) if line_id else None,
    )


def _carry_out(
    ctx: JobContext,
    work: Callable[[int], Sequence[Change]],
    code: str,
    count: int,
    who: str,
    undo_of: int | None = None,
) -> int:
    journal = ctx.store.journal
    with ctx.store.raw.write():
        run_id = journal.start_run(JobName.ORDERS, {"who": who}, state=RunState.APPLYING, undo_of=undo_of)
        changes = work(run_id)
        journal.add_changes(run_id, changes)
        stored = journal.changes(run_id, [ChangeState.PLANNED], limit=count)
        journal.finish([(change.id or 0, ChangeState.APPLIED, None, "", change.before) for change in stored])
        journal.set_run_state(run_id, RunState.DONE, code=code, params={"count": count}, totals={"changes": count})
    ctx.events.publish(DataChanged(_TOPICS))
    return run_id
