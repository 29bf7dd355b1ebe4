"""Edits of the mapping by a person or by the linking rule: each is a run in the journal and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.links import Candidate, LinkOrigin, MatchRule
from core.domain.plan import Change, ChangeKind, JobName, Reason, RunState
from core.errors import SkladLinkError
from core.jobs import dictionary, mapping_undo
from core.jobs.context import JobContext
from core.jobs.mapping_apply import carry_out

PERSON = "person"
PROGRAM = "SkladLink"


def link(ctx: JobContext, item_id: str, offer_id: int, who: str = PERSON, *, move: bool = True) -> int:
    """Link one pair by hand; an offer linked before moves here, where `move` allows it. Returns the run.

    What the pair teaches the dictionary is part of the run.

    Raises SkladLinkError: link.item_taken when the item has an offer already and several are not allowed;
    link.offer_taken when another item has the offer and it must not move.
    """
    held = ctx.store.links.link_of_item(item_id)
    if held is not None and held.offer_id != offer_id and not ctx.settings.link.several_offers:
        raise SkladLinkError("link.item_taken", offer=held.offer_id)
    candidate = next((c for c in ctx.store.links.candidates_of(item_id) if c.offer_id == offer_id), None)
    rule = candidate.rule if candidate is not None else MatchRule.MANUAL
    moved = ctx.store.links.link_of_offer(offer_id)
    if moved is not None and moved.item_id != item_id and not move:
        owner = ctx.store.catalogue.item(moved.item_id)
        raise SkladLinkError("link.offer_taken", offer=offer_id, item=owner.name if owner else moved.item_id)
    change = Change(
        ChangeKind.LINK,
        item_id,
        offer_id,
        moved.item_id if moved is not None else "",
        item_id,
        Reason(f"link.{rule.value}", {"score": str(candidate.score) if candidate is not None else ""}),
    )
    return carry_out(ctx, [change, *dictionary.learning(ctx, [(item_id, offer_id)])], "mapping.linked", who)


def unlink(ctx: JobContext, item_ids: Iterable[str], who: str = PERSON) -> int:
    """Take links away; the shop's figures stay as they are."""
    changes = [
        Change(ChangeKind.UNLINK, held.item_id, held.offer_id, held.item_id, "", Reason("unlink.manual"))
        for held in ctx.store.links.links_of_items(item_ids)
    ]
    return carry_out(ctx, changes, "mapping.unlinked", who)


def ignore(ctx: JobContext, item_ids: Iterable[str], reason: str, who: str = PERSON) -> int:
    """Leave items alone: no candidates, no reminders."""
    known = ctx.store.links.ignored()
    changes = [
        Change(ChangeKind.IGNORE, item_id, None, "", reason, Reason("ignore.manual", {"text": reason}))
        for item_id in item_ids
        if item_id not in known
    ]
    return carry_out(ctx, changes, "mapping.ignored", who)


def unignore(ctx: JobContext, item_ids: Iterable[str], who: str = PERSON) -> int:
    """Take items back among those to decide."""
    known = ctx.store.links.ignored()
    changes = [
        Change(ChangeKind.UNIGNORE, item_id, None, known[item_id], "", Reason("unignore.manual"))
        for item_id in item_ids
        if item_id in known
    ]
    return carry_out(ctx, changes, "mapping.unignored", who)


def accept(ctx: JobContext, candidates: Iterable[Candidate], origin: LinkOrigin, who: str) -> tuple[int, int]:
    """Link first candidates in one run; returns (run, how many links).

    Two items cannot get one offer: the later one is left as it was. Pairs that a person accepts teach the dictionary.
    """
    changes: list[Change] = []
    taken: set[int] = set()
    for candidate in candidates:
        if candidate.offer_id in taken:
            continue
        taken.add(candidate.offer_id)
        reason = Reason(f"link.{candidate.rule.value}", {"score": str(candidate.score), "origin": origin.value})
        changes.append(Change(ChangeKind.LINK, candidate.item_id, candidate.offer_id, "", candidate.item_id, reason))
    made = len(changes)
    if origin is not LinkOrigin.AUTOMATIC:
        changes += dictionary.learning(ctx, [(c.item_id or "", c.offer_id or 0) for c in changes])
    return carry_out(ctx, changes, f"mapping.{origin.value}", who), made


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a mapping run back; None when all of it is undone, else the message code of what kept it."""
    return mapping_undo.undo(ctx, run_id, who)


def last_undoable(ctx: JobContext) -> int | None:
    """The newest mapping run that was not undone and is no undo itself."""
    runs = ctx.store.journal.runs(50, JobName.MAPPING)
    undone = {run.undo_of for run in runs if run.undo_of is not None}
    for run in runs:
        if run.undo_of is None and run.id not in undone and run.state is RunState.DONE and run.totals.get("changes"):
            return run.id
    return None
