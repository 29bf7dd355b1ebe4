"""Finding like-named product families: an index of folded words, then a similarity score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from core.domain.letting_go import let_go
from core.domain.text import fold_name, words

#: How many index entries one question may touch: common words are left out once rarer ones used this up.
_POSTINGS_CAP = 3000
#: How many families are compared by full similarity for one question.
_SHORTLIST = 40


def similarity(left: str, right: str) -> float:
    """Likeness of two folded names, 0 to 1; word order does not count, extra words cost a little."""
    if not left or not right:
        return 0.0
    by_order = fuzz.token_sort_ratio(left, right)
    by_words = fuzz.token_set_ratio(left, right) * 0.92
    return max(by_order, by_words) / 100.0


class NameIndex:
    """Families by name: ask with a name, get the most alike families with their similarity."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index `names`; answers refer to them by position."""
        self._folded = [fold_name(name) for name in names]
        postings: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for word in set(words(name)):
                postings[word].append(number)
        self._postings = dict(postings)

    def let_go(self) -> None:
        """Give the index back bit by bit."""
        let_go(self._folded, self._postings)

    def most_alike(self, name: str, limit: int) -> list[tuple[int, float]]:
        """Up to `limit` families, best first, as (position, similarity 0 to 1)."""
        known = sorted((w for w in set(words(name)) if w in self._postings), key=lambda w: len(self._postings[w]))
        shared: Counter[int] = Counter()
        touched = 0
        for word in known:
            carriers = self._postings[word]
            if touched and touched + len(carriers) > _POSTINGS_CAP:
                break
            touched += len(carriers)
            weight = 1000 // (1 + len(carriers)) + 1
            for number in carriers:
                shared[number] += weight
        folded = fold_name(name)
        scored = [(number, similarity(folded, self._folded[number])) for number, _ in shared.most_common(_SHORTLIST)]
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        return scored[:limit]
