"""The one-click initial load: read both catalogues, find pairs, link what the rule allows, and show the stock plan.

It writes nothing to either system; the stock plan it leaves behind waits for a person. A load that was killed goes on
where it stopped: pages and cursors are stored in the same transaction as the rows they brought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import structlog

from core.domain.catalogue import ItemKind
from core.domain.plan import JobName, RunState
from core.jobs import candidates, connect, marks, orders, stock
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, execute
from core.ports import BadRow
from core.store.journal import Run as StoredRun

log = structlog.get_logger(__name__)

STEP_REFERENCES = "step.references"
STEP_ITEMS = "step.items"
STEP_OFFERS = "step.offers"
STEP_ORDERS = "step.orders"
STEP_STOCK = "step.stock"
STEPS = (
    STEP_REFERENCES,
    STEP_ITEMS,
    STEP_OFFERS,
    candidates.STEP_SEARCH,
    candidates.STEP_LINK,
    STEP_ORDERS,
    STEP_STOCK,
)
#: The longest list last: the total is known once it has begun.
KINDS = (ItemKind.SERVICE, ItemKind.BUNDLE, ItemKind.PRODUCT, ItemKind.VARIANT)
#: Names in the list of read pages: a kind read to its end, a stream of the shop with its cursor, the finished search.
_END = "end:"
_SHOP = "shop:"
_SEARCHED = "searched"
#: When the reading of items began, in whole seconds since 1970 by MoySklad's clock.
_BEGUN = "begun"


def unfinished(ctx: JobContext) -> StoredRun | None:
    """The load that was interrupted by a kill or a crash, if any."""
    runs = [run for run in ctx.store.journal.unfinished_runs() if run.job == JobName.INITIAL_LOAD.value]
    return runs[-1] if runs else None


def run_load(ctx: JobContext) -> Outcome:
    """Load everything, or go on with the load that was interrupted."""
    interrupted = unfinished(ctx)
    number = interrupted.id if interrupted is not None else None
    ctx.store.pages.retain(number)
    return execute(ctx, JobName.INITIAL_LOAD, STEPS, _load, run_id=number)


def _load(run: Run) -> Outcome:
    ctx, progress = run.ctx, run.progress
    with progress.step(STEP_REFERENCES):
        connected = connect.connect(ctx)
        progress.count(STEP_REFERENCES, connected.references, connected.references)
    with progress.step(STEP_ITEMS):
        items = _read_items(run)
    with progress.step(STEP_OFFERS):
        offers = _read_offers(run)
    run.state(RunState.PLANNING)
    with progress.step(candidates.STEP_SEARCH):
        _search(run)
    with progress.step(candidates.STEP_LINK):
        linked = candidates.link_automatic(run)
    with progress.step(STEP_ORDERS):
        orders.look(ctx)
        progress.count(STEP_ORDERS, ctx.store.orders.count())
    with progress.step(STEP_STOCK):
        preview = stock.run_full(ctx, stock.StockOptions(send=False), parent_run=run.id)
        ctx.cancel.check()
        progress.count(STEP_STOCK, preview.totals.get("changes", 0))
    totals = {
        "items": items, "offers": offers, "linked": linked, "links": ctx.store.links.count(), "unread": run.unread,
    }  # fmt: skip
    state, code, params = _end(totals, preview)
    if state is not RunState.FAILED:
        marks.set_moment(ctx.store.watermarks, marks.LOADED, ctx.clock.now())
    return Outcome(run.id, state, code, params, totals)


def _search(run: Run) -> None:
    """Search once in a load: a second search, after links were made, would find nothing more for linked items."""
    pages = run.ctx.store.pages
    if not pages.offsets(run.id, _SEARCHED):
        candidates.search(run)
        pages.add(run.id, _SEARCHED, 1)


def _end(totals: Mapping[str, int], preview: Outcome) -> tuple[RunState, str, Mapping[str, object]]:
    """A side without goods is no load to go on from: the wrong account or site, or a token that sees nothing."""
    if not totals["items"]:
        return RunState.FAILED, "load.no_items", totals
    if not totals["offers"]:
        return RunState.FAILED, "load.no_offers", totals
    if preview.state is RunState.FAILED:
        return RunState.DONE_WITH_FAILURES, "load.done_no_stock", {**totals, "reason_code": preview.code}
    return RunState.DONE, "load.done", totals


def unread(run: Run, bad_rows: Sequence[BadRow]) -> list[str]:
    """The ids of rows that could not be read, after the log was told of each."""
    for bad in bad_rows:
        log.warning("row not read", run=run.id, id=bad.id, problem=bad.problem)
    run.unread += len(bad_rows)
    return [bad.id for bad in bad_rows]


def _read_items(run: Run) -> int:
    """Every item, archived too; what a complete read did not see is marked gone."""
    ctx, pages = run.ctx, run.ctx.store.pages
    if not pages.offsets(run.id, _BEGUN):
        pages.add(run.id, _BEGUN, int(ctx.warehouse.server_now().timestamp()))
    totals: dict[ItemKind, int] = {}
    counted: dict[ItemKind, int] = {}
    for kind in KINDS:
        if pages.offsets(run.id, _END + kind.value):
            continue
        for page in ctx.warehouse.read_items(kind, ctx.cancel, skip_offsets=pages.offsets(run.id, kind.value)):
            with ctx.store.raw.write():
                ctx.store.catalogue.upsert_items(page.items, run.id)
                ctx.store.catalogue.keep_unread(run.id, item_ids=unread(run, page.bad_rows))
                pages.add(run.id, kind.value, page.offset)
            totals[kind] = page.total
            counted[kind] = counted.get(kind, 0) + len(page.items)
            total = sum(totals.values()) if kind is KINDS[-1] else None
            run.progress.count(STEP_ITEMS, sum(counted.values()), total)
        ctx.store.catalogue.mark_gone_items(run.id, [kind])
        pages.add(run.id, _END + kind.value, 1)
    ctx.store.catalogue.inherit_from_products()
    begun = datetime.fromtimestamp(min(pages.offsets(run.id, _BEGUN)), UTC)
    marks.set_moment(ctx.store.watermarks, marks.CATALOGUE_READ, begun)
    count = ctx.store.catalogue.count_items()
    run.progress.count(STEP_ITEMS, count, count)
    return count


def _read_offers(run: Run) -> int:
    """Every element of the shop's catalogues by stream, each from its cursor."""
    ctx, pages = run.ctx, run.ctx.store.pages
    read = 0
    for page in ctx.shop.read_offers(ctx.cancel, after=_cursors(pages.cursors(run.id))):
        with ctx.store.raw.write():
            ctx.store.catalogue.upsert_offers(page.offers, run.id, ctx.clock.now())
            numbers = [int(number) for number in unread(run, page.bad_rows) if number.isdigit()]
            ctx.store.catalogue.keep_unread(run.id, offer_ids=numbers)
            pages.add(run.id, _SHOP + page.stream, page.cursor)
        read += len(page.offers)
        run.progress.count(STEP_OFFERS, read)
    ctx.store.catalogue.mark_gone_offers(run.id)
    marks.set_offers_seen(ctx.store.watermarks, _cursors(pages.cursors(run.id)))
    count = ctx.store.catalogue.count_offers()
    run.progress.count(STEP_OFFERS, count, count)
    return count


def _cursors(pages: Mapping[str, int]) -> dict[str, int]:
    """How far each of the shop's streams was read."""
    return {name.removeprefix(_SHOP): cursor for name, cursor in pages.items() if name.startswith(_SHOP)}
