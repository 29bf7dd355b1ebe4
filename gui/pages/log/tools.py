"""The log's tools: tabs with counts, search, period and source, and the bar that names the object shown alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.screens.log import LogCounts, LogPeriod, LogQuery, LogSource, LogTab
from gui.i18n import say
from gui.remember import Memory
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.field import SearchField
from gui.widgets.label import Label
from gui.widgets.select import Select
from gui.widgets.toggles import DotTab, Tabs

_TONES = {LogTab.ERRORS.value: "err", LogTab.WARNINGS.value: "warn"}
_SEARCH, _SLIM_SEARCH = 258, 150


class LogTools(Surface):
    """Knows the question; `asked` comes when it became another one."""

    asked = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__("surface", "b")
        self._memory = memory
        self._about = ""
        self.tabs = Tabs([tab.value for tab in LogTab], DotTab, _TONES)
        kept = memory.recall("log.tab")
        self.tabs.choose(kept if kept in self.tabs.tabs else LogTab.ALL.value)
        self.tabs.chosen.connect(self._tab_chosen)
        self.search = SearchField()
        self.search.setFixedWidth(_SEARCH)
        self.search.searched.connect(lambda _: self.asked.emit())
        self.period = Select(height=30)
        self.period.chosen.connect(self._period_chosen)
        self.source = Select(height=30)
        self.source.chosen.connect(lambda _: self.asked.emit())
        self._only = Card("sunken", "", 8)
        self.only_words = Label(font="small", color="t2")
        self.only_off = Button(kind="link", icon="x", size=28, font="smallName")
        self.only_off.clicked.connect(lambda: self.show_about(""))
        self._compose()
        self.retranslate()
        kept = memory.recall("log.period")
        self.period.choose(kept if kept in set(LogPeriod) else LogPeriod.DAY.value)

    def _compose(self) -> None:
        only = QHBoxLayout(self._only)
        only.setContentsMargins(13, 2, 12, 2)
        only.addWidget(self.only_words)
        only.addSpacing(6)
        only.addWidget(self.only_off)
        only.addStretch(1)
        self._only.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.tabs)
        self._line.addStretch(1)
        for widget in (self.search, self.period, self.source):
            self._line.addWidget(widget)
        self._below = QHBoxLayout()
        self._below.addWidget(self._only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addLayout(self._below)
        self.set_slim(False)

    def retranslate(self) -> None:
        """Words of all tools."""
        self.tabs.set_texts(
            {
                "errors": self.tr("Errors"),
                "warnings": self.tr("Warnings"),
                "mine": self.tr("Your actions"),
                "all": self.tr("All"),
            }
        )
        self.search.name(self.tr("Order number, item, text"))
        self.period.name(self.tr("How far back"))
        self.period.set_items(
            [
                (LogPeriod.DAY.value, self.tr("Last 24 hours")),
                (LogPeriod.WEEK.value, self.tr("Last 7 days")),
                (LogPeriod.MONTH.value, self.tr("Last 30 days")),
                (LogPeriod.ALL.value, self.tr("All time")),
            ]
        )
        self.source.name(self.tr("Source"))
        sources = [(source.value, say(f"log.source.{source.value}")) for source in LogSource]
        self.source.set_items([("", self.tr("All sources")), *sources])
        self.only_off.set_label(self.tr("Show all entries"), self.tr("Show all entries"))
        self.only_off.setToolTip("")
        self._renew_only()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: a shorter search field and smaller margins."""
        self.search.setFixedWidth(_SLIM_SEARCH if slim else _SEARCH)
        self._line.setContentsMargins(8 if slim else 16, 13, 16 if slim else 24, 12)
        self._below.setContentsMargins(16 if slim else 24, 0, 16 if slim else 24, 1)

    def query(self, *, oldest_first: bool) -> LogQuery:
        """The question of now."""
        source = self.source.current()
        return LogQuery(
            LogTab(self.tabs.current()),
            self.search.text().strip(),
            LogPeriod(self.period.current() or LogPeriod.DAY.value),
            LogSource(source) if source else None,
            self._about,
            oldest_first,
        )

    def filtered(self) -> bool:
        """Whether a search, a source or an object leaves entries out (tab and period are always named on screen)."""
        return bool(self.search.text().strip() or self.source.current() or self._about)

    def show_counts(self, counts: LogCounts) -> None:
        """Numbers on the tabs."""
        self.tabs.set_counts(
            {"errors": counts.errors, "warnings": counts.warnings, "mine": counts.mine, "all": counts.total}
        )

    def show_about(self, about: str, tab: str = "") -> None:
        """Show the entries of one order, run or job from all times, or all entries again with ""."""
        self._about = about
        if about:
            self._clear()
            self.period.choose(LogPeriod.ALL.value)
            self.tabs.choose(tab or LogTab.ALL.value)
        self._renew_only()
        self.asked.emit()

    def choose_tab(self, tab: str) -> None:
        """Open a tab."""
        if tab in self.tabs.tabs:
            self.tabs.choose(tab)
            self.asked.emit()

    def reset(self) -> None:
        """Leave nothing out but by tab and period."""
        self._clear()
        self._about = ""
        self._renew_only()
        self.asked.emit()

    def widen(self) -> None:
        """All entries of all times."""
        self.tabs.choose(LogTab.ALL.value)
        self.period.choose(LogPeriod.ALL.value)
        self.reset()

    def _clear(self) -> None:
        self.source.choose("")
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.search.update()

    def _renew_only(self) -> None:
        kind, _, key = self._about.partition(":")
        words = {
            "order": self.tr("Only entries of order %1"),
            "run": self.tr("Only entries of one run (No. %1)"),
            "job": self.tr("Only entries of the job “%1”"),
        }
        shown = say(f"job.{key}") if kind == "job" else key
        self.only_words.setText(words.get(kind, self.tr("Only entries of %1")).replace("%1", shown))
        self._only.setVisible(bool(self._about))
        below = self._below.contentsMargins()
        self._below.setContentsMargins(below.left(), 0, below.right(), 10 if self._about else 1)

    def _tab_chosen(self, key: str) -> None:
        self._memory.keep("log.tab", key)
        self.asked.emit()

    def _period_chosen(self, key: str) -> None:
        self._memory.keep("log.period", key)
        self.asked.emit()
