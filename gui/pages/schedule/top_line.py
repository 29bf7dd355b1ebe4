"""The line above the jobs: a pause of all, the quiet hours, our share of the API budget, and Change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.schedule import ScheduleTop
from gui import format as formats
from gui.i18n import say
from gui.pages.schedule import words
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Gap, Icon, Item, Text
from gui.widgets.label import Inline


class TopLine(Surface):
    """44 px; `change_wanted` asks for the sheet."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "b")
        self.setFixedHeight(44)
        self._top: ScheduleTop | None = None
        self._slim = False
        self._line = Inline(self._items, gap=8, height=24, stretch=True)
        self.change = Button(kind="link", size=28, font="smallStrong")
        self.change.clicked.connect(self.change_wanted.emit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 1)
        self._row.setSpacing(12)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self.change)
        self.retranslate()

    def show_top(self, top: ScheduleTop) -> None:
        """Show these figures."""
        self._top = top
        self._renew()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: smaller margins, no half-sentence about other programs."""
        self._slim = slim
        self._row.setContentsMargins(16 if slim else 24, 0, 16 if slim else 24, 1)
        self._renew()

    def retranslate(self) -> None:
        """Words of the line."""
        self.change.set_label(self.tr("Change"), self.tr("Change quiet hours and API share"))
        self.change.setToolTip("")
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _renew(self) -> None:
        self._line.refresh()
        said = " ".join(item.text for item in self._items() if isinstance(item, Text))
        self._line.setAccessibleName(said)
        self._line.setToolTip(said)

    def _items(self) -> list[Item]:
        top = self._top
        if top is None:
            return []
        if not top.enabled or top.paused:
            items: list[Item] = [Icon("pause-circle", 16, "warn"), Text(self._held(top), "smallStrong", "warnText")]
        else:
            items = [Icon("moon", 16, "t2"), Text(self.tr("Quiet hours"), "smallStrong", "t1")]
            items.append(Text(self._quiet(top), "small", "t2", shrinks=True))
        share = self.tr("No more than %1 of %2 units of the limit in %3 s")
        for mark, value in (("%1", top.cap), ("%2", top.limit), ("%3", round(top.window))):
            share = share.replace(mark, formats.number(value))
        items += [Gap(8), Icon("gauge", 16, "t2"), Text(share, "small", "t2", shrinks=True)]
        if top.cap < top.limit and not self._slim:
            items.append(Text("· " + self.tr("the rest is left to other programs"), "small", "t3", shrinks=True))
        return items

    def _held(self, top: ScheduleTop) -> str:
        if not top.enabled:
            return self.tr("The schedule is switched off in the settings")
        if top.paused_until is None:
            return self.tr("All jobs are paused")
        return self.tr("All jobs are paused till %1").replace("%1", formats.day_time(top.paused_until))

    def _quiet(self, top: ScheduleTop) -> str:
        if not top.quiet:
            return self.tr("none, jobs run round the clock")
        return "; ".join(
            f"{words.span(hours)} — {', '.join(say(name) for name in names)}" for hours, names in top.quiet
        )
