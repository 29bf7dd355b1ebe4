"""Every sentence that core says to a person, by code and parameters, in Russian and English.

The window, the command line, the log and the support file all read it from here, so that a failure is told in the
same words everywhere. How a sentence is written is described in `filling`.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.messages.catalogue import ENTRIES
from core.messages.entry import Told
from core.messages.filling import fill, places
from core.messages.numbers import LANGUAGES


@dataclass(frozen=True, slots=True)
class Explained:
    """A failure in three answers; for a code of one sentence `means` and `do` are empty."""

    what: str
    means: str = ""
    do: str = ""


def text(code: str, /, lang: str = "ru", **params: object) -> str:
    """The sentence of `code` in `lang` ("ru" or "en"; anything else is told in Russian).

    Missing parameters leave "…" in their place, or take an optional part of the sentence with them.

    Raises:
        KeyError: nobody wrote that sentence.
    """
    return fill(_told(code, lang).what, lang, params, _nested)


def explain(code: str, /, lang: str = "ru", **params: object) -> Explained:
    """What happened, what it means, what to do.

    Raises:
        KeyError: nobody wrote that sentence.
    """
    told = _told(code, lang)
    return Explained(*(fill(part, lang, params, _nested) for part in (told.what, told.means, told.do)))


def has(code: str) -> bool:
    """True when there is a sentence for `code`."""
    return code in ENTRIES


def codes() -> frozenset[str]:
    """Every code there is a sentence for."""
    return frozenset(ENTRIES)


def parameters(code: str) -> frozenset[str]:
    """Names of the parameters that the sentences of `code` use.

    Raises:
        KeyError: nobody wrote that sentence.
    """
    told = ENTRIES[code].told("ru")
    return frozenset(place.name for part in (told.what, told.means, told.do) for place in places(part))


def _told(code: str, lang: str) -> Told:
    return ENTRIES[code].told(lang if lang in LANGUAGES else LANGUAGES[0])


def _nested(code: str, lang: str, params: dict[str, object]) -> str | None:
    return text(code, lang, **params) if code in ENTRIES else None
