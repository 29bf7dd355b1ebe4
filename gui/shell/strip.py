"""The activity strip: the running job with bar, count, time left and Cancel; the API budget; both answer times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.screens.common import ConnectionView
from core.events import RunProgress
from gui import format as formats
from gui.i18n import say
from gui.shell.connection_look import look
from gui.widgets.bars import BudgetGauge
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Bar, Dot, Icon, Item, Mark, Text
from gui.widgets.label import Inline


def job_title(job: str) -> str:
    """What a job is called on screen."""
    return say(f"job.{job}")


class Strip(Surface):
    """36 px at the bottom of the window."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("win", "t")
        self.setFixedHeight(36)
        self._progress: RunProgress | None = None
        self._queued = 0
        self._stopped = ""
        self._budget = (0, 45, 45, 3.0)
        self._connections: Sequence[ConnectionView] = ()
        self._slim = False
        self._left = Inline(self._left_items, gap=10, height=24)
        self.cancel = Button(kind="ghost", icon="x", size=28)
        self.cancel.clicked.connect(self.cancel_wanted.emit)
        self._queue = Inline(self._queue_items, height=24)
        self._label = Inline(lambda: [Text(self.tr("API budget"), "small", "t2")], height=24)
        self.gauge = BudgetGauge()
        self._figures = Inline(self._figure_items, gap=4, height=24)
        self._systems = Inline(self._system_items, gap=6, height=24)
        self._rule = Surface("line2")
        self._rule.setFixedSize(1, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.setSpacing(10)
        for widget in (self._left, self.cancel, self._queue):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._label, self.gauge, self._figures):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._rule)
        row.addSpacing(6)
        row.addWidget(self._systems)
        self.retranslate()
        self.show_progress(None, 0)

    def show_progress(self, progress: RunProgress | None, queued: int) -> None:
        """The running job (None = idle) and how many stand in line."""
        self._progress = progress
        self._queued = queued
        self.cancel.setVisible(progress is not None)
        self._queue.setVisible(queued > 0 and not self._slim)
        for part in (self._left, self._queue):
            part.refresh()
        self._left.setAccessibleName(" ".join(item.text for item in self._left_items() if isinstance(item, Text)))

    def show_stopped(self, sentence: str) -> None:
        """Say that the guard stopped a push ("" = it no longer does)."""
        self._stopped = sentence
        self._left.refresh()

    def show_budget(self, used: int, limit: int, cap: int, window: float) -> None:
        """The API budget now."""
        self._budget = (used, limit, cap, window)
        self.gauge.set_figures(used, limit, cap)
        self._figures.refresh()
        words = self.tr("API budget: %1 of %2 per %3 s")
        for mark, value in (("%1", used), ("%2", limit), ("%3", round(window))):
            words = words.replace(mark, formats.number(value))
        self.gauge.setAccessibleName(words)
        self.gauge.setToolTip(words)

    def show_connections(self, connections: Sequence[ConnectionView]) -> None:
        """Health of both systems."""
        self._connections = connections
        self._systems.refresh()
        told = (" ".join(filter(None, (view.title, look(view.state)[0], self._answer(view)))) for view in connections)
        self._systems.setAccessibleName(", ".join(told))
        self._systems.setToolTip(self._systems.accessibleName())

    def set_slim(self, slim: bool) -> None:
        """Narrow window: Cancel as an icon, no queue, no answer times."""
        self._slim = slim
        self.cancel.set_compact(slim)
        for part in (self._systems, self._rule):
            part.setVisible(not slim)
        self.layout().setContentsMargins(16 if slim else 24, 1, 16 if slim else 24, 0)
        self.show_progress(self._progress, self._queued)

    def retranslate(self) -> None:
        """Words of the strip."""
        self.cancel.set_label(self.tr("Cancel"), self.tr("Cancel the running job"))
        self.cancel.setToolTip(self.tr("Cancel the running job"))
        self.show_budget(*self._budget)
        for part in (self._left, self._queue, self._label, self._figures, self._systems):
            part.refresh()
        self.show_connections(self._connections)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _left_items(self) -> list[Item]:
        now = self._progress
        if now is None and self._stopped:
            return [Icon("hand-palm", 16, "err"), Text(self._stopped, "smallName", "t1")]
        if now is None:
            return [Icon("check-circle", 16, "ok"), Text(self.tr("All jobs done"), "smallName", "t1")]
        icon = "pause-circle" if now.paused else "arrows-clockwise"
        items: list[Item] = [Icon(icon, 16, "accentGfx"), Text(job_title(now.job), "smallName", "t1")]
        items.append(Bar(now.done / now.total if now.total else None, 120 if self._slim else 140))
        if now.total:
            of = self.tr("%1 of %2").replace("%1", formats.number(now.done)).replace("%2", formats.number(now.total))
            items.append(Text(of, "smallName", "t2"))
        if now.paused:
            items.append(Text("· " + self.tr("paused"), "small", "t3"))
        elif now.waiting_for:
            items.append(Text("· " + say(now.waiting_for), "small", "t3"))
        elif now.seconds_left is not None:
            items.append(Text("· " + formats.about(now.seconds_left), "small", "t3"))
        return items

    def _queue_items(self) -> list[Item]:
        return [Text(self.tr("%n more queued", "", self._queued), "small", "t3")]

    def _figure_items(self) -> list[Item]:
        used, limit, _, window = self._budget
        of = self.tr("%1 of %2").replace("%1", formats.number(used)).replace("%2", formats.number(limit))
        per = self.tr("per %1 s").replace("%1", formats.number(round(window)))
        return [Text(of, "smallName", "t1"), Text(per, "small", "t3")]

    def _answer(self, view: ConnectionView) -> str:
        """How fast a system answered last, "" when it did not."""
        return "" if view.ms is None else self.tr("%1 ms").replace("%1", formats.number(view.ms))

    def _system_items(self) -> list[Item]:
        items: list[Item] = []
        for view in self._connections:
            _, icon, tone = look(view.state)
            items.append(Mark("ms" if view.system == "moysklad" else "shop"))
            items.append(Dot(tone) if view.state == "ok" else Icon(icon, 12, tone))
            items.append(Text((self._answer(view) or formats.DASH) + "  ", "small", "t2"))
        return items
