"""The tray: an icon that tells the state by shape, the state in words, and the acts one wants without a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from gui import format as formats
from gui.desktop.pulse import Pulse
from gui.desktop.tray_icon import TrayState, tray_icon
from gui.i18n import say


def tray_available() -> bool:
    """Whether there is a tray to be seen in, now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """Asks nobody and does nothing itself: it shows a `Pulse` and says what a person wants.

    Args:
        waiting: what waits for a person on the pages, in words ("" for nothing), for the tooltip.
    """

    open_wanted = Signal()
    sync_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, waiting: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._pulse = Pulse()
        self.menu = QMenu()
        self.state_line, self.open, self.sync, self.pause, self.quit = (QAction(self) for _ in range(5))
        self.state_line.setEnabled(False)
        self.open.triggered.connect(self.open_wanted)
        self.sync.triggered.connect(self.sync_wanted)
        self.pause.triggered.connect(self._pause_or_resume)
        self.quit.triggered.connect(self.quit_wanted)
        for action in (self.state_line, self.open, self.sync, self.pause, self.quit):
            if action in (self.open, self.quit):
                self.menu.addSeparator()
            self.menu.addAction(action)
        self.menu.setDefaultAction(self.open)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.message_clicked)
        self.state = TrayState.NORMAL
        self.renew()

    def show(self) -> None:
        """Stand in the tray if there is one now."""
        if tray_available() and not self.icon.isVisible():
            self.icon.show()

    def close(self) -> None:
        """Leave the tray."""
        self.icon.hide()
        self.menu.deleteLater()

    def show_pulse(self, pulse: Pulse) -> None:
        """Take over a new state."""
        self._pulse = pulse
        self.renew()

    def renew(self) -> None:
        """Icon, tooltip and menu in the present state and language."""
        self.state = self._state()
        self.icon.setIcon(tray_icon(self.state))
        words = self.words()
        self.icon.setToolTip(f"SkladLink — {words}")
        self.state_line.setText(words)
        self.open.setText(self.tr("Open SkladLink"))
        self.sync.setText(self.tr("Sync now"))
        self.pause.setText(self.tr("Resume") if self._pulse.paused else self.tr("Pause for 1 hour"))
        self.quit.setText(self.tr("Quit"))

    def words(self) -> str:
        """The state in words, the most urgent first."""
        now = self._pulse
        if now.braked:
            return self.tr("the guard stopped a push, %Ln offers would become zero", "", now.braked_offers)
        refused = [view for view in now.troubled if view.state == "refused"]
        if now.troubled:
            name = say(f"log.source.{(refused or now.troubled)[0].system}")
            text = self.tr("%1 does not let us in") if refused else self.tr("no connection: %1")
            return text.replace("%1", name)
        if now.progress is not None:
            done, total = now.progress.done, now.progress.total
            share = f", {formats.percent(min(100, done * 100 // total))}" if total else ""
            return say(f"job.{now.progress.job}") + share
        if now.paused and now.paused_until is not None:
            return self.tr("paused until %1").replace("%1", formats.day_time(now.paused_until))
        if now.paused:
            return self.tr("paused")
        return self._waiting() or self.tr("all jobs done")

    def _state(self) -> TrayState:
        now = self._pulse
        if now.needs_person or (self._waiting() and now.progress is None and not now.paused):
            return TrayState.ATTENTION
        if now.progress is not None:
            return TrayState.RUNNING
        return TrayState.PAUSED if now.paused else TrayState.NORMAL

    def _pause_or_resume(self) -> None:
        (self.resume_wanted if self._pulse.paused else self.pause_wanted).emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens; the menu's button is for the menu."""
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()
