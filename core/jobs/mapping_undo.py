"""Taking a mapping run back: exactly, and never over what was changed again since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.domain.dictionary import held_from
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason
from core.jobs.context import JobContext
from core.jobs.mapping_apply import carry_out, former_link


@dataclass(slots=True)
class _Done:
    """What a run did to one offer (`before`, `after` are items, "" none) or to one item's being ignored (reasons)."""

    before: str | None
    after: str | None
    change: Change


@dataclass(slots=True)
class _Deeds:
    offers: dict[int, _Done] = field(default_factory=dict)
    ignored: dict[str, _Done] = field(default_factory=dict)
    terms: list[Change] = field(default_factory=list)


def undo(ctx: JobContext, run_id: int, who: str) -> str | None:
    """Take a mapping run back; None when all of it is undone, else the message code of what kept it.

    A pair that was changed again since is left alone.
    """
    run = ctx.store.journal.run(run_id)
    if run is None or run.job != JobName.MAPPING.value:
        return "undo.not_here"
    with ctx.store.raw.write():
        deeds = _deeds(_all_changes(ctx, run_id))
        offers = _returnable(ctx, deeds.offers)
        now = ctx.store.links.ignored() if deeds.ignored else {}
        items = {item_id: done for item_id, done in deeds.ignored.items() if now.get(item_id) == done.after}
        terms = [change for change in deeds.terms if _as_left(ctx, change)]
        back = [*_links_back(offers), *_ignored_back(items), *_terms_back(terms)]
        if not back:
            return "undo.changed_since"
        carry_out(ctx, back, "mapping.undone", who, undo_of=run_id, whole=True)
    kept = len(deeds.offers) - len(offers) + len(deeds.ignored) - len(items)
    return "undo.partly" if kept else None


def _all_changes(ctx: JobContext, run_id: int) -> Iterator[Change]:
    last = 0
    while block := ctx.store.journal.changes(run_id, [ChangeState.APPLIED], after_id=last):
        yield from block
        last = block[-1].id or 0


def _deeds(changes: Iterable[Change]) -> _Deeds:
    deeds = _Deeds()
    for change in changes:
        if change.kind in (ChangeKind.LINK, ChangeKind.UNLINK) and change.offer_id is not None:
            after = change.item_id or "" if change.kind is ChangeKind.LINK else ""
            made = deeds.offers.setdefault(change.offer_id, _Done(change.before or "", after, change))
            made.after = after
        elif change.kind is ChangeKind.TERM:
            deeds.terms.append(change)
        elif change.item_id is not None:
            ignoring = change.kind is ChangeKind.IGNORE
            before = None if ignoring else change.before or ""
            made = deeds.ignored.setdefault(change.item_id, _Done(before, None, change))
            made.after = (change.after or "") if ignoring else None
    return deeds


def _returnable(ctx: JobContext, offers: dict[int, _Done]) -> dict[int, _Done]:
    """Offers that are as the run left them, and whose former item has room for them."""
    links = ctx.store.links
    now = {link.offer_id: link.item_id for link in links.links_of_offers(offers)}
    kept = {offer_id: done for offer_id, done in offers.items() if now.get(offer_id, "") == done.after}
    if ctx.settings.link.several_offers:
        return kept
    former = {done.before for done in kept.values() if done.before}
    held: dict[str, set[int]] = defaultdict(set)
    for link in links.links_of_items(former):
        held[link.item_id].add(link.offer_id)
    while True:
        wanted: dict[str, set[int]] = defaultdict(set)
        for offer_id, done in kept.items():
            if done.before:
                wanted[done.before].add(offer_id)
        full = {item for item, ones in wanted.items() if len(ones | (held[item] - kept.keys())) > 1}
        if not full:
            return kept
        kept = {offer_id: done for offer_id, done in kept.items() if done.before not in full}


def _links_back(offers: dict[int, _Done]) -> Iterator[Change]:
    for offer_id, done in offers.items():
        reason = Reason("undo", {"change": str(done.change.id), **former_link(done.change)})
        if done.before:
            yield Change(ChangeKind.LINK, done.before, offer_id, done.after, done.before, reason)
        elif done.after:
            yield Change(ChangeKind.UNLINK, done.after, offer_id, done.after, "", reason)


def _ignored_back(items: dict[str, _Done]) -> Iterator[Change]:
    for item_id, done in items.items():
        reason = Reason("undo", {"change": str(done.change.id)})
        if done.after is not None:
            yield Change(ChangeKind.UNIGNORE, item_id, None, done.after, "", reason)
        if done.before is not None:
            yield Change(ChangeKind.IGNORE, item_id, None, "", done.before, reason)


def _as_left(ctx: JobContext, change: Change) -> bool:
    """Whether the dictionary still says of a term what the run made it say; how many pairs show it may differ."""
    made = held_from(change.after or "") or held_from(change.before or "")
    if made is None:
        return False
    now, left = ctx.store.terms.held(made.term), held_from(change.after or "")
    if now is None or left is None:
        return now is left
    return (now.term.key, now.term.origin, now.refused) == (left.term.key, left.term.origin, left.refused)


def _terms_back(changes: Iterable[Change]) -> Iterator[Change]:
    for change in reversed(list(changes)):
        reason = Reason("undo", {"change": str(change.id)})
        yield Change(ChangeKind.TERM, None, None, change.after, change.before or "", reason)
