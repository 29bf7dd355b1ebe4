"""How the program as a whole is: a job under way, a guard that stopped, a system that does not answer, a pause.

One place that asks and listens; tray, notifications and screen readers' announcements follow it. It asks in the
query pool, and only when something happened or a quarter of a minute has passed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.screens.common import ConnectionView
from core.events import RunEnded, RunProgress
from gui.bridge import Bridge

if TYPE_CHECKING:
    from core.app import SkladLink

ASK_MS = 15_000
_SOON_MS = 150


@dataclass(frozen=True, slots=True)
class Pulse:
    """The state: `progress` of the job under way, the plan that the guard holds back with its count of offers that
    would become zero, systems that do not answer or do not let us in, and the pause with its end."""

    progress: RunProgress | None = None
    braked: int = 0
    braked_offers: int = 0
    troubled: tuple[ConnectionView, ...] = ()
    paused: bool = False
    paused_until: datetime | None = None

    @property
    def needs_person(self) -> bool:
        """Whether something waits that does not mend itself."""
        return bool(self.braked or self.troubled)


class PulseTaker(QObject):
    """`changed` carries the new state."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.now = Pulse()
        bridge.progress.connect(self._progressed)
        bridge.ended.connect(self._ended)
        bridge.changed.connect(lambda _: self._soon.start())
        bridge.connection.connect(lambda _: self._soon.start())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.ask)
        self._often = QTimer(self)
        self._often.setInterval(ASK_MS)
        self._often.timeout.connect(self.ask)
        self._often.start()

    def ask(self) -> None:
        """Look at everything again."""
        app = self._bridge.app
        self._bridge.ask(lambda: _look(app), self._answered, owner=self, failed=lambda _: None)

    def _answered(self, found: Pulse) -> None:
        self._become(replace(found, progress=self.now.progress))

    def _progressed(self, progress: RunProgress) -> None:
        self._become(replace(self.now, progress=progress))

    def _ended(self, _: RunEnded) -> None:
        self._become(replace(self.now, progress=None))
        self._soon.start()

    def _become(self, found: Pulse) -> None:
        if found != self.now:
            self.now = found
            self.changed.emit(found)


def _look(app: SkladLink) -> Pulse:
    plan = app.waiting_plan()
    brake = plan.brake if plan is not None else None
    return Pulse(
        None,
        plan.run_id if plan is not None and brake is not None else 0,
        brake.count if brake is not None else 0,
        tuple(replace(view, ms=None) for view in app.connections() if view.state in ("lost", "refused")),
        app.schedule.all_paused(),
        app.schedule.paused_until(),
    )
