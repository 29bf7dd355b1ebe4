"""Words and signs of the log: levels, times, sources, objects, a cell in full and a row as it is said."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core import messages
from core.domain.screens.log import LogLevel, LogRow, LogSource
from gui import format as formats
from gui.i18n import say
from gui.pages.log import columns

_LOOKS = {LogLevel.ERROR: ("warning-octagon-fill", "err"), LogLevel.WARNING: ("warning", "warn")}


def level_look(row: LogRow) -> tuple[str, str]:
    """Icon and colour of a row: how urgent it is, and whose act it was where nothing is urgent."""
    if row.level in _LOOKS:
        return _LOOKS[row.level]
    return ("user", "accentGfx") if row.mine else ("info", "t2")


def level_word(row: LogRow) -> str:
    """The same in a word."""
    translate = QCoreApplication.translate
    if row.level is LogLevel.ERROR:
        return translate("LogWords", "Error")
    if row.level is LogLevel.WARNING:
        return translate("LogWords", "Warning")
    return translate("LogWords", "Your action") if row.mine else translate("LogWords", "Information")


def short_time(moment: datetime, now: datetime) -> str:
    """14:33:04 for today, the day and the minute before it."""
    local = moment.astimezone()
    if local.date() == now.astimezone().date():
        return local.strftime("%H:%M:%S")
    return formats.day_time(moment, now)


def full_time(moment: datetime) -> str:
    """The day (today's too) and the second, for tooltips and files."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def source_word(row: LogRow) -> str:
    """Where it comes from; a person's acts come from the person."""
    return say(f"log.source.{(LogSource.YOU if row.mine else row.source).value}")


def object_word(row: LogRow) -> str:
    """What it is about, "" when it is about nothing in particular."""
    code = f"log.object.{row.about.kind}"
    return say(code, {"title": row.about.title}) if row.about.kind and messages.has(code) else row.about.title


def sentence(row: LogRow) -> str:
    """What happened; a code from another version is told as it is."""
    return say(row.code, row.params) if messages.has(row.code) else row.code


def cell_text(row: LogRow, column: int) -> str:
    """A cell's words in full, for tooltips, copies and files."""
    words = {
        columns.LEVEL: level_word,
        columns.SOURCE: source_word,
        columns.OBJECT: object_word,
        columns.MESSAGE: sentence,
    }
    if column == columns.TIME:
        return full_time(row.at)
    return words[column](row) if column in words else ""


def spoken(row: LogRow) -> str:
    """The row in one sentence: level, time, source, object, message."""
    time = formats.day_time(row.at)
    parts = (level_word(row), time, source_word(row), object_word(row), sentence(row))
    return ", ".join(part for part in parts if part)
