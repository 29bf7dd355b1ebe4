"""Candidates for links: which offer an item belongs to, how sure that is, and what speaks for and against it.

The linking rule: a key that is unique on both sides and contradicted by nothing decides a pair ("exact"). Only the
rules a manager allows link by themselves. Names and characteristics rank candidates and never decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.evidence import KEY_RULES, Side, contradiction, item_side, offer_side, variant_conflict, verdict
from core.domain.links import Candidate, MatchRule, Verdict
from core.domain.naming import NameIndex, similarity
from core.domain.text import fold_name

MATCHABLE_OFFERS = frozenset(
    {OfferKind.SIMPLE, OfferKind.SET, OfferKind.OFFER, OfferKind.FREE_OFFER, OfferKind.SERVICE}
)

#: Weight of an equal key in the score of a candidate.
_KEY_WEIGHT = {
    MatchRule.STORED: 0.95,
    MatchRule.EXTERNAL_CODE: 0.95,
    MatchRule.BARCODE: 0.92,
    MatchRule.ARTICLE: 0.85,
    MatchRule.CODE: 0.75,
}
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
        self._item_side: Side = item_side(data.items)
        self._offer_side: Side = offer_side(data.offers)
        parents = frozenset(item.parent_id for item in data.items if item.parent_id)
        self.wanted = [
            number
            for number, item in enumerate(data.items)
            if item.id not in data.linked_items and item.id not in data.ignored_items and is_matchable(item, parents)
        ]
        self._open = [offer.kind in MATCHABLE_OFFERS and offer.id not in data.linked_offers for offer in data.offers]
        self._taken: set[int] = set()
        self._item_names = [fold_name(item.name) for item in data.items]
        self._offer_names = [fold_name(offer.name) for offer in data.offers]
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

    def search(self, progress: Callable[[int, int], None] | None = None) -> Iterator[list[Candidate]]:
        """Yield the candidates of each wanted item, best first (an empty list: nothing found).

        Exact pairs are decided for all items first, so that the rest is ranked knowing which offers are spoken for.
        """
        exact: dict[int, Candidate] = {}
        for number in self.wanted:
            found = self._exact(number)
            if found is not None:
                exact[number] = found[1]
                self._taken.add(found[0])
        for done, number in enumerate(self.wanted, start=1):
            decided = exact.get(number)
            yield [decided] if decided is not None else self._ranked(number)
            if progress is not None and done % 500 == 0:
                progress(done, len(self.wanted))

    def _unique_offers(self, number: int) -> Iterator[tuple[MatchRule, int]]:
        """Offers that a key unique on both sides, equal to the letter, says belong to the item."""
        for rule in KEY_RULES:
            for key in self._item_side.keys[number].get(rule, ()):
                theirs = self._offer_side.carrying(rule, key)
                if len(theirs) != 1 or len(self._item_side.carrying(rule, key)) != 1:
                    continue
                other = theirs[0]
                fits = self._open[other] and kinds_fit(self._items[number], self._offers[other])
                if fits and key in self._offer_side.keys[other].get(rule, ()):
                    yield rule, other

    def _exact(self, number: int) -> tuple[int, Candidate] | None:
        for rule, other in self._unique_offers(number):
            against = contradiction(self._item_side, number, self._offer_side, other)
            weak = rule not in (MatchRule.STORED, MatchRule.EXTERNAL_CODE)
            alike = self._alike(number, other)
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
                evidence=self._evidence(number, other, alike),
            )
        return None

    def _ranked(self, number: int) -> list[Candidate]:
        item = self._items[number]
        found = [
            self._scored(number, other) for other in self._reachable(number) if kinds_fit(item, self._offers[other])
        ]
        kept = [candidate for candidate in found if candidate.score >= _SCORE_FLOOR]
        kept.sort(key=lambda candidate: (-candidate.score, candidate.offer_id))
        return [
            Candidate(item.id, c.offer_id, c.rule, c.score, rank=rank, evidence=c.evidence, note=c.note)
            for rank, c in enumerate(kept[:_KEPT], start=1)
        ]

    def _reachable(self, number: int) -> set[int]:
        """Offers worth scoring: those sharing a folded key, and the members of the most alike families."""
        reachable: set[int] = set()
        families: set[int] = set()
        chain = [number]
        parent = self._item_side.parent[number]
        if parent is not None:
            chain.append(parent)
        for level in chain:
            for rule, keys in self._item_side.keys[level].items():
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

    def _alike(self, number: int, other: int) -> float:
        """Likeness of the full names: the product's and the variant's words together."""
        parent, family = self._item_side.parent[number], self._offer_side.parent[other]
        mine = self._item_names[number if parent is None else parent]
        theirs = self._offer_names[other if family is None else family]
        return max(similarity(mine, theirs), similarity(self._item_names[number], self._offer_names[other]))

    def _scored(self, number: int, other: int) -> Candidate:
        alike = self._alike(number, other)
        evidence = self._evidence(number, other, alike)
        rule, doubt = self._key_part(number, other, evidence)
        doubt *= 1.0 - 0.7 * max(0.0, (alike - 0.4) / 0.6)
        if evidence[MatchRule.VARIANT.value] is Verdict.SAME:
            doubt *= 0.4
        elif evidence[MatchRule.VARIANT.value] is Verdict.NEAR:
            doubt *= 0.8
        against = contradiction(self._item_side, number, self._offer_side, other)
        score = (1.0 - doubt) * (0.6 if against else 1.0) * (0.85 if other in self._taken else 1.0)
        if rule is None:
            same_variant = evidence[MatchRule.VARIANT.value] is Verdict.SAME
            rule = MatchRule.VARIANT if same_variant and self._items[number].parent_id else MatchRule.NAME
        note = ""
        if rule in KEY_RULES and evidence[rule.value] is Verdict.SAME:
            note = f"contradicted.{against}" if against else f"shared.{rule.value}"
            if not against and self._unique(rule, number, other):
                note = f"contradicted.{_NAMES}"
        return Candidate(
            self._items[number].id,
            self._offers[other].id,
            rule,
            min(97, round(score * 100)),
            evidence=evidence,
            note=note,
        )

    def _unique(self, rule: MatchRule, number: int, other: int) -> bool:
        return any(found == (rule, other) for found in self._unique_offers(number))

    def _key_part(self, number: int, other: int, evidence: dict[str, Verdict]) -> tuple[MatchRule | None, float]:
        """The strongest equal key and the doubt that is left after all keys (1 = nothing known)."""
        strongest: MatchRule | None = None
        doubt = 1.0
        for rule in KEY_RULES:
            weight = _KEY_WEIGHT[rule]
            if evidence[rule.value] is Verdict.SAME:
                doubt *= 1.0 - weight
            elif evidence[rule.value] is Verdict.NEAR:
                doubt *= 1.0 - weight * 0.8
            else:
                continue
            strongest = strongest or rule
        parent, family = self._item_side.parent[number], self._offer_side.parent[other]
        if parent is not None and family is not None:
            for rule in KEY_RULES:
                if verdict(rule, self._item_side.keys[parent], self._offer_side.keys[family]) is Verdict.SAME:
                    doubt *= 0.5
        return strongest, doubt

    def _evidence(self, number: int, other: int, alike: float) -> dict[str, Verdict]:
        mine, theirs = self._item_side.keys[number], self._offer_side.keys[other]
        evidence = {rule.value: verdict(rule, mine, theirs) for rule in KEY_RULES}
        if not self._offers[other].moysklad_id:
            evidence[MatchRule.STORED.value] = Verdict.MISSING
        evidence[MatchRule.VARIANT.value] = self._variant_verdict(number, other)
        evidence[MatchRule.NAME.value] = _graded(alike)
        return evidence

    def _variant_verdict(self, number: int, other: int) -> Verdict:
        mine, theirs = self._item_side.values[number], self._offer_side.values[other]
        if not mine or not theirs:
            return self._values_in_name(mine, other)
        if mine <= theirs or theirs <= mine:
            return Verdict.SAME
        if variant_conflict(self._item_side, number, self._offer_side, other):
            return Verdict.DIFFERENT
        return Verdict.NEAR if mine & theirs else Verdict.DIFFERENT

    def _values_in_name(self, mine: frozenset[str], other: int) -> Verdict:
        """A shop that keeps the variant in the offer's name only: all values must stand there as words."""
        if not mine:
            return Verdict.MISSING
        name = f" {fold_name(self._offers[other].name)} "
        found = sum(f" {value} " in name for value in mine)
        if found == len(mine):
            return Verdict.SAME
        return Verdict.NEAR if found else Verdict.MISSING


def _graded(alike: float) -> Verdict:
    if alike >= 0.97:
        return Verdict.SAME
    return Verdict.NEAR if alike >= 0.6 else Verdict.DIFFERENT
