"""Language and theme switch live; every focusable widget has a name; contrast and translations hold."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget

from gui import format as formats
from gui.theme import load_fonts, theme
from gui.theme.icons import glyph
from gui.theme.tokens import DARK, LIGHT
from tests.gui.conftest import Desk
from tools import words

ROOT = Path(__file__).resolve().parents[2]


def test_the_language_switches_without_a_restart(desk: Desk) -> None:
    window = desk.window
    assert window.topbar.title.text() == "Сопоставление"
    assert window.pages["mapping"].detail.link.text() == "Связать"
    window.set_language("en")
    desk.until(lambda: window.topbar.title.text() == "Mapping")
    assert window.sidebar.buttons["stock"].text() == "Stock"
    assert window.pages["mapping"].detail.link.text() == "Link"
    assert formats.number(3412) == "3,412"
    window.set_language("ru")
    desk.until(lambda: window.topbar.title.text() == "Сопоставление")
    assert window.pages["stock"].title() == "Остатки"
    assert formats.number(3412) == "3\u202f412"
    desk.until(lambda: desk.app.settings["ui.lang"] == "ru")


def test_no_english_word_stays_in_the_russian_window(desk: Desk) -> None:
    allowed = {
        "KR-00001",
        "SkladLink",
        "API",
        "ID",
        "XML_ID",
        "English",
        "Enter",
        "Esc",
        "Ctrl",
        "P",
        "S",
        "U",
        "A",
        "I",
        "F",
    }
    desk.window.go("stock")
    desk.window.go("load")
    for widget in desk.window.findChildren(QWidget):
        words = widget.text() if isinstance(widget, QLabel) or hasattr(widget, "isCheckable") else ""
        words = re.sub(r"<[^>]+>", " ", words)
        for word in words.replace("(", " ").replace(")", " ").split():
            latin = word.strip(".,:;!?«»").isascii() and any(letter.isalpha() for letter in word)
            assert not latin or word.strip(".,:;") in allowed, words


def test_the_theme_switches_live_and_is_remembered(desk: Desk) -> None:
    window = desk.window
    before = window.grab().toImage().pixelColor(300, 20)
    window.set_theme("dark")
    after = window.grab().toImage().pixelColor(300, 20)
    assert before.lightness() > 200 > 100 > after.lightness()
    assert after == QColor(DARK["surface"])
    desk.until(lambda: desk.app.settings["ui.theme"] == "dark")
    window.set_theme("light")
    assert window.grab().toImage().pixelColor(300, 20) == QColor(LIGHT["surface"])


def test_a_changed_system_scheme_is_followed_in_system_mode_only(desk: Desk) -> None:
    theme.set_mode("system")
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    theme._system_changed()
    assert len(seen) == 1
    theme.set_mode("light")
    theme._system_changed()
    assert len(seen) == 2


@pytest.mark.parametrize("page", ["mapping", "stock", "load"])
def test_every_widget_that_takes_focus_has_a_name(desk: Desk, page: str) -> None:
    desk.window.go(page)
    desk.until(lambda: desk.window.pages["mapping"].list.counts.total)
    desk.until(lambda: page != "load" or desk.window.pages["load"].foot.connect_button.isVisible())
    stops = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and widget.isEnabled()
        and widget.isVisibleTo(desk.window)
    ]
    assert len(stops) >= {"mapping": 12, "stock": 6, "load": 1}[page]
    nameless = [widget for widget in stops if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert [(type(widget).__name__, widget.geometry()) for widget in nameless] == []


def test_tab_goes_from_sidebar_to_top_bar_to_tools_to_table_to_detail(desk: Desk) -> None:
    page = desk.window.pages["mapping"]
    order: list[QWidget] = []
    widget = desk.window.sidebar.buttons["mapping"]
    for _ in range(400):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            order.append(widget)
    places = [order.index(stop) for stop in (desk.window.topbar.pill, page.search, page.table, page.detail.link)]
    assert places == sorted(places)


def _contrast(one: str, other: str) -> float:
    def luminance(name: str) -> float:
        color = QColor(name)
        parts = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_contrast_is_at_least_4_5_and_graphics_3(tokens: dict[str, str]) -> None:
    grounds = {
        "t1": ("surface", "win", "sel", "diff"),
        "t2": ("surface", "win", "sel"),
        "t3": ("surface", "win", "sel"),
        "accentText": ("surface", "accentSoft"),
        "onAccent": ("accent",),
        "okText": ("okSoft",),
        "warnText": ("warnSoft",),
        "errText": ("errSoft",),
        "muteText": ("muteSoft",),
        "msText": ("msSoft",),
        "shopText": ("shopSoft",),
        "tipText": ("tip",),
    }
    for text, backs in grounds.items():
        for back in backs:
            assert _contrast(tokens[text], tokens[back]) >= 4.5, (text, back)
    for graphic in ("ok", "warn", "err", "accentGfx", "ms", "shop", "ctrl"):
        assert _contrast(tokens[graphic], tokens["surface"]) >= 3.0, graphic


def test_inter_comes_with_the_program(desk: Desk) -> None:
    assert load_fonts()
    assert all(number >= 0 for number in load_fonts())
    assert theme.font("body").family() == "Inter"


def test_every_named_icon_exists() -> None:
    names = set()
    for path in (ROOT / "gui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        names |= set(re.findall(r'(?:icon=|Icon\(|draw_icon\(\w+, )"([a-z0-9-]+)"', text))
    assert len(names) > 15
    for name in names:
        assert glyph(name)


@pytest.mark.parametrize("area", words.areas())
def test_no_translation_is_unfinished_or_stale(area: str, tmp_path: Path) -> None:
    for language in words.LANGUAGES:
        shutil.copy(words.FILES / f"{area}_{language}.ts", tmp_path)
    words.update(area, words.areas()[area], tmp_path)
    assert words.unfinished(area, tmp_path) == []
    for language in words.LANGUAGES:
        name = f"{area}_{language}.ts"
        assert _said(tmp_path / name) == _said(words.FILES / name), "run python3 dev.py words"


def _said(path: Path) -> set[tuple[str | None, str | None]]:
    contexts = ElementTree.parse(path).getroot().iter("context")
    return {(c.findtext("name"), m.findtext("source")) for c in contexts for m in c.iter("message")}


def test_the_compiled_translations_are_those_of_the_sources(tmp_path: Path) -> None:
    for path in words.FILES.glob("*.ts"):
        shutil.copy(path, tmp_path)
    words.release(tmp_path)
    for language in words.LANGUAGES:
        name = f"app_{language}.qm"
        assert (tmp_path / name).read_bytes() == (words.FILES / name).read_bytes()


def test_no_sentence_is_lost_in_an_f_string() -> None:
    for path in (ROOT / "gui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\btr\(f\b", text)
        assert "translate(f" not in text
