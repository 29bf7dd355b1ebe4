"""What confirmed pairs teach: terms for the dictionary, from how the two sides of linked variants differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import NAMES, Dictionary, Term, TermOrigin
from core.domain.text import fold_name

#: A name needs so many pairs; a value is taught by one.
_NAME_SUPPORT = 3
#: Of all pairs that show a word, so many must show the same counterpart.
_SHARE = 0.9

#: (scope, warehouse, shop), as written.
_Seen = tuple[str, str, str]
_Pair = tuple[str, str]


def learn(pairs: Iterable[tuple[Item, Offer]], known: Dictionary) -> list[Term]:
    """Terms that linked `pairs` show and that `known` does not have yet, best supported first.

    Where a word has several counterparts (a shop calls "чёрный" once Black and once Dark) nothing is learnt of it.
    """
    seen: Counter[_Seen] = Counter()
    for item, offer in pairs:
        seen.update(_shown(item.characteristics, offer.properties, known))
    return [
        Term(scope, warehouse, shop, TermOrigin.LEARNED, support)
        for (scope, warehouse, shop), support in _unmistakable(seen)
        if support >= (_NAME_SUPPORT if scope == NAMES else 1)
    ]


def _shown(mine: Iterable[_Pair], theirs: Iterable[_Pair], known: Dictionary) -> list[_Seen]:
    """What one pair shows: names whose values are equal, and the one value left over on either side."""
    left, right = list(mine), list(theirs)
    shown: list[_Seen] = []
    for name, value in list(left):
        same = [pair for pair in right if known.value(pair[0], pair[1]) == known.value(name, value)]
        if not same:
            continue
        left.remove((name, value))
        # A value that stands in two properties says nothing of their names.
        if len(same) == 1 and known.name(same[0][0]) != known.name(name):
            shown.append((NAMES, name, same[0][0]))
        right.remove(same[0])
    for name, value in left:
        namesakes = [pair for pair in right if known.name(pair[0]) == known.name(name)]
        # A property known to be another characteristic (a colour for a size) says nothing of this one.
        strangers = [pair for pair in right if not (known.knows_name(pair[0]) and known.knows_name(name))]
        others = namesakes or (strangers if len(left) == 1 and len(right) == 1 else [])
        if len(others) == 1:
            shown.append((name, value, others[0][1]))
    return shown


def _unmistakable(seen: Mapping[_Seen, int]) -> list[tuple[_Seen, int]]:
    """Those whose words have hardly another counterpart, on either side."""
    of_mine: Counter[tuple[str, str]] = Counter()
    of_theirs: Counter[tuple[str, str]] = Counter()
    support: Counter[_Seen] = Counter()
    written: dict[_Seen, _Seen] = {}
    for said, times in seen.items():
        scope, mine, theirs = folded = (fold_name(said[0]), fold_name(said[1]), fold_name(said[2]))
        if not mine or not theirs:
            continue
        written.setdefault(folded, said)
        support[folded] += times
        of_mine[scope, mine] += times
        of_theirs[scope, theirs] += times
    return [
        (written[scope, mine, theirs], times)
        for (scope, mine, theirs), times in support.most_common()
        if times >= _SHARE * of_mine[scope, mine] and times >= _SHARE * of_theirs[scope, theirs]
    ]
