"""The sheets of the schedule page: one job's interval and quiet hours, and quiet hours with our API share for all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.schedule import Quiet
from core.domain.screens.schedule import JobRow
from core.errors import SkladLinkError
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import explain, say
from gui.pages.schedule import words
from gui.widgets.button import Button
from gui.widgets.checkbox import CheckBox
from gui.widgets.field import Field
from gui.widgets.label import Label
from gui.widgets.problem import ProblemBox
from gui.widgets.select import Select
from gui.widgets.sheet import Sheet
from gui.widgets.switch import Switch

_CHOICES = {"minutes": (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 720, 1440), "hours": (0, 1, 2, 3, 6, 12, 24, 48, 168)}
_CAPS = (10, 25, 33, 50, 67, 75, 90, 100)
_NIGHT = ("23:00", "06:00")


class HoursRow(QWidget):
    """A switch with a begin and an end: quiet hours, on or off."""

    def __init__(self, quiet: str) -> None:
        super().__init__()
        span = Quiet.parse(quiet)
        begin, _, end = (span.text() if span is not None else "-".join(_NIGHT)).partition("-")
        self.switch = Switch()
        self.begin, self.end = Field(), Field()
        self.begin.setText(begin)
        self.end.setText(end)
        self._dash = Label("–", color="t3")
        self._words = Label(font="small", color="t3")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.switch, self.begin, self._dash, self.end, self._words):
            line.addWidget(widget)
        line.addStretch(1)
        for field in (self.begin, self.end):
            field.setFixedWidth(76)
            field.setMaxLength(5)
        self.switch.toggled.connect(self._turned)
        self.switch.setChecked(bool(quiet))
        self._turned(bool(quiet))
        self.retranslate()

    def retranslate(self) -> None:
        """Words; a sheet makes its rows anew, so they are set once."""
        self.switch.set_name(self.tr("Quiet hours"))
        self.begin.name(self.tr("Quiet from"), placeholder=False)
        self.end.name(self.tr("Quiet till"), placeholder=False)

    def value(self) -> str:
        """The hours as settings keep them; what is typed, where it is no time; "" when switched off."""
        return f"{self.begin.text().strip()}-{self.end.text().strip()}" if self.switch.isChecked() else ""

    def _turned(self, on: bool) -> None:
        for field in (self.begin, self.end):
            field.setEnabled(on)
        self._words.setText("" if on else self.tr("starts at any hour"))


class _Form(Sheet):
    """A sheet with labelled lines, a place for a problem, Cancel and Save; the store is asked in the background."""

    def __init__(self, window: QWidget, bridge: Bridge, size: QSize) -> None:
        super().__init__(window, size)
        self.bridge = bridge
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(14)
        self.grid.setColumnStretch(1, 1)
        self.note = Label(font="small", color="t3", wrap=True)
        self.problem = ProblemBox()
        column = QVBoxLayout()
        column.setContentsMargins(24, 6, 24, 14)
        column.setSpacing(14)
        column.addLayout(self.grid)
        column.addWidget(self.note)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.body.addLayout(column)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.save = Button(self.tr("Save"), kind="primary")
        self.cancel.clicked.connect(self.dismiss)
        self.save.clicked.connect(self.store)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.save)

    def line(self, words_: str, widget: QWidget) -> None:
        """One more labelled line."""
        row = self.grid.rowCount()
        self.grid.addWidget(Label(words_, color="t2"), row, 0)
        self.grid.addWidget(widget, row, 1)

    def work(self) -> Callable[[], object]:
        """What saving does; called in this thread, its answer runs in the background."""
        raise NotImplementedError

    def store(self) -> None:
        """Save; what is wrong is told in the sheet, which stays open."""
        self.save.setEnabled(False)
        self.bridge.act(self.work(), lambda _: self.dismiss(), owner=self, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, SkladLinkError):
            told = explain(error.code, error.params)
            self.problem.tell(told.what, told.means, told.do)
        else:
            self.bridge.failed.emit(error)


class RhythmSheet(_Form):
    """Interval, time of day and quiet hours of one job."""

    def __init__(self, window: QWidget, bridge: Bridge, row: JobRow) -> None:
        super().__init__(window, bridge, QSize(560, 400))
        self._row = row
        self.head.setText(say(row.name))
        self.sub.setText(say(row.about))
        self.every = Select()
        self.every.set_items([(str(count), self._every(count)) for count in self._counts()])
        self.every.choose(str(row.every))
        self.every.name(self.tr("Interval"))
        self.every.chosen.connect(lambda _: self._renew())
        self.at = Field()
        self.at.setFixedWidth(76)
        self.at.setMaxLength(5)
        self.at.setText(row.at)
        self.at.name(self.tr("Time of day"), placeholder=False)
        self.at.setPlaceholderText("04:00")
        self.hours = HoursRow(row.quiet)
        self.line(self.tr("Interval"), self.every)
        self.line(self.tr("Time of day"), self.at)
        self.line(self.tr("Quiet hours"), self.hours)
        self._renew()

    def _counts(self) -> list[int]:
        low, high = self.bridge.app.schedule.limits(self._row.job)
        return sorted({count for count in _CHOICES[self._row.unit] if low <= count <= high} | {self._row.every})

    def _every(self, count: int) -> str:
        job = self._row
        return words.every(JobRow(0, job.job, job.name, job.about, job.state, count, job.unit))

    def _renew(self) -> None:
        count = int(self.every.current() or 0)
        daily = count > 0 and (count % 1440 == 0 if self._row.unit == "minutes" else count % 24 == 0)
        self.at.setEnabled(daily)
        if count == 0:
            self.note.setText(self.tr("The job runs only when you start it."))
        else:
            self.note.setText(
                self.tr("Times are those of this computer. A run missed in quiet hours starts once when they end.")
            )

    def work(self) -> Callable[[], object]:
        app, job, every = self.bridge.app, self._row.job, int(self.every.current())
        at, quiet = self.at.text().strip() if self.at.isEnabled() else "", self.hours.value()
        return lambda: app.schedule.set_rhythm(job, every, at, quiet)


class TopSheet(_Form):
    """The same quiet hours for several jobs at once, and which share of the API budget is ours."""

    def __init__(self, window: QWidget, bridge: Bridge, rows: list[JobRow], cap: int) -> None:
        super().__init__(window, bridge, QSize(600, 520))
        self._rows, self._cap = rows, cap
        self.head.setText(self.tr("Quiet hours and API share"))
        self.sub.setText(self.tr("Other programs share MoySklad’s limit; by hand every job can always be started."))
        self.hours = HoursRow(next((row.quiet for row in rows if row.quiet), ""))
        self.line(self.tr("Quiet hours"), self.hours)
        self.jobs = {row.job: CheckBox(say(row.name)) for row in rows if row.every}
        for number, (job, box) in enumerate(self.jobs.items()):
            row = next(row for row in rows if row.job == job)
            box.setChecked(bool(row.quiet))
            self.line(self.tr("They hold for") if number == 0 else "", box)
        self.cap = Select()
        self.cap.set_items([(str(share), formats.percent(share)) for share in sorted({*_CAPS, cap})])
        self.cap.choose(str(cap))
        self.cap.name(self.tr("Share of the API budget"))
        self.line(self.tr("Share of the API budget"), self.cap)
        self.hours.switch.toggled.connect(self._turned)
        self._turned(self.hours.switch.isChecked())

    def _turned(self, on: bool) -> None:
        for box in self.jobs.values():
            box.setEnabled(on)
        if on and not any(box.isChecked() for box in self.jobs.values()):
            for box in self.jobs.values():
                box.setChecked(True)

    def work(self) -> Callable[[], object]:
        app, rows, quiet = self.bridge.app, self._rows, self.hours.value()
        chosen = {job for job, box in self.jobs.items() if box.isChecked()}
        cap = self.cap.current()

        def act() -> None:
            for row in rows:
                wanted = quiet if row.job in chosen else ""
                if wanted != row.quiet:
                    app.schedule.set_rhythm(row.job, row.every, row.at, wanted)
            if cap != app.setting("budget.cap"):
                app.set_setting("budget.cap", cap)

        return act
