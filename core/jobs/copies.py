"""Writes the item's id into MOYSKLAD_ID of linked offers, where it is missing or another one.

The property is a copy for the shop's own code and for a new start; the program's own links stay the authority. Where
it holds the id of another item that is still there, two sides disagree: that one is left and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import structlog

from core.domain.catalogue import Offer
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.domain.screens.creating import CopyPlan
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs import creating_settle
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, ends_of, execute
from core.ports import WriteOutcome, WriteResult
from core.ports_creating import OfferEdit
from core.store.creating import Copy, CreationSources

log = structlog.get_logger(__name__)

STEP_READ, STEP_SEND = "step.copies_plan", "step.copies_send"
STEPS = (STEP_READ, STEP_SEND)
PROGRAM = "SkladLink"
CONFLICT = "copies.other_item"
HOMELESS = "bitrix.no_key_property"
_BLOCK = 500
_TRIES = 3


def preview(ctx: JobContext) -> CopyPlan:
    """Count by the mirror; the run itself looks at each offer again."""
    forms = ctx.shop.creation_forms(ctx.cancel).forms
    homes = {one.iblock_id for one in forms if one.key_property is not None}
    found = CopyPlan(missing=tuple((one.iblock_id, one.name) for one in forms if one.iblock_id not in homes))
    for copy, code in _judged(ctx, CreationSources(ctx.store.raw).copies(), homes):
        if code == CONFLICT:
            found = replace(found, conflicts=found.conflicts + 1)
        elif code == HOMELESS:
            found = replace(found, homeless=found.homeless + 1)
        elif copy.held:
            found = replace(found, different=found.different + 1)
        else:
            found = replace(found, empty=found.empty + 1)
    return found


def run_copies(ctx: JobContext, who: str = PROGRAM) -> Outcome:
    """Write every copy that is due."""
    with ctx.create_gate:
        return execute(ctx, JobName.LINK_COPIES, STEPS, _copy, options={"who": who})


def run_due(ctx: JobContext) -> None:
    """The same by itself, where a person switched that on and there is something to write."""
    if not ctx.settings.link.write_copies:
        return
    try:
        _run_due(ctx)
    except SkladLinkError as error:
        # The job that made the links has done its own work; the next one tries again.
        log.warning("copies not written", code=error.code, details=error.details)


def _run_due(ctx: JobContext) -> None:
    forms = ctx.shop.creation_forms(ctx.cancel).forms
    homes = {one.iblock_id for one in forms if one.key_property is not None}
    due = CreationSources(ctx.store.raw).copies()
    if any(code is None for _, code in _judged(ctx, due, homes)):
        run_copies(ctx)


def _copy(run: Run) -> Outcome:
    ctx = run.ctx
    with run.progress.step(STEP_READ):
        creating_settle.settle(ctx)
        forms = ctx.shop.creation_forms(ctx.cancel).forms
        homes = {one.iblock_id for one in forms if one.key_property is not None}
        run.state(RunState.PLANNING)
        _plan(run, homes)
    run.state(RunState.APPLYING)
    total = ctx.store.journal.totals(run.id).get((ChangeKind.WRITE_COPY, ChangeState.PLANNED), 0)
    with run.progress.step(STEP_SEND, total):
        _send(run, total)
    ctx.events.publish(DataChanged(frozenset({"mapping", "runs"})))
    counts = ends_of(ctx, run.id)
    failed = counts.get("failed", 0) + counts.get("unknown", 0)
    written, left = counts.get("applied", 0), counts.get("skipped", 0)
    code = "copies.done" if written or failed or left else "copies.nothing"
    state = RunState.DONE_WITH_FAILURES if failed else RunState.DONE
    params = {"left": left, "failed": failed}
    told = {"count": written, **{name: count for name, count in params.items() if count}}
    return Outcome(run.id, state, code, told, {**counts, "changes": written})


def _plan(run: Run, homes: set[int]) -> None:
    """Journal what is due, block by block, after a fresh look at each offer."""
    ctx = run.ctx
    sources = CreationSources(ctx.store.raw)
    for part in _blocks(sources.copies()):
        fresh = ctx.shop.get_offers([copy.offer_id for copy in part], ctx.cancel)
        ctx.store.catalogue.upsert_offers(fresh.values(), run.id, ctx.clock.now())
        seen = [_refreshed(copy, fresh[copy.offer_id]) for copy in part if copy.offer_id in fresh]
        due = [copy for copy in seen if copy.held != copy.item_id]
        ctx.store.journal.add_changes(run.id, [_change(*judged) for judged in _judged(ctx, due, homes)])


def _judged(ctx: JobContext, copies: Iterable[Copy], homes: set[int]) -> Iterator[tuple[Copy, str | None]]:
    """Each copy with the code of what forbids it, None where it may be written."""
    sources = CreationSources(ctx.store.raw)
    for part in _blocks(copies):
        living = sources.living(copy.held for copy in part if copy.held)
        for copy in part:
            if copy.iblock_id not in homes:
                yield copy, HOMELESS
            else:
                yield copy, CONFLICT if copy.held in living else None


def _change(copy: Copy, code: str | None) -> Change:
    return Change(
        ChangeKind.WRITE_COPY,
        copy.item_id,
        copy.offer_id,
        copy.held,
        copy.item_id,
        Reason("copies.write"),
        state=ChangeState.SKIPPED if code else ChangeState.PLANNED,
        error=code,
    )


def _refreshed(copy: Copy, offer: Offer) -> Copy:
    return copy._replace(offer_kind=offer.kind.value, iblock_id=offer.iblock_id, held=offer.moysklad_id.strip())


def _blocks(copies: Iterable[Copy]) -> Iterator[list[Copy]]:
    block: list[Copy] = []
    for copy in copies:
        block.append(copy)
        if len(block) == _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _send(run: Run, total: int) -> None:
    """Send what is planned; a row of which nobody knows is looked at and, a few times, written again."""
    ctx, journal = run.ctx, run.ctx.store.journal
    done, tries = 0, dict[int, int]()

    def started(change_ids: Sequence[int]) -> None:
        journal.set_sent(change_ids, f"{run.id}/{change_ids[0]}")

    while block := journal.changes(run.id, [ChangeState.PLANNED], limit=_BLOCK):
        ctx.cancel.check()
        by_id = {change.id or 0: change for change in block}
        offers = {one.id: one for one in ctx.store.catalogue.offers(c.offer_id or 0 for c in block)}
        edits = [_edit(change, offers) for change in block]
        for number in by_id:
            tries[number] = tries.get(number, 0) + 1
        lost: list[Change] = []
        for results in ctx.shop.edit_offers(edits, ctx.cancel, started):
            journal.finish([_end(one, by_id[one.change_id]) for one in results])
            lost += [by_id[one.change_id] for one in results if one.outcome is WriteOutcome.UNKNOWN]
            _mirror(ctx, [by_id[one.change_id] for one in results if one.outcome is WriteOutcome.APPLIED], run.id)
            done += len(results)
            run.progress.count(STEP_SEND, min(done, total), total)
        done -= _again(ctx, lost, tries, run.id)


def _edit(change: Change, offers: Mapping[int, Offer]) -> OfferEdit:
    offer = offers[change.offer_id or 0]
    return OfferEdit(change.id or 0, offer.id, offer.kind.value, offer.iblock_id, moysklad_id=change.after or "")


def _end(result: WriteResult, change: Change) -> tuple[int, ChangeState, str | None, str, str | None]:
    if result.outcome is WriteOutcome.APPLIED:
        return result.change_id, ChangeState.APPLIED, None, "", change.before
    state = ChangeState.UNKNOWN if result.outcome is WriteOutcome.UNKNOWN else ChangeState.FAILED
    return result.change_id, state, result.code, result.details, None


def _mirror(ctx: JobContext, written: Sequence[Change], run_id: int) -> None:
    """What the shop confirmed is what it holds."""
    after = {change.offer_id or 0: change.after or "" for change in written}
    offers = ctx.store.catalogue.offers(after)
    ctx.store.catalogue.upsert_offers(
        [replace(one, moysklad_id=after[one.id]) for one in offers], run_id, ctx.clock.now()
    )


def _again(ctx: JobContext, lost: Sequence[Change], tries: Mapping[int, int], run_id: int) -> int:
    """Look at rows whose answer was lost; returns how many are planned again."""
    if not lost:
        return 0
    fresh = ctx.shop.get_offers([change.offer_id or 0 for change in lost], ctx.cancel)
    held = {offer_id: offer.moysklad_id for offer_id, offer in fresh.items()}
    arrived = [change for change in lost if held.get(change.offer_id or 0) == change.after]
    rest = [change for change in lost if change not in arrived]
    again = [change for change in rest if tries.get(change.id or 0, 0) < _TRIES]
    failed = [change for change in rest if change not in again]
    ctx.store.journal.finish([(c.id or 0, ChangeState.APPLIED, None, "", c.before) for c in arrived])
    ctx.store.journal.finish([(c.id or 0, ChangeState.PLANNED, None, "", None) for c in again])
    ctx.store.journal.finish([(c.id or 0, ChangeState.FAILED, "write.answer_lost", "", None) for c in failed])
    _mirror(ctx, arrived, run_id)
    return len(again)
