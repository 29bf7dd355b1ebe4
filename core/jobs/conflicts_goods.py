"""Linked goods in conflict, told from the mirror alone: the item behind an offer is no longer what it was."""

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
)
from core.domain.plan import plain
from core.domain.text import fold_search
from core.store.catalogue import Catalogue
from core.store.conflict_sources import ConflictSources, Waiting
from core.store.conflicts import Finding
from core.store.repositories import Repositories

KINDS = frozenset(
    {
        ConflictKind.DELETED_SOLD,
        ConflictKind.ARCHIVED_SOLD,
        ConflictKind.TARGET_DELETED,
        ConflictKind.KIND_CHANGED,
        ConflictKind.STRUCTURE_CHANGED,
    }
)
_PARENTS = frozenset({OfferKind.PARENT, OfferKind.EMPTY_PARENT})
_NOTHING = Value()
#: The lost variant, the variants that its product has now, and those of them that are free.
_Restructured = tuple[str, tuple[Item, ...], tuple[Item, ...]]
#: So many values of a characteristic are told in one cell.
_MOST_VALUES = 6


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


def findings(store: Repositories, waiting: Mapping[int, Waiting]) -> Iterator[Finding]:
    """Links whose item is gone, in the archive, another thing than it was, or has other characteristics now.

    `waiting` are the offers of open orders. A link is told under one head only, the one that explains most.
    """
    sources = ConflictSources(store.raw)
    changed = _restructured(store, sources)
    sold = {offer: item for offer, item in sources.sold_without_item() if offer not in changed}
    heads = {offer: (item, ConflictKind.STRUCTURE_CHANGED) for offer, (item, *_) in changed.items()}
    goods = Goods.read(store.catalogue, sold.values(), sold)
    for offer, item in sold.items():
        heads[offer] = (item, ConflictKind.DELETED_SOLD if item in goods.gone else ConflictKind.ARCHIVED_SOLD)
    linked = {offer: order.item_id for offer, order in waiting.items() if order.item_id and offer not in heads}
    linked |= {offer: item for offer, item in sources.turned() if offer not in heads}
    goods = Goods.read(store.catalogue, linked.values(), linked)
    for offer, item in linked.items():
        kind = _lost_kind(goods, offer, item)
        if kind is not None:
            heads[offer] = (item, kind)
    goods = Goods.read(store.catalogue, {item for item, _ in heads.values()}, heads)
    spare = _replacements(store.catalogue, sources, [goods.items[item] for item in {i for i, _ in heads.values()}])
    for offer, (item, kind) in sorted(heads.items()):
        others, free = changed[offer][1:] if offer in changed else ((), ())
        likely = spare.get(item) or _alike(goods.offers[offer], free)
        yield _about_link(store, goods, kind, offer, item, waiting.get(offer), likely, others)


def _restructured(store: Repositories, sources: ConflictSources) -> dict[int, _Restructured]:
    """Offers whose variant is gone while its product has variants by other characteristics (field case C06).

    Where one variant by the old characteristics is
    still there, it was only that variant that went.
    """
    lost = dict(sources.restructured())
    gone = {item.id: item for item in store.catalogue.items(lost.values())}
    siblings = sources.variants_of(item.parent_id for item in gone.values() if item.parent_id)
    first = {item.parent_id: item for item in store.catalogue.items({ids[0] for ids in siblings.values()})}
    # One of each product's variants tells for most products that nothing of the kind happened.
    lost = {
        offer: item
        for offer, item in lost.items()
        if (one := first.get(gone[item].parent_id)) is not None and _names(one) != _names(gone[item])
    }
    wanted = {gone[item].parent_id or "" for item in lost.values()}
    present = {item.id: item for item in store.catalogue.items({one for p in wanted for one in siblings[p]})}
    free = sources.free(present)
    found: dict[int, _Restructured] = {}
    for offer, item_id in lost.items():
        others = tuple(present[one] for one in siblings.get(gone[item_id].parent_id or "", ()))
        if all(_names(other) != _names(gone[item_id]) for other in others):
            found[offer] = (item_id, others, tuple(other for other in others if other.id in free))
    return found


def _names(item: Item) -> frozenset[str]:
    return frozenset(name for name, _ in item.characteristics)


def _alike(offer: Offer, others: Sequence[Item]) -> tuple[Item, str] | None:
    """The only variant whose values the offer has, too; found without a key, so that a person looks at it first."""
    values = {fold_search(value) for _, value in offer.properties}
    fitting = [item for item in others if {fold_search(value) for _, value in item.characteristics} <= values]
    return (fitting[0], "") if len(fitting) == 1 else None


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
    others: Sequence[Item] = (),
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
        Fact("on_sale", (pieces(plain(sent.quantity) if sent is not None else ""), _NOTHING, pieces(quantity))),
        Fact("article", (Value(item.article), _NOTHING, Value(offer.article))),
        Fact("external_code", (Value(item.external_code), _NOTHING, Value(offer.xml_id))),
        *(_characteristics(item, others, offer) if kind is ConflictKind.STRUCTURE_CHANGED else ()),
    )
    params = {
        "name": goods.full_name(item_id), "variant": variant, "quantity": quantity or "0", "item_id": item_id,
        "offer_id": str(offer_id), "number": order.number if order is not None else "",
    }  # fmt: skip
    pairs = (Pair(spare[0].id, offer_id, spare[0].name, offer.name, spare[1]),) if spare is not None else ()
    at = sent.at if sent is not None else (link.at if link is not None else None)
    facts = Facts(agreed_columns(at), shown(rows), params=params, pairs=pairs)
    return Finding(kind, f"offer:{offer_id}", name, facts, order.order_id if order else None, item_id, offer_id)


def _characteristics(item: Item, others: Sequence[Item], offer: Offer) -> Iterator[Fact]:
    """What the variant was told by, what the product's variants are told by now, what the offer says."""
    was, shop = dict(item.characteristics), dict(offer.properties)
    now: dict[str, list[str]] = {}
    for other in others:
        for name, value in other.characteristics:
            if value not in now.setdefault(name, []):
                now[name].append(value)
    for name in dict.fromkeys((*was, *now)):
        values = now.get(name, [])
        some = ", ".join(values[:_MOST_VALUES]) + (", …" if len(values) > _MOST_VALUES else "")
        yield Fact(name, (Value(was.get(name, "")), Value(some), Value(shop.get(name, ""))))


def _shop_name(offer: Offer) -> Value:
    if offer.kind in _PARENTS:
        return Value(code="conflict.value.with_offers", params={"name": offer.name})
    return Value(offer.name, key="same")


def pieces(quantity: str) -> Value:
    """An amount in pieces, nothing for an unknown one."""
    return Value(code="conflict.value.pieces", params={"quantity": quantity}) if quantity else _NOTHING


def shown(rows: Iterable[Fact]) -> tuple[Fact, ...]:
    """Without the lines that say nothing in any column."""
    return tuple(fact for fact in rows if any(value.known for value in fact.values))


def named(offer: Offer) -> str:
    """An offer with what tells it from its sisters."""
    values = [value for _, value in offer.properties if value and value not in offer.name]
    return ", ".join((offer.name, *values[:2]))


def money(amount: str) -> Value:
    """A sum in roubles."""
    return Value(code="conflict.value.money", params={"sum": amount}) if amount else _NOTHING
