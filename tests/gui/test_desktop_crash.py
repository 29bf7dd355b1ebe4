"""When it breaks: real faults in slots, painting, threads, questions and jobs show one calm dialog; the app lives."""

from __future__ import annotations

import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from core.app import SkladLink
from core.domain.plan import JobName, RunState
from core.errors import SkladLinkError
from gui.desktop.crash import SILENCE, CrashDesk
from gui.desktop.crash_sheet import CrashSheet
from gui.desktop.faults import FaultFile
from gui.desktop.manners import Manners
from gui.desktop.support_sheet import SupportSheet
from tests.gui.conftest import Desk
from tests.gui.mannered import button, manners

TOKEN = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def made(make_desk: Callable[..., Desk]) -> Iterator[tuple[Desk, Manners]]:
    desk = make_desk(300, page="stock")
    with manners(desk) as mannered:
        yield desk, mannered


@pytest.fixture
def real(open_real: Callable[[str], Desk]) -> Iterator[tuple[Desk, Manners]]:
    desk = open_real("stock")
    with manners(desk) as mannered:
        yield desk, mannered


def dialog(desk: Desk) -> CrashSheet:
    """The dialog, once it is there."""
    desk.until(lambda: isinstance(desk.window.sheet(), CrashSheet))
    sheet = desk.window.sheet()
    assert isinstance(sheet, CrashSheet)
    return sheet


def words(sheet: QWidget) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "wordWrap"))


def test_a_fault_in_a_slot_shows_one_dialog_and_the_window_lives(made: tuple[Desk, Manners]) -> None:
    desk, _ = made
    culprit = QPushButton("x", desk.window)
    culprit.clicked.connect(lambda: {}["нет такого ключа"])
    culprit.show()
    for _ in range(4):
        QTest.mouseClick(culprit, Qt.MouseButton.LeftButton)
    sheet = dialog(desk)
    text = words(sheet)
    for part in ("Что случилось", "Что это значит", "Что сделать"):
        assert part in text
    assert "KeyError" not in text, "details are folded"
    desk.until(lambda: "4 раза" in sheet.count.text())
    assert sheet.details.isHidden()
    QTest.mouseClick(sheet.unfold, Qt.MouseButton.LeftButton)
    desk.until(lambda: "KeyError" in sheet.details.toPlainText())
    assert sheet.details.isVisible()
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.sheet() is None)
    desk.window.go("mapping")
    desk.until(lambda: desk.shown() == 1)
    culprit.deleteLater()


def test_the_same_fault_is_only_counted_after_its_dialog(made: tuple[Desk, Manners]) -> None:
    desk, mannered = made
    for _ in range(2):
        mannered.surprise(_raised(ValueError("a")))
    dialog(desk).dismiss()
    mannered.surprise(_raised(ValueError("a")))
    desk.until(lambda: "Тот же сбой" in desk.window.toast_text())
    assert desk.window.sheet() is None
    mannered.surprise(_raised(TypeError("b")))
    assert "ещё 3 сбоя" in dialog(desk).count.text(), "another kind has a dialog of its own"
    assert SILENCE >= 300


def test_faults_while_painting_do_not_open_dialogs_without_end(made: tuple[Desk, Manners]) -> None:
    desk, _ = made

    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            raise ZeroDivisionError

    broken = Broken(desk.window)
    broken.resize(40, 40)
    broken.show()
    sheet = dialog(desk)
    for _ in range(20):
        broken.update()
        desk.bot.wait(5)
    sheet.dismiss()
    for _ in range(20):
        broken.update()
        desk.bot.wait(5)
    assert desk.window.sheet() is None
    broken.hide()
    broken.deleteLater()


def test_a_fault_in_a_thread_and_in_a_question_reach_the_person(made: tuple[Desk, Manners]) -> None:
    desk, _ = made
    thread = threading.Thread(target=lambda: [].pop())
    thread.start()
    thread.join()
    dialog(desk).dismiss()
    desk.window.bridge.ask(lambda: 1 / 0, lambda _: None)
    sheet = dialog(desk)
    desk.until(lambda: "ZeroDivisionError" in sheet._fault.trace)


def test_a_failure_with_a_sentence_of_its_own_is_no_crash(made: tuple[Desk, Manners]) -> None:
    desk, _ = made

    def slot() -> None:
        raise SkladLinkError("store.disk_full")

    QTimer.singleShot(0, slot)
    desk.until(lambda: desk.window.toast_text())
    assert desk.window.sheet() is None


def test_a_job_that_breaks_is_marked_failed_and_told(
    real: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = real
    app: SkladLink = desk.app
    _break_the_load(app, monkeypatch)
    sheet = dialog(desk)
    assert "Каталоги и поиск совпадений" in words(sheet)
    run = app.store.journal.runs(1)[0]
    assert (run.state, run.code) == (RunState.FAILED, "run.internal")
    desk.until(lambda: "ValueError" in sheet.report)
    assert TOKEN not in sheet.report
    done: list[object] = []
    assert app.around.runner.start(JobName.INITIAL_LOAD, done.append), "the lane goes on"
    desk.until(lambda: done)


def _break_the_load(app: SkladLink, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load whose work meets a fault in the middle, in the real engine and lane."""
    from core.app import running
    from core.jobs import engine

    def work(ctx: object) -> object:
        def body(_: object) -> object:
            raise ValueError(f"token={TOKEN}")

        return engine.execute(ctx, JobName.INITIAL_LOAD, (), body)  # type: ignore[arg-type]

    monkeypatch.setattr(running.Runner, "context", lambda self, *_, **__: app._local())
    assert app.around.runner.start(JobName.INITIAL_LOAD, work)


def test_copy_report_and_save_package(real: tuple[Desk, Manners], tmp_path: Path) -> None:
    desk, mannered = real
    mannered.surprise(_raised(ValueError(f"password={TOKEN} anna@example.org +79123456789")))
    sheet = dialog(desk)
    desk.until(sheet.copy.isEnabled)
    QTest.mouseClick(button(sheet, "Скопировать отчёт"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "test_desktop_crash.py" in copied
    for secret in (TOKEN, "anna@", "9123456789"):
        assert secret not in copied
    QTest.mouseClick(button(sheet, "Сохранить отчёт"), Qt.MouseButton.LeftButton)
    desk.until(lambda: isinstance(desk.window.sheet(), SupportSheet))
    support = desk.window.sheet()
    assert isinstance(support, SupportSheet)
    desk.until(lambda: support.package is not None)
    assert support.keep.isEnabled()
    shown = {}
    for one in support.buttons:
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=one.rect().center())
        shown[one.part.name] = support.text.toPlainText()
    support.save(tmp_path / "report.zip")
    desk.until(lambda: (tmp_path / "report.zip").exists() and desk.window.sheet() is None)
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        saved = {name: archive.read(name).decode() for name in archive.namelist()}
    # The field shows a no-break space as a plain one.
    assert {name: text.replace("\u00a0", " ") for name, text in saved.items()} == shown
    assert "ValueError" in saved["crash.txt"]
    assert TOKEN not in "".join(saved.values())
    assert "report.zip" in desk.window.toast_text()


def test_a_package_that_cannot_be_saved_says_so_and_can_be_tried_again(
    real: tuple[Desk, Manners], tmp_path: Path
) -> None:
    desk, _ = real
    desk.window.show_support()
    sheet = desk.window.sheet()
    assert isinstance(sheet, SupportSheet)
    desk.until(lambda: sheet.package is not None)
    sheet.save(tmp_path / "nowhere" / "report.zip")
    desk.until(lambda: sheet.trouble.isVisible())
    assert "Отчёт не сохранился" in words(sheet)
    assert sheet.keep.isEnabled()


def test_a_window_in_the_tray_is_told_by_a_notification(
    made: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, mannered = made
    shown: list[str] = []
    monkeypatch.setattr(mannered.tray.icon, "showMessage", lambda title, *_: shown.append(title))
    desk.window.hide()
    mannered.surprise(_raised(ValueError("x")))
    desk.until(lambda: shown)
    assert shown == ["В SkladLink произошёл сбой"]
    mannered.tray.message_clicked.emit()
    assert dialog(desk).isVisible()


def test_the_hooks_are_given_back(qapp: object) -> None:
    before = (sys.excepthook, threading.excepthook)
    crashes = CrashDesk()
    assert sys.excepthook != before[0]
    crashes.release()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_hard_fault_leaves_a_trace_that_the_next_start_finds(tmp_path: Path) -> None:
    kept = tmp_path / "hard-crash.txt"
    root = str(Path(__file__).resolve().parents[2])
    begin = f"from pathlib import Path; from gui.desktop.faults import FaultFile; f = FaultFile(Path({str(kept)!r}));"
    first = _run(f"{begin} print(f.begin(), flush=True); import os; os.abort()", root)
    assert first.returncode != 0
    assert first.stdout.strip() == "False"
    second = _run(f"{begin} print(f.begin()); f.end()", root)
    assert second.stdout.strip() == "True"
    assert "Fatal Python error: Aborted" in kept.read_text("utf-8")
    third = _run(f"{begin} print(f.begin()); f.end()", root)
    assert third.stdout.strip() == "False", "told once"
    assert [path.name for path in tmp_path.iterdir()] == ["hard-crash.txt"], "and kept for the report"
    assert FaultFile(tmp_path / "nowhere" / "x.txt").begin() is False


def _run(script: str, root: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60)


def _raised(error: Exception) -> Exception:
    """The exception with a trace, as if it had been raised here."""
    try:
        raise error
    except type(error) as caught:
        return caught
