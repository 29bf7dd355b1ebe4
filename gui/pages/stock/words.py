"""Words of the stock list: a cell in full, and a row as a screen reader says it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.screens.stock import StockViewRow
from gui import format as formats
from gui.i18n import say
from gui.pages.stock import table as columns
from gui.pages.stock.table import becomes_zero, change_of


def cell_text(row: StockViewRow, column: int) -> str:
    """A cell's words in full, for tooltips and readers."""
    if column == columns.ITEM:
        return " ".join(part for part in (row.name, row.variant, row.article) if part)
    if column == columns.CHANGE and row.problem:
        return say(row.problem)
    if column == columns.UPDATED:
        return formats.day_time(row.read_at) if row.read_at is not None else ""
    values = {
        columns.ON_HAND: row.on_hand,
        columns.RESERVED: row.reserved,
        columns.EXPECTED: row.expected,
        columns.TARGET: row.target,
        columns.NOW: row.shop_now,
        columns.CHANGE: change_of(row),
    }
    return formats.quantity(values[column])


def spoken(row: StockViewRow) -> str:
    """The row in one sentence."""
    translate = QCoreApplication.translate
    change = change_of(row)
    words = [
        f"{row.name} {row.variant}".strip(),
        translate("StockWords", "for shop %1").replace("%1", formats.quantity(row.target)),
        translate("StockWords", "now %1").replace("%1", formats.quantity(row.shop_now)),
    ]
    if change:
        words.append(translate("StockWords", "change %1").replace("%1", formats.signed(change)))
    if becomes_zero(row):
        words.append(translate("StockWords", "becomes 0"))
    return ", ".join(words)
