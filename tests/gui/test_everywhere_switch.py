"""Language, colours and row height switch live in every scene: nothing breaks, no word of the other language stays.

The rows have letters of their own (see `othertongue`), so that in English no Cyrillic letter may be left anywhere;
back in Russian nothing stays that came with English.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.main_window import MainWindow
from tests.gui.conftest import Desk
from tests.gui.everywhere import Walk
from tests.gui.othertongue import rewrite
from tests.gui.seen import NO_WORDS, Found, Painted, texts

_LATIN = re.compile("[A-Za-z]{2}")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
#: A language stands under its own name.
_OWN_NAMES = frozenset({"Русский"})
_FIGURE = re.compile(r"\d+([.,]\d+)?")


def words_now(window: MainWindow, painted: Painted) -> set[Found]:
    """Every text on screen; figures made alike, for time goes on, and without a toast, which goes by itself."""
    found = (*texts(window), *painted.found(window))
    said = window.toast_text()
    return {Found(one.where, _FIGURE.sub("0", one.text)) for one in found if one.text != said}


@pytest.mark.parametrize("all_scenes", [False, pytest.param(True, marks=pytest.mark.long)])
def test_language_theme_and_density_switch_everywhere(
    all_scenes: bool, first_day: Path, open_real: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "greek"
    shutil.copytree(first_day, home)
    for database in home.glob("*.db"):
        rewrite(database)
    painted = Painted(monkeypatch)
    desk = open_real("overview", home)
    window, walk, faults = desk.window, Walk(desk), {}
    for number, stop in enumerate(walk.everywhere(all_scenes=all_scenes)):
        colors = "light" if number % 2 else "dark"  # once a scene: Qt polishes every widget anew
        covered = window.topmost() is not None  # nobody reaches the language then
        before = words_now(window, painted)
        switch(window, walk, "ru" if covered else "en", colors, "dense")
        meanwhile = set() if covered else words_now(window, painted)
        for found in meanwhile:
            if _CYRILLIC.search(found.text) and found.text not in _OWN_NAMES:
                faults.setdefault(f"still Russian: {found.where}: {found.text!r}", stop)
        switch(window, walk, "ru", colors, "normal")
        for found in words_now(window, painted) & meanwhile - before:
            if _LATIN.search(found.text) and found.text not in NO_WORDS:
                faults.setdefault(f"still English: {found.where}: {found.text!r}", stop)
    painted.close()
    assert not faults, "\n" + "\n".join(f"{stop}: {fault}" for fault, stop in faults.items())
    assert walk.never_ready == []


def switch(window: MainWindow, walk: Walk, lang: str, theme: str, density: str) -> None:
    """All three at once, as the settings do each."""
    window.set_language(lang)
    window.set_theme(theme)
    window.set_density(density)
    walk.settle()
