"""Edits of the mapping by a person or by the linking rule: each is a run in the journal and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.domain.links import Candidate, Link, LinkOrigin, MatchRule
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.errors import SkladLinkError
from core.events import DataChanged
from core.jobs.context import JobContext

PERSON = "person"
PROGRAM = "SkladLink"


def link(ctx: JobContext, item_id: str, offer_id: int, who: str = PERSON) -> int:
    """Link one pair by hand; an offer linked before moves here. Returns the run.

    Raises SkladLinkError("link.item_taken") when the item has an offer already and several are not allowed.
    """
    held = ctx.store.links.link_of_item(item_id)
    if held is not None and held.offer_id != offer_id and not ctx.settings.link.several_offers:
        raise SkladLinkError("link.item_taken", offer=held.offer_id)
    candidate = next((c for c in ctx.store.links.candidates_of(item_id) if c.offer_id == offer_id), None)
    rule = candidate.rule if candidate is not None else MatchRule.MANUAL
    moved = ctx.store.links.link_of_offer(offer_id)
    change = Change(
        ChangeKind.LINK,
        item_id,
        offer_id,
        moved.item_id if moved is not None else "",
        item_id,
        Reason(f"link.{rule.value}", {"score": str(candidate.score) if candidate is not None else ""}),
    )
    return _carry_out(ctx, [change], "mapping.linked", who)


def unlink(ctx: JobContext, item_ids: Iterable[str], who: str = PERSON) -> int:
    """Take links away; the shop's figures stay as they are."""
    changes = [
        Change(ChangeKind.UNLINK, held.item_id, held.offer_id, held.item_id, "", Reason("unlink.manual"))
        for held in ctx.store.links.links_of_items(item_ids)
    ]
    return _carry_out(ctx, changes, "mapping.unlinked", who)


def ignore(ctx: JobContext, item_ids: Iterable[str], reason: str, who: str = PERSON) -> int:
    """Leave items alone: no candidates, no reminders."""
    known = ctx.store.links.ignored()
    changes = [
        Change(ChangeKind.IGNORE, item_id, None, "", reason, Reason("ignore.manual", {"text": reason}))
        for item_id in item_ids
        if item_id not in known
    ]
    return _carry_out(ctx, changes, "mapping.ignored", who)


def unignore(ctx: JobContext, item_ids: Iterable[str], who: str = PERSON) -> int:
    """Take items back among those to decide."""
    known = ctx.store.links.ignored()
    changes = [
        Change(ChangeKind.UNIGNORE, item_id, None, known[item_id], "", Reason("unignore.manual"))
        for item_id in item_ids
        if item_id in known
    ]
    return _carry_out(ctx, changes, "mapping.unignored", who)


def accept(ctx: JobContext, candidates: Iterable[Candidate], origin: LinkOrigin, who: str) -> tuple[int, int]:
    """Link first candidates in one run; returns (run, how many links).

    Two items cannot get one offer: the later one is left as it was.
    """
    changes: list[Change] = []
    taken: set[int] = set()
    for candidate in candidates:
        if candidate.offer_id in taken:
            continue
        taken.add(candidate.offer_id)
        reason = Reason(f"link.{candidate.rule.value}", {"score": str(candidate.score), "origin": origin.value})
        changes.append(Change(ChangeKind.LINK, candidate.item_id, candidate.offer_id, "", candidate.item_id, reason))
    return _carry_out(ctx, changes, f"mapping.{origin.value}", who), len(changes)


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a mapping run back; None when all of it is undone, else the message code of what kept it.

    A pair that was changed again since is left alone.
    """
    run = ctx.store.journal.run(run_id)
    if run is None or run.job != JobName.MAPPING.value:
        return "undo.not_here"
    back: list[Change] = []
    skipped = 0
    for change in _all_changes(ctx, run_id):
        if _still_so(ctx, change):
            back.append(_reverse(change))
        else:
            skipped += 1
    if not back:
        return "undo.changed_since"
    _carry_out(ctx, back, "mapping.undone", who, undo_of=run_id)
    return "undo.partly" if skipped else None


def last_undoable(ctx: JobContext) -> int | None:
    """The newest mapping run that was not undone and is no undo itself."""
    runs = ctx.store.journal.runs(50, JobName.MAPPING)
    undone = {run.undo_of for run in runs if run.undo_of is not None}
    for run in runs:
        if run.undo_of is None and run.id not in undone and run.state is RunState.DONE and run.totals.get("changes"):
            return run.id
    return None


def _all_changes(ctx: JobContext, run_id: int) -> Iterable[Change]:
    last = 0
    while block := ctx.store.journal.changes(run_id, [ChangeState.APPLIED], after_id=last):
        yield from block
        last = block[-1].id or 0


def _still_so(ctx: JobContext, change: Change) -> bool:
    links = ctx.store.links
    if change.kind is ChangeKind.LINK and change.offer_id is not None:
        held = links.link_of_offer(change.offer_id)
        return held is not None and held.item_id == change.item_id
    if change.kind is ChangeKind.UNLINK and change.offer_id is not None and change.item_id is not None:
        return links.link_of_offer(change.offer_id) is None and links.link_of_item(change.item_id) is None
    ignored = change.item_id in links.ignored()
    return ignored if change.kind is ChangeKind.IGNORE else not ignored


def _reverse(change: Change) -> Change:
    reason = Reason("undo", {"change": str(change.id)})
    if change.kind is ChangeKind.LINK and change.before:
        return Change(ChangeKind.LINK, change.before, change.offer_id, change.item_id, change.before, reason)
    opposite = {
        ChangeKind.LINK: ChangeKind.UNLINK,
        ChangeKind.UNLINK: ChangeKind.LINK,
        ChangeKind.IGNORE: ChangeKind.UNIGNORE,
        ChangeKind.UNIGNORE: ChangeKind.IGNORE,
    }
    return Change(opposite[change.kind], change.item_id, change.offer_id, change.after, change.before, reason)


def _carry_out(ctx: JobContext, changes: Sequence[Change], code: str, who: str, undo_of: int | None = None) -> int:
    """Journal and apply in blocks: what the journal calls applied is in the tables, in the same transaction."""
    journal = ctx.store.journal
    run_id = journal.start_run(JobName.MAPPING, {"who": who}, state=RunState.APPLYING, undo_of=undo_of)
    block = 1000
    for start in range(0, len(changes), block):
        part = changes[start : start + block]
        with ctx.store.raw.write():
            journal.add_changes(run_id, part)
            _apply(ctx, part, who)
            stored = journal.changes(run_id, [ChangeState.PLANNED])
            journal.finish([(c.id or 0, ChangeState.APPLIED, None, "", c.before) for c in stored])
    ctx.store.links.refresh_match_states({c.item_id for c in changes if c.item_id} | _former(changes))
    params = {"count": len(changes)}
    journal.set_run_state(run_id, RunState.DONE, code=code, params=params, totals={"changes": len(changes)})
    ctx.events.publish(DataChanged(frozenset({"mapping", "stock", "runs"})))
    return run_id


def _former(changes: Sequence[Change]) -> set[str]:
    return {c.before for c in changes if c.kind is ChangeKind.LINK and c.before}


def _apply(ctx: JobContext, changes: Sequence[Change], who: str) -> None:
    links, now = ctx.store.links, ctx.clock.now()
    several = ctx.settings.link.several_offers
    gone = [c.offer_id for c in changes if c.kind is ChangeKind.UNLINK and c.offer_id is not None]
    links.remove(gone)
    ctx.store.stock.drop_stock_view(gone)
    ctx.store.stock.forget_sent(
        c.offer_id for c in changes if c.kind in (ChangeKind.LINK, ChangeKind.UNLINK) and c.offer_id is not None
    )
    links.put([_link_of(c, who, now) for c in changes if c.kind is ChangeKind.LINK], several=several)
    for change in changes:
        if change.kind is ChangeKind.IGNORE and change.item_id is not None:
            links.put_ignored([change.item_id], change.after or "", who, now)
    links.remove_ignored(c.item_id for c in changes if c.kind is ChangeKind.UNIGNORE and c.item_id is not None)


def _link_of(change: Change, who: str, now: datetime) -> Link:
    name = change.reason.rule.removeprefix("link.")
    rule = MatchRule(name) if name in set(MatchRule) else MatchRule.MANUAL
    origin = LinkOrigin(change.reason.numbers.get("origin", LinkOrigin.MANUAL.value))
    return Link(change.item_id or "", change.offer_id or 0, origin, rule, change.reason.rule, who, now)
