"""Taking a creation back, as long as nobody uses the element: it is switched off, loses its key and its link.

Nothing is ever deleted: what a person may have added to the card by then stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.domain.catalogue import Offer
from core.domain.creating import CARDS
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.events import DataChanged
from core.jobs import mapping_apply
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, ends_of, execute
from core.ports import WriteOutcome, WriteResult
from core.ports_creating import OfferEdit
from core.store.creating import CreationSources

STEP = "step.creating_undo"
PERSON = "person"


def undo(ctx: JobContext, run_id: int, who: str = PERSON) -> str | None:
    """Take a run of creations back; None when all of it is, else the message code of what kept it."""
    with ctx.create_gate:
        ended = execute(
            ctx,
            JobName.CREATE_OFFERS,
            (STEP,),
            lambda run: _undo(run, run_id, who),
            options={"who": who},
            undo_of=run_id,
        )
    if ended.state is RunState.FAILED:
        return ended.code
    if not ended.totals.get("changes"):
        return "create.undo_used"
    return "create.undo_partly" if ended.totals.get("left") else None


def _undo(run: Run, run_id: int, who: str) -> Outcome:
    ctx = run.ctx
    with run.progress.step(STEP):
        made = _made(ctx, run_id)
        fresh = ctx.shop.get_offers(list(made), ctx.cancel)
        used = _used(ctx, made, fresh)
        run.state(RunState.APPLYING)
        ctx.store.journal.add_changes(
            run.id,
            [_change(offer, change, used.get(offer)) for offer, change in made.items()],
        )
        planned = ctx.store.journal.changes(run.id, [ChangeState.PLANNED], limit=max(1, len(made)))
        _switch_off(run, planned, fresh, who)
    ctx.events.publish(DataChanged(frozenset({"mapping", "stock", "runs"})))
    counts = ends_of(ctx, run.id)
    done = ctx.store.journal.totals(run.id).get((ChangeKind.CREATE_UNDONE, ChangeState.APPLIED), 0)
    left = len(made) - done
    state = RunState.DONE if done or not left else RunState.DONE_WITH_FAILURES
    told = {"count": done, **({"left": left} if left else {})}
    return Outcome(run.id, state, "create.undone", told, {**counts, "changes": done, "left": left})


def _change(offer_id: int, made: Change, used: str | None) -> Change:
    return Change(
        ChangeKind.CREATE_UNDONE,
        made.item_id,
        offer_id,
        made.after,
        "",
        Reason("undo", {"change": str(made.id)}),
        state=ChangeState.SKIPPED if used else ChangeState.PLANNED,
        error=used,
    )


def _made(ctx: JobContext, run_id: int) -> dict[int, Change]:
    """What the run created, by element; links within the run are no creations."""
    found: dict[int, Change] = {}
    last = 0
    while block := ctx.store.journal.changes(run_id, [ChangeState.APPLIED], after_id=last):
        last = block[-1].id or 0
        for change in block:
            if change.kind is ChangeKind.CREATE_OFFER and change.offer_id is not None:
                found[change.offer_id] = change
    return found


def _used(ctx: JobContext, made: Mapping[int, Change], fresh: Mapping[int, Offer]) -> dict[int, str]:
    """Elements that stay, and why: gone, without their key, ordered, on sale, linked elsewhere, or cards whose other
    offers stay."""
    sources = CreationSources(ctx.store.raw)
    ordered = sources.ordered(made)
    links = {link.offer_id: link.item_id for link in ctx.store.links.links_of_offers(made)}
    reasons: dict[int, str] = {}
    for offer_id, change in made.items():
        offer = fresh.get(offer_id)
        created_active = change.reason.numbers.get("active") == "Y"
        if offer is None:
            reasons[offer_id] = "create.undo_gone"
        elif change.item_id not in (offer.moysklad_id, offer.xml_id):
            reasons[offer_id] = "create.undo_done"
        elif offer_id in ordered:
            reasons[offer_id] = "create.undo_ordered"
        elif offer.active and not created_active:
            reasons[offer_id] = "create.undo_on_sale"
        elif links.get(offer_id, change.item_id) != change.item_id:
            reasons[offer_id] = "create.undo_moved"
    of_cards = sources.offers_of_cards(made)
    for offer_id, offers in of_cards.items():
        if offer_id not in reasons and any(one not in made or one in reasons for one in offers):
            reasons[offer_id] = "create.undo_card_used"
    return reasons


def _switch_off(run: Run, planned: Sequence[Change], fresh: Mapping[int, Offer], who: str) -> None:
    """Offers first, then their cards."""
    ctx = run.ctx
    by_id = {change.id or 0: change for change in planned}
    order = sorted(planned, key=lambda change: fresh[change.offer_id or 0].kind in CARDS)
    edits = [_edit(change, fresh[change.offer_id or 0]) for change in order]

    def started(change_ids: Sequence[int]) -> None:
        ctx.store.journal.set_sent(change_ids, f"{run.id}/{change_ids[0]}")

    for results in ctx.shop.edit_offers(edits, ctx.cancel, started) if edits else ():
        _record(run, by_id, results, who)


def _edit(change: Change, offer: Offer) -> OfferEdit:
    """Without its key the element is not found again and not linked again by itself."""
    in_property = bool(offer.moysklad_id)
    return OfferEdit(
        change.id or 0,
        offer.id,
        offer.kind.value,
        offer.iblock_id,
        moysklad_id="" if in_property else None,
        active=False,
        xml_id=None if in_property or offer.xml_id != change.item_id else str(offer.id),
    )


def _record(run: Run, by_id: Mapping[int, Change], results: Iterable[WriteResult], who: str) -> None:
    ctx = run.ctx
    ends: list[tuple[int, ChangeState, str | None, str, str | None]] = []
    off: list[Change] = []
    for result in results:
        if result.outcome is WriteOutcome.APPLIED:
            off.append(by_id[result.change_id])
            ends.append((result.change_id, ChangeState.APPLIED, None, "", None))
        else:
            unknown = result.outcome is WriteOutcome.UNKNOWN
            state = ChangeState.UNKNOWN if unknown else ChangeState.FAILED
            ends.append((result.change_id, state, result.code, result.details, None))
    fresh = ctx.shop.get_offers([change.offer_id or 0 for change in off], ctx.cancel)
    links = {link.offer_id: link.item_id for link in ctx.store.links.links_of_offers(fresh)}
    unlinked = [
        Change(ChangeKind.UNLINK, links[offer], offer, links[offer], "", Reason("unlink.created")) for offer in links
    ]
    with ctx.store.raw.write():
        ctx.store.catalogue.upsert_offers(fresh.values(), run.id, ctx.clock.now())
        ctx.store.journal.finish(ends)
        mapping_apply.apply_within(ctx, run.id, unlinked, who)
    ctx.store.links.refresh_match_states(set(links.values()))
