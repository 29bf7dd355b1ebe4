"""Pairs in conflict, told from the mirror: offers that an order waits for, and copies of offers that are linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.domain.catalogue import Offer
from core.domain.conflicts import ConflictKind, Fact, Facts, Pair, Value, candidate_columns
from core.domain.plan import plain
from core.jobs.conflicts_goods import Goods, money, named, pieces, shown
from core.store.conflict_sources import Claim, ConflictSources, Waiting
from core.store.conflicts import Finding
from core.store.repositories import Repositories

KINDS = frozenset({ConflictKind.AMBIGUOUS, ConflictKind.TWO_CLAIMANTS, ConflictKind.SAME_CODE})
_NOTHING = Value()


def findings(store: Repositories, waiting: Mapping[int, Waiting]) -> Iterator[Finding]:
    """Copies of linked offers, whether somebody ordered them or not, and what an order waits for.

    `waiting` are the offers of open orders. One that stands under two heads is told under the first.
    """
    sources = ConflictSources(store.raw)
    copies = sources.copies(waiting)
    yield from _copies(store, copies, waiting)
    unlinked = {o: w for o, w in waiting.items() if w.item_id is None and o not in copies}
    yield from _unlinked(store, sources, unlinked)


def _copies(
    store: Repositories, copies: Mapping[int, tuple[str, int]], waiting: Mapping[int, Waiting]
) -> Iterator[Finding]:
    """A copy is not asked about only once it is ordered: until then it is sold without anybody counting it."""
    goods = Goods.read(
        store.catalogue, {item for item, _ in copies.values()}, {*copies, *(offer for _, offer in copies.values())}
    )
    for offer_id, holder in copies.items():
        yield _copy(goods, goods.offers[offer_id], waiting.get(offer_id), holder)


def _unlinked(store: Repositories, sources: ConflictSources, waiting: Mapping[int, Waiting]) -> Iterator[Finding]:
    """Offers that an order waits for and that nobody can link without asking a person."""
    claims = sources.claims(waiting)
    offers = {offer.id: offer for offer in store.catalogue.offers({*waiting, *(c.offer_id for c in claims)})}
    goods = Goods.read(store.catalogue, {c.item_id for c in claims}, offers)
    for offer_id, order in waiting.items():
        offer = goods.offers.get(offer_id)
        if offer is None:
            continue
        kind, pairs = _pairs(claims, offer_id)
        if kind is not None:
            yield _which(goods, kind, offer, order, pairs)


def _pairs(claims: Sequence[Claim], offer_id: int) -> tuple[ConflictKind | None, list[Claim]]:
    """What is unclear about an offer, and the pairs that could be made; nothing where one click is enough."""
    own = [claim for claim in claims if claim.offer_id == offer_id]
    if len({claim.item_id for claim in own}) > 1:
        same = own[0].rule == own[1].rule and own[0].rule not in ("name", "variant")
        return (ConflictKind.TWO_CLAIMANTS if same else ConflictKind.AMBIGUOUS), own[:2]
    if len(own) == 1 and own[0].ambiguous:
        others = [c for c in claims if c.item_id == own[0].item_id and c.offer_id != offer_id]
        if others:
            copy = others[0].rule == own[0].rule == "external_code"
            return (ConflictKind.SAME_CODE if copy else ConflictKind.AMBIGUOUS), [own[0], others[0]]
    return None, []


def _which(goods: Goods, kind: ConflictKind, offer: Offer, order: Waiting, claims: Sequence[Claim]) -> Finding:
    """Two pairs side by side: two items against the offer, or one item against two offers."""
    several_items = len({claim.item_id for claim in claims}) > 1
    pairs = tuple(
        Pair(c.item_id, c.offer_id, goods.full_name(c.item_id), named(goods.offers[c.offer_id]), c.rule)
        for c in claims
    )
    first, second = claims[0], claims[1]
    if several_items:
        sides = (_of_item(goods, first.item_id), _of_item(goods, second.item_id), _of_offer(offer))
        columns, base = candidate_columns(), 2
    else:
        sides = (_of_item(goods, first.item_id), _of_offer(offer), _of_offer(goods.offers[second.offer_id]))
        columns, base = candidate_columns(offers=True), 0
    rows = tuple(Fact(field, (sides[0][field], sides[1][field], sides[2][field])) for field in sides[0])
    params = {"name": named(offer), "number": order.number, "offer_id": str(offer.id), "rule": f"link.{first.rule}"}
    facts = Facts(columns, shown(rows), base, params, pairs)
    return Finding(kind, f"offer:{offer.id}", named(offer), facts, order.order_id, first.item_id, offer.id)


def _copy(goods: Goods, copy: Offer, order: Waiting | None, holder: tuple[str, int]) -> Finding:
    """A second offer with the external code of one that is linked already (field case C07)."""
    item_id, linked_id = holder
    linked = goods.offers[linked_id]
    name = goods.full_name(item_id)
    sides = (_of_item(goods, item_id), _of_offer(linked), _of_offer(copy))
    rows = tuple(Fact(field, (sides[0][field], sides[1][field], sides[2][field])) for field in sides[0])
    params = {
        "name": named(copy), "number": order.number if order else "", "offer_id": str(copy.id),
        "linked": str(linked_id), "code": copy.xml_id,
    }  # fmt: skip
    pairs = (Pair(item_id, linked_id, name, named(linked)), Pair(item_id, copy.id, name, named(copy)))
    facts = Facts(candidate_columns(offers=True), shown(rows), 0, params, pairs)
    kind = ConflictKind.SAME_CODE
    return Finding(kind, f"offer:{copy.id}", named(copy), facts, order.order_id if order else None, item_id, copy.id)


def _of_item(goods: Goods, item_id: str) -> dict[str, Value]:
    item = goods.items[item_id]
    return {
        "name": Value(goods.full_name(item_id)),
        "article": Value(item.article or item.code),
        "barcode": Value(item.barcodes[0] if item.barcodes else ""),
        "external_code": Value(item.external_code),
        "price": money(plain(item.price) if item.price is not None else ""),
        "stock": _NOTHING,
    }


def _of_offer(offer: Offer) -> dict[str, Value]:
    return {
        "name": Value(named(offer)),
        "article": Value(offer.article),
        "barcode": Value(offer.barcodes[0] if offer.barcodes else ""),
        "external_code": Value(offer.xml_id),
        "price": money(plain(offer.price) if offer.price is not None else ""),
        "stock": pieces(plain(offer.quantity) if offer.quantity is not None else ""),
    }
