"""The chapters of the guide in their order, and which one belongs to a page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file `<key>.md` in each language's folder; `page` is the page it tells of ("" = none)."""

    key: str
    icon: str
    page: str = ""


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("start", "download-simple", "load"),
    Chapter("overview", "squares-four", "overview"),
    Chapter("mapping", "link", "mapping"),
    Chapter("stock", "package", "stock"),
    Chapter("quality", "first-aid", "quality"),
    Chapter("orders", "receipt", "orders"),
    Chapter("shipments", "truck", "shipments"),
    Chapter("conflicts", "git-diff", "conflicts"),
    Chapter("statuses", "swap", "statuses"),
    Chapter("schedule", "timer", "schedule"),
    Chapter("log", "list-dashes", "log"),
    Chapter("settings", "gear-six", "settings"),
    Chapter("keyboard", "keyboard"),
    Chapter("never", "shield-check"),
    Chapter("now", "info"),
    Chapter("glossary", "book-open"),
)
KEYS = tuple(chapter.key for chapter in CHAPTERS)


def of_page(page: str) -> str:
    """The chapter that tells of a page; the first one for a page without a chapter of its own."""
    return next((chapter.key for chapter in CHAPTERS if chapter.page == page), KEYS[0])


def title(key: str) -> str:
    """The title of a chapter in the language of the window: its file's heading is the same."""
    translate = QCoreApplication.translate
    return {
        "start": translate("Help", "First set-up"),
        "overview": translate("Help", "Overview"),
        "mapping": translate("Help", "Mapping"),
        "stock": translate("Help", "Stock and the guard"),
        "quality": translate("Help", "Data quality"),
        "orders": translate("Help", "Orders"),
        "shipments": translate("Help", "Shipments"),
        "conflicts": translate("Help", "Conflicts"),
        "statuses": translate("Help", "Statuses"),
        "schedule": translate("Help", "Schedule"),
        "log": translate("Help", "Log and support"),
        "settings": translate("Help", "Settings"),
        "keyboard": translate("Help", "Keyboard"),
        "never": translate("Help", "What SkladLink never does"),
        "now": translate("Help", "What works now"),
        "glossary": translate("Help", "Glossary"),
    }[key]
