"""Words of the schedule page: intervals, next runs, results, cells in full, and rows as a screen reader says them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from core import messages
from core.domain.plan import RunState
from core.domain.screens.schedule import JobRow, JobState, RunBar, RunRow
from gui import format as formats
from gui.i18n import say

_CONTEXT = "ScheduleWords"
JOB_ICONS = {
    "stock_changes": "package",
    "stock_full": "arrows-clockwise",
    "initial_load": "magic-wand",
    "connect": "wifi-high",
}
#: State of a run: icon, its colour, colour of the word.
RESULT_LOOKS = {
    RunState.DONE.value: ("check-circle", "ok", "t1"),
    RunState.DONE_WITH_FAILURES.value: ("warning", "warn", "warnText"),
    RunState.FAILED.value: ("warning-octagon-fill", "err", "errText"),
    RunState.STOPPED_BY_BRAKE.value: ("hand-palm", "warn", "warnText"),
    RunState.PLANNED.value: ("eye", "accentGfx", "accentText"),
    RunState.CANCELLED.value: ("x-circle", "t3", "t2"),
    RunState.DISCARDED.value: ("minus-circle", "t3", "t2"),
}
UNDER_WAY = ("arrows-clockwise", "accentGfx", "accentText")
CAUSE_ICONS = {"schedule": "timer", "hand": "hand-pointing", "start": "power", "catch_up": "clock-counter-clockwise"}
_STATES = {
    JobState.RUNNING: QT_TRANSLATE_NOOP("ScheduleWords", "running"),
    JobState.QUEUED: QT_TRANSLATE_NOOP("ScheduleWords", "in the queue"),
    JobState.PAUSED: QT_TRANSLATE_NOOP("ScheduleWords", "paused"),
    JobState.UNCONFIRMED: QT_TRANSLATE_NOOP("ScheduleWords", "waits for you"),
    JobState.OFF: QT_TRANSLATE_NOOP("ScheduleWords", "switched off"),
    JobState.BY_HAND: QT_TRANSLATE_NOOP("ScheduleWords", "by hand only"),
    JobState.WAITING: "",
}


class Counted(QObject):
    """Words with a number; lupdate finds plural forms in `tr` alone."""

    def minutes(self, number: int) -> str:
        """An interval in minutes."""
        return self.tr("every %Ln minutes", "", number)

    def hours(self, number: int) -> str:
        """An interval in hours."""
        return self.tr("every %Ln hours", "", number)

    def days(self, number: int) -> str:
        """An interval in days."""
        return self.tr("every %Ln days", "", number)

    def soon(self, minutes: int) -> str:
        """A moment within the hour."""
        return self.tr("in %Ln minutes", "", minutes)

    def last_runs(self, number: int) -> str:
        """How many runs the bars show."""
        return self.tr("last %Ln runs", "", number)

    def failed(self, number: int) -> str:
        """Runs that failed."""
        return self.tr("%Ln failed", "", number)

    def skips(self, number: int) -> str:
        """Runs with skips."""
        return self.tr("%Ln with skips", "", number)

    def errors(self, number: int) -> str:
        """Errors of a run."""
        return self.tr("%Ln errors", "", number)


_counted = Counted()


def _state(state: JobState) -> str:
    return QCoreApplication.translate(_CONTEXT, _STATES[state])


def every(row: JobRow) -> str:
    """How often the job runs."""
    translate = QCoreApplication.translate
    if row.every == 0:
        return translate("ScheduleWords", "by hand only")
    if row.unit == "minutes" and row.every % 60:
        return translate("ScheduleWords", "every minute") if row.every == 1 else _counted.minutes(row.every)
    hours = row.every // 60 if row.unit == "minutes" else row.every
    if hours % 24:
        return translate("ScheduleWords", "every hour") if hours == 1 else _counted.hours(hours)
    days = _counted.days(hours // 24)
    if not row.at:
        return days
    if hours == 24:
        return translate("ScheduleWords", "daily at %1").replace("%1", row.at)
    return translate("ScheduleWords", "%1 at %2").replace("%1", days).replace("%2", row.at)


def span(quiet: str) -> str:
    """Quiet hours as people write them: 23:00–06:00."""
    return quiet.replace("-", "–")


def moment(at: datetime, now: datetime) -> str:
    """When something comes: in 3 min, at 15:00, tomorrow at 04:00, else the day."""
    translate = QCoreApplication.translate
    left = at - now
    if left < timedelta(minutes=1):
        return translate("ScheduleWords", "any moment")
    if left < timedelta(hours=1):
        return _counted.soon(round(left.total_seconds() / 60))
    days = (at.astimezone().date() - now.astimezone().date()).days
    if days == 0:
        return translate("ScheduleWords", "at %1").replace("%1", formats.clock(at))
    if days == 1:
        return translate("ScheduleWords", "tomorrow, %1").replace("%1", formats.clock(at))
    return formats.day_time(at, now)


def next_lines(row: JobRow, now: datetime | None = None) -> tuple[str, str]:
    """The next run, and below it the last one (or how far a running one is)."""
    now = now or datetime.now(UTC)
    translate = QCoreApplication.translate
    if row.state is JobState.RUNNING:
        return _state(row.state), formats.percent(_share(row)) if row.total else ""
    last = translate("ScheduleWords", "not yet run")
    if row.last_run is not None:
        last = translate("ScheduleWords", "last %1").replace("%1", formats.day_time(row.last_run, now))
    if row.state is JobState.PAUSED and row.next_run is not None:
        held = translate("ScheduleWords", "paused till %1").replace("%1", formats.clock(row.next_run))
        return held, last
    if row.state is JobState.WAITING and row.next_run is not None:
        return moment(row.next_run, now), last
    return _state(row.state), last


def _share(row: JobRow) -> int:
    return min(100, row.done * 100 // row.total) if row.total else 0


def progress(row: JobRow) -> str:
    """How far a running job's step is: 1 221 of 3 301."""
    if not row.total:
        return ""
    of = QCoreApplication.translate("ScheduleWords", "%1 of %2")
    return of.replace("%1", formats.number(row.done)).replace("%2", formats.number(row.total))


def result(row: JobRow) -> tuple[str, str]:
    """The last result: its word and a few words more."""
    if row.state is JobState.RUNNING:
        return QCoreApplication.translate("ScheduleWords", "Under way"), progress(row)
    if not row.result_state:
        return formats.DASH, ""
    short = f"result.{row.code}"
    words = say(short if messages.has(short) else row.code, row.params) if row.code else ""
    return say(f"state.{row.result_state}"), words


def look(row: JobRow) -> tuple[str, str, str]:
    """Icon, its colour and the word's colour of the last result."""
    if row.state is JobState.RUNNING:
        return UNDER_WAY
    return RESULT_LOOKS.get(row.result_state, ("", "t3", "t3"))


def bad(bar: RunBar) -> str:
    """The colour of a run's bar: err, warn, or "" for one that went well."""
    tones = {
        RunState.FAILED.value: "err",
        RunState.DONE_WITH_FAILURES.value: "warn",
        RunState.STOPPED_BY_BRAKE.value: "warn",
    }
    return tones.get(bar.state, "")


def bars(row: JobRow) -> str:
    """The duration bars in words."""
    translate = QCoreApplication.translate
    if not row.bars:
        return translate("ScheduleWords", "no finished runs yet")
    longest = max(bar.seconds for bar in row.bars)
    words = [
        _counted.last_runs(len(row.bars)),
        translate("ScheduleWords", "the longest took %1").replace("%1", formats.duration(longest)),
    ]
    failed = sum(bad(bar) == "err" for bar in row.bars)
    skips = sum(bad(bar) == "warn" for bar in row.bars)
    if failed:
        words.append(_counted.failed(failed))
    if skips:
        words.append(_counted.skips(skips))
    return ", ".join(words)


def took(row: JobRow) -> str:
    """How long the last run took."""
    return formats.DASH if row.last_seconds is None else formats.duration(row.last_seconds)


def job_cell(row: JobRow, column: int) -> str:
    """A cell of the jobs' table in full."""
    quiet = QCoreApplication.translate("ScheduleWords", "quiet %1").replace("%1", span(row.quiet))
    coming = " · ".join(part for part in next_lines(row) if part)
    if row.state is JobState.UNCONFIRMED:
        coming = f"{coming} · {say(row.missing)}"
    cells = (
        f"{say(row.name)} · {say(row.about)}",
        f"{every(row)}, {quiet}" if row.quiet else every(row),
        coming,
        f"{result(row)[0]}: {say(row.code, row.params)}" if row.code else result(row)[0],
        f"{took(row)} · {bars(row)}",
        "",
    )
    return cells[column]


def job_spoken(row: JobRow) -> str:
    """A job in one sentence."""
    parts = [say(row.name), every(row), *next_lines(row), *result(row), bars(row)]
    return ", ".join(part for part in parts if part and part != formats.DASH)


def start(row: RunRow) -> str:
    """When a run began, to the second for today."""
    local = row.started.astimezone()
    if local.date() == datetime.now(UTC).astimezone().date():
        return local.strftime("%H:%M:%S")
    return formats.day_time(row.started)


def cause(row: RunRow) -> str:
    """Why a run began, a dash where it was not kept."""
    return say(f"begun.{row.cause}") if row.cause in CAUSE_ICONS else formats.DASH


def figure(value: int | None) -> str:
    """A figure of a run, a dash where the run did not tell it."""
    return formats.DASH if value is None else formats.number(value)


def run_result(row: RunRow) -> str:
    """A run's sentence, its state where it has none."""
    return say(row.code, row.params) if row.code else say(f"state.{row.state}")


def run_cell(row: RunRow, column: int) -> str:
    """A cell of the history in full."""
    seconds = formats.DASH if row.seconds is None else formats.duration(row.seconds)
    cells = (
        start(row), cause(row), seconds, figure(row.read), figure(row.changed), formats.number(row.errors),
        run_result(row),
    )  # fmt: skip
    return cells[column]


def run_spoken(row: RunRow) -> str:
    """A run in one sentence."""
    errors = _counted.errors(row.errors) if row.errors else ""
    return ", ".join(
        part for part in (start(row), cause(row), run_result(row), errors) if part != formats.DASH and part
    )


def without_errors(runs: int, errors: int) -> str:
    """The share of runs without errors: 99.1 %."""
    return formats.percent(Decimal(100 * (runs - errors)) / runs)
