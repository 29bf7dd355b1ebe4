"""How much speaks for one pair of an item and an offer: equal keys, alike names, equal values of the variant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import Dictionary
from core.domain.evidence import KEY_RULES, Keys, Side, compared, variant_conflict
from core.domain.letting_go import let_go
from core.domain.links import MatchRule, Verdict
from core.domain.naming import similarity
from core.domain.text import fold_name

#: Weight of an equal key, in the order of KEY_RULES.
_KEY_WEIGHT = {
    MatchRule.STORED: 0.95,
    MatchRule.EXTERNAL_CODE: 0.95,
    MatchRule.BARCODE: 0.92,
    MatchRule.ARTICLE: 0.85,
    MatchRule.CODE: 0.75,
}
_WEIGHTS = tuple(_KEY_WEIGHT[rule] for rule in KEY_RULES)
#: A key that is equal after folding only counts for less.
_NEAR_PART = 0.8
_FAMILIES_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one pair shows: a verdict per family of keys, on the variant's values and on the names (0 to 1)."""

    keys: tuple[Verdict, ...]
    variant: Verdict
    alike: float

    def of(self, rule: MatchRule) -> Verdict:
        """The verdict of a family of keys."""
        return self.keys[KEY_RULES.index(rule)]

    def told(self) -> dict[str, Verdict]:
        """The verdicts by name, as candidates keep them."""
        told = {rule.value: verdict for rule, verdict in zip(KEY_RULES, self.keys, strict=True)}
        return told | {MatchRule.VARIANT.value: self.variant, MatchRule.NAME.value: _graded(self.alike)}


class Scorer:
    """Looks at pairs by the numbers that items and offers have in their sides."""

    def __init__(
        self, items: Sequence[Item], offers: Sequence[Offer], sides: tuple[Side, Side], dictionary: Dictionary
    ) -> None:
        self._offers = offers
        self._item_side, self._offer_side = sides
        self._dictionary = dictionary
        self._item_names = [fold_name(item.name) for item in items]
        self._offer_names = [fold_name(offer.name) for offer in offers]
        # Variants of one product meet the offers of one card again and again. What is remembered does not hold the
        # scorer: a ring of both catalogues would stay in memory until Python looks for such.
        remembered = lru_cache(_FAMILIES_REMEMBERED)
        self._families_alike = remembered(partial(_names_alike, self._item_names, self._offer_names))
        self._equal_family_keys = remembered(partial(_count_equal_keys, self._item_side.keys, self._offer_side.keys))

    def let_go(self) -> None:
        """Give the folded names back bit by bit."""
        let_go(self._item_names, self._offer_names)

    def alike(self, number: int, other: int) -> float:
        """Likeness of the full names: the product's and the variant's words together."""
        parent, family = self._item_side.parent[number], self._offer_side.parent[other]
        own = _names_alike(self._item_names, self._offer_names, number, other)
        if parent is None and family is None:
            return own
        return max(
            self._families_alike(number if parent is None else parent, other if family is None else family), own
        )

    def evidence(self, number: int, other: int, alike: float) -> Evidence:
        """What the pair shows."""
        mine, theirs = self._item_side.keys[number], self._offer_side.keys[other]
        return Evidence(_verdicts(mine, theirs), self._variant(number, other), alike)

    def doubt(self, number: int, other: int, evidence: Evidence) -> tuple[MatchRule | None, float]:
        """The strongest equal key and the doubt that is left after everything (1 = nothing known)."""
        strongest: MatchRule | None = None
        doubt = 1.0
        for rule, weight, verdict in zip(KEY_RULES, _WEIGHTS, evidence.keys, strict=True):
            if verdict is Verdict.SAME:
                doubt *= 1.0 - weight
            elif verdict is Verdict.NEAR:
                doubt *= 1.0 - weight * _NEAR_PART
            else:
                continue
            strongest = strongest or rule
        parent, family = self._item_side.parent[number], self._offer_side.parent[other]
        if parent is not None and family is not None:
            doubt *= 0.5 ** self._equal_family_keys(parent, family)
        doubt *= 1.0 - 0.7 * max(0.0, (evidence.alike - 0.4) / 0.6)
        if evidence.variant is Verdict.SAME:
            doubt *= 0.4
        elif evidence.variant is Verdict.NEAR:
            doubt *= 0.8
        return strongest, doubt

    def _variant(self, number: int, other: int) -> Verdict:
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
        name = f" {self._offer_names[other]} "
        found = sum(any(f" {form} " in name for form in self._dictionary.forms(value)) for value in mine)
        if found == len(mine):
            return Verdict.SAME
        return Verdict.NEAR if found else Verdict.MISSING


def _names_alike(items: Sequence[str], offers: Sequence[str], number: int, other: int) -> float:
    return similarity(items[number], offers[other])


def _count_equal_keys(items: Sequence[Keys], offers: Sequence[Keys], parent: int, family: int) -> int:
    return _verdicts(items[parent], offers[family]).count(Verdict.SAME)


def _verdicts(mine: Keys, theirs: Keys) -> tuple[Verdict, ...]:
    return tuple(map(compared, mine, theirs))


def _graded(alike: float) -> Verdict:
    if alike >= 0.97:
        return Verdict.SAME
    return Verdict.NEAR if alike >= 0.6 else Verdict.DIFFERENT
