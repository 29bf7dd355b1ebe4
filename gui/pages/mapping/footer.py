"""The list footer: n of N, the active filter with Reset, what is checked, and the keys that work here."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from gui import format as formats
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Gap, Item, Kbd, Text
from gui.widgets.label import Inline


class ListFooter(Surface):
    """32 px under the mapping table."""

    def __init__(self) -> None:
        super().__init__("surface", "t")
        self.setFixedHeight(32)
        self._figures = (0, 0, "", 0)
        self._slim = False
        self._count = Inline(self._count_items, gap=6, height=22)
        self.reset = Button(kind="link", size=28, font="smallStrong")
        self.accept = Button(kind="link", size=28, font="smallStrong")
        self.ignore = Button(kind="link", size=28, font="smallStrong")
        self.unlink = Button(kind="link", size=28, font="smallStrong")
        self.create = Button(kind="link", size=28, font="smallStrong")
        self.drop = Button(kind="link", size=28, font="smallName")
        self._keys = Inline(self._key_items, gap=5, height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 20, 0)
        row.setSpacing(10)
        for widget in (self._count, self.reset, self.accept, self.create, self.ignore, self.unlink, self.drop):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._keys)
        self.retranslate()

    def show_figures(self, shown: int, total: int, active: str, checked: int) -> None:
        """`shown` of `total` rows, the active filters in words, how many rows are checked."""
        self._figures = (shown, total, active, checked)
        self.reset.setVisible(bool(active) and not checked)
        for button in (self.accept, self.create, self.ignore, self.unlink, self.drop):
            button.setVisible(checked > 0)
        self._keys.setVisible(not self._slim and not checked)
        self._count.refresh()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: no keys."""
        self._slim = slim
        self._keys.setVisible(not slim and not self._figures[3])
        self.layout().setContentsMargins(16 if slim else 24, 1, 12 if slim else 20, 0)

    def retranslate(self) -> None:
        """Words of the footer."""
        self.reset.set_label(self.tr("Reset"), self.tr("Reset filters"))
        self.accept.set_label(self.tr("Link…"), self.tr("Link the checked rows"))
        self.ignore.set_label(self.tr("Ignore…"), self.tr("Ignore the checked rows"))
        self.unlink.set_label(self.tr("Unlink…"), self.tr("Unlink the checked rows"))
        self.create.set_label(self.tr("Create…"), self.tr("Create the checked rows in the shop"))
        self.drop.set_label(self.tr("Uncheck"))
        self._count.refresh()
        self._keys.refresh()
        self.show_figures(*self._figures)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _count_items(self) -> list[Item]:
        shown, total, active, checked = self._figures
        if checked:
            return [Text(self.tr("%Ln checked", "", checked), "smallName", "t1")]
        if not active and shown == total:
            return [Text(self.tr("%Ln items", "", total), "smallName", "t2")]
        of = self.tr("%1 of %2").replace("%1", formats.number(shown)).replace("%2", formats.number(total))
        items: list[Item] = [Text(of, "smallName", "t2")]
        if active:
            items.append(Text(f"· {active}", "small", "t3"))
        return items

    def _key_items(self) -> list[Item]:
        return [
            Kbd("", icon="arrow-up"),
            Kbd("", icon="arrow-down"),
            Text(self.tr("row"), "small", "t3"),
            Gap(6),
            Kbd("1"),
            Kbd("2"),
            Kbd("3"),
            Text(self.tr("candidate"), "small", "t3"),
            Gap(6),
            Kbd("?"),
            Text(self.tr("all keys"), "small", "t3"),
        ]
