"""From figures to a stored plan: every linked offer's target, the changes, the stock table, and the brake's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from core.domain.brake import BrakeLimits, biggest_drop, judge
from core.domain.catalogue import Component, Item, ItemKind, ReferenceKind
from core.domain.links import Link
from core.domain.plan import Change, Reason, StockTotals, plain
from core.domain.screens.plans import BrakeVerdict
from core.domain.stock import Figure, StockCase, StockRules, change_of, refusal_of, target_of, totals_of
from core.domain.store_amounts import store_changes
from core.jobs import orders
from core.jobs.context import JobContext
from core.jobs.stock_read import Reading, StoreMove
from core.ports import StockMeasure
from core.store.stock import StockLine

_BLOCK = 5000

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Linked:
    """Links with the items they need (linked ones and components of bundles, by id); `total` counts all links."""

    links: dict[int, Link]
    items: dict[str, Item]
    total: int

    @property
    def item_of_offer(self) -> dict[int, str]:
        """Item id by offer id."""
        return {offer_id: link.item_id for offer_id, link in self.links.items()}

    @property
    def components(self) -> dict[str, tuple[Component, ...]]:
        """Components by bundle id."""
        return {item.id: item.components for item in self.items.values() if item.components}

    def stocked(self) -> dict[str, Item]:
        """The items whose own figure is needed: no bundles (made of components), no services."""
        return {
            item_id: item
            for item_id, item in self.items.items()
            if item.kind is not ItemKind.SERVICE and not (item.kind is ItemKind.BUNDLE and item.components)
        }


@dataclass(slots=True)
class StockPlan:
    """What a run means to do: totals over linked offers and the brake's verdict."""

    totals: StockTotals = field(default_factory=StockTotals)
    brake: BrakeVerdict | None = None
    problems: dict[str, int] = field(default_factory=dict)


def load_linked(ctx: JobContext) -> Linked:
    """All links with their items."""
    links = with_items(ctx, ctx.store.links.links())
    links.total = len(links.links)
    return links


def with_items(ctx: JobContext, links: Mapping[int, Link]) -> Linked:
    """`links` with their items; services are no stock and stay out."""
    catalogue = ctx.store.catalogue
    items = {item.id: item for item in catalogue.items({link.item_id for link in links.values()})}
    parts = {part.item_id for item in items.values() for part in item.components} - set(items)
    items |= {item.id: item for item in catalogue.items(parts)}
    kept = {
        offer_id: link
        for offer_id, link in links.items()
        if link.item_id in items and items[link.item_id].kind is not ItemKind.SERVICE
    }
    return Linked(kept, items, ctx.store.links.count())


def _store_amounts(
    ctx: JobContext, cases: Sequence[StockCase], figures: Mapping[str, Figure], store_map: Mapping[str, int]
) -> list[Change]:
    """Amounts per shop store, where the shop takes quantities by documents only."""
    present = ctx.shop.read_store_amounts([case.offer.id for case in cases], ctx.cancel)
    changes: list[Change] = []
    for case in cases:
        figure = figures.get(case.item.id)
        by_store = figure.by_store if figure is not None else {}
        changes.extend(store_changes(case, by_store, store_map, present))
    return changes


def stock_cases(
    ctx: JobContext,
    linked: Linked,
    reading: Reading,
    figures: Mapping[str, Figure],
    offer_ids: Iterable[int],
    rules: StockRules,
    managed: bool,
) -> Iterator[StockCase]:
    """Each of the linked offers with the quantity it is to have; the one place that says what differs.

    `managed` tells that the shop takes quantities by documents only (inventory management).
    """
    flying = orders.flying(ctx, linked.item_of_offer, linked.components, reading.begun, rules.measure)
    reserves = _reserves_for_shop(ctx)
    gone = ctx.store.catalogue.gone_offers()
    names = _store_names(ctx) if reading.by_store else {}
    has_stores = bool(ctx.settings.stock.store_map)
    for block in _blocks(offer_ids):
        for offer in ctx.store.catalogue.offers(block):
            item = linked.items[linked.links[offer.id].item_id]
            target = target_of(item, offer, figures, flying, linked.items, rules)
            target = replace(target, reason=_told(target.reason, reading.moves.get(item.id), names))
            if reserves is not None:
                target = replace(target, reserved=reserves.get(item.id, Decimal(0)))
            yield StockCase(item, offer, target, refusal_of(offer, managed, has_stores, offer.id in gone))


def make_plan(
    ctx: JobContext,
    run_id: int,
    linked: Linked,
    reading: Reading,
    figures: Mapping[str, Figure],
    scope: set[int] | None,
    rules: StockRules,
    managed: bool,
) -> StockPlan:
    """Store the changes of `scope` (offer ids; None = all linked offers) as planned and judge them."""
    extra = _display_figures(ctx) if scope is None else {}
    plan = StockPlan()
    wanted = sorted(linked.links if scope is None else scope & set(linked.links))
    rise = Decimal(ctx.settings.stock.brake_rise_factor)
    store_map = ctx.settings.stock.store_map
    sent = ctx.store.stock.sent()
    for cases in _blocks(stock_cases(ctx, linked, reading, figures, wanted, rules, managed)):
        plan.totals += totals_of(cases, rise)
        by_documents = managed and bool(store_map)
        ctx.store.journal.add_changes(
            run_id, _store_amounts(ctx, cases, figures, store_map) if by_documents else _ordered(cases)
        )
        _note_in_step(ctx, run_id, cases, sent)
        ctx.store.stock.update_stock_view(_line(case, reading.begun, extra) for case in cases)
        for case in cases:
            if case.refusal:
                plan.problems[case.refusal] = plan.problems.get(case.refusal, 0) + 1
    if scope is None:
        ctx.store.stock.retain_stock_view(set(wanted))
    plan.totals = _over_all_links(plan.totals, linked.total)
    plan.brake = _judge(ctx, run_id, plan.totals, reading)
    return plan


def _over_all_links(totals: StockTotals, linked: int) -> StockTotals:
    """Shares are of all linked offers, also when a run looked at a few of them only."""
    rest = linked - totals.linked
    return totals + StockTotals(linked=rest, unchanged=rest)


def _note_in_step(ctx: JobContext, run_id: int, cases: Iterable[StockCase], sent: Mapping[int, Decimal]) -> None:
    """Offers found in step that we never wrote, or another figure, or of which a kill kept us from noting it: what
    the shop has is from now on known to be right."""
    found = [
        (case.offer.id, case.target.quantity, case.target.reason)
        for case in cases
        if case.target.quantity is not None
        and not case.refusal
        and case.offer.quantity == case.target.quantity
        and sent.get(case.offer.id) != case.target.quantity
    ]
    ctx.store.stock.put_sent(found, ctx.clock.now(), run_id)


def _ordered(cases: Iterable[StockCase]) -> list[Change]:
    """Changes in the order they are to be sent: sold-out goods first, then falls, then rises."""
    changes: list[tuple[int, Change]] = []
    for case in cases:
        change = change_of(case)
        if change is not None:
            before, after = case.offer.quantity, case.target.quantity
            rank = 0 if case.to_zero else 1 if before is not None and after is not None and after < before else 2
            changes.append((rank, change))
    return [change for _, change in sorted(changes, key=lambda pair: pair[0])]


def _judge(ctx: JobContext, run_id: int, totals: StockTotals, reading: Reading) -> BrakeVerdict | None:
    stock = ctx.settings.stock
    limits = BrakeLimits(
        stock.brake_zero_count,
        Decimal(stock.brake_zero_share),
        stock.brake_few_count,
        Decimal(stock.brake_few_share),
        Decimal(stock.brake_rise_factor),
        Decimal(stock.brake_rise_share),
    )
    drop = biggest_drop(reading.sums_before, reading.sums_now, _store_names(ctx)) if reading.by_store else None
    zeroed = ctx.store.journal.zeroed_since(ctx.clock.now() - timedelta(hours=24), except_run=run_id)
    return judge(totals, zeroed, limits, drop)


def _store_names(ctx: JobContext) -> dict[str, str]:
    return {store.id: store.name for store in ctx.store.catalogue.references(ReferenceKind.STORE, gone=True)}


def _told(reason: Reason, move: StoreMove | None, names: Mapping[str, str]) -> Reason:
    """`reason` with the warehouse whose figure moved, where it has a name."""
    if move is None or move.store_id not in names:
        return reason
    moved = {"store": names[move.store_id], "store_before": plain(move.before), "store_now": plain(move.now)}
    return Reason(reason.rule, {**reason.numbers, **moved})


def _reserves_for_shop(ctx: JobContext) -> dict[str, Decimal] | None:
    """The warehouse's reserves by item where the setting writes them to the shop, else None."""
    if not ctx.settings.stock.reserve_to_shop:
        return None
    reserves: dict[str, Decimal] = {}
    for (item_id, _), value in ctx.store.stock.all_seen(StockMeasure.RESERVE).items():
        reserves[item_id] = reserves.get(item_id, Decimal(0)) + value
    return reserves


def _display_figures(ctx: JobContext) -> dict[str, dict[StockMeasure, Decimal]]:
    """On hand and expected by item, for the eye only; the figure for the shop never depends on them."""
    shown: dict[str, dict[StockMeasure, Decimal]] = {}
    for measure in (StockMeasure.PHYSICAL, StockMeasure.EXPECTED):
        for (item_id, _), value in ctx.store.stock.all_seen(measure).items():
            sums = shown.setdefault(item_id, {})
            sums[measure] = sums.get(measure, Decimal(0)) + value
    return shown


def _line(case: StockCase, begun: datetime, extra: Mapping[str, Mapping[StockMeasure, Decimal]]) -> StockLine:
    shown = extra.get(case.item.id, {})
    on_hand = shown.get(StockMeasure.PHYSICAL)
    free = case.target.figure
    problem = case.refusal
    if not problem and case.target.quantity is None:
        problem = case.target.reason.rule
    return StockLine(
        case.offer.id,
        case.item.id,
        case.target.quantity if not case.refusal else None,
        case.offer.quantity,
        on_hand=on_hand,
        reserved=on_hand - free if on_hand is not None and free is not None else None,
        expected=shown.get(StockMeasure.EXPECTED),
        in_flight=case.target.in_flight,
        safety=case.target.safety,
        free=free,
        rule=case.target.reason.rule,
        problem=problem,
        read_at=begun,
    )


def _blocks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    iterator = iter(things)
    while block := list(islice(iterator, _BLOCK)):
        yield block
