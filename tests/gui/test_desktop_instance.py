"""One window per data folder: real processes, a killed first one, two at once, a first one that does not answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Application, Start, _instance
from gui.desktop.single_instance import Claim, SingleInstance, activation_token, name_for
from gui.widgets.states import StatePage

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("qapp")

_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from gui.desktop.single_instance import SingleInstance
from gui.widgets.states import StatePage
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
one.show_wanted.connect(lambda token: print("show", token, flush=True))
print(one.claim(hidden="hidden" in sys.argv).value, flush=True)
if "stay" in sys.argv:
    app.exec()
if "stuck" in sys.argv:
    sys.stdin.read()
"""

Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Start another process that claims a data folder; it ends with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(home: Path, *words: str, **environ: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, str(home), *words],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(made)
        return made

    yield start
    for process in running:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    """The next line of a process."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_shows_the_first(qtbot: QtBot, tmp_path: Path, begin: Begin) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim() is Claim.FIRST
    with qtbot.waitSignal(first.show_wanted, timeout=20_000) as wanted:
        second = begin(tmp_path, XDG_ACTIVATION_TOKEN="token-7")
        qtbot.waitUntil(lambda: second.poll() is not None or wanted.signal_triggered, timeout=20_000)
    assert wanted.args == ["token-7"]
    assert said(second) == "told"
    first.close()
    assert said(begin(tmp_path)) == "first"


def test_a_start_at_login_leaves_the_first_where_it_is(qtbot: QtBot, tmp_path: Path, begin: Begin) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim() is Claim.FIRST
    shown: list[str] = []
    first.show_wanted.connect(shown.append)
    second = begin(tmp_path, "hidden")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert said(second) == "told"
    assert shown == []
    first.close()


def test_a_killed_first_does_not_block(tmp_path: Path, begin: Begin) -> None:
    first = begin(tmp_path, "stay")
    assert said(first) == "first"
    first.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    first.wait(10)
    second = begin(tmp_path, "stay")
    assert said(second) == "first"
    assert said(begin(tmp_path)) == "told"
    assert said(second).startswith("show")


def test_of_many_starts_at_once_exactly_one_is_first(tmp_path: Path, begin: Begin) -> None:
    found = [said(process) for process in [begin(tmp_path, "stay") for _ in range(5)]]
    assert sorted(found) == ["first", "told", "told", "told", "told"]


def test_a_first_that_is_stuck_is_told_apart(tmp_path: Path, begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = begin(tmp_path, "stuck")
    assert said(stuck) == "first"
    monkeypatch.setattr("gui.desktop.single_instance.ANSWER_MS", 200)
    other = SingleInstance(tmp_path)
    assert other.claim() is Claim.SILENT
    assert not other.listens
    stuck.kill()
    stuck.wait(10)
    assert other.claim() is Claim.FIRST
    other.close()


def test_other_folders_are_other_instances(tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert (one.claim(), other.claim()) == (Claim.FIRST, Claim.FIRST)
    one.close()
    other.close()
    assert name_for(tmp_path / "a") == name_for(tmp_path / "b" / ".." / "a")
    assert str(tmp_path) not in name_for(tmp_path)


def test_a_demo_without_a_folder_is_always_its_own(tmp_path: Path) -> None:
    assert _instance(Start(demo=True)) is None
    assert _instance(Start(demo=True, home=tmp_path)) is not None
    (tmp_path / "file").write_text("x")
    assert _instance(Start(home=tmp_path / "file")) is None, "the start itself tells what is wrong with it"


@pytest.mark.parametrize(
    ("environ", "token"),
    [
        ({}, ""),
        ({"XDG_ACTIVATION_TOKEN": "a-1"}, "a-1"),
        ({"DESKTOP_STARTUP_ID": "b_TIME2"}, "b_TIME2"),
        ({"XDG_ACTIVATION_TOKEN": "x" * 1000}, ""),
        ({"XDG_ACTIVATION_TOKEN": "a\nshow"}, ""),
        ({"XDG_ACTIVATION_TOKEN": "ключ"}, ""),
    ],
)
def test_only_a_plain_short_token_is_passed_on(environ: dict[str, str], token: str) -> None:
    assert activation_token(environ) == token


def test_a_window_that_does_not_answer_is_told_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.desktop.single_instance.ANSWER_MS", 200)
    stuck = begin(tmp_path, "stuck")
    assert said(stuck) == "first"
    instance = SingleInstance(tmp_path)
    assert instance.claim() is Claim.SILENT
    application = Application(qapp, Start(home=tmp_path, lang="ru", theme="light"), instance)
    qtbot.addWidget(application.boot)
    application.show(silent=True)
    (page,) = application.boot.findChildren(StatePage)
    qtbot.waitUntil(page.primary.isVisible)
    assert "не отвечает" in page.lines.text()
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    (page,) = [p for p in application.boot.findChildren(StatePage) if p.isVisible()]
    assert application.window is None, "still stuck: told again"
    stuck.kill()
    stuck.wait(10)
    with qtbot.waitSignal(application.ready, timeout=30_000):
        qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert instance.listens
    application.close()
    assert application.window is not None
    application.window.deleteLater()
