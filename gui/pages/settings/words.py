"""Words of the settings page that several parts say: units, choices, sections."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core.domain.links import MatchRule
from gui import format as formats
from gui.i18n import say

#: Sections of the list at the left, with their icons.
SECTIONS: tuple[tuple[str, str], ...] = (
    ("connections", "link"),
    ("stock", "stack"),
    ("orders", "receipt"),
    ("guard", "hand-palm"),
    ("matching", "intersect"),
    ("limits", "gauge"),
    ("schedule", "timer"),
    ("desktop", "bell"),
    ("appearance", "palette"),
    ("data", "archive"),
    ("about", "info"),
)
#: Time zones that a shop in the region may be in; another one that is stored is shown as it is.
ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
    "Europe/Minsk",
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Asia/Baku",
)


def section(key: str) -> str:
    """What a section is called."""
    translate = QCoreApplication.translate
    names = {
        "connections": translate("SettingsWords", "Connections"),
        "stock": translate("SettingsWords", "Stock"),
        "orders": translate("SettingsWords", "Orders"),
        "guard": translate("SettingsWords", "Guard"),
        "matching": translate("SettingsWords", "Matching"),
        "limits": translate("SettingsWords", "API budget"),
        "schedule": translate("SettingsWords", "Schedule"),
        "desktop": translate("SettingsWords", "Notifications"),
        "appearance": translate("SettingsWords", "Look and language"),
        "data": translate("SettingsWords", "Copies and transfer"),
        "about": translate("SettingsWords", "About"),
    }
    return names[key]


def unit(code: str) -> str:
    """A unit beside a field."""
    translate = QCoreApplication.translate
    units = {
        "item": translate("SettingsWords", "pcs"),
        "seconds": translate("SettingsWords", "s"),
        "percent": "%",
        "times": translate("SettingsWords", "times"),
        "days": translate("SettingsWords", "days"),
        "minutes": translate("SettingsWords", "min"),
        "hours": translate("SettingsWords", "h"),
    }
    return units.get(code, "")


def saved() -> str:
    """What readers hear of the tick."""
    return QCoreApplication.translate("SettingsWords", "Saved")


def choices(key: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
    """Values of a setting with their words."""
    own = _reserves() if key == "stock.shop_reserves" else {}
    return [(value, own.get(value) or say(f"setting.{key}.{value}")) for value in values]


def _reserves() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "created": translate("SettingsWords", "When an order is placed"),
        "paid": translate("SettingsWords", "When it is paid"),
        "shipped": translate("SettingsWords", "When it is shipped"),
    }


def zones() -> list[tuple[str, str]]:
    """Time zones by name."""
    first = QCoreApplication.translate("SettingsWords", "As the shop tells")
    return [("", first), *((zone, zone) for zone in ZONES)]


def rule(which: MatchRule) -> tuple[str, str]:
    """A matching rule's name, and what it compares."""
    translate = QCoreApplication.translate
    told = {
        MatchRule.STORED: (
            translate("SettingsWords", "Link of before"),
            translate("SettingsWords", "the pair was linked once and both sides are still there"),
        ),
        MatchRule.EXTERNAL_CODE: (
            translate("SettingsWords", "External code"),
            translate("SettingsWords", "the same code stands in XML_ID of the offer"),
        ),
        MatchRule.BARCODE: (
            translate("SettingsWords", "Barcode"),
            translate("SettingsWords", "a barcode of the item is one of the offer’s"),
        ),
        MatchRule.ARTICLE: (
            translate("SettingsWords", "Article"),
            translate("SettingsWords", "the same article on both sides"),
        ),
        MatchRule.CODE: (
            translate("SettingsWords", "Code"),
            translate("SettingsWords", "MoySklad’s code stands in the offer"),
        ),
    }
    return told[which]


def when(moment: datetime | None) -> str:
    """When something was; never without words."""
    if moment is None:
        return QCoreApplication.translate("SettingsWords", "not yet")
    day = formats.day_time(moment)
    if "," in day:
        return day
    return QCoreApplication.translate("SettingsWords", "today, %1").replace("%1", day)


def megabytes(count: int) -> str:
    """A file's size: 12 MB, at least 1."""
    megabyte = max(1, round(count / 1_000_000))
    return QCoreApplication.translate("SettingsWords", "%1 MB").replace("%1", formats.number(megabyte))
