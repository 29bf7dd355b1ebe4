"""What the log says of a run that ended: sentence, level, object and figures, and failed writes by their cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from core import messages
from core.app.log_entry import entry
from core.domain.plan import Change, ChangeKind, JobName, RunState
from core.domain.screens.log import PERSON, LogLevel, LogObject, LogRecord, LogSource
from core.store.journal import Run
from core.store.repositories import Repositories
from core.store.values import pairs_in
from core.store.windows.shared import name_and_variant

_LEVELS = {
    RunState.FAILED: LogLevel.ERROR,
    RunState.DONE_WITH_FAILURES: LogLevel.WARNING,
    RunState.STOPPED_BY_BRAKE: LogLevel.WARNING,
}
#: Runs that ended well and yet did nothing that was asked of them.
_WARNINGS = frozenset({"stock.refused", "stock.no_links", "conflict.run.found"})
_BRAKES = frozenset({"brake.zeroing", "brake.zeroing_day", "brake.tripled"})
#: What only a person can have done.
_BY_HAND = frozenset({"run.cancelled", "run.discarded"})
_PARTS = frozenset(source.value for source in LogSource)
_PARTS_OF = {
    "status": LogSource.STATUSES,
    "order": LogSource.ORDERS,
    "create": LogSource.MAPPING,
    "link": LogSource.MAPPING,
}
_FAILURES, _EXAMPLES = 500, 3
_MAPPING = frozenset(
    {
        ChangeKind.LINK,
        ChangeKind.UNLINK,
        ChangeKind.IGNORE,
        ChangeKind.UNIGNORE,
        ChangeKind.CREATE_OFFER,
        ChangeKind.CREATE_UNDONE,
        ChangeKind.WRITE_COPY,
    }
)


def ended(store: Repositories, run: Run) -> LogRecord:
    """The entry of a run that is at its end or waits for a person."""
    changes = store.journal.changes(run.id, limit=2)
    code, params = _sentence(run, changes)
    return entry(
        run.ended or run.started,
        _level(run),
        source_of(run.job),
        code,
        params,
        about=_about(store, run, changes),
        who=PERSON if run.code in _BY_HAND else str(run.options.get("who", "")),
        run_id=run.id,
        raw=_raw(store, run),
    )


def not_begun(at: datetime, job: str, code: str, params: Mapping[str, object]) -> LogRecord:
    """The entry of a job that failed before its run could start."""
    return entry(at, LogLevel.ERROR, source_of(job), code, params, raw={"job": job, "params": params})


def source_of(job: str) -> LogSource:
    """Which part of the program a job belongs to, by the first word of its name."""
    if job == JobName.INITIAL_LOAD:
        return LogSource.LOAD
    part = job.partition("_")[0]
    part = _PARTS_OF.get(part, part)
    return LogSource(part) if part in _PARTS else LogSource.PROGRAM


def _sentence(run: Run, changes: Sequence[Change]) -> tuple[str, dict[str, object]]:
    """The run's own sentence; a guard that would stop the plan and a lone conflict are told by name."""
    if run.state is RunState.PLANNED and f"brake.{run.params.get('kind')}" in _BRAKES:
        return f"brake.{run.params['kind']}", dict(run.params)
    if run.code == "conflict.run.found" and len(changes) == 1:
        return "log.conflict.found", {"kind": changes[0].reason.numbers.get("kind", "")}
    if messages.has(run.code):
        return run.code, dict(run.params)
    return "log.run_ended", {"job": f"job.{run.job}", "state": f"state.{run.state.value}"}


def _level(run: Run) -> LogLevel:
    guarded = run.state is RunState.PLANNED and f"brake.{run.params.get('kind')}" in _BRAKES
    if guarded or run.code in _WARNINGS:
        return LogLevel.WARNING
    return _LEVELS.get(run.state, LogLevel.INFO)


def _about(store: Repositories, run: Run, changes: Sequence[Change]) -> LogObject:
    """A single item, order or conflict by name, several by their number, a plan that waits as such."""
    if run.state in (RunState.PLANNED, RunState.STOPPED_BY_BRAKE):
        return LogObject("plan", str(run.id))
    count = int(run.totals.get("changes") or run.params.get("count") or len(changes))
    if changes and changes[0].kind in _MAPPING:
        if count > 1 or changes[0].item_id is None:
            return LogObject("links", str(run.id), str(count))
        return LogObject("item", changes[0].item_id, _item_title(store, changes[0].item_id))
    numbers = changes[0].reason.numbers if changes else {}
    for kind, key, title in (("conflict", "conflict", "title"), ("order", "order_id", "order")):
        if key in numbers and count > 1:
            return LogObject(f"{kind}s", str(run.id), str(count))
        if key in numbers:
            return LogObject(kind, numbers[key], numbers.get(title, ""))
    applied = run.params.get("applied") or run.totals.get("applied")
    return LogObject("offers", str(run.id), str(applied)) if applied else LogObject()


def _item_title(store: Repositories, item_id: str) -> str:
    item = store.catalogue.item(item_id)
    if item is None:
        return item_id
    parent = store.catalogue.item(item.parent_id) if item.parent_id else None
    name, variant = name_and_variant(
        item.name, parent.name if parent is not None else None, pairs_in(item.characteristics)
    )
    return f"{name} {variant}".strip()


def _raw(store: Repositories, run: Run) -> dict[str, object]:
    known: dict[str, object] = {
        "run": run.id,
        "job": run.job,
        "state": run.state.value,
        "started": run.started,
        "ended": run.ended,
        "options": dict(run.options),
        "totals": dict(run.totals),
        "params": dict(run.params),
        "failures": _failures(store, run),
    }
    if run.undo_of is not None:
        known["undo_of"] = run.undo_of
    return {name: value for name, value in known.items() if value not in ({}, [], None)}


def _failures(store: Repositories, run: Run) -> list[dict[str, object]]:
    """Writes that did not get through, one group a cause, with a few examples."""
    if run.state in (RunState.PLANNED, RunState.DISCARDED):
        return []
    groups: dict[str, list[dict[str, object]]] = {}
    counts: dict[str, int] = {}
    for failed in store.journal.failures(run.id, _FAILURES):
        cause = failed.change.error or failed.change.state.value
        counts[cause] = counts.get(cause, 0) + 1
        examples = groups.setdefault(cause, [])
        if len(examples) < _EXAMPLES:
            told = {"offer": failed.change.offer_id, "item": failed.change.item_id, "said": failed.details}
            examples.append({name: value for name, value in told.items() if value})
    return [{"cause": cause, "count": counts[cause], "examples": groups[cause]} for cause in groups]
