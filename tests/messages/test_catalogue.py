"""Every sentence stands in both languages, takes the same parameters, and keeps to the wording rules."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from core import messages
from core.messages.catalogue import ENTRIES, THEMES
from core.messages.entry import Told
from core.messages.filling import MISSING, Place, places
from core.messages.numbers import LANGUAGES

CYRILLIC, LATIN = "А-Яа-яЁё", "A-Za-z"
MIXED = re.compile(f"[{CYRILLIC}][{LATIN}]|[{LATIN}][{CYRILLIC}]")
UNDECLINED = re.compile(r"\b(из|от|до|для|у|с|к|со|ко) МойСклад(?![а-я])|МойСклад[а-я]")
TYPEWRITTEN = re.compile(r"""["'!]|\.\.\.| - """)
LEFT_OVER = re.compile(r"[{}\[\]|]|  ")
UNREADABLE = re.compile(r"[{}\[\]]|\|\|| [.,]|\.\.|  ")
#: Whole sentences although they are one: they stand inside others.
SENTENCES = {code for code in ENTRIES if code.startswith(("cause.", "rule."))} - {"rule.all_stores"}
#: A point that belongs to a shortened word is no end of a sentence.
SHORTENED = (" шт.", " поз.")
PROMPTS = {"cli.ask_token", "cli.ask_password", "cli.ask_webhook"}

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def told(lang: str) -> Iterator[tuple[str, Told]]:
    """Every code with its unfilled sentences."""
    return ((code, ENTRIES[code].told(lang)) for code in sorted(ENTRIES))


def found_in(sentences: Told) -> list[Place]:
    """Placeholders of all parts."""
    return [place for part in sentences for place in places(part)]


def sample(place: Place) -> object:
    """A value that fits a placeholder."""
    if place.is_code:
        chosen = {"setting.": "stock.measure", "system.": "shop", "secret.": "bitrix_webhook"}
        return chosen.get(place.prefix, "match.linked")
    return 7 if place.mark else "слово"


def test_no_code_is_written_twice() -> None:
    counts = Counter(code for theme in THEMES for code in theme)
    assert [code for code, count in counts.items() if count > 1] == []
    assert len(counts) == len(messages.codes()) > 400


def test_both_languages_say_the_same_parts_with_the_same_parameters() -> None:
    for code, (ru, en) in ENTRIES.items():
        for russian, english in zip(ru, en, strict=True):
            assert bool(russian) == bool(english), code
            assert {place.name for place in places(russian)} == {place.name for place in places(english)}, code
        assert ru.what, code
        assert bool(ru.means) == bool(ru.do), f"{code}: three answers, or one sentence"
        assert messages.parameters(code) == {place.name for place in found_in(en)}, code


@each_language
def test_plural_forms_are_as_many_as_the_language_has(lang: str) -> None:
    seen = 0
    for code, sentences in told(lang):
        for place in found_in(sentences):
            if "|" in place.how or place.mark == "?":
                seen += 1
                assert len(place.how.split("|")) == {"ru": 3, "en": 2}[lang], (code, place)
            else:
                assert not place.mark or place.how in ("n", "nz", "%", "s", "t"), (code, place)
    assert seen > 20


@each_language
def test_nothing_is_left_over_when_all_parameters_are_given(lang: str) -> None:
    for code, sentences in told(lang):
        explained = messages.explain(code, lang, **{place.name: sample(place) for place in found_in(sentences)})
        for part in (explained.what, explained.means, explained.do):
            assert not LEFT_OVER.search(part), (code, part)
            assert MISSING not in part, (code, part)
            assert part == part.strip() or code in PROMPTS, (code, part)


@each_language
def test_without_parameters_a_sentence_is_still_readable(lang: str) -> None:
    for code in ENTRIES:
        explained = messages.explain(code, lang)
        assert explained.what, code
        for part in (explained.what, explained.means, explained.do):
            assert not UNREADABLE.search(part), (code, part)


@each_language
def test_wording(lang: str) -> None:
    for code, (what, means, do) in told(lang):
        assert not TYPEWRITTEN.search(what + means + do), f"{code}: quotation marks, dots and dashes of print"
        assert (what.endswith(".") and not what.endswith(SHORTENED)) == (code in SENTENCES), code
        if do:
            assert means.endswith((".", ".]")), code
            assert do.endswith("."), code
            assert what[0].isupper() or what[0] in "[{", code
            assert not re.search(r"\d{3}|HTTP|JSON|\{status\}|\{http_status\}", what), (
                f"{code}: a code in the first line"
            )


def test_english_is_english() -> None:
    assert [code for code, parts in told("en") if re.search(f"[{CYRILLIC}]", "".join(parts))] == []


def test_russian_wording() -> None:
    for code, parts in told("ru"):
        text = " ".join(parts)
        words = re.sub(r"\{@?(?:[a-z_.]+\+)?[a-z0-9_/]+", " ", text)
        assert not MIXED.search(words), f"{code}: look-alike letters"
        assert not re.search(r"[^.\s\]] (Вы|Вас|Вам|Ваш)", text), f"{code}: «вы» in lower case"
        assert not UNDECLINED.search(text), f"{code}: decline МойСклад"
        assert "ошибка синхронизации" not in text.lower(), code


def test_the_wording_rules_would_notice() -> None:
    assert UNDECLINED.search("читаем из МойСклад")
    assert UNDECLINED.search("в МойСкладе")
    assert MIXED.search("мо" + "k" + "ет")
    assert TYPEWRITTEN.search("Готово!")
