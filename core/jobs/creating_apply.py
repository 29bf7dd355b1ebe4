"""Sends planned creations and records what became of them: the element's id, its mirror row, and the link.

A creation is sent once. Where its answer is lost the shop is asked for the key; what is not there yet stays unknown,
because the request may still be on its way, and is looked for again before anything is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.domain.catalogue import Offer, OfferKind
from core.domain.creating import CARDS, NewElement
from core.domain.links import LinkOrigin
from core.domain.plan import Change, ChangeKind, ChangeState, Reason
from core.jobs import mapping_apply
from core.jobs.context import JobContext
from core.jobs.engine import Run
from core.ports import WriteOutcome, WriteResult
from core.ports_creating import Creation
from core.store.creating import CreationSources

STEP = "step.creating_send"

Planned = tuple[Change, NewElement]


def send(run: Run, planned: Sequence[Planned], who: str) -> None:
    """Create the cards, then the goods; an offer whose card was not made is left."""
    total = len(planned)
    cards = [one for one in planned if one[1].kind in CARDS]
    made = _send(run, [(change, element, None) for change, element in cards], who, 0, total)
    goods: list[tuple[Change, NewElement, int | None]] = []
    orphans: list[int] = []
    for change, element in planned:
        if element.kind in CARDS:
            continue
        parent = made.get(element.parent_item) if element.parent_item else element.parent_id
        if element.kind is OfferKind.OFFER and parent is None:
            orphans.append(change.id or 0)
        else:
            goods.append((change, element, parent))
    run.ctx.store.journal.finish([(n, ChangeState.SKIPPED, "create.card_not_made", "", None) for n in orphans])
    _send(run, goods, who, len(cards) + len(orphans), total)


def _send(
    run: Run, rows: Sequence[tuple[Change, NewElement, int | None]], who: str, done: int, total: int
) -> dict[str, int]:
    """Send rows; returns the new elements by their items."""
    ctx, journal = run.ctx, run.ctx.store.journal
    changes = {change.id or 0: change for change, _, _ in rows}
    creations = [Creation(change.id or 0, element, parent) for change, element, parent in rows]
    made: dict[str, int] = {}

    def started(change_ids: Sequence[int]) -> None:
        journal.set_sent(change_ids, f"{run.id}/{change_ids[0]}")

    for results in ctx.shop.create_offers(creations, ctx.cancel, started) if creations else ():
        journal.finish([_end(one) for one in results if one.outcome is not WriteOutcome.APPLIED])
        found = {one.change_id: one.offer_id for one in results if one.offer_id is not None}
        lost = [changes[one.change_id] for one in results if one.outcome is WriteOutcome.UNKNOWN]
        found.update(look_up(ctx, lost))
        recorded = record(ctx, run.id, [(changes[number], offer) for number, offer in found.items()], who)
        made.update({changes[number].item_id or "": found[number] for number in recorded})
        done += len(results)
        run.progress.count(STEP, min(done, total), total)
    return made


def _end(result: WriteResult) -> tuple[int, ChangeState, str | None, str, str | None]:
    state = ChangeState.FAILED if result.outcome is WriteOutcome.FAILED else ChangeState.UNKNOWN
    return result.change_id, state, result.code, result.details, None


def look_up(ctx: JobContext, changes: Sequence[Change]) -> dict[int, int]:
    """Elements that carry the keys of these creations, by change; those that nothing carries are absent."""
    if not changes:
        return {}
    found = ctx.shop.find_by_key([change.item_id or "" for change in changes], ctx.cancel)
    result: dict[int, int] = {}
    for change in changes:
        fitting = [one for one in found.get(change.item_id or "", ()) if (one.kind in CARDS) == _is_card(change)]
        if fitting:
            result[change.id or 0] = min(one.id for one in fitting)
    return result


def record(ctx: JobContext, run_id: int, made: Iterable[tuple[Change, int]], who: str) -> set[int]:
    """Keep new elements: their mirror rows, their ids and, for goods, the links; returns the changes that are done.

    One that the shop does not show stays unknown.
    """
    made = list(made)
    if not made:
        return set()
    fresh = ctx.shop.get_offers([offer for _, offer in made], ctx.cancel)
    shown = [(change, fresh[offer]) for change, offer in made if offer in fresh]
    hidden = [change for change, offer in made if offer not in fresh]
    with ctx.store.raw.write():
        ctx.store.catalogue.upsert_offers(fresh.values(), run_id, ctx.clock.now())
        CreationSources(ctx.store.raw).note_offers((change.id or 0, offer.id) for change, offer in shown)
        late = _link(ctx, run_id, shown, who)
        ctx.store.journal.finish(
            [(change.id or 0, ChangeState.APPLIED, late.get(offer.id), "", "") for change, offer in shown]
        )
        ctx.store.journal.finish(
            [(change.id or 0, ChangeState.UNKNOWN, "create.not_shown", "", None) for change in hidden]
        )
    ctx.store.links.refresh_match_states({change.item_id for change, _ in shown if change.item_id})
    return {change.id or 0 for change, _ in shown}


def _link(ctx: JobContext, run_id: int, made: Sequence[tuple[Change, Offer]], who: str) -> Mapping[int, str]:
    """Link new goods; offers of items, or items, that a person linked meanwhile are left: by offer, why."""
    goods = [(change.item_id or "", offer.id) for change, offer in made if not _is_card(change)]
    link_all(ctx, run_id, goods, who)
    linked = {link.offer_id: link.item_id for link in ctx.store.links.links_of_offers(offer for _, offer in goods)}
    return {offer: "create.linked_meanwhile" for item_id, offer in goods if linked.get(offer) != item_id}


def link_all(ctx: JobContext, run_id: int, pairs: Iterable[tuple[str, int]], who: str) -> int:
    """Link free items with free offers within the run; returns how many."""
    pairs = list(pairs)
    taken = {link.item_id for link in ctx.store.links.links_of_items(item for item, _ in pairs)}
    held = {link.offer_id for link in ctx.store.links.links_of_offers(offer for _, offer in pairs)}
    changes = [
        Change(ChangeKind.LINK, item, offer, "", item, Reason("link.created", {"origin": LinkOrigin.CREATED.value}))
        for item, offer in pairs
        if item not in taken and offer not in held
    ]
    mapping_apply.apply_within(ctx, run_id, changes, who)
    return len(changes)


def _is_card(change: Change) -> bool:
    return change.reason.rule == "create.as_card"
