"""Reads what creating rests on: the items, the shop's catalogues, and what the shop has under the items' keys now."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.catalogue import ItemKind, Offer
from core.domain.creating import Ground, Rules
from core.jobs.context import JobContext
from core.store.creating import CreationSources


def read_ground(ctx: JobContext, item_ids: Sequence[str]) -> Ground:
    """Everything `core.domain.creating.plan` needs for these items, asked of the shop anew."""
    store, sources = ctx.store, CreationSources(ctx.store.raw)
    wanted = {item.id: item for item in store.catalogue.items(item_ids)}
    items = [wanted[one] for one in dict.fromkeys(item_ids) if one in wanted]
    parents = {item.parent_id for item in items if item.kind is ItemKind.VARIANT and item.parent_id}
    products = {item.id: item for item in store.catalogue.items(parents)}
    forms = ctx.shop.creation_forms(ctx.cancel)
    by_key = ctx.shop.find_by_key([*wanted, *products], ctx.cancel)
    siblings = sources.siblings(products)
    links = {link.item_id: link.offer_id for link in store.links.links_of_items([*wanted, *products])}
    card_ids = {card for cards in siblings.values() for card in cards}
    card_ids |= {links[one] for one in products if one in links}
    card_ids |= set(sources.cards_with_code(c for p in products.values() for c in (p.external_code, p.id)))
    cards = ctx.shop.get_offers(sorted(card_ids), ctx.cancel)
    carrying = [offer.id for offers in by_key.values() for offer in offers]
    create = ctx.settings.create
    return Ground(
        items=items,
        forms=forms,
        dictionary=store.terms.dictionary(),
        rules=Rules(create.active, create.iblock, create.section),
        products=products,
        gone=frozenset(store.catalogue.gone_items(wanted)),
        ignored=frozenset(store.links.ignored()),
        links=links,
        owners={link.offer_id: link.item_id for link in store.links.links_of_offers(carrying)},
        by_key=by_key,
        siblings=siblings,
        cards=cards,
        candidates=_candidates(ctx, list(wanted)),
        in_doubt=sources.open_creations(),
    )


def _candidates(ctx: JobContext, item_ids: Sequence[str]) -> dict[str, Offer]:
    """First candidates of the items that no other item has, as last read."""
    first = {item_id: next(iter(ctx.store.links.candidates_of(item_id)), None) for item_id in item_ids}
    offers = {
        offer.id: offer for offer in ctx.store.catalogue.offers({one.offer_id for one in first.values() if one})
    }
    for link in ctx.store.links.links_of_offers(offers):
        offers.pop(link.offer_id, None)
    return {
        item_id: offers[one.offer_id] for item_id, one in first.items() if one is not None and one.offer_id in offers
    }
