"""Start-up: first paint, then core.app in a worker, then the window; failures become calm pages, never tracebacks."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, Signal
from PySide6.QtWidgets import QApplication

from gui import i18n
from gui.boot import BootWindow
from gui.theme import theme

if TYPE_CHECKING:
    from core.app import SkladLink
    from gui.main_window import MainWindow

log = logging.getLogger("skladlink.gui")
SAVED = ("ui.lang", "ui.theme", "ui.geometry", "ui.high_contrast", "ui.density")


@dataclass(frozen=True, slots=True)
class Start:
    """How to start: `demo` opens the pretend systems with `variants` items; `home` moves the data folder.

    `lang` ("ru", "en") and `theme` ("light", "dark", "system") override the saved choice for this run.
    `by_itself` lets the schedule run.
    """

    demo: bool = False
    variants: int = 2000
    seed: int = 7
    home: Path | None = None
    lang: str = ""
    theme: str = ""
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The open core with what the window must know before it shows: saved settings and the first page."""

    core: SkladLink
    saved: dict[str, str]
    page: str


#: Failures of the database that its last whole copy heals.
_RESTORABLE = frozenset({"store.damaged", "store.newer"})


class Application(QObject):
    """Owns the way from the first paint to the window and back down; `ready` carries the window."""

    ready = Signal(object)
    failed = Signal(object)
    _opened = Signal(object)
    _broke = Signal(object)
    _surprise = Signal(object)

    def __init__(self, qt: QApplication, start: Start) -> None:
        super().__init__()
        self.qt = qt
        self.start_options = start
        self.window: MainWindow | None = None
        self._core: SkladLink | None = None
        self._opened.connect(self._build)
        self._broke.connect(self._show_failure)
        self._surprise.connect(self._tell_surprise)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        i18n.install(start.lang or "ru")
        theme.mode = start.theme or "system"
        theme.install(qt)
        self.boot = BootWindow()
        self.boot.painted.connect(self._open)
        self.boot.retry_wanted.connect(self._open)
        self.boot.restore_wanted.connect(self._restore)

    def show(self) -> None:
        """Show the boot window; everything else follows from its first paint."""
        self.boot.show()

    def close(self) -> None:
        """Stop timers and threads and let go of the data."""
        if self.window is not None:
            self.window.hide()
            self.window.bridge.close()
        if self._core is not None:
            self._core.close()

    def _open(self) -> None:
        threading.Thread(target=self._open_core, name="open-core", daemon=True).start()

    def _restore(self) -> None:
        threading.Thread(target=self._restore_core, name="restore-core", daemon=True).start()

    def _restore_core(self) -> None:
        """Go on from the last whole copy of the database, then start as usual."""
        try:
            from core.app import restore

            restore(self.start_options.home)
        except Exception as error:  # whatever it is, a person must read about it
            log.exception("the copy could not be restored")
            self._broke.emit(error)
        else:
            self._open_core()

    def _open_core(self) -> None:
        try:
            from core.app import AppOptions, open_app

            now = self.start_options
            options = AppOptions(home=now.home, demo=now.demo, demo_variants=now.variants, demo_seed=now.seed)
            core = open_app(options)
            core.logbook.program_started()
            fresh = core.mapping_counts().total == 0 or core.resumable_load()
            saved = {key: core.setting(key) for key in SAVED}
            if now.by_itself:
                core.run_by_itself()
            self._opened.emit(Opened(core, saved, "load" if fresh else "mapping"))
        except Exception as error:  # whatever it is, a person must read about it
            log.exception("the start failed")
            self._broke.emit(error)

    def _build(self, opened: Opened) -> None:
        from gui.bridge import Bridge
        from gui.main_window import MainWindow
        from gui.widgets.focus import FocusRing

        core, saved = opened.core, opened.saved
        self._core = core
        i18n.install(self.start_options.lang or saved["ui.lang"] or "ru")
        theme.set_mode(self.start_options.theme or saved["ui.theme"] or "system")
        theme.set_high_contrast(saved["ui.high_contrast"] == "true")
        theme.set_density(saved["ui.density"])
        window = MainWindow(Bridge(core))
        self.ring = FocusRing(self.qt)
        window.resize(self.boot.size())
        window.move(self.boot.pos())
        window.restore(saved["ui.geometry"])
        self.window = window
        window.go(opened.page)
        window.show()
        self.boot.close()
        self.ready.emit(window)

    def _show_failure(self, error: BaseException) -> None:
        from core.errors import SkladLinkError

        translate = QCoreApplication.translate
        what = translate("Boot", "Something unexpected stopped the start.")
        means = translate("Boot", "SkladLink did not start; your data is untouched.")
        do = translate("Boot", "Try again. If it repeats, send us the log from the data folder.")
        if isinstance(error, SkladLinkError):
            told = i18n.explain(error.code, error.params)
            what, means, do = told.what, told.means or means, told.do or do
        self.boot.show_error(what, means, do, can_restore=getattr(error, "code", "") in _RESTORABLE)
        self.failed.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Any thread: log it and tell the window by signal, never by a dialog."""
        log.error("unexpected error", exc_info=(kind, error, trace))
        self._surprise.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell_surprise(self, error: BaseException) -> None:
        if self.window is not None:
            self.window.bridge.failed.emit(error)


def make_qt(arguments: list[str]) -> QApplication:
    """The QApplication of the process."""
    QCoreApplication.setApplicationName("SkladLink")
    QCoreApplication.setOrganizationName("SkladLink")
    log.debug("Qt %s", QLibraryInfo.version().toString())
    return QApplication(arguments)


def run(start: Start) -> int:
    """Show the window and run until it closes."""
    qt = make_qt(sys.argv[:1])
    application = Application(qt, start)
    application.show()
    code = qt.exec()
    application.close()
    return code
