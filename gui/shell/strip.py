"""The activity strip: the running job with bar, count, time left, Pause and Cancel; the queue; the API budget; both
answer times. Idle it says what runs next; a guard that stopped and a system that is away take its left part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.screens.common import ConnectionView
from core.events import RunProgress
from gui import format as formats
from gui.i18n import say
from gui.shell.budget_button import BudgetButton
from gui.shell.connection_look import look, unreachable
from gui.shell.strip_popovers import BudgetPopover, QueuePopover
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Bar, Dot, Gap, Icon, Item, Mark, Text
from gui.widgets.label import Inline


def job_title(job: str) -> str:
    """What a job is called on screen."""
    return say(f"job.{job}")


@dataclass(frozen=True, slots=True)
class Rest:
    """What there is to say while nothing runs: a pause (with its end), and the job that runs next by itself."""

    paused: bool = False
    until: datetime | None = None
    next_job: str = ""
    next_at: datetime | None = None


class Strip(Surface):
    """36 px at the bottom of the window; it asks nobody. `look_wanted` is "guard" or "offline"."""

    cancel_wanted = Signal()
    hold_wanted = Signal(bool)
    resume_wanted = Signal()
    look_wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__("win", "t")
        self.setFixedHeight(36)
        self._progress: RunProgress | None = None
        self._queued: Sequence[str] = ()
        self._stopped = ""
        self._rest = Rest()
        self._connections: Sequence[ConnectionView] = ()
        self._slim = False
        self._left = Inline(self._left_items, gap=10, height=24)
        self.hold = Button(kind="ghost", icon="pause", size=28)
        self.cancel = Button(kind="ghost", icon="x", size=28)
        self.act = Button(kind="link", size=28)
        self.queue = Button(kind="ghost", size=28, font="small")
        self.budget = BudgetButton()
        self.gauge = self.budget.gauge
        self._systems = Inline(self._system_items, gap=6, height=24)
        self._rule = Surface("line2")
        self._rule.setFixedSize(1, 16)
        self.queue_popover, self.budget_popover = QueuePopover(window), BudgetPopover(window)
        self._compose()
        self._wire()
        self.retranslate()
        self.show_progress(None, ())

    def _compose(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addSpacing(10)
        for button in (self.act, self.hold, self.cancel, self.queue):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.budget)
        row.addSpacing(12)
        row.addWidget(self._rule)
        row.addSpacing(16)
        row.addWidget(self._systems)

    def _wire(self) -> None:
        self.cancel.clicked.connect(self.cancel_wanted.emit)
        self.hold.clicked.connect(self._hold)
        self.act.clicked.connect(self._act)
        self.queue.clicked.connect(self._open_queue)
        self.budget.clicked.connect(lambda: self.budget_popover.open_at(self.budget, above=True))

    # --- what the frame tells ---------------------------------------------------------------------------------

    def show_progress(self, progress: RunProgress | None, queued: Sequence[str]) -> None:
        """The running job (None = idle) and the names of those that stand in line."""
        self._progress, self._queued = progress, tuple(queued)
        count = len(self._queued)
        self.queue.set_label(self.tr("%n more queued", "", count) if count else "", self.tr("Show the queue"))
        self.queue_popover.show_jobs(self._queued)
        self._renew()

    def show_stopped(self, sentence: str) -> None:
        """Say that the guard stopped a push ("" = it no longer does)."""
        self._stopped = sentence
        self._renew()

    def show_rest(self, rest: Rest) -> None:
        """The pause and the next job."""
        self._rest = rest
        self._renew()

    def show_budget(self, used: int, limit: int, cap: int, window: float) -> None:
        """The API budget now."""
        self.budget.show_figures(used, limit, cap, window)
        self.budget_popover.show_figures(used, limit, cap, window)

    def show_connections(self, connections: Sequence[ConnectionView]) -> None:
        """Health of both systems."""
        self._connections = connections
        self._systems.refresh()
        told = (" ".join(filter(None, (view.title, look(view.state)[0], self._answer(view)))) for view in connections)
        self._systems.setAccessibleName(", ".join(told))
        self._systems.setToolTip(self._systems.accessibleName())
        self._renew()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: buttons as icons, no queue, no answer times."""
        self._slim = slim
        self.layout().setContentsMargins(16 if slim else 24, 1, 16 if slim else 24, 0)
        self._renew()

    def retranslate(self) -> None:
        """Words of the strip."""
        self.cancel.set_label(self.tr("Cancel"), self.tr("Cancel the running job"))
        self.cancel.setToolTip(self.tr("Cancel the running job"))
        self.budget.retranslate()
        self.show_progress(self._progress, self._queued)
        self.show_connections(self._connections)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- the left part ----------------------------------------------------------------------------------------

    def _renew(self) -> None:
        now = self._progress
        for button in (self.cancel, self.hold):
            button.setVisible(now is not None)
        held = now is not None and now.paused
        self.hold.set_icon("play" if held else "pause")
        self.hold.set_label("", self.tr("Let the job go on") if held else self.tr("Pause the job"))
        words = self._act_words()
        self.act.set_label(words, words)
        self.act.setToolTip("")
        self.act.setVisible(bool(words))
        self._left.refresh()
        self._left.setAccessibleName(" ".join(item.text for item in self._left_items() if isinstance(item, Text)))
        self._fit()

    def _fit(self) -> None:
        """Leave out what finds no room, the least needed first: words of Cancel and gauge, answer times, queue."""
        for level in range(2 if self._slim else 0, 5):
            self.cancel.set_compact(level >= 1)
            self.budget.set_slim(level >= 2)
            for part in (self._systems, self._rule):
                part.setVisible(level < 3 and not self._slim)
            self.queue.setVisible(bool(self._queued) and level < 4)
            if self._wanted() <= self.width():
                break

    def _wanted(self) -> int:
        parts = (self._left, self.act, self.hold, self.cancel, self.queue, self.budget, self._systems)
        margins = self.layout().contentsMargins()
        shown = sum(part.sizeHint().width() for part in parts if not part.isHidden())
        return shown + 10 + (29 if not self._systems.isHidden() else 12) + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lost(self) -> ConnectionView | None:
        return next((view for view in self._connections if view.state in ("lost", "refused")), None)

    def _act_words(self) -> str:
        if self._progress is not None:
            return ""
        if self._stopped:
            return self.tr("Look")
        if self._lost() is not None:
            return self.tr("Check")
        return self.tr("Resume") if self._rest.paused else ""

    def _act(self) -> None:
        if self._stopped:
            self.look_wanted.emit("guard")
        elif self._lost() is not None:
            self.look_wanted.emit("offline")
        else:
            self.resume_wanted.emit()

    def _hold(self) -> None:
        if self._progress is not None:
            self.hold_wanted.emit(not self._progress.paused)

    def _open_queue(self) -> None:
        self.queue_popover.show_jobs(self._queued)
        self.queue_popover.open_at(self.queue, above=True)

    def _left_items(self) -> list[Item]:
        if self._progress is not None:
            return self._running_items(self._progress)
        if self._stopped:
            return [Icon("hand-palm", 16, "err"), Text(self._stopped, "smallName", "t1")]
        lost = self._lost()
        if lost is not None:
            return [Icon("cloud-slash", 16, "warn"), Text(unreachable(lost.system), "smallName", "t1", shrinks=True)]
        return self._idle_items()

    def _idle_items(self) -> list[Item]:
        rest = self._rest
        if rest.paused:
            words = self.tr("Nothing runs by itself")
            if rest.until is not None:
                words = self.tr("Paused until %1").replace("%1", formats.day_time(rest.until))
            return [Icon("pause-circle", 16, "warn"), Text(words, "smallName", "t1")]
        items: list[Item] = [Icon("check-circle", 16, "ok"), Text(self.tr("All jobs done"), "smallName", "t1")]
        if rest.next_job and rest.next_at is not None:
            words = self.tr("· next %1, %2").replace("%2", formats.day_time(rest.next_at))
            items.append(Text(words.replace("%1", job_title(rest.next_job)), "small", "t3", shrinks=True))
        return items

    def _running_items(self, now: RunProgress) -> list[Item]:
        icon = "pause-circle" if now.paused else "arrows-clockwise"
        items: list[Item] = [Icon(icon, 16, "accentGfx"), Text(job_title(now.job), "smallName", "t1")]
        items.append(Bar(now.done / now.total if now.total else None, 120))
        if now.total:
            of = self.tr("%1 of %2").replace("%1", formats.number(now.done)).replace("%2", formats.number(now.total))
            items.append(Text(of, "smallName", "t2"))
        if now.paused:
            items.append(Text("· " + self.tr("paused"), "small", "t3"))
        elif now.waiting_for:
            items.append(Text("· " + say(now.waiting_for), "small", "t3", shrinks=True))
        elif now.seconds_left is not None:
            items.append(Text("· " + formats.about(now.seconds_left), "small", "t3"))
        return items

    # --- the right part ---------------------------------------------------------------------------------------

    def _answer(self, view: ConnectionView) -> str:
        """How fast a system answered last, "" when it did not."""
        return "" if view.ms is None else self.tr("%1 ms").replace("%1", formats.number(view.ms))

    def _system_items(self) -> list[Item]:
        items: list[Item] = []
        for number, view in enumerate(self._connections):
            if number:
                items.append(Gap(4))
            _, icon, tone = look(view.state)
            items.append(Mark("ms" if view.system == "moysklad" else "shop"))
            items.append(Dot(tone) if view.state == "ok" else Icon(icon, 12, tone))
            items.append(Text(self._answer(view) or formats.DASH, "small", "t2"))
        return items
