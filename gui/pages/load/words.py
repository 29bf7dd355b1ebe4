"""What the load page says of itself in words: the lead, how long still, what may be done meanwhile."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from core.events import RunEnded, RunProgress
from gui import format as formats
from gui.i18n import say
from gui.pages.load.readiness import Readiness

ETA_AFTER_S = 10.0


@dataclass(frozen=True, slots=True)
class LoadState:
    """The load as it is now; `started` is its beginning on the monotonic clock, `done` that it came to a good end."""

    progress: RunProgress | None
    ended: RunEnded | None
    readiness: Readiness
    started: float
    done: bool

    @property
    def running(self) -> bool:
        """It is under way."""
        return self.progress is not None

    @property
    def seconds_left(self) -> float | None:
        """How long still, None while that would be a guess."""
        now = self.progress
        if now is None or now.paused or now.seconds_left is None or time.monotonic() - self.started < ETA_AFTER_S:
            return None
        return now.seconds_left


class LoadWords(QObject):
    """The sentences."""

    def lead(self, state: LoadState) -> str:
        """Below the title."""
        if state.done and state.ended is not None and state.ended.code:
            return say(state.ended.code, state.ended.params)
        return self.tr("We read both systems and find the pairs. Nothing is sent to the shop or the warehouse yet.")

    def left(self, state: LoadState) -> str:
        """Beside the percentage."""
        if state.progress is not None and state.progress.paused:
            return self.tr("paused")
        if state.seconds_left is not None:
            return self.tr("left %1").replace("%1", formats.about(state.seconds_left))
        if state.running:
            return self.tr("running")
        if state.done:
            return self.tr("done")
        return self.tr("not started") if state.ended is None else self.tr("stopped")

    def until(self, state: LoadState) -> str:
        """When it will be done."""
        if state.seconds_left is None:
            return ""
        end = datetime.now(UTC) + timedelta(seconds=state.seconds_left)
        return "· " + self.tr("done about %1").replace("%1", formats.clock(end))

    def info(self, state: LoadState) -> str:
        """In the foot."""
        if state.running:
            return self.tr("The window may be closed: the load goes on.")
        if state.done:
            return self.tr("Nothing was sent. Changes of stock wait for your look.")
        if state.readiness.known and not state.readiness.ready:
            return self.tr("Two keys are needed: MoySklad’s token and the shop’s webhook.")
        return self.tr("It only reads. One click, and you can go on working.")

    def now(self, state: LoadState) -> str:
        """Below the load's step in the rail."""
        if state.running:
            return self.tr("running now")
        if state.done:
            return self.tr("done")
        if not state.readiness.known:
            return ""
        return self.tr("ready to start") if state.readiness.ready else self.tr("connect both systems first")
