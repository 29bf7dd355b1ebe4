"""What stands behind one code: its sentences in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """What happened, what it means and what to do; the last two are empty where one sentence is enough."""

    what: str
    means: str = ""
    do: str = ""


class Entry(NamedTuple):
    """The same told in Russian and in English."""

    ru: Told
    en: Told

    def told(self, lang: str) -> Told:
        """The sentences in "ru" or "en"."""
        return self.en if lang == "en" else self.ru


def said(ru: str, en: str) -> Entry:
    """A code of one sentence."""
    return Entry(Told(ru), Told(en))


def failure(ru: tuple[str, str, str], en: tuple[str, str, str]) -> Entry:
    """A code in three answers."""
    return Entry(Told(*ru), Told(*en))
