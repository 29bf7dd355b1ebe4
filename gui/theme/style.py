"""Palette and style sheet made from the tokens: what Qt draws itself matches what we draw."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

_SHEET = """
QToolTip {{ background: {tip}; color: {tipText}; border: 0; padding: 5px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {ctrl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {raised}; color: {t1}; border: 1px solid {line2}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: 5px; }}
QMenu::item:selected {{ background: {sel}; color: {t1}; }}
QMenu::item:disabled {{ color: {t4}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 6px; }}
QSplitter::handle {{ background: {line}; }}
"""


def palette(tokens: Mapping[str, str]) -> QPalette:
    """The QPalette of one theme (setColorScheme does nothing offscreen, so the colours are set outright)."""
    result = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "win",
        role.WindowText: "t1",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "t1",
        role.Button: "surface",
        role.ButtonText: "t1",
        role.BrightText: "onAccent",
        role.Highlight: "accent",
        role.HighlightedText: "onAccent",
        role.Link: "accentText",
        role.LinkVisited: "accentText",
        role.ToolTipBase: "tip",
        role.ToolTipText: "tipText",
        role.PlaceholderText: "t3",
        role.Mid: "line2",
        role.Light: "surface",
        role.Dark: "ctrl",
        role.Accent: "accent",
    }
    for where, name in pairs.items():
        result.setColor(where, QColor(tokens[name]))
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens["t4"]))
    return result


def style_sheet(tokens: Mapping[str, str]) -> str:
    """The style sheet of one theme."""
    return _SHEET.format_map(tokens)
