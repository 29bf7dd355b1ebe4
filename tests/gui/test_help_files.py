"""The guide's files: every chapter in both languages, links and pictures that exist, words that the program says."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.messages.catalogue import THEMES
from gui import i18n
from gui.help import guide
from gui.help.chapters import CHAPTERS, KEYS, of_page, title
from gui.pages.registry import PAGES
from tools.pictures import LARGEST, OF_GUIDE, OF_README

ROOT = Path(__file__).resolve().parents[2]
HELP, README = ROOT / "resources" / "help", ROOT / "README.md"
LANGUAGES = i18n.LANGUAGES
#: Two pages have a picture more; chapters that tell of no page need none.
WITHOUT_PICTURE = {"never", "now", "glossary"}
_TARGET = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_QUOTED = {"ru": re.compile(r"«([^«»]+)»"), "en": re.compile(r"“([^“”]+)”")}


def texts(language: str) -> dict[str, str]:
    return dict(guide.read(language).texts)


def targets(markdown: str, *, pictures: bool) -> list[str]:
    return [where for sign, _, where in _TARGET.findall(markdown) if bool(sign) == pictures]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there_and_no_other(language: str, qapp: QApplication) -> None:
    assert {path.stem for path in (HELP / language).glob("*.md")} == set(KEYS)
    i18n.install(language)
    try:
        for key, text in texts(language).items():
            assert text.splitlines()[0] == f"# {title(key)}", "the heading is what the contents say"
            assert len(text) > 400, f"{key} tells something"
    finally:
        i18n.install("ru")


def test_every_page_has_a_chapter() -> None:
    told = {chapter.page for chapter in CHAPTERS if chapter.page}
    pages = {spec.entry.key for spec in PAGES}
    assert pages <= told, "write a chapter in resources/help and name it in gui/help/chapters.py"
    assert of_page("load") == "start"
    assert of_page("stock") == "stock"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_resolves(language: str) -> None:
    folder, used = HELP / language, set()
    for key, text in texts(language).items():
        for where in targets(text, pictures=False):
            assert (folder / where).is_file(), f"{key}: {where}"
        shown = targets(text, pictures=True)
        used |= set(shown)
        assert bool(shown) != (key in WITHOUT_PICTURE), key
        for name in shown:
            assert not QImage(str(folder / name)).isNull(), f"{key}: {name} is no picture"
            assert (folder / name).stat().st_size <= LARGEST, f"{key}: {name} is too large"
        assert all(words for words in guide.pictures(text).values()), f"{key}: a picture without words"
    assert used == {path.name for path in folder.glob("*.png")}, "a picture that no chapter shows"
    assert used == {f"{name}.png" for name in OF_GUIDE}, "dev.py pictures takes what the guide shows"


def test_both_languages_tell_the_same() -> None:
    russian, english = texts("ru"), texts("en")
    for key in KEYS:
        shapes = [
            (
                targets(text, pictures=True),
                sorted(targets(text, pictures=False)),
                len(re.findall(r"^##", text, re.MULTILINE)),
                len(re.findall(r"^(?:- |\d\. |\|)", text, re.MULTILINE)),
                sorted(re.findall(r"`([^`]+)`", text.replace("`№`", ""))),
            )
            for text in (russian[key], english[key])
        ]
        for one, other in zip(*shapes, strict=True):
            assert one == other or key in ("start", "keyboard"), key


def said(language: str) -> str:
    """Everything that the program says in a language."""
    words = [part for theme in THEMES for entry in theme.values() for part in entry.told(language)]
    for path in (ROOT / "resources" / "i18n").glob("*_ru.ts"):  # the source is English
        for message in ElementTree.parse(path).iter("message"):
            translation = message.find("translation")
            if language == "en" or translation is None:
                words.append(message.findtext("source") or "")
            else:
                words += [translation.text or "", *(form.text or "" for form in translation.iter("numerusform"))]
    return "\n".join(words).replace("’", "'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_quotes_is_in_the_program(language: str) -> None:
    """Buttons, tabs and titles in quotation marks are words of the program, so that one finds them on screen."""
    known = said(language)
    missing = [
        f"{key}: {quote}"
        for key, text in texts(language).items()
        for quote in _QUOTED[language].findall(text)
        if quote not in known
    ]
    assert missing == []


def test_the_search_finds_words_whatever_their_letters() -> None:
    russian = guide.read("ru")
    assert "stock" in russian.found("РАСЧЕТ") or "now" in russian.found("РАСЧЕТ"), "е finds ё"
    assert set(russian.found("защита обнулений")) == {"stock"}, "all words together"
    assert russian.found("щщщщ") == {}
    assert russian.found("  ") == {}
    assert russian.found("mapping.md") == {}, "addresses are no words"


def test_the_pictures_of_the_readme_exist_and_are_all_shown() -> None:
    shown = targets(README.read_text("utf-8"), pictures=True)
    assert shown
    for where in shown:
        assert not QImage(str(ROOT / where)).isNull(), where
    ours = {Path(where).name for where in shown if where.startswith("resources/pictures/")}
    assert ours == {path.name for path in (ROOT / "resources" / "pictures").glob("*.png")}
    assert ours == {f"{name}.png" for name in OF_README}


def test_every_link_of_the_readme_to_a_file_resolves() -> None:
    text = README.read_text("utf-8")
    links = [where for where in targets(text, pictures=False) if "://" not in where]
    headings = {
        f"#{line.lstrip('# ').lower().replace(' ', '-')}" for line in text.splitlines() if line.startswith("#")
    }
    assert "resources/help/ru/start.md" in links
    assert "resources/help/en/start.md" in links
    assert [where for where in links if where not in headings and not (ROOT / where).exists()] == []


def test_the_bundle_takes_the_guide_along() -> None:
    spec = ast.parse((ROOT / "build_installer.spec").read_text("utf-8"))
    named = {
        node.targets[0].id: node.value
        for node in spec.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert "(str(ROOT / 'resources'), 'resources')" in ast.unparse(named["DATAS"])
    call = named["UNWANTED"]
    assert isinstance(call, ast.Call)
    assert isinstance(call.args[0], ast.Constant)
    unwanted = re.compile(str(call.args[0].value), re.VERBOSE | re.IGNORECASE)
    files = [path for path in HELP.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if unwanted.search(path.relative_to(ROOT).as_posix())]
