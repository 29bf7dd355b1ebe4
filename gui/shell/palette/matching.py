"""How typed words meet titles: case and ё/е do not count, and neither does the keyboard's layout."""

from __future__ import annotations

from collections.abc import Sequence

from gui.keys import LAYOUTS

_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in LAYOUTS.items()})
_TO_CYRILLIC = str.maketrans(LAYOUTS)


def fold(text: str) -> str:
    """`text` for comparing, letter by letter: as long as before."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text).replace("ё", "е")


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`."""
    return tuple(fold(text).split())


def other_layout(text: str) -> str:
    """What the same keys give on the other layout (Latin for Cyrillic and the other way round); "" for no letters."""
    low = text.casefold()
    if any("а" <= letter <= "я" or letter == "ё" for letter in low):
        return low.translate(_TO_LATIN)
    return low.translate(_TO_CYRILLIC) if any("a" <= letter <= "z" for letter in low) else ""


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where `words` stand in `text`: (begin, end), in order, not overlapping."""
    folded, met = fold(text), [False] * len(text)
    for word in words:
        at = folded.find(word) if word else -1
        while at >= 0:
            met[at : at + len(word)] = [True] * len(word)
            at = folded.find(word, at + len(word))
    found: list[tuple[int, int]] = []
    for place, hit in enumerate(met):
        if hit and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif hit:
            found.append((place, place + 1))
    return found


def closeness(text: str, words: Sequence[str]) -> int | None:
    """How well all of `words` meet `text`: 0 at its very beginning, more further off; None when one is missing."""
    folded, worst = fold(text), 0
    for word in words:
        at = folded.find(word)
        if at < 0:
            return None
        begins = any(part.startswith(word) for part in folded.replace("-", " ").split())
        worst = max(worst, 0 if at == 0 else 1 if begins else 2)
    return worst
