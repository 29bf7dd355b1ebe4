"""The smoke run: does this build work at all? A line per check, and exit code 0 when none failed.

Always on the pretend systems and a data folder of its own, so it may be run on anybody's machine, also by the bundle.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QSize

from gui import i18n
from gui.app import Application, Start
from gui.main_window import MainWindow
from gui.shots import LOAD_LIMIT_MS, settle, started, until
from gui.theme import load_fonts

if TYPE_CHECKING:
    from core.app import DoctorLine

_PAGE_MS = 200
#: A word of Qt's own translations, kept from being taken for one of ours.
_QT_WORD = ("QPlatformTheme", "Cancel")
Answer = TypeVar("Answer")


@dataclass
class Report:
    """What was found, printed as it comes."""

    failed: list[str] = field(default_factory=list)

    def line(self, check: str, well: bool, words: str) -> None:
        """One check's result."""
        print(f"{'ok    ' if well else 'FAILED'}  {check:<14}{words}", flush=True)
        if not well:
            self.failed.append(check)


def smoke(start: Start, size: QSize) -> int:
    """Open everything once; 0 when every check went well."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Russian words must not break the run where the output cannot hold them.
        sys.stdout.reconfigure(errors="replace")
    report = Report()
    began = started(replace(start, demo=True), size)
    if began is None:
        report.line("start", False, "the window did not come up")
        return 1
    _, application, window = began
    report.line("start", True, "the window is open, the pretend systems run")
    try:
        _doctor(report, window)
        _surroundings(report, window)
        _words(report)
        _fonts(report)
        _pages(report, application, window)
    finally:
        application.close()
    print("All is well" if not report.failed else f"Not well: {', '.join(report.failed)}")
    return 1 if report.failed else 0


def _asked(window: MainWindow, work: Callable[[], Answer]) -> Answer:
    """The answer of a question that must not run in this thread."""
    found: list[Answer] = []
    trouble: list[BaseException] = []
    window.bridge.ask(work, found.append, failed=trouble.append)
    until(lambda: bool(found or trouble), LOAD_LIMIT_MS)
    if not found:
        raise trouble[0] if trouble else TimeoutError("no answer")
    return found[0]


def _doctor(report: Report, window: MainWindow) -> None:
    """The program's own self-test: the database, and one read of each pretend system over HTTP."""
    lines: dict[str, DoctorLine] = {line.check: line for line in _asked(window, window.bridge.app.doctor)}
    for check, name in (("database", "database"), ("moysklad", "demo MoySklad"), ("shop", "demo shop")):
        found = lines[check]
        report.line(name, found.state != "failed", i18n.say(found.code, found.params))


def _surroundings(report: Report, window: MainWindow) -> None:
    """The keyring and the certificates of this machine; without a keyring the program works, and says so."""
    from core.app.selftest import keyring_state, tls_state

    keyring = _asked(window, keyring_state)
    report.line("keyring", True, "ok" if keyring == "ok" else f"{keyring}: {i18n.say(keyring)}")
    certificates = _asked(window, tls_state)
    report.line("certificates", certificates == "ok", certificates)


def _words(report: Report) -> None:
    """Both languages: our words, plural forms, and Qt's own."""
    spoken = {}
    for lang in i18n.LANGUAGES:
        i18n.install(lang)
        plural = QCoreApplication.translate("Strip", "%n more queued", "", 5)
        own = QCoreApplication.translate(*_QT_WORD)
        spoken[lang] = (QCoreApplication.translate("Boot", "What happened:"), plural.replace("%n", "5"), own)
    russian, english = spoken["ru"], spoken["en"]
    well = all(ours != theirs for ours, theirs in zip(russian, english, strict=True)) and "5" in russian[1]
    report.line("translations", well, f"ru: {' / '.join(russian)}; en: {' / '.join(english)}")


def _fonts(report: Report) -> None:
    fonts = load_fonts()
    report.line("fonts", bool(fonts) and -1 not in fonts, f"{len(fonts)} loaded")


def _pages(report: Report, application: Application, window: MainWindow) -> None:
    """Every page in both languages; whatever goes wrong meanwhile counts."""
    troubles: list[object] = []
    window.bridge.failed.connect(troubles.append)
    for lang in i18n.LANGUAGES:
        window.set_language(lang)
        for key, page in window.pages.items():
            window.go(key)
            settle(_PAGE_MS)
            if not page.isVisible() and window.topmost() is None:
                troubles.append(f"{key} is not on screen")
            window.systems.hide()
    troubles += application.crashes.traces()
    report.line("pages", not troubles, f"{len(window.pages)} pages opened" if not troubles else f"{troubles}")
