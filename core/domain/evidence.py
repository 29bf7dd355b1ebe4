"""Keys of items and offers, who else carries them, and what contradicts a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from core.domain.catalogue import Item, Offer, OfferKind
from core.domain.dictionary import Dictionary
from core.domain.links import MatchRule, Verdict
from core.domain.text import exact_key, fold_key

#: Key families in falling strength; each decides a pair when unique on both sides and uncontradicted.
KEY_RULES = (
    MatchRule.STORED,
    MatchRule.EXTERNAL_CODE,
    MatchRule.BARCODE,
    MatchRule.ARTICLE,
    MatchRule.CODE,
)

#: An object's raw keys, one tuple for each family of KEY_RULES, in that order.
Keys = tuple[tuple[str, ...], ...]
_PLACE = {rule: place for place, rule in enumerate(KEY_RULES)}
_NO_KEYS: tuple[str, ...] = ()


def item_keys(item: Item) -> Keys:
    """The item's raw keys by family."""
    return (
        _one(item.id),
        _one(item.external_code),
        _several(item.barcodes),
        _one(item.article),
        _one(item.code),
    )


def offer_keys(offer: Offer) -> Keys:
    """The offer's raw keys by family; a shop has no "code" of its own, its article is compared with both.

    CommerceML exchanges write «product#variant» into XML_ID: what stands after the sign is the variant's own code.
    """
    article = _one(offer.article)
    external = _several((offer.xml_id, *offer.xml_id.split("#")[1:]))
    return _one(offer.moysklad_id), external, _several(offer.barcodes), article, article


def _one(value: str) -> tuple[str, ...]:
    key = exact_key(value)
    return (key,) if key else _NO_KEYS


def _several(values: tuple[str, ...]) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(key for key in map(exact_key, values) if key))
    return values if keys == values else keys


@dataclass(slots=True)
class Side:
    """One system's objects by number: their keys, who carries which folded key, and their families.

    `carriers` knows only keys that the other system has too: no other key can speak for or against a pair. A key
    that one object carries is held as its bare number, which is most of the memory of a large catalogue.
    """

    keys: list[Keys] = field(default_factory=list)
    carriers: tuple[dict[str, int | tuple[int, ...]], ...] = ()
    parent: list[int | None] = field(default_factory=list)
    values: list[frozenset[str]] = field(default_factory=list)
    vocabulary: dict[int, set[str]] = field(default_factory=dict)

    def carrying(self, rule: MatchRule, raw: str) -> tuple[int, ...]:
        """Everybody who carries `raw`, compared folded (a near-equal key is not unique)."""
        found = self.carriers[_PLACE[rule]].get(_folded(raw))
        if found is None:
            return ()
        return (found,) if isinstance(found, int) else found


def sides(items: Sequence[Item], offers: Sequence[Offer], dictionary: Dictionary) -> tuple[Side, Side]:
    """Index both catalogues; parents, services, archived and inactive ones count as carriers too."""
    forms = _Forms(dictionary)
    mine = Side(
        [item_keys(item) for item in items],
        parent=_numbers([item.id for item in items], [item.parent_id for item in items]),
        values=[forms.of(item.characteristics) for item in items],
    )
    theirs = Side(
        [offer_keys(offer) for offer in offers],
        parent=_numbers([offer.id for offer in offers], [_parent(offer) for offer in offers]),
        values=[forms.of(offer.properties) for offer in offers],
    )
    pairs = [_shared_carriers(mine.keys, theirs.keys, place) for place in range(len(KEY_RULES))]
    mine.carriers, theirs.carriers = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    for side in (mine, theirs):
        side.vocabulary = _vocabulary(side)
    return mine, theirs


class _Forms:
    """The values of an object as one set; objects with the same values share it."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._known: dict[tuple[tuple[str, str], ...], frozenset[str]] = {}

    def of(self, pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
        known = self._known.get(pairs)
        if known is None:
            known = frozenset(filter(None, (self._dictionary.value(name, value) for name, value in pairs)))
            self._known[pairs] = known
        return known


def _parent(offer: Offer) -> int | None:
    return offer.parent_id if offer.kind in (OfferKind.OFFER, OfferKind.FREE_OFFER) else None


def _numbers(ids: Sequence[object], parents: Sequence[object | None]) -> list[int | None]:
    numbers = {key: number for number, key in enumerate(ids)}
    return [None if parent is None else numbers.get(parent) for parent in parents]


def _vocabulary(side: Side) -> dict[int, set[str]]:
    """Which values each family of variants uses."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, parent in enumerate(side.parent):
        if parent is not None:
            found[parent] |= side.values[number]
    return dict(found)


def _folded(raw: str) -> str:
    return fold_key(raw) or raw


_Carriers = dict[str, int | tuple[int, ...]]


def _shared_carriers(mine: Sequence[Keys], theirs: Sequence[Keys], place: int) -> tuple[_Carriers, _Carriers]:
    """Carriers of the keys of one family that both systems have."""
    wide = _carriers(theirs, place, None)
    left = _carriers(mine, place, wide)
    return left, {key: wide[key] for key in left}


def _carriers(keys: Sequence[Keys], place: int, among: Collection[str] | None) -> _Carriers:
    table: _Carriers = {}
    for number, families in enumerate(keys):
        for raw in families[place]:
            key = _folded(raw)
            if among is not None and key not in among:
                continue
            held = table.get(key)
            if held is None:
                table[key] = number
            else:
                table[key] = (*((held,) if isinstance(held, int) else held), number)
    return table


def verdict(rule: MatchRule, mine: Keys, theirs: Keys) -> Verdict:
    """How one key family compares; equal only when a raw key is the same to the letter."""
    place = _PLACE[rule]
    return compared(mine[place], theirs[place])


def compared(left: tuple[str, ...], right: tuple[str, ...]) -> Verdict:
    """How the keys of one family compare."""
    if not left or not right:
        return Verdict.MISSING
    if left == right or any(key in right for key in left):
        return Verdict.SAME
    folded = [fold_key(key) for key in left]
    if any(fold_key(key) in folded for key in right):
        return Verdict.NEAR
    return Verdict.DIFFERENT


def _points_elsewhere(rule: MatchRule, me: Side, number: int, them: Side, other: int) -> bool:
    """True when a key of `number` belongs to somebody on the other side, but not to `other` or its parent."""
    family = {other, them.parent[other]}
    for key in me.keys[number][_PLACE[rule]]:
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
