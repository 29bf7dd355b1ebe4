"""The stock list's footer: how many offers, what the next push changes, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.stock import StockCounts
from gui.widgets.card import Surface
from gui.widgets.inline import Gap, Item, Kbd, Text
from gui.widgets.label import Inline


class StockFooter(Surface):
    """32 px under the stock table."""

    def __init__(self) -> None:
        super().__init__("surface", "t")
        self.setFixedHeight(32)
        self._shown, self._counts, self._braked = 0, StockCounts(), False
        self._left = Inline(self._left_items, height=22)
        self._keys = Inline(self._key_items, gap=5, height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._keys)

    def show_figures(self, shown: int, counts: StockCounts, *, braked: bool) -> None:
        """Rows shown, the page's numbers, whether the guard stopped the push."""
        self._shown, self._counts, self._braked = shown, counts, braked
        self._left.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._left.refresh()
            self._keys.refresh()

    def _left_items(self) -> list[Item]:
        items: list[Item] = [Text(self.tr("%Ln offers", "", self._shown), "smallName", "t2")]
        if self._braked:
            items.append(Text("· " + self.tr("the push was stopped by the guard"), "small", "t3"))
        elif self._counts.changes:
            items.append(
                Text("· " + self.tr("%Ln will change with the next push", "", self._counts.changes), "small", "t3")
            )
        if self._counts.stale:
            items.append(Text("· " + self.tr("%Ln older than an hour", "", self._counts.stale), "small", "t3"))
        return items

    def _key_items(self) -> list[Item]:
        return [
            Kbd("", icon="arrow-right"),
            Text(self.tr("show warehouses"), "small", "t3"),
            Gap(6),
            Kbd("Ctrl"),
            Kbd("P"),
            Text(self.tr("preview changes"), "small", "t3"),
        ]
