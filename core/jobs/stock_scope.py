"""What a quick stock run has to look at, and the marks that tell the next one where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from core.domain.stock import Figure, Measure, StockRules
from core.jobs import marks
from core.jobs.context import JobContext
from core.jobs.stock_plan import Linked, stock_cases, with_items
from core.jobs.stock_read import REACH, Reading

#: A complete short report this often even while changes-only reads succeed.
FULL_READ_EVERY = timedelta(minutes=30)


def rules_of(ctx: JobContext) -> StockRules:
    """The manager's stock rules in the domain's form; under a store map only mapped warehouses count."""
    stock = ctx.settings.stock
    mapped = frozenset(stock.store_map) if inventory_management(ctx) else frozenset()
    return StockRules(
        Measure(stock.measure),
        mapped or frozenset(stock.store_ids),
        stock.safety_global,
        stock.safety_by_folder,
        stock.safety_by_item,
        stock.rounding == "unit",
    )


def inventory_management(ctx: JobContext) -> bool:
    """True when the shop, as probed last, takes quantities by documents only."""
    return bool(marks.shop(ctx.store.watermarks).get("inventory_management"))


def since_mark(ctx: JobContext, rules: StockRules) -> datetime | None:
    """From when changes are to be asked for; None when only a complete read will do."""
    store, now = ctx.store.watermarks, ctx.clock.now()
    begun, full = marks.moment(store, marks.STOCK_BEGUN), marks.moment(store, marks.STOCK_FULL_READ)
    if begun is None or full is None or store.get(marks.STOCK_MEASURE) != _rules_mark(rules):
        return None
    if now - begun > REACH or now - full >= FULL_READ_EVERY:
        return None
    return begun


def advance(ctx: JobContext, reading: Reading, rules: StockRules, *, full: bool, moved: frozenset[int]) -> None:
    """Only a run that carried out its plan moves the marks; else the next one sees the same changes again.

    `moved` are the offers that orders had moved when the run looked.
    """
    store = ctx.store.watermarks
    marks.set_moment(store, marks.STOCK_BEGUN, reading.begun)
    store.set(marks.STOCK_MEASURE, _rules_mark(rules))
    marks.drop_moved_offers(store, moved)
    if full:
        marks.set_moment(store, marks.STOCK_FULL_READ, ctx.clock.now())


def _rules_mark(rules: StockRules) -> str:
    """Changes with any rule, so that a changed rule leads to a complete comparison."""
    return repr(
        (
            rules.measure.value,
            sorted(rules.store_ids),
            str(rules.safety),
            sorted((key, str(value)) for key, value in rules.safety_by_folder.items()),
            sorted((key, str(value)) for key, value in rules.safety_by_item.items()),
            rules.whole_pieces,
        )
    )


def touched_links(ctx: JobContext, reading: Reading, moved: frozenset[int]) -> tuple[Linked, set[int]]:
    """The links that a changes-only run must look at, with the items they need, and their offers.

    Those are the items the report spoke of, bundles made of them, offers that orders moved, and new links that were
    never compared.
    """
    links, catalogue = ctx.store.links, ctx.store.catalogue
    touched = set(reading.touched or ())
    bundles = catalogue.linked_bundles()
    wanted = touched | {b.id for b in bundles if any(part.item_id in touched for part in b.components)}
    scope = {link.offer_id: link for link in links.links_of_items(wanted)}
    scope |= {link.offer_id: link for link in links.links_of_offers(moved | links.never_compared())}
    in_orders = {
        line.offer_id
        for stored in ctx.store.orders.open_orders()
        for line in stored.order.lines
        if line.offer_id is not None
    }
    linked = with_items(ctx, scope | {link.offer_id: link for link in links.links_of_offers(in_orders)})
    return linked, set(scope) & set(linked.links)


def anything_to_send(
    ctx: JobContext,
    linked: Linked,
    figures: Mapping[str, Figure],
    scope: set[int],
    reading: Reading,
    rules: StockRules,
) -> bool:
    """True when any offer in scope would have to change by what is known without asking the shop."""
    if not scope:
        return False
    cases = stock_cases(ctx, linked, reading, figures, scope, rules, inventory_management(ctx))
    return any(case.differs for case in cases)
