"""Start-up: first paint, then core.app in a worker, then the window; failures become calm pages, never tracebacks."""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, Signal
from PySide6.QtWidgets import QApplication

from gui import i18n
from gui.boot import BootWindow
from gui.desktop import start_at_login
from gui.desktop.crash import CrashDesk
from gui.desktop.faults import FaultFile
from gui.theme import theme

if TYPE_CHECKING:
    from core.app import SkladLink
    from gui.desktop.manners import Manners
    from gui.desktop.single_instance import SingleInstance
    from gui.desktop.tidying import Tidying
    from gui.main_window import MainWindow

log = logging.getLogger("skladlink.gui")
SAVED = ("ui.lang", "ui.theme", "ui.geometry", "ui.page", "ui.high_contrast", "ui.density")


@dataclass(frozen=True, slots=True)
class Start:
    """How to start: `demo` opens the pretend systems with `variants` items; `home` moves the data folder.

    `lang` ("ru", "en") and `theme` ("light", "dark", "system") override the saved choice for this run.
    `by_itself` lets the schedule run; `hidden` starts in the tray, without a window.
    """

    demo: bool = False
    variants: int = 2000
    seed: int = 7
    home: Path | None = None
    lang: str = ""
    theme: str = ""
    by_itself: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The open core with what the window must know before it shows: saved settings, the first page, and whether the
    run before this one died."""

    core: SkladLink
    saved: dict[str, str]
    page: str
    died: bool = False


#: Where a person begins who has been on no page yet.
FIRST_PAGE = "overview"
#: Failures of the database that its last whole copy heals.
_RESTORABLE = frozenset({"store.damaged", "store.newer"})


class Application(QObject):
    """Owns the way from the first paint to the window and back down; `ready` carries the window."""

    ready = Signal(object)
    failed = Signal(object)
    _opened = Signal(object)
    _broke = Signal(object)

    def __init__(self, qt: QApplication, start: Start, instance: SingleInstance | None = None) -> None:
        super().__init__()
        self.qt = qt
        self.start_options = start
        self.window: MainWindow | None = None
        self.manners: Manners | None = None
        self.tidying: Tidying | None = None
        self.crashes = CrashDesk()
        self._instance = instance
        self._core: SkladLink | None = None
        self._faults: FaultFile | None = None
        self._opened.connect(self._build)
        self._broke.connect(self._show_failure)
        i18n.install(start.lang or "ru")
        theme.mode = start.theme or "system"
        theme.install(qt)
        self.boot = BootWindow()
        self.boot.painted.connect(self._open)
        self.boot.retry_wanted.connect(self._try_again)
        self.boot.restore_wanted.connect(self._restore)
        self.boot.closed.connect(self._boot_closed)

    def show(self, *, silent: bool = False) -> None:
        """Show the boot window; everything else follows from its first paint.

        `silent` says that another window has the data and does not answer: that is told instead.
        """
        if silent:
            self.boot.painted.disconnect(self._open)
            self._tell_silent()
            self.boot.show()
        elif self.start_options.hidden:
            self._open()
        else:
            self.boot.show()

    def close(self) -> None:
        """Stop timers and threads and let go of the data."""
        if self.tidying is not None:
            self.tidying.close()
        if self.window is not None:
            self.window.hide()
            self.window.bridge.close()
        if self.manners is not None:
            self.manners.close()
        if self._core is not None:
            self._core.close()
        if self._instance is not None:
            self._instance.close()
        if self._faults is not None:
            self._faults.end()
        self.crashes.release()

    def _boot_closed(self) -> None:
        if self.window is None:
            self.qt.quit()

    def _try_again(self) -> None:
        """The first window may have answered or gone meanwhile."""
        if self._instance is None or self._instance.listens:
            self._open()
            return
        found = self._instance.claim()
        if found is found.FIRST:
            self._open()
        elif found is found.TOLD:
            self.qt.quit()
        else:
            self._tell_silent()

    def _tell_silent(self) -> None:
        told = i18n.explain("start.silent")
        self.boot.show_error(told.what, told.means, told.do)

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
            died = self._watch(core)
            core.logbook.program_started()
            fresh = core.mapping_counts().total == 0 or core.resumable_load()
            saved = {key: core.setting(key) for key in SAVED}
            if now.by_itself:
                core.run_by_itself()
            self._opened.emit(Opened(core, saved, "load" if fresh else saved["ui.page"], died))
        except Exception as error:  # whatever it is, a person must read about it
            log.exception("the start failed")
            self._broke.emit(error)

    def _watch(self, core: SkladLink) -> bool:
        """What only a real start does: watch for hard faults, keep the entry for the login true."""
        now = self.start_options
        start_at_login.follow(now.home, demo=now.demo)
        if not now.by_itself:
            return False
        from core.paths import fault_file

        start_at_login.renew()
        self._faults = FaultFile(fault_file(core.home))
        return self._faults.begin()

    def _build(self, opened: Opened) -> None:
        from gui.bridge import Bridge
        from gui.desktop.manners import Manners
        from gui.desktop.tidying import Tidying
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
        self.manners = manners = Manners(window, self.crashes)
        manners.quit_allowed.connect(self.qt.quit)
        if self._instance is not None:
            self._instance.show_wanted.connect(manners.come_up)
        window.go(opened.page if opened.page in window.pages else FIRST_PAGE)
        if self.start_options.hidden:
            manners.closing.hide_from_start()
        else:
            window.show()
        self.boot.close()
        if opened.died:
            manners.tell_of_crash()
        self.tidying = Tidying(core.busy)
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


def make_qt(arguments: list[str]) -> QApplication:
    """The QApplication of the process."""
    QCoreApplication.setApplicationName("SkladLink")
    QCoreApplication.setOrganizationName("SkladLink")
    log.debug("Qt %s", QLibraryInfo.version().toString())
    return QApplication(arguments)


def run(start: Start) -> int:
    """Show the window and run until it is quit; where the same data have a window already, show that one."""
    qt = make_qt(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    instance = _instance(start)
    found = instance.claim(hidden=start.hidden) if instance is not None else None
    if found is not None and found is found.TOLD:
        return 0
    application = Application(qt, start, instance)
    application.show(silent=found is not None and found is found.SILENT)
    code = qt.exec()
    application.close()
    return code


def _instance(start: Start) -> SingleInstance | None:
    """The door for later starts on the same data; none for a demo, whose data are its own and thrown away."""
    from core.errors import SkladLinkError
    from core.paths import data_home
    from gui.desktop.single_instance import SingleInstance

    if start.demo and start.home is None:
        return None
    try:
        return SingleInstance(data_home(start.home))
    except SkladLinkError:
        return None  # the start tells what is wrong with the folder
