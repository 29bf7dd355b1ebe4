"""Unexpected exceptions, wherever they are raised: logged, gathered, and shown one calm dialog at a time.

They come from slots and virtual methods that Qt calls (PySide6 hands them to sys.excepthook), from threads, from
answers of the bridge, and from jobs. The program goes on in every case.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from core.errors import SkladLinkError
from core.events import RunEnded

log = logging.getLogger("skladlink.gui")
#: The same fault is shown again only after so many seconds; until then it is counted.
SILENCE = 600.0
#: A fault that comes again meanwhile is mentioned at most once in so many seconds.
MENTION = 10.0
#: Of one fault so many are logged with their trace, then one in a hundred.
_LOGGED = 3
_MOST_KINDS = 20


@dataclass
class Fault:
    """One kind of fault: what was raised and where, its first trace, and how often it came."""

    mark: str
    trace: str
    first: datetime
    job: str = ""
    count: int = 1


@dataclass
class _Book:
    """The faults of this run by their mark, and when each was shown last."""

    faults: dict[str, Fault] = field(default_factory=dict)
    shown: dict[str, float] = field(default_factory=dict)


def mark_of(error: BaseException) -> str:
    """What tells one fault from another: the kind of exception and the place it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {place}"


class CrashDesk(QObject):
    """Installs the hooks at once; until `attach` brings a window, faults are logged and kept.

    `counted` tells an open dialog that a fault came again.
    """

    counted = Signal()
    _caught = Signal(object)

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._book = _Book()
        self._lock = threading.Lock()
        self._show: Callable[[Fault], None] | None = None
        self._told: Callable[[SkladLinkError], None] = lambda _: None
        self._again: Callable[[Fault], None] = lambda _: None
        self._open: Fault | None = None
        self._mentioned = -MENTION
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        # Queued: a dialog must not be built inside the painting or the slot that failed.
        self._caught.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def attach(
        self,
        show: Callable[[Fault], None],
        told: Callable[[SkladLinkError], None],
        again: Callable[[Fault], None],
    ) -> None:
        """From now on `show` opens the dialog, `told` says a failure that has its own sentence, `again` says that a
        fault which was shown a moment ago came again."""
        self._show, self._told, self._again = show, told, again

    def release(self) -> None:
        """Give the hooks back."""
        self._show = None
        sys.excepthook, threading.excepthook = self._before

    def note(self, error: BaseException) -> None:
        """A fault that somebody caught (the bridge, with a question or an act)."""
        self._hook(type(error), error, error.__traceback__)

    def note_job(self, ended: RunEnded, trace: str) -> None:
        """A job broke; it has marked itself failed in the journal and logged `trace`."""
        lines = trace.strip().splitlines() or [ended.code]
        self._enter(f"job {ended.job} {lines[-1]}", trace, ended.job)

    def closed(self) -> None:
        """The dialog was closed."""
        self._open = None

    def others(self, fault: Fault) -> int:
        """How many faults of other kinds came in this run."""
        return sum(one.count for mark, one in self._book.faults.items() if mark != fault.mark)

    def traces(self) -> list[str]:
        """What was caught in this run."""
        return [fault.trace for fault in self._book.faults.values()]

    # --- from any thread --------------------------------------------------------------------------------------

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, SkladLinkError):
            log.warning("a failure nobody waited for: %s", error.code)
            self._caught.emit(error)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        self._enter(mark_of(error), text)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _enter(self, mark: str, trace: str, job: str = "") -> None:
        with self._lock:
            fault = self._book.faults.get(mark)
            if fault is None and len(self._book.faults) >= _MOST_KINDS:
                fault = next(iter(self._book.faults.values()))
            if fault is None:
                fault = self._book.faults[mark] = Fault(mark, trace, datetime.now(UTC), job)
            else:
                fault.count += 1
            if not job and (fault.count <= _LOGGED or fault.count % 100 == 0):
                log.error("unexpected error, %d so far\n%s", fault.count, trace)
        self._caught.emit(fault)

    # --- in the GUI thread ------------------------------------------------------------------------------------

    def _arrived(self, found: object) -> None:
        if isinstance(found, SkladLinkError):
            self._told(found)
        elif isinstance(found, Fault) and self._show is not None:
            self._weigh(found)

    def _weigh(self, fault: Fault) -> None:
        """Open the dialog, or count: one at a time, and not the same again and again."""
        if self._open is not None:
            self.counted.emit()
            return
        now = self._monotonic()
        shown = self._book.shown.get(fault.mark)
        if shown is not None and now - shown < SILENCE:
            if now - self._mentioned >= MENTION:
                self._mentioned = now
                self._again(fault)
            return
        self._book.shown[fault.mark] = now
        self._open = fault
        assert self._show is not None
        self._show(fault)
