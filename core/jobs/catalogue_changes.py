"""News of both catalogues every few minutes: new and changed items, new offers; they get candidates at once.

Only what the two systems name as new is read, so nothing follows about what is absent: deletions are found by the
whole reading. An offer that was changed in the shop is read anew by the stock jobs and the whole reading.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.domain.catalogue import Item, ItemKind
from core.domain.plan import JobName, RunState
from core.errors import SkladLinkError
from core.jobs import candidates, conflicts, copies, creating_settle, marks, teaching
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, execute
from core.jobs.initial_load import KINDS, STEP_ITEMS, STEP_OFFERS, unread
from core.jobs.mapping_apply import RANK_ANEW

STEPS = (STEP_ITEMS, STEP_OFFERS, candidates.STEP_SEARCH, candidates.STEP_LINK)
#: MoySklad's `updated` has whole seconds and a document saved in parallel may show late.
OVERLAP = timedelta(minutes=1)


def run_changes(ctx: JobContext) -> Outcome:
    """Read what is new and search candidates for everything still open; then write the copies of links that are due.

    Creations whose answer was lost are looked for first, so that they are linked within minutes.
    """
    outcome = execute(ctx, JobName.CATALOGUE_CHANGES, STEPS, _read_and_match)
    if outcome.state is RunState.DONE:
        copies.run_due(ctx)
    return outcome


def run_rematch(ctx: JobContext) -> Outcome:
    """Rank the candidates of everything still open anew, reading nothing: the dictionary has changed.

    Nothing is asked of either system, so `ctx` needs no connection.
    """
    return execute(ctx, JobName.CATALOGUE_CHANGES, STEPS[2:], lambda run: _match(run, {}))


def _read_and_match(run: Run) -> Outcome:
    creating_settle.settle_aside(run.ctx)
    with run.progress.step(STEP_ITEMS):
        items = _read_items(run)
    with run.progress.step(STEP_OFFERS):
        offers = _read_offers(run)
    totals = {"items": items, "offers": offers, "fresh": items + offers, "unread": run.unread}
    if not items + offers and not run.ctx.store.watermarks.get(RANK_ANEW):
        return Outcome(run.id, RunState.DONE, "catalogue.nothing_new", totals, totals)
    return _match(run, totals)


def _match(run: Run, totals: dict[str, int]) -> Outcome:
    run.state(RunState.PLANNING)
    run.ctx.store.watermarks.set(RANK_ANEW, None)
    teaching.teach_from_links(run.ctx)
    with run.progress.step(candidates.STEP_SEARCH):
        candidates.renew(run)
    with run.progress.step(candidates.STEP_LINK):
        totals["linked"] = candidates.link_automatic(run)
    conflicts.refresh(run.ctx)
    code = "catalogue.read" if totals.get("fresh") else "catalogue.matched"
    return Outcome(run.id, RunState.DONE, code, totals, totals)


def _read_items(run: Run) -> int:
    """Items changed since the last reading; the mark moves only when all of them are in."""
    ctx = run.ctx
    since = marks.moment(ctx.store.watermarks, marks.CATALOGUE_READ)
    if since is None:
        raise SkladLinkError("catalogue.not_loaded")
    begun, count = ctx.warehouse.server_now(), 0
    for kind in KINDS:
        for page in ctx.warehouse.read_changed_items(kind, since - OVERLAP, ctx.cancel):
            known = {item.id: item for item in ctx.store.catalogue.items(item.id for item in page.items)}
            # The overlap brings back what is known already; only what differs is news.
            fresh = [item for item in page.items if _differs(known.get(item.id), item)]
            ctx.store.catalogue.upsert_items(fresh, run.id)
            unread(run, page.bad_rows)
            count += len(fresh)
            run.progress.count(STEP_ITEMS, count)
    if count:
        ctx.store.catalogue.inherit_from_products()
    marks.set_moment(ctx.store.watermarks, marks.CATALOGUE_READ, begun)
    return count


def _differs(known: Item | None, item: Item) -> bool:
    """Whether an item says anything new; a variant's unit and folder are its product's and not told with it."""
    if known is None:
        return True
    if item.kind is ItemKind.VARIANT:
        item = replace(item, folder=item.folder or known.folder, uom=item.uom or known.uom)
    return item != known


def _read_offers(run: Run) -> int:
    """Offers above the highest id that was read of each stream."""
    ctx, count = run.ctx, 0
    for page in ctx.shop.read_offers(ctx.cancel, after=marks.offers_seen(ctx.store.watermarks)):
        with ctx.store.raw.write():
            ctx.store.catalogue.upsert_offers(page.offers, run.id, ctx.clock.now())
            marks.set_offers_seen(ctx.store.watermarks, {page.stream: page.cursor})
        unread(run, page.bad_rows)
        count += len(page.offers)
        run.progress.count(STEP_OFFERS, count)
    return count
