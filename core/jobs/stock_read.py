"""Reading the warehouse's figures: the whole report or only what changed, and never taking silence for zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from core.domain.catalogue import Item, ItemKind, ReferenceKind
from core.domain.screens.stock import StockProblem
from core.domain.stock import Absence, Figure, Measure, StockRules, sum_stores
from core.jobs import marks
from core.jobs.context import JobContext
from core.ports import StockMeasure, StockRead, StockRow

MEASURES = {
    Measure.FREE: StockMeasure.FREE,
    Measure.PHYSICAL: StockMeasure.PHYSICAL,
    Measure.AVAILABLE: StockMeasure.AVAILABLE,
}
#: The next changes-only read asks from this long before the last one began: the report lags behind postings.
OVERLAP = timedelta(minutes=5)
#: `changedSince` reaches back 24 h at most (reports/_report_stock.md); older marks need a full read.
REACH = timedelta(hours=23)
ZERO = Decimal(0)

StoreFigures = dict[str, dict[str, Decimal]]


@dataclass(frozen=True, slots=True)
class StoreMove:
    """One warehouse's figure of an item, before and now."""

    store_id: str
    before: Decimal
    now: Decimal


@dataclass(slots=True)
class Reading:
    """Figures by item id. `touched` are the items this read spoke of (None: all); `begun` is the server's time.

    `moves` tells for an item which warehouse's figure changed most since it was read last.
    """

    begun: datetime
    by_store: bool
    figures: dict[str, Figure]
    touched: frozenset[str] | None
    sums_before: Mapping[str, Decimal] = field(default_factory=dict)
    sums_now: Mapping[str, Decimal] = field(default_factory=dict)
    moves: Mapping[str, StoreMove] = field(default_factory=dict)


def reads_by_store(ctx: JobContext) -> bool:
    """Per-warehouse figures are read where there is more than one warehouse or only some of them count."""
    return bool(ctx.settings.stock.store_ids) or len(ctx.store.catalogue.references(ReferenceKind.STORE)) > 1


def read_all(ctx: JobContext, wanted: Mapping[str, Item], rules: StockRules, *, just_loaded: bool = False) -> Reading:
    """A complete short report; `wanted` are the linked items and components, by id.

    `just_loaded` says that the whole catalogue was read a moment ago, so that nobody need ask which items exist.
    """
    measure, by_store = MEASURES[rules.measure], reads_by_store(ctx)
    read = ctx.warehouse.read_stock(measure, ctx.cancel, by_store=by_store)
    seen, unknown = _gathered(read)
    before = _last_seen(ctx, measure)
    absent = [item_id for item_id in wanted if item_id not in seen and item_id not in unknown]
    never_moved: set[str] = set()
    if read.complete:
        never_moved = {item_id for item_id in absent if _was_zero(before.get(item_id))}
        asked = [item_id for item_id in absent if item_id not in never_moved]
        existing, recalculating = _ask_again(ctx, asked, wanted, measure, seen, just_loaded)
        never_moved |= existing
        unknown |= recalculating
    ctx.store.stock.put_seen(_rows(seen, never_moved), measure, ctx.clock.now(), read.begun)
    if read.complete:
        ctx.store.stock.drop_seen_before(measure, read.begun)
    _note_goods_on_parents(ctx, {i: sum(by.values(), ZERO) for i, by in seen.items() if i not in wanted})
    figures = {item_id: _figure(item_id, seen, unknown, never_moved, rules) for item_id in wanted}
    return Reading(
        read.begun,
        by_store,
        figures,
        None,
        _store_sums(before, wanted),
        _store_sums(seen, wanted),
        _moves(before, seen),
    )


def read_display_figures(ctx: JobContext) -> None:
    """On hand and expected, to be shown beside the figure that counts; reserves where the shop gets them."""
    chosen = MEASURES[Measure(ctx.settings.stock.measure)]
    by_store = bool(ctx.settings.stock.store_ids)
    measures = [StockMeasure.PHYSICAL, StockMeasure.EXPECTED]
    if ctx.settings.stock.reserve_to_shop:
        measures.append(StockMeasure.RESERVE)
    for measure in measures:
        if measure is not chosen:
            apart = by_store or (measure is StockMeasure.RESERVE and reads_by_store(ctx))
            read = ctx.warehouse.read_stock(measure, ctx.cancel, by_store=apart)
            ctx.store.stock.put_seen(read.rows, measure, ctx.clock.now(), read.begun)
            if read.complete:
                ctx.store.stock.drop_seen_before(measure, read.begun)


def read_changes(ctx: JobContext, since: datetime, rules: StockRules) -> Reading:
    """What changed since `since`; figures only of the items that came."""
    measure, by_store = MEASURES[rules.measure], reads_by_store(ctx)
    read = ctx.warehouse.read_stock(measure, ctx.cancel, by_store=by_store, changed_since=since - OVERLAP)
    news, unknown = _gathered(read)
    stock = ctx.settings.stock
    if stock.reserve_to_shop or (stock.reserve_changes == "apart" and rules.measure is not Measure.PHYSICAL):
        _add_reserve_changes(ctx, since, measure, news, unknown)
    before = _last_seen_of(ctx, measure, news)
    ctx.store.stock.put_seen(_rows(news, ()), measure, ctx.clock.now(), read.begun)
    merged: StoreFigures = {item_id: {**before.get(item_id, {}), **by} for item_id, by in news.items()}
    touched = frozenset(news) | unknown
    figures = {item_id: _figure(item_id, merged, unknown, set(), rules) for item_id in touched}
    sums = _summed(before.values()), _summed(merged.values())
    return Reading(read.begun, by_store, figures, touched, *sums, _moves(before, merged))


def stored_figures(ctx: JobContext, item_ids: Iterable[str], rules: StockRules) -> dict[str, Figure]:
    """The last known figures of items that a changes-only read did not speak of."""
    wanted = list(item_ids)
    seen = _last_seen_of(ctx, MEASURES[rules.measure], wanted)
    return {item_id: _figure(item_id, seen, frozenset(), set(), rules) for item_id in wanted}


def _add_reserve_changes(
    ctx: JobContext, since: datetime, measure: StockMeasure, news: StoreFigures, unknown: frozenset[str]
) -> None:
    """Ask apart for items whose reserve alone changed, where the first report does not tell of them."""
    reserve = ctx.warehouse.read_stock(
        StockMeasure.RESERVE, ctx.cancel, by_store=reads_by_store(ctx), changed_since=since - OVERLAP
    )
    if ctx.settings.stock.reserve_to_shop:
        ctx.store.stock.put_seen(reserve.rows, StockMeasure.RESERVE, ctx.clock.now(), reserve.begun)
    missing = sorted({row.item_id for row in reserve.rows} - set(news) - unknown)
    if missing:
        more, _ = _gathered(ctx.warehouse.read_stock_of(missing, measure, ctx.cancel))
        news.update(more)


def _ask_again(
    ctx: JobContext,
    absent: list[str],
    wanted: Mapping[str, Item],
    measure: StockMeasure,
    seen: StoreFigures,
    just_loaded: bool,
) -> tuple[set[str], frozenset[str]]:
    """Ask once for items missing from a complete report; returns those that exist and never moved, and those that
    are being recalculated (null in the answer). What the answer knows is added to `seen`.
    """
    if not absent:
        return set(), frozenset()
    answer, recalculating = _gathered(ctx.warehouse.read_stock_of(absent, measure, ctx.cancel))
    seen.update(answer)
    silent = [item_id for item_id in absent if item_id not in answer and item_id not in recalculating]
    if just_loaded:
        return set(silent) - ctx.store.catalogue.gone_items(silent), recalculating
    existing: set[str] = set()
    for kind in ItemKind:
        ids = [item_id for item_id in silent if wanted[item_id].kind is kind]
        if ids:
            existing |= set(ctx.warehouse.find_items(kind, ids, ctx.cancel))
    ctx.store.catalogue.mark_gone(item_ids=set(silent) - existing)
    return existing, recalculating


def _note_goods_on_parents(ctx: JobContext, elsewhere: Mapping[str, Decimal]) -> None:
    """Goods booked on a product instead of its variant are for sale nowhere: remember them to be told of."""
    held = {item_id: amount for item_id, amount in elsewhere.items() if amount > 0}
    parents = ctx.store.catalogue.products_with_variants(held)
    marks.put_problems(
        ctx.store.watermarks,
        [StockProblem("problem.stock_on_parent", item.id, item.name, held[item.id]) for item in parents],
    )


def _last_seen(ctx: JobContext, measure: StockMeasure) -> StoreFigures:
    figures: StoreFigures = defaultdict(dict)
    for (item_id, store_id), value in ctx.store.stock.all_seen(measure).items():
        figures[item_id][store_id] = value
    return dict(figures)


def _last_seen_of(ctx: JobContext, measure: StockMeasure, item_ids: Iterable[str]) -> StoreFigures:
    figures: StoreFigures = defaultdict(dict)
    for seen in ctx.store.stock.seen_of(item_ids):
        if seen.measure is measure:
            figures[seen.item_id][seen.store_id] = seen.value
    return dict(figures)


def _gathered(read: StockRead) -> tuple[StoreFigures, frozenset[str]]:
    """Figures by item and store, and the items whose figure the server itself does not know."""
    figures: StoreFigures = defaultdict(dict)
    unknown = {row.item_id for row in read.rows if row.value is None} | {bad.id for bad in read.bad_rows}
    for row in read.rows:
        if row.value is not None and row.item_id not in unknown:
            figures[row.item_id][row.store_id] = row.value
    return dict(figures), frozenset(unknown)


def _figure(
    item_id: str, seen: StoreFigures, unknown: frozenset[str], never_moved: set[str], rules: StockRules
) -> Figure:
    if item_id in never_moved:
        return Figure(ZERO, never_moved=True)
    by_store = seen.get(item_id)
    if item_id in unknown or by_store is None:
        return Figure(None, absence=Absence.RECALCULATING if item_id in unknown else Absence.NOT_READ)
    return Figure(sum_stores(by_store, rules.store_ids), by_store)


def _rows(figures: StoreFigures, never_moved: Iterable[str]) -> Iterable[StockRow]:
    for item_id, by_store in figures.items():
        for store_id, value in by_store.items():
            yield StockRow(item_id, store_id, value)
    for item_id in never_moved:
        yield StockRow(item_id, "", ZERO)


def _was_zero(by_store: Mapping[str, Decimal] | None) -> bool:
    return by_store is not None and not any(by_store.values())


def _moves(before: StoreFigures, now: StoreFigures) -> dict[str, StoreMove]:
    moves: dict[str, StoreMove] = {}
    for item_id, had in before.items():
        has = now.get(item_id, {})
        if had == has:
            continue
        store = max(had | has, key=lambda one: abs(has.get(one, ZERO) - had.get(one, ZERO)))
        moves[item_id] = StoreMove(store, had.get(store, ZERO), has.get(store, ZERO))
    return moves


def _store_sums(figures: StoreFigures, wanted: Mapping[str, Item]) -> dict[str, Decimal]:
    return _summed(by_store for item_id, by_store in figures.items() if item_id in wanted)


def _summed(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """Units per warehouse; negative figures count as none, so that one does not hide a drop."""
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for by_store in parts:
        for store_id, value in by_store.items():
            sums[store_id] += max(value, ZERO)
    return dict(sums)
