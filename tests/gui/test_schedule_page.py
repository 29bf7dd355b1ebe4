"""The schedule page over the real program: keys and buttons change the store, and the screen says what is true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.domain.plan import RunState
from core.domain.screens.schedule import JobRow, JobState
from core.events import RunProgress
from core.jobs import marks
from core.settings import ScheduleSettings
from gui.pages.schedule import jobs_table, words
from gui.pages.schedule.page import SchedulePage
from gui.pages.schedule.sheets import RhythmSheet, TopSheet
from tests.gui.conftest import Desk


@pytest.fixture
def desk(open_real: Callable[[str], Desk]) -> Desk:
    made = open_real("schedule")
    made.until(lambda: page(made).history.model.rowCount() > 0)
    return made


def page(desk: Desk) -> SchedulePage:
    found = desk.window.pages["schedule"]
    assert isinstance(found, SchedulePage)
    return found


def row(desk: Desk, job: str) -> JobRow:
    return next(row for row in page(desk).rows() if row.job == job)


def cell(desk: Desk, job: str, column: int) -> str:
    return words.job_cell(row(desk, job), column)


def plan(desk: Desk) -> ScheduleSettings:
    found: ScheduleSettings = desk.app.settings.get(ScheduleSettings)
    return found


def test_jobs_of_this_program_and_the_runs_of_the_current_one(desk: Desk) -> None:
    jobs = ["stock_changes", "stock_full", "forwarding", "catalogue_changes", "initial_load", "connect"]
    assert [row.job for row in page(desk).rows()] == jobs
    shown = page(desk).history
    assert shown.job == "stock_changes"
    assert shown.model.rowCount() == desk.app.schedule.counts("stock_changes").total
    desk.press(Qt.Key.Key_J, "j")
    desk.until(lambda: shown.job == "stock_full" and shown.model.rowCount() == 1)
    assert "план ждёт вашего решения" in words.run_cell(shown.model.row_at(0), 6)
    assert desk.window.topbar.title.text() == "Расписание"


def test_letters_work_on_the_russian_layout_p_pauses_and_p_resumes(desk: Desk) -> None:
    desk.press(0x0417, "з")  # P on the Russian layout
    desk.until(lambda: row(desk, "stock_changes").state is JobState.PAUSED)
    assert plan(desk).paused == ("stock_changes",)
    assert cell(desk, "stock_changes", jobs_table.NEXT).startswith("на паузе")
    assert "1 на паузе" in page(desk).fact
    assert "На паузе: Остатки → магазин" in desk.window.toast_text()
    desk.press(Qt.Key.Key_P, "p")
    desk.until(lambda: row(desk, "stock_changes").state is not JobState.PAUSED)
    assert plan(desk).paused == ()


def test_r_before_the_first_push_says_what_to_do_and_starts_nothing(desk: Desk) -> None:
    before = len(desk.app.runs(200))
    desk.press(Qt.Key.Key_R, "r")
    desk.until(lambda: "подтвердите первую отправку" in desk.window.toast_text())
    assert len(desk.app.runs(200)) == before
    page(desk)._begin()
    desk.until(lambda: row(desk, "stock_changes").state is JobState.UNCONFIRMED)
    assert "SkladLink сам ничего в магазин не отправляет" not in cell(desk, "stock_changes", jobs_table.NEXT)
    assert cell(desk, "stock_changes", jobs_table.NEXT).startswith("ждёт вас")


def test_run_shows_an_honest_failure_and_keeps_it_in_the_history(desk: Desk) -> None:
    page(desk).show_target("job:connect")
    desk.until(lambda: page(desk).history.job == "connect")
    desk.until(lambda: page(desk).history.state.title.text() == "Это задание ещё не запускалось")
    buttons = page(desk)._buttons[5]
    assert buttons.run.accessibleName() == "Запустить сейчас: Проверка связи"
    buttons.run.click()
    desk.until(lambda: row(desk, "connect").result_state == "failed", 20_000)
    desk.until(lambda: page(desk).history.model.rowCount() == 1)
    shown = page(desk).history
    run = shown.model.row_at(0)
    assert (run.cause, run.errors) == ("hand", 1)
    assert words.run_cell(run, 1) == "вручную"
    desk.until(lambda: shown.tabs.tabs["errors"].count == 1)
    shown.tabs.tabs["errors"].click()
    desk.until(lambda: shown.model.rowCount() == 1)


def test_enter_opens_the_rhythm_and_what_is_saved_is_what_the_scheduler_obeys(desk: Desk) -> None:
    desk.press(Qt.Key.Key_J, "j")
    desk.until(lambda: page(desk).history.job == "stock_full")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: isinstance(desk.window.sheet(), RhythmSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, RhythmSheet)
    assert sheet.every.hasFocus()
    assert sheet.every.currentText() == "раз в сутки"
    sheet.at.setText("4:15")
    sheet.hours.switch.click()
    sheet.hours.begin.setText("99:00")
    sheet.save.click()
    desk.until(sheet.problem.isVisible)
    assert "Так тихие часы не задать" in sheet.problem.accessibleName()
    sheet.hours.begin.setText("22:00")
    sheet.hours.end.setText("3:00")
    sheet.save.click()
    desk.until(lambda: desk.window.sheet() is None)
    desk.until(lambda: row(desk, "stock_full").at == "04:15")
    assert plan(desk).quiet == {"stock_full": "22:00-03:00"}
    assert cell(desk, "stock_full", jobs_table.EVERY) == "каждый день в 04:15, тихо 22:00–03:00"
    desk.app.store.watermarks.set(marks.STOCK_FULL_READ, datetime.now(UTC).isoformat())
    page(desk)._begin()
    desk.until(lambda: row(desk, "stock_full").next_run is not None)
    due = row(desk, "stock_full").next_run
    assert due is not None
    assert due.astimezone().strftime("%H:%M") == "04:15"


def test_escape_is_the_safe_choice_in_the_sheet(desk: Desk) -> None:
    before = plan(desk)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.sheet() is not None)
    sheet = desk.window.sheet()
    assert isinstance(sheet, RhythmSheet)
    sheet.every.choose("60")
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    assert plan(desk) == before


def test_pause_for_all_is_told_in_the_line_above_and_ended_by_the_same_button(desk: Desk) -> None:
    button = page(desk).primary
    assert button is not None
    assert button.text() == "Пауза для всех"
    button.click()
    desk.until(lambda: button.text() == "Снять общую паузу")
    assert plan(desk).all_paused
    assert "Все задания на паузе" in page(desk).top._line.accessibleName()
    desk.app.schedule.pause_all(datetime.now(UTC) + timedelta(hours=1))
    desk.until(lambda: "на паузе до" in page(desk).top._line.accessibleName())
    button.click()
    desk.until(lambda: button.text() == "Пауза для всех")
    assert not desk.app.schedule.all_paused()


def test_quiet_hours_for_several_jobs_and_our_share_are_changed_above(desk: Desk) -> None:
    page(desk).top.change.click()
    desk.until(lambda: isinstance(desk.window.sheet(), TopSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, TopSheet)
    assert "initial_load" not in sheet.jobs, "a job by hand has no quiet hours"
    sheet.hours.switch.click()
    assert all(box.isChecked() for box in sheet.jobs.values())
    sheet.jobs["stock_changes"].click()
    sheet.cap.choose("50")
    sheet.save.click()
    desk.until(lambda: desk.window.sheet() is None)
    assert set(plan(desk).quiet) == {"stock_full", "forwarding", "catalogue_changes", "connect"}
    assert desk.app.setting("budget.cap") == "50"
    told = "23:00–06:00 — Полная сверка остатков, Заказы → МойСклад, Новые товары, Проверка связи"
    desk.until(lambda: told in page(desk).top._line.toolTip())


def test_a_running_job_shows_its_progress_and_a_stop_button(desk: Desk) -> None:
    model = page(desk).model
    running = RunProgress(1, "stock_changes", (), 1221, 3301, None)
    from dataclasses import replace

    model.replace(replace(row(desk, "stock_changes"), state=JobState.RUNNING, done=1, total=3301))
    page(desk)._progressed(running)
    desk.until(lambda: row(desk, "stock_changes").done == 1221)
    assert cell(desk, "stock_changes", jobs_table.NEXT) == "идёт · 36 %".replace(" %", "\u00a0%")
    assert words.result(row(desk, "stock_changes")) == ("Выполняется", "1\u202f221 из 3\u202f301")
    assert page(desk)._buttons[0].run.accessibleName() == "Остановить: Остатки → магазин"


def test_bad_runs_are_told_in_words_beside_their_bars(desk: Desk) -> None:
    journal, now = desk.app.store.journal, datetime.now(UTC)
    for back, state in ((3, RunState.FAILED), (2, RunState.DONE_WITH_FAILURES)):
        number = journal.start_run("stock_full", at=now - timedelta(minutes=back))
        journal.set_run_state(number, state, code="run.cancelled", at=now)
    page(desk)._refresh()
    desk.until(lambda: len(row(desk, "stock_full").bars) == 2)
    assert [words.bad(bar) for bar in row(desk, "stock_full").bars] == ["err", "warn"]
    spoken = words.job_spoken(row(desk, "stock_full"))
    assert "1 с ошибкой" in spoken
    assert "1 с пропусками" in spoken
    assert spoken.startswith("Полная сверка остатков, раз в сутки")


def test_the_day_and_the_way_to_the_log(desk: Desk) -> None:
    figures = page(desk).history._figure_items()
    total = desk.app.schedule.day().runs
    assert figures[0].text.split()[0] == str(total)
    assert "100\u00a0% без ошибок" in figures[1].text
    page(desk).history.log.click()
    desk.until(lambda: desk.window.current == "log")


def test_the_start_column_turns_the_order(desk: Desk) -> None:
    shown = page(desk).history
    first = shown.model.row_at(0).started
    shown.header.sectionClicked.emit(0)
    desk.until(lambda: shown.model.rowCount() > 1 and shown.model.row_at(0).started < first)


def test_words_change_with_the_language(desk: Desk) -> None:
    desk.window.set_language("en")
    desk.until(lambda: page(desk).primary.text() == "Pause all")
    assert cell(desk, "stock_changes", jobs_table.EVERY) == "every 10 min"
    assert page(desk).table.header.titles()[1] == "Interval"
    assert not [label for label in page(desk).findChildren(QLabel) if label.text() == "История"]


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "вот-вот"), (5, "через 5 мин"), (60 * 30, "завтра в"), (60 * 24 * 5, "30 ноя")]
)
def test_the_next_run_is_said_as_people_say_it(minutes: int, said: str, qapp: object) -> None:
    from gui import i18n

    i18n.install("ru")
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert words.moment(now + timedelta(minutes=minutes), now).startswith(said)
