"""Candidates for links: which offer an item belongs to, how sure that is, and what speaks for and against it.

The linking rule: a key that is unique on both sides and contradicted by nothing decides a pair ("exact"). Only the
rules a manager allows link by themselves. Names and characteristics rank candidates and never decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.dictionary import Dictionary
from core.domain.evidence import KEY_RULES, contradiction, sides
from core.domain.letting_go import let_go
from core.domain.links import Candidate, MatchRule, Verdict
from core.domain.naming import NameIndex
from core.domain.scoring import Evidence, Scorer

MATCHABLE_OFFERS = frozenset(
    {OfferKind.SIMPLE, OfferKind.SET, OfferKind.OFFER, OfferKind.FREE_OFFER, OfferKind.SERVICE}
)

_EXACT_SCORE = {
    MatchRule.STORED: 100,
    MatchRule.EXTERNAL_CODE: 100,
    MatchRule.BARCODE: 98,
    MatchRule.ARTICLE: 98,
    MatchRule.CODE: 98,
}
#: A barcode, article or code alone does not decide when the names have less than this in common.
_NAME_FLOOR = 0.45
#: An offer below this is no candidate.
_SCORE_FLOOR = 30
_KEPT = 5
_CARRIERS_CAP = 20
_FAMILIES = 8
_FAMILY_CAP = 60

_NAMES = "names"


@dataclass(frozen=True, slots=True)
class MatchInput:
    """Everything the search needs. Items and offers are *all* known ones; only matchable, unlinked items get
    candidates, but the others count as carriers of keys."""

    items: Sequence[Item]
    offers: Sequence[Offer]
    linked_items: frozenset[str]
    linked_offers: frozenset[int]
    ignored_items: frozenset[str]
    automatic_rules: frozenset[MatchRule]
    dictionary: Dictionary = field(default_factory=Dictionary)


def kinds_fit(item: Item, offer: Offer) -> bool:
    """False for a service against goods: everything else may be linked (a flavour may be a product here and an
    offer there)."""
    if item.kind is ItemKind.SERVICE:
        return offer.kind in (OfferKind.SERVICE, OfferKind.SIMPLE)
    return offer.kind is not OfferKind.SERVICE


def is_matchable(item: Item, parents: frozenset[str]) -> bool:
    """True for what can be sold by itself: everything but a product that has variants."""
    return not (item.kind is ItemKind.PRODUCT and (item.variants_count > 0 or item.id in parents))


class Matcher:
    """One search over two catalogues."""

    def __init__(self, data: MatchInput) -> None:
        self._data = data
        self._items = data.items
        self._offers = data.offers
        self._item_side, self._offer_side = sides(data.items, data.offers, data.dictionary)
        parents = frozenset(item.parent_id for item in data.items if item.parent_id)
        self.wanted = [
            number
            for number, item in enumerate(data.items)
            if item.id not in data.linked_items and item.id not in data.ignored_items and is_matchable(item, parents)
        ]
        self._open = [offer.kind in MATCHABLE_OFFERS and offer.id not in data.linked_offers for offer in data.offers]
        self._taken: set[int] = set()
        self._scorer = Scorer(data.items, data.offers, (self._item_side, self._offer_side), data.dictionary)
        self._members = self._offer_families()
        self._family_names = NameIndex([self._family_name(number) for number in self._members])
        self._family_numbers = list(self._members)

    def _offer_families(self) -> dict[int, list[int]]:
        """Family number (the parent's, or the offer's own) to its open members."""
        members: dict[int, list[int]] = {}
        for number, is_open in enumerate(self._open):
            if is_open:
                parent = self._offer_side.parent[number]
                members.setdefault(number if parent is None else parent, []).append(number)
        return members

    def _family_name(self, number: int) -> str:
        return self._offers[number].name

    def search(self) -> Iterator[tuple[str, list[Candidate]]]:
        """Yield each wanted item's id with its candidates, best first (an empty list: nothing found).

        Exact pairs are decided for all items first, so that the rest is ranked knowing which offers are spoken for.
        """
        exact: dict[int, Candidate] = {}
        for number in self.wanted:
            found = self._exact(number)
            if found is not None:
                exact[number] = found[1]
                self._taken.add(found[0])
        for number in self.wanted:
            decided = exact.pop(number, None)
            yield self._items[number].id, [decided] if decided is not None else self._ranked(number)

    def let_go(self) -> None:
        """Give the memory of both catalogues back bit by bit; nothing can be asked afterwards."""
        for side in (self._item_side, self._offer_side):
            let_go(*side.carriers, side.keys, side.parent, side.values, side.vocabulary)
        self._scorer.let_go()
        self._family_names.let_go()
        let_go(self._members, self._family_numbers, self._open, self.wanted)
        let_go(*(all_known for all_known in (self._items, self._offers) if isinstance(all_known, list)))

    def _unique_offers(self, number: int) -> Iterator[tuple[MatchRule, int]]:
        """Offers that a key unique on both sides, equal to the letter, says belong to the item."""
        for place, rule in enumerate(KEY_RULES):
            for key in self._item_side.keys[number][place]:
                theirs = self._offer_side.carrying(rule, key)
                if len(theirs) != 1 or len(self._item_side.carrying(rule, key)) != 1:
                    continue
                other = theirs[0]
                fits = self._open[other] and kinds_fit(self._items[number], self._offers[other])
                if fits and key in self._offer_side.keys[other][place]:
                    yield rule, other

    def _exact(self, number: int) -> tuple[int, Candidate] | None:
        for rule, other in self._unique_offers(number):
            against = contradiction(self._item_side, number, self._offer_side, other)
            weak = rule not in (MatchRule.STORED, MatchRule.EXTERNAL_CODE)
            alike = self._scorer.alike(number, other)
            if against or (weak and alike < _NAME_FLOOR):
                return None
            item, offer = self._items[number], self._offers[other]
            return other, Candidate(
                item.id,
                offer.id,
                rule,
                _EXACT_SCORE[rule],
                exact=True,
                automatic=rule in self._data.automatic_rules,
                evidence=self._scorer.evidence(number, other, alike).told(),
            )
        return None

    def _ranked(self, number: int) -> list[Candidate]:
        item = self._items[number]
        found = [
            self._scored(number, other) for other in self._reachable(number) if kinds_fit(item, self._offers[other])
        ]
        kept = [scored for scored in found if scored.score >= _SCORE_FLOOR]
        kept.sort(key=lambda scored: (-scored.score, self._offers[scored.other].id))
        return [self._told(number, scored, rank) for rank, scored in enumerate(kept[:_KEPT], start=1)]

    def _reachable(self, number: int) -> set[int]:
        """Offers worth scoring: those sharing a folded key, and the members of the most alike families."""
        reachable: set[int] = set()
        families: set[int] = set()
        chain = [number]
        parent = self._item_side.parent[number]
        if parent is not None:
            chain.append(parent)
        for level in chain:
            for rule, keys in zip(KEY_RULES, self._item_side.keys[level], strict=True):
                for key in keys:
                    for other in self._offer_side.carrying(rule, key)[:_CARRIERS_CAP]:
                        families.add(self._family_of(other))
                        if level == number and self._open[other]:
                            reachable.add(other)
        name = self._items[number if parent is None else parent].name
        alike = self._family_names.most_alike(name, _FAMILIES)
        families.update(self._family_numbers[position] for position, _ in alike)
        for family in families:
            reachable.update(self._members.get(family, ())[:_FAMILY_CAP])
        return reachable

    def _family_of(self, other: int) -> int:
        parent = self._offer_side.parent[other]
        return other if parent is None else parent

    def _scored(self, number: int, other: int) -> _Scored:
        evidence = self._scorer.evidence(number, other, self._scorer.alike(number, other))
        strongest, doubt = self._scorer.doubt(number, other, evidence)
        against = contradiction(self._item_side, number, self._offer_side, other)
        score = (1.0 - doubt) * (0.6 if against else 1.0) * (0.85 if other in self._taken else 1.0)
        return _Scored(min(97, round(score * 100)), other, strongest, against, evidence)

    def _told(self, number: int, scored: _Scored, rank: int) -> Candidate:
        """The candidate in full, with what its strongest key lacks to decide."""
        rule, evidence, note = scored.strongest, scored.evidence, ""
        if rule is not None and evidence.of(rule) is Verdict.SAME:
            note = f"contradicted.{scored.against}" if scored.against else f"shared.{rule.value}"
            if not scored.against and self._unique(rule, number, scored.other):
                note = f"contradicted.{_NAMES}"
        if rule is None:
            same_variant = evidence.variant is Verdict.SAME and self._items[number].parent_id
            rule = MatchRule.VARIANT if same_variant else MatchRule.NAME
        item, offer = self._items[number], self._offers[scored.other]
        return Candidate(item.id, offer.id, rule, scored.score, rank=rank, evidence=evidence.told(), note=note)

    def _unique(self, rule: MatchRule, number: int, other: int) -> bool:
        return any(found == (rule, other) for found in self._unique_offers(number))


@dataclass(frozen=True, slots=True)
class _Scored:
    """A pair with its score, before it is told in full: hardly one in ten is."""

    score: int
    other: int
    strongest: MatchRule | None
    against: str
    evidence: Evidence
