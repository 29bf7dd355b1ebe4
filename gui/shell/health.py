"""Keeps the frame's vital signs true: the running job, the API budget, both connections; pill, strip and banner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.domain.plan import JobName
from core.domain.screens.common import ConnectionView
from core.domain.screens.plans import PlanSummary
from core.events import RunEnded, RunProgress
from gui import format as formats
from gui.bridge import Bridge
from gui.shell.connection_look import unreachable
from gui.shell.strip import Rest, Strip, job_title
from gui.shell.topbar import TopBar
from gui.widgets.states import Banner

if TYPE_CHECKING:
    from core.app import BudgetFigures, SkladLink

FIGURES_MS = 1000
HEALTH_MS = 5000


class Health(QObject):
    """Asks by timers while the window is visible and tells the parts of the frame."""

    def __init__(self, window: QWidget, bridge: Bridge, topbar: TopBar, strip: Strip, banner: Banner) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._topbar, self._strip, self._banner = topbar, strip, banner
        self._budget_used = 0
        self._progress: RunProgress | None = None
        self._plan: PlanSummary | None = None
        self.connections: Sequence[ConnectionView] = ()
        self.slim = False
        self.paused = False
        self._wire_strip()
        bridge.progress.connect(self._progressed)
        bridge.ended.connect(self._ended)
        bridge.connection.connect(lambda _: self.fetch())
        bridge.changed.connect(self._changed)
        for interval, slot in ((FIGURES_MS, self._fetch_budget), (HEALTH_MS, self.fetch)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(slot)
            timer.start()

    @property
    def working(self) -> bool:
        """Whether a job is under way."""
        return self._progress is not None

    def _wire_strip(self) -> None:
        app = self._bridge.app
        self._strip.hold_wanted.connect(lambda hold: self._do(app.pause if hold else app.resume))
        self._strip.resume_wanted.connect(lambda: self._do(app.schedule.resume_all))
        self._strip.queue_popover.removed.connect(lambda job: self._do(lambda: app.schedule.stop(job)))

    def _do(self, act: Callable[[], object]) -> None:
        self._bridge.act(act, lambda _: self._renew_progress(), owner=self)

    def _renew_progress(self) -> None:
        """A job was held, let go or taken out of the queue: look at once."""
        self._progress = self._bridge.app.running()
        self._strip.show_progress(self._progress, self._bridge.app.queued())
        self.fetch()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: the pill without its second text."""
        self.slim = slim
        self.renew_pill()

    def show_plan(self, plan: PlanSummary | None) -> None:
        """The newest plan that waits for a person."""
        self._plan = plan
        self._strip.show_stopped(self.tr("Stock → shop: stopped by the guard") if self.braked() else "")
        self.renew_pill()

    def braked(self) -> bool:
        """Whether the guard holds a push back."""
        return self._plan is not None and self._plan.brake is not None

    def fetch(self) -> None:
        """Ask for the budget, both connections and what runs next."""
        app = self._bridge.app
        self._ask_budget()
        self._bridge.ask(app.connections, self._connections_came, owner=self)
        self._bridge.ask(lambda: _rest(app), self._rest_came, owner=self)

    def retranslate(self) -> None:
        """Words of banner and pill."""
        self._banner.button.set_label(self.tr("Check"), self.tr("Check the connections"))
        self._connections_came(self.connections)

    def renew_pill(self) -> None:
        """Say in the top bar how things are."""
        pill, now = self._topbar.pill, self._progress
        lost = next((view for view in self.connections if view.state in ("lost", "refused")), None)
        if now is not None:
            share = formats.percent(min(100, now.done * 100 // now.total)) if now.total else ""
            pill.set_icon("arrows-clockwise", "accentGfx")
            pill.set_label(job_title(now.job))
            pill.set_note("" if self.slim else share)
            return
        if lost is not None:
            words, icon, tone = unreachable(lost.system), "cloud-slash", "warn"
        elif self.braked():
            words, icon, tone = self.tr("Needs a check"), "warning-fill", "warn"
        else:
            words, icon, tone = self.tr("Up to date"), "check-circle-fill", "ok"
        pill.set_icon(icon, tone)
        pill.set_label(words)
        pill.set_note("")

    def _changed(self, topics: frozenset[str]) -> None:
        if topics & {"schedule", "settings", "runs"}:
            self.fetch()

    def _rest_came(self, rest: Rest) -> None:
        self.paused = rest.paused
        self._strip.show_rest(rest)

    def _progressed(self, progress: RunProgress) -> None:
        self._progress = progress
        self._strip.show_progress(progress, self._bridge.app.queued())
        self.renew_pill()

    def _ended(self, _: RunEnded) -> None:
        self._progress = None
        self._strip.show_progress(None, self._bridge.app.queued())
        self.renew_pill()

    def _fetch_budget(self) -> None:
        if self._progress is not None or self._budget_used > 0:
            self._ask_budget()

    def _ask_budget(self) -> None:
        if self._window.isVisible():
            self._bridge.ask(self._bridge.app.budget, self._budget_came, owner=self)

    def _budget_came(self, now: BudgetFigures) -> None:
        self._budget_used = now.used
        self._strip.show_budget(now.used, now.limit, now.cap, now.window)

    def _connections_came(self, connections: Sequence[ConnectionView]) -> None:
        self.connections = connections
        self._strip.show_connections(connections)
        lost = next((view for view in connections if view.state in ("lost", "refused")), None)
        self._banner.setVisible(lost is not None)
        if lost is not None:
            self._banner.text.setText(f"{unreachable(lost.system)}.")
            self._banner.note.setText(self.tr("Decisions are kept and will go out by themselves."))
        self.renew_pill()


def _rest(app: SkladLink) -> Rest:
    """In a worker: the pause of all jobs, and the job that runs by itself next."""
    coming: list[tuple[datetime, str]] = []
    for job in JobName:
        at = app.next_run(job)
        if at is not None:
            coming.append((at, job.value))
    at, name = min(coming) if coming else (None, "")
    return Rest(app.schedule.all_paused(), app.schedule.paused_until(), name, at)
