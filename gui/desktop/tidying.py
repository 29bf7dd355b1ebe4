"""Keeps the window fluid beside jobs: when Python looks for rings of dead objects, and how often threads take turns.

By itself Python looks whenever enough objects were made, in whichever thread made them, and holds up all threads
meanwhile: a third of a second and more while a load has a whole catalogue in memory, to find nothing. It could also
end Qt's objects in a thread that must not touch them. Here it looks in the GUI thread alone, and only between jobs.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 5_000
#: Fewer new objects than this are not worth a look.
WORTHWHILE = 5_000
#: After so many looks a whole one.
WHOLE_EVERY = 12
#: A worker hands over to the thread that paints after so many seconds (Python's own choice is 0.005).
TURN_S = 0.001


class Tidying(QObject):
    """From its making to `close()`; `busy` tells whether a job is running."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._looks = 0
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN_S)
        gc.disable()
        gc.collect()
        gc.freeze()  # what the start made stays to the end
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect when it is worth it and nothing runs."""
        if self._busy() or gc.get_count()[0] < WORTHWHILE:
            return
        self._looks += 1
        gc.collect(2 if self._looks % WHOLE_EVERY == 0 else 1)

    def close(self) -> None:
        """Leave everything to Python again."""
        self._timer.stop()
        sys.setswitchinterval(self._turn)
        gc.unfreeze()
        gc.enable()
