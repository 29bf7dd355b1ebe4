"""Carries out edits of the mapping: what the journal calls applied is in the tables, in the same transaction.

Before a link goes or moves its details are kept with the change, so that taking it back restores it as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime

from core.domain.dictionary import held_from
from core.domain.links import Link, LinkOrigin, MatchRule
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.events import DataChanged
from core.jobs.context import JobContext

_BLOCK = 1000
_PAIRS = (ChangeKind.LINK, ChangeKind.UNLINK)
_WAS, _LINK = "was_", "link_"
#: A watermark that stands while the dictionary says more than the stored candidates were ranked by.
RANK_ANEW = "candidates.rank_anew"


def carry_out(
    ctx: JobContext,
    changes: Sequence[Change],
    code: str,
    who: str,
    *,
    undo_of: int | None = None,
    params: Mapping[str, object] | None = None,
    whole: bool = False,
) -> int:
    """Journal and apply in blocks; returns the run.

    `whole` puts everything into one transaction and frees all touched offers first, so that items may swap offers.
    """
    journal, store = ctx.store.journal, ctx.store
    with store.raw.write() if whole else nullcontext():
        run_id = journal.start_run(JobName.MAPPING, {"who": who}, state=RunState.APPLYING, undo_of=undo_of)
        block = max(1, len(changes)) if whole else _BLOCK
        for start in range(0, len(changes), block):
            part = changes[start : start + block]
            with store.raw.write():
                kept = _with_former(ctx, part)
                journal.add_changes(run_id, kept)
                _apply(ctx, kept, who, ctx.clock.now())
                _mark_applied(ctx, run_id)
        store.links.refresh_match_states({c.item_id for c in changes if c.item_id} | _former_items(changes))
        told = {"count": sum(c.kind is not ChangeKind.TERM for c in changes) or len(changes), **(params or {})}
        journal.set_run_state(run_id, RunState.DONE, code=code, params=told, totals={"changes": len(changes)})
    ctx.events.publish(DataChanged(frozenset({"mapping", "stock", "runs"})))
    return run_id


def former_link(change: Change) -> dict[str, str]:
    """The details of the link that `change` took away, for the change that brings it back."""
    numbers = change.reason.numbers
    return {_LINK + name.removeprefix(_WAS): text for name, text in numbers.items() if name.startswith(_WAS)}


def _mark_applied(ctx: JobContext, run_id: int) -> None:
    journal = ctx.store.journal
    last = 0
    while stored := journal.changes(run_id, [ChangeState.PLANNED], after_id=last):
        last = stored[-1].id or 0
        journal.finish([(c.id or 0, ChangeState.APPLIED, None, "", c.before) for c in stored])


def _former_items(changes: Sequence[Change]) -> set[str]:
    return {c.before for c in changes if c.kind is ChangeKind.LINK and c.before}


def _with_former(ctx: JobContext, changes: Sequence[Change]) -> list[Change]:
    """The changes, those that end a link with its details."""
    touched = [c.offer_id for c in changes if c.kind in _PAIRS and c.offer_id is not None]
    held = {link.offer_id: link for link in ctx.store.links.links_of_offers(touched)}
    return [
        _remembering(change, held[change.offer_id])
        if change.kind in _PAIRS and change.offer_id in held and change.offer_id is not None
        else change
        for change in changes
    ]


def _remembering(change: Change, link: Link) -> Change:
    details = {
        "origin": link.origin.value,
        "rule": link.rule.value,
        "reason": link.reason,
        "who": link.who,
        "at": link.at.isoformat(),
    }
    numbers = {**change.reason.numbers, **{_WAS + name: text for name, text in details.items()}}
    return replace(change, reason=Reason(change.reason.rule, numbers))


def _apply(ctx: JobContext, changes: Sequence[Change], who: str, now: datetime) -> None:
    links, stock = ctx.store.links, ctx.store.stock
    gone = [c.offer_id for c in changes if c.kind is ChangeKind.UNLINK and c.offer_id is not None]
    touched = [c.offer_id for c in changes if c.kind in _PAIRS and c.offer_id is not None]
    links.remove(touched)
    stock.drop_stock_view(gone)
    stock.forget_sent(touched)
    made = [_link_of(c, who, now) for c in changes if c.kind is ChangeKind.LINK]
    links.put(made, several=ctx.settings.link.several_offers)
    links.remove_ignored(c.item_id for c in changes if c.kind is ChangeKind.UNIGNORE and c.item_id is not None)
    by_reason: dict[str, list[str]] = {}
    for change in changes:
        if change.kind is ChangeKind.IGNORE and change.item_id is not None:
            by_reason.setdefault(change.after or "", []).append(change.item_id)
    for reason, item_ids in by_reason.items():
        links.put_ignored(item_ids, reason, who, now)
    _apply_terms(ctx, [c for c in changes if c.kind is ChangeKind.TERM], now)


def _apply_terms(ctx: JobContext, changes: Sequence[Change], now: datetime) -> None:
    """Keep the dictionary's changes, and that suggestions are to be ranked anew by it."""
    terms = ctx.store.terms
    for change in changes:
        before, after = held_from(change.before or ""), held_from(change.after or "")
        if after is not None:
            terms.put([after.term], now, refused=after.refused)
        elif before is not None:
            terms.forget([before.term])
    if changes:
        ctx.store.watermarks.set(RANK_ANEW, "1")


def _link_of(change: Change, who: str, now: datetime) -> Link:
    """The link a change makes; one that is brought back gets its own details again."""
    numbers, item_id, offer_id = change.reason.numbers, change.item_id or "", change.offer_id or 0
    if _LINK + "at" in numbers:
        return Link(
            item_id,
            offer_id,
            LinkOrigin(numbers[_LINK + "origin"]),
            MatchRule(numbers[_LINK + "rule"]),
            numbers[_LINK + "reason"],
            numbers[_LINK + "who"],
            datetime.fromisoformat(numbers[_LINK + "at"]),
        )
    name = change.reason.rule.removeprefix("link.")
    rule = MatchRule(name) if name in set(MatchRule) else MatchRule.MANUAL
    origin = LinkOrigin(numbers.get("origin", LinkOrigin.MANUAL.value))
    return Link(item_id, offer_id, origin, rule, change.reason.rule, who, now)


def apply_within(ctx: JobContext, run_id: int, changes: Sequence[Change], who: str) -> None:
    """Carry out link changes as a part of another job's run, in the caller's transaction.

    The caller refreshes what the mapping shows of the touched items afterwards.
    """
    kept = [
        replace(change, state=ChangeState.APPLIED, applied_before=change.before)
        for change in _with_former(ctx, changes)
    ]
    ctx.store.journal.add_changes(run_id, kept)
    _apply(ctx, kept, who, ctx.clock.now())
