"""Puts the desktop's manners around the window: tray, notifications, closing, the calm words after a fault."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from core.events import RunEnded
from gui.desktop.closing import Closing
from gui.desktop.crash import CrashDesk, Fault
from gui.desktop.crash_sheet import CrashSheet
from gui.desktop.news import Badge, News
from gui.desktop.notifications import Kind, Note, Notifier
from gui.desktop.pulse import Pulse, PulseTaker
from gui.desktop.tray import Tray
from gui.main_window import MainWindow

PAUSE = timedelta(hours=1)
_SHOWN_MS = 10_000
#: The tray may come up after the program, at login it usually does.
_LOOK_MS = 3_000


class Manners(QObject):
    """Lives as long as the window; `quit_allowed` comes when the program may end."""

    quit_allowed = Signal()

    def __init__(self, window: MainWindow, crashes: CrashDesk) -> None:
        super().__init__(window)
        self._window, self._bridge, self._crashes = window, window.bridge, crashes
        self.closing = Closing(window)
        self.tray = Tray(self._waiting_words, self)
        self.notifier = Notifier(self._show_message, self._wanted, self._away, parent=self)
        self.news = News(window, self.notifier, self._badges)
        self.pulse = PulseTaker(window.bridge)
        self._wire()
        crashes.attach(self._show_fault, window.bridge.failed.emit, self._fault_again)
        window.manners = self
        window.installEventFilter(self)
        self.tray.show()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.tray.show)
        self._look.start()
        self.pulse.ask()

    def _wire(self) -> None:
        tray, closing = self.tray, self.closing
        tray.open_wanted.connect(closing.bring_up)
        tray.sync_wanted.connect(self._sync)
        tray.pause_wanted.connect(lambda: self._pause(True))
        tray.resume_wanted.connect(lambda: self._pause(False))
        tray.quit_wanted.connect(closing.quit)
        tray.message_clicked.connect(self._message_clicked)
        closing.quit_allowed.connect(self.quit_allowed)
        closing.came_back.connect(self._came_back)
        self.pulse.changed.connect(self._pulse_changed)
        self._bridge.ended.connect(self._run_ended)
        for page in self._window.pages.values():
            page.badge_changed.connect(self._badges_changed)
        self._badges_changed()

    # --- what the window asks ---------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Whether the window may close now; if not, what happens instead is seen to."""
        return self.closing.may_close()

    def hide(self) -> None:
        """Go on in the tray, or minimised."""
        self.closing.hide()

    def come_up(self, token: str = "") -> None:
        """Another start on the same data wants to see the window; `token` lets it to the front where a desktop asks
        for one."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.closing.bring_up()

    def surprise(self, error: BaseException) -> None:
        """A question or an act failed in a way that nobody foresaw."""
        self._crashes.note(error)

    def tell_of_crash(self) -> None:
        """The run before this one died."""
        self._window.toast(
            self.tr("Last time SkladLink ended unexpectedly. Your data is whole."),
            self.tr("Report for support"),
            self._window.show_support,
            bad=True,
        )

    def close(self) -> None:
        """Leave the tray."""
        self._window.manners = None
        self.tray.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.tray.renew()
        elif event.type() == QEvent.Type.WindowActivate:
            self.notifier.seen()
        return False

    # --- state ------------------------------------------------------------------------------------------------

    def _pulse_changed(self, pulse: Pulse) -> None:
        self.tray.show_pulse(pulse)
        self.news.pulse_changed(pulse)

    def _badges(self) -> Mapping[str, Badge]:
        return {key: page.badge for key, page in self._window.pages.items()}

    def _badges_changed(self) -> None:
        self.news.badges_changed()
        self.tray.renew()

    def _waiting_words(self) -> str:
        """What waits on the pages and is red there: "Orders: 3 failed"."""
        pages = self._window.pages
        red = [(key, meaning) for key, (number, tone, meaning) in self._badges().items() if number and tone == "err"]
        return "; ".join(f"{pages[key].title()}: {meaning}" for key, meaning in red)

    def _wanted(self) -> bool:
        return self._window.memory.recall("notifications") != "false"

    def _away(self) -> bool:
        window = self._window
        return not window.isVisible() or window.isMinimized() or not window.isActiveWindow()

    # --- acts -------------------------------------------------------------------------------------------------

    def _sync(self) -> None:
        """Bring changes over; what needs a look first opens the window."""
        self._bridge.ask(self._bridge.app.confirmed_once, self._sync_or_show, owner=self)

    def _sync_or_show(self, confirmed: bool) -> None:
        if not confirmed:
            self.closing.bring_up()
        self._window.sync_now()

    def _pause(self, on: bool) -> None:
        schedule = self._bridge.app.schedule

        def work() -> None:
            if on:
                schedule.pause_all(datetime.now(UTC) + PAUSE)
            else:
                schedule.resume_all()

        self._bridge.act(work, lambda _: self.pulse.ask(), owner=self)

    def _run_ended(self, ended: RunEnded) -> None:
        self.news.run_ended(ended)
        if ended.code == "run.internal":
            self._crashes.note_job(ended, self._trace_of(ended))

    def _trace_of(self, ended: RunEnded) -> str:
        """The trace that the job has just logged."""
        lines = self._bridge.app.log_tail.lines()
        return next((str(x["trace"]) for x in reversed(lines) if x.get("job") == ended.job and "trace" in x), "")

    # --- words and dialogs ------------------------------------------------------------------------------------

    def _show_message(self, title: str, text: str) -> None:
        self.tray.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Warning, _SHOWN_MS)

    def _message_clicked(self) -> None:
        note = self.notifier.last
        self.closing.bring_up()
        if note is not None and note.page in self._window.pages:
            self._window.go(note.page, note.target)

    def _came_back(self) -> None:
        self._window.toast(self.tr("The tray is gone, so the window is back."))

    def _show_fault(self, fault: Fault) -> None:
        self.notifier.tell(Note(Kind.FAULT, 1, lambda _: self._fault_words(), ""))
        sheet = CrashSheet(self._window, self._window, self._crashes, fault)
        self._window.show_sheet(sheet, sheet.go_on)

    def _fault_words(self) -> tuple[str, str]:
        return (
            self.tr("Something went wrong in SkladLink"),
            self.tr("The program goes on. Open the window to read what it means."),
        )

    def _fault_again(self, fault: Fault) -> None:
        self._window.toast(self.tr("The same fault happened again, %Ln times so far.", "", fault.count), bad=True)
