"""The footer of the list: how many orders, what failed, what a filter leaves, what is checked, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.orders import OrdersStanding
from gui import format as formats
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Gap, Item, Kbd, Text
from gui.widgets.label import Inline


class OrdersFooter(Surface):
    """32 px under the table."""

    reset_wanted = Signal()
    uncheck_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "t")
        self.setFixedHeight(32)
        self._standing = OrdersStanding()
        self._shown, self._active, self._checked, self._slim = 0, "", 0, False
        self._left = Inline(self._left_items, height=22)
        self.reset = Button(kind="link", size=28, font="smallName")
        self.reset.clicked.connect(self.reset_wanted.emit)
        self.again = Button(kind="link", size=28, font="smallName")
        self.again.clicked.connect(self.retry_wanted.emit)
        self.drop = Button(kind="link", size=28, font="smallName")
        self.drop.clicked.connect(self.uncheck_wanted.emit)
        self._keys = Inline(self._key_items, gap=5, height=22)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        for widget in (self._left, self.again, self.drop, self.reset):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._keys)
        self.set_slim(False)
        self.retranslate()

    def show_figures(self, standing: OrdersStanding, shown: int, active: Sequence[str], checked: int) -> None:
        """All orders, those on screen, what leaves the others out, how many are checked."""
        self._standing, self._shown, self._active, self._checked = standing, shown, ", ".join(active), checked
        self.reset.setVisible(bool(active) and not checked)
        self.again.setVisible(checked > 0)
        self.drop.setVisible(checked > 0)
        self._keys.setVisible(not self._slim or not (active or checked))
        self._left.refresh()
        self._keys.refresh()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: smaller margins; the keys make way for what is filtered or checked."""
        self._slim = slim
        self._row.setContentsMargins(16 if slim else 20, 1, 16 if slim else 20, 0)

    def retranslate(self) -> None:
        """Words of the buttons; the lines ask anew at every paint."""
        for button, words in (
            (self.reset, self.tr("Reset filters")),
            (self.again, self.tr("Retry")),
            (self.drop, self.tr("Clear selection")),
        ):
            button.set_label(words, words)
            button.setToolTip("")
        self._left.refresh()
        self._keys.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def text(self) -> str:
        """The left line in words."""
        return " ".join(item.text for item in self._left_items() if isinstance(item, Text))

    def _left_items(self) -> list[Item]:
        counts = self._standing.counts
        if self._checked:
            return [Text(self.tr("%Ln selected", "", self._checked), "smallStrong", "t1")]
        if self._active:
            words = self.tr("%1 of %2").replace("%1", formats.number(self._shown))
            words = words.replace("%2", formats.number(counts.total))
            return [Text(words, "smallName", "t2"), Text(f"· {self._active}", "small", "t3", shrinks=True)]
        items: list[Item] = [Text(self.tr("%Ln orders", "", counts.total), "smallName", "t2")]
        if self._standing.oldest is not None:
            day = formats.day_time(self._standing.oldest).rpartition(",")[0]
            if day:
                items.append(Text(self.tr("since %1").replace("%1", day), "smallName", "t2"))
        if counts.failed:
            items.append(Text("· " + self.tr("%Ln not exported", "", counts.failed), "small", "errText"))
        return items

    def _key_items(self) -> list[Item]:
        again = [Gap(6), Kbd("R"), Text(self.tr("retry"), "small", "t3")] if theme.shows_key("R") else []
        return [Kbd("Space"), Text(self.tr("select"), "small", "t3"), *again]
