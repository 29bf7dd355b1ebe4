"""The buttons of one job's row: run or stop, pause or resume, more. Keys do the same, so Tab passes them by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.screens.schedule import JobRow, JobState
from gui.i18n import say
from gui.widgets.button import Button

_BUSY = frozenset({JobState.RUNNING, JobState.QUEUED})


class RowButtons(QWidget):
    """Signals say what is wanted of the job."""

    run_wanted = Signal(str)
    stop_wanted = Signal(str)
    pause_wanted = Signal(str)
    more_wanted = Signal(str, object)

    def __init__(self, row: JobRow) -> None:
        super().__init__()
        self._row = row
        self.run = Button(icon="play", size=28)
        self.pause = Button(kind="ghost", icon="pause", size=28)
        self.more = Button(kind="ghost", icon="dots-three", size=28)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 16, 1)
        line.setSpacing(2)
        line.addStretch(1)
        for button in (self.run, self.pause, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        self.run.clicked.connect(self._run)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(self._row.job))
        self.more.clicked.connect(lambda: self.more_wanted.emit(self._row.job, self.more))
        self.show_row(row)

    def show_row(self, row: JobRow) -> None:
        """Take over a newer state of the job."""
        self._row = row
        name = say(row.name)
        busy, held = row.state in _BUSY, row.state is JobState.PAUSED
        self.run.set_icon("stop" if busy else "play")
        self.run.set_label("", (self.tr("Stop: %1") if busy else self.tr("Run now: %1")).replace("%1", name))
        self.pause.set_icon("play-circle" if held else "pause")
        self.pause.set_label("", (self.tr("Resume: %1") if held else self.tr("Pause: %1")).replace("%1", name))
        self.pause.setEnabled(row.can_pause)
        self.more.set_label("", self.tr("More: %1").replace("%1", name))

    def _run(self) -> None:
        wanted = self.stop_wanted if self._row.state in _BUSY else self.run_wanted
        wanted.emit(self._row.job)
