"""Linked pairs teach the dictionary of variants: all links before a search, one pair when a person confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import Dictionary, Term, TermOrigin
from core.domain.learning import learn
from core.jobs.context import JobContext
from core.store.values import chunks

_CHUNK = 2000


def teach_from_links(ctx: JobContext) -> None:
    """Learn from every linked pair: what was learnt before and is shown no more is dropped."""
    store = ctx.store
    before = [term for term in store.terms.stored() if term.origin is TermOrigin.LEARNED]
    kept = [term for term in store.terms.all() if term.origin is not TermOrigin.LEARNED]
    refused = {term.key for term in store.terms.stored(refused=True)}
    learnt = [term for term in learn(_pairs(ctx), Dictionary(kept)) if term.key not in refused]
    if {(term.key, term.support) for term in learnt} == {(term.key, term.support) for term in before}:
        return
    with store.raw.write():
        store.terms.forget(before)
        store.terms.put(learnt, ctx.clock.now())


def taught_by(ctx: JobContext, pairs: Sequence[tuple[str, int]]) -> list[Term]:
    """What confirmed pairs (item id, offer id) teach that was not known and that nothing known speaks against."""
    held = ctx.store.terms.all()
    refused = {term.key for term in ctx.store.terms.stored(refused=True)}
    mine = {term.key[:2] for term in held}
    theirs = {(term.key[0], term.key[2]) for term in held}
    return [
        term
        for term in learn(_found(ctx, pairs), Dictionary(held))
        if term.key not in refused and term.key[:2] not in mine and (term.key[0], term.key[2]) not in theirs
    ]


def _pairs(ctx: JobContext) -> Iterator[tuple[Item, Offer]]:
    """Every linked pair with characteristics and properties to learn from."""
    return _found(ctx, ((link.item_id, link.offer_id) for link in ctx.store.links.links().values()))


def _found(ctx: JobContext, pairs: Iterable[tuple[str, int]]) -> Iterator[tuple[Item, Offer]]:
    catalogue = ctx.store.catalogue
    for part in chunks(pairs, _CHUNK):
        ctx.cancel.check()
        items = _by_id(catalogue.items({item_id for item_id, _ in part}))
        offers = {offer.id: offer for offer in catalogue.offers([offer_id for _, offer_id in part])}
        for item_id, offer_id in part:
            item, offer = items.get(item_id), offers.get(offer_id)
            if item is not None and offer is not None and item.characteristics and offer.properties:
                yield item, offer


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    return {item.id: item for item in items}
