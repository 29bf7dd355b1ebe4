"""Start-up: the first paint precedes heavy imports; failures become a calm page; smoke and shots exit with 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.app import AppOptions, open_app
from core.errors import SkladLinkError
from gui import i18n
from gui.app import Application, Start
from gui.boot import BootWindow
from gui.widgets.states import StatePage

ROOT = Path(__file__).resolve().parents[2]

_PROBE = """
import sys
from gui.app import Application, Start, make_qt
qt = make_qt(["probe"])
application = Application(qt, Start())
application.boot.painted.disconnect()
application.boot.painted.connect(qt.quit)
application.show()
qt.exec()
heavy = {"requests", "peewee", "apscheduler", "rapidfuzz", "msgspec", "qtawesome", "core.app"} & set(sys.modules)
print("heavy:", sorted(heavy))
"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=110
    )


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = _run("-c", _PROBE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("heavy: []"), done.stdout


def test_a_failed_start_is_told_calmly_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tries = []

    def refuse(options: object = None) -> None:
        tries.append(options)
        raise SkladLinkError("store.newer", version=99, known=1)

    import core.app

    monkeypatch.setattr(core.app, "open_app", refuse)
    hook = sys.excepthook
    application = Application(qapp, Start(home=tmp_path, lang="ru", theme="light"))
    qtbot.addWidget(application.boot)
    failures: list[object] = []
    application.failed.connect(failures.append)
    application.show()
    qtbot.waitUntil(lambda: len(failures) == 1, timeout=10_000)
    words = " ".join(label.text() for label in application.boot.findChildren(QLabel))
    for part in ("Что случилось:", "Что это значит:", "Что сделать:"):
        assert part in words
    assert "Traceback" not in words
    application.boot.retry_wanted.emit()
    qtbot.waitUntil(lambda: len(failures) == 2, timeout=10_000)
    assert len(tries) == 2
    sys.excepthook = hook


def test_smoke_checks_everything_and_leaves(tmp_path: Path) -> None:
    done = _run("-m", "gui", "--demo", "--smoke", "--variants", "50", "--home", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    for check in (
        "start",
        "database",
        "demo MoySklad",
        "demo shop",
        "keyring",
        "certificates",
        "translations",
        "pages",
    ):
        assert [line for line in lines if line.startswith(f"ok      {check}")], check
    assert " pages opened" in done.stdout


def test_shots_render_every_page_in_english_and_exit(tmp_path: Path) -> None:
    folder = tmp_path / "shots"
    done = _run(
        "-m",
        "gui",
        "--demo",
        "--shots",
        str(folder),
        "--variants",
        "120",
        "--lang",
        "en",
        "--theme",
        "dark",
        "--size",
        "1200x760",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    names = {path.stem for path in folder.glob("*.png")}
    assert {
        "load-start",
        "load-done",
        "connect-start",
        "connect-login",
        "connect",
        "mapping",
        "mapping-accept",
        "mapping-find",
        "mapping-nothing",
        "stock",
        "stock-preview",
        "stock-brake",
        "settings",
    } <= names
    assert all(path.stat().st_size > 10_000 for path in folder.glob("*.png"))


def test_a_damaged_database_can_be_restored_from_the_failure_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    open_app(AppOptions(home=tmp_path)).close()
    open_app(AppOptions(home=tmp_path)).close()
    (tmp_path / "skladlink.db").write_bytes(b"this is no database " * 500)
    hook = sys.excepthook
    application = Application(qapp, Start(home=tmp_path, lang="ru", theme="light"))
    qtbot.addWidget(application.boot)
    with qtbot.waitSignal(application.failed, timeout=20_000):
        application.show()
    (button,) = [b for b in application.boot.findChildren(QPushButton) if "копию" in (b.text() + b.accessibleName())]
    with qtbot.waitSignal(application.ready, timeout=30_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert application.window is not None
    application.close()
    application.window.deleteLater()
    sys.excepthook = hook


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("code", ["store.damaged", "store.newer", "store.disk_full", "jobs.other_instance"])
def test_the_failure_page_shows_every_line(qtbot: QtBot, qapp: QApplication, lang: str, code: str) -> None:
    i18n.install(lang)
    boot = BootWindow()
    qtbot.addWidget(boot)
    boot.show()
    told = i18n.explain(code, {"copy": "2026-11-24T02:00:00+00:00"})
    boot.show_error(told.what, told.means, told.do, can_restore=True)
    (page,) = boot.findChildren(StatePage)
    qtbot.waitUntil(lambda: page.primary.isVisible() and 0 < page.lines.height() < boot.height() // 2)
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(page.lines.font())
    document.setHtml(page.lines.text())
    document.setTextWidth(page.lines.width())
    i18n.install("ru")
    assert told.do.split(".")[0] in document.toPlainText()
    assert page.lines.height() >= document.size().height()
