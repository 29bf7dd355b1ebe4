"""Keeps the frame's vital signs true: the running job, the API budget, both connections; pill, strip and banner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.domain.screens.common import ConnectionView
from core.domain.screens.plans import PlanSummary
from core.events import RunEnded, RunProgress
from gui import format as formats
from gui.bridge import Bridge
from gui.shell.strip import Strip, job_title
from gui.shell.topbar import TopBar
from gui.widgets.states import Banner

if TYPE_CHECKING:
    from core.app import BudgetFigures

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
        bridge.progress.connect(self._progressed)
        bridge.ended.connect(self._ended)
        bridge.connection.connect(lambda _: self.fetch())
        for interval, slot in ((FIGURES_MS, self._fetch_budget), (HEALTH_MS, self.fetch)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(slot)
            timer.start()

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
        """Ask for the budget and both connections."""
        self._ask_budget()
        self._bridge.ask(self._bridge.app.connections, self._connections_came, owner=self)

    def retranslate(self) -> None:
        """Words of banner and pill."""
        self._banner.button.set_label(self.tr("Check"), self.tr("Check the connections"))
        self._connections_came(self.connections)

    def renew_pill(self) -> None:
        """Say in the top bar how things are."""
        pill, now = self._topbar.pill, self._progress
        lost = any(view.state in ("lost", "refused") for view in self.connections)
        if now is not None:
            share = formats.percent(min(100, now.done * 100 // now.total)) if now.total else ""
            pill.set_icon("arrows-clockwise", "accentGfx")
            pill.set_label(job_title(now.job))
            pill.set_note("" if self.slim else share)
            return
        if lost:
            words, icon, tone = self.tr("No connection"), "cloud-slash", "warn"
        elif self.braked():
            words, icon, tone = self.tr("Needs a check"), "warning-fill", "warn"
        else:
            words, icon, tone = self.tr("Up to date"), "check-circle-fill", "ok"
        pill.set_icon(icon, tone)
        pill.set_label(words)
        pill.set_note("")

    def _progressed(self, progress: RunProgress) -> None:
        self._progress = progress
        self._strip.show_progress(progress, len(self._bridge.app.queued()))
        self.renew_pill()

    def _ended(self, _: RunEnded) -> None:
        self._progress = None
        self._strip.show_progress(None, len(self._bridge.app.queued()))
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
            self._banner.text.setText(self.tr("No connection: %1.").replace("%1", lost.title))
            self._banner.note.setText(self.tr("Decisions are kept and will go out by themselves."))
        self.renew_pill()
