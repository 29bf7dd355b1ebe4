"""Reads the guide of one language and searches in it; knows files and words, no widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gui.help.chapters import KEYS
from gui.theme import RESOURCES

FOLDER = RESOURCES / "help"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[#*`|>_]+")


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters of one language as Markdown, by key; `folder` has their pictures."""

    folder: Path
    texts: Mapping[str, str]

    def found(self, text: str) -> dict[str, int]:
        """How often the words of `text` occur in each chapter that has them all."""
        words = fold(text).split()
        counts = {key: [fold(plain(chapter)).count(word) for word in words] for key, chapter in self.texts.items()}
        return {key: sum(each) for key, each in counts.items() if words and all(each)}


def read(language: str) -> Guide:
    """The guide in `language`; a chapter that cannot be read is empty."""
    folder = FOLDER / language
    return Guide(folder, {key: _text(folder / f"{key}.md") for key in KEYS})


def pictures(markdown: str) -> dict[str, str]:
    """The pictures that a chapter shows: file names with the words that stand for them."""
    return {name: words for words, name in _PICTURE.findall(markdown)}


def plain(markdown: str) -> str:
    """The words of a chapter without its marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", markdown)))


def fold(text: str) -> str:
    """As it is searched: small letters, ё as е; every letter stays one letter."""
    return "".join("е" if letter == "ё" else letter for letter in map(_small, text))


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Start and end of every occurrence of the folded `words` in `text`, from the beginning."""
    folded = fold(text)
    return sorted((hit.start(), hit.end()) for word in words for hit in re.finditer(re.escape(word), folded))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
