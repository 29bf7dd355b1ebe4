"""What opens from the strip: the queue with a cross for each job, and the API budget explained."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import format as formats
from gui.i18n import say
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.popover import Popover

_WIDE, _MARGIN = 360, 16


class QueuePopover(Popover):
    """The jobs that wait, in their order; `removed` carries the job that shall not run."""

    removed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 320)
        self.buttons: dict[str, Button] = {}

    def show_jobs(self, jobs: Sequence[str]) -> None:
        """Rebuild the lines; an empty queue closes."""
        self.empty()
        self.buttons = {}
        self.column.addWidget(Label(self.tr("Waiting their turn"), "smallStrong", "t2"))
        for job in jobs:
            title = say(f"job.{job}")
            name = self.tr("Take out of the queue: %1").replace("%1", title)
            drop = Button(kind="ghost", icon="x", size=28, name=name)
            drop.clicked.connect(lambda _=False, job=job: self.removed.emit(job))
            self.buttons[job] = drop
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Label(title), 1)
            row.addWidget(drop)
            self.column.addWidget(line)
        if self.isVisible() and not jobs:
            self.hide()
        elif self.isVisible():
            self.settle()


class BudgetPopover(Popover):
    """What the gauge means, with the figures of now; `settings_wanted` leads to the ceiling."""

    settings_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _WIDE)

    def show_figures(self, used: int, limit: int, cap: int, window: float) -> None:
        """Rebuild the words."""
        self.empty()
        whole = self.tr("MoySklad lets %1 units through in %2 s. A request costs one, a stock report five.")
        whole = whole.replace("%1", formats.number(limit)).replace("%2", formats.number(round(window)))
        own = self.tr("SkladLink itself stays at %1 and leaves the rest to others; the line in the gauge shows it.")
        now = self.tr("In the last seconds: %1.").replace("%1", formats.number(used))
        parts = [whole, own.replace("%1", formats.number(cap)) if cap < limit else "", now]
        self.column.addWidget(Label(self.tr("API budget"), "card"))
        for text in filter(None, parts):
            line = Label(text, color="t2", wrap=True)
            line.setFixedHeight(line.heightForWidth(_WIDE - 2 * _MARGIN))
            self.column.addWidget(line)
        button = Button(self.tr("Change the ceiling…"), icon="gear-six", size=30)
        button.clicked.connect(self.settings_wanted.emit)
        self.column.addWidget(button)
        if self.isVisible():
            self.settle()
