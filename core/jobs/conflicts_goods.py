"""Goods in conflict, told from the mirror alone: what is sold without an item, and pairs that an order waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.conflicts import (
    ConflictKind,
    Fact,
    Facts,
    Pair,
    Value,
    agreed_columns,
    candidate_columns,
)
from core.domain.plan import plain
from core.store.catalogue import Catalogue
from core.store.conflict_sources import Claim, ConflictSources, Waiting
from core.store.conflicts import Finding
from core.store.repositories import Repositories

#: The kinds that are looked for here; what is no longer found closes itself.
SEARCHED = frozenset(
    {
        ConflictKind.DELETED_SOLD,
        ConflictKind.ARCHIVED_SOLD,
        ConflictKind.TARGET_DELETED,
        ConflictKind.KIND_CHANGED,
        ConflictKind.AMBIGUOUS,
        ConflictKind.TWO_CLAIMANTS,
        ConflictKind.SAME_CODE,
    }
)
_PARENTS = frozenset({OfferKind.PARENT, OfferKind.EMPTY_PARENT})
_NOTHING = Value()
_GONE = Value(code="conflict.value.deleted")


@dataclass(frozen=True, slots=True)
class Goods:
    """Items and offers by id, with the names that people know them by."""

    items: Mapping[str, Item]
    parents: Mapping[str, Item]
    offers: Mapping[int, Offer]
    gone: frozenset[str]

    @classmethod
    def read(cls, catalogue: Catalogue, item_ids: Iterable[str], offer_ids: Iterable[int]) -> Goods:
        """Everything about these items and offers in a few questions."""
        items = {item.id: item for item in catalogue.items(item_ids)}
        parents = {item.id: item for item in catalogue.items({i.parent_id for i in items.values() if i.parent_id})}
        offers = {offer.id: offer for offer in catalogue.offers(offer_ids)}
        return cls(items, parents, offers, frozenset(catalogue.gone_items(items)))

    def item_name(self, item_id: str) -> tuple[str, str]:
        """An item's name and variant."""
        item = self.items[item_id]
        parent = self.parents.get(item.parent_id or "")
        values = " · ".join(value for _, value in item.characteristics)
        if parent is not None and values:
            return parent.name, values
        return item.name, values

    def full_name(self, item_id: str) -> str:
        """Name and variant in one line."""
        return ", ".join(part for part in self.item_name(item_id) if part)


def findings(store: Repositories) -> Iterator[Finding]:
    """All that the mirror shows, the same each time it is asked about the same mirror."""
    sources = ConflictSources(store.raw)
    waiting = sources.waiting()
    sold = dict(sources.sold_without_item())
    yield from _sold(store, sources, sold, waiting)
    linked = {o: w for o, w in waiting.items() if w.item_id is not None and o not in sold}
    yield from _lost_targets(store, sources, linked)
    yield from _unlinked(store, sources, {o: w for o, w in waiting.items() if w.item_id is None})


def _sold(
    store: Repositories, sources: ConflictSources, sold: Mapping[int, str], waiting: Mapping[int, Waiting]
) -> Iterator[Finding]:
    goods = Goods.read(store.catalogue, sold.values(), sold)
    spare = _replacements(store.catalogue, sources, [goods.items[item] for item in sold.values()])
    for offer_id, item_id in sold.items():
        kind = ConflictKind.DELETED_SOLD if item_id in goods.gone else ConflictKind.ARCHIVED_SOLD
        yield _about_link(store, goods, kind, offer_id, item_id, waiting.get(offer_id), spare.get(item_id))


def _lost_targets(store: Repositories, sources: ConflictSources, linked: Mapping[int, Waiting]) -> Iterator[Finding]:
    goods = Goods.read(store.catalogue, [w.item_id for w in linked.values() if w.item_id], linked)
    kinds = {offer_id: _lost_kind(goods, offer_id, order.item_id or "") for offer_id, order in linked.items()}
    lost = {offer_id: kind for offer_id, kind in kinds.items() if kind is not None}
    items = [goods.items[linked[offer_id].item_id or ""] for offer_id in lost]
    spare = _replacements(store.catalogue, sources, items)
    for offer_id, kind in lost.items():
        order = linked[offer_id]
        item_id = order.item_id or ""
        yield _about_link(store, goods, kind, offer_id, item_id, order, spare.get(item_id))


def _lost_kind(goods: Goods, offer_id: int, item_id: str) -> ConflictKind | None:
    """How the target of a link was lost, None when it is still what it was."""
    offer, item = goods.offers.get(offer_id), goods.items.get(item_id)
    if offer is None or item is None:
        return None
    if item_id in goods.gone:
        return ConflictKind.TARGET_DELETED
    if offer.kind in _PARENTS or (item.kind is ItemKind.PRODUCT and item.variants_count > 0):
        return ConflictKind.KIND_CHANGED
    return None


def _replacements(
    catalogue: Catalogue, sources: ConflictSources, items: Sequence[Item]
) -> dict[str, tuple[Item, str]]:
    """For each item another one that carries its key, with the rule that found it: the first of a unique key."""
    keys = {key for item in items for key in (item.external_code, item.code, item.article)}
    rows = sources.replacements(keys)
    found = {item.id: item for item in catalogue.items(row[0] for row in rows)}
    result: dict[str, tuple[Item, str]] = {}
    for item in items:
        for at, rule, key in (
            (1, "external_code", item.external_code),
            (2, "code", item.code),
            (3, "article", item.article),
        ):
            same = [row[0] for row in rows if key and row[at] == key and row[0] != item.id]
            if len(same) == 1:
                result[item.id] = (found[same[0]], rule)
                break
    return result


def _about_link(
    store: Repositories,
    goods: Goods,
    kind: ConflictKind,
    offer_id: int,
    item_id: str,
    order: Waiting | None,
    spare: tuple[Item, str] | None,
) -> Finding:
    """A linked offer whose item is not what it was: last agreed, MoySklad now, shop now."""
    offer, item = goods.offers[offer_id], goods.items[item_id]
    name, variant = goods.item_name(item_id)
    sent, link = store.stock.sent_of(offer_id), store.links.link_of_offer(offer_id)
    quantity = plain(offer.quantity) if offer.quantity is not None else ""
    states = {ConflictKind.ARCHIVED_SOLD: "archived", ConflictKind.KIND_CHANGED: "with_variants"}
    present = Value(code=f"conflict.value.{states.get(kind, 'deleted')}")
    if kind is ConflictKind.KIND_CHANGED and offer.kind in _PARENTS:
        present = Value(goods.full_name(item_id), key="same")
    rows = (
        Fact("item", (Value(goods.full_name(item_id), key="same"), present, _shop_name(offer))),
        Fact("on_sale", (_pieces(plain(sent.quantity) if sent is not None else ""), _NOTHING, _pieces(quantity))),
        Fact("article", (Value(item.article), _NOTHING, Value(offer.article))),
        Fact("external_code", (Value(item.external_code), _NOTHING, Value(offer.xml_id))),
    )
    params = {
        "name": goods.full_name(item_id), "variant": variant, "quantity": quantity or "0", "item_id": item_id,
        "offer_id": str(offer_id), "number": order.number if order is not None else "",
    }  # fmt: skip
    pairs = (Pair(spare[0].id, offer_id, spare[0].name, offer.name, spare[1]),) if spare is not None else ()
    at = sent.at if sent is not None else (link.at if link is not None else None)
    facts = Facts(agreed_columns(at), _shown(rows), params=params, pairs=pairs)
    return Finding(kind, f"offer:{offer_id}", name, facts, order.order_id if order else None, item_id, offer_id)


def _shop_name(offer: Offer) -> Value:
    if offer.kind in _PARENTS:
        return Value(code="conflict.value.with_offers", params={"name": offer.name})
    return Value(offer.name, key="same")


def _pieces(quantity: str) -> Value:
    return Value(code="conflict.value.pieces", params={"quantity": quantity}) if quantity else _NOTHING


def _shown(rows: Iterable[Fact]) -> tuple[Fact, ...]:
    """Without the lines that say nothing in any column."""
    return tuple(fact for fact in rows if any(value.known for value in fact.values))


def _unlinked(store: Repositories, sources: ConflictSources, waiting: Mapping[int, Waiting]) -> Iterator[Finding]:
    """Offers that an order waits for and that nobody can link without asking a person."""
    claims = sources.claims(waiting)
    offers = {offer.id: offer for offer in store.catalogue.offers({*waiting, *(c.offer_id for c in claims)})}
    taken = sources.linked_with_code(offers[o].xml_id for o in waiting if o in offers)
    items = {c.item_id for c in claims} | {item for item, _ in taken.values()}
    goods = Goods.read(store.catalogue, items, {*offers, *(offer for _, offer in taken.values())})
    for offer_id, order in waiting.items():
        offer = goods.offers.get(offer_id)
        if offer is None:
            continue
        holder = taken.get(offer.xml_id)
        if holder is not None:
            yield _copy(goods, offer, order, holder)
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
        Pair(c.item_id, c.offer_id, goods.full_name(c.item_id), _named(goods.offers[c.offer_id]), c.rule)
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
    params = {"name": _named(offer), "number": order.number, "offer_id": str(offer.id), "rule": f"link.{first.rule}"}
    facts = Facts(columns, _shown(rows), base, params, pairs)
    return Finding(kind, f"offer:{offer.id}", _named(offer), facts, order.order_id, first.item_id, offer.id)


def _copy(goods: Goods, copy: Offer, order: Waiting, holder: tuple[str, int]) -> Finding:
    """A second offer with the external code of one that is linked already (field case C07)."""
    item_id, linked_id = holder
    linked = goods.offers[linked_id]
    name = goods.full_name(item_id)
    sides = (_of_item(goods, item_id), _of_offer(linked), _of_offer(copy))
    rows = tuple(Fact(field, (sides[0][field], sides[1][field], sides[2][field])) for field in sides[0])
    params = {
        "name": _named(copy), "number": order.number, "offer_id": str(copy.id), "linked": str(linked_id),
        "code": copy.xml_id,
    }  # fmt: skip
    pairs = (Pair(item_id, linked_id, name, _named(linked)), Pair(item_id, copy.id, name, _named(copy)))
    facts = Facts(candidate_columns(offers=True), _shown(rows), 0, params, pairs)
    kind = ConflictKind.SAME_CODE
    return Finding(kind, f"offer:{copy.id}", _named(copy), facts, order.order_id, item_id, copy.id)


def _named(offer: Offer) -> str:
    values = [value for _, value in offer.properties if value and value not in offer.name]
    return ", ".join((offer.name, *values[:2]))


def _of_item(goods: Goods, item_id: str) -> dict[str, Value]:
    item = goods.items[item_id]
    return {
        "name": Value(goods.full_name(item_id)),
        "article": Value(item.article or item.code),
        "barcode": Value(item.barcodes[0] if item.barcodes else ""),
        "external_code": Value(item.external_code),
        "price": _money(plain(item.price) if item.price is not None else ""),
        "stock": _NOTHING,
    }


def _of_offer(offer: Offer) -> dict[str, Value]:
    return {
        "name": Value(_named(offer)),
        "article": Value(offer.article),
        "barcode": Value(offer.barcodes[0] if offer.barcodes else ""),
        "external_code": Value(offer.xml_id),
        "price": _money(plain(offer.price) if offer.price is not None else ""),
        "stock": _pieces(plain(offer.quantity) if offer.quantity is not None else ""),
    }


def _money(amount: str) -> Value:
    return Value(code="conflict.value.money", params={"sum": amount}) if amount else _NOTHING
