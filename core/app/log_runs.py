"""What the log says of a run that ended: sentence, level, object and figures, and failed writes by their cause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from core import messages
from core.app.log_entry import entry
from core.domain.plan import ChangeKind, JobName, RunState
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
_WARNINGS = frozenset({"stock.refused", "stock.no_links"})
#: What only a person can have done.
_BY_HAND = frozenset({"run.cancelled", "run.discarded"})
_PARTS = frozenset(source.value for source in LogSource)
_FAILURES, _EXAMPLES = 500, 3
_MAPPING = frozenset({ChangeKind.LINK, ChangeKind.UNLINK, ChangeKind.IGNORE, ChangeKind.UNIGNORE})


def ended(store: Repositories, run: Run) -> LogRecord:
    """The entry of a run that is at its end or waits for a person."""
    code = run.code if messages.has(run.code) else "log.run_ended"
    params = dict(run.params) if code == run.code else {"job": f"job.{run.job}", "state": f"state.{run.state.value}"}
    return entry(
        run.ended or run.started,
        _level(run),
        source_of(run.job),
        code,
        params,
        about=_about(store, run),
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
    return LogSource(part) if part in _PARTS else LogSource.PROGRAM


def _level(run: Run) -> LogLevel:
    if run.code in _WARNINGS:
        return LogLevel.WARNING
    return _LEVELS.get(run.state, LogLevel.INFO)


def _about(store: Repositories, run: Run) -> LogObject:
    """A single item or order by name, several by their number, a plan that waits as such."""
    if run.state in (RunState.PLANNED, RunState.STOPPED_BY_BRAKE):
        return LogObject("plan", str(run.id))
    order, number = run.params.get("order_id"), run.params.get("order", run.params.get("number"))
    if order:
        return LogObject("order", str(order), str(number or order))
    changes = store.journal.changes(run.id, limit=2)
    if changes and changes[0].kind in _MAPPING:
        count = int(run.totals.get("changes") or run.params.get("count") or len(changes))
        if count > 1 or changes[0].item_id is None:
            return LogObject("links", str(run.id), str(count))
        return LogObject("item", changes[0].item_id, _item_title(store, changes[0].item_id))
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
