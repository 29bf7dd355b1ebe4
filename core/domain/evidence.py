"""Keys of items and offers, who else carries them, and what contradicts a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.domain.catalogue import Item, Offer, OfferKind
from core.domain.links import MatchRule, Verdict
from core.domain.text import exact_key, fold_key, fold_name

#: Key families in falling strength; each decides a pair when unique on both sides and uncontradicted.
KEY_RULES = (
    MatchRule.STORED,
    MatchRule.EXTERNAL_CODE,
    MatchRule.BARCODE,
    MatchRule.ARTICLE,
    MatchRule.CODE,
)

Keys = Mapping[MatchRule, tuple[str, ...]]
_NO_KEYS: tuple[str, ...] = ()


def item_keys(item: Item) -> dict[MatchRule, tuple[str, ...]]:
    """The item's raw keys by family."""
    keys: dict[MatchRule, tuple[str, ...]] = {MatchRule.STORED: (item.id,)}
    for rule, values in (
        (MatchRule.EXTERNAL_CODE, (item.external_code,)),
        (MatchRule.BARCODE, item.barcodes),
        (MatchRule.ARTICLE, (item.article,)),
        (MatchRule.CODE, (item.code,)),
    ):
        present = tuple(dict.fromkeys(exact_key(value) for value in values if exact_key(value)))
        if present:
            keys[rule] = present
    return keys


def offer_keys(offer: Offer) -> dict[MatchRule, tuple[str, ...]]:
    """The offer's raw keys by family; a shop has no "code" of its own, its article is compared with both."""
    keys: dict[MatchRule, tuple[str, ...]] = {}
    for rule, values in (
        (MatchRule.STORED, (offer.moysklad_id,)),
        (MatchRule.EXTERNAL_CODE, (offer.xml_id,)),
        (MatchRule.BARCODE, offer.barcodes),
        (MatchRule.ARTICLE, (offer.article,)),
        (MatchRule.CODE, (offer.article,)),
    ):
        present = tuple(dict.fromkeys(exact_key(value) for value in values if exact_key(value)))
        if present:
            keys[rule] = present
    return keys


@dataclass(slots=True)
class Side:
    """One system's objects by number: their keys, who carries which folded key, and their families."""

    keys: list[Keys] = field(default_factory=list)
    carriers: dict[MatchRule, dict[str, list[int]]] = field(default_factory=dict)
    parent: list[int | None] = field(default_factory=list)
    values: list[frozenset[str]] = field(default_factory=list)
    vocabulary: dict[int, set[str]] = field(default_factory=dict)

    def add(self, keys: Keys, values: Iterable[str]) -> int:
        """Take in one object; the parent is set once every number is known."""
        number = len(self.keys)
        self.keys.append(keys)
        self.values.append(frozenset(filter(None, (fold_name(value) for value in values))))
        self.parent.append(None)
        for rule, raw in keys.items():
            table = self.carriers.setdefault(rule, {})
            for key in raw:
                table.setdefault(fold_key(key) or key, []).append(number)
        return number

    def set_parents(self, parent_keys: Sequence[object | None], numbers: Mapping[object, int]) -> None:
        """Resolve parents and collect which values each family of variants uses."""
        vocabulary: dict[int, set[str]] = defaultdict(set)
        for number, key in enumerate(parent_keys):
            if key is None:
                continue
            parent = numbers.get(key)
            self.parent[number] = parent
            if parent is not None:
                vocabulary[parent] |= self.values[number]
        self.vocabulary = dict(vocabulary)

    def carrying(self, rule: MatchRule, raw: str) -> Sequence[int]:
        """Everybody who carries `raw`, compared folded (a near-equal key is not unique)."""
        return self.carriers.get(rule, {}).get(fold_key(raw) or raw, ())


def item_side(items: Sequence[Item]) -> Side:
    """Index the warehouse's items; parents, services and archived ones count as carriers too."""
    side = Side()
    for item in items:
        side.add(item_keys(item), (value for _, value in item.characteristics))
    numbers: dict[object, int] = {item.id: number for number, item in enumerate(items)}
    side.set_parents([item.parent_id for item in items], numbers)
    return side


def offer_side(offers: Sequence[Offer]) -> Side:
    """Index the shop's elements; parents, services and inactive ones count as carriers too."""
    side = Side()
    for offer in offers:
        side.add(offer_keys(offer), (value for _, value in offer.properties))
    numbers: dict[object, int] = {offer.id: number for number, offer in enumerate(offers)}
    parents: list[object | None] = [
        offer.parent_id if offer.kind in (OfferKind.OFFER, OfferKind.FREE_OFFER) else None for offer in offers
    ]
    side.set_parents(parents, numbers)
    return side


def verdict(rule: MatchRule, mine: Keys, theirs: Keys) -> Verdict:
    """How one key family compares; equal only when a raw key is the same to the letter."""
    left, right = mine.get(rule, _NO_KEYS), theirs.get(rule, _NO_KEYS)
    if not left or not right:
        return Verdict.MISSING
    if set(left) & set(right):
        return Verdict.SAME
    folded = {fold_key(key) for key in left}
    if any(fold_key(key) in folded for key in right):
        return Verdict.NEAR
    return Verdict.DIFFERENT


def _points_elsewhere(rule: MatchRule, me: Side, number: int, them: Side, other: int) -> bool:
    """True when a key of `number` belongs to somebody on the other side, but not to `other` or its parent."""
    family = {other, them.parent[other]}
    for key in me.keys[number].get(rule, _NO_KEYS):
        carriers = them.carrying(rule, key)
        if carriers and not family.intersection(carriers):
            return True
    return False


def variant_conflict(items: Side, item: int, offers: Side, offer: int) -> bool:
    """True when either side names a value that a sibling of the other carries and the other itself does not.

    «чёрный, 41» against «Чёрный, 42» conflicts where the product also comes in 42; a value nobody else in the
    family uses proves nothing (it may be a translation).
    """
    mine, theirs = items.values[item], offers.values[offer]
    if not mine or not theirs:
        return False
    item_words = items.vocabulary.get(_family(items, item), set())
    offer_words = offers.vocabulary.get(_family(offers, offer), set())
    if (theirs & item_words) - mine or (mine & offer_words) - theirs:
        return True
    left = {value for value in mine - theirs if value.isdigit()}
    right = {value for value in theirs - mine if value.isdigit()}
    return bool(left and right)


def _family(side: Side, number: int) -> int:
    parent = side.parent[number]
    return number if parent is None else parent


def contradiction(items: Side, item: int, offers: Side, offer: int) -> str:
    """What speaks against the pair: "" or the name of the contradicting evidence."""
    for rule in KEY_RULES:
        if _points_elsewhere(rule, items, item, offers, offer) or _points_elsewhere(rule, offers, offer, items, item):
            return rule.value
    if variant_conflict(items, item, offers, offer):
        return MatchRule.VARIANT.value
    return ""
