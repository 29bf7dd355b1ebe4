"""Folding of names and keys so that the usual dirt (spaces, ё/е, look-alike letters, case, quotes) does not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKE = {
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м",
    "o": "о", "p": "р", "t": "т", "x": "х", "y": "у",
}  # fmt: skip
_TO_CYRILLIC = str.maketrans(_LOOK_ALIKE)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOK_ALIKE.items()})
_WORD = re.compile(r"[^\W_]+")
_LATIN_ONLY = frozenset("dfgijlnqrsuvwz")
_CYRILLIC_ONLY = frozenset("бгджзийлптфцчшщъыьэюя") - frozenset(_LOOK_ALIKE.values())


def _one_alphabet(word: str) -> str:
    """`word` written in the alphabet its unmistakable letters belong to (Latin when it has none)."""
    if word.isdigit():
        return word
    letters = set(word)
    if letters & _CYRILLIC_ONLY and not letters & _LATIN_ONLY:
        return word.translate(_TO_CYRILLIC)
    if not letters & _CYRILLIC_ONLY:
        return word.translate(_TO_LATIN)
    return word


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("×", "x")
    return unicodedata.normalize("NFKC", folded)


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order: «Чёрный  ХL» → ("черный", "xl")."""
    return tuple(_one_alphabet(word) for word in _WORD.findall(_plain(text)))


def fold_name(text: str) -> str:
    """`text` as folded words parted by single spaces."""
    return " ".join(words(text))


@lru_cache(maxsize=32768)
def fold_key(text: str) -> str:
    """An article, code or external code without spaces, punctuation, case and look-alike letters."""
    if text.isascii() and text.isdigit():
        return text
    joined = "".join(_WORD.findall(_plain(text)))
    return _one_alphabet(joined)


def exact_key(text: str) -> str:
    """A key as it stands, without the spaces around it; the only form that may decide a link by itself."""
    return text.strip()


def fold_search(text: str) -> str:
    """`text` for searching on screen: case and ё/е folded, spaces single, letters and signs kept."""
    return " ".join(_plain(text).split())
