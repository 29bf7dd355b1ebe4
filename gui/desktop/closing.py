"""What closing the window and quitting mean: on in the tray, minimised, or really ended, never without a word."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui.desktop.close_sheets import QuitSheet, TraySheet
from gui.desktop.tray import tray_available
from gui.main_window import MainWindow

WATCH_MS = 3000
_TRIES = 20


class Closing(QObject):
    """`quit_allowed` comes when the program may end; `came_back` when a hidden window had to, its tray being gone."""

    quit_allowed = Signal()
    came_back = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._leaving = False
        self._asking: QWidget | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.look_for_tray)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)

    # --- closing ----------------------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Asked by the window when somebody closes it; False keeps it, and what happens instead is seen to."""
        if self._leaving:
            return True
        choice = self._window.memory.recall("close_to_tray")
        if choice == "quit":
            self.quit()
        elif choice == "tray":
            self.hide()
        else:
            self._ask_where()
        return False

    def hide(self) -> None:
        """Go on without a window: in the tray, or minimised where there is none."""
        self._window.keep_place()
        if tray_available():
            self._window.hide()
            self._watch.start()
        else:
            self._window.showMinimized()

    def bring_up(self) -> None:
        """Show the window before all others."""
        self._watch.stop()
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def look_for_tray(self) -> None:
        """A hidden window whose tray went away comes back."""
        if not self._window.isVisible() and not tray_available():
            self.bring_up()
            self.came_back.emit()

    def hide_from_start(self) -> None:
        """A start without a window: in the tray as soon as there is one, minimised until then."""
        self.hide()
        if self._window.isMinimized():
            QTimer.singleShot(WATCH_MS, self, self._hide_later)

    def _hide_later(self, tries: int = _TRIES) -> None:
        """At login the tray may come up after us."""
        if not self._window.isMinimized():
            return
        if tray_available():
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.hide()
        elif tries:
            QTimer.singleShot(WATCH_MS, self, lambda: self._hide_later(tries - 1))

    def _ask_where(self) -> None:
        if self._asking is not None:
            return
        sheet = TraySheet(self._window, tray=tray_available())
        sheet.chosen.connect(self._chosen)
        self._show(sheet, sheet.go_on)

    def _chosen(self, choice: str, for_good: bool) -> None:
        if for_good:
            self._window.memory.keep("close_to_tray", choice)
            self._window.memory.flush()
        if choice == "quit":
            self.quit()
        else:
            self.hide()

    # --- quitting ---------------------------------------------------------------------------------------------

    def quit(self) -> None:
        """End the program; a job under way is asked about."""
        if self._asking is not None:
            self.bring_up()
            return
        job = self._job_under_way()
        if not job:
            self._leave()
            return
        self.bring_up()
        sheet = QuitSheet(self._window, job)
        sheet.confirmed.connect(self._leave)
        self._show(sheet, sheet.cancel)

    def _job_under_way(self) -> str:
        app = self._window.bridge.app
        now = app.running()
        return now.job if now is not None else next(iter(app.queued()), "")

    def _leave(self) -> None:
        self._leaving = True
        self._watch.stop()
        self._window.close()
        self.quit_allowed.emit()

    def _session_ends(self, *_: object) -> None:
        """The person logs out: no question may hold that up."""
        self._leaving = True

    def _show(self, sheet: TraySheet | QuitSheet, safe: QWidget) -> None:
        self._asking = sheet
        sheet.closed.connect(self._answered)
        self._window.show_sheet(sheet, safe)

    def _answered(self) -> None:
        self._asking = None
