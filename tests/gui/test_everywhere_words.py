"""Every word of the window is translated: a pseudo-language puts ⟦marks⟧ around each, and the walk looks for others.

How the window's words are told from data: the rows of the database get letters of their own first (Greek for
Cyrillic, see `othertongue`), and months their marks. So whatever Cyrillic or Latin letter stands outside the marks is
a word that no translator was asked for. Left out are names that are the same in every language, words that hold a
digit (articles, ids), what the rows hold in Latin letters, names of files, and the days and months that Qt itself
words in the language of the window.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from core import messages
from core.domain.dictionary import KNOWN
from core.messages import Explained
from gui import format as formats
from gui import i18n
from tests.gui.conftest import Desk
from tests.gui.everywhere import Walk
from tests.gui.othertongue import rewrite
from tests.gui.seen import NO_WORDS, Painted, texts, typed

#: The same in every language: names, abbreviations, keys.
NAMES = frozenset({"SkladLink", "XML_ID", "ID", "API", "English", "Русский", "Enter", "Esc", "Ctrl", "Shift"})
#: Entries of the program's own dictionary are words of shops, in the letters of shops.
DICTIONARY = frozenset(
    word for term in KNOWN for text in (term.scope, term.warehouse, term.shop) for word in text.split()
)
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё_]+")
_PART = re.compile(r"[^\s⟦⟧«»“”()\"]+")
_FILE = re.compile(r"\w+\.(json|jsonl|txt)")
_ZONE = re.compile(r"(Europe|Asia)/[A-Z][a-z]+")
_GREEK = re.compile("[α-ωΑ-Ω]")


class Pseudo(QTranslator):
    """Translates every word that it is asked for: the same between marks."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, source: str, _comment: str = "", _n: int = -1) -> str:
        return f"⟦{source}⟧" if source.strip() else source


def dates() -> set[str]:
    """Days and months as Qt words them."""
    locale = QLocale(QLocale.Language.Russian)
    days = (locale.dayName(day) for day in range(1, 8))
    months = (locale.monthName(month) for month in range(1, 13))
    return {word for name in (*days, *months) for word in (name, name.capitalize())}


def outside(text: str) -> str:
    """What stands outside the marks; a mark that was cut off reaches to the end."""
    kept, depth = [], 0
    for letter in text:
        if letter == "⟦":
            depth += 1
        elif letter == "⟧":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(letter)
    return "".join(kept)


def strange(text: str, data: frozenset[str]) -> list[str]:
    """Words outside the marks that are neither names nor data."""
    found = []
    for part in _PART.findall(outside(text)):
        part = part.strip(".,:;…·!?+→←")
        if part in data or part in NO_WORDS or any(sign.isdigit() for sign in part):
            continue
        if _GREEK.search(part) or _FILE.fullmatch(part) or _ZONE.fullmatch(part):
            continue
        found += [word for word in _WORD.findall(part) if word not in NAMES and len(word) > 1]
    return found


@pytest.fixture(scope="session")
def greek_day(first_day: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, frozenset[str]]:
    """The first day in letters of its own, and the Latin words of its rows."""
    folder = tmp_path_factory.mktemp("greek") / "home"
    shutil.copytree(first_day, folder)
    latin: set[str] = set()
    for database in folder.glob("*.db"):
        latin |= rewrite(database)
    return folder, frozenset(latin | dates())


@pytest.fixture
def pseudo(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pseudo-language over everything the window and core say."""
    text, explain = messages.text, messages.explain
    marked = {lang: tuple(f"⟦{month}⟧" for month in months) for lang, months in formats._MONTHS.items()}
    monkeypatch.setattr(formats, "_MONTHS", marked)
    monkeypatch.setattr(messages, "text", lambda *a, **k: f"⟦{text(*a, **k)}⟧")

    def explained(*asked: str, **params: object) -> Explained:
        told = explain(*asked, **params)
        return Explained(*(f"⟦{part}⟧" if part else "" for part in (told.what, told.means, told.do)))

    monkeypatch.setattr(messages, "explain", explained)
    i18n.install("ru")
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    i18n.install("ru")


def test_the_marks_are_told_from_what_they_leave_out() -> None:
    data = frozenset({"Puma"})
    assert strange("⟦Связать⟧ KR-00001 · Puma 12 ⟦a ⟦b⟧ c⟧", data) == []
    assert strange("⟦Связать⟧ forgotten", data) == ["forgotten"]
    assert strange("Забыто: αβγ", data) == ["Забыто"]
    assert strange("⟦cut off at the end…", data) == []


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    """What is painted from now on."""
    recorder = Painted(monkeypatch)
    yield recorder
    recorder.close()


def test_every_word_everywhere_was_translated(
    greek_day: tuple[Path, frozenset[str]], open_real: Callable[..., Desk], pseudo: None, painted: Painted
) -> None:
    home, latin = greek_day
    desk = open_real("overview", home)
    desk.window.retranslate()
    walk, wrong, seen = Walk(desk), {}, 0
    for stop in walk.everywhere():
        known = {word for text in typed(desk.window) for word in text.split()}
        for found in (*texts(desk.window), *painted.found(desk.window)):
            seen += 1
            if words := strange(found.text, latin | known | DICTIONARY):
                wrong.setdefault((found.where, found.text), (stop, words))
    assert seen > 5000
    assert not wrong, "\n".join(
        f"{stop}: {where}: {text!r} {words}" for (where, text), (stop, words) in wrong.items()
    )
